"""Register: documents in, an SQLite file of their names and outlines out; and look-ups in it.

It knows every act of the archives, also those that the base does not hold, so that
a reference into any of them can be resolved and an address that does not exist be told.
"""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from corpus.database import opened, written
from corpus.model import Document, Provision
from corpus.successions import Succession
from graph import renumbered
from graph.names import Held
from graph.outline import Outline

VERSION = "4"  # change it whenever an outline would be read or written differently
SCHEMA = """
CREATE TABLE document (
    refid TEXT PRIMARY KEY, title TEXT NOT NULL, short_title TEXT NOT NULL,
    abbreviation TEXT NOT NULL, in_force TEXT NOT NULL, outline TEXT NOT NULL,
    moved TEXT NOT NULL, links TEXT NOT NULL
) WITHOUT ROWID;
"""
REPEALED = re.compile(r"\(?\s*opphev[ea]", re.IGNORECASE)
TO_COME = re.compile(
    r"\b(?:tilføyes|vert\s+(?:tilføyd|føyd\s+til)|blir\s+(?:tilføyd|føyd\s+til))", re.I
)
DOCUMENT = re.compile(r"(?:lov|forskrift)/\d{4}-\d\d-\d\d(?:-\d+)?")
LAWS_OPEN = 64  # outlines kept in memory


def held(document: Document) -> Held:
    """What the header of `document` calls it, and when it came into force."""
    header = document.header
    return Held(
        str(document.id),
        header.title,
        header.short_title,
        header.abbreviation,
        min(map(str, header.in_force), default=header.in_force_text),
    )


def state(provision: Provision) -> str:
    """What is special of a paragraf or chapter, as its shell tells: repealed, or still to come."""
    if REPEALED.match(provision.heading.text):
        return "opphevet"
    if provision.kind == "kapittel":
        inside = {state(each) for each in provision.walk() if each.kind == "paragraf"}
        return inside.pop() if len(inside) == 1 else ""
    bare = provision.kind == "paragraf" and next(provision.units(), None) is None
    if bare and any(TO_COME.search(note.text) for note in provision.notes):
        return "ikke i kraft"
    return ""


Row = tuple[str, str, str, str, str, str, str, str]


def row(document: Document) -> Row:
    """What the register keeps of a document: names, commencement, outline, former numbers."""
    known = held(document)
    names = (known.title, known.short_title, known.abbreviation, known.in_force)
    outline, moved = Outline.of(document, state), renumbered.renumbered(document)
    linked = " ".join(sorted(_linked(document)))
    return (known.refid, *names, outline.lines(), renumbered.lines(moved), linked)


def _linked(document: Document) -> set[str]:
    """The documents that anything in this one links to, its notes and footnotes too."""
    found = set()
    for provision in document.walk():
        prose = (provision.prose, provision.heading, *provision.notes)
        for each in (*prose, *(footnote.prose for footnote in provision.footnotes)):
            found |= {match[0] for link in each.links if (match := DOCUMENT.match(link.href))}
    return found


def write(path: Path, rows: Iterable[Row]) -> int:
    """How many documents `path` now tells of. The file must not be there before."""
    with written(path, SCHEMA) as base:
        base.executemany("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        count: int = base.execute("SELECT count(*) FROM document").fetchone()[0]
    return count


class Register:
    """The register of a knowledge base, read from disk an act at a time."""

    def __init__(self, path: Path) -> None:
        self._base = opened(path, "SELECT outline FROM document LIMIT 1")
        self.outline = lru_cache(maxsize=LAWS_OPEN)(self._outline)

    @cached_property
    def documents(self) -> tuple[Held, ...]:
        """Every document that is known, in the order of the refid."""
        sql = "SELECT refid, title, short_title, abbreviation, in_force FROM document"
        return tuple(Held(*row) for row in self._base.execute(sql))

    def is_linked(self, refid: str) -> bool:
        """Whether any document that is known links to `refid`."""
        return refid in self._linked

    @cached_property
    def _linked(self) -> frozenset[str]:
        rows = self._base.execute("SELECT links FROM document")
        return frozenset(refid for row in rows for refid in row[0].split())

    def moved(self, refid: str) -> tuple[Succession, ...]:
        """Which provisions of an act had other numbers, as its notes tell."""
        sql = "SELECT moved FROM document WHERE refid = ?"
        row = self._base.execute(sql, (refid,)).fetchone()
        return tuple(renumbered.read(row[0])) if row else ()

    def _outline(self, refid: str) -> Outline | None:
        sql = "SELECT outline FROM document WHERE refid = ?"
        row = self._base.execute(sql, (refid,)).fetchone()
        return Outline.read(refid, row[0]) if row else None
