"""Find: an address as people write it → the provision, or an error that names the nearest."""

import pytest

from corpus.errors import NotFoundError
from corpus.find import Lookup, nearest
from corpus.ids import ProvisionId
from tests.samples import document, made, paragraf

NABOHJELP = Lookup.of(document("eksempel/nl-19010101-001"))
NUMBERS = Lookup.of(document("rariteter/nl-19020202-930"))
TREATY = Lookup.of(document("rariteter/nl-19020202-928"))
LISTS = Lookup.of(document("rariteter/nl-19020202-903"))

# Every row is a document, an address in it, and the address of what is found.
FOUND = [
    # as it stands
    (NABOHJELP, "§2-3/ledd/2/bokstav/d", "§2-3/ledd/2/bokstav/d"),
    (NABOHJELP, "kap2", "kap2"),
    (NABOHJELP, "§2-7", "§2-7"),  # repealed, and still there
    (TREATY, "nab/a2/ledd/1/bokstav/a", "nab/a2/ledd/1/bokstav/a"),
    (TREATY, "nab/p1/a1~2", "nab/p1/a1~2"),
    # without regard to case
    (NABOHJELP, "§2-3A", "§2-3a"),
    (NABOHJELP, "KAP2", "kap2"),
    (NUMBERS, "§4a-14", "§4A-14"),
    (NUMBERS, "§21-12a/ledd/1", "§21-12A/ledd/1"),
    # a paragraf with one ledd is cited without it
    (NABOHJELP, "§1-3/bokstav/c", "§1-3/ledd/1/bokstav/c"),
    (NABOHJELP, "§3-4/setning/1", "§3-4/ledd/1/setning/1"),
    # and so is one with several, when one of them alone has a bokstav d
    (NABOHJELP, "§2-3/bokstav/d", "§2-3/ledd/2/bokstav/d"),
    # list straight under the paragraf, no ledd
    (LISTS, "§1-1/nummer/2", "§1-1/nummer/2"),
    # punktum are no nodes, and are found all the same
    (NABOHJELP, "§2-4/ledd/3/setning/2", "§2-4/ledd/3/setning/2"),
    (NABOHJELP, "§2-3/ledd/2/bokstav/d/setning/1", "§2-3/ledd/2/bokstav/d/setning/1"),
    (NABOHJELP, "§1-3/bokstav/c/setning/1", "§1-3/ledd/1/bokstav/c/setning/1"),
]


@pytest.mark.parametrize(("lookup", "path", "expected"), FOUND)
def test_find(lookup: Lookup, path: str, expected: str) -> None:
    law = lookup.document.id
    assert str(lookup.find(law / path).id) == str(law / expected)


def test_what_is_found_has_its_words() -> None:
    law = NABOHJELP.document.id
    second = NABOHJELP.find(law / "§2-4/ledd/3/setning/2")
    assert second.text == "Et ja kan tas tilbake når som helst."
    ledd = NABOHJELP.find(law / "§2-4/ledd/3")
    assert ledd.text[second.start : second.end] == second.text


def test_the_document_itself() -> None:
    assert NABOHJELP.find(NABOHJELP.document.id) is NABOHJELP.document.root


# Every row is an address that leads nowhere, and the nearest that exists («» for none).
MISSING = [
    # no such ledd, bokstav, punktum: what there is around it
    (NABOHJELP, "§2-3/ledd/9", "§2-3"),
    (NABOHJELP, "§2-3/ledd/2/bokstav/z", "§2-3/ledd/2"),
    (NABOHJELP, "§2-3/ledd/2/setning/9", "§2-3/ledd/2"),
    (NABOHJELP, "§2-3/ledd/2/setning/0", "§2-3/ledd/2"),
    (NABOHJELP, "§2-3/ledd/2/setning/x", "§2-3/ledd/2"),
    # several ledd: «første punktum» alone does not say which
    (NABOHJELP, "§2-3/setning/1", "§2-3"),
    # no such paragraf: the nearest number
    (NABOHJELP, "§2-99", "§2-8"),
    (NABOHJELP, "§1-4", "§1-3"),
    (NABOHJELP, "§2-3b", "§2-3"),
    (NUMBERS, "§18", "§17"),
    # no such chapter: one that is written like it
    (NABOHJELP, "kap9", "kap"),
    # nothing like it
    (NABOHJELP, "xyz", ""),
    (NABOHJELP, "§" + "9" * 300, ""),
]


@pytest.mark.parametrize(
    ("lookup", "path", "near"), MISSING, ids=[path[:30] for _, path, _ in MISSING]
)
def test_missing(lookup: Lookup, path: str, near: str) -> None:
    law = lookup.document.id
    assert lookup.get(law / path) is None
    with pytest.raises(NotFoundError) as caught:
        lookup.find(law / path)
    message = str(caught.value)
    assert f"({law / path}) finnes ikke i {lookup.document.header.short_title}." in message
    assert "\n" not in message
    if near:
        assert f"({law}/{near}" in message.split("Nærmeste som finnes:")[1]
    else:
        assert "Nærmeste" not in message


def test_another_document_is_not_searched() -> None:
    with pytest.raises(NotFoundError):
        NABOHJELP.find(ProvisionId("lov/1901-01-01-2", ("§1",)))


CHAPTERS = [
    ("kap15", ["kap5", "kap13", "kap2"], "kap13"),
    ("kap9A", ["kap9", "kap8A"], "kap9"),
    ("kapIV", ["kapIII", "kapX"], "kapIII"),
    ("bkn/a60", ["bkn/a54", "bkn/a6", "eøsl/a60"], "bkn/a54"),
]


@pytest.mark.parametrize(("path", "known", "near"), CHAPTERS)
def test_the_nearest_chapter_or_article(path: str, known: list[str], near: str) -> None:
    law = ProvisionId("lov/1901-01-01-1")
    assert nearest(law / path, [law / each for each in known]) == law / near


LETTERS = [("§1/ledd/2/bokstav/k", "c"), ("§1/ledd/2/bokstav/a", "b")]


@pytest.mark.parametrize(("path", "letter"), LETTERS)
def test_the_nearest_letter(path: str, letter: str) -> None:
    law = ProvisionId("lov/1901-01-01-1")
    known = [law / f"§1/ledd/2/bokstav/{each}" for each in "bc"]
    assert nearest(law / path, known) == law / f"§1/ledd/2/bokstav/{letter}"


def test_nearest_of_nothing() -> None:
    assert nearest(ProvisionId("lov/1901-01-01-1", ("§1",)), []) is None


def test_an_empty_paragraf_has_no_punktum() -> None:
    empty = made(paragraf(""))
    with pytest.raises(NotFoundError):
        Lookup.of(empty).find(empty.id / "§1/setning/1")
