"""Archives: a `*.tar.bz2` of Lovdata in, its members out, and where the archives lie.

Reads in place: nothing is unpacked to disk, and one member at a time is in memory.
Trusts no archive: names stay inside, sizes have limits, and the limits hold while the
bytes come, whatever the headers say. Fetches nothing; that is ingest/download.py.
"""

import bz2
import hashlib
import json
import re
import tarfile
from collections.abc import Callable, Container, Iterator, Mapping, Sized
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Literal

from corpus.errors import SourceError, why

LICENCE = (
    "Inneholder data under norsk lisens for offentlige data (NLOD) tilgjengeliggjort av Lovdata"
)
SUFFIX = ".tar.bz2"
MANIFEST = "manifest.json"  # beside what ingest/download.py has fetched
LIST = "list.json"  # the reply of Lovdata's list call, kept beside a copied folder
VARIABLE = "LEDDVIS_ARCHIVES"

MIB = 1024 * 1024
BLOCK = 512  # tar counts in blocks of this size
CHUNK = 64 * 1024
NOT_AN_ARCHIVE, DAMAGED = "er ikke et tar.bz2-arkiv", "er skadet"
CUT_OFF = "er avkortet: slutten mangler"
FETCH_AGAIN = "Hent arkivet på nytt: leddvis build"
ONLY_LOVDATA = "Bruk bare arkiver som er hentet fra Lovdata."
# A time of packing outside these is a tar made without clocks, or nonsense.
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC).timestamp()
LATEST = datetime(2100, 1, 1, tzinfo=UTC).timestamp()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an archive may unpack to before it is taken for an attack."""

    member: int = 64 * MIB  # the largest documents are a few MB; three of all are over 4
    total: int = 4096 * MIB  # all of Norsk Lovtidend 2001-2024 is 670 MB
    members: int = 500_000  # all of Norsk Lovtidend 2001-2024 is 36 392 documents
    ratio: int = 100  # bzip2 makes Lovdata's XML nine to eleven times smaller
    floor: int = 16 * MIB  # below this the ratio says nothing: tar pads every file

    def unpacked(self, packed: int) -> int:
        """The most that an archive of `packed` bytes may unpack to."""
        return min(self.total, max(self.floor, self.ratio * packed))


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name inside, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Digest:
    """What a file is known by."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive on disk, and the day that its text is from."""

    name: str  # «gjeldende-lover»
    path: Path
    size: int
    last_modified: date


Origin = Literal["given", "environment", "shared", "downloaded", "sample", "commentary"]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the law is read from. What is built in are folders without archives."""

    origin: Origin
    folder: Path
    archives: tuple[Archive, ...] = ()

    def archive(self, name: str) -> Archive:
        """The archive called `name`. Raises SourceError, with the names that are there."""
        for archive in self.archives:
            if archive.name == name:
                return archive
        there = ", ".join(archive.name for archive in self.archives) or "ingen arkiver"
        raise SourceError(
            f"Fant ikke {name}{SUFFIX} i {self.folder} (der ligger: {there})."
            " Hent det: leddvis build"
        )


SAMPLE = Sources("sample", Path(__file__).parent / "sample" / "eksempel")
COMMENTARY = Sources("commentary", Path(__file__).parent / "commentary")


def members(
    path: Path, wanted: Container[str] | None = None, limits: Limits = LIMITS
) -> Iterator[Member]:
    """The files of an archive in the order they lie, or those whose name is `wanted`.

    Stops early when all of a `wanted` that has a size is found; a name that is
    not there is the caller's to miss. Raises SourceError when the reading gets
    to what is wrong.
    """
    missing = len(wanted) if isinstance(wanted, Sized) else None
    found: set[str] = set()
    with _unpacking(path, limits) as tap:
        for info in _files(tap):
            if wanted is not None and info.name not in wanted:
                tap.skip(_padded(info.size))
                continue
            data = tap.exactly(info.size)
            tap.skip(_padded(info.size) - info.size)
            yield Member(info.name, data)
            found.add(info.name)
            if len(found) == missing:
                return
        tap.drain()


def check(path: Path, limits: Limits = LIMITS) -> None:
    """Read a whole archive for its faults alone. Raises SourceError at the first."""
    with _unpacking(path, limits) as tap:
        for info in _files(tap):
            tap.skip(_padded(info.size))
        tap.drain()


def digest(path: Path) -> Digest:
    """The sha256 and the size of a file. Raises SourceError when it cannot be read."""
    with _explained(path), path.open("rb") as file:
        return Digest(hashlib.file_digest(file, "sha256").hexdigest(), file.tell())


def find(explicit: Path | None, environ: Mapping[str, str], root: Path, downloads: Path) -> Sources:
    """The first place that holds archives, or our own words alone when none does.

    A folder that somebody names (`explicit`, or LEDDVIS_ARCHIVES) must hold
    archives: raises SourceError rather than answer from another text. The others
    are `<root>/../shared/corpus/lovdata` and `downloads`, where ingest/download.py
    leaves what it has fetched.
    """
    if explicit is not None:
        return _named("given", explicit, "--archives")
    if named := environ.get(VARIABLE):
        return _named("environment", Path(named), VARIABLE)
    shared = root.parent / "shared" / "corpus" / "lovdata"
    places: list[tuple[Origin, Path]] = [("shared", shared), ("downloaded", downloads)]
    for origin, folder in places:
        if archives := _lying_in(folder):
            return Sources(origin, folder, archives)
    return COMMENTARY


# --- where the archives lie ---


def _named(origin: Origin, folder: Path, how: str) -> Sources:
    told = f"({how})"
    try:
        if archives := _lying_in(folder):
            return Sources(origin, folder, archives)
        if not folder.exists():
            raise _bad(folder, f"{told} finnes ikke", "Kontroller stien.")
        if not folder.is_dir():
            raise _bad(folder, f"{told} er ikke en mappe", "Oppgi mappen som arkivene ligger i.")
    except OSError as error:
        raise _bad(folder, f"{told} kan ikke leses", "Kontroller stien og tilgangen.") from error
    what = f"{told} holder ingen arkiver ({SUFFIX})"
    raise _bad(folder, what, "Oppgi en annen mappe, eller utelat den for å hente fra Lovdata.")


def _lying_in(folder: Path) -> tuple[Archive, ...]:
    told = _told_dates(folder)
    found: list[Archive] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.is_file():
            size = path.stat().st_size
            day = told.get((path.name, size)) or _packed(path)
            found.append(Archive(path.name.removesuffix(SUFFIX), path, size, day))
    return tuple(found)


def _told_dates(folder: Path) -> dict[tuple[str, int], date]:
    """By file name and size, the dates that a list or a manifest in `folder` tells.

    The size is part of the key: the list may be of another edition of the file.
    """
    told: dict[tuple[str, int], date] = {}
    for row in _rows(folder / LIST) + _rows(folder / MANIFEST):
        try:
            size = int(row.get("sizeBytes") or row.get("size") or "")
            day = datetime.fromisoformat(row.get("lastModified") or row.get("last_modified") or "")
        except (TypeError, ValueError, OverflowError):
            continue
        told[str(row.get("filename")), size] = day.date()
    return told


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    rows = told.get("archives") if isinstance(told, dict) else told
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _packed(path: Path) -> date:
    """The day of packing, else the day of the file.

    Lovdata stamps all members with the minute of packing, so the first will do;
    the newest would cost a whole unpacking.
    """
    stamp = path.stat().st_mtime
    try:
        with _unpacking(path, LIMITS) as tap:
            packed = next(_files(tap)).mtime
        if EARLIEST <= packed < LATEST:
            stamp = packed
    except (SourceError, StopIteration):
        pass  # a damaged archive is told of when it is read
    return datetime.fromtimestamp(stamp, UTC).date()


# --- what is inside one ---


class _Tap:
    """The unpacked bytes of an archive, counted as they come. Not frozen: it counts."""

    def __init__(self, stream: bz2.BZ2File, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.done = 0
        self._stream = stream
        self._most = limits.unpacked(path.stat().st_size)

    def exactly(self, size: int) -> bytes:
        """The next `size` bytes. Raises SourceError when they are too many or not there."""
        if self.done + size > self._most:
            raise _bad(self.path, f"pakkes ut til over {self._most // MIB} MiB", ONLY_LOVDATA)
        data = self._stream.read(size)
        self.done += len(data)
        if len(data) < size:
            raise _bad(self.path, CUT_OFF if self.done >= BLOCK else NOT_AN_ARCHIVE)
        return data

    def skip(self, size: int) -> None:
        while size > 0:
            size -= len(self.exactly(min(size, CHUNK)))

    def drain(self) -> None:
        """Read what follows the last member, so that the last checksum is controlled too."""
        after = 0
        while data := self._stream.read(CHUNK):
            after += len(data)
            if after > MIB:  # tar fills up to 10 KiB, or as far as its record reaches
                raise _bad(self.path, "fortsetter etter slutten", ONLY_LOVDATA)


@contextmanager
def _unpacking(path: Path, limits: Limits) -> Iterator[_Tap]:
    with _explained(path), path.open("rb") as file:
        if not (magic := file.read(3)):
            raise _bad(path, "er tom")
        if magic != b"BZh":
            raise _bad(path, NOT_AN_ARCHIVE)
        file.seek(0)
        with bz2.BZ2File(file) as stream:
            yield _Tap(stream, path, limits)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns what Python says of a bad file into what a user is told."""
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for ever
            raise _bad(path, "er ikke en fil", "Oppgi et arkiv fra Lovdata.")
        yield
    except FileNotFoundError as error:
        raise _bad(path, "finnes ikke") from error
    except EOFError as error:
        raise _bad(path, CUT_OFF) from error
    except OSError as error:
        if error.errno is None:  # bz2 says it so
            raise _bad(path, DAMAGED) from error
        what = f"kan ikke leses ({why(error)})"
        raise _bad(path, what, "Kontroller tilgangen til filen.") from error


def _files(tap: _Tap) -> Iterator[tarfile.TarInfo]:
    """The headers of the files; whoever asks for the next has read or skipped the data.

    tarfile reads a header, but the walk is ours: its own stops without a word at
    a damaged header, and reads a name of any length into memory.
    """
    count = 0
    for info in _entries(tap):
        info.name = _inside(info.name, tap.path)
        if info.isdir():
            continue
        count += 1
        if count > tap.limits.members:
            raise _bad(tap.path, f"holder over {tap.limits.members} filer", ONLY_LOVDATA)
        if info.type not in (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE):
            what = f"holder «{info.name}», som er en lenke eller en enhet"
            raise _bad(tap.path, what, ONLY_LOVDATA)
        if not 0 <= info.size <= tap.limits.member:
            what = f"holder «{info.name}», som er over {tap.limits.member // MIB} MiB"
            raise _bad(tap.path, what, ONLY_LOVDATA)
        yield info
    if not count:
        raise _bad(tap.path, "holder ingen filer")


def _entries(tap: _Tap) -> Iterator[tarfile.TarInfo]:
    """Every header with the name and size that a header before it may have given it."""
    given: dict[str, str] = {}
    while any(block := tap.exactly(BLOCK)):  # a block of zeros is the end
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
            if info.type in EXTENSIONS:
                if not 0 <= info.size <= CHUNK:  # names are far shorter
                    raise ValueError(info.size)
                read = EXTENSIONS[info.type]
                given |= read(tap.exactly(_padded(info.size))[: info.size])
                continue
            info.name = given.get("path", info.name)
            info.size = int(given.get("size", info.size))
        except (tarfile.HeaderError, ValueError) as error:
            what = NOT_AN_ARCHIVE if tap.done == BLOCK else DAMAGED
            raise _bad(tap.path, what) from error
        given = {}
        yield info


def _pax(data: bytes) -> dict[str, str]:
    """The records of an extended header: «30 mtime=1762569060.1234567\\n» and so on.

    >>> _pax(b"17 path=nl/a.xml\\n")
    {'path': 'nl/a.xml'}
    """
    records: dict[str, str] = {}
    while data:
        length = int(data.partition(b" ")[0])
        key, equals, value = data[:length].partition(b" ")[2].partition(b"=")
        if length <= 0 or not equals:
            raise ValueError(data[:20])
        records[key.decode()] = value.removesuffix(b"\n").decode()
        data = data[length:]
    return records


def _long_name(data: bytes) -> dict[str, str]:
    return {"path": data.rstrip(b"\0").decode()}


# Headers that say something of the header that follows. A global one says nothing we read.
EXTENSIONS: dict[bytes, Callable[[bytes], dict[str, str]]] = {
    tarfile.XHDTYPE: _pax,
    tarfile.GNUTYPE_LONGNAME: _long_name,
    tarfile.XGLTYPE: lambda data: {},
}


def _inside(name: str, path: Path) -> str:
    """The name of a member as one writes it: «nl/a.xml» for «./nl/a.xml»."""
    place = PurePosixPath(name)
    outside = place.is_absolute() or ".." in place.parts or re.match("[A-Za-z]:", name)
    if outside or "\\" in name or not name.isprintable():
        what = f"holder {name[:80]!a}, som ikke er et navn inne i arkivet"
        raise _bad(path, what, ONLY_LOVDATA)
    return str(place)


def _padded(size: int) -> int:
    return -(-size // BLOCK) * BLOCK


def _bad(path: Path, what: str, now: str = FETCH_AGAIN) -> SourceError:
    return SourceError(f"{path} {what}. {now}")
