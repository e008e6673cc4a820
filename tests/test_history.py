"""History on disk: what is written is read again, quickly, and bad files are told."""

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import NoKnowledgeBaseError, StaleIndexError
from corpus.ids import ProvisionId
from corpus.timeline import Silence, Timeline, Version, version_on
from graph.history import VERSION, History, write
from graph.versions import timelines
from tests.changing import (
    BY_ONE,
    FIRST,
    JULY_3,
    JULY_4,
    LAW,
    ONE,
    SECOND,
    SET_2,
    TWO,
    act,
    amending,
    history,
    listed,
    noted,
    order,
    ved,
    whole,
)

LINKED = 'Se <a href="lov/1903-03-03-3">loven</a> og <i>reven</i>. Kommunen kan:'


def made() -> tuple[Timeline, ...]:
    """Timelines with everything that there is to store."""
    moved = noted(whole("Ku.", name="§3"), ved("Endret", (FIRST, f"{JULY_3}, tidligere § 2")))
    today = act(
        noted(whole("Ape.", "Rev.", heading="Om dyr"), BY_ONE),
        moved,
        noted(whole(listed(LINKED, "a: eie", "b: leie", tail="Ellers ikke."), name="§4"),
              ved("<strong>Endres</strong>", (FIRST, "i kraft 1 juli 1925"))),
        noted(whole("Sau.", "Geit.", name="§5"), ved("Endret", (FIRST, JULY_4), (SECOND, JULY_4))),
    )  # fmt: skip
    first = [SET_2, order("ny", "§4/ledd/2", "Sau."), order("endret", "§5/ledd/2", "Bukk.")]
    second = [order("endret", "§5/ledd/1", "Sau.")]
    # Changed before it takes effect.
    third = [replace(order("endret", "§5/ledd/2", "Geit."), act=ONE)]
    amended = amending("lov/1904-05-05-5", *third, in_force=[date(1904, 5, 5)])
    return timelines(history(today, amending(ONE, *first), amending(TWO, *second), amended))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write(tmp_path / "historie.sqlite", made())
    return tmp_path / "historie.sqlite"


def test_what_is_written_is_read_again(path: Path) -> None:
    with closing(History(path)) as base:
        for timeline in made():
            assert base.timeline(timeline.provision) == timeline
        assert [str(a) for a in base.addresses(LAW)] == [f"{LAW}/§{n}" for n in (1, 2, 3, 4, 5)]
        assert base.addresses("lov/1999-01-01-1") == []


def test_every_kind_of_thing_was_there_to_write() -> None:
    versions = [v for timeline in made() for v in timeline.versions]
    assert any(v.known for v in versions)
    assert any(v.former for v in versions)
    assert any(v.pending for v in versions)
    assert any(v.reason for v in versions)
    assert any(v.beside for v in versions)
    assert any(v.amended_by for v in versions)
    assert any(v.entire for v in versions)
    units = [u for v in versions if v.text for u in v.text.units()]
    assert any(u.prose.links and u.prose.marks and u.children for u in units)


def test_a_part_is_asked_for_by_its_address_in_any_case(path: Path) -> None:
    with closing(History(path)) as base:
        found = base.timeline(ProvisionId.parse(f"{LAW}/§4/ledd/1/bokstav/b"))
        assert found is not None
        version = version_on(found, date(1910, 1, 1))
        assert isinstance(version, Version)
        assert version.text is not None
        assert version.text.text == "leie"
        known = base.timeline(ProvisionId.parse(f"{LAW}/§1/ledd/1"))
        assert known is not None
        assert [v.complete for v in known.versions] == [True]  # only the other ledd was changed


def test_what_is_not_there_is_none(path: Path) -> None:
    with closing(History(path)) as base:
        assert base.timeline(ProvisionId.parse(f"{LAW}/§9")) is None
        assert base.timeline(ProvisionId.parse(LAW)) is None
        found = base.timeline(ProvisionId.parse(f"{LAW}/§1"))
        assert found is not None
        assert isinstance(version_on(found, date(1900, 1, 1)), Silence)


def test_a_timeline_is_read_quickly(path: Path) -> None:
    with closing(History(path)) as base:
        begun = time.perf_counter()
        for _ in range(20):
            base.timeline(ProvisionId.parse(f"{LAW}/§4"))
        assert (time.perf_counter() - begun) / 20 < 0.02


def test_a_file_of_another_form_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StaleIndexError, match="leddvis build"):
        History(path)


def test_a_file_that_is_missing_or_something_else_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoKnowledgeBaseError, match="leddvis build"):
        History(tmp_path / "mangler.sqlite")
    (tmp_path / "annet.sqlite").write_bytes(b"noe helt annet" * 100)
    with pytest.raises(NoKnowledgeBaseError, match="er skadet"):
        History(tmp_path / "annet.sqlite")
    with closing(sqlite3.connect(tmp_path / "tom.sqlite")) as base:
        base.execute("CREATE TABLE x (y)")
    with pytest.raises(NoKnowledgeBaseError, match="er skadet"):
        History(tmp_path / "tom.sqlite")
