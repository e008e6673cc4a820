"""Graph on disk: nodes and edges → a file, and what a question to it gives."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.catalog import load
from corpus.errors import NoKnowledgeBaseError
from corpus.ids import ProvisionId
from corpus.model import Document
from graph.build import all_edges, all_nodes
from graph.edges import RELATIONS, Edge, EdgeKind
from graph.io import Counts, Graph, Node, write
from graph.references import Loose
from tests import samples
from tests.samples import document

N1, N2, N3 = (f"lov/1901-01-01-{n}" for n in (1, 2, 3))
PLAN = "forskrift/1901-01-01-4"
ODD = "lov/1902-02-02-931"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, eksempel: tuple[Document, ...]) -> Path:
    path = tmp_path_factory.mktemp("graf") / "graf.sqlite"
    documents = (*eksempel, document("rariteter/nl-19020202-931"))
    found = list(all_edges(lambda: documents, samples.resolver(documents)))
    counts = write(path, all_nodes(lambda: documents, load()), found)
    assert counts.nodes == sum(1 for d in documents for _ in d.walk())
    assert counts.edges == sum(isinstance(each, Edge) for each in found)
    assert counts.loose == sum(isinstance(each, Loose) for each in found)
    return path


@pytest.fixture
def graph(path: Path) -> Iterator[Graph]:
    graph = Graph(path)
    yield graph
    graph.close()


# Every row is a place, and what it and all inside it points at, in reading order.
OUT = [
    (f"{N1}/§2-3a",
     [f"{N1}/§2-3/ledd/1", *(f"{N1}/§2-3/ledd/2/bokstav/{letter}" for letter in "abc")]),
    (f"{N1}/§2-3a/ledd/1", [f"{N1}/§2-3/ledd/1"]),
    (f"{PLAN}/§1", [f"{N1}/§2-4", f"{N2}/§8"]),
    (f"{PLAN}/§1/ledd/1/bokstav/b", [f"{N2}/§8"]),
    # inside a chapter addresses do not begin alike
    (f"{N2}/kap3", [*(f"{N3}/§{n}" for n in (5, 6, 7, 8)), f"{N1}/§3-2", f"{N1}/§3-4"]),
    # nothing
    (f"{N1}/§2-7", []),
    (f"{N1}/§99", []),
    ("lov/1890-01-01-999", []),
]  # fmt: skip


@pytest.mark.parametrize(("address", "targets"), OUT)
def test_out(address: str, targets: list[str], graph: Graph) -> None:
    found = graph.out(ProvisionId.parse(address))
    assert [edge.target for edge in found] == targets
    assert {edge.kind for edge in found} <= set(RELATIONS)


# Every row is a place, and what points at it or at something inside it.
INTO = [
    # what is not there, is inside it all the same
    (
        f"{N1}/§2-3/ledd/1",
        [f"{N1}/§2-3a/ledd/1", f"{N3}/§5/ledd/2", f"{PLAN}/§2/ledd/1", f"{ODD}/§2/ledd/1"],
    ),
    ("lov/1890-01-01-999", [f"{ODD}/§6/ledd/1"]),
    (f"{N1}/§3-4", [f"{N2}/§12/ledd/1"]),
    (f"{N3}/§8", [f"{N2}/§10/ledd/1", f"{N3}/§9/ledd/1", f"{ODD}/§3/ledd/1"]),
    (f"{N2}/§9", [f"{N1}/§2-8/ledd/1"]),
    (f"{N2}/kap1", [f"{N1}/§1-3/ledd/1/bokstav/c"]),  # § 2 stands in it
    (f"{N1}/§3-1", [f"{PLAN}/§7/ledd/1"]),
    (f"{PLAN}", [f"{N1}/§2-4/ledd/4"]),
    # what does not exist can be pointed at
    (f"{N1}/§9-9", [f"{ODD}/§6/ledd/1"]),
    ("lov/1890-01-01-999/§1", [f"{ODD}/§6/ledd/1"]),
    (f"{N1}/§2-7", []),
]


@pytest.mark.parametrize(("address", "sources"), INTO)
def test_into(address: str, sources: list[str], graph: Graph) -> None:
    assert [edge.source for edge in graph.into(ProvisionId.parse(address))] == sources


# Every row is a place, the kinds that are asked for, and the other ends.
KINDS: list[tuple[str, tuple[EdgeKind, ...], list[str]]] = [
    (f"{PLAN}", ("hjemmel",), [f"{N1}/§2-3", f"{N1}/§2-4", f"{N2}/§8"]),
    (f"{N1}/§2-3", ("endret ved",), ["lov/1905-05-05-905", "forskrift/1905-06-09-9905"]),
    (f"{N1}/§2-4/ledd/3", ("inneholder",), []),
    (f"{N1}/§2-6", ("inneholder", "viser til"), [f"{N1}/§2-6/ledd/1", f"{N1}/§2-5/ledd/1"]),
    (f"{N1}/§2-6", (), []),
]


@pytest.mark.parametrize(("address", "kinds", "targets"), KINDS)
def test_kinds(address: str, kinds: tuple[EdgeKind, ...], targets: list[str], graph: Graph) -> None:
    assert [edge.target for edge in graph.out(ProvisionId.parse(address), kinds)] == targets


def test_an_edge_comes_back_whole(graph: Graph, eksempel: tuple[Document, ...]) -> None:
    [edge] = graph.out(ProvisionId.parse(f"{N1}/§2-3a/ledd/1"))
    assert edge == Edge(
        f"{N1}/§2-3a/ledd/1", f"{N1}/§2-3/ledd/1", "viser til", "held", "§ 2-3 første ledd"
    )
    [text] = [p.text for d in eksempel for p in d.walk() if str(p.id) == edge.source]
    assert text[edge.start : edge.end] == edge.surface


def test_node(graph: Graph) -> None:
    node = graph.node(f"{N1}/§2-3a/ledd/1")
    assert node is not None
    assert (node.kind, node.label) == ("ledd", "nabhl. § 2-3 a første ledd")
    assert graph.node(f"{N1}/§99") is None


def test_loose_ends_come_back_in_reading_order(
    graph: Graph, eksempel: tuple[Document, ...]
) -> None:
    documents = (*eksempel, document("rariteter/nl-19020202-931"))
    found = all_edges(lambda: documents, samples.resolver(documents))
    assert graph.loose() == [each for each in found if isinstance(each, Loose)]
    assert f"{N1}/§9-9" in {target for each in graph.loose() for target in each.targets}


def test_loose_ends_of_some_documents(graph: Graph) -> None:
    assert graph.loose([ODD]) == [e for e in graph.loose() if e.source.startswith(ODD)] != []
    assert graph.loose(["lov/1890-01-01-999"]) == []


def test_a_question_is_only_a_question(graph: Graph) -> None:
    assert graph.node("' OR 1=1 --") is None
    assert graph.out(ProvisionId("lov/1901-01-01-1", ("' OR 1=1 --",))) == []


def test_nothing_is_written_over(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(sqlite3.Error):
        write(path, [Node("lov/1902-02-02-1", "rest", "x", 0)], [])
    assert path.read_bytes() == before


def test_a_graph_of_nothing(tmp_path: Path) -> None:
    assert write(tmp_path / "tom.sqlite", [], []) == Counts(0, 0, 0)
    graph = Graph(tmp_path / "tom.sqlite")
    assert graph.loose() == []
    graph.close()


NO_GRAPH = {
    "not there": None,
    "empty": b"",
    "text": b"<html>" * 100,
    "another base": b"SQLite format 3\0" + bytes(100),
}


@pytest.mark.parametrize("data", NO_GRAPH.values(), ids=NO_GRAPH)
def test_a_missing_or_damaged_file_is_told_of(data: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "graf.sqlite"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(NoKnowledgeBaseError) as caught:
        Graph(path)
    assert str(caught.value).startswith(str(path))
    assert str(caught.value).endswith("leddvis build")
