"""Outline: a document → which addresses it has, and what lies beside and between them."""

import pytest

from corpus.model import Document, Provision
from graph.outline import Outline, numbered

STATES = {"§2-7": "opphevet", "§2-8": "ikke i kraft"}


def state(provision: Provision) -> str:
    return STATES.get("/".join(provision.id.path), "")


@pytest.fixture(scope="module")
def outline(eksempel: tuple[Document, ...]) -> Outline:
    return Outline.of(eksempel[0], state)


# Every row is a path as written, and the path that is meant, as printed.
MEANT = [
    ("§2-3", "§2-3"),
    ("§2-3A", "§2-3a"),
    ("KAP2", "kap2"),
    ("§2-3/ledd/2/bokstav/D", "§2-3/ledd/2/bokstav/d"),
    ("§1-3/bokstav/c", "§1-3/ledd/1/bokstav/c"),  # one ledd has such a bokstav
    ("§2-2/nummer/3", "§2-2/ledd/2/nummer/3"),
    ("§2-4/ledd/3/setning/2", "§2-4/ledd/3/setning/2"),
    ("§3-4/setning/1", "§3-4/ledd/1/setning/1"),
    ("§2-4/setning/1", None),  # of which ledd?
    ("§2-4/ledd/3/setning/3", None),
    ("§2-4/ledd/3/setning/siste", None),
    ("§2-3/ledd/5", None),
    ("§2-3/ledd/2/bokstav/z", None),
    ("§9-9", None),
    ("§9-9/ledd/1", None),
    ("kap9", None),
    ("", None),
]


@pytest.mark.parametrize(("path", "expected"), MEANT)
def test_get(path: str, expected: str | None, outline: Outline) -> None:
    assert outline.get(path) == expected


BETWEEN = [
    ("§2-3", "§2-4", ["§2-3", "§2-3a", "§2-4"]),
    ("§2-8", "§3-1", ["§2-8", "§3-1"]),  # over the border of a chapter
    ("§2-3", "§2-3", ["§2-3"]),
    ("kap1", "kap3", ["kap1", "kap2", "kap3"]),
    ("§2-4", "§2-3", []),
    ("§2-3", "§9-9", []),
    ("§2-3", "kap3", []),
]


@pytest.mark.parametrize(("first", "last", "expected"), BETWEEN)
def test_between(first: str, last: str, expected: list[str], outline: Outline) -> None:
    assert outline.between(first, last) == expected


BESIDE = [
    ("§2-3", 1, "§2-3a"),
    ("§2-3a", -1, "§2-3"),
    ("§3-1", -1, "§2-8"),
    ("§1-1", -1, None),
    ("§3-4", 1, None),
    ("§2-3/ledd/2", 1, "§2-3/ledd/3"),
    ("§2-3/ledd/1", -1, None),
    ("kap2", 1, "kap3"),
    ("§9-9", 1, None),
]


@pytest.mark.parametrize(("path", "step", "expected"), BESIDE)
def test_beside(path: str, step: int, expected: str | None, outline: Outline) -> None:
    assert outline.beside(path, step) == expected


KINDS = [("§2-3", "paragraf"), ("kap2", "kapittel"), ("§2-3/ledd/2/bokstav/d", "bokstav")]


@pytest.mark.parametrize(("path", "kind"), KINDS)
def test_kind(path: str, kind: str, outline: Outline) -> None:
    assert outline.kind(path) == kind


def test_what_is_special_of_a_paragraf_is_so_of_all_in_it(outline: Outline) -> None:
    assert outline.state("§2-7") == "opphevet"
    assert outline.state("§2-8/ledd/1") == "ikke i kraft"
    assert outline.state("§2-3") == ""


def test_the_chapter_around(outline: Outline) -> None:
    assert outline.container_of("§2-3a", "kap") == "kap2"
    assert outline.container_of("§2-3", "del") is None


def test_what_is_written_can_be_read(eksempel: tuple[Document, ...]) -> None:
    for document in eksempel:
        outline = Outline.of(document, state)
        assert Outline.read(outline.refid, outline.lines()) == outline


def test_every_provision_with_an_address_is_in_it(eksempel: tuple[Document, ...]) -> None:
    for document in eksempel:
        outline = Outline.of(document)
        named = ["/".join(p.id.path) for p in document.walk() if p.id.path]
        assert list(outline.paths) == named
        assert all(outline.get(path) == path for path in named)


def test_numbered(eksempel: tuple[Document, ...]) -> None:
    found = [str(id) for id in numbered(map(Outline.of, eksempel), "§9A")]
    assert found == ["lov/1901-01-01-2/§9a"]
