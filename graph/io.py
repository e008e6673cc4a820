"""Graph on disk: edges in, an SQLite file out; and questions to it, answered from disk.

An open form (two tables, no pickle) that answers «what does this point at» and
«what points at this» without being loaded.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.database import opened, written
from corpus.ids import ProvisionId
from graph.edges import RELATIONS, Edge, EdgeKind
from graph.references import Loose

VERSION = "3"  # change it whenever an edge would be read or drawn differently
SCHEMA = """
CREATE TABLE node (
    address TEXT PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, place INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE edge (
    source TEXT NOT NULL, target TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
    surface TEXT NOT NULL, exact TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE TABLE loose (
    source TEXT NOT NULL, surface TEXT NOT NULL, relation TEXT NOT NULL, targets TEXT NOT NULL,
    status TEXT NOT NULL, reason TEXT NOT NULL, law TEXT NOT NULL, linked INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
"""
INDEXES = """
CREATE INDEX edge_source ON edge (source);
CREATE INDEX edge_target ON edge (target);
"""
COLUMNS = (
    "edge.source, edge.target, edge.kind, edge.status, edge.surface, edge.exact, edge.start,"
    ' edge."end"'
)


@dataclass(frozen=True, slots=True)
class Node:
    """A provision as the graph knows it; `place` orders nodes as they are read."""

    address: str
    kind: str
    label: str
    place: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of each kind a graph on disk has."""

    nodes: int
    edges: int
    loose: int


def write(path: Path, nodes: Iterable[Node], found: Iterable[Edge | Loose]) -> Counts:
    """What `path` now holds. The file must not be there before."""
    with written(path, SCHEMA) as base:
        rows = ((n.address, n.kind, n.label, n.place) for n in nodes)
        base.executemany("INSERT INTO node VALUES (?, ?, ?, ?)", rows)
        for each in found:
            base.execute(*_insertion(each))
        base.executescript(INDEXES)
        base.execute("ANALYZE")
        return Counts(*(base.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES))


TABLES = ("node", "edge", "loose")


def _insertion(each: Edge | Loose) -> tuple[str, tuple[str | int, ...]]:
    row = _row(each) if isinstance(each, Edge) else _loose_row(each)
    table = "edge" if isinstance(each, Edge) else "loose"
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row


def _row(edge: Edge) -> tuple[str | int, ...]:
    return (
        edge.source,
        edge.target,
        edge.kind,
        edge.status,
        edge.surface,
        edge.exact,
        edge.start,
        edge.end,
    )


def _loose_row(loose: Loose) -> tuple[str | int, ...]:
    return (
        loose.source,
        loose.surface,
        loose.relation,
        " ".join(loose.targets),  # no address has a space
        loose.status,
        loose.reason,
        loose.law,
        loose.linked,
        loose.start,
        loose.end,
    )


class Graph:
    """The graph of a knowledge base, read from disk a question at a time."""

    def __init__(self, path: Path) -> None:
        self._base = opened(path, "SELECT source FROM edge, node LIMIT 1")

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def out(self, address: ProvisionId, kinds: Iterable[EdgeKind] = RELATIONS) -> list[Edge]:
        """What `address`, and all inside it, points at, in reading order."""
        return self._ask("source", address, kinds)

    def into(self, address: ProvisionId, kinds: Iterable[EdgeKind] = RELATIONS) -> list[Edge]:
        """What points at `address` or at something inside it, by source."""
        return self._ask("target", address, kinds)

    def node(self, address: str) -> Node | None:
        """What the graph knows of `address`."""
        row = self._base.execute("SELECT * FROM node WHERE address = ?", (address,)).fetchone()
        return Node(*row) if row else None

    def numbered(self, number: str) -> list[Node]:
        """The paragrafer with this number («§7-2a»), in all documents, as they are read."""
        folded = number.casefold()
        return [node for node in self.paragrafer() if node.address.casefold().endswith(folded)]

    def paragrafer(self) -> list[Node]:
        """Every paragraf of every document, as they are read."""
        sql = "SELECT * FROM node WHERE kind = 'paragraf' ORDER BY place"
        return [Node(*row) for row in self._base.execute(sql)]

    def loose(self, documents: Collection[str] = ()) -> list[Loose]:
        """The references that lead to no law in force, of these documents or of all."""
        sql = """
            SELECT loose.* FROM loose LEFT JOIN node ON node.address = loose.source
            ORDER BY node.place, loose.source, loose.start
        """
        found = (_loose(row) for row in self._base.execute(sql))
        return [
            each
            for each in found
            if not documents or ProvisionId.parse(each.source).document in documents
        ]

    def _ask(self, end: str, address: ProvisionId, kinds: Iterable[EdgeKind]) -> list[Edge]:
        wanted = tuple(kinds)
        marks = ", ".join("?" * len(wanted))
        # Inside a paragraf the addresses begin alike; inside a chapter they do not.
        inside = f"""
            WITH RECURSIVE part(address) AS (
                SELECT ?1
                -- «0» comes after «/»: what lies in an act that is not here
                UNION SELECT {end} FROM edge WHERE {end} > ?1 || '/' AND {end} < ?1 || '0'
                UNION SELECT edge.target FROM edge JOIN part ON edge.source = part.address
                WHERE edge.kind = 'inneholder')
            SELECT {COLUMNS} FROM edge LEFT JOIN node ON node.address = edge.source
            WHERE edge.{end} IN part AND edge.kind IN ({marks})
            ORDER BY node.place, edge.source, edge.start, edge.target
        """
        rows = self._base.execute(inside, (str(address), *wanted)).fetchall()
        return [Edge(*row) for row in rows]


def _loose(row: tuple[Any, ...]) -> Loose:
    source, surface, relation, targets, status, reason, law, linked, start, end = row
    named = tuple(targets.split())
    return Loose(source, surface, relation, named, status, reason, law, bool(linked), start, end)
