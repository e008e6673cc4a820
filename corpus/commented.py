"""Commented: comments of one knowledge base in, an SQLite file out, and back by address."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus import database
from corpus.commentary import Comment, Outside, Sorted
from corpus.ids import ProvisionId

VERSION = "1"  # change it whenever a stored comment would read differently
SCHEMA = """
CREATE TABLE comment (
    address TEXT PRIMARY KEY, unit TEXT, current INTEGER, summary TEXT, digest TEXT, who TEXT,
    modality TEXT, towards TEXT, held_when TEXT, subjects TEXT, questions TEXT
) WITHOUT ROWID;
CREATE INDEX comment_unit ON comment (unit);
CREATE TABLE outside (
    key TEXT PRIMARY KEY, why TEXT, says TEXT, act TEXT, near TEXT, questions TEXT
) WITHOUT ROWID;
"""
COLUMNS = "address, summary, digest, who, modality, towards, held_when, subjects, questions"


def write(path: Path, comments: Sorted, outside: Iterable[Outside]) -> None:
    """Into a new file at `path` with all comments, those that are outdated marked."""
    with database.written(path, SCHEMA) as base:
        for current, held in ((1, comments.current), (0, comments.outdated)):
            base.executemany(
                f"INSERT INTO comment (current, unit, {COLUMNS})"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((current, str(comment.unit), *_row(comment)) for comment in held),
            )
        rows = (
            (o.key, o.why, o.says, o.act, _dump(map(str, o.near)), _dump(o.questions))
            for o in outside
        )
        base.executemany("INSERT INTO outside VALUES (?, ?, ?, ?, ?, ?)", rows)


def _row(comment: Comment) -> tuple[str, ...]:
    return (
        str(comment.id), comment.summary, comment.digest, comment.who, comment.modality,
        comment.towards, comment.when, _dump(comment.subjects), _dump(comment.questions),
    )  # fmt: skip


def _dump(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


class Commented:
    """The comments of a knowledge base."""

    def __init__(self, path: Path) -> None:
        self._base: sqlite3.Connection = database.opened(path, "SELECT 1 FROM comment LIMIT 1")

    def on(self, id: ProvisionId) -> Comment | None:
        """What we say of exactly `id`, when that still holds."""
        found = list(self._comments("address = ? AND current", str(id)))
        return found[0] if found else None

    def inside(self, id: ProvisionId) -> Iterator[tuple[Comment, bool]]:
        """What we say of `id` and of all in it, and whether that is outdated."""
        for current in (1, 0):
            where = f"current = {current} AND (address = ? OR address BETWEEN ? AND ?)"
            for comment in self._comments(where, str(id), f"{id}/", f"{id}0"):
                yield comment, not current

    def in_unit(self, unit: ProvisionId) -> tuple[Comment, ...]:
        """What we say of a ledd and of the items in it, where that still holds."""
        return tuple(self._comments("unit = ? AND current", str(unit)))

    def subjects(self) -> dict[str, tuple[str, ...]]:
        """The subjects of every ledd that has some, those of its items too."""
        found: dict[str, dict[str, None]] = {}
        asked = "SELECT unit, subjects FROM comment WHERE current AND subjects != '[]'"
        for unit, subjects in self._base.execute(asked):
            found.setdefault(unit, {}).update(dict.fromkeys(json.loads(subjects)))
        return {unit: tuple(subjects) for unit, subjects in found.items()}

    def every(self) -> Iterator[Comment]:
        """All that hold for the law as it stands."""
        yield from self._comments("current")

    def outside(self, key: str) -> Outside | None:
        """What is told of something that the acts do not answer."""
        return next(self._outside("key = ?", key), None)

    def every_outside(self) -> Iterator[Outside]:
        """All that is known that the acts do not answer."""
        yield from self._outside("TRUE")

    def _outside(self, where: str, *values: str) -> Iterator[Outside]:
        asked = f"SELECT key, why, says, act, near, questions FROM outside WHERE {where}"
        for key, why, says, act, near, questions in self._base.execute(asked, values):
            ids = tuple(map(ProvisionId.parse, json.loads(near)))
            yield Outside(key, why, says, act, ids, tuple(json.loads(questions)))

    def _comments(self, where: str, *values: str) -> Iterator[Comment]:
        for row in self._base.execute(f"SELECT {COLUMNS} FROM comment WHERE {where}", values):
            address, summary, digest, who, modality, towards, when, subjects, questions = row
            yield Comment(
                ProvisionId.parse(address), summary, digest, who, modality, towards, when,
                tuple(json.loads(subjects)), tuple(json.loads(questions)),
            )  # fmt: skip
