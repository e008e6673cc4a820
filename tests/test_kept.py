"""Kept: lines that took long to make → the same lines, or nothing where they may be others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app import others
from app.building import build
from app.others import Others
from app.service import Service
from corpus import archives
from corpus.archives import Sources
from corpus.catalog import load
from corpus.files import member_name
from corpus.kept import keep, kept
from tests import bases, samples
from tests.lovdata_server import tar_bz2

OF = {"archive": "abc", "code": "1"}
LINES = [{"a": 1}, {"b": ["§ 7-2 a", None]}]


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "mappe" / "linjer.jsonl"
    keep(path, OF, LINES)
    assert kept(path, OF) == LINES
    keep(path, OF, [])
    assert kept(path, OF) == []
    assert [each.name for each in path.parent.iterdir()] == ["linjer.jsonl"]


DAMAGED: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[:-3],
    "a byte changed": lambda data: data.replace(b"7-2", b"7-3"),
    "empty": lambda data: b"",
    "no text": lambda data: b"\xff\xfe" + data,
    "no JSON": lambda data: b"<html>\n" + data,
}


@pytest.mark.parametrize("case", DAMAGED)
def test_what_is_damaged_is_as_if_it_were_not_there(case: str, tmp_path: Path) -> None:
    path = tmp_path / "linjer.jsonl"
    keep(path, OF, LINES)
    path.write_bytes(DAMAGED[case](path.read_bytes()))
    assert kept(path, OF) is None


def test_what_was_made_of_something_else_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    path = tmp_path / "linjer.jsonl"
    keep(path, OF, LINES)
    assert kept(path, OF | {"code": "2"}) is None
    assert kept(tmp_path / "ikke.jsonl", OF) is None


# ---- the acts that a base does not hold

HOL = "lov/2011-06-24-30"
STRANGER = "lov/1901-01-01-77"


def archives_with(folder: Path, stranger: bytes) -> Sources:
    """The archives that are made up, with one act more."""
    bases.made_up(folder)
    files = {
        member_name(e.refid): samples.page(samples.paragraf(samples.ledd("Noe.")), e.refid)
        for e in load().indexed
        if e.archive == "gjeldende-lover"
    }
    files["nl/nl-19010101-077.xml"] = stranger
    (folder / "gjeldende-lover.tar.bz2").write_bytes(tar_bz2(files))
    return archives.find(folder, {}, samples.ROOT, samples.ROOT)


def pointing(words: str) -> bytes:
    inside = f'Etter <a href="{HOL}/§1">{words}</a>.'
    return samples.page(samples.paragraf(samples.ledd(inside)), STRANGER)


@pytest.mark.parametrize("again", [False, True], ids=["read", "kept"])
def test_an_act_that_is_not_held_points_at_one_that_is(again: bool, tmp_path: Path) -> None:
    sources = archives_with(tmp_path / "arkiv", pointing("den § 1"))
    settings = bases.settings_at(tmp_path / "hjem")
    for _ in range(1 + again):
        build(settings, sources, load(), "reform", bases.NOW, bases.silent)
    service = Service(settings)
    into = service.pointing_at(service.locate(f"{HOL}/§1")[0].id)
    assert [each.address for each in into] == [f"{STRANGER}/§1/ledd/1"]
    assert STRANGER in {held.refid for held in service.base.register.documents}
    assert STRANGER not in service.base.documents


def test_the_others_come_back_whole(tmp_path: Path) -> None:
    told = Others()
    act = samples.document("eksempel/nl-19010101-002")
    told.add(act, [entry for entry in load().entries if entry.refid == "lov/1901-01-01-1"])
    told.unread.append(("nl/x.xml", "den er tom"))
    others.save(tmp_path, OF, told)
    assert others.saved(tmp_path, OF) == told
    assert others.saved(tmp_path, OF | {"code": "2"}) is None
