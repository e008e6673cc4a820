"""Punktum: a text, and the sentences that Lovdata would count in it."""

import pytest

from corpus.punktum import ABBREVIATIONS, punktum, spans
from tests.samples import at, document

# Every row is a text, then its sentences; «|» parts them.
SENTENCES = [
    ("Ett.", "Ett."),
    ("Ett. To. Tre.", "Ett.|To.|Tre."),
    ("Uten punktum", "Uten punktum"),
    ("Ett?  To! Tre.", "Ett?|To!|Tre."),
    # what begins a sentence
    ("Ett. § 7 gjelder.", "Ett.|§ 7 gjelder."),
    ("Ett. «To» er sagt.", "Ett.|«To» er sagt."),
    ("Ett. (To er sagt.) Tre.", "Ett.|(To er sagt.)|Tre."),
    ("Ett. Ærlig. Økt. Åpen.", "Ett.|Ærlig.|Økt.|Åpen."),
    ("Han sa «nei.» Hun gikk.", "Han sa «nei.»|Hun gikk."),
    # what does not
    ("Ett. to.", "Ett. to."),
    ("Prisen er 1.500 kr. i dag.", "Prisen er 1.500 kr. i dag."),
    # a number before the dot and after it
    ("Vist til § 2. Annet ledd gjelder.", "Vist til § 2.|Annet ledd gjelder."),
    ("Fra 1. januar 1902 gjelder § 3.", "Fra 1. januar 1902 gjelder § 3."),
    ("Se nr. 4. Den gjelder.", "Se nr. 4.|Den gjelder."),
    ("Til 1902. 3 dager senere er det slutt.", "Til 1902. 3 dager senere er det slutt."),
    # first in a line a number or a letter is a label
    ("1. Brygga er til for alle.", "1. Brygga er til for alle."),
    ("b. Brygga.", "b. Brygga."),
    ("II. Brygga. Naust.", "II. Brygga.|Naust."),
    ("Innledning:\nA. Brygga.\nB. Naust.", "Innledning:\nA. Brygga.|B. Naust."),
    # an intro, its list and what follows count as one text
    ("Hun skal\nvaske\nskure\nog hvile. Så spise.", "Hun skal\nvaske\nskure\nog hvile.|Så spise."),
    ("Punkt en.\nPunkt to.", "Punkt en.|Punkt to."),
    ("Punkt en.\n2 kopper.", "Punkt en.|2 kopper."),
    # placeholders
    ("– – –. – – –. Fløte skummes.", "– – –. – – –.|Fløte skummes."),
    ("Slik:\n– – –", "Slik:\n– – –"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_spans(text: str, expected: str) -> None:
    assert [text[start:end] for start, end in spans(text)] == expected.split("|")


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_no_words_no_punktum(text: str) -> None:
    assert spans(text) == ()


@pytest.mark.parametrize("word", sorted(ABBREVIATIONS))
def test_a_dot_after_an_abbreviation_ends_nothing(word: str) -> None:
    text = f"Hun viser til dem {word}. Hansen og de andre."
    assert spans(text) == ((0, len(text)),)


def test_a_table_of_many_pages() -> None:
    row = "Havn\t1\t2.\tSe nr. 4. Kai A.\n"
    assert len(spans(row * 20_000)) == 3 * 20_000


EKSEMPEL = document("eksempel/nl-19010101-001")

# Every row is a unit or an item, and how its punktum are called.
PUNKTUM = [
    ("§2-4/ledd/1", ["§2-4/ledd/1/setning/1", "§2-4/ledd/1/setning/2"]),
    # the continuation after a list is the second punktum of the ledd
    ("§2-1/ledd/2", ["§2-1/ledd/2/setning/1", "§2-1/ledd/2/setning/2"]),
    ("§2-1/ledd/2/bokstav/b", ["§2-1/ledd/2/bokstav/b/setning/1"]),
    ("§2-7", []),  # repealed: no words
]


@pytest.mark.parametrize(("path", "expected"), PUNKTUM)
def test_punktum(path: str, expected: list[str]) -> None:
    provision = at(EKSEMPEL, path)
    assert provision is not None
    found = punktum(provision)
    assert ["/".join(p.id.path) for p in found] == expected
    assert {p.kind for p in found} <= {"punktum"}


def test_a_punktum_has_its_place_in_the_unit_and_the_links_in_it() -> None:
    ledd = at(EKSEMPEL, "§2-5/ledd/2")
    assert ledd is not None
    first, second = punktum(ledd)
    for sentence in (first, second):
        assert ledd.text[sentence.start : sentence.end] == sentence.text
    assert first.prose.links == ()
    assert [second.text[x.start : x.end] for x in second.prose.links] == ["§ 2-3", "§ 2-3 a"]


def test_the_punktum_of_an_item_has_its_place_in_the_unit() -> None:
    ledd, item = at(EKSEMPEL, "§2-1/ledd/2"), at(EKSEMPEL, "§2-1/ledd/2/bokstav/b")
    assert ledd is not None
    assert item is not None
    [sentence] = punktum(item)
    assert sentence.start == item.start > 0
    assert ledd.text[sentence.start : sentence.end] == sentence.text == item.text
