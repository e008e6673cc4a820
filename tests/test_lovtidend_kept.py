"""Kept Lovtidend: an archive is read once, and again when it, the acts or the code are others."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.archives import Sources
from corpus.errors import SourceError
from ingest import lovtidend, lovtidend_kept
from ingest.lovtidend import Told
from tests.gazette import FILES, PROMULGATED, WANTED, sources

OLD = {name: data for name, data in FILES.items() if "1904" not in name}
NEW = {name: data for name, data in FILES.items() if "1904" in name}
NAMES = ["lovtidend-avd1-1902", "lovtidend-avd1-1904"]


@pytest.fixture
def both(tmp_path: Path) -> Sources:
    """Two archives; what the second tells of depends on the first."""
    damaged = {"lti/1902/nl-19020202-003.xml": PROMULGATED[:-20]}
    return sources(tmp_path, lovtidend_avd1_1902=OLD | damaged, lovtidend_avd1_1904=NEW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mellomlager" / "lovtidend"


def read(
    found: Sources, folder: Path, acts: frozenset[str] = WANTED
) -> tuple[list[Told], list[str]]:
    """What is told, and which archives were read for it."""
    looked_at: list[str] = []
    told = lovtidend_kept.told_of(found, acts, folder, lambda name, n: looked_at.append(name))
    return list(told), list(dict.fromkeys(looked_at))


def test_what_is_kept_is_what_was_read(both: Sources, folder: Path) -> None:
    told = list(lovtidend.told_of(both, WANTED, lambda name, n: None))
    assert {type(one).__name__ for one in told} == {"Amendment", "Decree", "Document", "Unread"}
    assert read(both, folder) == (told, NAMES)
    assert read(both, folder) == (told, [])
    assert sorted(path.name for path in folder.iterdir()) == [f"{name}.jsonl" for name in NAMES]


def test_a_newer_archive_is_read_and_the_older_is_not(
    both: Sources, folder: Path, tmp_path: Path
) -> None:
    read(both, folder)
    newer = sources(tmp_path, lovtidend_avd1_1902=OLD, lovtidend_avd1_1904=FILES)
    again = sources(tmp_path, lovtidend_avd1_1904=NEW | {"lti/1904/x.xml": PROMULGATED})
    assert read(again, folder)[1] == NAMES[1:]
    told, looked_at = read(newer, folder)
    assert looked_at == NAMES  # the first has no damaged document any more
    assert told == list(lovtidend.told_of(newer, WANTED, lambda name, n: None))


def test_other_acts_and_other_code_read_anew(
    both: Sources, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(both, folder)
    assert read(both, folder, frozenset(("lov/1902-02-02-1",)))[1] == NAMES
    assert read(both, folder)[1] == NAMES
    monkeypatch.setattr(lovtidend_kept, "code", lambda *folders: "newer")
    assert read(both, folder)[1] == NAMES


def _told_otherwise(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("Ape.", "Rev."), "utf-8")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "a line too few": lambda path: path.write_bytes(path.read_bytes().rpartition(b"\n")[0]),
    "other words": _told_otherwise,
    "no JSON": lambda path: path.write_bytes(b"noe annet\nog mer"),
    "no text": lambda path: path.write_bytes(b"\xff\xfe\x00"),
    "a list": lambda path: path.write_text(json.dumps([1, 2])),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_damaged_is_read_anew(
    damage: Callable[[Path], object], both: Sources, folder: Path
) -> None:
    told, _ = read(both, folder)
    damage(folder / f"{NAMES[0]}.jsonl")
    assert read(both, folder) == (told, NAMES[:1])
    assert read(both, folder) == (told, [])


def test_a_damaged_archive_is_told(both: Sources, folder: Path) -> None:
    path = both.archives[0].path
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(SourceError):
        read(both, folder)
    assert not folder.exists()


def test_without_lovtidend_nothing_is_told(tmp_path: Path, folder: Path) -> None:
    assert read(Sources("sample", tmp_path), folder) == ([], [])
