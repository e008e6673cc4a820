"""Other names: other_names.toml in, what acts outside the catalogue are also called out."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Other:
    """A document that the catalogue does not follow, and what it is called."""

    refid: str
    names: tuple[str, ...]
    repealed: bool = False
    inside: str = ""

    @property
    def display(self) -> str:
        """What it is called in running text."""
        return self.names[0]


@cache
def load() -> tuple[Other, ...]:
    """The names that come with Leddvis, in the order of the file."""
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return tuple(Other(**{**row, "names": tuple(row["names"])}) for row in raw["other"])
