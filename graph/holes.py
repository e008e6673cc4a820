"""Holes: a paragraf of the corpus in, its pieces out, known and unknown; and a whole one back.

A piece is a paragraf, a ledd or an item; under it lie its parts in reading order: pieces,
sentences, and holes, which are parts that exist and whose words no source gives. A piece
that is open may have more parts than those that are known. Sentences and items lie side by
side, so an item can be changed without knowing the sentence before it. Nothing is guessed:
a piece with a hole anywhere is never made whole again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.ids import ProvisionId
from corpus.model import EMPTY, Kind, Link, Mark, Prose, Provision
from corpus.punktum import spans

# Parts that count by their place among their like; the others are known by their label.
BY_PLACE = frozenset(("ledd", "punktum", "strekpunkt", "rest"))
STEPS: dict[Kind, str] = {"punktum": "setning"}  # where the step is not called as the kind
NUMBERED = re.compile(r"(?<=\d) (?=[A-Za-z]\b)")
PRINTED = re.compile(r"\(\d+\)")  # «(2)»: the label that a ledd has by its place


@dataclass(frozen=True, slots=True)
class Hole:
    """A part that exists, and whose words are not known."""

    kind: Kind
    name: str = ""  # its label, where its kind is known by that
    perhaps: bool = False  # it may not exist: «tredje ledd skal lyde» may have been the first third


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or what goes on with one after a list."""

    prose: Prose
    gap: str = field(default=" ", compare=False)  # what parts it from what comes before
    more: bool = False  # «… skal likevel gjelde.» after a list: not a sentence of its own

    @property
    def kind(self) -> Kind:
        return "punktum"

    @property
    def name(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraf, a ledd or an item, and its parts."""

    kind: Kind
    name: str = ""  # its label in addresses: «c»; of a paragraf «§7-2a»
    label: str = ""  # as printed: «§ 7-2 a», «(1)»
    heading: Prose | Hole = EMPTY
    parts: "tuple[Part, ...]" = ()
    open: bool = False  # there may be more parts than these


Part = Piece | Sentence | Hole

HEADING = Hole("avsnitt")  # a heading that is not known


def unknown(kind: Kind, name: str = "", label: str = "") -> Piece:
    """A piece of which nothing is known."""
    return Piece(kind, name, label, HEADING if kind == "paragraf" else EMPTY, (), True)


def known(part: Part) -> bool:
    """Whether every word of `part` is known."""
    match part:
        case Hole():
            return False
        case Sentence():
            return True
        case Piece():
            whole = not part.open and not isinstance(part.heading, Hole)
            return whole and all(map(known, part.parts))


# ---- corpus → pieces


def pieces(provision: Provision) -> Piece:
    """`provision`, a paragraf or something inside one, in pieces."""
    name = provision.id.path[-1] if provision.id.path else ""
    if provision.prose:
        # The end of a lone item's text is counted from where that item begins.
        items = _moved(provision.children, -provision.start)
        parts = tuple(_parts(provision.prose, 0, len(provision.text), items))
    else:
        parts = tuple(map(pieces, provision.children))
    return Piece(provision.kind, name, provision.label, provision.heading, parts)


def sentences(prose: Prose) -> tuple[Sentence, ...]:
    """The sentences of a stretch of running text."""
    return tuple(_sentences(prose, 0, len(prose.text), False))


def _moved(items: tuple[Provision, ...], by: int) -> tuple[Provision, ...]:
    if not by:
        return items
    return tuple(replace(i, start=i.start + by, children=_moved(i.children, by)) for i in items)


def _parts(unit: Prose, start: int, end: int, items: tuple[Provision, ...]) -> Iterator[Part]:
    place = start
    for item in items:
        yield from _sentences(unit, place, item.start, place > start)
        inside = tuple(_parts(unit, item.start, item.end, item.children))
        yield Piece(item.kind, item.id.path[-1], item.label, EMPTY, inside)
        place = item.end
    yield from _sentences(unit, place, end, place > start)


def _sentences(unit: Prose, start: int, end: int, after_list: bool) -> Iterator[Sentence]:
    text, gap = unit.text[start:end], "\n" if after_list else ""
    place = 0
    for n, (first, last) in enumerate(spans(text)):
        first += len(text[first:last]) - len(text[first:last].lstrip())
        last = first + len(text[first:last].rstrip())
        between = text[place:first] or gap
        more = after_list and n == 0 and text[first : first + 1].islower()
        yield Sentence(unit.cut(start + first, start + last), between, more)
        place = last


# ---- pieces → corpus


def whole(piece: Piece, at: ProvisionId) -> Provision | None:
    """The piece as a provision under the address `at`, or None where something is not known."""
    return _provision(piece, at) if known(piece) else None


def known_parts(piece: Piece, at: ProvisionId) -> Iterator[Provision]:
    """The largest parts of `piece` that are known whole, under the addresses they have."""
    for part, id in addressed(piece, at):
        if isinstance(part, Piece) and known(part):
            yield _provision(part, id)
        elif isinstance(part, Piece):
            yield from known_parts(part, id)
        elif isinstance(part, Sentence) and not part.more:
            yield Provision(id, "punktum", prose=part.prose)


def addressed(piece: Piece, at: ProvisionId) -> Iterator[tuple[Part, ProvisionId]]:
    """The parts of `piece`, each with its address."""
    counts: dict[str, int] = {}
    for part in piece.parts:
        name = part.name
        if part.kind in BY_PLACE and not (isinstance(part, Sentence) and part.more):
            counts[part.kind] = counts.get(part.kind, 0) + 1
            name = str(counts[part.kind])
        yield part, at / f"{STEPS.get(part.kind, part.kind)}/{name or '0'}"


def _provision(piece: Piece, at: ProvisionId) -> Provision:
    heading = piece.heading if isinstance(piece.heading, Prose) else EMPTY
    # Quoted text in an amending act lies under `rest`, ledd by ledd.
    if piece.kind in ("paragraf", "artikkel") or (piece.kind == "rest" and not _has_words(piece)):
        units = tuple(
            _provision(part, id) for part, id in addressed(piece, at) if isinstance(part, Piece)
        )
        return Provision(at, piece.kind, piece.label, heading, children=units)
    text = _Text()
    items = _items(piece, at, text)
    label = piece.label
    if PRINTED.fullmatch(label):
        label = f"({at.path[-1]})"
    return Provision(at, piece.kind, label, heading, text.prose(), items)


def _has_words(piece: Piece) -> bool:
    return any(isinstance(part, Sentence) for part in piece.parts)


@dataclass(slots=True)
class _Text:
    """Prose put together from its parts."""

    text: str = ""
    links: list[Link] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, prose: Prose, gap: str) -> None:
        self.text += gap if self.text else ""
        start = len(self.text)
        self.text += prose.text
        self.links += [Link(x.start + start, x.end + start, x.href) for x in prose.links]
        self.marks += [Mark(x.start + start, x.end + start, x.kind, x.value) for x in prose.marks]

    def prose(self) -> Prose:
        return Prose(self.text, tuple(self.links), tuple(self.marks))


def _items(piece: Piece, at: ProvisionId, text: _Text) -> tuple[Provision, ...]:
    """The words of `piece` go into `text`, its items come out with their places there."""
    found: list[tuple[Piece, ProvisionId, int, int, tuple[Provision, ...]]] = []
    first = True
    for part, id in addressed(piece, at):
        if isinstance(part, Sentence):
            text.add(part.prose, ("\n" if first else part.gap) or " ")
        elif isinstance(part, Piece):
            place = len(text.text) + 1 if text.text else 0
            inside = _items(part, id, text)
            found.append((part, id, min(place, len(text.text)), len(text.text), inside))
        first = False
    return tuple(
        Provision(id, part.kind, part.label, EMPTY, text.prose().cut(a, b), inside, start=a)
        for part, id, a, b, inside in found
    )


# ---- two accounts of one piece


Sides = Literal["forward", "backward"]


@dataclass(slots=True)
class Meeting:
    """What came of holding two accounts of one piece against each other. Not frozen: it counts."""

    compared: int = 0  # words that both know
    conflicts: list[tuple[str, str]] = field(default_factory=list)

    def piece(self, one: Piece, other: Piece) -> Piece:
        """What both know together; of what they do not agree on, what `other` says."""
        if known(one) and known(other):
            self._texts(_words(one), _words(other))
            return other
        heading = self._heading(one.heading, other.heading)
        one, other = _without_perhaps(one, other), _without_perhaps(other, one)
        if not one.open and not other.open and not _alike(one, other):
            self.conflicts.append((_shape(one), _shape(other)))
            return other
        if other.open and not one.open:
            one, other = other, one  # the closed one says what parts there are
            parts = self._filled(other, one, swapped=True)
            return replace(other, heading=heading, parts=parts)
        return replace(other, heading=heading, parts=self._filled(other, one, swapped=False))

    def _heading(self, one: Prose | Hole, other: Prose | Hole) -> Prose | Hole:
        if isinstance(one, Hole) or isinstance(other, Hole):
            return one if isinstance(other, Hole) else other
        self._texts(one.text, other.text)
        return other

    def _filled(self, frame: Piece, filling: Piece, swapped: bool) -> "tuple[Part, ...]":
        """The parts of `frame`, what is unknown in them taken from `filling`."""
        there = dict(_keyed(filling.parts))
        parts: list[Part] = []
        for key, part in _keyed(frame.parts):
            found = there.pop(key, None)
            parts.append(part if found is None else self._part(part, found, swapped))
        left = list(there.values())
        if frame.open:
            parts += left
        elif left:
            self.conflicts.append((_shape(filling), _shape(frame)))
        return tuple(parts)

    def _part(self, part: Part, found: Part, swapped: bool) -> Part:
        match part, found:
            case Hole(), _:
                return found
            case _, Hole():
                return part
            case Piece(), Piece():
                return self.piece(part, found) if swapped else self.piece(found, part)
            case Sentence(), Sentence():
                self._texts(found.prose.text, part.prose.text)
        return part

    def _texts(self, one: str, other: str) -> None:
        if bare(one) == bare(other):
            self.compared += len(bare(one).split())
        else:
            self.conflicts.append((one, other))


def meet(forward: Piece, backward: Piece) -> tuple[Piece, Meeting]:
    """What two accounts of a piece know together, and how they agree."""
    meeting = Meeting()
    return meeting.piece(forward, backward), meeting


def bare(text: str) -> str:
    """`text` as it is compared: white space does not count, and «§ 4 A-5» is «§ 4A-5».

    >>> bare("§ 7-2 a  gjelder")
    '§ 7-2a gjelder'
    """
    return NUMBERED.sub("", " ".join(text.split()))


def _keyed(parts: tuple[Part, ...]) -> Iterator[tuple[tuple[str, str], Part]]:
    counts: dict[str, int] = {}
    for part in parts:
        name = part.name
        if part.kind in BY_PLACE:
            kind = f"{part.kind}+" if isinstance(part, Sentence) and part.more else part.kind
            counts[kind] = counts.get(kind, 0) + 1
            yield (kind, str(counts[kind])), part
        else:
            yield (part.kind, name.casefold()), part


def _without_perhaps(piece: Piece, other: Piece) -> Piece:
    """The piece without the holes that the other says were not there."""
    if other.open:
        return piece
    there = {key for key, _ in _keyed(other.parts)}
    gone = [
        part
        for key, part in _keyed(piece.parts)
        if isinstance(part, Hole) and part.perhaps and key not in there
    ]
    return replace(piece, parts=tuple(p for p in piece.parts if not any(p is g for g in gone)))


def _alike(one: Piece, other: Piece) -> bool:
    return [key for key, _ in _keyed(one.parts)] == [key for key, _ in _keyed(other.parts)]


def _shape(piece: Piece) -> str:
    return ", ".join(" ".join(key) for key, _ in _keyed(piece.parts)) or "ingen deler"


def _words(part: Part) -> str:
    match part:
        case Hole():
            return ""
        case Sentence():
            return part.prose.text
        case Piece():
            heading = part.heading.text if isinstance(part.heading, Prose) else ""
            return "\n".join((heading, *map(_words, part.parts)))
