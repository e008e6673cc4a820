"""Commencement: a header and footnotes in Lovdata's markup → from when provisions are in force."""

from datetime import date

import pytest

from corpus.model import Document
from graph.case import chains
from ingest.commencement import Start, commencement
from ingest.lovdata import read
from ingest.xml import parse
from tests import samples

D72, D74, D76 = date(1972, 1, 1), date(1974, 7, 1), date(1976, 1, 1)


def law(in_force: str, footnote: str = "", main: str = "", title: str = "Lov om noe") -> Document:
    """An act of §§ 1 to 4, § 3-1 in kapittel 3, and the paragraf that sets it in force."""
    facts = (
        f'<dt class="title">Tittel</dt><dd class="title">{title}</dd>'
        f'<dt class="dateInForce">I kraft fra</dt><dd class="dateInForce">{in_force}</dd>'
    )
    paragrafs = "".join(
        samples.paragraf(samples.ledd("Ett ledd.") + samples.ledd("Et til."), f"§{n}")
        for n in range(1, 5)
    )
    chapter = (
        '<section class="section" data-name="kap3"><h2>Kapittel 3. Noe</h2>'
        f"{samples.paragraf(samples.ledd('Et ledd.'), '§3-1')}</section>"
    )
    last = samples.paragraf(
        samples.ledd("Loven gjelder fra den tid Kongen bestemmer.") + footnote, "§9"
    )
    return read(
        parse(samples.page(main or paragrafs + chapter + last, facts=facts), "made"), "made"
    )


def footnote(text: str) -> str:
    return (
        '<footer class="footnotes"><article class="footnote" data-name="1">'
        f'<span class="footnoteLabel">1</span>{text}</article></footer>'
    )


def start(document: Document, step: str) -> Start:
    told = commencement(document)
    chain = next(c for c in chains(document.root) if c[-1].id.path[-1:] == (step,))
    return told.start(chain)


ONE, TWO, THREE = "1972-01-01", "1972-01-01, 1974-07-01", "1972-01-01, 1974-07-01, 1976-01-01"

# Every row: the header's days, the footnote, a step, the day; None where it is not told.
DAYS = [
    # one day is the day of all
    (ONE, "", "§1", D72),
    (ONE, "Fra 1 jan 1972 iflg. res. 5 des 1971 nr. 6.", "§1", D72),
    # several, and nothing that says which
    (TWO, "", "§1", None),
    # the rest, and what is excepted
    (TWO, "Fra 1 jan 1972 med unntak av § 2 som ble satt ikr. 1 juli 1974.", "§1", D72),
    (TWO, "Fra 1 jan 1972 med unntak av § 2 som ble satt ikr. 1 juli 1974.", "§2", D74),
    (TWO, "Iflg. res. 5 des 1971 trådte loven ikr. 1 jan 1972 med unntak av § 2.", "§1", D72),
    (TWO, "Iflg. res. 5 des 1971 trådte loven ikr. 1 jan 1972 med unntak av § 2.", "§2", None),
    (TWO, "Frå 1 jan 1972, bortsett fra §§ 1 og 3.", "§3", None),
    (TWO, "Frå 1 jan 1972, bortsett fra §§ 1 og 3.", "§2", D72),
    # a later sentence has the last word
    (
        THREE,
        "Fra 1 jan 1972 med unntak av § 2 og § 4. Iflg. res. 5 juni 1974 nr. 6 trådte § 2 ikr."
        " 1 juli 1974.",
        "§2",
        D74,
    ),
    # lists, ranges, chapters
    (TWO, "§ 1 til § 3 trådte ikr. 1 jan 1972. § 4 trer i kraft 1 juli 1974.", "§2", D72),
    (TWO, "§ 1 til § 3 trådte ikr. 1 jan 1972. § 4 trer i kraft 1 juli 1974.", "§4", D74),
    (TWO, "Fra 1 jan 1972 for §§ 1, 2 og 4 iflg. res. 5 des 1971 nr. 6.", "§4", D72),
    (TWO, "Fra 1 jan 1972 for § 1. 1 juli 1974 for resten av loven.", "§3", D74),
    (TWO, "Fra 1 jan 1972, unntatt kapittel 3 som trådte ikr. 1 juli 1974.", "§3-1", D74),
    (TWO, "Fra 1 jan 1972, unntatt kapittel 3 som trådte ikr. 1 juli 1974.", "§3", D72),
    # the header says it itself
    ("1972-01-01, 1974-07-01 (§ 2)", "", "§1", D72),
    ("1972-01-01, 1974-07-01 (§ 2)", "", "§2", D74),
    ("1972-01-01 med virkning fra 1970-01-01", "", "§1", D72),
    # what is told of another act, of a repeal, of a day the header does not know
    (TWO, "Fra 1 jan 1972, med unntak av endringen i noeloven § 2.", "§2", D72),
    (TWO, "Fra 1 jan 1972. Samtidig ble § 1 opphevet fra 1 juli 1974.", "§1", D72),
    (TWO, "Fra 1 jan 1972. § 2 trådte ikr. 1 mars 1999.", "§2", D72),
    # nobody has said when
    ("", "", "§1", None),
    ("Kongen bestemmer", "", "§1", None),
]  # fmt: skip


@pytest.mark.parametrize(("in_force", "text", "step", "expected"), DAYS)
def test_the_day_of_a_provision(in_force: str, text: str, step: str, expected: date | None) -> None:
    found = start(law(in_force, footnote(text) if text else ""), step)
    assert (found.day if found.exact else None) == expected


def test_a_part_that_came_apart() -> None:
    found = start(
        law(
            TWO,
            footnote("Fra 1 jan 1972 med unntak av § 2 tredje ledd, som trådte ikr. 1 juli 1974."),
        ),
        "§2",
    )
    assert found.day == D72
    assert [(piece.part, piece.day) for piece in found.parts] == [("tredje ledd", D74)]


def test_the_part_of_a_range_is_of_its_last() -> None:
    document = law(TWO, footnote("§ 1 til § 3 nr. 2 trer i kraft 1 juli 1974."))
    assert start(document, "§1") == Start(D74)
    assert [piece.part for piece in start(document, "§3").parts] == ["nr. 2"]


def test_the_act_itself_says_when() -> None:
    """A footnote that begins «Fra …» may be of one number of the paragraf only."""
    last = samples.ledd("Loven trer i kraft 1. juli 1974. Noe annet gjelder.")
    main = samples.paragraf(last + footnote("Fra 1 jan 1972 iflg. res. 5 des 1971 nr. 6."), "§1")
    assert start(law(TWO, main=main), "§1").day == D74


WAITING = [
    "Ikr. fra den tid Kongen bestemmer.",
    "Trer i kraft når Kongen bestemmer.",
    "Ikke i kraft (i kraft fra den tid Kongen bestemmer).",
    "Ikke satt i kraft.",
    "Ikkje ikr.",
    "Ikkje sett i kraft.",
]


@pytest.mark.parametrize("text", WAITING)
def test_a_paragraf_that_waits(text: str) -> None:
    main = samples.paragraf(samples.ledd("Det eneste ledd.") + footnote(text), "§1")
    assert start(law(ONE, main=main), "§1") == Start(None, False, waiting=True)


@pytest.mark.parametrize(
    ("ledd", "text", "part"),
    [
        ("Et ledd.", "Andre ledd er ikke satt i kraft.", "Andre ledd"),
        ('Et ledd.<sup class="footnotereference">1</sup>', "Ikke satt i kraft.", "ledd 2"),
    ],
)
def test_a_part_that_waits(ledd: str, text: str, part: str) -> None:
    main = samples.paragraf(samples.ledd("Et ledd.") + samples.ledd(ledd) + footnote(text), "§1")
    found = start(law(ONE, main=main), "§1")
    assert (found.day, found.waiting) == (D72, False)
    assert [(p.part, p.waiting, p.words) for p in found.parts] == [(part, True, text)]


def test_what_is_not_exact_has_borders() -> None:
    assert start(law(THREE), "§1") == Start(D72, False, latest=D76)
    # the last day is said of something else
    text = "§ 4 trer i kraft 1. jan 1976 iflg. res. 5 des 1975 nr. 6."
    assert start(law(THREE, footnote(text)), "§1") == Start(D72, False, latest=D74)
    # all but one are: what is left may be the day of a decision
    meeting = "§ 1 trer i kraft fra og med første møte, se vedtak 1 jan 1972 nr. 5."
    others = "§ 4 trer i kraft 1. juli 1974. § 5 trer i kraft 1. jan 1976 iflg. res. 5 des 1975."
    found = start(law(THREE, footnote(f"{meeting} {others}")), "§1")
    assert found == Start(D72, False, latest=D76)


@pytest.mark.parametrize(
    ("in_force", "end"),
    [
        ("1972-01-01", None),
        ("1972-01-01 – 1974-06-30", D74),  # the last day of it
        ("1972-01-01, oppheves 1974-07-01", D74),  # the first day without it
        ("1972-01-01 – 1974", None),
    ],
)
def test_the_end_of_an_act(in_force: str, end: date | None) -> None:
    told = commencement(law(in_force))
    assert (told.days, told.end) == ((D72,), end)


def test_footnotes_of_an_amending_act_speak_of_others() -> None:
    text = footnote("Fra 1 jan 1972 med unntak av § 2 som trådte ikr. 1 juli 1974.")
    assert commencement(law(TWO, text, title="Lov om endringer i noeloven")).pieces == ()
