"""Dated: a note and the versions of its paragraf → the day that is told of the change."""

from datetime import date

import pytest

from corpus.change import Event
from corpus.ids import ProvisionId
from corpus.timeline import Period, Timeline, Version
from graph.dated import dated

PLACE = ProvisionId.parse("lov/1901-01-01-1/§2")
SPRING, AUTUMN, WINTER = date(2020, 4, 15), date(2020, 9, 1), date(2021, 1, 1)
ACT = "lov/2020-04-15-19"
CHANGE = Event("endret", act=ACT)
GONE = Version(Period(AUTUMN), None, ACT, True)
UNKNOWN = Version(Period(SPRING, AUTUMN), None, ACT, False, "Arkivene sier ikke når.")
OTHER = Version(Period(AUTUMN), None, "lov/2020-06-19-91", True)
BESIDE = Version(Period(AUTUMN), None, "lov/2020-06-19-91", True, beside=(ACT,))


@pytest.mark.parametrize(
    ("told", "versions", "day"),
    [
        (CHANGE, [GONE], AUTUMN),
        (CHANGE, [BESIDE], AUTUMN),
        (CHANGE, [OTHER], None),
        (CHANGE, [], None),
        # nobody knows when it began, only when it had
        (CHANGE, [UNKNOWN, GONE], None),
        (CHANGE, [UNKNOWN], None),
        # what the note says stands
        (Event("endret", act=ACT, in_force=WINTER), [GONE], WINTER),
        (Event("endret", act=ACT, condition="fra den tid Kongen bestemmer"), [GONE], None),
        (Event("endret", act=ACT, pending=True), [GONE], None),
        (Event("endret", act_text="lov av 1904"), [GONE], None),
    ],
)
def test_the_day_of_a_change(told: Event, versions: list[Version], day: date | None) -> None:
    [event] = dated([told], Timeline(PLACE, tuple(versions)))
    assert (event.in_force, event.effect) == (day, None)


@pytest.mark.parametrize(("versions", "day"), [([], SPRING), ([GONE], AUTUMN)])
def test_what_looks_back_happened_when_its_act_was_passed(
    versions: list[Version], day: date
) -> None:
    back = Event("endret", act=ACT, in_force=date(2020, 3, 16))
    [event] = dated([back], Timeline(PLACE, tuple(versions)))
    assert (event.in_force, event.effect) == (day, date(2020, 3, 16))


def test_an_act_with_a_day_for_one_part_has_not_that_day_for_the_rest() -> None:
    parts = [CHANGE, Event("tilføyd", act=ACT, subject="tredje ledd", in_force=AUTUMN)]
    assert [event.in_force for event in dated(parts, Timeline(PLACE, (GONE,)))] == [None, AUTUMN]
