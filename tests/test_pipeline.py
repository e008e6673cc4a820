"""Pipeline: sources → documents one by one, and what could not be read told apart."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus import archives
from corpus.archives import Archive, Sources
from corpus.errors import SourceError
from corpus.files import CONSOLIDATED, member_name
from corpus.model import Document
from ingest.pipeline import Unread, documents
from tests.lovdata_server import tar_bz2
from tests.samples import EKSEMPEL, REAL, ROOT, SAMPLE, data, ledd, page

Make = Callable[[dict[str, bytes], dict[str, bytes]], Sources]
LAWS = {f"nl/{Path(name).name}.xml": data(name) for name in EKSEMPEL if "/nl-" in name}
FORSKRIFTER = {f"sf/{Path(name).name}.xml": data(name) for name in EKSEMPEL if "/sf-" in name}
NO_DOCUMENT = {"les-meg.txt": b"Hei"}
EVERY = ["lov/1901-01-01-1", "lov/1901-01-01-2", "lov/1901-01-01-3", "forskrift/1901-01-01-4"]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Sources with an archive of laws and one of forskrifter."""

    def make(laws: dict[str, bytes], forskrifter: dict[str, bytes]) -> Sources:
        made = []
        for name, files in zip(CONSOLIDATED.values(), (laws, forskrifter), strict=True):
            path = tmp_path / f"{name}.tar.bz2"
            path.write_bytes(tar_bz2(files))
            made.append(Archive(name, path, path.stat().st_size, date(2025, 11, 8)))
        return Sources("given", tmp_path, tuple(made))

    return make


def quiet(archive: str, read: int) -> None:
    pass


def read(sources: Sources, refids: frozenset[str] | None = None) -> list[Document | Unread]:
    return list(documents(sources, refids, quiet))


def names(found: list[Document | Unread]) -> list[str]:
    """Refids of documents; names of files that are none."""
    return [each.name if isinstance(each, Unread) else str(each.id) for each in found]


# Every row is a refid, then its file.
FILES = [
    ("lov/2011-06-24-30", "nl/nl-20110624-030.xml"),
    ("lov/1967-02-10", "nl/nl-19670210-000.xml"),
    ("lov/1999-12-17-1234", "nl/nl-19991217-1234.xml"),
    ("forskrift/2022-06-22-1110", "sf/sf-20220622-1110.xml"),
    ("forskrift/1901-01-01-4", "sf/sf-19010101-0004.xml"),
]


@pytest.mark.parametrize(("refid", "name"), FILES)
def test_member_name(refid: str, name: str) -> None:
    assert member_name(refid) == name


# Every row is what is asked for, then what comes.
WANTED = [
    (None, EVERY),
    (frozenset(EVERY), EVERY),
    (frozenset(EVERY[1:3]), EVERY[1:3]),
    (frozenset(EVERY[3:]), EVERY[3:]),
    (frozenset(["lov/1901-01-01-1", "lov/1890-01-01-999"]), EVERY[:1]),  # not missed here
    (frozenset(["lov/1890-01-01-999"]), []),
    (frozenset[str](), []),
]


@pytest.mark.parametrize(("refids", "expected"), WANTED)
def test_documents(refids: frozenset[str] | None, expected: list[str], make: Make) -> None:
    assert names(read(make(LAWS, FORSKRIFTER), refids)) == expected


def test_an_archive_that_is_not_needed_need_not_be_there(tmp_path: Path) -> None:
    path = tmp_path / "gjeldende-lover.tar.bz2"
    path.write_bytes(tar_bz2(LAWS))
    archive = Archive("gjeldende-lover", path, 1, date(2025, 11, 8))
    sources = Sources("given", tmp_path, (archive,))
    assert names(read(sources, frozenset(EVERY[:1]))) == EVERY[:1]
    with pytest.raises(SourceError, match="gjeldende-sentrale-forskrifter"):
        read(sources)


def test_the_sample_is_a_folder_of_files() -> None:
    found = read(Sources("sample", SAMPLE / "eksempel"))
    assert sorted(names(found)) == sorted(EVERY)
    assert {each.source for each in found if isinstance(each, Document)} == {
        f"{Path(name).name}.xml" for name in EKSEMPEL
    }


def test_progress_counts_the_documents(make: Make) -> None:
    told: list[tuple[str, int]] = []
    list(documents(make(LAWS, FORSKRIFTER), None, lambda *each: told.append(each)))
    assert told == [
        ("gjeldende-lover", 1),
        ("gjeldende-lover", 2),
        ("gjeldende-lover", 3),
        ("gjeldende-sentrale-forskrifter", 4),
    ]


DEEP = 240  # libxml2 reads 256 elements deep; Lovdata's own are 32 at most

# Every row is a file between good ones, then why it is not read.
BAD = {
    "broken": (b"<html>", "er ikke gyldig XML"),
    "empty": (b"", "er ikke gyldig XML"),
    "entities": (b'<!DOCTYPE html [<!ENTITY a "b">]><html/>', "har entiteter"),
    "a web page": (b"<html/>", "ikke et dokument i Lovdatas format"),
    "no RefID": (page("", refid=""), "hvilken lov eller forskrift"),
}


@pytest.mark.parametrize(("file", "told"), BAD.values(), ids=BAD)
def test_a_bad_document_does_not_keep_the_rest_from_anybody(
    file: bytes, told: str, make: Make
) -> None:
    name = "nl/nl-19010101-001a.xml"
    laws = dict(sorted((LAWS | {name: file}).items()))
    found = read(make(laws, FORSKRIFTER))
    assert sorted(names(found)) == sorted([*EVERY, name])
    [unread] = [each for each in found if isinstance(each, Unread)]
    assert told in unread.reason
    assert "\n" not in unread.reason


def test_a_document_nested_too_deep_is_told_of(make: Make) -> None:
    def deep_down(depth: int) -> list[Document | Unread]:
        return deep_down(depth - 1) if depth else read(sources)

    inside = ledd("<i>" * DEEP + "x" + "</i>" * DEEP)
    sources = make(LAWS | {"nl/nl-19020202-001.xml": page(inside)}, NO_DOCUMENT)
    *good, deep = deep_down(400)  # Python itself goes no deeper than 1 000
    assert names(good) == EVERY[:3]
    assert isinstance(deep, Unread)
    assert "nøstet for dypt" in deep.reason


def test_files_that_are_not_xml_are_passed_by(make: Make) -> None:
    assert names(read(make(LAWS | NO_DOCUMENT, NO_DOCUMENT))) == EVERY[:3]


def test_a_damaged_archive_stops_the_reading(make: Make) -> None:
    sources = make(LAWS, FORSKRIFTER)
    path = sources.archives[1].path
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SourceError, match="avkortet"):
        read(sources)


# Every row is files that say the same RefID, in the order they lie, and their addresses.
TWICE = [
    # as the Constitution: the one in nynorsk comes first, and is not the one that is meant
    (
        ["nl/nl-18030303-000-nn.xml", "nl/nl-18030303-000.xml"],
        ["lov/1803-03-03~nn", "lov/1803-03-03"],
    ),
    (
        ["nl/nl-18030303-000.xml", "nl/nl-18030303-000-nn.xml"],
        ["lov/1803-03-03", "lov/1803-03-03~nn"],
    ),
    # whatever else says what another has said
    (["nl/a.xml", "nl/b.xml"], ["lov/1803-03-03", "lov/1803-03-03~2"]),
    (
        ["nl/a.xml", "nl/b.xml", "nl/c.xml"],
        ["lov/1803-03-03", "lov/1803-03-03~2", "lov/1803-03-03~3"],
    ),
    (["nl/a-nn.xml", "nl/b-nn.xml"], ["lov/1803-03-03~nn", "lov/1803-03-03~nn2"]),
]


@pytest.mark.parametrize(("files", "expected"), TWICE)
def test_one_refid_in_several_files(files: list[str], expected: list[str], make: Make) -> None:
    law = data("rariteter/nl-18030303-000")
    found = read(make(dict.fromkeys(files, law), NO_DOCUMENT))
    assert names(found) == expected
    for each in found:
        assert isinstance(each, Document)
        assert {p.id.document for p in each.walk()} == {str(each.id)}
        assert each.header.refid == "lov/1803-03-03"
        told = [odd.where for odd in each.oddities if odd.kind == "same refid twice"]
        assert told == (["lov/1803-03-03"] if "~" in str(each.id) else [])


@pytest.mark.real
def test_the_constitution_has_two_files_and_two_addresses() -> None:
    sources = archives.find(REAL, {}, ROOT, ROOT)
    found = read(sources, frozenset(["lov/1814-05-17", "lov/1967-02-10"]))
    assert names(found) == ["lov/1814-05-17", "lov/1967-02-10"]
    [first, _] = found
    assert isinstance(first, Document)
    assert first.language == "nb"
