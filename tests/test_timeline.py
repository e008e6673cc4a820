"""Timelines: the days around a change, the parts of a paragraf, and silence with its reason."""

from datetime import date

import pytest

from corpus.ids import ProvisionId
from corpus.model import Prose, Provision
from corpus.timeline import (
    MONTHS,
    Period,
    Silence,
    Timeline,
    Version,
    spoken_act,
    spoken_day,
    version_on,
)

AT = ProvisionId("lov/1902-02-02-1", ("§1",))


def paragraf(*ledd: str, at: ProvisionId = AT) -> Provision:
    units = (
        Provision(at / f"ledd/{n}", "ledd", prose=Prose(words)) for n, words in enumerate(ledd, 1)
    )
    return Provision(at, "paragraf", "§ 1", children=tuple(units))


def version(start: int, end: int | None, *ledd: str, **more: object) -> Version:
    period = Period(date(start, 1, 1), date(end, 1, 1) if end else None)
    made = Version(period, paragraf(*ledd) if ledd else None, f"lov/{start}-01-01-1", True)
    return made if not more else Version(period, None, made.source, False, **more)  # type: ignore[arg-type]


FIRST, SECOND = version(1902, 1905, "Katten eier.", "Hunden leier."), version(1905, None, "Ny.")
UNKNOWN = version(1902, 1905, reason="Ordlyden er ikke kjent.")
TIMELINE = Timeline(AT, (FIRST, SECOND), before="Loven trådte i kraft 1. januar 1902.")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1901, 12, 31), Silence("Loven trådte i kraft 1. januar 1902.")),
        (date(1902, 1, 1), FIRST),
        (date(1904, 12, 31), FIRST),
        (date(1905, 1, 1), SECOND),
        (date(2099, 1, 1), SECOND),
    ],
)
def test_the_days_around_a_change(day: date, expected: Version | Silence) -> None:
    assert version_on(TIMELINE, day) == expected


@pytest.mark.parametrize(
    ("day", "until", "expected"),
    [
        (date(1903, 5, 1), date(1920, 1, 1), date(1905, 1, 1)),
        (date(1903, 5, 1), date(1905, 1, 1), None),  # the other place took over then
        (date(1905, 1, 1), date(1920, 1, 1), None),
    ],
)
def test_whether_it_said_something_else_before_a_day(
    day: date, until: date, expected: date | None
) -> None:
    assert TIMELINE.changed(day, until) == expected


def test_a_day_in_a_gap_after_the_end_or_without_versions_is_told() -> None:
    ended = Timeline(AT, (FIRST,), "før", after="Loven ble opphevet 1. januar 1905.")
    gap = Timeline(AT, (FIRST, version(1910, None, "Ny.")), "før")
    assert version_on(ended, date(1905, 1, 1)) == Silence("Loven ble opphevet 1. januar 1905.")
    assert version_on(ended, date(1904, 12, 31)) == FIRST
    assert version_on(gap, date(1907, 5, 17)) == Silence(
        "Arkivene sier ikke hva som gjaldt 17. mai 1907."
    )
    assert version_on(Timeline(AT, before="Ikke i kraft."), date(1907, 1, 1)) == Silence(
        "Ikke i kraft."
    )


def test_an_unknown_version_is_given_with_its_reason() -> None:
    found = version_on(Timeline(AT, (UNKNOWN, SECOND)), date(1903, 1, 1))
    assert isinstance(found, Version)
    assert (found.complete, found.text, found.reason) == (False, None, "Ordlyden er ikke kjent.")
    assert not found.repealed


def test_a_part_has_the_versions_in_which_it_changed() -> None:
    """A ledd that stays the same while another changes has one version."""
    later = version(1905, None, "Katten eier.", "Hunden kjøper.")
    both = Timeline(AT, (FIRST, later))
    [one] = both.within(AT / "ledd/1").versions
    assert (one.in_force, one.text and one.text.text) == (Period(date(1902, 1, 1)), "Katten eier.")
    assert [v.text and v.text.text for v in both.within(AT / "ledd/2").versions] == [
        "Hunden leier.",
        "Hunden kjøper.",
    ]


def test_a_part_that_is_known_alone_is_given_alone() -> None:
    piece = Provision(AT / "ledd/2", "ledd", prose=Prose("Hunden leier."))
    half = Timeline(AT, (version(1902, 1905, reason="Ukjent.", known=(piece,)),))
    [known] = half.within(AT / "ledd/2").versions
    assert (known.complete, known.text) == (True, piece)
    [unknown] = half.within(AT / "ledd/1").versions
    assert (unknown.complete, unknown.text, unknown.reason) == (False, None, "Ukjent.")


def test_a_part_that_was_not_there_is_said_not_to_have_been() -> None:
    [_, after] = TIMELINE.within(AT / "ledd/2").versions
    assert (after.text, after.complete) == (None, True)
    assert after.reason == "Det sto ikke noe slikt i § 1 da."


def test_a_ledd_that_got_another_number_tells_where_it_stood() -> None:
    """«Nåværende første ledd blir andre ledd.»"""
    later = version(1905, None, "Reven eier.", "Katten eier.")
    both = Timeline(AT, (version(1902, 1905, "Katten eier."), later))
    [before, after] = both.within(AT / "ledd/2").versions
    assert (before.text, before.reason) == (None, "Det sto da som § 1 første ledd.")
    assert after.former == AT / "ledd/1"
    [_, new] = both.within(AT / "ledd/1").versions
    assert new.former is None


def test_a_part_is_found_under_the_number_that_the_paragraf_had() -> None:
    old = ProvisionId("lov/1902-02-02-1", ("§9",))
    moved = Version(Period(date(1902, 1, 1)), paragraf("Katten.", at=old), "lov/1902-02-02-1", True)
    [found] = Timeline(AT, (moved,)).within(AT / "ledd/1").versions
    assert found.text is not None
    assert found.text.text == "Katten."


def test_a_punktum_and_a_part_of_the_only_ledd_are_parts_too() -> None:
    both = version(1902, 1905, "Katten eier. Reven leier."), version(1905, None, "Katten eier.")
    at = Timeline(AT, both)
    texts = [[v.text and v.text.text for v in at.within(AT / steps).versions]
             for steps in ("ledd/1/setning/2", "setning/2", "LEDD/1/setning/1")]  # fmt: skip
    assert texts == [["Reven leier.", None], ["Reven leier.", None], ["Katten eier."]]


@pytest.mark.parametrize(
    ("refid", "spoken"),
    [
        ("lov/1902-08-01-3", "lov 1. august 1902 nr. 3"),
        ("lov/1967-02-10", "lov 10. februar 1967"),
        ("forskrift/2022-06-22-1110", "forskrift 22. juni 2022 nr. 1110"),
        ("", ""),
        ("kgl.res.", "kgl.res."),
    ],
)
def test_an_act_as_it_is_spoken_of(refid: str, spoken: str) -> None:
    assert spoken_act(refid) == spoken


@pytest.mark.parametrize(("number", "month"), list(enumerate(MONTHS, start=1)))
def test_every_month_is_spoken(number: int, month: str) -> None:
    assert spoken_day(date(1902, number, 2)) == f"2. {month} 1902"


def test_an_address_is_read_without_regard_to_case() -> None:
    """The number of § 9 A-2 was written § 9a-2 by the act that first put it there."""
    at = ProvisionId(AT.document, ("§9a-2",))
    one = Version(
        Period(date(1902, 1, 1)), paragraf("Katten eier.", at=at), "lov/1902-01-01-1", True
    )
    timeline = Timeline(at, (one,))
    assert timeline.within(ProvisionId(AT.document, ("§9A-2",))) == timeline
