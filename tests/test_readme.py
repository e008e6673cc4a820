"""README: what it promises is run, and what there is to be run is in it."""

import argparse
import doctest
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import cli
from tests import bases
from tests.samples import ROOT

README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
FOLDERS = ("corpus", "ingest", "graph", "search", "app")
ANYTHING = "…"  # a line of this stands for any number of lines
# These would not end, or need more than the sample.
NOT_RUN = ("serve", "bench", "evaluate")


@dataclass(frozen=True, slots=True)
class Shown:
    """A command of the README, and the lines that are shown below it."""

    command: str
    lines: tuple[str, ...]


def shown() -> Iterator[Shown]:
    for block in re.findall(r"^```console\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            yield Shown(command, tuple(lines))


def commands() -> dict[str, argparse.ArgumentParser]:
    parsers = (a for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(next(parsers).choices)


# ---- what is shown is what comes


def test_the_commands_give_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEDDVIS_HOME", str(bases.fresh(tmp_path).home))
    monkeypatch.chdir(ROOT)
    run = 0
    for example in shown():
        program, *arguments = shlex.split(example.command)
        if program != "leddvis":
            continue
        assert arguments[0] not in NOT_RUN, f"`{example.command}` cannot be run by a test"
        assert arguments[0] != "build" or "--sample" in arguments, "a test builds the sample only"
        code = cli.main(arguments)
        told = capsys.readouterr()
        assert code == 0, told.err
        assert_like(example, told.out)
        run += 1
    assert run >= 3


def assert_like(example: Shown, out: str) -> None:
    """That `out` is what is shown, where nothing shown says nothing."""
    if not example.lines:
        return
    pattern = "".join(
        r"(?:.*\n)*?" if line == ANYTHING else re.escape(line.rstrip()) + r"[ ]*\n"
        for line in example.lines
    )
    if not re.fullmatch(pattern + r"\n*", out.rstrip("\n") + "\n"):
        pytest.fail(f"$ {example.command}\n{out}\nis not what README.md shows:\n"
                    + "\n".join(example.lines), pytrace=False)  # fmt: skip


# What is shown, what comes, and whether it is the same.
LIKE = [
    (["a", "b"], "a\nb\n", True),
    (["a", "b"], "a\nb\nc\n", False),
    (["a", ANYTHING], "a\nb\nc\n", True),
    (["a", ANYTHING, "c"], "a\nc\n", True),
    ([ANYTHING, "b"], "a\nb\n", True),
    ([ANYTHING, "b"], "a\nb\nc\n", False),
    (["a.c"], "abc\n", False),
    ([], "a\n", True),
]


@pytest.mark.parametrize(("lines", "out", "same"), LIKE)
def test_what_is_taken_for_the_same(lines: list[str], out: str, same: bool) -> None:
    example = Shown("x", tuple(lines))
    if same:
        assert_like(example, out)
    else:
        with pytest.raises(pytest.fail.Exception):
            assert_like(example, out)


def test_the_examples_in_python_run() -> None:
    assert doctest.testfile(str(README), module_relative=False, encoding="utf-8").failed == 0


def test_a_command_is_one_that_there_is() -> None:
    for example in shown():
        assert shlex.split(example.command)[0] in ("leddvis", "python3", "git", "cd")


# ---- everything is named


@pytest.mark.parametrize(("name", "parser"), commands().items())
def test_every_command_is_explained(name: str, parser: argparse.ArgumentParser) -> None:
    assert parser.get_default("run").__doc__
    assert f"leddvis {name}" in TEXT


@pytest.mark.parametrize("name", re.findall(r"`leddvis ([a-z]+)", TEXT))
def test_every_command_that_is_named_exists(name: str) -> None:
    assert name in commands()


OPTIONS = sorted(set(re.findall(r"(?<=[\[`|])--[a-z]+(?:-[a-z]+)*", TEXT)))


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_that_is_named_exists(option: str) -> None:
    assert option in {o for parser in commands().values() for o in parser._option_string_actions}


@pytest.mark.parametrize("command", ["python3 -m app.start", "python3 -m app.start test"])
def test_how_to_start_is_told(command: str) -> None:
    assert f"`{command}`" in TEXT


def _dependencies() -> list[str]:
    return [re.split(r"[^\w.-]", wanted)[0] for wanted in PROJECT["dependencies"]]


@pytest.mark.parametrize("name", _dependencies())
def test_every_dependency_is_explained(name: str) -> None:
    section = TEXT.split("## Dependencies", 1)[1]
    assert re.search(rf"^\|[^|]*(?<![\w-]){re.escape(name)}(?![\w-])", section, re.MULTILINE)


def _variables() -> set[str]:
    files = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return {
        name for path in files for name in re.findall(r"LEDDVIS_[A-Z]+", path.read_text("utf-8"))
    }


def test_every_variable_is_explained() -> None:
    assert _variables() == set(re.findall(r"LEDDVIS_[A-Z]+", TEXT))


PLACES = sorted(set(re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w/.-]+)`", TEXT)))


@pytest.mark.parametrize("place", PLACES)
def test_every_file_that_is_named_exists(place: str) -> None:
    assert (ROOT / place).exists()
