"""Service: the opened knowledge base; every surface asks this and nothing else."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from app import answering, choosing, knowledge, private, reading_on
from app.answer import Answer, Related
from app.finding import TYPED, Finding
from app.knowledge import KEPT, Manifest
from app.verify import astray, invented, unsupported
from corpus.commentary import HELD_AGAINST, Outside, Why
from corpus.errors import AddressError, InputError, LovError, NotFoundError
from corpus.ids import ProvisionId, parsed
from corpus.model import Provision

if TYPE_CHECKING:
    from search.engine import Ranking
    from search.parallels import Parallels

SAMPLE_NOTICE = "Eksempeldata – ikke gjeldende rett"
WORDLESS_NOTICE = (
    "Uten lovtekst: sammendrag i Leddvis' egne ord, skrevet for loven per {day}."
    " Les selve loven hos Lovdata."
)
STATEMENTS = 6  # more is a search result, not an answer
PASSAGES = 10
POOL = 60  # ledd that an answer is chosen from
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


class Service(Finding):
    """Questions to one knowledge base: what can be looked up, searched and answered."""

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

    def warm(self) -> None:
        """Open all that a question needs, so that the first one does not wait for it."""
        for refid in islice(self.base.documents, KEPT):
            self.base.look_up(refid)
        self.ask("Hva er en koordinator?")

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
        found = self._answered(question)
        answer = found if told.warning else self._worded(found)
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
        unfounded += invented(answer, self._summary_at)
        wrong += [found.id for found in astray(answer, self.text_at)]
        if wrong or unfounded:
            place_ = wrong[0] if wrong else "loven"
            raise LovError(
                f"Et sitat stemmer ikke med {place_}, så svaret holdes tilbake."
                " Bygg på nytt: leddvis build"
            )

    def _summary_at(self, id: ProvisionId) -> str:
        found = self.base.commentary.on(id)
        return found.summary if found else ""

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
        if (then := self._then(about, question)) is not None:
            return then
        if nowhere := self._nowhere(question):
            return replace(about, reason=nowhere, note="")
        ranking = self._ranked(question, POOL)
        elsewhere = self._elsewhere(question)
        named = not elsewhere and ranking.rating.signals.keys() & {"nevnt lov", "henvisning"}
        if not named and (ranking.question.vague or ranking.rating.unknown):
            return replace(about, reason=TOO_VAGUE)
        if not named and (topic := self._outside(ranking, elsewhere)):
            return self._beside(about, topic)
        found = tuple(map(self._found, ranking.hits[:PASSAGES]))
        chosen = choosing.choose(ranking, self._linked, self.services)
        said = answering.statements(self, chosen)
        if not said:
            return replace(about, reason="Ingen ledd i kunnskapsbasen ligner på spørsmålet.")
        first = {choice.hit.id for choice in chosen}
        related = self._related(chosen[0].hit.id, frozenset(first))
        shown = (
            *map(self._found, (c.hit for c in chosen)),
            *(f for f in found if f.id not in first),
        )
        remark = self._remark(question, chosen[0].hit.id, ranking.question.day)
        note = f"{about.note} {remark}".strip()
        passages = shown[:PASSAGES]
        return replace(about, statements=said, passages=passages, related=related, note=note)

    def _then(self, about: Answer, question: str) -> Answer | None:
        """What is said to a question on another day; None for one on the law as it stands."""
        from app import asked_when

        day = asked_when.day_asked(question, seen) if (seen := self._seen) else None
        cited = self.cited(question) if day else ()
        if day is None or not cited:
            return None
        said = (asked_when.said_then(self, each.id, day) for each in cited[:STATEMENTS])
        return replace(about, reason=" ".join(said))

    def _remark(self, question: str, first: ProvisionId, when: bool) -> str:
        """What to tell beside an answer that begins with the ledd `first`."""
        from app import asked_when

        if when:
            cited = self.cited(question)
            return asked_when.stands(self, cited[0].id if cited else first.paragraf or first)
        seen = self._seen
        day = asked_when.day_asked(question, seen) if seen else None
        return asked_when.not_then(day, seen) if day and seen else ""

    @property
    def _seen(self) -> date | None:
        """The day that the text is from; none where there is no text of Lovdata's."""
        told = self.base.manifest.sources_date
        return date.fromisoformat(told) if told else None

    def _nowhere(self, question: str) -> str:
        """What to say of a question about citations alone, when they lead to nothing here."""
        from search.understanding import understand

        cited = [r for r in self.references(question) if r.mention.law and r.mention.kind != "lov"]
        if not cited or self.cited(question):
            return ""
        rest = question
        for reference in reversed(cited):
            rest = f"{rest[: reference.mention.start]} {rest[reference.mention.end :]}"
        notes = dict.fromkeys(filter(None, (reference.note for reference in cited)))
        return " ".join(notes) if understand(rest).vague else ""

    def _looked_up(self, about: Answer, only: tuple[Provision, ...]) -> Answer:
        """What was cited, and nothing more."""
        units = [unit for each in only for unit in self._units(each)][:STATEMENTS]
        if not units:
            heading = f": «{self.heading(only[0])}»" if self.heading(only[0]) else ""
            nothing = f"{self.label(only[0].id)}{heading} har ingen tekst i kunnskapsbasen."
            return replace(about, reason=nothing)
        found = tuple(self._found_at(unit.id, 1.0, TYPED) for unit in units)
        related = self._related(units[0].id, frozenset(unit.id for unit in units))
        said = answering.plain(self, units)
        return replace(about, statements=said, passages=found, related=related)

    def _outside(self, ranking: "Ranking", elsewhere: str) -> Outside | None:
        from app import abstaining

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
            shown = private.read(text).kept  # an answer is printed, and may be kept by who asked
            return Answer(shown, reason=str(error), sources_date=date_, notice=self.notice)

    def _require_norwegian(self, question: str) -> None:
        from search.norwegian import foreign

        if other := foreign(question):
            raise InputError(
                f"Spørsmålet ser ut til å være på {other}."
                " Leddvis svarer på spørsmål på bokmål og nynorsk."
            )

    def _related(self, id: ProvisionId, shown: frozenset[ProvisionId]) -> tuple[Related, ...]:
        alike = (address for address, near in self._parallels.get(str(id), ()) if near >= THE_SAME)
        return reading_on.related(self, id, alike, shown)

    @cached_property
    def _parallels(self) -> "Parallels":
        from search import parallels

        return parallels.read(self.base.folder) if self.base.manifest.model else {}
