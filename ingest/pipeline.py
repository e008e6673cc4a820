"""Pipeline: sources in, documents out one by one, with what could not be read told apart.

The only module of this folder that opens files, but for the download.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.archives import Sources, members
from corpus.errors import SourceError
from corpus.ids import ProvisionId
from corpus.model import Document
from ingest.lovdata import read, renamed
from ingest.xml import parse

# Which archive a kind of document lies in, and how its files are called there.
CONSOLIDATED = {"lov": "gjeldende-lover", "forskrift": "gjeldende-sentrale-forskrifter"}
FILES = {"lov": ("nl", 3), "forskrift": ("sf", 4)}

Progress = Callable[[str, int], None]  # the archive, documents read so far


@dataclass(frozen=True, slots=True)
class Unread:
    """A member of an archive that is no document of ours, and why."""

    name: str
    reason: str


def member_name(refid: str) -> str:
    """The file of a consolidated document inside its archive.

    >>> member_name("lov/2011-06-24-30"), member_name("lov/1967-02-10")
    ('nl/nl-20110624-030.xml', 'nl/nl-19670210-000.xml')
    """
    kind, number = refid.split("/")
    folder, digits = FILES[kind]
    year, month, day, *rest = number.split("-")
    return f"{folder}/{folder}-{year}{month}{day}-{int(rest[0]) if rest else 0:0{digits}}.xml"


def documents(
    sources: Sources, refids: frozenset[str] | None, progress: Progress
) -> Iterator[Document | Unread]:
    """The consolidated documents called `refids`, or all there are.

    A second file with the same RefID (the Constitution has two) gets an address
    of its own. Raises SourceError for a damaged archive; a damaged document is
    an Unread, for one bad file must not keep the rest from anybody.
    """
    seen: set[str] = set()
    for archive, name, data in _members(sources, refids):
        try:
            document = read(parse(data, name), name)
        except SourceError as error:
            yield Unread(name, str(error))
            continue
        if document.id.document in seen:
            document = renamed(document, _second(document.id, name))
        seen.add(document.id.document)
        progress(archive, len(seen))
        yield document


def _members(sources: Sources, refids: frozenset[str] | None) -> Iterator[tuple[str, str, bytes]]:
    if sources.origin == "sample":
        for path in sorted(sources.folder.glob("*.xml")):
            yield "eksempeldata", path.name, _bytes(path)
        return
    for kind, archive in CONSOLIDATED.items():
        names = _names(kind, refids)
        if names is not None and not names:
            continue
        for member in members(sources.archive(archive).path, names):
            if member.name.endswith(".xml"):
                yield archive, member.name, member.data


def _names(kind: str, refids: frozenset[str] | None) -> frozenset[str] | None:
    if refids is None:
        return None
    return frozenset(member_name(refid) for refid in refids if refid.startswith(f"{kind}/"))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} kan ikke leses ({error.strerror}).") from error


def _second(id: ProvisionId, name: str) -> ProvisionId:
    language = name.removesuffix(".xml").rsplit("-", 1)[-1]
    return ProvisionId(f"{id.document}~{language if language.isalpha() else 2}")
