"""Norsk Lovtidend: which documents of its archives are read, and what is made of them."""

from pathlib import Path

import pytest

from corpus.archives import Sources
from corpus.change import Amendment, Decree
from corpus.errors import SourceError
from corpus.model import Document
from ingest.lovtidend import told_of
from ingest.pipeline import Unread
from tests.gazette import FILES, PROMULGATED, WANTED, sources


def named(one: Amendment | Document | Decree | Unread) -> str:
    match one:
        case Amendment():
            return f"endrer: {one.refid}"
        case Document():
            return f"kunngjort: {one.id}"
        case Decree():
            return f"i kraft: {one.act} {one.day}"
        case Unread():
            return f"ulest: {one.name}"


EXPECTED = [
    "kunngjort: lov/1902-02-02-1",
    "kunngjort: lov/1902-02-02-2",
    "endrer: lov/1903-03-03-3",
    "i kraft: lov/1903-03-03-3 1903-07-01",
    "endrer: lov/1904-04-04-4",  # amends what amends
]


def test_only_what_changes_the_wanted_acts_is_read(tmp_path: Path) -> None:
    found = told_of(sources(tmp_path, lovtidend_avd1_1902=FILES), WANTED, lambda name, n: None)
    assert [named(one) for one in found] == EXPECTED


def test_what_is_read_is_read_whole(tmp_path: Path) -> None:
    found = list(told_of(sources(tmp_path, lovtidend_avd1_1902=FILES), WANTED, lambda n, c: None))
    [first, second] = [one for one in found if isinstance(one, Amendment)]
    assert [str(each.target) for each in first.instructions] == ["lov/1902-02-02-1/§1"]
    assert second.instructions[0].act == "lov/1903-03-03-3"
    [law, _] = [one for one in found if isinstance(one, Document)]
    assert (law.root.words(), law.source) == ("Ape.", "lti/1902/nl-19020202-001.xml")


def test_several_archives_are_one(tmp_path: Path) -> None:
    old = {name: data for name, data in FILES.items() if "1904" not in name}
    new = {name: data for name, data in FILES.items() if "1904" in name}
    both = sources(tmp_path, lovtidend_avd1_1902=old, lovtidend_avd1_1904=new)
    assert [named(one) for one in told_of(both, WANTED, lambda n, c: None)] == EXPECTED


def test_an_archive_in_another_order_tells_as_much(tmp_path: Path) -> None:
    backward = dict(sorted(FILES.items(), reverse=True))
    found = told_of(sources(tmp_path, lovtidend_avd1_1902=backward), WANTED, lambda n, c: None)
    assert sorted(map(named, found)) == sorted(EXPECTED)


def test_other_archives_are_left_alone(tmp_path: Path) -> None:
    other = sources(tmp_path, gjeldende_lover=FILES)
    assert list(told_of(other, WANTED, lambda name, n: None)) == []
    assert list(told_of(Sources("sample", tmp_path), WANTED, lambda name, n: None)) == []


def test_progress_is_told_for_every_document(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    archive = sources(tmp_path, lovtidend_avd1_1902=FILES)
    list(told_of(archive, WANTED, lambda name, n: told.append((name, n))))
    assert told == [("lovtidend-avd1-1902", n) for n in range(1, len(FILES) + 1)]


def test_a_damaged_document_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    damaged = FILES | {"lti/1902/nl-19020202-001.xml": PROMULGATED[:-20]}
    found = told_of(sources(tmp_path, lovtidend_avd1_1902=damaged), WANTED, lambda n, c: None)
    assert [named(one) for one in found] == [
        "ulest: lti/1902/nl-19020202-001.xml", *EXPECTED[1:],
    ]  # fmt: skip


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    archive = sources(tmp_path, lovtidend_avd1_1902=FILES)
    path = archive.archives[0].path
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(SourceError):
        list(told_of(archive, WANTED, lambda name, n: None))
