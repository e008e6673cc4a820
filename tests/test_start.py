"""Start: what a fresh checkout runs first, on whatever Python it is run with; pip is never run."""

import ast
import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import start
from tests.samples import ROOT

SOURCE = (ROOT / "app" / "start.py").read_text("utf-8")
TREE = ast.parse(SOURCE, feature_version=(3, 7))


@dataclass(slots=True)
class Commands:
    """What would have been run, and what it would have ended with."""

    run: list[list[str]]
    fails: str = ""  # the command that has this word

    def __call__(
        self, command: Sequence[object], cwd: Path | None = None, check: bool = False
    ) -> "subprocess.CompletedProcess[bytes]":
        self.run.append([str(part) for part in command])
        failed = self.fails in self.said()[-1].split()
        if check and failed:
            raise subprocess.CalledProcessError(3, self.run[-1])
        return subprocess.CompletedProcess(self.run[-1], 3 if failed else 0)

    def execv(self, path: object, command: list[str]) -> int:
        self.run.append(command)
        return 0

    def said(self) -> list[str]:
        """The commands without the folder that they lie in."""
        return [" ".join([Path(name).stem, *rest]) for name, *rest in self.run]


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    made = Commands([])
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(subprocess, "run", made)
    monkeypatch.setattr(os, "execv", made.execv)
    (tmp_path / ".venv").mkdir()
    monkeypatch.chdir(tmp_path)
    return made


def has_python(commands: Commands) -> None:
    start.program("python").parent.mkdir(parents=True)
    start.program("python").touch()


# ---- on an old Python


def test_an_old_python_can_read_it() -> None:
    compile(TREE, "start.py", "exec")
    for node in ast.walk(TREE):
        notes = [node.returns] if isinstance(node, ast.FunctionDef) else []
        notes += [node.annotation] if isinstance(node, ast.arg | ast.AnnAssign) else []
        for note in filter(None, notes):
            # «list[str]» is worked out when the function is made, and fails before 3.9
            assert isinstance(note, ast.Name | ast.Constant | ast.Attribute), ast.unparse(note)


def test_only_the_standard_library_is_imported() -> None:
    for node in ast.walk(TREE):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "."]
        else:
            continue
        assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_the_folder_that_it_lies_in_imports_nothing() -> None:
    tree = ast.parse((ROOT / "app" / "__init__.py").read_text("utf-8"), feature_version=(3, 7))
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(tree))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_told_that_it_is_too_old(
    version: tuple[int, int, int],
    commands: Commands,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    assert start.main([]) == 1
    assert "Leddvis trenger Python 3.11 eller nyere" in capsys.readouterr().out
    assert commands.run == []


# ---- setting up

PROGRAMS = [
    ("posix", "python", ("bin", "python")),
    ("posix", "leddvis", ("bin", "leddvis")),
    ("nt", "python", ("Scripts", "python.exe")),
    ("nt", "leddvis", ("Scripts", "leddvis.exe")),
]


@pytest.mark.parametrize(("system", "name", "parts"), PROGRAMS)
def test_program(
    system: str, name: str, parts: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", system)
        path = start.program(name)
    assert path.parts[-3:] == (".venv", *parts)


INSTALL = (
    "python -m pip install --disable-pip-version-check --quiet --progress-bar on"
    " --constraint constraints.txt --editable "
)


def test_an_empty_checkout_gets_an_environment(commands: Commands) -> None:
    start.set_up(with_tests=False)
    venv, install = commands.run
    assert venv == [sys.executable, "-m", "venv", str(start.ENVIRONMENT)]
    assert install[0] == str(start.program("python"))
    assert commands.said()[1] == f"{INSTALL}."


def test_an_environment_that_is_there_is_used(commands: Commands) -> None:
    has_python(commands)
    start.set_up(with_tests=True)
    assert commands.said() == [f"{INSTALL}.[dev]"]


def test_what_is_set_up_is_not_set_up_again(commands: Commands) -> None:
    for _ in range(2):
        start.set_up(with_tests=False)
    assert len(commands.run) == 2
    # what the tests need is more
    start.set_up(with_tests=True)
    assert len(commands.run) > 2


def test_other_versions_are_installed_anew(commands: Commands) -> None:
    has_python(commands)
    lists = b"".join((ROOT / name).read_bytes() for name in start.LISTS)
    stamp = start.ENVIRONMENT / "oppsett"
    stamp.write_text(hashlib.sha256(lists + b"older").hexdigest(), "utf-8")
    start.set_up(with_tests=False)
    assert len(commands.run) == 1
    assert stamp.read_text("utf-8") == hashlib.sha256(lists).hexdigest()


def test_what_failed_is_tried_again(commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    has_python(commands)
    commands.fails = "pip"
    assert start.main([]) == 1
    assert "endte med 3" in capsys.readouterr().out
    commands.fails = ""
    start.set_up(with_tests=False)
    assert len(commands.run) == 2  # the one that failed, and the one that did not


# ---- what is run then


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no exec")
def test_the_app_is_built_and_served(commands: Commands) -> None:
    has_python(commands)
    start.main(["--port", "8000"])
    assert commands.said()[1:] == ["leddvis build", "leddvis serve --port 8000"]
    assert Path.cwd() == ROOT


def test_a_build_that_fails_leaves_what_was_built_before_to_be_served(
    commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    has_python(commands)
    commands.fails = "build"
    start.main([])
    assert commands.said()[-1] == "leddvis serve"
    assert "åpner det som er bygd fra før" in capsys.readouterr().out


def test_everything_is_checked(commands: Commands) -> None:
    has_python(commands)
    assert start.main(["test", "-x"]) == 0
    checks = ["ruff format --check .", "ruff check .", "mypy", "pytest -x"]
    assert commands.said()[1:] == checks


def test_the_first_check_that_fails_decides_and_the_rest_are_run(commands: Commands) -> None:
    has_python(commands)
    commands.fails = "mypy"
    assert start.main(["test"]) == 3
    assert commands.said()[-2:] == ["mypy", "pytest"]


def test_what_is_pinned_is_what_is_asked_for() -> None:
    assert all((ROOT / name).is_file() for name in start.LISTS)
