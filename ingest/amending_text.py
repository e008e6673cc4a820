"""New text: the elements that follow an instruction in, the text of each of its places out.

The elements are put into a paragraf of their own, in the markup of consolidated
acts, and read by the reader of those. So the text of a new paragraf is, to the
letter, what the same words give in the consolidated act.
"""

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree
from lxml.etree import _Element as Element

from corpus.ids import ProvisionId
from corpus.model import EMPTY, Kind, Prose, Provision
from corpus.punktum import spans
from ingest.amending_words import Path, Place
from ingest.lovdata import read

KINDS: dict[str, Kind] = {
    "§": "paragraf", "a": "artikkel", "kap": "kapittel", "del": "del", "avsnitt": "avsnitt",
    "vedlegg": "vedlegg", "ledd": "ledd", "nummer": "nummer", "bokstav": "bokstav",
    "strekpunkt": "strekpunkt", "setning": "punktum",
}  # fmt: skip
ITEMS = ("bokstav", "nummer", "strekpunkt")
ROMAN_LABEL = re.compile(r"[ivx]+\)?\.?")
PRINTED = re.compile(r"\s*(§+\s*\d[\w-]*(?:\s[a-zA-Z](?![\w]))?)\s*(?=\.|$|\()")
TEXT = ("legalP", "numberedLegalP", "centeredP", "marginIdArticle")


def address(act: str, path: Path) -> ProvisionId:
    """The address of a place in `act`, as addresses are spelled.

    >>> str(address("lov/2011-06-24-30", (("§", "7-2a"), ("ledd", "2"))))
    'lov/2011-06-24-30/§7-2a/ledd/2'
    """
    steps: list[str] = []
    for key, value in path:
        if key in ("overskrift", "innledning"):
            steps += [] if key == "overskrift" else [key]
        elif key in ("§", "a", "kap", "del", "vedlegg"):
            steps = [] if key in ("§", "a", "kap", "del") else steps
            steps.append(f"{key}{value}")
        elif not value:
            steps.append(key)
        else:
            steps += [key, value]
    return ProvisionId(act, tuple(steps))


@dataclass(slots=True)
class Contents:
    """The elements after an instruction, taken one by one by its places."""

    act: str
    elements: list[Element]

    def give(self, places: Sequence[Place]) -> list[tuple[Place, Provision]]:
        """The text of each place; a place that no text is left for is not given."""
        found: list[tuple[Place, Provision]] = []
        waiting = list(places)
        while waiting and self.elements:
            place = waiting[0]
            key = place.path[-1][0]
            same = _alike(waiting)
            give: Callable[[list[Place]], list[tuple[Place, Provision]]] = GIVERS.get(
                key, Contents._units
            ).__get__(self)
            got = give(same)
            found += got
            waiting = waiting[len(same) :]
        return found

    # ---- headings

    def _headings(self, places: list[Place]) -> list[tuple[Place, Provision]]:
        found = []
        for place in places:
            if not self.elements:
                break
            heading = _heading(self.elements.pop(0))
            outer = place.path[:-1]
            kind = KINDS[outer[-1][0]] if outer else "rest"
            found.append((place, Provision(address(self.act, outer), kind, heading=heading)))
        return found

    # ---- paragrafer

    def _paragrafs(self, places: list[Place]) -> list[tuple[Place, Provision]]:
        found: list[tuple[Place, Provision]] = []
        waiting = list(places)
        while waiting and self.elements:
            place = waiting.pop(0)
            if self.elements[0].get("class") == "futureLegalArticle":
                article = self.elements.pop(0)
                self._fold_in(article)
                number = _number(article)
                if place.until and number and number != place.until:
                    waiting.insert(0, place)
                    place = replace(place, path=(*place.path[:-1], ("§", number)), until="")
                found.append((place, self._article(article, place)))
            else:
                found.append((place, self._made(place, last=not waiting)))
        return found

    def _article(self, article: Element, place: Place) -> Provision:
        made = _as_article(article, place.path[-1][1])
        [provision] = _read(self.act, [made])
        return provision

    def _fold_in(self, article: Element) -> None:
        """Ledd that stand after their paragraf and not in it."""
        while self.elements and self.elements[0].get("class") in (*TEXT, "defaultList"):
            article.append(_element(self.elements.pop(0)))

    def _made(self, place: Place, last: bool) -> Provision:
        """A paragraf whose header and ledd stand side by side."""
        article = etree.Element("article", {"class": "futureLegalArticle"})
        while self.elements:
            element = self.elements[0]
            called = element.get("class") or ""
            header = called in ("leddfortsettelse", "defaultP", "futuretitle")
            if called == "futureLegalArticle" or (header and len(article)):
                break
            self.elements.pop(0)
            article.append(_as_header(element) if header else _element(element))
        return self._article(article, place)

    # ---- chapters

    def _chapters(self, places: list[Place]) -> list[tuple[Place, Provision]]:
        found = []
        for n, place in enumerate(places):
            heading, children = EMPTY, []
            while self.elements:
                element = self.elements[0]
                if element.get("class") == "futureLegalArticle":
                    number = _number(element)
                    inner = Place((("§", number),), place.new)
                    children += [text for _, text in self._paragrafs([inner])]
                    continue
                if (heading or children) and n + 1 < len(places) and _is_title(element):
                    break
                self.elements.pop(0)
                prose = _heading(element, keep=True)
                if not heading and not children:
                    heading = prose
                else:
                    children.append(self._loose(element, address(self.act, place.path), children))
            id = address(self.act, place.path)
            kind = KINDS[place.path[-1][0]]
            found.append((place, Provision(id, kind, "", heading, children=tuple(children))))
        return found

    def _loose(self, element: Element, home: ProvisionId, before: list[Provision]) -> Provision:
        if _is_title(element):
            number = sum(child.kind == "avsnitt" for child in before) + 1
            return Provision(home / f"avsnitt/{number}", "avsnitt", heading=_heading(element, True))
        number = sum(child.kind == "rest" for child in before) + 1
        return Provision(home / f"rest/{number}", "rest", prose=_prose(self.act, element))

    # ---- ledd, punktum, items

    def _ledd(self, places: list[Place]) -> list[tuple[Place, Provision]]:
        blocks = self._blocks(len(places))
        return [
            (place, _moved(_one(self.act, block), address(self.act, place.path), "ledd"))
            for place, block in zip(places, blocks, strict=False)
        ]

    def _blocks(self, count: int) -> list[Element]:
        """Up to `count` ledd, each with the lists that follow it."""
        blocks: list[Element] = []
        while self.elements:
            element = self.elements[0]
            called = element.get("class") or ""
            if called in TEXT:
                if len(blocks) == count:
                    break
                blocks.append(_element(element))
            elif called in ("futureLegalArticle", "futuretitle"):
                break
            elif blocks:
                blocks[-1].append(_element(element))
            else:
                made = etree.Element("article", {"class": "legalP"})
                made.append(_element(element))
                blocks.append(made)
            self.elements.pop(0)
        return blocks

    def _sentences(self, places: list[Place]) -> list[tuple[Place, Provision]]:
        blocks = self._blocks(len(places))
        units = [_one(self.act, block) for block in blocks]
        ids = [address(self.act, place.path) for place in places]
        if len(units) == len(places):
            texts = [unit.prose for unit in units]
        elif len(units) == 1:
            texts = _split(units[0].prose, len(places))
        else:
            texts = []
        return [
            (place, Provision(id, "punktum", prose=text))
            for place, id, text in zip(places, ids, texts, strict=False)
        ]

    def _items(self, places: list[Place]) -> list[tuple[Place, Provision]]:
        found = []
        units: list[Provision] = []
        while self.elements and len(units) < len(places):
            element = self.elements[0]
            if element.get("class") == "futureLegalArticle":
                break
            units += _read_in(self.act, [_element(self.elements.pop(0))])
        labels = {unit.label.lower(): unit for unit in units}
        for n, place in enumerate(places):
            key, value = place.path[-1]
            unit = labels.get(value.lower()) or (units[n] if len(units) == len(places) else None)
            if unit is not None:
                id = address(self.act, place.path)
                found.append((place, _moved(unit, id, KINDS[key], value)))
        return found

    def _units(self, places: list[Place]) -> list[tuple[Place, Provision]]:
        found = []
        for place, block in zip(places, self._blocks(len(places)), strict=False):
            unit = _one(self.act, block)
            found.append((place, _moved(unit, address(self.act, place.path), "rest")))
        return found


GIVERS: dict[str, Callable[..., list[tuple[Place, Provision]]]] = {
    "overskrift": Contents._headings,
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


def _alike(places: list[Place]) -> list[Place]:
    """The first places that are of one kind and stand in one home."""
    first = places[0]
    key = first.path[-1][0]
    count = 1
    for place in places[1:]:
        if place.path[-1][0] != key or (key == "setning" and place.path[:-1] != first.path[:-1]):
            break
        count += 1
    return places[:count]


# ---- one element


def _read(act: str, articles: list[Element]) -> list[Provision]:
    """What the reader of consolidated acts makes of `articles`."""
    root = etree.Element("html")
    body = etree.SubElement(root, "body")
    info = etree.SubElement(etree.SubElement(body, "header"), "dl")
    etree.SubElement(info, "dd", {"class": "refid"}).text = act
    main = etree.SubElement(body, "main")
    main.extend(articles)
    return list(read(root, act).root.children)


def _read_in(act: str, elements: list[Element]) -> tuple[Provision, ...]:
    """The units in `elements`, read as the inside of a paragraf."""
    article = etree.Element("article", {"class": "legalArticle", "data-name": "§0"})
    article.extend(elements)
    return _read(act, [article])[0].children


def _one(act: str, element: Element) -> Provision:
    units = _read_in(act, [element])
    if not units:
        return Provision(ProvisionId(act, ("§0", "ledd", "1")), "ledd")
    return units[0]


def _prose(act: str, element: Element) -> Prose:
    return _one(act, _element(element)).prose


def _moved(unit: Provision, id: ProvisionId, kind: Kind, label: str = "") -> Provision:
    """The unit under another address, with all that is in it."""
    old = len(unit.id.path)

    def move(provision: Provision) -> Provision:
        there = ProvisionId(id.document, (*id.path, *provision.id.path[old:]))
        return replace(provision, id=there, children=tuple(map(move, provision.children)))

    return replace(move(unit), kind=kind, label=unit.label or label)


def _element(element: Element) -> Element:
    """A copy in the markup of consolidated acts."""
    copy = deepcopy(element)
    copy.tail = None
    if copy.get("class") == "defaultP":
        copy.set("class", "legalP")
    for items in copy.iter("ul"):
        labels = [(li.get("data-name") or "").strip() for li in items if li.tag == "li"]
        if len(labels) > 1 and labels[1][:2] == "ii" and all(map(ROMAN_LABEL.fullmatch, labels)):
            items.set("type", "i")
    return copy


def _as_article(element: Element, number: str) -> Element:
    """A quoted paragraf as one that is in force."""
    article = _element(element)
    article.set("class", "legalArticle")
    article.set("data-name", f"§{_number(element) or number}")
    header = next(
        (c for c in article if (c.get("class") or "").endswith("egalArticleHeader")), None
    )
    if header is not None and header.find("span[@class='legalArticleValue']") is None:
        _mark_number(header)
    return article


def _mark_number(header: Element) -> None:
    """«§ 3-14a. Overskrift» with the number as bare text: set it apart."""
    match = PRINTED.match(header.text or "")
    if match is None:
        return
    value = etree.Element("span", {"class": "legalArticleValue"})
    value.text, value.tail = match[1], (header.text or "")[match.end() :]
    header.text = None
    header.insert(0, value)


def _as_header(element: Element) -> Element:
    """«§ 2-3. Overskrift» or «Overskrift» in a line of its own."""
    header = etree.Element("span", {"class": "futureLegalArticleHeader"})
    text = " ".join("".join(map(str, element.itertext())).split())
    match = PRINTED.match(text)
    value = etree.SubElement(header, "span", {"class": "legalArticleValue"})
    value.text = match[1] if match else ""
    value.tail = text[match.end() :] if match else f". {text}"
    return header


def _number(article: Element) -> str:
    name = article.get("data-name") or ""
    return re.sub(r"[\s§]", "", name) if name.startswith("§") else ""


def _is_title(element: Element) -> bool:
    return element.get("class") in ("futuretitle", "defaultP", "leddfortsettelse", "centeredP")


def _heading(element: Element, keep: bool = False) -> Prose:
    """A heading as consolidated acts have it; that of a paragraf without its number."""
    text = " ".join(" ".join(map(str, element.itertext())).split())
    if keep:
        return Prose(text)
    match = PRINTED.match(text)
    return Prose(text[match.end() :].lstrip(". ") if match else text)


def _split(prose: Prose, count: int) -> list[Prose]:
    """The sentences of `prose` in `count` pieces; what is over goes with the last."""
    found = spans(prose.text)
    if len(found) < count:
        return []
    ends = [end for _, end in found[: count - 1]] + [found[-1][1]]
    starts = [start for start, _ in found[:count]]
    return [prose.cut(start, end) for start, end in zip(starts, ends, strict=True)]
