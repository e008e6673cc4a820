"""Answer: what a question is answered with; statements, each resting on words of the law."""

from dataclasses import dataclass
from typing import Any, Literal

from corpus.ids import ProvisionId

Kind = Literal["lovtekst", "sammendrag", "veileder"]
# The short answer, the conditions or tasks that the law lists, who else.
Part = Literal["svar", "liste", "også"]
Relation = Literal[
    "viser til", "vises til fra", "rett til", "forskrift til", "tilsvarende i", "omtalt i"
]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the law, and where they stand."""

    id: ProvisionId
    text: str  # word for word
    cut: bool = False  # whether something of the provision is left out

    def json(self) -> dict[str, Any]:
        return {"citation": str(self.id), "text": self.text, "cut": self.cut}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said, and what it rests on."""

    text: str
    kind: Kind
    quotes: tuple[Quote, ...]
    part: Part = "svar"
    at: ProvisionId | None = None  # where it stands, when there are no words of the law to quote

    @property
    def citations(self) -> tuple[ProvisionId, ...]:
        """The addresses that it rests on, the most exact first."""
        beside = () if self.at is None else (self.at,)
        return tuple(dict.fromkeys((*(quote.id for quote in self.quotes), *beside)))

    def item(self, unit: ProvisionId) -> ProvisionId | None:
        """The address inside `unit` that was asked for, when it is only a part of it."""
        first = self.citations[0] if self.citations else unit
        if first == unit or not first.within(unit):
            return None
        return ProvisionId(unit.document, first.path[len(unit.path) :])

    def json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "kind": self.kind,
            "part": self.part,
            "citations": list(map(str, self.citations)),
            "quotes": [quote.json() for quote in self.quotes],
        }


@dataclass(frozen=True, slots=True)
class Found:
    """A ledd that a search gave, with what a reader needs to judge it."""

    id: ProvisionId
    label: str  # «hol. § 7-2 a første ledd»
    long: str  # «helse- og omsorgstjenesteloven § 7-2 a første ledd»
    heading: str
    text: str
    url: str
    score: float
    why: tuple[tuple[str, int], ...]  # (("mening", 1), ("nøkkelord", 4))
    summary: str = ""  # our own words, where there are none of the law to be had

    def json(self) -> dict[str, Any]:
        return {
            "citation": str(self.id),
            "label": self.label,
            "heading": self.heading,
            "text": self.text,
            "url": self.url,
            "score": round(self.score, 6),
            "why": dict(self.why),
            **({"summary": self.summary} if self.summary else {}),
        }


@dataclass(frozen=True, slots=True)
class Related:
    """A provision that hangs together with the answer."""

    id: str
    label: str
    relation: Relation

    def json(self) -> dict[str, Any]:
        return {"citation": self.id, "label": self.label, "relation": self.relation}


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is shown for a question. Without statements it is an abstention with a reason."""

    question: str
    statements: tuple[Statement, ...] = ()
    passages: tuple[Found, ...] = ()
    related: tuple[Related, ...] = ()
    reason: str | None = None
    sources_date: str = ""
    notice: str = ""  # «Eksempeldata – ikke gjeldende rett»
    elapsed_ms: float = 0.0
    worded: int = 0  # statements at the beginning that a language model has put into words
    note: str = ""  # how a citation in the question was read, or why it leads nowhere

    @property
    def abstained(self) -> bool:
        return not self.statements

    @property
    def shown(self) -> tuple[tuple[Statement, Found], ...]:
        """Every ledd that the answer rests on, with what is said of it, best first."""
        own = self.statements[self.worded :]
        said = [statement for statement in own if statement.part != "liste"]
        return tuple(zip(said, self.passages, strict=False))

    def json(self, id: str | None = None) -> dict[str, Any]:
        """The answer as other programs read it (docs: `ask --json`)."""
        named = {} if id is None else {"id": id}
        beside = (("note", self.note), ("notice", self.notice), ("worded", self.worded))
        told: dict[str, Any] = {k: v for k, v in beside if v}
        return {
            **named,
            "question": self.question,
            "abstained": self.abstained,
            "reason": self.reason,
            **told,
            "sources_date": self.sources_date,
            "elapsed_ms": round(self.elapsed_ms, 1),
            "statements": [statement.json() for statement in self.statements],
            "passages": [passage.json() for passage in self.passages],
            "related": [related.json() for related in self.related],
        }
