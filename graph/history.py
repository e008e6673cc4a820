"""History on disk: timelines in, an SQLite file out; and the timeline of one provision back.

An open form (two tables, text as JSON, no pickle). Words that lie inside a unit are kept
by their place in it, not again. Answers from disk, a provision at a time.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import NoKnowledgeBaseError, StaleIndexError
from corpus.ids import ProvisionId
from corpus.model import EMPTY, Footnote, Link, Mark, Prose, Provision
from corpus.timeline import Period, Timeline, Version

VERSION = 1  # change it whenever a stored timeline would read differently
SCHEMA = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE timeline (
    folded TEXT PRIMARY KEY, address TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    known_until TEXT
) WITHOUT ROWID;
CREATE TABLE version (
    folded TEXT NOT NULL, place INTEGER NOT NULL, start TEXT NOT NULL, "end" TEXT,
    source TEXT NOT NULL, complete INTEGER NOT NULL, reason TEXT NOT NULL, former TEXT,
    pending INTEGER NOT NULL, beside TEXT NOT NULL, text TEXT, known TEXT NOT NULL,
    PRIMARY KEY (folded, place)
) WITHOUT ROWID;
"""
COLUMNS = 'start, "end", source, complete, reason, former, pending, beside, text, known'

Json = dict[str, Any]


def write(path: Path, timelines: Iterable[Timeline]) -> int:
    """How many timelines `path` now holds. The file must not be there before."""
    count = 0
    with closing(sqlite3.connect(path)) as base:
        # Nobody reads the file before the whole knowledge base takes its place.
        base.execute("PRAGMA synchronous = OFF")
        base.execute("PRAGMA journal_mode = OFF")
        base.executescript(SCHEMA)
        for timeline in timelines:
            folded = timeline.provision.fold()
            until = timeline.known_until and timeline.known_until.isoformat()
            row = (folded, str(timeline.provision), timeline.before, timeline.after, until)
            base.execute("INSERT INTO timeline VALUES (?, ?, ?, ?, ?)", row)
            for place, version in enumerate(timeline.versions):
                values = (folded, place, *_row(version))
                base.execute(f"INSERT INTO version VALUES ({', '.join('?' * 12)})", values)
            count += 1
        base.commit()
    return count


class History:
    """The timelines of a knowledge base, read from disk a provision at a time."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise NoKnowledgeBaseError(f"{path} mangler. Bygg kunnskapsbasen: leddvis build")
        # One connection serves all threads of the web app; nothing here writes.
        self._base = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        try:
            [found] = self._base.execute("PRAGMA user_version").fetchone()
            self._base.execute(f"SELECT address, {COLUMNS} FROM timeline, version LIMIT 1")
        except sqlite3.Error as error:
            self._base.close()
            raise NoKnowledgeBaseError(
                f"{path} er skadet ({error}). Bygg på nytt: leddvis build"
            ) from error
        if found != VERSION:
            self._base.close()
            raise StaleIndexError(
                f"{path} er skrevet i form {found}; dette er {VERSION}. Bygg på nytt: leddvis build"
            )

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def timeline(self, provision: ProvisionId) -> Timeline | None:
        """What is known of a paragraf, or of a part of one; None where nothing is."""
        whole = provision.paragraf
        if whole is None:
            return None
        sql = "SELECT address, before, after, known_until FROM timeline WHERE folded = ?"
        row = self._base.execute(sql, (whole.fold(),)).fetchone()
        if row is None:
            return None
        address, before, after, until = row
        sql = f"SELECT {COLUMNS} FROM version WHERE folded = ? ORDER BY place"
        rows = self._base.execute(sql, (whole.fold(),)).fetchall()
        at = ProvisionId.parse(address)
        versions = tuple(_version(row, at) for row in rows)
        found = Timeline(at, versions, before, after, until and date.fromisoformat(until))
        rest = provision.path[len(whole.path) :]
        return found.within(ProvisionId(at.document, (*at.path, *rest))) if rest else found

    def addresses(self, document: str = "") -> list[ProvisionId]:
        """The provisions that have a timeline, of one document or of all."""
        sql = "SELECT address FROM timeline ORDER BY folded"
        found = (ProvisionId.parse(row[0]) for row in self._base.execute(sql))
        return [address for address in found if document in ("", address.document)]


# ---- one version


def _row(version: Version) -> tuple[Any, ...]:
    end = version.in_force.end
    return (
        version.in_force.start.isoformat(),
        end and end.isoformat(),
        version.source,
        version.complete,
        version.reason,
        version.former and str(version.former),
        version.pending,
        _dumped(version.beside),
        _dumped(_stored(version.text)) if version.text else None,
        _dumped([_stored(piece) for piece in version.known]),
    )


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _version(row: tuple[Any, ...], at: ProvisionId) -> Version:
    start, end, source, complete, reason, former, pending, beside, text, known = row
    return Version(
        Period(date.fromisoformat(start), end and date.fromisoformat(end)),
        _read(json.loads(text), at.document) if text else None,
        source,
        bool(complete),
        reason,
        tuple(_read(piece, at.document) for piece in json.loads(known)),
        former and ProvisionId.parse(former),
        bool(pending),
        tuple(json.loads(beside)),
    )


# ---- one provision, with all that is in it


def _stored(provision: Provision) -> Json:
    line: Json = {
        "at": "/".join(provision.id.path),
        "kind": provision.kind,
        "label": provision.label,
    }
    if provision.heading != EMPTY:
        line["heading"] = _prose(provision.heading)
    if provision.footnotes:
        line["footnotes"] = [[note.mark, _prose(note.prose)] for note in provision.footnotes]
    if provision.prose != EMPTY:
        line["prose"] = _prose(provision.prose)
        line["items"] = [_item(child, provision) for child in provision.children]
    else:
        line["children"] = [_stored(child) for child in provision.children]
    return line


def _item(item: Provision, unit: Provision) -> Json:
    at = "/".join(item.id.path[len(unit.id.path) :])
    place = [item.start - unit.start, item.end - unit.start]
    items = [_item(child, unit) for child in item.children]
    return {"at": at, "kind": item.kind, "label": item.label, "place": place, "items": items}


def _prose(prose: Prose) -> Json:
    return {"text": prose.text, "links": prose.links, "marks": prose.marks}


def _read(line: Json, document: str) -> Provision:
    id = ProvisionId(document, tuple(line["at"].split("/")) if line["at"] else ())
    prose = _read_prose(line.get("prose"))
    items = tuple(_read_item(item, id, prose) for item in line.get("items", ()))
    children = tuple(_read(child, document) for child in line.get("children", ()))
    heading = _read_prose(line.get("heading"))
    notes = tuple(Footnote(mark, _read_prose(text)) for mark, text in line.get("footnotes", ()))
    return Provision(id, line["kind"], line["label"], heading, prose, items or children, notes)


def _read_item(line: Json, unit: ProvisionId, prose: Prose) -> Provision:
    start, end = line["place"]
    return Provision(
        unit / line["at"],
        line["kind"],
        line["label"],
        prose=prose.cut(start, end),
        children=tuple(_read_item(item, unit, prose) for item in line["items"]),
        start=start,
    )


def _read_prose(line: Json | None) -> Prose:
    if line is None:
        return EMPTY
    links = tuple(Link(*link) for link in line["links"])
    return Prose(line["text"], links, tuple(Mark(*mark) for mark in line["marks"]))
