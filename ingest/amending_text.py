"""New text: the elements that follow an instruction in, the text of each of its places out.

How many elements a place takes, and which of them, is told by what kind of place it is.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree
from lxml.etree import _Element as Element

from corpus.ids import ProvisionId
from corpus.model import EMPTY, Kind, Prose, Provision
from ingest.amending_copies import (
    QUOTED,
    as_article,
    as_header,
    copied,
    goes_on,
    heading_of,
    is_prose,
    is_title,
    last_item,
    moved,
    number_of,
    one,
    read_articles,
    read_inside,
    split,
    wrapped,
)
from ingest.amending_places import CONTAINERS, Path, Place

KINDS: dict[str, Kind] = {
    "§": "paragraf", "a": "artikkel", "kap": "kapittel", "del": "del", "avsnitt": "avsnitt",
    "vedlegg": "vedlegg", "ledd": "ledd", "nummer": "nummer", "bokstav": "bokstav",
    "strekpunkt": "strekpunkt", "setning": "punktum",
}  # fmt: skip
ITEMS = ("bokstav", "nummer", "strekpunkt")
LONGEST_LINE = 60  # letters; plain text that is longer is no heading
TEXT = ("legalP", "numberedLegalP", "centeredP", "marginIdArticle")


def address(act: str, path: Path) -> ProvisionId:
    """The address of a place in `act`, as addresses are spelled.

    >>> str(address("lov/2011-06-24-30", (("§", "7-2a"), ("ledd", "2"))))
    'lov/2011-06-24-30/§7-2a/ledd/2'
    """
    steps: list[str] = []
    for n, (key, value) in enumerate(path):
        if key == "overskrift":
            continue
        if key == "setning" and path[n + 1 : n + 2] and path[n + 1][0] in ITEMS:
            continue  # «første ledd annet punktum bokstav g»: the list is the ledd's
        if key in ("§", "a", "kap", "del", "vedlegg"):
            steps = [*(steps if key == "vedlegg" else []), f"{key}{value}"]
        else:
            steps += [key, value] if value else [key]
    return ProvisionId(act, tuple(steps))


Given = list[tuple[Place, Provision]]


@dataclass(slots=True)
class Contents:
    """The elements after an instruction; its places take them one by one."""

    act: str
    elements: list[Element]
    alone: bool = False  # no other place waits for text: what is over belongs to this one

    def give(self, places: Sequence[Place]) -> Given | None:
        """The text of each place; None when there is a place with none. The rest stays."""
        self._unpack(places[0])
        found: Given = []
        waiting = list(places)
        if self._one_for_all(waiting):
            text = self.elements.pop()
            for place in waiting:
                self.elements = [text]
                found += GIVERS[place.path[-1][0]](self, [place])
            waiting = []
        while waiting and self.elements:
            same = _alike(waiting)
            self.alone = len(same) == len(waiting) == 1
            giver = GIVERS.get(waiting[0].path[-1][0], Contents._pieces)
            if same[-1] is not waiting[-1]:
                self._part_list(waiting[len(same)])
            found += giver(self, same)
            waiting = waiting[len(same) :]
        given = {place.path for place, _ in found}
        return found if all(place.path in given or place.until for place in places) else None

    def _one_for_all(self, places: list[Place]) -> bool:
        """«§ 8 femte ledd og § 62 a andre ledd skal lyde:» with one text for both."""
        paragrafs = {place.path[0] for place in places}
        units = all(place.path[-1][0] in ("ledd", "setning") for place in places)
        alone = len(self.elements) == 1 and self.elements[0].get("class") in TEXT
        return units and alone and len(paragrafs) == len(places) > 1

    def _unpack(self, first: Place) -> None:
        """A quoted paragraf of which only the heading and some ledd are new."""
        inside = first.path[-1][0] not in ("§", "a", "del", "kap", "avsnitt", "vedlegg")
        if inside and self.elements and self.elements[0].get("class") == QUOTED:
            article = deepcopy(self.elements[0])
            header = [c for c in article if (c.get("class") or "").endswith("egalArticleHeader")]
            for element in header if first.path[-1][0] != "overskrift" else []:
                article.remove(element)
            self.elements[:1] = list(article)

    def _part_list(self, following: Place) -> None:
        """Part «innledningen» from the list below it, when that is asked for on its own."""
        element = self.elements[0]
        lists = [child for child in element if child.tag in ("ul", "ol")]
        if following.path[-1][0] in ITEMS and element.get("class") in TEXT and lists:
            intro = deepcopy(element)
            for child in [child for child in intro if child.tag in ("ul", "ol")]:
                intro.remove(child)
            self.elements[:1] = [intro, *lists]

    # ---- headings

    def _headings(self, places: list[Place]) -> Given:
        found = []
        for place in places:
            if not self.elements:
                break
            outer = place.path[:-1]
            between = place.path[-1][0] == "deloverskrift"
            kind = "avsnitt" if between else KINDS[outer[-1][0]] if outer else "rest"
            keep = between or (bool(outer) and outer[-1][0] in CONTAINERS)
            heading = heading_of(self.elements.pop(0), keep)
            found.append((place, Provision(address(self.act, place.path), kind, heading=heading)))
        return found

    # ---- paragrafer

    def _paragrafs(self, places: list[Place]) -> Given:
        found: Given = []
        waiting = list(places)
        while (waiting or self._next_is_quoted(places)) and self.elements:
            if self._is_heading_between():
                found += self._between(waiting or places)
            elif self.elements[0].get("class") == QUOTED:
                found.append(self._quoted(places, waiting))
            else:
                place = waiting.pop(0)
                found.append((place, self._made(place)))
        return found

    def _next_is_quoted(self, places: list[Place]) -> bool:
        """«§§ 1 til 3 skal lyde:» may have a § 2 a among them."""
        return len(places) > 1 and bool(self.elements) and self.elements[0].get("class") == QUOTED

    def _quoted(self, places: list[Place], waiting: list[Place]) -> tuple[Place, Provision]:
        article = self.elements.pop(0)
        if self.elements and _is_ledd(self.elements[0]):
            article = deepcopy(article)  # ledd that stand after their paragraf and not in it
        while self.elements and _is_ledd(self.elements[0]):
            _append(article, self.elements.pop(0))
        number = number_of(article).lower()
        same = [place for place in waiting if place.path[-1][1].lower() == number]
        if not same and number and len(places) > 1:
            base = waiting[0] if waiting else places[-1]
            return self._one_more(article, base)
        place = same[0] if same else waiting[0]
        waiting.remove(place)
        return place, self._article(article, place.path[-1][1])

    def _one_more(self, article: Element, base: Place) -> tuple[Place, Provision]:
        number = number_of(article)
        place = Place((*base.path[:-1], ("§", number)), base.new)
        return place, self._article(article, number)

    def _article(self, article: Element, number: str) -> Provision:
        [provision] = read_articles(self.act, [as_article(article, number)])
        return provision

    def _is_heading_between(self) -> bool:
        """A chapter's or a part's heading, with a quoted paragraf after it."""
        following = self.elements[1].get("class") if len(self.elements) > 1 else ""
        return self.elements[0].get("class") == "futuretitle" and following == QUOTED

    def _between(self, places: list[Place]) -> Given:
        heading = heading_of(self.elements.pop(0), keep=True)
        number = number_of(self.elements[0]) or places[0].path[-1][1]
        place = Place((("§", number), ("deloverskrift", "")), places[0].new)
        return [(place, Provision(address(self.act, place.path), "avsnitt", heading=heading))]

    def _made(self, place: Place) -> Provision:
        """A paragraf whose header and ledd stand side by side."""
        article = etree.Element("article", {"class": QUOTED})
        while self.elements:
            element = self.elements[0]
            header = element.get("class") in ("leddfortsettelse", "defaultP", "futuretitle")
            if element.get("class") == QUOTED or (header and len(article)):
                break
            self.elements.pop(0)
            article.extend(as_header(element) if header else [copied(element)])
        return self._article(article, place.path[-1][1])

    # ---- chapters

    def _chapters(self, places: list[Place]) -> Given:
        found = []
        for n, place in enumerate(places):
            home = address(self.act, place.path)
            heading, children = EMPTY, list[Provision]()
            while self.elements:
                element = self.elements[0]
                if element.get("class") == QUOTED:
                    inner = Place((("§", number_of(element)),), place.new)
                    children.append(self._quoted([inner], [inner])[1])
                    continue
                if (heading or children) and n + 1 < len(places) and is_title(element):
                    break
                self.elements.pop(0)
                if not heading and not children:
                    heading = heading_of(element, keep=True)
                else:
                    children.append(self._loose(element, home, children))
            kind = KINDS[place.path[-1][0]]
            found.append((place, Provision(home, kind, "", heading, children=tuple(children))))
        return found

    def _loose(self, element: Element, home: ProvisionId, before: list[Provision]) -> Provision:
        kind: Kind = "avsnitt" if is_title(element) else "rest"
        id = home / f"{kind}/{sum(child.kind == kind for child in before) + 1}"
        if kind == "avsnitt":
            return Provision(id, kind, heading=heading_of(element, keep=True))
        return Provision(id, kind, prose=one(self.act, copied(element)).prose)

    # ---- ledd, punktum, items

    def _ledd(self, places: list[Place]) -> Given:
        blocks = self._blocks(len(places))
        return [
            (place, moved(one(self.act, block), address(self.act, place.path), "ledd"))
            for place, block in zip(places, blocks, strict=False)
        ]

    def _blocks(self, count: int) -> list[Element]:
        """Up to `count` ledd, each with the lists that follow it."""
        blocks: list[Element] = []
        while self.elements:
            element = self.elements[0]
            called = element.get("class") or ""
            full = called in TEXT and len(blocks) == count
            if called in (QUOTED, "futuretitle") or (
                full and (not self.alone or is_prose(element))
            ):
                break
            self.elements.pop(0)
            if called in TEXT and not full:
                blocks.append(copied(element))
            elif blocks:
                blocks[-1].append(copied(element))
            else:
                blocks.append(wrapped("legalP", [copied(element)]))
        return blocks

    def _sentences(self, places: list[Place]) -> Given:
        units = [one(self.act, block) for block in self._blocks(len(places))]
        texts: list[Prose] = []
        if len(units) == len(places):
            texts = [unit.prose for unit in units]
        elif len(units) == 1:
            texts = split(units[0].prose, len(places))
        return [
            (place, Provision(address(self.act, place.path), "punktum", prose=text))
            for place, text in zip(places, texts, strict=False)
        ]

    def _items(self, places: list[Place]) -> Given:
        units = self._item_units(places)
        labels = {unit.label.lower().strip("(). "): unit for unit in units}
        found = []
        for n, place in enumerate(places):
            key, value = place.path[-1]
            unit = labels.get(value.lower()) or (units[n] if len(units) == len(places) else None)
            if unit is not None:
                id = address(self.act, place.path)
                found.append((place, moved(unit, id, KINDS[key], value)))
        return found

    def _item_units(self, places: list[Place]) -> list[Provision]:
        """The items, each with its label; one that is asked for alone takes all there is."""
        units: list[Provision] = []
        while self.elements and len(units) < len(places):
            if self.elements[0].get("class") == QUOTED:
                break
            element = copied(self.elements.pop(0))
            while self.alone and self.elements and goes_on(self.elements[0]):
                last_item(element).append(copied(self.elements.pop(0)))
            read_ = read_inside(self.act, [element])
            wanted = {place.path[-1][1].lower() for place in places}
            inside = [child for unit in read_ for child in unit.children]
            if len(read_) == 1 and wanted & {child.label.lower() for child in inside}:
                units += [replace(child, start=0) for child in inside]
            else:
                units += read_
        return units

    def _pieces(self, places: list[Place]) -> Given:
        """«innledningen», «avslutningen»: one element each, without a list of its own."""
        found = []
        for place in places[: len(self.elements)]:
            unit = one(self.act, copied(self.elements.pop(0)))
            found.append((place, moved(unit, address(self.act, place.path), "rest")))
        return found


GIVERS: dict[str, Callable[[Contents, list[Place]], Given]] = {
    "overskrift": Contents._headings,
    "deloverskrift": Contents._headings,
    "§": Contents._paragrafs,
    "a": Contents._paragrafs,
    "kap": Contents._chapters,
    "del": Contents._chapters,
    "avsnitt": Contents._chapters,
    "vedlegg": Contents._chapters,
    "ledd": Contents._ledd,
    "setning": Contents._sentences,
    "bokstav": Contents._items,
    "nummer": Contents._items,
    "strekpunkt": Contents._items,
}


def _is_ledd(element: Element) -> bool:
    """Whether `element` is text of a paragraf; plain text may be, but a heading is none."""
    if element.get("class") != "defaultP":
        return element.get("class") in (*TEXT, "defaultList")
    text = " ".join("".join(map(str, element.itertext())).split())
    return text.endswith((".", ":")) and len(text) > LONGEST_LINE


def _append(article: Element, element: Element) -> None:
    """Plain text goes on with the numbered ledd before it; anything else is a ledd."""
    last = article[-1] if len(article) else None
    numbered = last is not None and last.get("class") == "numberedLegalP"
    goes_on = numbered and element.get("class") == "defaultP"
    (last if goes_on and last is not None else article).append(copied(element))


def _alike(places: list[Place]) -> list[Place]:
    """The first places that are of one kind and, if punktum or items, stand in one home."""
    first = places[0]
    key = first.path[-1][0]
    count = 1
    for place in places[1:]:
        elsewhere = place.path[:-1] != first.path[:-1]
        if place.path[-1][0] != key or (key in ("setning", *ITEMS) and elsewhere):
            break
        count += 1
    return places[:count]
