"""Database: what is written is read again, and nobody writes into it later."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.database import opened, written
from corpus.errors import NoKnowledgeBaseError

SCHEMA = "CREATE TABLE dyr (navn TEXT)"
ASK = "SELECT navn FROM dyr"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with written(tmp_path / "dyr.sqlite", SCHEMA) as base:
        base.execute("INSERT INTO dyr VALUES ('rev')")
    return tmp_path / "dyr.sqlite"


def test_what_is_written_is_read_and_not_changed(path: Path) -> None:
    with closing(opened(path, ASK)) as base:
        assert base.execute(ASK).fetchall() == [("rev",)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            base.execute("DELETE FROM dyr")


def test_a_file_that_is_there_is_not_written_again(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="exists"), written(path, SCHEMA):
        pass


@pytest.mark.parametrize("content", [b"", b"noe helt annet" * 100])
def test_a_file_that_cannot_answer_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(content)
    with pytest.raises(NoKnowledgeBaseError, match=r"x\.sqlite er skadet .* leddvis build"):
        opened(tmp_path / "x.sqlite", ASK)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoKnowledgeBaseError, match=r"mangler\. .* leddvis build"):
        opened(tmp_path / "x.sqlite", ASK)
