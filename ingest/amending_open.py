"""Open lines: one line and the elements that follow it in, its instructions out.

Where the newer markup gives the targets, they tell which one «siste punktum» is, and
which paragrafer a repealed chapter had.
"""

from dataclasses import dataclass, field, replace

from lxml.etree import _Element as Element

from corpus.change import Instruction, Operation
from corpus.errors import AddressError
from corpus.ids import ProvisionId
from ingest.amending_places import Place
from ingest.amending_text import Contents, address
from ingest.amending_tokens import LAST, NotUnderstood
from ingest.amending_words import Order, Orders

POINTS = {"§": "§ {}", "nummer": "nr. {}"}
RELATIVE = ("ledd", "nummer", "bokstav", "setning")


@dataclass(slots=True)
class OpenLine:
    """A line whose new text may still be coming."""

    text: str
    orders: tuple[Order, ...]
    order: int  # its number in the amending act
    act: str  # that is amended
    home: str  # the act that the places are in
    inside: str
    part: str
    changing: bool  # «Endringen av § 2 skal lyde:»: an instruction is to come, not a text
    targets: tuple[tuple[str, str], ...]  # what the newer markup says
    elements: list[Element] = field(default_factory=list)

    @property
    def wants(self) -> bool:
        """Whether new text belongs to it."""
        return any(order.verb == "lyde" for order in self.orders)

    @property
    def point(self) -> tuple[str, str]:
        """(«37-3», «§ 37-3 nr. 18») where a point of a list of acts is to have new text."""
        path = self.orders[-1].places[-1].path
        if self.orders[-1].verb != "lyde" or path[-1][0] != "nummer" or len(path) > 2:
            return "", ""
        return path[0][1], " ".join(POINTS.get(key, "{}").format(value) for key, value in path)

    @property
    def titled(self) -> bool:
        """«Lovens tittel skal lyde:»: the title that comes looks like a line about an act."""
        return self.orders[-1].places[-1].path[-1] == ("overskrift", "")

    def instructions(self) -> tuple[list[Instruction], list[Element]]:
        """What the line orders, and the elements left over. Raises NotUnderstood."""
        contents = Contents(self.home, self.elements if self.wants else [])
        made: list[Instruction] = []
        for order in self.orders:
            made += self._of(order, contents)
        made = _exact(made, self.targets, self.home)
        return [
            replace(
                one,
                act=self.act,
                inside=self.inside,
                surface=self.text,
                part=self.part,
                order=self.order,
            )
            for one in made
        ], contents.elements

    def _of(self, order: Order, contents: Contents) -> list[Instruction]:
        home = self.home
        if order.verb == "bli":
            return [
                Instruction(home, "flyttet", address(home, a.path), moved_to=address(home, b.path))
                for a, b in zip(order.places, order.become, strict=True)
            ]
        if order.verb == "oppheve":
            if any(place.until for place in order.places):
                raise NotUnderstood(self.text)
            return [Instruction(home, "opphevet", address(home, p.path)) for p in order.places]
        given = contents.give(order.places)
        if given is None:
            raise NotUnderstood(self.text)
        return [Instruction(home, _operation(p), address(home, p.path), text) for p, text in given]


def _operation(place: Place) -> Operation:
    if place.path[-1][0] in ("overskrift", "deloverskrift"):
        return "overskrift"
    return "ny" if place.new else "endret"


def elliptic(orders: Orders, text: str, kind: str) -> Orders:
    """«§ 5-14 annet ledd:» says «skal lyde» by its colon alone."""
    if not orders.bare or kind != "defaultP" or not text.endswith(":"):
        return orders
    return Orders((*orders.orders, Order("lyde", orders.bare)), (), "", orders.last)


def in_part(orders: tuple[Order, ...], inside: str) -> tuple[Order, ...]:
    """Places in a part of an amending act: «del II nr. 2», «del V fjerde ledd»."""

    def there(place: Place) -> Place:
        path = tuple(("kap" if key == "del" and inside else key, v) for key, v in place.path)
        if inside and path and path[0][0] in RELATIVE:
            path = (("kap", inside.split()[0]), *path)
        return replace(place, path=path)

    return tuple(
        Order(order.verb, tuple(map(there, order.places)), tuple(map(there, order.become)))
        for order in orders
    )


# ---- what the newer markup knows


def _exact(
    made: list[Instruction], targets: tuple[tuple[str, str], ...], home: str
) -> list[Instruction]:
    known = [id for _, value in targets for id in _addresses(value, home)]
    exact = [_with_number(one, known) for one in made]
    if not any(one.operation == "opphevet" and _is_chapter(one.target) for one in made):
        return exact
    repealed = [v for key, v in targets if key == "data-repeal-part"]
    named = {one.target for one in made}
    return exact + [
        Instruction(home, "opphevet", id)
        for id in _addresses(" ".join(repealed), home)
        if id == id.paragraf and id not in named
    ]


def _addresses(value: str, home: str) -> list[ProvisionId]:
    """The addresses in an attribute that lie in `home`; slips of the pen left out."""
    found = []
    for word in value.replace(";;", " ").split():
        try:
            id = ProvisionId.parse(word.rstrip("/"))
        except AddressError:
            continue
        if id.document == home:
            found.append(id)
    return found


def _with_number(one: Instruction, known: list[ProvisionId]) -> Instruction:
    """«siste punktum» with its number, where the markup tells it."""
    if LAST not in one.target.path:
        return one
    same = [id for id in known if _same_but_last(one.target, id)]
    if len(set(same)) != 1:
        return one
    text = one.text
    if text is not None and not text.children:
        text = replace(text, id=same[0])
    return replace(one, target=same[0], text=text)


def _same_but_last(target: ProvisionId, id: ProvisionId) -> bool:
    pairs = list(zip(target.path, id.path, strict=False))
    numbered = all(a == b or (a == LAST and b.isdigit()) for a, b in pairs)
    return len(target.path) == len(id.path) and numbered


def _is_chapter(id: ProvisionId) -> bool:
    return bool(id.path) and id.paragraf is None and id.path[-1].startswith(("kap", "del"))
