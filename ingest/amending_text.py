"""New text: the elements that follow an instruction in, the text of each of its places out.

The elements are put into a paragraf of their own, in the markup of consolidated
acts, and read by the reader of those. So the text of a new paragraf is, to the
letter, what the same words give in the consolidated act.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree
from lxml.etree import _Element as Element

from corpus.ids import ProvisionId
from corpus.model import EMPTY, Kind, Prose, Provision
from corpus.punktum import spans
from ingest.amending_grammar import COMES_INTO_FORCE
from ingest.amending_places import Path, Place
from ingest.flow import Flow
from ingest.lovdata import read

KINDS: dict[str, Kind] = {
    "§": "paragraf", "a": "artikkel", "kap": "kapittel", "del": "del", "avsnitt": "avsnitt",
    "vedlegg": "vedlegg", "ledd": "ledd", "nummer": "nummer", "bokstav": "bokstav",
    "strekpunkt": "strekpunkt", "setning": "punktum",
}  # fmt: skip
ITEMS = ("bokstav", "nummer", "strekpunkt")
ROMAN_LABEL = re.compile(r"[ivx]+\)?\.?")
PRINTED = re.compile(r"\s*(§+\s*\d[\w-]*(?:\s[a-zA-Z](?![\w]))?)\s*(?=\.|$|\()")
QUOTED = "futureLegalArticle"
CONTAINERS = ("kap", "del", "avsnitt", "vedlegg")
LONGEST_HEADING = 120  # letters; a longer text behind a number is the first ledd
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
            heading = _heading(self.elements.pop(0), keep)
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
        while self.elements and self.elements[0].get("class") in (*TEXT, "defaultList"):
            article = deepcopy(article)  # ledd that stand after their paragraf and not in it
            article.append(_element(self.elements.pop(0)))
        number = _number(article).lower()
        same = [place for place in waiting if place.path[-1][1].lower() == number]
        if not same and number and len(places) > 1:
            base = waiting[0] if waiting else places[-1]
            return self._one_more(article, base)
        place = same[0] if same else waiting[0]
        waiting.remove(place)
        return place, self._article(article, place.path[-1][1])

    def _one_more(self, article: Element, base: Place) -> tuple[Place, Provision]:
        number = _number(article)
        place = Place((*base.path[:-1], ("§", number)), base.new)
        return place, self._article(article, number)

    def _article(self, article: Element, number: str) -> Provision:
        [provision] = _read(self.act, [_as_article(article, number)])
        return provision

    def _is_heading_between(self) -> bool:
        """A chapter's or a part's heading, with a quoted paragraf after it."""
        following = self.elements[1].get("class") if len(self.elements) > 1 else ""
        return self.elements[0].get("class") == "futuretitle" and following == QUOTED

    def _between(self, places: list[Place]) -> Given:
        heading = _heading(self.elements.pop(0), keep=True)
        number = _number(self.elements[0]) or places[0].path[-1][1]
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
            article.extend(_as_header(element) if header else [_element(element)])
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
                    inner = Place((("§", _number(element)),), place.new)
                    children.append(self._quoted([inner], [inner])[1])
                    continue
                if (heading or children) and n + 1 < len(places) and _is_title(element):
                    break
                self.elements.pop(0)
                if not heading and not children:
                    heading = _heading(element, keep=True)
                else:
                    children.append(self._loose(element, home, children))
            kind = KINDS[place.path[-1][0]]
            found.append((place, Provision(home, kind, "", heading, children=tuple(children))))
        return found

    def _loose(self, element: Element, home: ProvisionId, before: list[Provision]) -> Provision:
        kind: Kind = "avsnitt" if _is_title(element) else "rest"
        id = home / f"{kind}/{sum(child.kind == kind for child in before) + 1}"
        if kind == "avsnitt":
            return Provision(id, kind, heading=_heading(element, keep=True))
        return Provision(id, kind, prose=_one(self.act, _element(element)).prose)

    # ---- ledd, punktum, items

    def _ledd(self, places: list[Place]) -> Given:
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
            full = called in TEXT and len(blocks) == count
            if called in (QUOTED, "futuretitle") or (full and (count > 1 or _is_prose(element))):
                break
            self.elements.pop(0)
            if called in TEXT and not full:
                blocks.append(_element(element))
            elif blocks:
                blocks[-1].append(_element(element))
            else:
                blocks.append(_wrapped("legalP", [_element(element)]))
        return blocks

    def _sentences(self, places: list[Place]) -> Given:
        units = [_one(self.act, block) for block in self._blocks(len(places))]
        texts: list[Prose] = []
        if len(units) == len(places):
            texts = [unit.prose for unit in units]
        elif len(units) == 1:
            texts = _split(units[0].prose, len(places))
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
                found.append((place, _moved(unit, id, KINDS[key], value)))
        return found

    def _item_units(self, places: list[Place]) -> list[Provision]:
        """The items, each with its label; one that is asked for alone takes all there is."""
        units: list[Provision] = []
        while self.elements and len(units) < len(places):
            if self.elements[0].get("class") == QUOTED:
                break
            element = _element(self.elements.pop(0))
            while len(places) == 1 and self.elements and _goes_on(self.elements[0]):
                _last_item(element).append(_element(self.elements.pop(0)))
            read_ = _read_in(self.act, [element])
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
            unit = _one(self.act, _element(self.elements.pop(0)))
            found.append((place, _moved(unit, address(self.act, place.path), "rest")))
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


def _moved(unit: Provision, id: ProvisionId, kind: Kind, label: str = "") -> Provision:
    """The unit under another address, with all that is in it."""
    old = len(unit.id.path)

    def move(provision: Provision) -> Provision:
        there = ProvisionId(id.document, (*id.path, *provision.id.path[old:]))
        return replace(provision, id=there, children=tuple(map(move, provision.children)))

    return replace(_unlabelled(move(unit), label), kind=kind, label=unit.label or label)


def _unlabelled(unit: Provision, label: str) -> Provision:
    """An item whose label stands among its words: «3. omsettes på …»."""
    printed = re.match(rf"\(?{re.escape(label)}[.)]+\s+", unit.text) if label else None
    if printed is None or unit.label or unit.children:
        return unit
    return replace(unit, prose=unit.prose.cut(printed.end(), len(unit.text)))


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


def _as_header(element: Element) -> list[Element]:
    """«§ 2-3. Overskrift» or «Overskrift» in a line of its own; or a ledd behind its number."""
    header = etree.Element("span", {"class": "futureLegalArticleHeader"})
    text = " ".join("".join(map(str, element.itertext())).split())
    match = PRINTED.match(text)
    title = text[match.end() :] if match else f". {text}"
    value = etree.SubElement(header, "span", {"class": "legalArticleValue"})
    value.text = match[1] if match else ""
    if match and title.endswith(".") and len(title) > LONGEST_HEADING:
        ledd = etree.Element("article", {"class": "legalP"})
        ledd.text, value.tail = title.lstrip(". "), "."
        return [header, ledd]
    value.tail = title
    return [header]


def _wrapped(called: str, children: list[Element]) -> Element:
    element = etree.Element("article", {"class": called})
    element.extend(children)
    return element


def _is_prose(element: Element) -> bool:
    """Whether a text speaks of the amending act itself: «Loven trer i kraft straks.»"""
    return bool(COMES_INTO_FORCE.search("".join(map(str, element.itertext()))))


def _goes_on(element: Element) -> bool:
    """Whether `element` is one more ledd or list of the item before it."""
    return element.get("class") in ("legalP", "defaultList", "leddfortsettelse")


def _last_item(element: Element) -> Element:
    """Where what follows `element` belongs: in the last item of a list, or in itself."""
    items = [child for child in element if child.tag == "li"]
    return items[-1][0] if items and len(items[-1]) else element


def _number(article: Element) -> str:
    name = article.get("data-name") or ""
    return re.sub(r"[\s§]", "", name) if name.startswith("§") else ""


def _is_title(element: Element) -> bool:
    return element.get("class") in ("futuretitle", "defaultP", "leddfortsettelse", "centeredP")


def _heading(element: Element, keep: bool = False) -> Prose:
    """A heading as consolidated acts have it; that of a paragraf without its number."""
    text = Flow(ProvisionId("lov/0000-00-00"), Counter(), []).read(element).prose().text
    text = " ".join(text.split())
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
