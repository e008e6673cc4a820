"""Versions: what a paragraf said when, by which act, and why where that is not known."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.change import Amendment, Instruction
from corpus.ids import ProvisionId
from corpus.timeline import Silence, Timeline, Version, version_on
from graph.versions import Act, timelines
from tests.changing import (
    BY_BOTH,
    BY_ONE,
    COMES,
    FIRST,
    JULY_3,
    JULY_4,
    LAW,
    ONE,
    SECOND,
    SET_2,
    SOME_TIME,
    TWO,
    act,
    amending,
    history,
    note,
    noted,
    order,
    told,
    ved,
    whole,
)


def timeline(made: Act, number: str = "§1") -> Timeline:
    """The timeline of one paragraf."""
    [found] = [t for t in timelines(made) if t.provision == ProvisionId(LAW, (number,))]
    return found


NEW_2 = order("ny", "§1/ledd/2", "Rev.")
NEW_3 = order("ny", "§1/ledd/3", "Gris.")
WORD = order("ord", "§1", swap=("katten", "reven"))

# What the act says today, what it said as promulgated (None where no archive holds that),
# what amended it, and its versions.
HISTORIES = [
    ("aldri endret", whole("Ape."), None, [], ["020501- 1: Ape."]),
    ("det gamle ledd er ukjent", noted(whole("Ape.", "Rev."), BY_ONE), None,
     [amending(ONE, SET_2)], ["020501-030701 1: ?", "030701- 3: Ape. | Rev."]),
    ("kunngjort tekst gir det", noted(whole("Ape.", "Rev."), BY_ONE), whole("Ape.", "Bie."),
     [amending(ONE, SET_2)], ["020501-030701 1: Ape. | Bie.", "030701- 3: Ape. | Rev."]),
    ("en tilføyelse fjernes igjen", noted(whole("Ape.", "Bie.", "Gris."), BY_ONE), None,
     [amending(ONE, NEW_3)], ["020501-030701 1: Ape. | Bie.", "030701- 3: Ape. | Bie. | Gris."]),
    ("et hull fylles av en eldre endring", noted(whole("Ape.", "Mus."), BY_BOTH), None,
     [amending(ONE, SET_2), amending(TWO, order("endret", "§1/ledd/2", "Mus."))],
     ["020501-030701 1: ?", "030701-040701 3: Ape. | Rev.", "040701- 4: Ape. | Mus."]),
    ("helt ny ordlyd er et ankerpunkt", noted(whole("Ku.", "Mus."), BY_BOTH), None,
     [amending(ONE, order("endret", "§1", "Ku.|Sau.")),
      amending(TWO, order("endret", "§1/ledd/2", "Mus."))],
     ["020501-030701 1: ?", "030701-040701 3: Ku. | Sau.", "040701- 4: Ku. | Mus."]),
    ("tilføyd", noted(whole("Ape."), ved("Tilføyd", (FIRST, JULY_3))), None,
     [amending(ONE, order("ny", "§1", "Ape."))], ["030701- 3: Ape."]),
    ("loven mangler i arkivene", noted(whole("Ape.", "Rev."), BY_BOTH), None,
     [amending(TWO, SET_2)],
     ["020501-030701 1: ?", "030701-040701 3: ?", "040701- 4: Ape. | Rev."]),
    ("en ulest endring bryter kjeden", noted(whole("Ape.", "Rev."), BY_BOTH), whole("Ku."),
     [amending(ONE), amending(TWO, NEW_2)],
     ["020501-030701 1: Ku.", "030701-040701 3: Ape.", "040701- 4: Ape. | Rev."]),
    ("to lover samme dag",
     noted(whole("Ku.", "Rev."), ved("Endret", (FIRST, JULY_4), (SECOND, JULY_4))),
     whole("Ape.", "Bie."),
     [amending(ONE, SET_2), amending(TWO, order("endret", "§1/ledd/1", "Ku."))],
     ["020501-040701 1: Ape. | Bie.", "040701- 4: Ku. | Rev."]),
    ("opphevet", noted(whole(heading="(Opphevet)"), ved("Opphevet", (FIRST, JULY_3))),
     whole("Ape."), [amending(ONE, order("opphevet", "§1"))],
     ["020501-030701 1: Ape.", "030701- 3: –"]),
    ("opphevet og tilføyd igjen",
     noted(whole("Ku."), ved("Opphevet", (FIRST, JULY_3)) + " " + ved("Tilføyd", (SECOND, JULY_4))),
     whole("Ape."),
     [amending(ONE, order("opphevet", "§1")), amending(TWO, order("ny", "§1", "Ku."))],
     ["020501-030701 1: Ape.", "030701-040701 3: –", "040701- 4: Ku."]),
    ("et ord er byttet", noted(whole("Reven eier."), BY_ONE), None, [amending(ONE, WORD)],
     ["020501-030701 1: Katten eier.", "030701- 3: Reven eier."]),
    ("et ord er byttet i hele loven", noted(whole("Reven eier."), BY_ONE), None,
     [amending(ONE, order("ord", "", swap=("katten", "reven")))],
     ["020501-030701 1: Katten eier.", "030701- 3: Reven eier."]),
    ("ikke sagt når: straks", noted(whole("Ape.", "Rev."), ved("Endret", (FIRST, ""))),
     whole("Ape.", "Bie."), [amending(ONE, SET_2, in_force=[date(1903, 3, 3)])],
     ["020501-030303 1: Ape. | Bie.", "030303- 3: Ape. | Rev."]),
    ("virkning fra før den ble vedtatt",
     noted(whole("Ape.", "Rev."), ved("Endret", (FIRST, "med virkning fra 1 jan 1903"))),
     whole("Ape.", "Bie."), [amending(ONE, SET_2)],
     ["020501-030303 1: Ape. | Bie.", "030303- 3: Ape. | Rev."]),
    ("kommer", noted(whole("Ape."), ved(COMES, (FIRST, "i kraft 1 juli 1925"))), None,
     [amending(ONE, NEW_2)], ["020501-250701 1: Ape.", "250701- 3: Ape. | Rev. (kommer)"]),
    ("kommer en gang", noted(whole("Ape."), ved(COMES, (FIRST, SOME_TIME))), None,
     [amending(ONE, NEW_2)], ["020501- 1: Ape."]),
    ("skulle ha kommet", noted(whole("Ape."), ved(COMES, (FIRST, JULY_3))), None,
     [amending(ONE, NEW_2)], ["020501-030701 1: Ape.", "030701- 3: ? (kommer)"]),
    ("midlertidig", noted(whole("Ape."), ved("Endret", (FIRST, JULY_3), (FIRST, JULY_4))), None,
     [amending(ONE, NEW_2, title="Lov om midlertidige endringer")],
     ["020501-030701 1: Ape.", "030701-040701 3: Ape. | Rev.", "040701- 1: Ape."]),
    ("i to steg", noted(whole("Ku.", "Rev."), ved("Endret", (FIRST, JULY_3), (FIRST, JULY_4))),
     whole("Ape.", "Bie."), [amending(ONE, SET_2, order("endret", "§1/ledd/1", "Ku."))],
     ["020501-030701 1: Ape. | Bie.", "030701-040701 3: ?", "040701- 3: Ku. | Rev."]),
    ("i to steg, og sagt hvilke",
     noted(whole("Ku.", "Rev."), ved("Endret", (FIRST, f"{JULY_3}, gjelder første ledd"),
                                     (FIRST, f"{JULY_4}, gjelder annet ledd"))),
     whole("Ape.", "Bie."), [amending(ONE, SET_2, order("endret", "§1/ledd/1", "Ku."))],
     ["020501-030701 1: Ape. | Bie.", "030701-040701 3: Ku. | Bie.", "040701- 3: Ku. | Rev."]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "base", "amendments", "expected"),
    [row[1:] for row in HISTORIES],
    ids=[row[0] for row in HISTORIES],
)
def test_a_paragraf_through_time(
    today: str, base: str | None, amendments: list[Amendment], expected: list[str]
) -> None:
    made = history(act(today), *amendments, base=act(base) if base else None)
    assert told(timeline(made)) == expected


def test_all_acts_of_one_day_are_named() -> None:
    today = noted(whole("Ku.", "Rev."), ved("Endret", (FIRST, JULY_4), (SECOND, JULY_4)))
    made = history(
        act(today), amending(ONE, SET_2), amending(TWO, order("endret", "§1/ledd/1", "Ku."))
    )
    assert [(v.source, v.beside) for v in timeline(made).versions] == [(LAW, ()), (TWO, (ONE,))]


# ---- which acts a version is from

INSIDE = replace(order("endret", "§1/ledd/2", "Rev."), act=ONE, inside="I")
LATE = "i kraft 1 juli 1905"
TEMPORARY = "Lov om midlertidige endringer"
ON_WHOLE = order("endret", "§1", "Ku.|Rev.")

# What is told, what amended the act, and of each version: its acts, what changed them first,
# and whether they gave all its words. The act itself is 1, the others 3 and 4.
ORIGINS = [
    ("en del er endret", BY_ONE, [amending(ONE, SET_2)], ["1 * !", "3 *"]),
    ("alt er endret", BY_ONE, [amending(ONE, ON_WHOLE)], ["1 * !", "3 * !"]),
    ("to lover samme dag", ved("Endret", (FIRST, JULY_4), (SECOND, JULY_4)),
     [amending(ONE, SET_2), amending(TWO, order("endret", "§1/ledd/1", "Ku."))],
     ["1 * !", "4 3 *"]),
    ("den andre gir alt", ved("Endret", (FIRST, JULY_4), (SECOND, JULY_4)),
     [amending(ONE, order("endret", "§1/ledd/1", "Ape.")), amending(TWO, ON_WHOLE)],
     ["1 * !", "4 * !"]),
    ("endret før endringen trådte i kraft", ved("Endret", (FIRST, LATE)),
     [amending(ONE, order("endret", "§1/ledd/2", "Sau.", part="I")), amending(TWO, INSIDE)],
     ["1 * !", "3 * 4"]),
    ("endret uten at ordene ble andre", ved("Endret", (FIRST, LATE)),
     [amending(ONE, order("endret", "§1/ledd/2", "Rev.", part="I")), amending(TWO, INSIDE)],
     ["1 * !", "3 *"]),
    ("en annen del ble endret først", ved("Endret", (FIRST, LATE)),
     [amending(ONE, order("endret", "§1/ledd/2", "Rev.", part="I"),
               order("endret", "§2/ledd/2", "Ulv.", part="I")),
      amending(TWO, replace(order("ord", "", swap=("ulv", "rev")), act=ONE, inside="I"))],
     ["1 * !", "3 *"]),
    ("opphevet og gitt på nytt samme dag",
     ved("Opphevet", (FIRST, JULY_4)) + " " + ved("Tilføyd", (SECOND, JULY_4)),
     [amending(ONE, order("opphevet", "§1")), amending(TWO, order("ny", "§1", "Ku.|Rev."))],
     ["1 * !", "4 * !"]),
    ("en endring er over", ved("Endret", (FIRST, JULY_3), (FIRST, JULY_4)),
     [amending(ONE, order("ny", "§1/ledd/3", "Gris."), title=TEMPORARY)],
     ["1 * !", "3 *", "1 *"]),
    ("en regel varer lenger", ved("Endret", (FIRST, JULY_3), (SECOND, JULY_4)),
     [amending(ONE, SET_2), amending(TWO, SET_2)], ["1 * !", "3 *"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "amendments", "expected"), [r[1:] for r in ORIGINS], ids=[r[0] for r in ORIGINS]
)
def test_which_acts_a_version_is_from(
    said: str, amendments: list[Amendment], expected: list[str]
) -> None:
    made = history(act(noted(whole("Ku.", "Rev."), said)), *amendments)
    assert [_origin(version) for version in timeline(made).versions] == expected


def _origin(version: Version) -> str:
    acts, first = (version.source, *version.beside), version.amended_by
    numbers = [*(a.rpartition("-")[2] for a in acts), "*", *(a.rpartition("-")[2] for a in first)]
    return " ".join([*numbers, "!"] if version.entire else numbers)


def test_an_act_that_is_changed_before_it_takes_effect_is_named_with_what_changed_it() -> None:
    made = history(act(noted(whole("Ku.", "Rev."), BY_ONE), in_force="1903-07-01"),
                   amending(ONE, SET_2))  # fmt: skip
    assert [_origin(version) for version in timeline(made).versions] == ["3 1 * !"]


def test_a_change_whose_day_is_not_told_is_not_known_to_have_come() -> None:
    said = ved("Endret", (FIRST, ""), (SECOND, JULY_4))
    made = history(act(noted(whole("Ku.", "Rev."), said)), amending(ONE, SET_2),
                   amending(TWO, order("endret", "§1/ledd/1", "Ku.")))  # fmt: skip
    assert [_origin(version) for version in timeline(made).versions] == ["1 * !", "3 *", "4 *"]


# ---- why there is no text


REASONS = [
    (date(1902, 4, 30), "Loven trådte i kraft 1. mai 1902."),
    (date(1902, 6, 1), "Ordlyden er ikke kjent. Lov 3. mars 1903 nr. 3 endret bestemmelsen fra"
                       " 1. juli 1903, og arkivene har ikke det som sto der før."),
]  # fmt: skip


@pytest.mark.parametrize(("day", "reason"), REASONS)
def test_a_day_without_text_has_its_reason(day: date, reason: str) -> None:
    made = history(act(noted(whole("Ape.", "Rev."), BY_ONE)), amending(ONE, SET_2))
    found = version_on(timeline(made), day)
    assert isinstance(found, Silence) or found.text is None
    assert found.reason == reason


BREAKS = [
    ("endringsloven står ikke i arkivene", []),
    ("det som ble endret, er ikke lest", [amending(ONE)]),
    ("noe av det som ble endret, er ikke lest",
     [amending(ONE, SET_2, unread=("§ 1 skal rimes:",))]),
    ("den nye teksten står ikke slik i loven",
     [amending(ONE, order("endret", "§1/ledd/2", "Sau."))]),
    ("instruksen er ikke forstått (kap3)", [amending(ONE, order("opphevet", "§1/kap3"))]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "amendments"), BREAKS, ids=[row[0] for row in BREAKS])
def test_a_broken_chain_says_where(why: str, amendments: list[Amendment]) -> None:
    made = history(act(noted(whole("Ape.", "Rev."), BY_ONE)), *amendments)
    [before, after] = timeline(made).versions
    assert not before.complete
    assert before.text is None
    assert before.reason == (
        "Ordlyden er ikke kjent. Lov 3. mars 1903 nr. 3 endret bestemmelsen fra 1. juli 1903,"
        f" men {why}."
    )
    assert after.complete  # what the law says today is known whatever was before


def test_what_does_not_agree_is_not_given_but_for_what_was_printed() -> None:
    """«Bie» became «Ku» without a word in any note: the years between are not known."""
    today = act(noted(whole("Ku.", "Mus."), BY_BOTH))
    amendments = [amending(ONE, SET_2), amending(TWO, order("endret", "§1/ledd/2", "Mus."))]
    made = history(today, *amendments, base=act(whole("Ape.", "Bie.")))
    assert told(timeline(made)) == [
        "020501-030701 1: Ape. | Bie.", "030701-040701 3: ?", "040701- 4: Ku. | Mus.",
    ]  # fmt: skip
    assert timeline(made).versions[1].reason == (
        "Ordlyden er ikke kjent: teksten er ikke den samme når endringene følges framover"
        " og bakover."
    )


def test_a_paragraf_that_came_later_than_its_act_says_so() -> None:
    """«1902-05-01, 1903-01-01 (§ 1)»: the act was in force before it."""
    today = act(whole("Ape."), whole("Ku.", name="§2"), in_force="1902-05-01, 1903-01-01 (§ 1)")
    made = history(today)
    assert timeline(made, "§1").before == "Bestemmelsen trådte i kraft 1. januar 1903."
    assert timeline(made, "§2").before == "Loven trådte i kraft 1. mai 1902."


def test_an_act_in_force_at_several_times_says_so() -> None:
    today = act(whole("Ape."), in_force="1902-05-01, 1903-01-01")
    [doubt, sure] = timeline(history(today)).versions
    assert (doubt.in_force.start, sure.in_force.start) == (date(1902, 5, 1), date(1903, 1, 1))
    assert (doubt.complete, sure.complete) == (False, True)
    assert doubt.reason.startswith("Loven trådte i kraft til ulike tider")


def test_what_is_only_adopted_has_no_version() -> None:
    shell = noted(whole(heading="Om rever"), ved("<strong>Tilføyes</strong>", (FIRST, SOME_TIME)))
    found = timeline(history(act(shell), amending(ONE, order("ny", "§1", "Rev."))))
    assert found.versions == ()
    assert found.before == "§ 1 er vedtatt ved lov 3. mars 1903 nr. 3, men ikke i kraft."


# ---- numbers that change


def test_a_paragraf_is_followed_through_its_numbers() -> None:
    """«Ny § 1 … Nåværende § 1 blir § 2.»"""
    moved = noted(whole("Ape.", name="§2"), ved("Endret", (FIRST, f"{JULY_3}, tidligere § 1")))
    new = noted(whole("Rev."), ved("Tilføyd", (FIRST, JULY_3)))
    orders = [order("ny", "§1", "Rev."), order("flyttet", "§1", to="§2")]
    made = history(act(new, moved), amending(ONE, *orders))
    assert told(timeline(made, "§1")) == ["020501-030701 1: Ape.", "030701- 3: Rev."]
    assert told(timeline(made, "§2")) == ["030701- 3: Ape."]
    [version] = timeline(made, "§2").versions
    assert version.former == ProvisionId(LAW, ("§1",))
    assert timeline(made, "§2").before == "§ 2 var § 1 før 1. juli 1903."
    first = timeline(made, "§1").versions[0]
    assert first.text is not None
    assert (str(first.text.id), first.text.label) == (f"{LAW}/§1", "§ 1")


def test_a_note_that_names_the_former_number_is_enough() -> None:
    moved = noted(whole("Ape.", name="§2"), ved("Endret", (FIRST, f"{JULY_3}, tidligere § 1")))
    made = history(act(moved), amending(ONE))
    assert told(timeline(made, "§1")) == ["020501-030701 1: Ape."]
    assert timeline(made, "§1").after == "§ 1 ble § 2."


def test_chapters_tell_of_their_paragrafer() -> None:
    chapter = (
        '<section class="section" data-name="kap1"><h2>Kapittel 1</h2>'
        + note(f"Kapitlet tilføyd ved lov {FIRST} ({JULY_3}).")
        + whole("Ape.")
        + "</section>"
    )
    made = history(act(chapter), amending(ONE, order("ny", "§1", "Ape.")))
    assert told(timeline(made)) == ["030701- 3: Ape."]


# ---- amending acts that are amended


AMENDED = [
    ("en hel del får ny tekst", replace(order("endret", "§1/ledd/2", "Rev."), inside="I"), "Rev."),
    ("ett ord overalt", Instruction(ONE, "ord", ProvisionId(ONE), words=("sau", "rev")), "Rev."),
    ("en instruks faller bort", replace(order("opphevet", "§1/ledd/2"), inside="I"), "Bie."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "words"), [r[1:] for r in AMENDED], ids=[r[0] for r in AMENDED])
def test_an_amending_act_amended_before_it_takes_effect(change: Instruction, words: str) -> None:
    orders = [
        order("endret", "§1/ledd/2", "Sau.", part="I"),
        order("ny", "§1/ledd/3", "Ku.", part="I"),
    ]
    first, second = amending(ONE, *orders), amending(TWO, replace(change, act=ONE))
    late = ved("Endret", (FIRST, "i kraft 1 juli 1905"))
    made = history(act(noted(whole("Ape.", words, "Ku."), late)), first, second,
                   base=act(whole("Ape.", "Bie.")))  # fmt: skip
    assert told(timeline(made))[1] == f"050701- 3: Ape. | {words} | Ku."
    too_late = history(
        act(noted(whole("Ape.", "Sau.", "Ku."), BY_ONE)),
        first,
        second,
        base=act(whole("Ape.", "Bie.")),
    )
    assert told(timeline(too_late))[1] == "030701- 3: Ape. | Sau. | Ku."
