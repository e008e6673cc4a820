"""Status around: the act, its chapters, its footnotes → how a provision of it stands."""

from datetime import date

import pytest

from corpus.change import Event
from corpus.errors import NotFoundError
from graph.lifespan import Spell, is_whole, spells
from tests.samples import ledd
from tests.standing import (
    D02,
    D03,
    D80,
    D90,
    D95,
    D99,
    MID,
    NEW,
    OLD,
    SEEN,
    Brief,
    a,
    brief,
    law,
    told,
)  # fmt: skip

# ---- the act, and the chapters around


@pytest.mark.parametrize(
    ("in_force", "day", "expected"),
    [
        ("Kongen bestemmer", SEEN, ("ikke trådt i kraft", None, None)),
        ("Kongen bestemmer", D03, ("ikke trådt i kraft", None, None)),
        ("Ikkje i kraft", SEEN, ("ikke trådt i kraft", None, None)),
        ("2002-01-01", SEEN, ("ikke trådt i kraft", None, D02)),
        ("2002-01-01", D02, ("i kraft", D02, None)),
        ("", SEEN, ("i kraft", None, None)),
        ("", date(1979, 5, 31), ("ikke trådt i kraft", None, None)),
        ("Inntektsåret 1980", SEEN, ("i kraft", None, None)),
        ("1980-01-01, 1990-07-01", date(1985, 1, 1), ("ukjent", None, None)),
        ("1980-01-01, 1990-07-01", SEEN, ("i kraft", None, None)),
        ("1980-01-01, 1990-07-01 (§ 2)", date(1985, 1, 1), ("i kraft", D80, None)),
        ("1980-01-01, 1990-07-01 (§ 1)", date(1985, 1, 1), ("ikke trådt i kraft", None, D90)),
        ("1980-01-01 – 1994-12-31", D95, ("opphevet", D95, None)),
    ],
)
def test_the_act(in_force: str, day: date, expected: tuple[str, date | None, date | None]) -> None:
    assert brief(told(law(in_force=in_force), day))[0] == expected


def test_an_act_that_has_a_last_day_is_temporary() -> None:
    found = told(law(in_force="1980-01-01, oppheves 2003-01-01"))
    assert brief(found) == [("i kraft", D80, None), ("midlertidig", None, D03)]


def test_an_act_that_calls_itself_temporary() -> None:
    [_, found] = told(law(title="Midlertidig lov om noe"))
    assert (found.kind, found.until) == ("midlertidig", None)
    assert found.reason == "Midlertidig. Kilden sier ikke til når."


@pytest.mark.parametrize("word", ["Loven oppheves", "Lova vert oppheva"])
def test_a_whole_act_that_is_to_be_repealed(word: str) -> None:
    misc = '<dt class="miscInformation">Annet</dt><dd class="miscInformation">{}</dd>'
    document = law(more=misc.format(f"Jf. lov {OLD}. {word} ved lov {NEW} (i kraft 1 jan 2002)."))
    assert brief(told(document)) == [("i kraft", D80, None), ("oppheves", None, D02)]
    assert told(document)[1].reason == (
        "Loven oppheves ved lov 3. februar 2001 nr. 4 fra 1. januar 2002."
    )
    assert brief(told(document, D02))[0] == ("opphevet", D02, None)


def test_what_an_act_repeals_is_not_itself() -> None:
    misc = '<dt class="miscInformation">Annet</dt><dd class="miscInformation">{}</dd>'
    older = a("lov/1967-02-10", "10 feb 1967")
    document = law(more=misc.format(f"Oppheves ved lov {older}."))
    assert brief(told(document)) == [("i kraft", D80, None)]


AROUND = [
    # the chapter tells, the paragraf is silent
    (f"Kapitlet tilføyd ved lov {OLD} (ikr. 1 juli 1990).", "", [("i kraft", D90, None)]),
    (
        f"<strong>Kapitlet oppheves</strong> ved lov {NEW} (i kraft 1 jan 2002).", "",
        [("i kraft", D80, None), ("oppheves", None, D02)],
    ),
    # only its heading
    (f"Overskriften tilføyd ved lov {OLD} (ikr. 1 juli 1990).", "", [("i kraft", D80, None)]),
    # the paragraf tells itself
    (
        f"Kapitlet tilføyd ved lov {OLD} (ikr. 1 juli 1990).",
        f"Tilføyd ved lov {MID} (ikr. 1 jan 1995).",
        [("i kraft", D95, None)],
    ),
    # it was there before the chapter was
    (
        f"Kapitlet tilføyd ved lov {MID} (ikr. 1 jan 1995).",
        f"Endret ved lov {OLD} (ikr. 1 juli 1990).",
        [("i kraft", D80, None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("around", "note", "expected"), AROUND)
def test_the_chapter(around: str, note: str, expected: Brief) -> None:
    assert brief(told(law(note, around=around))) == expected


def test_a_chapter_stands_as_its_own_note_says() -> None:
    document = law(around=f"Kapitlet tilføyd ved lov {OLD} (ikr. 1 juli 1990).")
    assert brief(told(document, path="kap1")) == [("i kraft", D90, None)]
    assert brief(told(document, date(1985, 1, 1), "kap1")) == [("ikke trådt i kraft", None, D90)]


def test_a_chapter_of_repealed_paragrafer_is_repealed() -> None:
    document = law(f"Opphevet ved lov {OLD} (ikr. 1 juli 1990).", inside="")
    assert [each.kind for each in told(document, path="kap1")] == ["opphevet"]


@pytest.mark.parametrize("heading", ["(Opphevet)", "(Oppheva)", "Opphevet.", "(Flyttet til § 4)"])
def test_a_shell_without_a_note_is_repealed(heading: str) -> None:
    document = law(inside="", heading=heading)
    assert brief(told(document)) == [("opphevet", None, None)]
    assert brief(told(document, D95)) == [("ukjent", None, None)]


def test_words_that_are_left_out_are_in_force() -> None:
    document = law(inside=ledd("– – –"), heading="Endringer i andre lover")
    assert [each.reason for each in told(document)] == [
        "I kraft fra 1. januar 1980. Ordlyden er utelatt i kilden."
    ]


# ---- inside a paragraf


def test_a_ledd_stands_as_its_paragraf() -> None:
    document = law(f"Tilføyd ved lov {OLD} (ikr. 1 juli 1990).")
    assert told(document, path="§1/ledd/1") == told(document)


def test_a_ledd_of_a_paragraf_that_has_changed() -> None:
    """The note does not say what was changed, so nothing is claimed of a part."""
    document = law(f"Endret ved lov {OLD} (ikr. 1 juli 1990).")
    assert brief(told(document, path="§1/ledd/1")) == [("i kraft", None, None)]
    assert brief(told(document, date(1985, 1, 1), "§1/ledd/1")) == [("ukjent", None, None)]


def test_a_footnote_that_says_not_in_force() -> None:
    text = "Tredje ledd er ikke satt i kraft."
    footnote = (
        '<footer class="footnotes"><article class="footnote" data-name="1">'
        f'<span class="footnoteLabel">1</span>{text}</article></footer>'
    )
    found = told(law(inside=ledd("Et ledd.") + footnote))
    assert brief(found) == [("i kraft", D80, None), ("delvis i kraft", None, None)]
    assert found[1].reason == f"Fotnoten sier: «{text}»"


def test_no_such_provision() -> None:
    with pytest.raises(NotFoundError, match="§9"):
        told(law(), path="§9")


def test_an_address_is_read_without_regard_to_case() -> None:
    assert told(law(), path="KAP1") == told(law(), path="kap1")


# ---- spells, and what is told of the whole


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("", True), ("Kapitlet", True), ("Kapittelet", True), ("Kapittel 2 A", True),
        ("Hele kapitlet", True), ("Avsnittet", True), ("Del IV", True), ("Fjerde del", True),
        ("Paragrafen", True), ("Loven", True), ("Lova", True), ("Kapitlet med § 7 til § 9", True),
        ("Overskriften", False), ("Kapitteloverskrift", False), ("Deloverskrift", False),
        ("første ledd", False), ("tidligere § 4", False), ("endringen", False),
        ("Kapittelnummeret", False), ("Lovens tittel", False),
    ],
)  # fmt: skip
def test_the_whole(subject: str, expected: bool) -> None:
    assert is_whole(Event("opphevet", subject=subject)) is expected


def test_spells_meet() -> None:
    events = [
        Event("tilføyd", act="lov/1989-12-08-4", in_force=D90),
        Event("opphevet", act="lov/1994-05-06-7", in_force=D95),
        Event("gjeninnført", act="lov/1994-05-06-7", in_force=D99),
    ]
    found = spells(events, D80, True, "there", SEEN)
    assert found == (
        Spell(False, None, D90),
        Spell(True, D90, D95, by=events[0]),
        Spell(False, D95, D99, by=events[1]),
        Spell(True, D99, by=events[2]),
    )
