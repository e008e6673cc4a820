"""Copies: an element of new text in, the same in the markup of consolidated acts out, and read.

The elements are put into a paragraf of their own and read by the reader of
consolidated acts. So the text of a new paragraf is, to the letter, what the same
words give in the consolidated act.
"""

import re
from collections import Counter
from copy import deepcopy
from dataclasses import replace

from lxml import etree
from lxml.etree import _Element as Element

from corpus.ids import ProvisionId
from corpus.model import Kind, Prose, Provision
from corpus.punktum import spans
from ingest.amending_grammar import COMES_INTO_FORCE
from ingest.flow import Flow
from ingest.lovdata import read

QUOTED = "futureLegalArticle"
ROMAN_LABEL = re.compile(r"[ivx]+\)?\.?")
PRINTED = re.compile(r"\s*(§+\s*\d[\w-]*(?:\s[a-zA-Z](?![\w]))?)\s*(?=\.|$|\()")
NAME = re.compile(r"§\d+[A-Za-z]?(?:-\d+)*[A-Za-zæøå]?")  # not «§9Formål», a slip of the markup
LONGEST_HEADING = 120  # letters; a longer text behind a number is the first ledd


def read_articles(act: str, articles: list[Element]) -> list[Provision]:
    """What the reader of consolidated acts makes of `articles`."""
    root = etree.Element("html")
    body = etree.SubElement(root, "body")
    info = etree.SubElement(etree.SubElement(body, "header"), "dl")
    etree.SubElement(info, "dd", {"class": "refid"}).text = act
    main = etree.SubElement(body, "main")
    main.extend(articles)
    return list(read(root, act).root.children)


def read_inside(act: str, elements: list[Element]) -> tuple[Provision, ...]:
    """The units in `elements`, read as the inside of a paragraf."""
    article = etree.Element("article", {"class": "legalArticle", "data-name": "§0"})
    article.extend(elements)
    return read_articles(act, [article])[0].children


def one(act: str, element: Element) -> Provision:
    """The unit that `element` makes, under an address of no meaning."""
    units = read_inside(act, [element])
    if not units:
        return Provision(ProvisionId(act, ("§0", "ledd", "1")), "ledd")
    return units[0]


def moved(unit: Provision, id: ProvisionId, kind: Kind, label: str = "") -> Provision:
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


def copied(element: Element) -> Element:
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


def as_article(element: Element, number: str) -> Element:
    """A quoted paragraf as one that is in force."""
    article = copied(element)
    article.set("class", "legalArticle")
    article.set("data-name", f"§{number_of(element) or number}")
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


def as_header(element: Element) -> list[Element]:
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


def wrapped(called: str, children: list[Element]) -> Element:
    """An article of that class round `children`."""
    element = etree.Element("article", {"class": called})
    element.extend(children)
    return element


def is_prose(element: Element) -> bool:
    """Whether a text speaks of the amending act itself: «Loven trer i kraft straks.»"""
    return bool(COMES_INTO_FORCE.search("".join(map(str, element.itertext()))))


def goes_on(element: Element) -> bool:
    """Whether `element` is one more ledd or list of the item before it."""
    return element.get("class") in ("legalP", "defaultList", "leddfortsettelse")


def last_item(element: Element) -> Element:
    """Where what follows `element` belongs: in the last item of a list, or in itself."""
    items = [child for child in element if child.tag == "li"]
    return items[-1][0] if items and len(items[-1]) else element


def number_of(article: Element) -> str:
    """«7-2a» of a quoted paragraf; «» when its markup does not say."""
    name = re.sub(r"\s", "", article.get("data-name") or "")
    return name[1:] if NAME.fullmatch(name) else ""


def is_title(element: Element) -> bool:
    """Whether `element` is a line that may be a heading."""
    return element.get("class") in ("futuretitle", "defaultP", "leddfortsettelse", "centeredP")


def heading_of(element: Element, keep: bool = False) -> Prose:
    """A heading as consolidated acts have it; that of a paragraf without its number."""
    text = Flow(ProvisionId("lov/0000-00-00"), Counter(), []).read(element).prose().text
    text = " ".join(text.split())
    if keep:
        return Prose(text)
    match = PRINTED.match(text)
    return Prose(text[match.end() :].lstrip(". ") if match else text)


def split(prose: Prose, count: int) -> list[Prose]:
    """The sentences of `prose` in `count` pieces; what is over goes with the last."""
    found = spans(prose.text)
    if len(found) < count:
        return []
    ends = [end for _, end in found[: count - 1]] + [found[-1][1]]
    starts = [start for start, _ in found[:count]]
    return [prose.cut(start, end) for start, end in zip(starts, ends, strict=True)]
