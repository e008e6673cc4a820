"""Arguments: words on the command line in, values out; or what is wrong with them, in Norwegian."""

import argparse
import re
from typing import Any, NoReturn

# What argparse says in English, and what we say.
USAGE_ERRORS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", r"dette mangler: \1"),
    (r"unrecognized arguments: (.*)", r"ukjent: \1"),
    (r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)", r"\1: velg blant \3"),
    (r"argument (\S+): invalid \S+ value: '(.*)'", r"\1: «\2» kan ikke brukes her"),
    (r"argument (\S+): expected one argument", r"\1 trenger en verdi"),
    (r"argument (\S+): ignored explicit argument '(.*)'", r"\1 tar ingen verdi"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 kan bety \2"),
)


class Parser(argparse.ArgumentParser):
    """argparse, speaking Norwegian."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs, add_help=False)
        self._positionals.title = "argumenter"
        self._optionals.title = "valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjelpen")

    def error(self, message: str) -> NoReturn:
        for english, norwegian in USAGE_ERRORS:
            if match := re.fullmatch(english, message):
                message = match.expand(norwegian).replace("'", "")
        self.exit(2, f"{self.prog}: {message}. Se {self.prog} --help\n")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "bruk:")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "bruk:")


def positive(text: str) -> int:
    """A whole number from 1. Raises ValueError."""
    if not text.isdigit() or int(text) < 1:
        raise ValueError
    return int(text)


def port(text: str) -> int:
    """A port to listen on. Raises ValueError."""
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ValueError
    return int(text)
