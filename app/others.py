"""Others: acts that a base does not hold in; what it keeps of them all the same out.

The register has their names and numbers, so that a reference into them can be told; and
the paragrafer of theirs that point at what is held show who points here. To read 735 acts
for that takes ten seconds, so it is kept while the archive is the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from corpus import archives
from corpus.archives import Sources
from corpus.catalog import Entry
from corpus.code import code
from corpus.errors import LovError
from corpus.files import CONSOLIDATED
from corpus.kept import keep, kept
from corpus.model import Document, Provision
from corpus.stored import Json, provision_json, read_provision
from graph import build, register

FILE = "andre-lover.jsonl"


@dataclass(slots=True)
class Others:
    """What is remembered of the acts that are not held."""

    rows: list[register.Row] = field(default_factory=list)
    pointing: list[Provision] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)

    def add(self, act: Document, held: Iterable[Entry]) -> None:
        """Remember what is needed of one more act."""
        self.rows.append(register.row(act))
        self.pointing += build.pointing(act, tuple(held))


def made_of(sources: Sources, held: Iterable[str]) -> Json:
    """All that decides what is remembered."""
    return {
        "archive": archives.digest(sources.archive(CONSOLIDATED["lov"]).path).sha256,
        "held": sorted(held),
        "code": code("corpus", "ingest", "graph"),
    }


def save(folder: Path, of: Json, others: Others) -> None:
    """Keeps what was read, with what it was read of."""
    lines = [
        *({"row": row} for row in others.rows),
        *({"in": p.id.document, "paragraf": provision_json(p)} for p in others.pointing),
        *({"unread": told} for told in others.unread),
    ]
    keep(folder / FILE, of, lines)


def saved(folder: Path, of: Json) -> Others | None:
    """What was kept; None where the acts have to be read."""
    lines = kept(folder / FILE, of)
    if lines is None:
        return None
    others = Others()
    try:
        for line in lines:
            if "row" in line:
                others.rows.append(tuple(line["row"]))
            elif "paragraf" in line:
                others.pointing.append(read_provision(line["paragraf"], line["in"]))
            else:
                others.unread.append(tuple(line["unread"]))
    except (ValueError, LookupError, TypeError, LovError):
        return None
    return others
