"""Download: what Lovdata offers in, whole archives and a manifest on disk out.

Puts nothing in the place of an old archive before it is known to be whole, and
leaves nothing half-written but a part that can be continued. Knows no clock: the
time is the caller's. Two downloads into one folder at once are the caller's to
prevent.
"""

import json
import os
import re
from base64 import b64decode
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path

import httpx2

from corpus import archives
from corpus.errors import SourceError, StorageError, why
from ingest import lovdata_api as api
from ingest.lovdata_api import BASE, PATIENCE, Offer, Patience, TryAgain, refused

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Receipt:
    """One line of the manifest: what was fetched, from where and when."""

    filename: str
    url: str
    size: int
    last_modified: str  # as the list said
    etag: str  # as the reply said, for the next request; empty when it did not
    http_date: str  # its Last-Modified, likewise
    fetched: str
    sha256: str = ""  # empty while it is unfinished

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the file only if it is another than this."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.http_date}
        return {name: value for name, value in asked.items() if value}

    @property
    def validator(self) -> str:
        """What proves that the rest of a file belongs to its beginning; empty when nothing does."""
        return self.http_date if self.etag.startswith("W/") else self.etag or self.http_date


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder of downloads holds, by file name."""

    archives: Mapping[str, Receipt] = field(default_factory=dict)
    unfinished: Mapping[str, Receipt] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An archive that is in place, and whether it is another than before."""

    path: Path
    receipt: Receipt
    new: bool


def download(
    folder: Path,
    wanted: Collection[str],
    *,
    fetched: datetime,
    base: str = BASE,
    patience: Patience = PATIENCE,
    progress: Progress = lambda filename, done, total: None,
) -> tuple[Fetched, ...]:
    """The `wanted` archives, whole and in `folder`, in the order of Lovdata's list.

    `wanted` are names («gjeldende-lover») or patterns («lovtidend-avd1-*»). What
    lies there already and is what Lovdata offers is not fetched again. Raises
    NetworkError, SourceError or StorageError; old files are then as they were.
    """
    with api.connect(base, patience) as client:
        chosen = _chosen(api.listing(client, patience), wanted)
        with _disk(folder):
            folder.mkdir(parents=True, exist_ok=True)
        jobs = [_Job(client, folder, offer, fetched, progress) for offer in chosen]
        return tuple(job.run(patience) for job in jobs)


def manifest(folder: Path) -> Manifest:
    """What the manifest in `folder` says; nothing where it is missing or damaged."""
    try:
        told = json.loads((folder / archives.MANIFEST).read_bytes())
        return Manifest(_receipts(told["archives"]), _receipts(told["unfinished"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Manifest()


def _chosen(offered: tuple[Offer, ...], wanted: Collection[str]) -> list[Offer]:
    names = {
        offer.filename.removesuffix(archives.SUFFIX): offer
        for offer in offered
        if offer.filename.endswith(archives.SUFFIX)
    }
    for pattern in wanted:
        if not any(fnmatchcase(name, pattern) for name in names):
            there = ", ".join(names)
            raise SourceError(f"Lovdata tilbyr ikke {pattern}. Velg blant: {there}.")
    return [o for name, o in names.items() if any(fnmatchcase(name, p) for p in wanted)]


# --- one archive ---


@dataclass(frozen=True, slots=True)
class _Job:
    """The fetching of one archive into one folder."""

    client: httpx2.Client
    folder: Path
    offer: Offer
    fetched: datetime
    progress: Progress

    @property
    def path(self) -> Path:
        return self.folder / self.offer.filename

    @property
    def part(self) -> Path:
        return self.folder / f"{self.offer.filename}.part"

    def run(self, patience: Patience) -> Fetched:
        """The archive in place. Leaves nothing behind but a part that can be continued."""
        held = self._held()
        if held and held.last_modified == self.offer.last_modified:
            return self._kept(held)
        try:
            return api.patiently(self.client, patience, lambda: self._attempt(held))
        except BaseException:  # whoever stops it by hand leaves no rubbish either
            if not self._begun():
                self._discard()
            raise

    def _held(self) -> Receipt | None:
        """The receipt of the archive in place, if it is whole and as large as the one offered."""
        receipt = manifest(self.folder).archives.get(self.offer.filename)
        if receipt is None or receipt.size != self.offer.size or not self.path.is_file():
            return None
        return receipt if archives.digest(self.path).sha256 == receipt.sha256 else None

    def _kept(self, held: Receipt) -> Fetched:
        self.progress(self.offer.filename, self.offer.size, self.offer.size)
        receipt = replace(held, last_modified=self.offer.last_modified)
        if receipt != held:
            self._finish(receipt)
        return Fetched(self.path, receipt, new=False)

    def _begun(self) -> Receipt | None:
        """The receipt of a part that can be continued."""
        begun = manifest(self.folder).unfinished.get(self.offer.filename)
        if begun is None or not begun.validator or not self.part.is_file():
            return None
        same = (begun.size, begun.last_modified) == (self.offer.size, self.offer.last_modified)
        return begun if same and 0 < self.part.stat().st_size < begun.size else None

    def _attempt(self, held: Receipt | None) -> Fetched:
        begun = self._begun()
        start = self.part.stat().st_size if begun else 0
        if begun:
            headers = {"Range": f"bytes={start}-", "If-Range": begun.validator}
        else:
            headers = held.conditions if held else {}
        with api.asked(self.client, f"get/{self.offer.filename}", headers) as response:
            if response.status_code == 304 and held and not begun:
                return self._kept(held)
            if begun and response.status_code in (206, 416):
                self._require_the_rest(response, begun, start)
            else:
                start, begun = 0, self._started(response)
            self._write(response, start)
            return self._accepted(response, begun, resumed=start > 0)

    def _require_the_rest(self, response: httpx2.Response, begun: Receipt, start: int) -> None:
        """Raises TryAgain, from the beginning, if the reply is not the rest of the part."""
        says = response.headers.get("Content-Range", "")
        rest = f"bytes {start}-{begun.size - 1}/{begun.size}"
        if says != rest or _plain(response, "ETag") not in ("", begun.etag):
            self._discard()
            raise TryAgain("sendte noe annet enn resten av filen")

    def _started(self, response: httpx2.Response) -> Receipt:
        """A receipt for a download from the first byte, with an empty part on disk."""
        if response.status_code != 200:
            raise refused(response.url, f"svarte {response.status_code}")
        length = response.headers.get("Content-Length", str(self.offer.size))
        if length != str(self.offer.size):
            what = f"sender {length} byte, ikke {self.offer.size} som i listen"
            raise refused(response.url, what)
        receipt = Receipt(
            self.offer.filename,
            str(response.url),
            self.offer.size,
            self.offer.last_modified,
            _plain(response, "ETag"),
            _plain(response, "Last-Modified"),
            self.fetched.isoformat(),
        )
        # Emptied before it is told of: told of first, and stopped there, old
        # bytes would be taken for the beginning of the new file.
        with _disk(self.part):
            self.part.write_bytes(b"")
        told = manifest(self.folder)
        unfinished = {**told.unfinished, receipt.filename: receipt}
        _record(self.folder, replace(told, unfinished=unfinished))
        return receipt

    def _write(self, response: httpx2.Response, start: int) -> None:
        done = start
        self.progress(self.offer.filename, done, self.offer.size)
        with _disk(self.part), self.part.open("ab") as out:
            for chunk in response.iter_raw():  # as it comes: gathered, it is lost at a break
                done += len(chunk)
                if done > self.offer.size:
                    raise refused(response.url, "sendte mer enn det meldte")
                out.write(chunk)
                self.progress(self.offer.filename, done, self.offer.size)
            out.flush()
            os.fsync(out.fileno())
        if done < self.offer.size:
            raise TryAgain(f"brøt av etter {done} av {self.offer.size} byte")

    def _accepted(self, response: httpx2.Response, begun: Receipt, resumed: bool) -> Fetched:
        """The part in the old one's place, once it is known to be an archive and whole."""
        sha256 = archives.digest(self.part).sha256
        try:
            if _promised(response) not in (None, sha256):
                raise refused(response.url, "sendte noe annet enn sjekksummen sier")
            archives.check(self.part)
        except SourceError as error:
            self._discard()
            if resumed:  # perhaps two editions glued together: from the beginning, then
                raise TryAgain("sendte en rest som ikke passer") from error
            raise refused(response.url, "ga ikke et helt og lesbart tar.bz2-arkiv") from error
        with _disk(self.path):
            self.part.replace(self.path)
        receipt = replace(begun, sha256=sha256, fetched=self.fetched.isoformat())
        self._finish(receipt)
        return Fetched(self.path, receipt, new=True)

    def _finish(self, receipt: Receipt) -> None:
        told = manifest(self.folder)
        unfinished = {k: v for k, v in told.unfinished.items() if k != receipt.filename}
        _record(self.folder, Manifest({**told.archives, receipt.filename: receipt}, unfinished))

    def _discard(self) -> None:
        with _disk(self.part):
            self.part.unlink(missing_ok=True)


def _promised(response: httpx2.Response) -> str | None:
    """The sha256 of the whole file, where a header (RFC 9530, RFC 3230) says it.

    An ETag may look like an MD5 and be anything, so it is compared with nothing
    but itself.
    """
    pattern = r"sha-256=:?([A-Za-z0-9+/]{43}=):?"
    for name in ("Repr-Digest", "Digest"):
        if match := re.search(pattern, response.headers.get(name, ""), re.IGNORECASE):
            return b64decode(match[1]).hex()
    return None


def _plain(response: httpx2.Response, name: str) -> str:
    """A header that can be sent back as it came; empty when there is none."""
    value: str = response.headers.get(name, "")
    return value if value.isascii() and value.isprintable() else ""


# --- the disk ---


def _receipts(rows: list[dict[str, str | int]]) -> dict[str, Receipt]:
    kinds = {column.name: column.type for column in fields(Receipt)}
    for row in rows:
        if {name: type(value) for name, value in row.items()} != kinds:
            raise ValueError(row)
    receipts = [Receipt(**row) for row in rows]  # type: ignore[arg-type]  # looked at above
    return {receipt.filename: receipt for receipt in receipts}


def _record(folder: Path, now: Manifest) -> None:
    told = {
        "licence": archives.LICENCE,
        "archives": [asdict(receipt) for receipt in now.archives.values()],
        "unfinished": [asdict(receipt) for receipt in now.unfinished.values()],
    }
    path = folder / archives.MANIFEST
    half = path.with_suffix(".tmp")
    with _disk(path):
        half.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
        half.replace(path)


@contextmanager
def _disk(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"Kan ikke skrive {path} ({why(error)}). Frigjør plass, eller velg en annen mappe."
        ) from error
