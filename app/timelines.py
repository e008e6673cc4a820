"""Timelines: the archives and the acts of a build in, a file of what they said and when out.

The file is kept beside the base, with what it was made of: a build from the same archives
by the same code takes it as it is.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus import archives
from corpus.archives import Sources
from corpus.catalog import Catalog, Entry
from corpus.code import code
from corpus.errors import LovError
from corpus.files import CONSOLIDATED
from corpus.model import Document
from graph import history
from graph.acts import acts, noted
from graph.versions import Act, timelines
from ingest import lovtidend_kept
from ingest.lovtidend import gazettes
from ingest.pipeline import Progress, Unread

FOLLOWED = ("reform", "successor")  # the groups of the catalogue whose history is wanted
KEPT = "tidslinjer.sqlite"
Unreadable = tuple[tuple[str, str], ...]  # documents by name, and why


@dataclass(frozen=True, slots=True)
class Made:
    """How many timelines a base has, and what of Norsk Lovtidend could not be read."""

    count: int
    unread: Unreadable = ()


def followed(catalog: Catalog) -> tuple[Entry, ...]:
    """The acts whose history is followed, those that are repealed too."""
    return tuple(entry for entry in catalog.entries if entry.group in FOLLOWED)


@dataclass(frozen=True, slots=True)
class Asked:
    """What timelines are made of."""

    sources: Sources
    catalog: Catalog
    day: str  # that the consolidated text is from
    document: Callable[[str], Document | None]  # the consolidated acts by refid
    progress: Progress = lambda name, count: None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The acts to be followed: none where there is no Lovtidend to follow them in."""
        return followed(self.catalog) if gazettes(self.sources) else ()


def build(path: Path, cache: Path, asked: Asked) -> Made:
    """What is now in the file at `path`: nothing where the sources hold no Lovtidend.

    Raises SourceError for a damaged archive.
    """
    if not asked.entries:
        return Made(history.write(path, ()))
    made_of = _made_of(asked)
    if made := _taken(cache / KEPT, path, made_of):
        return made
    found, unread = read(cache, asked)
    lines = (timeline for act in found for timeline in timelines(act))
    about = {"made_of": made_of, "unread": json.dumps(unread, ensure_ascii=False)}
    count = history.write(path, lines, about)
    shutil.copyfile(path, cache / KEPT)
    return Made(count, unread)


def read(cache: Path, asked: Asked) -> tuple[tuple[Act, ...], Unreadable]:
    """The acts that are followed, with all that amended them; and what could not be read."""
    refids = frozenset(entry.refid for entry in asked.entries)
    held = {refid: act for refid in sorted(refids) if (act := asked.document(refid)) is not None}
    told = list(lovtidend_kept.told_of(asked.sources, refids, cache, asked.progress))
    notes = [event for act in held.values() for event in noted(act)]
    unread = tuple((one.name, one.reason) for one in told if isinstance(one, Unread))
    return acts(asked.entries, held, told, notes, date.fromisoformat(asked.day)), unread


def _made_of(asked: Asked) -> str:
    """All that decides what is in the file."""
    wanted = (asked.sources.archive(CONSOLIDATED["lov"]), *gazettes(asked.sources))
    return json.dumps(
        {
            "archives": [archives.digest(archive.path).sha256 for archive in wanted],
            "day": asked.day,
            "acts": [f"{e.refid} {e.repealed} {e.replaced_by}" for e in asked.entries],
            "code": code("corpus", "ingest", "graph"),
        }
    )


def _taken(kept: Path, path: Path, made_of: str) -> Made | None:
    """What is kept, put at `path`; None where it is damaged, or made of something else."""
    try:
        with closing(history.History(kept)) as base:
            if base.about("made_of") != made_of or not base.whole():
                return None
            made = Made(base.count(), tuple(map(tuple, json.loads(base.about("unread")))))
        shutil.copyfile(kept, path)
    except (LovError, OSError, ValueError, sqlite3.Error):
        return None
    return made
