"""Lines: the blocks of an amending act in, one by one, its instructions out.

Most of a line's meaning stands elsewhere: the act in the line above, the
paragraf in the instruction before, the new text in the blocks that follow.
"""

import re
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.etree import _Element as Element

from corpus.change import Instruction
from corpus.ids import ProvisionId
from ingest.amending_acts import (
    Names,
    Said,
    names_in,
    read_act,
    read_part,
    repealed_acts,
)
from ingest.amending_grammar import (
    AS_AMENDED,
    COMES_INTO_FORCE,
    INSTRUCTS,
    LIST_NUMBER,
    NAMED_PLACE,
    REPEALS_FOLLOWING,
    STARTS_LINE,
    THE_CHANGE,
)
from ingest.amending_markup import Block, own_words
from ingest.amending_open import OpenLine, elliptic, in_part
from ingest.amending_places import Path
from ingest.amending_replaced import Pair, Replaced, read_replaced
from ingest.amending_text import address
from ingest.amending_tokens import NotUnderstood
from ingest.amending_words import Orders, read_orders

LINES = ("defaultP", "legalP", "numberedLegalP")


@dataclass(slots=True)
class Lines:
    """Takes the blocks of an act; the instructions are complete after `close`."""

    changes: tuple[str, ...]  # refids of the acts that the header says are changed
    instructions: list[Instruction] = field(default_factory=list)
    not_understood: list[str] = field(default_factory=list)
    not_understood_of: list[str] = field(default_factory=list)  # the act that each speaks of
    act: str = ""  # refid of the act that is being amended
    amends: bool = False  # it is itself an amending act
    inside: str = ""  # which part of it
    inner: str = ""  # the act that this part amends
    point: str = ""  # the paragraf whose points are being amended: «37-3»
    number: str = ""  # «nr. 16»: the point of the list of acts
    last: Path = ()
    place: tuple[str, str, int, str] = ("", "", 0, "")  # part, document, group, home
    known: dict[str, str] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()  # «I følgende bestemmelser skal «a» endres til «b»:»
    repeals: bool = False  # «Følgende lover oppheves:»
    listed: bool = False  # the lines are the items of a list
    open: OpenLine | None = None
    refused: bool = False  # what follows is the text of a line that was not understood
    count: int = 0

    # ---- in

    def add(self, block: Block) -> None:
        """Take one block: a line, or text of the line before it."""
        self._move_to(block)
        if block.element.get("data-text-size") == "small":
            self.known |= names_in("".join(map(str, block.element.itertext())))
        elif block.kind in LINES and self._line(block, block.text, block.payload):
            return
        elif self._is_text(block):
            if self.open is not None:
                self.open.elements.append(block.element)
        elif block.kind == "defaultList":
            self._items(block, block.element)
        elif block.kind in LINES:
            self._prose(block)
        elif self.act and block.kind in ("futureLegalArticle", "futuretitle"):
            self._refuse(_text(block.element))

    def _move_to(self, block: Block) -> None:
        here = (block.part, block.named, block.group, block.home)
        if here == self.place:
            return
        self.close()
        if here[:2] != self.place[:2] or here[3] == "legalArticle":
            self.pairs, self.repeals, self.last = (), False, ()
            self.inside = self.inner = self.number = self.point = ""
            self.act, self.amends = self._default_act(block), False
        self.place = here

    def _default_act(self, block: Block) -> str:
        named = block.named.split()
        if named:
            return named[0]
        if block.home == "legalArticle":
            return ""
        return self.changes[0] if len(self.changes) == 1 else ""

    def _is_text(self, block: Block) -> bool:
        if not self.refused and (self.open is None or not self.open.wants):
            return False
        if block.kind != "defaultP":
            return True
        return not INSTRUCTS.search(block.text)

    def _prose(self, block: Block) -> None:
        """A line that orders nothing, as far as we know; a sentence in it may repeal an act."""
        repealed = repealed_acts(block.text, self._names)
        if repealed:
            self.close()
            for act, sentence in repealed:
                self._append(Instruction(act, "opphevet", ProvisionId(act)), sentence, block.part)
        elif self.act and block.kind == "defaultP" and INSTRUCTS.search(block.text):
            self._refuse(block.text)

    def _items(self, block: Block, element: Element) -> None:
        self.listed = True
        for inner in element.iter("article"):
            if inner.get("class") == "legalP":
                text, payload = own_words(inner)
                self._line(block, text, payload)
        self.listed = False

    def _refuse(self, text: str) -> None:
        self._keep(text, self.act)
        self.refused = True

    def _keep(self, text: str, act: str) -> None:
        self.not_understood.append(text)
        self.not_understood_of.append(act)

    @property
    def _names(self) -> Names:
        return Names(self.changes, self.known)

    # ---- one line

    def _line(self, block: Block, text: str, payload: tuple[Element, ...]) -> bool:
        """Whether `text` is a line of its own; then it has been dealt with."""
        if self._belongs_above(block, text):
            return False
        said = read_act(text, self._names)
        if said.act:
            self._take_act(said, text, block)
        elif not (self.act or self.pairs or said.header):
            return self._acts_follow(block, text, payload)
        if said.header:
            self._header(said)
            for element in payload:  # «… gjøres følgende endringer:» with the acts in a list
                self._items(block, element)
            return True
        try:
            return self._orders(block, said, text, payload)
        except NotUnderstood:
            return self._failed(block, said, text, payload)

    def _belongs_above(self, block: Block, text: str) -> bool:
        """Whether a block is the text that the line above waits for, whatever it looks like."""
        if self.open is None or not self.open.wants:
            return False
        if block.kind == "defaultP":
            return self.open.titled and not self.open.elements
        if self.open.changing and not self.open.elements:
            return False
        return not self.open.elements or not STARTS_LINE.match(text)

    def _take_act(self, said: Said, text: str, block: Block) -> None:
        self.known |= names_in(text)
        if self.open is not None and self.open.point[0] and not self.open.elements:
            # «§ 37-3 nr. 18 skal lyde:» and then «18. I lov … skal § 3 lyde:»
            self.point, self.inside = self.open.point
            self.inner, self.open, self.last = said.act, None, ()
            return
        self.close()
        if said.act != self.act:
            self.last = ()
        self.act, self.amends, self.point = said.act, said.amends, ""
        number = LIST_NUMBER.match(text)
        self.number = f"nr. {number[1]}" if number else ""
        self.inside, self.inner = "", ""
        if said.amends:
            self.inner = read_part(said.title, self._names, True).inner or self._other(block)

    def _other(self, block: Block) -> str:
        """The act inside an amending act, as the newer markup names it."""
        values = " ".join([block.named, *(value for _, value in block.targets)])
        documents = re.findall(r"lov/\d{4}-\d\d-\d\d(?:-\d+)?", values)
        return next((act for act in documents if act != self.act), "")

    def _header(self, said: Said) -> None:
        self.close()
        if said.rest or not said.act:  # «4. Lov 2. juli 1999 nr. 62 om …:» only says which act
            self.pairs, self.repeals = (), False
        part = read_part(said.rest, self._names, self.amends or not said.act)
        self.inside, self.inner = part.part or self.inside, part.inner or self.inner
        paragraf = re.search(r"\bi\s+(§\s*[\w-]+(?:\s[a-z])?)\s*:?$", said.rest)
        if paragraf:
            self.last = read_orders(paragraf[1]).last

    def _acts_follow(self, block: Block, text: str, payload: tuple[Element, ...]) -> bool:
        """A line before any act is named: what it says holds for the acts in the lines below."""
        try:
            replaced = read_replaced(text, ())
        except NotUnderstood:
            replaced = None
        if replaced is None or not replaced.following:
            return self._repeals_follow(block, text, payload)
        self.close()
        self._replace(replaced, text, block, "", "", payload)
        return True

    def _repeals_follow(self, block: Block, text: str, payload: tuple[Element, ...]) -> bool:
        if not REPEALS_FOLLOWING.search(text):
            return False
        self.close()
        self.repeals = True
        for element in payload:
            self._items(block, element)
        return True

    def _failed(self, block: Block, said: Said, text: str, payload: tuple[Element, ...]) -> bool:
        if self._repeals_follow(block, text, payload):
            return True
        places = "§" in text and bool(self.pairs or self.repeals)
        if block.kind != "defaultP" or not (INSTRUCTS.search(text) or places):
            return bool(said.act and (self.pairs or self.repeals))
        self.close()
        self._refuse(text)
        return True

    def _orders(self, block: Block, said: Said, text: str, payload: tuple[Element, ...]) -> bool:
        if said.whole or (self.repeals and said.act and not said.rest.strip(" .;,")):
            self.close()
            self._append(Instruction(self.act, "opphevet", ProvisionId(self.act)), text, block.part)
            return True
        rest = AS_AMENDED.sub(" ", said.rest)
        if self.point and re.match(rf"(?:ny\s+)?§\s*{re.escape(self.point)}\b", rest):
            self.point = self.inside = self.inner = ""  # the next point of the list
        part = read_part(rest, self._names, self.amends)
        inside, inner = part.part or self.inside, part.inner or self.inner or self._named(block)
        rest = self._without_name(part.rest)
        replaced = read_replaced(rest, self.last)
        if replaced is not None:
            self.close()
            self._replace(replaced, text, block, inside, inner, payload)
            return True
        orders = read_orders(rest, self.last)
        if not orders.orders and self._bare(orders, said, text, block):
            return True
        orders = elliptic(orders, text, block.kind)
        if not orders.orders:
            return False
        if orders.bare:
            raise NotUnderstood(text)
        self.close()
        self.last, self.pairs, self.repeals = orders.last, (), False
        home = self.act if part.own else inner or self.act
        made = in_part(orders.orders, inside) if home == self.act else orders.orders
        self.count += 1
        changing = bool(THE_CHANGE.search(said.rest))
        self.open = OpenLine(
            text,
            made,
            self.count,
            self.act or home,
            home,
            inside,
            self._part(block.part),
            changing,
            block.targets,
        )
        self.open.elements += list(payload)
        if orders.rest.strip(" ."):
            self.open.elements.insert(0, _as_element(orders.rest))
        return True

    def _named(self, block: Block) -> str:
        return self._other(block) if self.amends else ""

    def _without_name(self, rest: str) -> str:
        """«likningslova § 3-13» in a line of an act that the lines above have named."""
        named = NAMED_PLACE.search(rest)
        if named is None or _is_quoted(rest, named.start()):
            return rest
        if self._names.named(named["name"]) not in ("", self.act):
            return rest
        return rest[: named.start()] + rest[named.end() :]

    def _bare(self, orders: Orders, said: Said, text: str, block: Block) -> bool:
        """A line that names places only: of words to be replaced, or of what is repealed."""
        if not self.pairs and not self.repeals:
            return False
        if not orders.bare and not said.act:
            return False
        self.close()
        self.last = orders.last
        targets = [address(self.act, place.path) for place in orders.bare]
        if said.act and not targets and not text.endswith(":") and self._whole(block):
            targets = [ProvisionId(self.act)]
        if targets:
            self.count += 1
        for target in targets:
            if self.repeals:
                self._append(Instruction(self.act, "opphevet", target), text, block.part, False)
            for pair in self.pairs:
                one = Instruction(self.act, "ord", target, words=pair)
                self._append(one, text, block.part, False)
        return True

    def _whole(self, block: Block) -> bool:
        """Acts in a list are meant as a whole; acts in lines have their places below."""
        return self.listed or block.kind != "defaultP"

    def _replace(
        self,
        replaced: Replaced,
        text: str,
        block: Block,
        inside: str,
        inner: str,
        payload: tuple[Element, ...],
    ) -> None:
        self.last = replaced.last
        if replaced.following:
            self.pairs, self.repeals = replaced.pairs, False
            for element in payload:
                self._items(block, element)
        act = inner or self.act
        targets = [address(act, p.path) for p in replaced.places]
        if not targets and not replaced.following and act:
            targets = [ProvisionId(act)]
        if targets:
            self.count += 1
        for target in targets:
            for pair in replaced.pairs:
                one = Instruction(self.act or act, "ord", target, words=pair, inside=inside)
                self._append(one, text, block.part, False)

    # ---- out

    def _part(self, part: str) -> str:
        return f"{part} {self.number}".strip()

    def _append(
        self, instruction: Instruction, surface: str, part: str, counts: bool = True
    ) -> None:
        self.count += counts
        self.instructions.append(
            replace(instruction, surface=surface, part=self._part(part), order=self.count)
        )

    def close(self) -> None:
        """The open line has all its text: make instructions of it."""
        self.refused = False
        line, self.open = self.open, None
        if line is None or (line.changing and line.wants and not line.elements):
            return  # of «Endringen av § 2 skal lyde:» the line that came instead says it all
        try:
            made, left = line.instructions()
        except NotUnderstood:
            self._keep(line.text, line.act)
            return
        self.instructions += made
        for text in map(_text, left):
            if text and not COMES_INTO_FORCE.search(text):
                self._keep(text, line.act)


def _is_quoted(text: str, place: int) -> bool:
    return text.count("«", 0, place) > text.count("»", 0, place)


def _as_element(text: str) -> Element:
    element = etree.Element("article", {"class": "legalP"})
    element.text = text
    return element


def _text(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
