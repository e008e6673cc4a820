"""Timelines of a base: made of the archives, and kept as long as they are the same."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app import timelines
from app.timelines import KEPT, Asked, Made, build, followed
from corpus.archives import Sources
from corpus.catalog import load
from corpus.ids import ProvisionId
from corpus.timeline import Silence, Version, version_on
from graph.history import History
from tests import bases
from tests.amending_made import ledd, paragraf
from tests.gazette import amends

OLD_SCHOOL = "lov/1998-07-17-61"  # repealed: only Norsk Lovtidend tells what it said
GIVEN = "lov/2003-04-04-4"
FILE = "lti/2003/nl-20030404-004.xml"
DAY = b"2003-08-01"


def amending(text: str) -> dict[str, bytes]:
    """An archive in which one act gives § 15-8 of another these words."""
    page = amends(GIVEN, OLD_SCHOOL, "§ 15-8 skal lyde:", paragraf("15-8", "Samarbeid", ledd(text)))
    return {FILE: page.replace(b"Kongen bestemmer", DAY)}


class Place:
    """Archives, and a folder for what is made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept = folder / "mellomlager"
        self.count = 0

    def sources(self, gazette: dict[str, bytes]) -> Sources:
        return bases.made_up(self.folder / "arkiver", gazette=gazette)

    def build(self, sources: Sources) -> tuple[Made, Path]:
        self.count += 1
        path = self.folder / f"{self.count}.sqlite"
        asked = Asked(sources, load(), "2025-11-08", lambda refid: None)
        return build(path, self.kept, asked), path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def words(path: Path, day: date) -> str:
    """What § 15-8 said, or why that is not known."""
    with closing(History(path)) as base:
        timeline = base.timeline(ProvisionId.parse(f"{OLD_SCHOOL}/§15-8"))
        assert timeline is not None
        match version_on(timeline, day):
            case Silence(reason):
                return reason
            case Version() as found:
                return found.text.words() if found.text else found.reason


def test_the_acts_that_are_followed_are_those_of_the_reform_and_those_after_them() -> None:
    refids = {entry.refid for entry in followed(load())}
    assert len(refids) == 16
    assert {OLD_SCHOOL, "lov/2023-06-09-30"} <= refids


def test_what_a_repealed_act_said_is_in_the_base(place: Place) -> None:
    made, path = place.build(place.sources(amending("Skolen skal ringe.")))
    assert made == Made(1)
    assert words(path, date(2010, 1, 1)) == "Skolen skal ringe."
    assert words(path, date(2024, 8, 1)).startswith("Lov 17. juli 1998 nr. 61 ble opphevet")


def test_the_same_archives_are_not_read_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = place.sources(amending("Skolen skal ringe."))
    first = place.build(sources)

    def read(*_: object) -> object:
        raise AssertionError("read again")

    monkeypatch.setattr(timelines, "read", read)
    made, path = place.build(sources)
    assert made == first[0]
    assert path.read_bytes() == first[1].read_bytes()


def test_another_archive_or_other_code_is_told_of(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.build(place.sources(amending("Skolen skal ringe.")))
    newer = place.sources(amending("Skolen skal skrive."))
    assert words(place.build(newer)[1], date(2010, 1, 1)) == "Skolen skal skrive."
    monkeypatch.setattr(timelines, "code", lambda *folders: "newer")
    monkeypatch.setattr(timelines, "read", lambda *args: ((), ()))
    assert place.build(newer)[0] == Made(0)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:9000]),
    "something else": lambda path: path.write_bytes(b"noe annet" * 1000),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_is_made_anew(damage: Callable[[Path], object], place: Place) -> None:
    sources = place.sources(amending("Skolen skal ringe."))
    first = place.build(sources)
    damage(place.kept / KEPT)
    made, path = place.build(sources)
    assert made == first[0]
    assert path.read_bytes() == first[1].read_bytes()
    assert (place.kept / KEPT).read_bytes() == path.read_bytes()


def test_what_could_not_be_read_is_told_each_time(place: Place) -> None:
    sources = place.sources({FILE: amending("Skolen skal ringe.")[FILE][:-20]})
    [(name, _)] = place.build(sources)[0].unread
    assert name == FILE
    assert place.build(sources)[0].unread[0][0] == FILE


def test_without_lovtidend_there_are_none(place: Place) -> None:
    made, path = place.build(place.sources({}))
    assert made == Made(0)
    with closing(History(path)) as base:
        assert base.addresses() == []
    assert not place.kept.exists()
