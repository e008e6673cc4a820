"""The words of a document, counted twice: straight from the XML and from the model.

The source side knows nothing of the reader: it parts the text at every block
child, drops footnote digits, and sorts words by where they stand.
"""

import re
from collections.abc import Iterator
from typing import Literal

from lxml.etree import _Element as Element

from corpus.model import Document, Provision

Stream = Literal["body", "notes", "footnotes"]
Words = dict[Stream, list[str]]

INLINE = frozenset(("a", "strong", "i", "sub", "sup", "s", "span", "mark", "time"))
APART: dict[str, Stream] = {"changesToParent": "notes", "footnotes": "footnotes"}


def source_words(main: Element) -> Words:
    """Every word between `<main>` and `</main>`, in reading order."""
    pieces: dict[Stream, list[str]] = {"body": [], "notes": [], "footnotes": []}
    for stream, text in _texts(main, "body"):
        pieces[stream].append(text)
    return {
        stream: _sorted_apart(stream, "".join(texts).split()) for stream, texts in pieces.items()
    }


def _sorted_apart(stream: Stream, words: list[str]) -> list[str]:
    # A chapter's notes may stand before or after those of its paragrafer.
    return words if stream == "body" else sorted(words)


def _texts(element: Element, stream: Stream) -> Iterator[tuple[Stream, str]]:
    if not isinstance(element.tag, str):
        return
    kind = element.get("class") or ""
    inside = APART.get(kind, stream)
    apart = element.tag not in INLINE or kind in SET_APART
    if apart:
        yield inside, "\n"
    if _is_bare_item(element):
        yield inside, re.sub(r"[^\w.]", "", element.get("data-name") or "").strip(".") + "\n"
    if kind != "footnotereference":
        yield inside, element.text or ""
        for child in element:
            yield from _texts(child, inside)
            yield inside, _tail(child)
    if apart:
        yield inside, "\n"


CONTAINERS = frozenset(
    (
        "documentBody", "section", "legalArticle", "futureLegalArticle",
        "document-change", "change",
    )
)  # fmt: skip
SET_APART = frozenset(("data-marginOriginalId", "miscHeadline", "footnoteLabel", "futuretitle"))


def _is_bare_item(element: Element) -> bool:
    """Whether this is an item of a list with no ledd around it: its label is all that names it."""
    parent = element.getparent() if element.tag == "li" else None
    grand = parent.getparent() if parent is not None else None
    return grand is not None and (grand.get("class") or "") in CONTAINERS


def _tail(child: Element) -> str:
    # «§ 7-2 a» + «. » + «Barnekoordinator»: the dot is layout.
    text = child.tail or ""
    if child.get("class") == "legalArticleValue":
        return "\n" + text.lstrip().removeprefix(".")
    return text


def model_words(document: Document) -> Words:
    """Every word of the model, in reading order."""
    words: Words = {"body": [], "notes": [], "footnotes": []}
    _add(document.root, words)
    return {stream: _sorted_apart(stream, found) for stream, found in words.items()}


def _add(provision: Provision, words: Words) -> None:
    words["body"] += provision.label.split() if provision.label else []
    words["body"] += provision.heading.text.split()
    words["body"] += provision.text.split()
    for note in provision.notes:
        words["notes"] += note.text.split()
    if not provision.prose:
        for child in provision.children:
            _add(child, words)
    for footnote in provision.footnotes:
        words["footnotes"] += footnote.mark.split() + footnote.prose.text.split()
