"""Near: misspelt names → the acts that are meant; and names of nothing at all."""

import pytest

from corpus.catalog import load
from graph.names import Held, Names
from graph.near import alike

VEGLOVA = Held("lov/1963-06-21-23", "Lov om vegar", "Veglova", "veglova", "1964-01-01")
HOPPLOVA = Held("lov/1901-09-09-9", "", "Hoppetauloven", "", "1901-01-01")
NAMES = Names(load(), (VEGLOVA, HOPPLOVA), "2025-11-08")

NEAR = [
    ("barnevenrsloven", "barnevernsloven"),
    ("barneværnsloven", "barnevernsloven"),
    ("barneværnloven", "barnevernsloven|barnevernloven (1992)"),
    ("oppleeringsloven", "opplæringslova|opplæringslova (1998)"),
    ("opplæringslåven", "opplæringslova|opplæringslova (1998)"),
    ("opplærinslova", "opplæringslova|opplæringslova (1998)"),
    ("helsepersonalloven", "helsepersonelloven"),
    ("helse- og omsorgtjenestelvoen", "helse- og omsorgstjenesteloven"),
    ("omsorgstjensteloven", "helse- og omsorgstjenesteloven"),
    ("rettighetsloven", "pasient- og brukerrettighetsloven"),  # the end of its name
    ("spesialisthelsetjenestloven", "spesialisthelsetjenesteloven"),
    ("spesialisthelsetenestelåva", "spesialisthelsetjenesteloven"),
    ("familivernkontorloven", "familievernkontorloven"),
    ("privatskoleloen", "privatskolelova"),
    ("barnehageloen", "barnehageloven"),
    ("hoppetaueloven", "Hoppetauloven"),  # not followed, and known by its header
    ("forskrift om individuell plann", "forskrift om individuell plan"),
]
NOTHING = ["sjokoladeloven", "nisselova", "vaffellova", "romskipsloven", "loven", "hlo", "", "og"]


@pytest.mark.parametrize(("written", "expected"), NEAR)
def test_a_slip_is_near_what_was_meant(written: str, expected: str) -> None:
    found = [entry.display for entry in alike(NAMES, written)]
    assert found[: expected.count("|") + 1] == expected.split("|")


@pytest.mark.parametrize("written", NOTHING)
def test_a_name_of_nothing_is_near_nothing(written: str) -> None:
    assert alike(NAMES, written) == ()


def test_an_act_in_force_goes_before_one_that_is_not() -> None:
    near = alike(NAMES, "barneværnloven")
    assert [bool(entry.repealed) for entry in near] == [False, True]
