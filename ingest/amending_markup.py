"""Markup: the body of an amending act in, its blocks out, in reading order.

A block is a line that may be an instruction, or text that may belong to one;
both markups, the flat one and the one with targets in its attributes, give the same.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml.etree import _Element as Element

from ingest.amending_grammar import ACT, SWALLOWED_HEAD
from ingest.flow import name

PAYLOAD = ("ul", "ol", "p", "table", "footer")  # what may hang on a line: new text
TARGETS = ("data-change-part", "data-add-new-part", "data-repeal-part", "data-move-part")


@dataclass(frozen=True, slots=True)
class Block:
    """One element of an amending act, and what surrounds it."""

    element: Element
    text: str  # its own words, without what hangs on it
    payload: tuple[Element, ...] = ()
    part: str = ""  # the roman number of the section it stands in
    named: str = ""  # data-document: the act as the newer markup names it
    targets: tuple[tuple[str, str], ...] = ()  # attribute and value of the newer markup
    group: int = 0  # blocks of one `change` share a number
    home: str = ""  # the class of the element it stands in

    @property
    def kind(self) -> str:
        return self.element.get("class") or str(self.element.tag)


@dataclass(slots=True)
class _Where:
    part: str = ""
    named: str = ""
    targets: tuple[tuple[str, str], ...] = ()
    group: int = 0
    home: str = ""


def blocks(main: Element) -> Iterator[Block]:
    """Every block in `main`; the paragrafer of a new act are walked too."""
    yield from _inside(main, _Where(), [0])


def _inside(parent: Element, where: _Where, groups: list[int]) -> Iterator[Block]:
    for child in parent:
        if not isinstance(child.tag, str) or child.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            continue
        called = name(child)
        if called in WALKED:
            yield from _inside(child, _deeper(child, where, groups), groups)
        elif called.endswith("egalArticleHeader") or child.tag == "footer":
            continue
        else:
            yield from _block(child, where)


WALKED = (
    "section.section", "article.legalArticle", "article.document-change", "article.change",
    "article.gazettenote",
)  # fmt: skip


def _deeper(element: Element, where: _Where, groups: list[int]) -> _Where:
    called = element.get("class") or ""
    if called == "section":
        title = "".join(map(str, element[0].itertext())) if len(element) else ""
        roman = re.match(r"\s*([IVXL]+)\b\.?", title)
        return _Where(roman[1] if roman else where.part, home=called)
    if called == "document-change":
        return _Where(where.part, element.get("data-document") or "", home=called)
    if called == "change":
        groups[0] += 1
        targets = tuple((key, element.get(key) or "") for key in TARGETS if element.get(key))
        return _Where(where.part, where.named, targets, groups[0], called)
    number = re.match(r"§(\d[\w-]*)$", element.get("data-name") or "")
    return _Where(f"§ {number[1]}" if number else where.part, where.named, home=called)


def _block(element: Element, where: _Where) -> Iterator[Block]:
    for piece in _unswallowed(element):
        text, payload = own_words(piece)
        yield Block(
            piece, text, payload, where.part, where.named, where.targets, where.group, where.home
        )


def own_words(element: Element) -> tuple[str, tuple[Element, ...]]:
    """The words of a line, and the lists and headings that hang on it."""
    words = [element.text or ""]
    payload = []
    for child in element:
        if child.tag in PAYLOAD:
            payload.append(child)
            words.append(" ")
        elif isinstance(child.tag, str):
            words.append("".join(map(str, child.itertext())))
        words.append(child.tail or "")
    return " ".join("".join(words).split()), tuple(payload)


def _unswallowed(element: Element) -> Iterator[Element]:
    """The element, and the heads of acts that stand inside it by mistake, with what follows them.

    Lists of acts run on through the text of the acts: «24. I veglov … skal § 60 lyde:» may be an
    item of a list inside the ledd before it.
    """
    if element.get("data-text-size") == "small" or not any(map(_is_head, _inner(element))):
        yield element
        return
    copy = deepcopy(element)
    after = _cut(copy, next(filter(_is_head, _inner(copy))))
    if "".join(map(str, copy.itertext())).strip():
        yield copy
    for piece in after:
        yield from _unswallowed(piece)


def _inner(element: Element) -> Iterator[Element]:
    return (inner for inner in element.iter("article") if inner is not element)


def _is_head(element: Element) -> bool:
    text = " ".join((element.text or "").split())
    return bool(SWALLOWED_HEAD.match(text)) and bool(ACT.search(text))


def _cut(whole: Element, head: Element) -> list[Element]:
    """Take `head` and all that follows it out of `whole`."""
    after: list[Element] = []
    here = head
    while here is not whole:
        parent = here.getparent()
        if parent is None:
            break
        following = list(here.itersiblings())
        for child in following:
            parent.remove(child)
        after += [piece for child in following for piece in _lines_of(child)]
        here = parent
    parent = head.getparent()
    if parent is not None:
        parent.remove(head)
    return [head, *after]


def _lines_of(element: Element) -> list[Element]:
    """A list item as the lines that stand in it; anything else as it is."""
    if element.tag != "li":
        return [element]
    return [line for article in element for line in article]
