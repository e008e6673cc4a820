"""Norsk Lovtidend: its archives and some acts in, all that has changed these acts out.

The archives hold 36 000 documents. Only the head of each is looked at, as bytes, until one
names an act that is wanted; then it is read. So are acts that change the changing acts,
for these may be changed before they take effect, and the decrees that set them in force.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.archives import Archive, Sources, members
from corpus.change import Amendment, Decree
from corpus.errors import SourceError
from corpus.model import Document
from ingest import amending, lovdata
from ingest.amending_decrees import decrees
from ingest.pipeline import Progress, Unread
from ingest.xml import NOT_LOVDATA, parse

GAZETTE = "lovtidend-avd1"  # lovtidend-avd1-2001-2024, lovtidend-avd1-2025
HEAD = re.compile(rb"<main\b")
REFID = re.compile(rb'<dd class="refid">\s*([^<\s]+)')
CHANGES = re.compile(rb'<dd class="changesToDocuments">(.*?)</dd>', re.DOTALL)
TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
ACT = re.compile(rb"\blov/\d{4}-\d\d-\d\d(?:-\d+)?")
SETS_IN_FORCE = re.compile(rb"kraft|verksett", re.IGNORECASE)

Told = Amendment | Document | Decree | Unread


def gazettes(sources: Sources) -> tuple[Archive, ...]:
    """The archives of Norsk Lovtidend, in the order they were printed."""
    return tuple(archive for archive in sources.archives if archive.name.startswith(GAZETTE))


def told_of(sources: Sources, acts: frozenset[str], progress: Progress) -> Iterator[Told]:
    """What Norsk Lovtidend tells of `acts`, archive by archive, in the order it was printed.

    The acts themselves as promulgated (Document), what amends them or amends what
    does (Amendment), and when that took effect (Decree). Raises SourceError for
    a damaged archive; a damaged document is an Unread.
    """
    amending: set[str] = set()
    for archive in gazettes(sources):
        yield from told_by(archive, acts, amending, progress)


def told_by(
    archive: Archive, acts: frozenset[str], amending: set[str], progress: Progress
) -> Iterator[Told]:
    """What one archive tells of `acts`.

    `amending` are the acts before it that change one of `acts`; those of this archive are
    added on the way.
    """
    reading = _Reading(acts, amending)
    for count, member in enumerate(members(archive.path, _Xml()), start=1):
        yield from reading.member(member.name, member.data)
        progress(archive.name, count)
    # Lovdata packs the acts in order; in any other order some may come too early.
    late = frozenset(name for name, named in reading.passed.items() if named & amending)
    if late:
        for member in members(archive.path, late):
            yield from reading.member(member.name, member.data)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What has to be remembered from document to document."""

    wanted: frozenset[str]
    amending: set[str]  # refids that change a wanted act
    passed: dict[str, set[str]] = field(default_factory=dict)  # not read: name → acts it names

    def member(self, name: str, data: bytes) -> Iterator[Told]:
        start = HEAD.search(data)
        head = data[: start.start()] if start else data
        if name.rpartition("/")[2].startswith("nl-"):
            yield from self._act(name, data, head)
        elif (title := TITLE.search(head)) and SETS_IN_FORCE.search(title[1]):
            yield from self._decree(name, data, head)

    def _decree(self, name: str, data: bytes, head: bytes) -> Iterator[Told]:
        acts = _acts(head)
        if acts & (self.amending | self.wanted):
            yield from self._read(name, data, "decree")
        elif acts:
            self.passed[name] = acts

    def _act(self, name: str, data: bytes, head: bytes) -> Iterator[Told]:
        refid = REFID.search(head)
        own = refid[1].decode("utf-8", "replace") if refid else ""
        listed = CHANGES.search(head)
        changes = _acts(listed[1]) if listed else set()
        if changes & self.wanted:
            self.amending.add(own)
        if own in self.wanted:
            yield from self._read(name, data, "act")
        if changes & (self.wanted | self.amending):
            yield from self._read(name, data, "amendment")
        elif changes:
            self.passed[name] = changes

    def _read(self, name: str, data: bytes, kind: str) -> Iterator[Told]:
        try:
            root = parse(data, name)
            if kind == "act":
                yield lovdata.read(root, name)
            elif kind == "amendment":
                yield amending.read(root, name)
            else:
                yield from decrees(root, name)
        except SourceError as error:
            yield Unread(name, str(error))
        except RecursionError:
            yield Unread(name, f"{name} er nøstet for dypt. {NOT_LOVDATA}")


class _Xml:
    """Any member that is a document."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.endswith(".xml")


def _acts(head: bytes) -> set[str]:
    return {match[0].decode() for match in ACT.finditer(head)}
