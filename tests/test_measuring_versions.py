"""Versions measured: the figures that may not fall, and those that are named."""

from datetime import date

import pytest

from app.measuring_versions import Figure, figures
from corpus.successions import Successions, load
from graph.versions import Act
from tests.changing import BY_ONE, ONE, SET_2, act, amending, history, noted, whole
from tests.followed import followed


def told(*acts: Act) -> dict[str, tuple[str, str]]:
    return {what: (value, of) for what, value, of in figures(acts, Successions.of(()))}


def made(*texts: str) -> Act:
    """An act whose one paragraf was changed in 1903."""
    return history(act(noted(whole(*texts), BY_ONE)), amending(ONE, SET_2))


@pytest.fixture(autouse=True)
def _since(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("real") is None:
        days = (date(1903, 1, 1), date(1901, 1, 1))
        monkeypatch.setattr("app.measuring_versions.SINCE", days)


def test_what_is_equal_is_counted_and_what_is_not_is_named() -> None:
    found = told(made("Ape.", "Rev."), made("Ape.", "Sau."))
    assert found["endret siden 1903: siste versjon = loven"] == ("0.5000", "1/2")
    assert found["  lov/1902-02-02-1/§1"][0] == "ulike"
    assert found["endringslinjer lest"] == ("1.0000", "1/1")


def test_what_the_reform_changed_is_counted_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.measuring_versions.REFORM", ONE)
    found = told(made("Ape.", "Rev."))
    assert found["reformens paragrafer: siste = loven"] == ("1.0000", "1/1")
    assert found[f"endringslinjer i {ONE}"] == ("1.0000", "1/1")


def test_without_lovtidend_nothing_is_measured() -> None:
    [(_, value, why)] = figures((), Successions.of(()))
    assert (value, why) == ("–", "arkivene har ikke Norsk Lovtidend")


# What is measured, and the least that it may be.
FLOORS = [
    ("endret siden 2021: siste versjon = loven", 0.965, 340),
    ("endret siden 2001: siste versjon = loven", 0.895, 560),
    ("reformens paragrafer: siste = loven", 1.0, 38),
    ("endringslinjer lest", 0.985, 11_000),
    ("endringslinjer i lov/2021-06-11-78", 1.0, 41),
]


@pytest.fixture(scope="module")
def real() -> tuple[Figure, ...]:
    return tuple(figures(followed(), load()))


@pytest.mark.real
@pytest.mark.parametrize(("what", "share", "count"), FLOORS)
def test_no_figure_falls(what: str, share: float, count: int, real: tuple[Figure, ...]) -> None:
    [(value, of)] = [(value, of) for name, value, of in real if name == what]
    assert float(value) >= share
    assert int(of.partition("/")[2]) >= count


@pytest.mark.real
def test_the_rest_is_told_by_name(real: tuple[Figure, ...]) -> None:
    named = [(what, why) for what, _, why in real if what.startswith("  lov/")]
    [of] = [of for what, _, of in real if what.startswith("endret siden 2021")]
    equal, _, whole = of.partition("/")
    assert len(named) == int(whole) - int(equal)
    assert all(why for _, why in named)
