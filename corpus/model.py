"""The document model: what a law is made of, as frozen values with an address each.

A unit is a provision that holds words of its own: a ledd, an item of a list
that stands straight under a paragraf, an unnamed piece («rest»). All words of a
unit, its list and what follows the list included, stand in one text in reading
order, blocks parted by a newline, cells of a table by a tab. What lies inside
(bokstav, nummer, strekpunkt, punktum) is a stretch of that text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from corpus.ids import ProvisionId

Kind = Literal[
    "del", "kapittel", "avsnitt", "vedlegg", "paragraf", "artikkel",
    "ledd", "bokstav", "nummer", "strekpunkt", "punktum", "rest",
]  # fmt: skip
Language = Literal["nb", "nn", "und"]
MarkKind = Literal["fotnote", "strong", "i", "sub", "sup"]


class Link(NamedTuple):
    """Words of a text that Lovdata has made a link: where, and its href as it stands."""

    start: int
    end: int
    href: str


class Mark(NamedTuple):
    """Words that are set apart; a footnote call has a place and no words, and its mark as value."""

    start: int
    end: int
    kind: MarkKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text, with what hangs on its words."""

    text: str
    links: tuple[Link, ...] = ()
    marks: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int) -> "Prose":
        """The words from `start` up to `end`, with the links and marks that lie wholly there."""
        return Prose(
            self.text[start:end],
            tuple(
                Link(x.start - start, x.end - start, x.href)
                for x in self.links
                if start <= x.start and x.end <= end
            ),
            tuple(
                Mark(x.start - start, x.end - start, x.kind, x.value)
                for x in self.marks
                if start <= x.start and x.end <= end
            ),
        )


EMPTY = Prose("")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a paragraf or a chapter, under its printed mark."""

    mark: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class Provision:
    """One addressable piece of law: a chapter, a paragraf, a ledd, a bokstav, a punktum."""

    id: ProvisionId
    kind: Kind
    label: str = ""  # as printed: «§ 7-2 a», «Kapittel 3», «(1)», «a»
    heading: Prose = EMPTY
    prose: Prose = EMPTY  # of a unit or a part of one; containers have none
    children: tuple["Provision", ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    notes: tuple[Prose, ...] = ()  # change notes, kept as they stand
    # Where this stands in the text of its unit: bokstav, nummer, strekpunkt, punktum.
    start: int = field(default=0, compare=False)

    @property
    def text(self) -> str:
        return self.prose.text

    @property
    def end(self) -> int:
        return self.start + len(self.prose.text)

    def walk(self) -> Iterator["Provision"]:
        """This provision, then everything inside it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def units(self) -> Iterator["Provision"]:
        """The provisions inside that hold words of their own, in reading order."""
        if self.prose:
            yield self
            return
        for child in self.children:
            yield from child.units()

    def words(self) -> str:
        """All words of law inside, without headings, labels, notes and footnotes."""
        return "\n".join(unit.text for unit in self.units())


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a document's header, as it stands: class, printed label, value."""

    name: str
    label: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says of itself."""

    refid: str
    dokid: str
    legacy_id: str
    title: str
    short_title: str  # without the abbreviation
    abbreviation: str  # «hol», or empty
    in_force: tuple[date, ...]  # the dates named, in the order they stand
    in_force_text: str
    last_change_in_force: date | None
    last_changed_by: tuple[str, ...]  # refids
    changes: tuple[str, ...]  # refids of the documents that this one changes
    based_on: tuple[str, ...]  # hjemmel: addresses as linked
    facts: tuple[Fact, ...]  # the whole header, for what is not taken out above


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something in the source that a reader should be told of."""

    kind: Literal["same address twice", "same refid twice", "unknown markup"]
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Document:
    """A law or a forskrift, from its header to its last footnote."""

    id: ProvisionId
    header: Header
    language: Language
    root: Provision
    source: str  # the member of the archive that it was read from
    oddities: tuple[Oddity, ...] = ()

    def walk(self) -> Iterator[Provision]:
        """Every provision with words, headings or places of its own; punktum left out."""
        return self.root.walk()
