"""Changes: a change note in Lovdata's markup → its events; what is not read is counted."""

import time
from datetime import date

import pytest

from corpus.change import Event, Verb
from corpus.model import Prose
from ingest.change_grammar import MONTHS, NOUNS, PLURAL, VERBS
from ingest.changes import Tally, events, not_understood, tally
from tests import samples


def note(html: str) -> Prose:
    """The change note that `html` makes."""
    article = f'<article class="changesToParent">{html}</article>'
    made = samples.made(samples.paragraf(samples.ledd("Et ledd.") + article))
    found = samples.at(made, "§1")
    assert found is not None
    return found.notes[0]


def a(refid: str, words: str) -> str:
    """A link, as Lovdata makes them: «lov/1901-01-01-1»."""
    return f'<a href="{refid}">{words}</a>'


A = a("lov/1971-02-03-4", "3 feb 1971 nr. 4")
B = a("lov/1975-06-07-8", "7 juni 1975 nr. 8")
C = a("lov/1979-10-11-12", "11 okt. 1979 nr. 12")
RES = a("forskrift/1971-12-13-14", "res. 13 des 1971 nr. 14")
RES2 = a("forskrift/1976-01-02-3", "res. 2 jan 1976 nr. 3")


def event(verb: Verb | None, which: str = "A", **fields: object) -> Event:
    """An event of act A, B or C; a row states only what differs."""
    act, text = {
        "A": ("lov/1971-02-03-4", "lov 3 feb 1971 nr. 4"),
        "B": ("lov/1975-06-07-8", "lov 7 juni 1975 nr. 8"),
        "C": ("lov/1979-10-11-12", "lov 11 okt. 1979 nr. 12"),
        "": ("", ""),
    }[which]
    return Event(verb, **{"act": act, "act_text": text, **fields})  # type: ignore[arg-type]


JAN72, JAN76, JAN80 = date(1972, 1, 1), date(1976, 1, 1), date(1980, 1, 1)
DECREE, DECREE2 = "forskrift/1971-12-13-14", "forskrift/1976-01-02-3"
KING = "fra den tid Kongen bestemmer"

# Every row is a way a note is written, then what it tells.
NOTES = [
    # one act, or several; the last verb holds on
    (f"Endret ved lov {A}.", [event("endret")]),
    (f"Endra med {A}.", [event("endret")]),
    (f"Endret ved lover {A}, {B}.", [event("endret"), event("endret", "B")]),
    (f"Endret ved lover {A} og {B}.", [event("endret"), event("endret", "B")]),
    (f"Endret ved {a('lov/1971-02-03-4', 'lov 3 feb 1971 nr. 4')}.", [event("endret")]),
    (
        f"Tilføyd ved lov {A}, endret ved lov {B}, opphevet ved lov {C}.",
        [event("tilføyd"), event("endret", "B"), event("opphevet", "C")],
    ),
    (f"Endret ved lover {A}. {B}.", [event("endret"), event("endret", "B")]),  # a slip for a comma
    (
        f"Opphevet ved lov {A}, tilføyd igjen ved lov {B}.",
        [event("opphevet"), event("gjeninnført", "B")],
    ),
    (
        f"Oppheva med lov {A}, føyd til att med lov {B}.",
        [event("opphevet"), event("gjeninnført", "B")],
    ),
    # the day, and who set it
    (f"Endret ved lov {A} (ikr. 1 jan 1972).", [event("endret", in_force=JAN72)]),
    (f"Endret ved lov {A} (ikr.1. jan. 1972).", [event("endret", in_force=JAN72)]),
    (
        f"Endret ved lov {A} (ikr. 1 jan 1972 iflg. {RES}).",
        [event("endret", in_force=JAN72, decrees=(DECREE,))],
    ),
    (
        f"Endret ved lover {A} (i kraft 1 januar 1972 iflg. {RES}), {B} (ikr. 1 jan 1976), {C}.",
        [
            event("endret", in_force=JAN72, decrees=(DECREE,)),
            event("endret", "B", in_force=JAN76),
            event("endret", "C"),
        ],
    ),
    (
        f"Endret ved lov {A} (ikr. 1 jan 1972 iflg. {RES} som endret ved {RES2}).",
        [event("endret", in_force=JAN72, decrees=(DECREE, DECREE2))],
    ),
    (
        f"Endret ved lov {A} (i kraft 1 jan 1972 iflg. {RES}, se {RES2} for overgangsregler).",
        [event("endret", in_force=JAN72, decrees=(DECREE,))],
    ),
    (f"Endret ved lov {A} (ikr. 1 jan 1972 iflg. lov {B}).",
     [event("endret", in_force=JAN72, decrees=("lov/1975-06-07-8",))]),
    (f"Endret ved lov {A} (ikr. 1 jan 1972 iflg. {RES} – skulle vært endret ved lov {B}).",
     [event("endret", in_force=JAN72, decrees=(DECREE,))]),
    (
        "Endret ved lov 3 feb 1971 nr. 4 (ikr. 1 jan 1972 iflg. res. 13 des 1971 nr. 14).",
        [event("endret", in_force=JAN72, decrees=(DECREE,))],
    ),
    (
        f"Endret ved lov {A} (med virkning fra 1 jan 1972).",
        [event("endret", in_force=JAN72)],
    ),
    (
        f"Endret ved lov {A} (ikr. 1 jan 1972 med virkning for år påbegynt 1 jan 1980).",
        [event("endret", in_force=JAN72)],
    ),
    # several days
    (
        f"Endret ved lov {A} (ikr. 1 jan 1972 og 1 jan 1976).",
        [event("endret", in_force=JAN72, also_in_force=(JAN76,))],
    ),
    (
        f"Endra med lov {A} (ikr. hhv. 1 jan 1972 og 1 jan 1976).",
        [event("endret", in_force=JAN72, also_in_force=(JAN76,))],
    ),
    (
        f"Endret ved lov {A} (ikr. 1 jan 1972, tredje ledd ikr. 1 jan 1976, iflg. {RES}).",
        [event("endret", in_force=JAN72, also_in_force=(JAN76,), decrees=(DECREE,))],
    ),
    (
        f"Endret ved lov {A} (i kraft 1 jan 1972, § 9 lød: «Loven trer i kraft 1 jan 1976.»).",
        [event("endret", in_force=JAN72)],
    ),
    # no day, but what it hangs on
    (f"Endret ved lov {A} (i kraft {KING}).", [event("endret", condition=KING)]),
    (
        f"Endra med lov {A} (i kraft frå den tid Kongen fastset).",
        [event("endret", condition="frå den tid Kongen fastset")],
    ),
    (
        f"Endret ved lov {A} (f o m inntektsåret 1972).",
        [event("endret", condition="inntektsåret 1972")],
    ),
    (
        f"Endret ved lov {A} (med virkning fra inntektsåret 1972, tidligere § 3-1).",
        [
            event(
                "endret",
                condition="med virkning fra inntektsåret 1972",
                former="§ 3-1",
            )
        ],
    ),
    (
        f"Endret ved lov {A} (i kraft samtidig som endringene av 1. jan 1976 og 1. jan 1980).",
        [
            event(
                "endret",
                condition="samtidig som endringene av 1. jan 1976 og 1. jan 1980",
            )
        ],
    ),
    # what it was called before
    (f"Endret ved lov {A}, tidligere § 3-6 a.", [event("endret", former="§ 3-6 a")]),
    (
        f"Endra med lov {A} (ikr. 1 jan 1972, tidlegare § 3), {B}.",
        [event("endret", in_force=JAN72, former="§ 3"), event("endret", "B")],
    ),
    (
        "Endret ved lov 3 feb 1971 nr. 4, tidligere § 8 c, 7 juni 1975 nr. 8.",
        [event("endret", former="§ 8 c"), event("endret", "B")],
    ),
    (
        f"Endret ved lov {A}, endret kapittelnummer fra 9.",
        [event("endret", former="kapittel 9")],
    ),
    (
        f"Svarer til tidligere § 4, som ble endret ved lov {A}. Flyttet hit ved lov {B}.",
        [event("endret", subject="tidligere § 4"), event("flyttet", "B", former="§ 4")],
    ),
    ("Tidligere art 9.", [Event("flyttet", former="art 9")]),
    # the amending act was itself amended
    (
        f"Endret ved lov {A} (ikr. 1 jan 1972) som endret ved lov {B}, {C}.",
        [
            event("endret", in_force=JAN72, amended_by=("lov/1975-06-07-8",)),
            event("endret", "C"),
        ],
    ),
    (
        f"Endret ved lover {A} som endret ved lover {B} og {C}, {A}.",
        [
            event("endret", amended_by=("lov/1975-06-07-8", "lov/1979-10-11-12")),
            event("endret"),
        ],
    ),
    (
        f"Endret ved lov {A} (i kraft 1 jan 1972, endring endret ved lover {B}, {C}).",
        [
            event(
                "endret",
                in_force=JAN72,
                amended_by=("lov/1975-06-07-8", "lov/1979-10-11-12"),
            )
        ],
    ),
    (
        f"Tilføyes ved lov {A}, endring endret ved lov {B}.",
        [event("tilføyd", pending=True, amended_by=("lov/1975-06-07-8",))],
    ),
    # pending: by the mark, by the word
    (
        f"Endret ved lov {A}. <strong>Endres</strong> ved lov {B} (i kraft 1 jan 1976).",
        [event("endret"), event("endret", "B", pending=True, in_force=JAN76)],
    ),
    (
        f"Endra med lov {A}. <strong>Vert føyd til</strong> med lov {B}.",
        [event("endret"), event("tilføyd", "B", pending=True)],
    ),
    (
        f"<strong>Endret</strong> ved lov {A}.",
        [event("endret", pending=True)],
    ),
    (f"Kapittelet oppheves ved lov {A}.", [event("opphevet", pending=True, subject="Kapittelet")]),
    # what was changed
    (f"Overskriften endret ved lov {A}.", [event("endret", subject="Overskriften")]),
    (
        f"Kapitlet tilføyd ved lov {A}, overskriften endret ved lov {B}.",
        [event("tilføyd", subject="Kapitlet"), event("endret", "B", subject="overskriften")],
    ),
    (
        f"Overskriften tilføyd ved lov {A}, endret ved lov {B}. Endret ved lov {C}.",
        [
            event("tilføyd", subject="Overskriften"),
            event("endret", "B", subject="Overskriften"),
            event("endret", "C"),
        ],
    ),
    (
        f"Endret ved lov {A} (ikr. 1 jan 1972, gjelder annet ledd), {A} (ikr. 1 jan 1976 for"
        " første ledd).",
        [
            event("endret", in_force=JAN72, subject="annet ledd"),
            event("endret", in_force=JAN76, subject="første ledd"),
        ],
    ),
    (
        f"Kapitlet med {a('lov/1901-01-01-1/§7', '§ 7')} til § 9 ble opphevet ved lov {A}.",
        [event("opphevet", subject="Kapitlet med § 7 til § 9")],
    ),
    # two verbs of one act, two acts of one day
    (
        f"Endret og flyttet hit ved lov {A} (ikr. 1 jan 1972).",
        [event("endret", in_force=JAN72), event("flyttet", in_force=JAN72)],
    ),
    (
        f"Endret ved lover {A} og 5.",
        [
            event("endret"),
            event("endret", act="lov/1971-02-03-5", act_text="lov 3 feb 1971 nr. 5"),
        ],
    ),
    # what is only pointed at is no act
    (f"Endret ved lov {A}. Jf. lov {B}.", [event("endret")]),
    (f"Endret ved lov {A}, se lov {B}, {C}.", [event("endret"), event("endret", "C")]),
    (f"Endret ved lov {A}. Jf. lover {B}, {C}.", [event("endret")]),
    (f"Endret ved lov {A}, jf. forordning {a('eu/39999r0001', '(EF) nr. 1')}.", [event("endret")]),
    # no link, no number, no act
    ("Endret ved lov 3 feb 1971 nr. 4.", [event("endret")]),
    ("Endret ved 3. februar 1971 nr. 4.", [event("endret", act_text="lov 3. februar 1971 nr. 4")]),
    (
        f"Endret ved grunnlovsvedtak 3 feb 1971 kunngjort ved {RES}.",
        [event("endret", "", act_text="grunnlovsvedtak 3 feb 1971", decrees=(DECREE,))],
    ),
    (
        "Endret ved Justeringsavtale mellom A og B inngått i desember 1971.",
        [event("endret", "", act_text="justeringsavtale desember 1971")],
    ),
    (
        f"Endret ved protokoll nr. 9 til EMK (lov {A}, ikr. 1 jan 1972).",
        [event("endret", act_text="protokoll nr. 9 til EMK", in_force=JAN72)],
    ),
    (
        f"Endret ved frd. {a('eu/39999r0001', '1/9999')}.",
        [event("endret", act="eu/39999r0001", act_text="frd. 1/9999")],
    ),
    (f"(Opphevet ved lov {A}.)", [event("opphevet")]),
    (f"Ved lov {A} ble paragrafen opphevet.", [event("opphevet", subject="paragrafen")]),
    # coming into force without a bracket
    (
        f"Ikr. 1 jan 1972 iflg. {RES}, endret ved lov {B}.",
        [event("vedtatt", "", in_force=JAN72, decrees=(DECREE,)), event("endret", "B")],
    ),
    (
        "Tredje ledd er opphevet fra 1 jan 1972, se § 22.",
        [event("opphevet", "", subject="Tredje ledd", in_force=JAN72)],
    ),
    # tells nothing that has happened
    ("Nå uten betydning.", []),
    ("Se note til § 4.", []),
    ("Oversettelsen er à jour per 1. januar 1972.", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), NOTES)
def test_events(html: str, expected: list[Event]) -> None:
    assert list(events(note(html) if html else Prose(""))) == expected


# ---- vocabulary, word by word


@pytest.mark.parametrize(("word", "expected"), VERBS.items())
def test_every_verb_is_read(word: str, expected: tuple[Verb, bool]) -> None:
    for written in (word, word.capitalize()):
        [found] = events(note(f"{written} ved lov {A}."))
        assert (found.verb, found.pending) == expected
        assert found.act == "lov/1971-02-03-4"


@pytest.mark.parametrize(("word", "one"), NOUNS.items())
def test_every_noun_is_read(word: str, one: str) -> None:
    found = events(note(f"Endret ved {word} 3 feb 1971."))
    assert [event.act_text for event in found] == [f"{one} 3 feb 1971"]


@pytest.mark.parametrize("word", sorted(PLURAL))
def test_every_plural_opens_a_list(word: str) -> None:
    [first, second] = events(note(f"Endret ved lov {A} som endret ved {word} {B} og {C}, {A}."))
    assert len(first.amended_by) == 2
    assert second.act == first.act


@pytest.mark.parametrize(("word", "month"), MONTHS.items())
def test_every_month_is_read(word: str, month: int) -> None:
    for written in (word, f"{word}.", word.capitalize()):
        [found] = events(note(f"Endret ved lov 3 {written} 1971 nr. 4 (ikr. 5 {written} 1972)."))
        assert found.act == f"lov/1971-{month:02}-03-4"
        assert found.in_force == date(1972, month, 5)


# ---- places


def test_every_event_has_its_words() -> None:
    text = note(f"Endret ved lover {A} (ikr. 1 jan 1972), {B} som endret ved lov {C}. Se § 2.")
    assert [text.text[event.start : event.end] for event in events(text)] == [
        "Endret ved lover 3 feb 1971 nr. 4 (ikr. 1 jan 1972)",
        "7 juni 1975 nr. 8 som endret ved lov 11 okt. 1979 nr. 12. Se § 2.",
    ]


# ---- what is not understood


def test_what_is_not_read_is_counted() -> None:
    notes = [
        note(f"Endret ved lover {A} (ikr. 1 jan 1972), {B} (se dens III)."),
        note("Tidligere art 9."),
        note("Nå uten betydning."),
    ]
    assert tally(notes) == Tally(
        notes=3, with_event=2, events=3, verbs=3, acts=2, brackets=2, dated=1
    )
    assert [not_understood(each) for each in notes] == [
        (),
        ("Tidligere art 9.",),
        ("Nå uten betydning.",),
    ]


def test_the_tally_is_told() -> None:
    assert str(Tally(4, 3, 8, 6, 4, 2, 1)) == (
        "endringsnoter med hendelse: 3 av 4 (75.00%)\n"
        "hendelser med kjent verb: 6 av 8 (75.00%)\n"
        "hendelser med kjent lov: 4 av 8 (50.00%)\n"
        "parenteser med dato eller vilkår: 1 av 2 (50.00%)"
    )
    assert "0 av 0" in str(Tally())


# ---- bad input: read in a breath, whatever it is


@pytest.mark.parametrize(
    "text",
    [
        "(" * 9_000,
        ")" * 9_000,
        "((a)" * 4_000,
        "endret ved " * 3_000,
        "Endret ved lov 1 jan 2001 nr. 3 (ikr. 1 mars 2002), " * 500,
        "første ledd og " * 2_000,
        "tidligere § 1 og " * 2_000,
        "§ 1, " * 4_000,
        ", " * 9_000,
        "Endret ved lov 31 feb 1971 nr. 4 (ikr. 99 jan 1972 iflg.",
        "Endret ved lov 3 feb 1971 nr. 99999999999999999999 ((",
    ],
)
def test_bad_notes_are_read_quickly(text: str) -> None:
    begun = time.perf_counter()
    found = events(Prose(text))
    assert all(0 <= event.start <= event.end <= len(text) for event in found)
    assert time.perf_counter() - begun < 2
