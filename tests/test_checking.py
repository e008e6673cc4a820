"""The check of the chain: what is equal, what differs, what is broken, what nobody compared."""

from datetime import date

import pytest

from corpus.change import Amendment
from graph.checking import Outcome, check
from tests.changing import (
    BY_BOTH,
    BY_ONE,
    FIRST,
    JULY_3,
    JULY_4,
    ONE,
    SET_2,
    TWO,
    act,
    amending,
    history,
    note,
    noted,
    order,
    ved,
    whole,
)

SINCE = date(1903, 1, 1)
BY_FIRST = (FIRST, JULY_3)


def chapter(inside: str, words: str) -> str:
    """Chapter 1, with a change note under its heading."""
    head = f'<section class="section" data-name="kap1"><h2>Kapittel 1</h2>{note(words)}'
    return f"{head}{inside}</section>"


# What the act says today, what it said as promulgated, what amended it, what the check says.
CHECKS: list[tuple[str, str, str | None, list[Amendment], Outcome]] = [
    ("like", noted(whole("Ape.", "Rev."), BY_ONE), None, [amending(ONE, SET_2)], "equal"),
    ("like til slutt", noted(whole("Ape.", "Mus."), BY_BOTH), None,
     [amending(ONE, SET_2), amending(TWO, order("endret", "§1/ledd/2", "Mus."))], "equal"),
    ("ulike", noted(whole("Ape.", "Rev!"), BY_ONE), None, [amending(ONE, SET_2)], "differs"),
    ("kunngjort tekst er en annen", noted(whole("Ape.", "Rev."), BY_ONE), whole("Ku.", "Bie."),
     [amending(ONE, SET_2)], "differs"),
    ("for få ledd", noted(whole("Ape."), BY_ONE), None, [amending(ONE, SET_2)], "differs"),
    ("ingen instruks", noted(whole("Ape.", "Rev."), BY_ONE), None, [amending(ONE)], "broken"),
    ("ikke i arkivene", noted(whole("Ape.", "Rev."), BY_ONE), None, [], "broken"),
    # only holes are left, or nothing with words was done: that is not to be equal
    ("bare opphevet et ledd", noted(whole("Ape."), BY_ONE), None,
     [amending(ONE, order("opphevet", "§1/ledd/2"))], "not compared"),
    ("bare flyttet", noted(whole("Ape.", name="§2"),
                           ved("Endret", (FIRST, f"{JULY_3}, tidligere § 1"))),
     None, [amending(ONE, order("flyttet", "§1", to="§2"))], "not compared"),
    ("bare flyttet, men kunngjort", noted(whole("Ape.", name="§2"),
                                          ved("Endret", (FIRST, f"{JULY_3}, tidligere § 1"))),
     whole("Ape."), [amending(ONE, order("flyttet", "§1", to="§2"))], "equal"),
    ("nye ord står der", noted(whole("Reven."), BY_ONE), None,
     [amending(ONE, order("ord", "§1", swap=("katten", "reven")))], "equal"),
    ("nye ord står der ikke", noted(whole("Ape."), BY_ONE), None,
     [amending(ONE, order("ord", "§1", swap=("katten", "reven")))], "not compared"),
    ("opphevet, som loven sa", noted(whole(heading="(Opphevet)"), ved("Opphevet", (FIRST, JULY_3))),
     None, [amending(ONE, order("opphevet", "§1"))], "equal"),
    ("opphevet, uten at loven sa det",
     noted(whole(heading="(Opphevet)"), ved("Opphevet", (FIRST, JULY_3))), None, [amending(ONE)],
     "not compared"),
    ("opphevet med kapittelet", chapter(whole(heading="(Opphevet)"), ved("Opphevet", BY_FIRST)),
     None, [amending(ONE, order("opphevet", "kap1"))], "equal"),
    ("opphevet med et annet kapittel", chapter(whole(heading="(Opphevet)"),
                                               ved("Opphevet", BY_FIRST)),
     None, [amending(ONE, order("opphevet", "kap2"))], "not compared"),
    ("i to steg", noted(whole("Ape.", "Rev."), ved("Endret", (FIRST, JULY_3), (FIRST, JULY_4))),
     None, [amending(ONE, SET_2)], "equal"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "base", "amendments", "expected"),
    [row[1:] for row in CHECKS],
    ids=[row[0] for row in CHECKS],
)
def test_what_the_check_says(
    today: str, base: str | None, amendments: list[Amendment], expected: Outcome
) -> None:
    made = history(act(today), *amendments, base=act(base) if base else None)
    [row] = check([made], SINCE).rows
    assert row.outcome == expected
    assert bool(row.reason) == (expected != "equal")


def test_only_what_was_changed_since_then_is_checked() -> None:
    made = history(act(noted(whole("Ape.", "Rev."), BY_ONE)), amending(ONE, SET_2))
    assert check([made], date(1903, 7, 2)).rows == ()
    assert len(check([made], date(1903, 7, 1)).rows) == 1


def test_what_was_adopted_since_then_is_checked_when_asked() -> None:
    made = history(act(whole("Ape.")), base=act(whole("Ape.")))
    other = history(act(whole("Ape.")), base=act(whole("Bie.")))
    assert check([made], date(1902, 1, 1)).rows == ()
    outcomes = [r.outcome for r in check([made, other], date(1902, 1, 1), adopted=True).rows]
    assert outcomes == ["equal", "differs"]
    assert check([made], date(1902, 3, 1), adopted=True).rows == ()


def test_the_check_is_told_by_name() -> None:
    first = history(act(noted(whole("Ape.", "Rev!"), BY_ONE)), amending(ONE, SET_2))
    second = history(act(noted(whole("Ape.", "Rev."), BY_ONE)), amending(ONE, SET_2))
    found = check([first, second], SINCE)
    assert found.share == 0.5
    assert str(found) == (
        "2 kontrollert: like 1, ikke sammenlignet 0, ulike 1, brutt 0 (50.0%)\n"
        "lov/1902-02-02-1/§1: endringslovene gir «… Rev. …», loven har «… Rev! …»"
    )
