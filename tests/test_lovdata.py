"""Lovdata XML: every oddity of corpus/sample/README.md, and what must come of it."""

import re
from pathlib import Path

import pytest

from corpus.model import Oddity
from tests import samples
from tests.rarities import ROWS, Row
from tests.samples import Golden, at, document, made, paragraf


@pytest.mark.parametrize(
    ("name", "row"), [(name, row) for name, rows in ROWS.items() for row in rows]
)
def test_what_comes_of_it(name: str, row: Row) -> None:
    path, kind, label, text = row
    found = at(document(f"rariteter/{name}"), path)
    assert found is not None
    assert (found.kind, found.label, found.text) == (kind, label, text)


def test_every_sample_has_a_row_and_a_line_in_the_readme() -> None:
    files = {Path(name).name for name in samples.NAMES if name.startswith("rariteter/")}
    assert set(ROWS) == files
    told = (samples.SAMPLE / "README.md").read_text("utf-8")
    assert {file for file in files if f"{file}.xml" not in told} == set()


# Every row is a path where nothing is, though the markup looks as if.
NOT_THERE = [
    ("nl-19020202-909", "§1-2/ledd/2"),  # a ledd of the act that is quoted
    ("nl-19020202-909", "§3-3"),
    ("nl-20980101-998", "§9a"),
    ("nl-19020202-905", "§2/ledd/3"),  # a paragraph inside a ledd
    ("nl-19020202-906", "§1/ledd/1"),  # cited as nr. 1
    ("nl-19020202-907", "§1/ledd/1/ledd/1"),  # a paragraph inside an item
    ("nl-19020202-903", "§1-1/ledd/1"),
    ("nl-19020202-908", "§1/ledd/1"),
    ("nl-19020202-904", "§1/ledd/1/nummer/2"),  # the second item is 3
    ("nl-19020202-901", "§1/ledd/1/bokstav/c"),
    ("nl-19020202-928", "§1/nummer/1"),
    ("nl-19020202-930", "§15"),  # one element for three paragrafer
    ("sf-19020202-9933", "§1/ledd/2"),
]


@pytest.mark.parametrize(("name", "path"), NOT_THERE)
def test_what_is_not_there(name: str, path: str) -> None:
    assert at(document(f"rariteter/{name}"), path) is None


# Every row is a place and its heading, without number, dot and footnote call.
HEADINGS = [
    ("nl-19020202-901", "", "Raritet: leddfortsettelse etter liste"),
    ("nl-19020202-901", "§1", "Liste og fortsettelse"),
    ("nl-19020202-908", "§4", ""),
    ("nl-19020202-908", "§6", "(tittel i klammer)."),
    ("nl-19020202-908", "§7", "Tittel med punktum."),
    ("nl-19020202-908", "§8", "Tittel med lenke til nabohjelpsloven § 2-4 og CO2"),
    ("nl-19020202-908", "§9", "Tittel med fotnote"),
    ("nl-19020202-919", "kapIIA", "Kapittel II A. Sparker"),
    ("nl-19020202-919", "kap5", "Kapittel 5 Hjul og nabohjelpsloven"),
    ("nl-19020202-909", "§1-2/rest/1/rest/2/rest/2", "Større taushet"),
    ("sf-19020202-9940", "a5", "Jord"),
    # below h6 there are no tags left
    ("sf-19020202-9940", "kap1" + "/avsnitt/1" * 5, "Nivå 6, som ikke har noen h-tagg"),
]


@pytest.mark.parametrize(("name", "path", "heading"), HEADINGS)
def test_headings(name: str, path: str, heading: str) -> None:
    found = at(document(f"rariteter/{name}"), path)
    assert found is not None
    assert found.heading.text == heading


# Every row is a place, then the marks of its footnotes and how each begins.
FOOTNOTES = [
    ("nl-19020202-921", "kap1", [("1", "Noten hører")]),
    ("nl-19020202-921", "§1", [("1", "Fra 1 mars"), ("2", "Se § 2 første ledd. Og aldri")]),
    ("nl-19020202-921", "§2", [("1", "Også alter."), ("*", "Når de kan"), ("1*", "Særlig")]),
    ("nl-19020202-921", "§3", [("1", "Det er bestemt:\n«Takten slås")]),
    ("nl-19020202-908", "§10", [("1", "Uten punktum")]),
    # inside the ledd, or with no call at all
    ("sf-19020202-9922", "§1/ledd/1", [("*", "Unntatt"), ("**", "Gjelder bare")]),
    ("sf-19020202-9922", "", [("3", "Note uten kall")]),
]


@pytest.mark.parametrize(("name", "path", "expected"), FOOTNOTES)
def test_footnotes(name: str, path: str, expected: list[tuple[str, str]]) -> None:
    found = at(document(f"rariteter/{name}"), path)
    assert found is not None
    told = [(note.mark, note.prose.text) for note in found.footnotes]
    assert [mark for mark, _ in told] == [mark for mark, _ in expected]
    for (_, text), (_, start) in zip(told, expected, strict=True):
        assert text.startswith(start)


# Every row is a place, then what is set apart in its text: where, what, or the mark of a call.
MARKS = [
    ("nl-19020202-921", "§1/ledd/1", "fotnote 1|fotnote 2|fotnote 1"),
    ("nl-19020202-923", "§1/ledd/1", "sup 2|sub 2|fotnote 1|fotnote 2"),
    ("nl-19020202-923", "§2/ledd/1", "i grind|strong port|strong grind|i også grind"),
    ("nl-19020202-907", "§3/ledd/1/bokstav/b", "i Flatbrød"),
]


@pytest.mark.parametrize(("name", "path", "expected"), MARKS)
def test_marks(name: str, path: str, expected: str) -> None:
    found = at(document(f"rariteter/{name}"), path)
    assert found is not None
    told = [f"{m.kind} {m.value or found.text[m.start : m.end]}" for m in found.prose.marks]
    assert "|".join(told) == expected


# Every row is a place, how many change notes it has, and how the last begins.
NOTES = [
    ("nl-19020202-911", "kap1", 1, "Overskriften endret ved lov"),
    ("nl-19020202-911", "§5", 2, "Innholdet i tidligere § 5"),
    ("nl-19020202-913", "§1", 1, "Opphevet ved lov"),
    ("nl-19020202-944", "", 1, "Lovens tittel endret"),
    ("nl-19020202-914", "§1-2", 1, "Tilføyes ved lov"),
    ("nl-19020202-913", "§5", 0, ""),
]


@pytest.mark.parametrize(("name", "path", "count", "start"), NOTES)
def test_change_notes(name: str, path: str, count: int, start: str) -> None:
    found = at(document(f"rariteter/{name}"), path)
    assert found is not None
    assert len(found.notes) == count
    assert not count or found.notes[-1].text.startswith(start)


def test_what_waits_is_marked_in_the_note() -> None:
    note = at(document("rariteter/nl-19020202-910"), "§3")
    assert note is not None
    [prose] = note.notes
    strong = [prose.text[m.start : m.end] for m in prose.marks if m.kind == "strong"]
    assert [re.sub(r"\s.*", "", words) for words in strong] == ["endres"]


# Every row is a sample and all that its reader should be told of.
ODDITIES = {
    "nl-19020202-901": [f"same address twice: §3/ledd/1/nummer/{n}" for n in (1, 2)],
    "nl-19020202-904": ["same address twice: §1/ledd/1/nummer/3"],
    "nl-19020202-917": ["same address twice: §6-2"],
    "nl-19020202-928": ["same address twice: nab/p1/a1"],
    "nl-19020202-944": ["same address twice: vedlegg1/nummer/1"],
    "sf-19020202-9933": [
        f"unknown markup: {name}"
        for name in "article.singingP aside dd details dl dt mark summary time".split()
    ],
    "sf-19020202-9936": [f"same address twice: §3/ledd/1/nummer/{n}" for n in (2, 1)],
}


def told_of(odd: Oddity) -> str:
    where = odd.where.split("/", 2)[-1] if odd.kind == "same address twice" else odd.where
    return f"{odd.kind}: {where}"


@pytest.mark.parametrize("name", ROWS)
def test_oddities(name: str) -> None:
    found = document(f"rariteter/{name}").oddities
    assert [told_of(odd) for odd in found] == ODDITIES.get(name, [])


A = '<article class="legalP">a</article>'

# Every row is markup nobody has met, then the addresses of its words.
STRANGE = [
    # text with no element of its own
    (paragraf("løs"), ["§1/rest/1"]),
    (paragraf(f"{A}løs"), ["§1/ledd/1", "§1/rest/1"]),
    (paragraf(f"løs{A}<!-- -->løs"), ["§1/rest/1", "§1/ledd/1", "§1/rest/2"]),
    (f'<section class="section" data-name="kap1">løs{A}</section>', ["kap1/rest/1", "kap1/ledd/1"]),
    ("løs", ["rest/1"]),
    # names that no address can hold, and one that it can
    (paragraf(A, name="§ 1"), ["§1/ledd/1"]),
    (paragraf(A, name="§§7–9"), ["§§7–9/ledd/1"]),
    (paragraf(A, name=""), ["artikkel/1/ledd/1"]),
    (paragraf(A, name="//"), ["artikkel/1/ledd/1"]),
    (paragraf(A, name="?") * 2, ["artikkel/1/ledd/1", "artikkel/2/ledd/1"]),
    # a number that no ledd has
    (
        paragraf(f'<article class="numberedLegalP" data-numerator="{"9" * 5000}">a</article>'),
        ["§1/ledd/1"],
    ),
    (
        paragraf('<article class="numberedLegalP" data-numerator="99999">(99999) a</article>'),
        ["§1/nummer/99999"],
    ),
]


@pytest.mark.parametrize(("markup", "expected"), STRANGE, ids=[row[0][:60] for row in STRANGE])
def test_what_nobody_has_met_is_kept(markup: str, expected: list[str]) -> None:
    units = list(made(markup).root.units())
    assert ["/".join(unit.id.path) for unit in units] == expected
    assert {unit.text for unit in units} <= {"a", "løs"}


# Whole documents as text: pytest --update, then read the difference.
GOLDENS = [
    *samples.EKSEMPEL,
    *(
        f"rariteter/{name}"
        for name in """
        nl-19020202-901 nl-19020202-902 nl-19020202-905 nl-19020202-906 nl-19020202-907
        nl-19020202-909 nl-19020202-919 nl-19020202-920 nl-19020202-921 nl-19020202-923
        nl-19020202-924 nl-19020202-928 nl-19020202-931 nl-19050505-905 nl-20980102-997
        sf-19020202-9922 sf-19020202-9926 sf-19020202-9927 sf-19020202-9933 sf-19020202-9940
        """.split()
    ),
]


@pytest.mark.parametrize("name", GOLDENS)
def test_outline(name: str, golden: Golden) -> None:
    golden(f"{Path(name).name}.txt", samples.outline(document(name)))


def test_every_golden_is_of_a_sample() -> None:
    files = {path.stem for path in samples.GOLDEN.glob("[ns][lf]-*.txt")}
    assert files == {Path(name).name for name in GOLDENS}
