"""History on disk: timelines in, an SQLite file out; and the timeline of one provision back.

An open form (two tables, text as JSON, no pickle). Answers from disk, a provision at a time.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from corpus.database import opened, written
from corpus.errors import StaleIndexError
from corpus.ids import ProvisionId
from corpus.stored import provision_json, read_provision
from corpus.timeline import Period, Timeline, Version

VERSION = 4  # change it whenever a stored timeline would read differently
SCHEMA = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE timeline (
    folded TEXT PRIMARY KEY, address TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    known_until TEXT
) WITHOUT ROWID;
CREATE TABLE version (
    folded TEXT NOT NULL, place INTEGER NOT NULL, start TEXT NOT NULL, "end" TEXT,
    source TEXT NOT NULL, complete INTEGER NOT NULL, reason TEXT NOT NULL, former TEXT,
    pending INTEGER NOT NULL, beside TEXT NOT NULL, amended_by TEXT NOT NULL,
    entire INTEGER NOT NULL, text TEXT, known TEXT NOT NULL,
    PRIMARY KEY (folded, place)
) WITHOUT ROWID;
"""
COLUMNS = (
    'start, "end", source, complete, reason, former, pending, beside, amended_by, entire,'
    " text, known"
)

NOTHING: Mapping[str, str] = {}


def write(path: Path, timelines: Iterable[Timeline], about: Mapping[str, str] = NOTHING) -> int:
    """How many timelines `path` now holds. The file must not be there before.

    `about` is what there is to tell of the file itself.
    """
    count = 0
    with written(path, SCHEMA) as base:
        base.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        for timeline in timelines:
            folded = timeline.provision.fold()
            until = timeline.known_until and timeline.known_until.isoformat()
            row = (folded, str(timeline.provision), timeline.before, timeline.after, until)
            base.execute("INSERT INTO timeline VALUES (?, ?, ?, ?, ?)", row)
            for place, version in enumerate(timeline.versions):
                values = (folded, place, *_row(version))
                base.execute(f"INSERT INTO version VALUES ({', '.join('?' * 14)})", values)
            count += 1
    return count


class History:
    """The timelines of a knowledge base, read from disk a provision at a time."""

    def __init__(self, path: Path) -> None:
        self._base = opened(path, f"SELECT address, {COLUMNS} FROM timeline, version LIMIT 1")
        [found] = self._base.execute("PRAGMA user_version").fetchone()
        if found != VERSION:
            self._base.close()
            raise StaleIndexError(
                f"{path} er skrevet i form {found}; dette er {VERSION}. Bygg på nytt: leddvis build"
            )

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def about(self, name: str) -> str:
        """What was written of the file itself under this name; «» where nothing was."""
        row = self._base.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def whole(self) -> bool:
        """Whether every page of the file is as it was written."""
        return self._base.execute("PRAGMA quick_check").fetchall() == [("ok",)]

    def count(self) -> int:
        """How many timelines there are."""
        found: int = self._base.execute("SELECT count(*) FROM timeline").fetchone()[0]
        return found

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
        _dumped(version.amended_by),
        version.entire,
        _dumped(provision_json(version.text)) if version.text else None,
        _dumped([provision_json(piece) for piece in version.known]),
    )


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _version(row: tuple[Any, ...], at: ProvisionId) -> Version:
    start, end, source, complete, reason, former, pending, beside, first, entire, *rest = row
    text, known = rest
    return Version(
        Period(date.fromisoformat(start), end and date.fromisoformat(end)),
        read_provision(json.loads(text), at.document) if text else None,
        source,
        bool(complete),
        reason,
        tuple(read_provision(piece, at.document) for piece in json.loads(known)),
        former and ProvisionId.parse(former),
        bool(pending),
        tuple(json.loads(beside)),
        tuple(json.loads(first)),
        bool(entire),
    )
