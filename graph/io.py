"""Graph on disk: edges in, an SQLite file out; and questions to it, answered from disk.

An open form (two tables, no pickle) that answers «what does this point at» and
«what points at this» without being loaded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.database import opened, written
from corpus.ids import ProvisionId
from graph.edges import Edge, EdgeKind

VERSION = "2"  # change it whenever an edge would be read or drawn differently
SCHEMA = """
CREATE TABLE node (
    address TEXT PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, place INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE edge (
    source TEXT NOT NULL, target TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
    surface TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
"""
INDEXES = """
CREATE INDEX edge_source ON edge (source);
CREATE INDEX edge_target ON edge (target);
"""
COLUMNS = 'edge.source, edge.target, edge.kind, edge.status, edge.surface, edge.start, edge."end"'


@dataclass(frozen=True, slots=True)
class Node:
    """A provision as the graph knows it; `place` orders nodes as they are read."""

    address: str
    kind: str
    label: str
    place: int


def write(path: Path, nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[int, int]:
    """(nodes, edges) that `path` now holds. The file must not be there before."""
    with written(path, SCHEMA) as base:
        rows = ((n.address, n.kind, n.label, n.place) for n in nodes)
        base.executemany("INSERT INTO node VALUES (?, ?, ?, ?)", rows)
        base.executemany("INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, edges))
        base.executescript(INDEXES)
        base.execute("ANALYZE")
        counted = [base.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES]
    return counted[0], counted[1]


TABLES = ("node", "edge")


def _row(edge: Edge) -> tuple[str, str, str, str, str, int, int]:
    return (
        edge.source,
        edge.target,
        edge.kind,
        edge.status,
        edge.surface,
        edge.start,
        edge.end,
    )


class Graph:
    """The graph of a knowledge base, read from disk a question at a time."""

    def __init__(self, path: Path) -> None:
        self._base = opened(path, "SELECT source FROM edge, node LIMIT 1")

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def out(self, address: ProvisionId, kinds: Iterable[EdgeKind] = ("viser til",)) -> list[Edge]:
        """What `address`, and all inside it, points at, in reading order."""
        return self._ask("source", address, kinds)

    def into(self, address: ProvisionId, kinds: Iterable[EdgeKind] = ("viser til",)) -> list[Edge]:
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

    def counts(self) -> dict[str, int]:
        """How many edges there are of each kind and status: «viser til: held»."""
        rows = self._base.execute("SELECT kind, status, count(*) FROM edge GROUP BY 1, 2")
        return {f"{kind}: {status}": count for kind, status, count in rows}

    def loose(self) -> Iterator[Edge]:
        """The edges whose target's document is here, and the target is not."""
        sql = f"SELECT {COLUMNS} FROM edge WHERE status = 'missing' ORDER BY source, start"
        for row in self._base.execute(sql):
            yield Edge(*row)

    def _ask(self, end: str, address: ProvisionId, kinds: Iterable[EdgeKind]) -> list[Edge]:
        wanted = tuple(kinds)
        marks = ", ".join("?" * len(wanted))
        # Inside a paragraf the addresses begin alike; inside a chapter they do not.
        inside = f"""
            WITH RECURSIVE part(address) AS (
                SELECT ?
                UNION SELECT edge.target FROM edge JOIN part ON edge.source = part.address
                WHERE edge.kind = 'inneholder')
            SELECT {COLUMNS} FROM edge LEFT JOIN node ON node.address = edge.source
            WHERE edge.{end} IN part AND edge.kind IN ({marks})
            ORDER BY node.place, edge.source, edge.start, edge.target
        """
        rows = self._base.execute(inside, (str(address), *wanted)).fetchall()
        return [Edge(*row) for row in rows]
