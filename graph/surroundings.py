"""Surroundings: a document and its references in; what stands around each of them out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.ids import ProvisionId, parsed
from corpus.model import Document, Provision
from graph.edges import Edge
from graph.lifespan import effective
from graph.references import Loose
from ingest.changes import events

# A rule that speaks of the law before it: its heading, or the heading around it.
PASSING = re.compile(
    r"ikraft|i kraft|iverks|overgang|opphev|endring\w* i (?:andre|andre|følgende|anna)", re.I
)
# «slik de lød før», «gjaldt før loven trådte i kraft», «tidligere lov»
SPOKEN_OF_AS_PAST = re.compile(
    r"\b(?:opphev\w+|tidligere|tidlegare|gjaldt|lød|lydde|eldre|gamle|før denne lov\w*|"
    r"trer i kraft|tek til å gjelde|ikrafttred\w+|ikraftsetj\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around a reference, the headings that it stands under, and how old it is."""

    document: Document
    order: dict[str, int]
    texts: dict[str, str]
    headings: dict[str, str]
    paragrafer: dict[ProvisionId, Provision]
    acts: dict[str, set[str]]  # the acts that a ledd points into

    @classmethod
    def of(cls, document: Document, found: Iterable[Edge | Loose]) -> "Surroundings":
        around = cls(document, {}, {}, {}, {}, {})
        around._read(document.root, "")
        for each in found:
            if isinstance(each, Edge):
                around.acts.setdefault(each.source, set()).add(document_of(each.target))
        return around

    def _read(self, provision: Provision, above: str) -> None:
        headings = f"{above} {provision.heading.text}"
        self.order[str(provision.id)] = len(self.order)
        self.texts[str(provision.id)] = provision.text
        self.headings[str(provision.id)] = headings
        if provision.kind == "paragraf":
            self.paragrafer[provision.id] = provision
        for child in provision.children:
            self._read(child, headings)

    def place(self, found: Edge | Loose) -> tuple[int, int]:
        """Where in the document it stands."""
        return self.order.get(found.source, 0), found.start

    def changed(self, source: str) -> date | None:
        """The last day that the change notes tell of for the paragraf of `source`."""
        home = ProvisionId.parse(source).paragraf
        paragraf = self.paragrafer.get(home) if home else None
        if paragraf is None:
            return None
        told = (event for note in paragraf.notes for event in events(note) if not event.pending)
        days = [day for event in told if (day := effective(event)[0])]
        return max(days, default=min(self.document.header.in_force, default=None))

    def looks_back(self, source: str, start: int, end: int) -> bool:
        """Whether the rule at `source` speaks of the law as it was."""
        if PASSING.search(self.headings.get(source, "")):
            return True
        text = self.texts.get(source, "")
        return SPOKEN_OF_AS_PAST.search(text[max(0, start - 150) : end + 100]) is not None


def document_of(address: str) -> str:
    """The refid of an address, also of one that is none of Lovdata's laws."""
    id = parsed(address)
    return id.document if id else address
