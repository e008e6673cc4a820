"""Amending acts: one parsed act of Norsk Lovtidend in, its instructions out.

Reads both markups, and new acts that amend others at their end. An instruction
that no rule reads is kept as it stands (`not_understood`). Opens no file.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from lxml import etree
from lxml.etree import _Element as Element

from corpus.change import Amendment, Instruction, Operation
from corpus.errors import SourceError
from corpus.ids import ProvisionId
from corpus.model import Header, Provision
from ingest.amending_acts import Names, Said, names_in, read_act, read_part
from ingest.amending_markup import Block, blocks, own_words
from ingest.amending_replaced import Pair, Replaced, read_replaced
from ingest.amending_text import Contents, address
from ingest.amending_words import NotUnderstood, Order, Path, Place, read_orders
from ingest.header import dates, read_header

# A line that no rule reads is an instruction all the same when it says one of these.
INSTRUCTS = re.compile(
    r"\b(?:skal\s+(?:\S+\s+){0,12}?lyd[ea]|lyde:|opphev\w+|endres|endrast|erstattes|tilføyes"
    r"|blir\s+(?:nytt?|nye|ny)|utgår|føyes\s+til|flyttes|settes\s+inn)\b|:$"
)
HEADING_LIKE = 120  # a longer line without a verb of instruction is text of the act
LINES = ("defaultP", "legalP", "numberedLegalP")
CONTENT = ("futureLegalArticle", "futuretitle", "leddfortsettelse", "centeredP", "defaultList",
           "marginIdArticle")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """How much of an amending act is understood."""

    lines: int
    understood: int
    operations: Counter[str]


def read(root: Element, source: str) -> Amendment:
    """The amendments in `root`. Raises SourceError for other XML than Lovdata's."""
    main = root.find("body/main")
    head = root.find("body/header/dl")
    if main is None or head is None:
        raise SourceError(
            f"{source} er ikke et dokument i Lovdatas format: hode eller hoveddel mangler."
            " Hent arkivet på nytt."
        )
    header = read_header(head)
    reading = _Reading(header)
    for block in blocks(main):
        reading.add(block)
    reading.close()
    return Amendment(
        header.refid,
        header.title,
        header.in_force,
        header.in_force_text,
        _published(header),
        tuple(reading.instructions),
        tuple(reading.not_understood),
        source,
    )


def figures(amendments: Iterable[Amendment]) -> Figures:
    """How many lines of instructions were read, and what they order."""
    lines = understood = 0
    operations: Counter[str] = Counter()
    for amendment in amendments:
        read_lines = {instruction.order for instruction in amendment.instructions}
        understood += len(read_lines)
        lines += len(read_lines) + len(amendment.not_understood)
        operations.update(instruction.operation for instruction in amendment.instructions)
    return Figures(lines, understood, operations)


def _published(header: Header) -> date | None:
    text = next((f.prose.text for f in header.facts if f.name == "dateOfPublication"), "")
    found = dates(text)
    return found[0] if found else None


@dataclass(slots=True)
class _Open:
    """A line whose new text is still coming."""

    line: str
    orders: tuple[Order, ...]
    order: int
    act: str
    inside: str
    part: str
    elements: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """What has to be remembered from line to line."""

    header: Header
    act: str = ""  # refid of the act that is being amended
    amends: bool = False  # it is itself an amending act
    inside: str = ""  # which part of it
    inner: str = ""  # the act that this part amends
    last: Path = ()
    place: tuple[str, str, int, str] = ("", "", 0, "")  # part, document, group, home
    known: dict[str, str] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()  # «I følgende bestemmelser skal «a» endres til «b»:»
    pairs_line: str = ""
    open: _Open | None = None
    lines: int = 0
    instructions: list[Instruction] = field(default_factory=list)
    not_understood: list[str] = field(default_factory=list)

    # ---- in

    def add(self, block: Block) -> None:
        """Take one block: a line, or text of the line before it."""
        self._move_to(block)
        if block.element.get("data-text-size") == "small":
            self.known |= names_in("".join(map(str, block.element.itertext())))
        elif block.kind in LINES and self._line(block, block.text, block.payload):
            return
        elif self.open is not None and self._is_text(block):
            self.open.elements.append(block.element)
        elif block.kind == "defaultList":
            self._items(block)
        elif self.act and self._instructs(block):
            self._refuse(block.text)

    def _move_to(self, block: Block) -> None:
        here = (block.part, block.named, block.group, block.home)
        if here == self.place:
            return
        self.close()
        if here[:2] != self.place[:2] or here[3] == "legalArticle":
            self.pairs = ()
            self.last = ()
            self.inside = self.inner = ""
            self.act = self._default_act(block)
            self.amends = False
        self.place = here

    def _default_act(self, block: Block) -> str:
        named = block.named.split()
        if named:
            return named[0]
        if block.home == "legalArticle":
            return ""
        return self.header.changes[0] if len(self.header.changes) == 1 else ""

    def _is_text(self, block: Block) -> bool:
        return block.kind != "gazettenote"

    def _instructs(self, block: Block) -> bool:
        return block.kind == "defaultP" and bool(INSTRUCTS.search(block.text))

    def _items(self, block: Block) -> None:
        for item in block.element.iter("li"):
            for inner in item.iter("article"):
                if inner.get("class") == "legalP":
                    text, payload = own_words(inner)
                    self._line(block, text, payload)

    def _refuse(self, text: str) -> None:
        self.lines += 1
        if text:
            self.not_understood.append(text)

    # ---- one line

    def _line(self, block: Block, text: str, payload: tuple[Element, ...]) -> bool:
        """Whether `text` is a line of its own; then it has been dealt with."""
        names = Names(self.header.changes, self.known)
        said = read_act(text, names)
        if not (said.act or self.act or said.header):
            return False
        if said.act:
            self._take_act(said, text, block)
        if said.header and not said.rest:
            self._close_for(said)
            return True
        try:
            return self._orders(block, said, text, payload)
        except NotUnderstood:
            return self._failed(block, said, text)

    def _take_act(self, said: Said, text: str, block: Block) -> None:
        self.close()
        self.known |= names_in(text)
        if said.act != self.act:
            self.last = ()
        self.act, self.amends = said.act, said.amends
        self.inside = self.inner = ""

    def _close_for(self, said: Said) -> None:
        self.close()
        self.pairs = ()
        part = read_part(said.rest, Names(self.header.changes, self.known))
        self.inside, self.inner = part.part or self.inside, part.inner or self.inner

    def _failed(self, block: Block, said: Said, text: str) -> bool:
        if self.open is not None and not said.act and not self._starts(block):
            return False
        if said.act and not INSTRUCTS.search(text):
            return bool(self.pairs)
        if not INSTRUCTS.search(text) or block.kind != "defaultP":
            return False
        self.close()
        self._refuse(text)
        return True

    def _starts(self, block: Block) -> bool:
        return block.kind == "defaultP" and bool(INSTRUCTS.search(block.text))

    def _orders(self, block: Block, said: Said, text: str, payload: tuple[Element, ...]) -> bool:
        rest, inside, inner = said.rest, self.inside, self.inner
        if said.whole:
            self._put(Instruction(self.act, "opphevet", ProvisionId(self.act)), text, block)
            return True
        if self.amends:
            part = read_part(rest, Names(self.header.changes, self.known))
            rest, inside, inner = part.rest, part.part or inside, part.inner or inner
        replaced = read_replaced(rest, self.last)
        if replaced is not None:
            self.close()
            self._replace(replaced, text, block, inside, inner)
            return True
        read_ = read_orders(rest, self.last)
        if not read_.orders:
            return self._bare(read_.bare, read_.last, said, text, block)
        if read_.bare:
            raise NotUnderstood(text)
        self.close()
        self.last, self.pairs = read_.last, ()
        self.lines += 1
        self.open = _Open(text, read_.orders, self.lines, inner or self.act, inside, block.part)
        self.open.elements += list(payload)
        if read_.rest:
            self.open.elements.insert(0, _as_element(read_.rest))
        return True

    def _bare(
        self, places: tuple[Place, ...], last: Path, said: Said, text: str, block: Block
    ) -> bool:
        """A line that names places only: those of the words to be replaced."""
        if not self.pairs:
            return False
        if not places:
            return True
        self.last = last
        self.lines += 1
        for place in places:
            for pair in self.pairs:
                target = address(self.act, place.path)
                self._append(
                    Instruction(self.act, "ord", target, words=pair), text, block.part, self.lines
                )
        return True

    def _replace(
        self, replaced: Replaced, text: str, block: Block, inside: str, inner: str
    ) -> None:
        self.last = replaced.last
        if replaced.following:
            self.pairs, self.pairs_line = replaced.pairs, text
            return
        act = inner or self.act
        targets = [address(act, p.path) for p in replaced.places] or [ProvisionId(act)]
        self.lines += 1
        for target in targets:
            for pair in replaced.pairs:
                one = Instruction(self.act, "ord", target, words=pair, inside=inside)
                self._append(one, text, block.part, self.lines)

    def _put(self, instruction: Instruction, text: str, block: Block) -> None:
        self.close()
        self.lines += 1
        self._append(instruction, text, block.part, self.lines)

    def _append(self, instruction: Instruction, surface: str, part: str, order: int) -> None:
        self.instructions.append(replace(instruction, surface=surface, part=part, order=order))

    # ---- out

    def close(self) -> None:
        """The open line has all its text: make instructions of it."""
        if self.open is None:
            return
        line, self.open = self.open, None
        contents = Contents(line.act, line.elements)
        made: list[Instruction] = []
        for order in line.orders:
            given = _instructions(order, contents, line.act)
            if given is None:
                self.not_understood.append(line.line)
                return
            made += given
        for one in made:
            act = self.act if line.inside else line.act
            self._append(
                replace(one, act=act, inside=line.inside), line.line, line.part, line.order
            )


def _instructions(order: Order, contents: Contents, act: str) -> list[Instruction] | None:
    """What one order tells; None when a place that should have new text has none."""
    if order.verb == "bli":
        return [
            Instruction(act, "flyttet", address(act, a.path), moved_to=address(act, b.path))
            for a, b in zip(order.places, order.become, strict=True)
        ]
    if order.verb == "oppheve":
        return [Instruction(act, "opphevet", address(act, p.path)) for p in order.places]
    given = contents.give(order.places)
    if len(given) < len(order.places):
        return None
    return [Instruction(act, _operation(p), _target(text, p, act), text) for p, text in given]


def _target(text: Provision, place: Place, act: str) -> ProvisionId:
    return text.id if place.path[-1][0] != "innledning" else address(act, place.path)


def _operation(place: Place) -> Operation:
    if place.path[-1][0] == "overskrift":
        return "overskrift"
    return "ny" if place.new else "endret"


def _as_element(text: str) -> Element:
    element = etree.Element("article", {"class": "legalP"})
    element.text = text
    return element
