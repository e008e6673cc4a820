"""Passages: a document in, the texts that are searched out, each with what stands above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.ids import ProvisionId
from corpus.model import Document, Provision

VERSION = "1"  # change it whenever a passage would read differently
# A ledd that is only dashes keeps the place of what was there; «(Opphevet)» says it is gone.
EMPTY_TEXT = re.compile(r"[\s–\-.]*|\(?(?:Opphevet|Oppheva|Opphævet)[^.]*\)?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of law as search sees it."""

    id: ProvisionId
    text: str
    heading: str  # of its paragraf
    chapter: str  # headings of what the paragraf stands in, outermost first
    act: str  # names of the act


def passages(document: Document, names: tuple[str, ...] = ()) -> Iterator[Passage]:
    """The units of `document` that say something, in reading order.

    `names` are names of the act in use, beside those of its header.
    """
    header = document.header
    act = " · ".join(dict.fromkeys(filter(None, (header.short_title, *names))))
    yield from _inside(document.root, act, "", ())


def _inside(
    provision: Provision, act: str, heading: str, above: tuple[str, ...]
) -> Iterator[Passage]:
    if provision.prose:
        if not EMPTY_TEXT.fullmatch(provision.text):
            own = " ".join(filter(None, (heading, provision.heading.text)))
            yield Passage(provision.id, provision.text, own, " · ".join(above), act)
        return
    if provision.kind in ("paragraf", "artikkel"):
        heading = f"{provision.label} {provision.heading.text}".strip()
    elif provision.id.path and provision.heading:
        above = (*above, provision.heading.text)
    for child in provision.children:
        yield from _inside(child, act, heading, above)


def embedded(passage: Passage) -> str:
    """The text of a passage as the embedding model reads it: act, heading, then the words."""
    act = passage.act.split(" · ")[0]
    return f"{act} {passage.heading}\n{passage.text}"
