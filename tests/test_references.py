"""References: a ledd → what it points at, as edges and loose ends, links and words together."""

import re
from collections import Counter

import pytest

from corpus.model import Document
from graph.edges import RELATIONS, Edge, EdgeKind, Known, Status
from graph.links import coarse
from graph.references import Loose, Reader
from tests import bases, samples
from tests.samples import document, made

N1, N2 = (f"lov/1901-01-01-{n}" for n in (1, 2))
LAW = "lov/1902-02-02-1"
ODD = "lov/1902-02-02-931"
LINKS = document("rariteter/nl-19020202-931")  # links that are not as they should be


def reader(*documents: Document) -> Reader:
    return Reader(samples.resolver(documents), Known.of(iter(documents)))


def law(first: str, *others: str) -> Document:
    """An act whose § 2 has these ledd; § 1 has two, with a list and two punktum."""
    listed = (
        'Ape. Bie: <ol class="defaultList" type="a">'
        '<li data-name="a."><article class="listArticle">rev</article></li>'
        '<li data-name="b."><article class="listArticle">gris</article></li></ol>'
    )
    one = samples.paragraf(samples.ledd(listed) + samples.ledd("Katt. Hund."), "§1")
    two = samples.paragraf("".join(map(samples.ledd, (first, *others))), "§2")
    return made(one + two)


def read(text: str, *others: str) -> list[Edge | Loose]:
    found = law(text, *others)
    return list(reader(found, *map(document, samples.EKSEMPEL)).document(found))


def link(href: str, words: str) -> str:
    return f'<a href="{href}">{words}</a>'


Brief = list[tuple[str, EdgeKind, str]]

# A ledd, and the edges that it draws: the target, in which manner, down to which punktum.
DRAWN: list[tuple[str, Brief]] = [
    # links alone, words alone, both
    (f"Etter {link(f'{LAW}/§1', '§ 1')}.", [("§1", "viser til", "")]),
    ("Etter § 1.", [("§1", "viser til", "")]),
    (f"Etter {link(f'{LAW}/§1', '§ 1')} andre ledd.", [("§1/ledd/2", "viser til", "")]),
    (f"Etter {link(f'{LAW}/§1', '§ 1')} første ledd bokstav b.",
     [("§1/ledd/1/bokstav/b", "viser til", "")]),
    # the link is finer than the words
    (f"Etter {link(f'{LAW}/§1/ledd/2', '§ 1')}.", [("§1/ledd/2", "viser til", "")]),
    # they disagree: Lovdata knows better
    (f"Etter {link(f'{N1}/§2-4', '§ 1')}.", [(f"{N1}/§2-4", "viser til", "")]),
    # what Lovdata made a link and no words of ours explain
    (f"Etter {link(f'{LAW}/§1', 'første regel')}.", [("§1", "viser til", "")]),
    (f"Etter {link('eu/31902l0001*', '02/1/EF')}.", [("eu/31902l0001*", "viser til", "")]),
    # down to the punktum: the node is what it stands in
    ("Etter § 1 andre ledd andre punktum.", [("§1/ledd/2", "viser til", "§1/ledd/2/setning/2")]),
    ("Etter § 1 første ledd, andre ledd første punktum.",
     [("§1/ledd/1", "viser til", ""), ("§1/ledd/2", "viser til", "§1/ledd/2/setning/1")]),
    # in which manner, by link and by words
    (f"Ape, jf. {link(f'{LAW}/§1', '§ 1')}.", [("§1", "jf", "")]),
    ("Ape, jf. § 1.", [("§1", "jf", "")]),
    ("§ 1 gjelder tilsvarende.", [("§1", "tilsvarende", "")]),
    ("§ 1 gjeld tilsvarande.", [("§1", "tilsvarende", "")]),
    ("Med unntak av § 1.", [("§1", "unntak", "")]),
    ("Uten hinder av § 1.", [("§1", "unntak", "")]),
    ("Forskrift gitt med hjemmel i § 1.", [("§1", "hjemmel", "")]),
    # where the text stands
    ("Etter denne paragrafen.", [("§2", "viser til", "")]),
    ("Etter loven her.", [("", "viser til", "")]),
    # another act, and several at once
    ("Etter nabohjelpsloven § 2-4.", [(f"{N1}/§2-4", "viser til", "")]),
    ("Etter §§ 1 og 2.", [("§1", "viser til", ""), ("§2", "viser til", "")]),
]  # fmt: skip


def brief(edge: Edge) -> tuple[str, EdgeKind, str]:
    def short(address: str) -> str:
        return address.removeprefix(LAW).removeprefix("/")

    return short(edge.target), edge.kind, short(edge.exact)


@pytest.mark.parametrize(("text", "drawn"), DRAWN, ids=[text for text, _ in DRAWN])
def test_drawn(text: str, drawn: Brief) -> None:
    found = read(text)
    assert [brief(each) for each in found if isinstance(each, Edge)] == drawn
    assert [each for each in found if isinstance(each, Loose)] == []


# A ledd, and the loose ends of it: the words, what they say, why they lead nowhere.
LOOSE = [
    ("Etter § 1 fjerde ledd.", "§ 1 fjerde ledd", [f"{LAW}/§1/ledd/4"], "finnes ikke"),
    ("Etter § 77.", "§ 77", [f"{LAW}/§77"], "finnes ikke"),
    ("Etter nabohjelpsloven § 9-9.", "nabohjelpsloven § 9-9", [f"{N1}/§9-9"], "finnes ikke"),
    ("Etter lov 9. mai 1880 nr. 8.", "lov 9. mai 1880 nr. 8", ["lov/1880-05-09-8"], "opphevet"),
    ("Etter sjuende ledd.", "sjuende ledd", [f"{LAW}/§2/ledd/7"], "finnes ikke"),
]


@pytest.mark.parametrize(("text", "surface", "targets", "status"), LOOSE)
def test_loose(text: str, surface: str, targets: list[str], status: str) -> None:
    [loose] = [each for each in read(text) if isinstance(each, Loose)]
    assert (loose.surface, list(loose.targets), loose.status) == (surface, targets, status)
    assert loose.reason or status == "opphevet"


# An href or words, and what is known of where they lead.
KNOWN: list[tuple[str, Status]] = [
    ("§ 1", "held"),
    ("§ 77", "missing"),
    (link("lov/1890-01-01-999/§1", "den avløste loven § 1"), "not held"),
    (link("eu/31902l0001*", "02/1/EF"), "outside"),
]


@pytest.mark.parametrize(("words", "status"), KNOWN)
def test_what_is_known_of_the_target(words: str, status: Status) -> None:
    [edge] = [each for each in read(f"Etter {words}.") if isinstance(each, Edge)]
    assert edge.status == status


def test_a_law_that_the_ledd_before_named_is_meant() -> None:
    """«Etter nabohjelpsloven § 2-4. …» and in the next ledd «§ 2-3», which this act has not."""
    found = read("Etter nabohjelpsloven § 2-4.", "Også etter § 2-3.")
    assert [each.target for each in found if isinstance(each, Edge)] == [f"{N1}/§2-4", f"{N1}/§2-3"]


def test_the_innermost_item_that_all_of_the_words_stand_in() -> None:
    plan = document("eksempel/sf-19010101-0004")
    found = [
        each
        for each in reader(*map(document, samples.EKSEMPEL)).document(plan)
        if each.surface == "grendekjøkenlova § 8"
    ]
    [edge] = found
    assert isinstance(edge, Edge)
    assert (edge.source, edge.target) == (f"{plan.id}/§1/ledd/1/bokstav/b", f"{N2}/§8")


@pytest.mark.parametrize("name", [*samples.EKSEMPEL, "rariteter/nl-19020202-931"])
def test_words_stand_where_they_are_said_to_and_no_link_is_lost(name: str) -> None:
    one = document(name)
    found = list(reader(one, *map(document, samples.EKSEMPEL)).document(one))
    texts = {str(p.id): p.text for p in one.walk()}
    assert found
    for each in found:
        assert texts[each.source][each.start : each.end] == each.surface != ""
    edges = Counter(coarse(each.target) for each in found if isinstance(each, Edge))
    known = Known.of(iter((one, *map(document, samples.EKSEMPEL))))
    links = {coarse(known.target(x.href)[0]) for unit in one.root.units() for x in unit.prose.links}
    assert links <= set(edges)


# ---- real law


@pytest.mark.real
def test_sosialtjenesteloven_9_points_at_parts_of_13() -> None:
    graph = bases.real_service().base.graph
    home = bases.real_service().locate("sotjl. § 13")[0].id
    into = [e for e in graph.into(home) if e.source == "lov/2009-12-18-131/§9/ledd/1"]
    parts = [(e.exact or e.target).removeprefix(f"{home}/") for e in into]
    assert parts == ["ledd/2/setning/1", "ledd/3", "ledd/4/setning/1"]


@pytest.mark.real
def test_acts_that_are_not_held_point_at_those_that_are() -> None:
    service = bases.real_service()
    sources = {
        re.sub(r"/§.*", "", edge.source)
        for refid in service.base.documents
        for edge in service.base.graph.into(service.held(refid).document.id)
    }
    assert len(sources - set(service.base.documents)) > 50


@pytest.mark.real
def test_the_ledd_of_the_reform_are_pointed_at_in_every_manner() -> None:
    service = bases.real_service()
    edges = [e for refid in service.base.documents for e in service.base.graph.out(
        service.held(refid).document.id)]  # fmt: skip
    kinds = Counter(edge.kind for edge in edges)
    assert set(kinds) == set(RELATIONS)
    fine = [e for e in edges if e.exact or "/ledd/" in e.target]
    assert len(fine) > 600  # 32 of Lovdata's links go that far
