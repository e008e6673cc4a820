"""Service: the opened knowledge base; every surface asks this and nothing else."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from app import knowledge
from app.answer import Answer, Found, Quote, Related, Relation, Statement
from app.knowledge import KEPT, KnowledgeBase, Manifest
from app.law import ADDRESS, PAGE, Law
from app.settings import Settings
from app.verify import unsupported
from corpus.catalog import Ambiguous, Unknown, load
from corpus.errors import AddressError, InputError, LovError, NotFoundError
from corpus.ids import ProvisionId, parsed
from corpus.model import Provision
from ingest.mentions import alone

if TYPE_CHECKING:
    from search.engine import Engine
    from search.hits import Hit

SAMPLE_NOTICE = "Eksempeldata – ikke gjeldende rett"
LONGEST_QUESTION = 4000  # a page of text; a letter is for the citation check
STATEMENTS = 6  # more is a search result, not an answer
PASSAGES = 10
RELATED = 8
TYPED = (("henvisning", 1),)
OLD_AFTER_DAYS = 60  # Lovdata publishes daily; by then some act has surely changed


@dataclass(frozen=True, slots=True)
class Status:
    """What is built, and how old its text is."""

    manifest: Manifest
    age_days: int | None
    notice: str

    @property
    def old(self) -> bool:
        """Whether a newer text surely exists."""
        return self.age_days is not None and self.age_days > OLD_AFTER_DAYS


class Service(Law):
    """Questions to one knowledge base: what can be looked up, searched and answered."""

    def __init__(self, settings: Settings, without: frozenset[str] = frozenset()) -> None:
        """`without` names parts of the answering that are left out, to see what they are worth."""
        self.settings = settings
        self.without = without
        super().__init__(KnowledgeBase(knowledge.current_folder(settings.bases)), load())

    def renewed(self) -> "Service":
        """This service, or a new one when another base has taken over."""
        if knowledge.current_folder(self.settings.bases) == self.base.folder:
            return self
        return Service(self.settings, self.without)

    # ---- what is built

    @property
    def notice(self) -> str:
        return SAMPLE_NOTICE if self.base.manifest.sample else ""

    def status(self, today: date) -> Status:
        """What is built, seen on the day `today`."""
        told = self.base.manifest.sources_date
        age = (today - date.fromisoformat(told)).days if told else None
        return Status(self.base.manifest, age, self.notice)

    # ---- searching

    @cached_property
    def engine(self) -> "Engine":
        """All indexes, opened."""
        from search import analysis
        from search.engine import Engine

        analysis.require(self.base.manifest.versions["analysis"])
        entries = ((refid, self.catalog.entry(refid)) for refid in self.base.documents)
        services = {refid: entry.services for refid, entry in entries if entry}
        return Engine(self.base.folder, self.base.manifest.model, services, self.without)

    def warm(self) -> None:
        """Open all that a question needs, so that the first one does not wait for it."""
        for refid in islice(self.base.documents, KEPT):
            self.base.look_up(refid)
        self.ask("Hva er en koordinator?")

    def search(self, text: str, acts: Iterable[str] = (), limit: int = 10) -> tuple[Found, ...]:
        """The ledd that fit `text` best, of the laws that `acts` name; a citation comes first."""
        question = self._question(text)
        wanted = frozenset(map(self.act, acts))
        keep = (lambda id: id.document in wanted) if wanted else None
        if (only := self._typed(question)) is not None:
            units = (u for each in only for u in _units(each) if not keep or keep(u.id))
            return tuple(self._found_at(unit.id, 1.0, TYPED) for unit in islice(units, limit))
        first = [found for found in self._cited_first(question) if not keep or keep(found.id)]
        hits = self.engine.rank(question, limit, keep).hits
        seen = {found.id for found in first}
        return (*first, *(self._found(hit) for hit in hits if hit.id not in seen))[:limit]

    def _typed(self, question: str) -> tuple[Provision, ...] | None:
        """The provision when all that was typed is an address or a citation: straight there.

        Of what is no more, those that took its place. Raises NotFoundError, with the
        nearest, when it leads nowhere.
        """
        url = PAGE.match(question)
        typed = alone(question, self.mentions(question))
        pinpoint = typed is not None and typed.kind in ("paragraf", "kapittel", "artikkel")
        if not url and not ADDRESS.match(question) and not pinpoint:
            return None
        try:
            return (self.locate(question)[0],)
        except NotFoundError:
            if found := self.moved_to(question):
                return found
            raise

    def _cited_first(self, question: str) -> list[Found]:
        places: dict[ProvisionId, int] = {}  # cited twice is found once
        for place_, provision in enumerate(self.cited(question), start=1):
            for unit in _units(provision):
                places.setdefault(unit.id, place_)
        return [self._found_at(id, 1.0, (("henvisning", n),)) for id, n in places.items()]

    def _found(self, hit: "Hit") -> Found:
        return self._found_at(hit.id, hit.score, hit.ranks)

    def _found_at(self, id: ProvisionId, score: float, why: tuple[tuple[str, int], ...]) -> Found:
        held = self.held(id.document)
        heading = self.heading(held.find(id))
        named = (self.label(id), self.citation(id), heading)
        return Found(id, *named, held.find(id).words(), self.url(id), score, why)

    def act(self, name: str) -> str:
        """The refid of the act that is called `name`. Raises NotFoundError for none or several."""
        match self.names.resolve(name):
            case Unknown() | Ambiguous() as other:
                why = self.advice.why(name, other)
                raise NotFoundError(f"{why} Skriv navnet på loven, slik: --act hol")
            case found:
                self.held(found.entry.refid)
                return found.entry.refid

    def _question(self, text: str) -> str:
        # A terminal that does not write UTF-8 gives bytes that are no letters.
        question = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
        if not any(letter.isalnum() for letter in question):
            raise InputError("Spørsmålet er tomt. Skriv det du lurer på, på bokmål eller nynorsk.")
        if len(question) > LONGEST_QUESTION:
            raise InputError(
                f"Spørsmålet er på {len(question)} tegn; grensen er {LONGEST_QUESTION}."
                " Skriv kort hva du lurer på."
            )
        return question

    # ---- answering

    def ask(self, text: str) -> Answer:
        """The answer to a question, each of its words checked against the law.

        Raises InputError for a question that is empty, enormous or not in Norwegian.
        """
        started = time.perf_counter()
        question = self._question(text)
        self._require_norwegian(question)
        found = self.search(question, limit=PASSAGES)
        answer = Answer(
            question,
            tuple(_statement(passage) for passage in found[:STATEMENTS]),
            found,
            self._related(found[0].id) if found else (),
            None if found else self._nothing(question),
            self.base.manifest.sources_date,
            self.notice,
            note=self.remarks(question),
        )
        if wrong := unsupported(answer, self.text_at):
            # Never shown: a quotation that does not stand in the law is our mistake.
            raise LovError(
                f"Et sitat stemmer ikke med {wrong[0].quotes[0].id}, så svaret holdes tilbake."
                " Bygg på nytt: leddvis build"
            )
        return replace(answer, elapsed_ms=(time.perf_counter() - started) * 1000)

    def _nothing(self, question: str) -> str:
        """Why there is no ledd to show."""
        typed = self._typed(question)
        if not typed:
            return "Ingen ledd i kunnskapsbasen ligner på spørsmålet."
        heading = f": «{self.heading(typed[0])}»" if self.heading(typed[0]) else ""
        return f"{self.label(typed[0].id)}{heading} har ingen tekst i kunnskapsbasen."

    def ask_or_abstain(self, text: str) -> Answer:
        """The answer; to a question that cannot be answered, an abstention that says why."""
        try:
            return self.ask(text)
        except (AddressError, InputError, NotFoundError) as error:
            date_ = self.base.manifest.sources_date
            return Answer(text, reason=str(error), sources_date=date_, notice=self.notice)

    def _require_norwegian(self, question: str) -> None:
        from search.norwegian import foreign

        if other := foreign(question):
            raise InputError(
                f"Spørsmålet ser ut til å være på {other}."
                " Leddvis svarer på spørsmål på bokmål og nynorsk."
            )

    def _related(self, id: ProvisionId) -> tuple[Related, ...]:
        home = id.paragraf or id
        out = [(n.address, "viser til") for n in self.pointed_at(id)]
        into = [(n.address, "vises til fra") for n in self.pointing_at(home)]
        found: dict[str, Related] = {}
        relation: Relation
        for address, relation in (*out, *into):  # type: ignore[assignment]
            target = parsed(address)
            if target and not target.within(home) and address not in found:
                found[address] = Related(address, self.label(target), relation)
        return tuple(found.values())[:RELATED]


def _statement(found: Found) -> Statement:
    return Statement(found.text, "lovtekst", (Quote(found.id, found.text),))


def _units(provision: Provision) -> Iterable[Provision]:
    """The ledd of a paragraf or chapter; a ledd, bokstav or punktum is its own."""
    return (provision,) if provision.prose else provision.units()
