"""Service: the opened knowledge base; every surface asks this and nothing else."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from app import answering, choosing, knowledge, private, reading_on
from app.answer import Answer, Found, Related
from app.knowledge import KEPT, KnowledgeBase, Manifest
from app.law import ADDRESS, PAGE, Law
from app.settings import Settings
from app.verify import astray, unsupported
from corpus.catalog import Ambiguous, Unknown, load
from corpus.commentary import HELD_AGAINST, ITEMS, Outside, Why, unit_of
from corpus.errors import AddressError, InputError, LovError, NotFoundError
from corpus.ids import ProvisionId, parsed
from corpus.model import Provision
from ingest.mentions import alone

if TYPE_CHECKING:
    from search.engine import Engine, Keep, Named, Ranking
    from search.hits import Hit
    from search.parallels import Parallels

SAMPLE_NOTICE = "Eksempeldata – ikke gjeldende rett"
WORDLESS_NOTICE = (
    "Uten lovtekst: sammendrag i Leddvis' egne ord, skrevet for loven per {day}."
    " Les selve loven hos Lovdata."
)
LONGEST_QUESTION = 4000  # a page of text; a letter is for the citation check
STATEMENTS = 6  # more is a search result, not an answer
PASSAGES = 10
POOL = 60  # ledd that an answer is chosen from
TYPED = (("henvisning", 1),)
BESIDE = (("står i nærheten", 1),)
TOO_VAGUE = (
    "Spørsmålet sier ikke hva det gjelder. Hvem gjelder det, hvilken tjeneste, og hva lurer du på?"
    " Skriv for eksempel: «Må barnehagen si fra til barnevernet når mor nekter?»"
)
# How an abstention begins.
UNANSWERED: Mapping[Why, str] = {
    "annen lov": "Dette står ikke i lovene som Leddvis svarer fra.",
    "ikke regulert": "Lovene som Leddvis svarer fra, fastsetter ikke dette.",
    "ikke juss": "Dette er ikke noe lovteksten kan svare på.",
}
# How alike two summaries are that say the same (search/parallels.py).
THE_SAME = 0.6
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
        """What has to stand above everything that is not the law in force, word for word."""
        if self.base.manifest.wordless:
            return WORDLESS_NOTICE.format(day=HELD_AGAINST)
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
        from search.signals import About

        analysis.require(self.base.manifest.versions["analysis"])
        about = About(self.services, self.base.commentary.subjects())
        return Engine(self.base.folder, self.base.manifest.model, about, self.without)

    @cached_property
    def services(self) -> dict[str, tuple[str, ...]]:
        """The services that each act of the base is for, by refid."""
        entries = ((refid, self.catalog.entry(refid)) for refid in self.base.documents)
        return {refid: entry.services for refid, entry in entries if entry}

    def warm(self) -> None:
        """Open all that a question needs, so that the first one does not wait for it."""
        for refid in islice(self.base.documents, KEPT):
            self.base.look_up(refid)
        self.ask("Hva er en koordinator?")

    def search(self, text: str, acts: Iterable[str] = (), limit: int = 10) -> tuple[Found, ...]:
        """The ledd that fit `text` best, of the laws that `acts` name; citations first."""
        question = self._question(text)
        wanted = frozenset(map(self.act, acts))
        keep = (lambda id: id.document in wanted) if wanted else None
        if (only := self._typed(question)) is not None:
            units = (u for each in only for u in self._units(each) if not keep or keep(u.id))
            return tuple(self._found_at(unit.id, 1.0, TYPED) for unit in islice(units, limit))
        return tuple(map(self._found, self._ranked(question, limit, keep).hits))

    def _ranked(self, question: str, limit: int, keep: "Keep | None" = None) -> "Ranking":
        return self.engine.rank(question, limit, keep, self._names_outright(question))

    def _names_outright(self, question: str) -> "Named":
        """The ledd that a question cites, and the acts that it names."""
        from search.engine import Named
        from search.practice import RENAMED

        renamed = self.renamed(question) if RENAMED.search(question.lower()) else ()
        cited = renamed or self.cited(question)
        places = (unit.id for each in cited for unit in self._units(each))
        named = (r for r in self.references(question) if r.mention.law)
        acts = (ProvisionId.parse(t).document for r in named for t in (*r.targets, *r.now))
        return Named(frozenset(places), frozenset(acts))

    def _units(self, provision: Provision) -> Iterable[Provision]:
        return (_bare_units if self.base.manifest.wordless else _units)(provision)

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

    def _found(self, hit: "Hit") -> Found:
        return self._found_at(hit.id, hit.score, hit.ranks)

    def _found_at(self, id: ProvisionId, score: float, why: tuple[tuple[str, int], ...]) -> Found:
        held = self.held(id.document)
        heading = self.heading(held.find(id))
        named = (self.label(id), self.citation(id), heading)
        own = self.base.commentary.on(id) if self.base.manifest.wordless else None
        told = own.summary if own else ""
        return Found(id, *named, held.find(id).words(), self.url(id), score, why, told)

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

    def ask(self, text: str, confirmed: bool = False) -> Answer:
        """The answer to a question, each of its words checked against the law.

        Raises InputError for a question that is empty, enormous or not in Norwegian, and
        for one that tells of a person, unless that was `confirmed`.
        """
        started = time.perf_counter()
        told = private.read(text)
        question = self._question(told.text)
        if told.warning and not confirmed:
            raise InputError(f"{told.warning} {private.WHAT_NOW}")
        self._require_norwegian(question)
        answer = self._worded(self._answered(question))
        self._require_true(answer)
        return replace(answer, elapsed_ms=(time.perf_counter() - started) * 1000)

    def _worded(self, answer: Answer) -> Answer:
        """The answer, put into words by a model of this machine when one was named."""
        if not self.settings.llm or self.base.manifest.wordless:
            return answer
        from app import wording
        from ingest.chat import Server

        place = self.settings
        return wording.worded(answer, Server(place.llm, place.llm_model, place.llm_allowed))

    def _require_true(self, answer: Answer) -> None:
        """Raises LovError for a word that does not stand in the law: it is never shown."""
        unfounded = unsupported(answer, self.text_at, self._summarised)
        wrong = [quote.id for said in unfounded for quote in said.quotes]
        wrong += [found.id for found in astray(answer, self.text_at)]
        if wrong or unfounded:
            place_ = wrong[0] if wrong else "loven"
            raise LovError(
                f"Et sitat stemmer ikke med {place_}, så svaret holdes tilbake."
                " Bygg på nytt: leddvis build"
            )

    def _summarised(self, id: ProvisionId) -> bool:
        return self.base.manifest.wordless and self.base.commentary.on(id) is not None

    def _answered(self, question: str) -> Answer:
        about = Answer(
            question,
            sources_date=self.base.manifest.sources_date,
            notice=self.notice,
            note=self.remarks(question),
        )
        if (only := self._typed(question)) is not None:
            return self._looked_up(about, only)
        ranking = self._ranked(question, POOL)
        if ranking.question.vague and "nevnt lov" not in ranking.rating.signals:
            return replace(about, reason=TOO_VAGUE)
        if topic := self._outside(ranking):
            return self._beside(about, topic)
        found = tuple(map(self._found, ranking.hits[:PASSAGES]))
        chosen = choosing.choose(ranking, self._linked, self.services)
        said = answering.statements(self, chosen)
        if not said:
            return replace(about, reason="Ingen ledd i kunnskapsbasen ligner på spørsmålet.")
        related = self._related(chosen[0].hit.id)
        first = {choice.hit.id for choice in chosen}
        shown = (
            *map(self._found, (c.hit for c in chosen)),
            *(f for f in found if f.id not in first),
        )
        return replace(about, statements=said, passages=shown[:PASSAGES], related=related)

    def _looked_up(self, about: Answer, only: tuple[Provision, ...]) -> Answer:
        """What was cited, and nothing more."""
        units = [unit for each in only for unit in self._units(each)][:STATEMENTS]
        if not units:
            heading = f": «{self.heading(only[0])}»" if self.heading(only[0]) else ""
            nothing = f"{self.label(only[0].id)}{heading} har ingen tekst i kunnskapsbasen."
            return replace(about, reason=nothing)
        found = tuple(self._found_at(unit.id, 1.0, TYPED) for unit in units)
        related = self._related(units[0].id)
        said = answering.plain(self, units)
        return replace(about, statements=said, passages=found, related=related)

    def _outside(self, ranking: "Ranking") -> Outside | None:
        from app import abstaining

        elsewhere = self._elsewhere(ranking.question.text)
        return abstaining.outside(ranking, self.base.commentary, elsewhere)

    def _elsewhere(self, question: str) -> str:
        """The act that a question names, when the base has no text of it nor of another named."""
        named = [r for r in self.references(question) if r.mention.law]
        targets = (target for r in named for target in (*r.targets, *r.now))
        acts = list(dict.fromkeys(ProvisionId.parse(target).document for target in targets))
        if not acts or any(act in self.base.documents for act in acts):
            return ""
        entry = self.names.entry(acts[0])
        return entry.display if entry else self.label(ProvisionId(acts[0]))

    def _beside(self, about: Answer, topic: Outside) -> Answer:
        """An abstention that says what the question is about, and what stands beside it here."""
        near = [id for id in topic.near if self.text_at(id)]
        found = tuple(self._found_at(id, 1.0, BESIDE) for id in near)
        return replace(about, reason=f"{UNANSWERED[topic.why]} {topic.says}", passages=found)

    def _linked(self, id: ProvisionId) -> frozenset[ProvisionId]:
        """The paragrafer that the one of `id` points at, or that point at it."""
        if "graph" in self.without:
            return frozenset()
        home = id.paragraf or id
        ends = (*self.pointed_at(id), *self.pointing_at(home))
        ids = (parsed(end.address) for end in ends)
        return frozenset(other.paragraf for other in ids if other and other.paragraf)

    def ask_or_abstain(self, text: str, confirmed: bool = False) -> Answer:
        """The answer; to a question that cannot be answered, an abstention that says why."""
        try:
            return self.ask(text, confirmed)
        except (AddressError, InputError, NotFoundError) as error:
            date_ = self.base.manifest.sources_date
            shown = private.read(text).text  # an answer is printed, and may be kept by who asked
            return Answer(shown, reason=str(error), sources_date=date_, notice=self.notice)

    def _require_norwegian(self, question: str) -> None:
        from search.norwegian import foreign

        if other := foreign(question):
            raise InputError(
                f"Spørsmålet ser ut til å være på {other}."
                " Leddvis svarer på spørsmål på bokmål og nynorsk."
            )

    def _related(self, id: ProvisionId) -> tuple[Related, ...]:
        alike = (address for address, near in self._parallels.get(str(id), ()) if near >= THE_SAME)
        return reading_on.related(self, id, alike)

    @cached_property
    def _parallels(self) -> "Parallels":
        from search import parallels

        return parallels.read(self.base.folder) if self.base.manifest.model else {}


def _units(provision: Provision) -> Iterable[Provision]:
    """The ledd of a paragraf or chapter; a ledd, bokstav or punktum is its own."""
    if provision.prose:
        return (provision,)
    return provision.units()


def _bare_units(provision: Provision) -> Iterable[Provision]:
    """The same, of a document that has addresses and no words."""
    if provision.kind in ITEMS:
        return (provision,)
    return (p for p in provision.walk() if p.kind in ("ledd", "rest") and p.id == unit_of(p.id))
