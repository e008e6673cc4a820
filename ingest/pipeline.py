"""Pipeline: sources in, documents out one by one, with what could not be read told apart.

The only module of this folder that opens files, but for the download.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from corpus.archives import Sources, members
from corpus.errors import SourceError, why
from corpus.files import CONSOLIDATED, member_name
from corpus.ids import ProvisionId
from corpus.model import Document
from ingest.lovdata import read, renamed
from ingest.xml import NOT_LOVDATA, parse

TRANSLATION = re.compile(r"-([a-z]{2})\.xml$")  # nl-18140517-000-nn.xml

Progress = Callable[[str, int], None]  # the archive, documents read so far


@dataclass(frozen=True, slots=True)
class Unread:
    """A member of an archive that is no document of ours, and why."""

    name: str
    reason: str


def acts(sources: Sources) -> Iterator[Document]:
    """Every consolidated act; one that cannot be read is left out, and told by `documents`."""
    seen: set[str] = set()
    for member in members(sources.archive(CONSOLIDATED["lov"]).path, None):
        item = _read(member.name, member.data, seen) if member.name.endswith(".xml") else None
        if isinstance(item, Document):
            yield item


def documents(
    sources: Sources,
    refids: frozenset[str] | None,
    progress: Progress,
    whole: frozenset[str] = frozenset(),
) -> Iterator[Document | Unread]:
    """The consolidated documents called `refids`, or all there are; of the `whole` kinds all.

    A second file with the same RefID gets an address of its own; of the two of
    the Constitution it is the one in nynorsk, though it comes first. Raises
    SourceError for a damaged archive; a damaged document is an Unread, for one
    bad file must not keep the rest from anybody.
    """
    seen: set[str] = set()
    for archive, name, data in _members(sources, refids, whole):
        item = _read(name, data, seen)
        if isinstance(item, Document):
            progress(archive, len(seen))
        yield item


def _read(name: str, data: bytes, seen: set[str]) -> Document | Unread:
    """The document in a member, under an address that none in `seen` has."""
    try:
        document = read(parse(data, name), name)
    except SourceError as error:
        return Unread(name, str(error))
    except RecursionError:  # Lovdata's own are 32 elements deep at most
        return Unread(name, f"{name} er nøstet for dypt. {NOT_LOVDATA}")
    own = _own_id(document.id.document, name, seen)
    if own != document.id.document:
        document = renamed(document, ProvisionId(own))
    seen.add(own)
    return document


def _own_id(refid: str, name: str, seen: set[str]) -> str:
    """What the document in the file `name` is called here: an address that no other has."""
    translation = TRANSLATION.search(name)
    first = f"{refid}~{translation[1]}" if translation else refid
    again = (f"{first}{'' if translation else '~'}{number}" for number in count(2))
    return next(own for own in chain((first,), again) if own not in seen)


def _members(
    sources: Sources, refids: frozenset[str] | None, whole: frozenset[str]
) -> Iterator[tuple[str, str, bytes]]:
    if sources.origin == "sample":
        for path in sorted(sources.folder.glob("*.xml")):
            yield "eksempeldata", path.name, _bytes(path)
        return
    for kind, archive in CONSOLIDATED.items():
        names = None if kind in whole else _names(kind, refids)
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
        raise SourceError(f"{path} kan ikke leses ({why(error)}).") from error
