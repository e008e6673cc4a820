"""Archives: what members come out, what a user is told of a bad one, where they are found."""

import bz2
import json
import os
import random
import tarfile
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Literal

import pytest

from corpus import archives
from corpus.archives import LIMITS, MIB, Archive, Digest, Member, Sources
from corpus.errors import SourceError
from tests.lovdata_server import tar, tar_bz2

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "corpus" / "lovdata"
LAWS = {f"nl/nl-{n}.xml": b"<html>%d</html>" % n * 60 for n in range(1, 5)}
END = bytes(2 * 512)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gjeldende-lover.tar.bz2"


# --- what comes out ---


WANTED = [
    (None, [*LAWS]),
    ({"nl/nl-2.xml", "nl/nl-3.xml"}, ["nl/nl-2.xml", "nl/nl-3.xml"]),
    ({"nl/nl-2.xml", "nl/nl-9.xml"}, ["nl/nl-2.xml"]),  # what is not there is not missed
    ({"nl/nl-9.xml"}, []),
]


@pytest.mark.parametrize(("wanted", "names"), WANTED)
def test_members(wanted: set[str] | None, names: list[str], path: Path) -> None:
    path.write_bytes(tar_bz2(LAWS))
    expected = [Member(name, LAWS[name]) for name in names]
    assert list(archives.members(path, wanted)) == expected


def test_reading_stops_when_all_wanted_are_found(path: Path) -> None:
    first, rest = tar(LAWS)[:1536], b"no header at all" * 512
    path.write_bytes(bz2.compress(first + rest))
    assert [m.name for m in archives.members(path, {"nl/nl-1.xml"})] == ["nl/nl-1.xml"]


def test_a_reader_may_stop_when_it_likes(path: Path) -> None:
    path.write_bytes(tar_bz2(LAWS))
    assert len(list(islice(archives.members(path), 2))) == 2


# Every row is a header that some packer writes, then the name that is read.
HEADERS: list[tuple[str, Literal[0, 1, 2], str]] = [
    ("./nl/a.xml", tarfile.USTAR_FORMAT, "nl/a.xml"),
    ("nl/" + "a" * 120 + ".xml", tarfile.GNU_FORMAT, "nl/" + "a" * 120 + ".xml"),
    ("nl/" + "a" * 120 + ".xml", tarfile.PAX_FORMAT, "nl/" + "a" * 120 + ".xml"),
    ("nl/å.xml", tarfile.PAX_FORMAT, "nl/å.xml"),
]


@pytest.mark.parametrize(("name", "form", "expected"), HEADERS)
def test_names(name: str, form: Literal[0, 1, 2], expected: str, path: Path) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mtime = 3, 1762569060.25  # half seconds make a record of their own
    path.write_bytes(bz2.compress(info.tobuf(form) + b"abc".ljust(512, b"\0") + END))
    assert list(archives.members(path)) == [Member(expected, b"abc")]


def test_folders_are_passed_by_and_streams_in_a_row_are_one(path: Path) -> None:
    folder = tarfile.TarInfo("nl/")
    folder.type = tarfile.DIRTYPE
    path.write_bytes(bz2.compress(folder.tobuf()) + bz2.compress(tar(LAWS)))
    assert [m.name for m in archives.members(path)] == [*LAWS]


def test_digest(path: Path) -> None:
    path.write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert archives.digest(path) == Digest(empty, 0)


# --- what a user is told ---


def header(name: str, size: int = 0, type: bytes = tarfile.REGTYPE) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.type = size, type
    return info.tobuf(tarfile.GNU_FORMAT)


def flipped(data: bytes, where: int) -> bytes:
    return data[:where] + bytes([data[where] ^ 0xFF]) + data[where + 1 :]


GOOD = tar(LAWS)
PACKED = bz2.compress(GOOD)

# Every row is the bytes of a file, then what the user is told.
BAD = {
    # not what it claims to be
    "empty": (b"", "er tom"),
    "a web page": (b"<html>404</html>", "er ikke et tar.bz2-arkiv"),
    "packed, but nothing": (bz2.compress(b""), "er ikke et tar.bz2-arkiv"),
    "packed, but a text": (bz2.compress(b"lov"), "er ikke et tar.bz2-arkiv"),
    "packed, but a long text": (bz2.compress(b"lov" * 999), "er ikke et tar.bz2-arkiv"),
    "no files": (bz2.compress(tar({})), "holder ingen filer"),
    "folders alone": (bz2.compress(header("nl/", type=b"5") + END), "holder ingen filer"),
    # broken
    "cut off early": (PACKED[:40], "er avkortet"),
    "cut off late": (PACKED[:-1], "er avkortet"),
    "cut off before packing": (bz2.compress(GOOD[:2000]), "er avkortet"),
    "no end mark": (bz2.compress(GOOD[:1536]), "er avkortet"),
    "a bit gone bad": (flipped(PACKED, 20), "er skadet"),
    "checksum gone bad": (flipped(PACKED, len(PACKED) - 4), "er skadet"),
    "second header gone bad": (bz2.compress(flipped(GOOD, 1536)), "er skadet"),
    "name not in UTF-8": (bz2.compress(GOOD[:1536] + header("a\udce5") + END), "er skadet"),
    "record without end": (bz2.compress(GOOD[:1536] + header("x", 9, b"x") + END), "er skadet"),
    "long name of 9 GB": (bz2.compress(GOOD[:1536] + header("x", 9 << 30, b"L")), "er skadet"),
    # climbs out, or is not a file
    "upwards": (bz2.compress(header("../a.xml") + END), "'../a.xml', som ikke er et navn"),
    "upwards midway": (bz2.compress(header("nl/../../a") + END), "som ikke er et navn"),
    "from the root": (bz2.compress(header("/etc/a.xml") + END), "som ikke er et navn"),
    "a drive": (bz2.compress(header("C:/a.xml") + END), "som ikke er et navn"),
    "backslashes": (bz2.compress(header("nl\\a.xml") + END), "som ikke er et navn"),
    "two lines": (bz2.compress(header("nl\na.xml") + END), r"'nl\na.xml', som ikke er et navn"),
    "a link": (bz2.compress(header("a", type=tarfile.SYMTYPE) + END), "er en lenke eller en enhet"),
    "a hard link": (bz2.compress(header("a", type=tarfile.LNKTYPE) + END), "er en lenke"),
    "a device": (bz2.compress(header("a", type=tarfile.CHRTYPE) + END), "er en lenke eller"),
    "holes": (bz2.compress(header("a", type=tarfile.GNUTYPE_SPARSE) + END), "er en lenke eller"),
    # too much
    "header says 9 GB": (bz2.compress(header("a", 9 << 30)), "som er over 64 MiB"),
    "header says less than nothing": (bz2.compress(header("a", -1)), "som er over 64 MiB"),
    "one bomb": (bz2.compress(tar({"a": bytes(24 * MIB)})), "pakkes ut til over 16 MiB"),
    "many bombs": (
        bz2.compress(tar({str(n): bytes(MIB) for n in range(24)})),
        "pakkes ut til over 16 MiB",
    ),
    "a bomb after the end": (bz2.compress(GOOD + bytes(24 * MIB)), "fortsetter etter slutten"),
}


def read(path: Path) -> None:
    for _ in archives.members(path):
        pass


@pytest.mark.parametrize("reader", [read, archives.check])
@pytest.mark.parametrize(("data", "told"), BAD.values(), ids=BAD)
def test_bad_archives(data: bytes, told: str, reader: Callable[[Path], None], path: Path) -> None:
    path.write_bytes(data)
    tracemalloc.start()
    with pytest.raises(SourceError) as caught:
        reader(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    message = str(caught.value)
    assert told in message
    assert message.startswith(str(path))
    assert "\n" not in message
    assert message.endswith((archives.FETCH_AGAIN, archives.ONLY_LOVDATA))
    assert peak < 8 * MIB


def test_room_is_not_made_for_what_a_header_says(path: Path) -> None:
    path.write_bytes(bz2.compress(header("a", 60 * MIB)))
    with pytest.raises(SourceError, match="pakkes ut til over 16 MiB"):
        read(path)
    with pytest.raises(SourceError, match="er avkortet"):
        archives.check(path)


def test_too_many_files(path: Path) -> None:
    path.write_bytes(tar_bz2(LAWS))
    with pytest.raises(SourceError, match="holder over 3 filer"):
        list(archives.members(path, limits=replace(LIMITS, members=3)))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: None, "finnes ikke"),
        (lambda path: path.mkdir(), "er ikke en fil"),
        pytest.param(
            lambda path: os.mkfifo(path),  # would wait for ever
            "er ikke en fil",
            marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here"),
        ),
    ],
)
def test_no_file(make: Callable[[Path], None], told: str, path: Path) -> None:
    make(path)
    for reader in (read, archives.check, archives.digest):
        with pytest.raises(SourceError, match=told):
            reader(path)


def test_any_damage_is_told_of_or_does_no_harm(path: Path) -> None:
    """Bytes gone bad inside the tar: SourceError, or the members that are still whole."""
    chance = random.Random(20251108)
    for _ in range(300):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bz2.compress(bytes(data), 1))
        try:
            names = [member.name for member in archives.members(path)]
        except SourceError:
            continue
        assert names == [*LAWS]


# --- where they are found ---


def folder(path: Path, *names: str) -> Path:
    path.mkdir(parents=True)
    for name in names:
        (path / f"{name}.tar.bz2").write_bytes(tar_bz2(LAWS))
    return path


# Every row is which places hold archives, what is asked, and the place that is used.
PLACES = [
    ({"dir", "variable", "shared", "downloads"}, {"dir", "variable"}, "given", "dir"),
    ({"dir", "variable", "shared", "downloads"}, {"variable"}, "environment", "variable"),
    ({"dir", "variable", "shared", "downloads"}, set(), "shared", "shared/corpus/lovdata"),
    ({"downloads"}, set(), "downloaded", "downloads"),
    (set(), set(), "commentary", None),
]


@pytest.mark.parametrize(("filled", "named", "origin", "place"), PLACES)
def test_find(
    filled: set[str], named: set[str], origin: str, place: str | None, tmp_path: Path
) -> None:
    for each in ("dir", "variable", "shared/corpus/lovdata", "downloads"):
        laws = ["gjeldende-lover"] if each.partition("/")[0] in filled else []
        folder(tmp_path / each, *laws)
    found = archives.find(
        tmp_path / "dir" if "dir" in named else None,
        {archives.VARIABLE: str(tmp_path / "variable")} if "variable" in named else {},
        tmp_path / "main",
        tmp_path / "downloads",
    )
    assert found.origin == origin
    assert found.folder == (tmp_path / place if place else ROOT / "corpus" / "commentary")
    assert [archive.name for archive in found.archives] == ["gjeldende-lover"] * bool(place)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: None, "finnes ikke"),
        (lambda path: path.write_bytes(PACKED), "er ikke en mappe"),
        (lambda path: path.mkdir(), "holder ingen arkiver"),
    ],
)
@pytest.mark.parametrize("how", ["--archives", archives.VARIABLE])
def test_a_named_folder_must_hold_archives(
    make: Callable[[Path], None], told: str, how: str, tmp_path: Path
) -> None:
    named = tmp_path / "named"
    make(named)
    folder(tmp_path / "downloads", "gjeldende-lover")
    explicit = named if how == "--archives" else None
    environ = {} if explicit else {archives.VARIABLE: str(named)}
    with pytest.raises(SourceError) as caught:
        archives.find(explicit, environ, tmp_path / "main", tmp_path / "downloads")
    assert f"{named} ({how}) {told}" in str(caught.value)


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
def test_a_folder_with_an_impossible_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        archives.find(Path(name), {}, tmp_path, tmp_path)


def test_an_empty_variable_is_not_set(tmp_path: Path) -> None:
    found = archives.find(None, {archives.VARIABLE: ""}, tmp_path / "main", tmp_path)
    assert found.origin == "commentary"


SIZE = len(tar_bz2(LAWS))
NAME = "gjeldende-lover.tar.bz2"
LISTED = {"filename": NAME, "sizeBytes": str(SIZE), "lastModified": "2025-12-24T02:31:59.418Z"}
FETCHED = {"filename": NAME, "size": SIZE, "last_modified": "2025-12-31T02:31:59.418Z"}

# Every row is what lies beside the archive, then the day that its text is from.
DAYS = {
    "a list": ({"list.json": json.dumps([LISTED])}, date(2025, 12, 24)),
    "a manifest": ({"manifest.json": json.dumps({"archives": [FETCHED]})}, date(2025, 12, 31)),
    # nothing that can be used: the day of packing
    "nothing": ({}, date(2025, 11, 8)),
    "another size": ({"list.json": json.dumps([LISTED | {"sizeBytes": "1"}])}, date(2025, 11, 8)),
    "no date": ({"list.json": json.dumps([LISTED | {"lastModified": "i går"}])}, date(2025, 11, 8)),
    "odd numbers": ({"list.json": json.dumps([LISTED | {"sizeBytes": 1e999}])}, date(2025, 11, 8)),
    "not a list": ({"list.json": '{"archives": 3}', "manifest.json": "3"}, date(2025, 11, 8)),
    "rows of nothing": ({"list.json": "[null, 1, []]"}, date(2025, 11, 8)),
    "not JSON": ({"list.json": "<html>", "manifest.json": "[" * 100_000}, date(2025, 11, 8)),
}


@pytest.mark.parametrize(("beside", "day"), DAYS.values(), ids=DAYS)
def test_the_day_of_the_text(beside: dict[str, str], day: date, tmp_path: Path) -> None:
    here = folder(tmp_path / "here", "gjeldende-lover")
    for name, text in beside.items():
        (here / name).write_text(text, "utf-8")
    [archive] = archives.find(here, {}, tmp_path, tmp_path).archives
    assert archive == Archive("gjeldende-lover", here / NAME, SIZE, day)


@pytest.mark.parametrize(
    "data", [bz2.compress(tar(LAWS, mtime=0)), b"damaged"], ids=["no time of packing", "damaged"]
)
def test_the_day_of_the_file_when_nothing_else_is_known(data: bytes, tmp_path: Path) -> None:
    stamp = datetime(2024, 2, 29, 12, tzinfo=UTC).timestamp()
    (tmp_path / NAME).write_bytes(data)
    os.utime(tmp_path / NAME, (stamp, stamp))
    [archive] = archives.find(tmp_path, {}, tmp_path, tmp_path).archives
    assert archive.last_modified == date(2024, 2, 29)


def test_an_archive_by_name(tmp_path: Path) -> None:
    archive = Archive("gjeldende-lover", tmp_path / NAME, 1, date(2025, 11, 8))
    sources = Sources("given", tmp_path, (archive,))
    assert sources.archive("gjeldende-lover") is archive
    with pytest.raises(SourceError, match="der ligger: gjeldende-lover"):
        sources.archive("lovtidend-avd1-2025")


# --- the real ones ---


@pytest.mark.skipif(not SHARED.exists(), reason="Lovdata's archives are not here")
def test_the_real_archives() -> None:
    sources = archives.find(None, {}, ROOT, ROOT / "nowhere")
    assert sources.origin == "shared"
    assert {archive.last_modified for archive in sources.archives} == {date(2025, 11, 8)}
    laws = [m.name for m in archives.members(sources.archive("gjeldende-lover").path)]
    assert len(laws) == len(set(laws)) == 755
    assert laws[0] == "nl/nl-16870415-000.xml"
