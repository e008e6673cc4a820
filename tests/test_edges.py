"""Edges: a document → what hangs on what beside its text, and what is known of every target."""

from collections import Counter

import pytest

from corpus.catalog import load
from corpus.model import Document
from graph.build import all_nodes
from graph.edges import Edge, Known, Status, edges
from tests.samples import document, ledd, made, paragraf

LINKS = document("rariteter/nl-19020202-931")  # links that are not as they should be
FOOTNOTES = document("rariteter/nl-19020202-908")


@pytest.fixture(scope="module")
def known(eksempel: tuple[Document, ...]) -> Known:
    return Known.of(iter((*eksempel, LINKS, document("rariteter/nl-19020202-928"))))


N1, N2, N3 = (f"lov/1901-01-01-{n}" for n in (1, 2, 3))
ODD = "lov/1902-02-02-931"

# Every row is an href, then the address it means and what is known of it.
TARGETS: list[tuple[str, str, Status]] = [
    (N1, N1, "held"),
    (f"{N1}/§2-3", f"{N1}/§2-3", "held"),
    (f"{N1}/§2-3/ledd/2/bokstav/d", f"{N1}/§2-3/ledd/2/bokstav/d", "held"),
    (f"{N1}/kap2", f"{N1}/kap2", "held"),
    ("lov/1902-02-02-928/nab/p1/a1", "lov/1902-02-02-928/nab/p1/a1", "held"),
    # as it is printed where it lives
    (f"{ODD}/§4a-14", f"{ODD}/§4A-14", "held"),
    (f"{ODD}/kapvi", f"{ODD}/kapVI", "held"),
    ("LOV/1901-01-01-1/§2-3", f"{N1}/§2-3", "held"),
    # a paragraf with one ledd is linked without it
    (f"{N1}/§1-3/bokstav/c", f"{N1}/§1-3/ledd/1/bokstav/c", "held"),
    # punktum: the ledd or the item it stands in
    (f"{N1}/§2-4/ledd/3/setning/2", f"{N1}/§2-4/ledd/3", "held"),
    (f"{N1}/§2-3/ledd/2/bokstav/d/setning/1", f"{N1}/§2-3/ledd/2/bokstav/d", "held"),
    (f"{N1}/§3-4/setning/1", f"{N1}/§3-4", "held"),
    # the document is here, the provision is not
    (f"{N1}/§9-9", f"{N1}/§9-9", "missing"),
    (f"{N1}/§2-1/ledd/7", f"{N1}/§2-1/ledd/7", "missing"),
    (f"{N1}/§2-1/ledd/7/setning/1", f"{N1}/§2-1/ledd/7/setning/1", "missing"),
    (f"{N1}/§2-3/ledd/2/bokstrav/a", f"{N1}/§2-3/ledd/2/bokstrav/a", "missing"),
    (f"{N1}/§2-4/ledd/2/ledd/2", f"{N1}/§2-4/ledd/2/ledd/2", "missing"),
    # the document is not here
    ("lov/1890-01-01-999/§1", "lov/1890-01-01-999/§1", "not held"),
    ("forskrift/1905-06-09-9905", "forskrift/1905-06-09-9905", "not held"),
    # no law and no forskrift
    ("eu/31902l0001*", "eu/31902l0001*", "outside"),
    ("avtale/avt-1902-02-02-1-v9", "avtale/avt-1902-02-02-1-v9", "outside"),
    ("forskrift/1902-02-02*", "forskrift/1902-02-02*", "outside"),
    ("static/NL/a.pdf", "static/NL/a.pdf", "outside"),
    ("null", "null", "outside"),
    ("", "", "outside"),
]


@pytest.mark.parametrize(("href", "address", "status"), TARGETS)
def test_target(href: str, address: str, status: Status, known: Known) -> None:
    assert known.target(href) == (address, status)


# Every row is a document and an edge that begins in it.
EDGES = [
    # headings, notes and footnotes are told apart from the text
    (
        FOOTNOTES,
        Edge(
            "lov/1902-02-02-908/§8", f"{N1}/§2-4", "overskrift", "held", "nabohjelpsloven § 2-4"
        ),
    ),
    (
        document("eksempel/nl-19010101-001"),
        Edge(f"{N1}/§2-3", "lov/1905-05-05-905", "endret ved", "not held", "5 mai 1905 nr. 905"),
    ),
    # hjemmel is said in the header
    (
        document("eksempel/sf-19010101-0004"),
        Edge("forskrift/1901-01-01-4", f"{N1}/§2-3", "hjemmel", "held"),
    ),
    # what stands inside what
    (document("eksempel/nl-19010101-001"), Edge(N1, f"{N1}/kap2", "inneholder")),
    (document("eksempel/nl-19010101-001"), Edge(f"{N1}/kap2", f"{N1}/§2-3a", "inneholder")),
    (
        document("eksempel/nl-19010101-001"),
        Edge(f"{N1}/§2-3/ledd/2", f"{N1}/§2-3/ledd/2/bokstav/d", "inneholder"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "edge"), EDGES)
def test_edges(source: Document, edge: Edge, known: Known) -> None:
    assert [found for found in edges(source, known) if found == edge] == [edge]


def test_a_footnote_has_its_own_kind(known: Known) -> None:
    notes = document("rariteter/nl-19020202-908")
    found = [e for e in edges(notes, known) if e.kind == "fotnote"]
    assert [(e.source, e.surface) for e in found] == [("lov/1902-02-02-908/§9", "§ 7")]


def test_every_provision_but_the_document_stands_inside_one_other(
    eksempel: tuple[Document, ...],
) -> None:
    known = Known.of(iter(eksempel))
    found = (edge for each in eksempel for edge in edges(each, known))
    inside = Counter(edge.target for edge in found if edge.kind == "inneholder")
    provisions = [str(p.id) for d in eksempel for p in d.walk() if p.id.path]
    assert inside == Counter(provisions)
    assert set(inside.values()) == {1}


def test_nodes_stand_in_reading_order_and_are_called_what_people_say(
    eksempel: tuple[Document, ...],
) -> None:
    nodes = list(all_nodes(lambda: eksempel, load()))
    assert [node.place for node in nodes] == list(range(len(nodes)))
    labels = {node.address: node.label for node in nodes}
    assert labels[f"{N1}/§2-3a/ledd/2"] == "nabhl. § 2-3 a andre ledd"
    assert labels[f"{N2}/§9a"] == "Grendekjøkenlova § 9 a"
    assert labels[f"{N3}/§4/nummer/2/bokstav/a"] == "gnl. § 4 nr. 2 bokstav a"
    assert labels[N1] == "nabhl."


def test_a_paragraf_is_called_as_its_law_prints_it() -> None:
    header = '<h2 class="legalArticleHeader"><span class="legalArticleValue">§ 3-6a</span>.</h2>'
    glued = made(paragraf(header + ledd("Ro."), "§3-6a"))
    labels = [node.label for node in all_nodes(lambda: [glued], load())]
    assert labels[-1].endswith("§ 3-6a første ledd")
