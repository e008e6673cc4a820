"""Service: the opened knowledge base; every surface asks this and nothing else."""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from app import knowledge
from app.answer import Answer, Found, Quote, Related, Relation, Statement
from app.knowledge import KnowledgeBase, Manifest
from app.settings import Settings
from app.verify import unsupported
from corpus.catalog import Ambiguous, Catalog, Unknown, load
from corpus.citation import act_name, label, place, url
from corpus.errors import AddressError, InputError, LovError, NotFoundError
from corpus.find import Lookup, nearest
from corpus.ids import ProvisionId
from corpus.model import Document, Provision
from graph.edges import Edge
from graph.names import Names
from graph.resolve import Resolved, not_held, resolve
from ingest.mentions import Mention, alone, find_mentions

if TYPE_CHECKING:
    from search.hits import Hit, Retriever

SAMPLE_NOTICE = "Eksempeldata – ikke gjeldende rett"
LONGEST_QUESTION = 4000  # a page of text; a letter is for the citation check
STATEMENTS = 6  # more is a search result, not an answer
PASSAGES = 10
RELATED = 8
ADDRESS = re.compile(r"(?:lov|forskrift)/\d", re.IGNORECASE)  # and not «lov/forskrift om …»
TYPED = (("henvisning", 1),)
SEVERAL = 6  # laws named when a number alone fits many
OLD_AFTER_DAYS = 60  # Lovdata publishes daily; by then some act has surely changed


@dataclass(frozen=True, slots=True)
class Reference:
    """An edge seen from one of its ends: the other end, and what to call it."""

    address: str
    label: str
    edge: Edge


@dataclass(frozen=True, slots=True)
class Shown:
    """A provision, the document it stands in, and what hangs on it."""

    provision: Provision
    document: Document
    label: str
    heading: str  # of the provision, or of the paragraf that it stands in
    url: str  # at Lovdata; nothing for what is made up
    note: str
    out: tuple[Reference, ...]
    into: tuple[Reference, ...]


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


class Service:
    """Questions to one knowledge base. Opens the newest one when a build has finished."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.catalog: Catalog = load()
        self.base = KnowledgeBase(knowledge.current_folder(settings.bases))
        manifest = self.base.manifest
        self.names = Names(self.catalog, manifest.documents, manifest.sources_date)

    def renewed(self) -> "Service":
        """This service, or a new one when another base has taken over."""
        if knowledge.current_folder(self.settings.bases) == self.base.folder:
            return self
        return Service(self.settings)

    # ---- what is built

    @property
    def notice(self) -> str:
        return SAMPLE_NOTICE if self.base.manifest.sample else ""

    def status(self, today: date) -> Status:
        """What is built, seen on the day `today`."""
        told = self.base.manifest.sources_date
        age = (today - date.fromisoformat(told)).days if told else None
        return Status(self.base.manifest, age, self.notice)

    # ---- looking up

    def show(self, text: str) -> Shown:
        """The provision that `text` names, as an address or a citation.

        Raises NotFoundError, AddressError or InputError, each with what to write instead.
        """
        provision, note = self.locate(text)
        held = self._held(provision.id.document)
        return Shown(
            provision,
            held.document,
            self.label(provision.id),
            self._heading(provision),
            self.url(provision.id),
            note,
            tuple(self._reference(e.target, e) for e in self.base.graph.out(provision.id)),
            tuple(self._reference(e.source, e) for e in self.base.graph.into(provision.id)),
        )

    def network(self, id: ProvisionId, steps: int) -> dict[str, Any]:
        """The web of references around `id`, in networkx' node-link form."""
        from graph.network import around, node_link

        return node_link(around(self.base.graph, id, steps))

    def _reference(self, address: str, edge: Edge) -> Reference:
        node = self.base.graph.node(address)
        id = None if node else _address(address)
        named = node.label if node else self.label(id) if id else address
        return Reference(address, named, edge)

    def locate(self, text: str) -> tuple[Provision, str]:
        """The provision that `text` names, and a note where the name was not a matter of course."""
        written = text.strip()
        if not written:
            raise InputError("Skriv en adresse eller en henvisning, slik: hol. § 7-2 a.")
        if ADDRESS.match(written):
            id = ProvisionId.parse(written)
            return self._held(id.document).find(id), ""
        mention = alone(written, find_mentions(written, self.names.is_name))
        if mention is None:
            return self._whole_document(written)
        home, note = ("", "") if mention.law else self._home_of(mention)
        found = resolve(mention, home, self.names, self.base.look_up)
        if isinstance(found, Resolved):
            return found.provision, note or found.note
        raise NotFoundError(found.message)

    def cited(self, text: str) -> tuple[Provision, ...]:
        """The provisions that `text` cites with the name of their law, in order."""
        found = []
        for mention in self.mentions(text):
            if mention.law:
                resolved = resolve(mention, "", self.names, self.base.look_up)
                if isinstance(resolved, Resolved):
                    found.append(resolved.provision)
        return tuple(found)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        return find_mentions(text, self.names.is_name)

    def _whole_document(self, written: str) -> tuple[Provision, str]:
        resolution = self.names.resolve(written)
        match resolution:
            case Unknown(_, reason):
                raise AddressError(
                    f"{reason} Skriv en adresse (lov/2011-06-24-30/§7-2a) eller en henvisning"
                    " (hol. § 7-2 a)."
                )
            case Ambiguous(_, reason):
                raise NotFoundError(reason)
            case found:
                return self._held(found.entry.refid).document.root, found.reason

    def _home_of(self, mention: Mention) -> tuple[str, str]:
        """Where «§ 7-2 a» alone is read: in the one document that has it. (refid, note)

        Raises NotFoundError when none has, with the nearest, or when several have.
        """
        number = f"§{mention.paragraf}"
        found = self.base.graph.numbered(f"/{number}")
        written = place(ProvisionId("", (number,)))
        if len(found) == 1:
            refid = ProvisionId.parse(found[0].address).document
            return refid, f"Bare én av lovene her har {written}: {found[0].label}."
        if found:
            names = ", ".join(node.label for node in found[:SEVERAL])
            more = f" og {len(found) - SEVERAL} til" if len(found) > SEVERAL else ""
            raise NotFoundError(f"Flere lover har {written}: {names}{more}. Skriv hvilken lov.")
        known = {ProvisionId.parse(n.address): n.label for n in self.base.graph.paragrafer()}
        near = nearest(ProvisionId("", (number,)), known)
        hint = f" Nærmeste som finnes: {known[near]}." if near else ""
        raise NotFoundError(f"Ingen av lovene her har {written}.{hint}")

    def _held(self, refid: str) -> Lookup:
        held = self.base.look_up(refid)
        if held is None:
            entry = self.catalog.entry(refid)
            raise NotFoundError(
                not_held(entry.display if entry else "Dokumentet", refid, self.catalog)
            )
        return held

    def label(self, id: ProvisionId) -> str:
        """How people cite `id`: «hol. § 7-2 a første ledd»."""
        entry = self.catalog.entry(id.document)
        held = self.base.look_up(id.document)
        if held is None:
            return label(entry.short if entry else id.document, id)
        home = held.get(id.paragraf) if id.paragraf else None
        act = act_name(held.document.header, entry)
        return label(act, id, home.label if home else "")

    def citation(self, id: ProvisionId) -> str:
        """The long form: «helse- og omsorgstjenesteloven § 7-2 a første ledd»."""
        entry = self.catalog.entry(id.document)
        short = self.label(id)
        return entry.display + short.removeprefix(entry.short) if entry else short

    def _heading(self, provision: Provision) -> str:
        if provision.heading or provision.id.paragraf is None:
            return provision.heading.text
        home = self._held(provision.id.document).get(provision.id.paragraf)
        return home.heading.text if home else ""

    def url(self, id: ProvisionId) -> str:
        """Where `id` can be read at Lovdata; nothing for what is made up."""
        return "" if self.base.manifest.sample else url(id)

    def text_at(self, id: ProvisionId) -> str:
        """The words at an address, «» where nothing lives."""
        held = self.base.look_up(id.document)
        provision = held.get(id) if held else None
        return provision.words() if provision else ""

    def provision(self, id: ProvisionId) -> Provision:
        """The provision at `id`. Raises NotFoundError when nothing lives there."""
        return self._held(id.document).find(id)

    # ---- searching

    @cached_property
    def retrievers(self) -> "tuple[Retriever, ...]":
        from search import analysis
        from search.keyword import Keyword

        analysis.require(self.base.manifest.versions["analysis"])
        keyword = Keyword(self.base.folder / knowledge.KEYWORD)
        if not self.base.manifest.model:
            return (keyword,)
        from search.semantic import Semantic

        folder = self.base.folder / knowledge.SEMANTIC
        return (Semantic(folder, self.base.manifest.model), keyword)

    def warm(self) -> None:
        """Open all that a question needs, so that the first one does not wait for it."""
        self.ask("Hva er en koordinator?")

    def search(self, text: str, acts: Iterable[str] = (), limit: int = 10) -> tuple[Found, ...]:
        """The ledd that fit `text` best, of the laws that `acts` name; a citation comes first."""
        from search import engine

        question = self._question(text)
        wanted = frozenset(map(self._act, acts))
        keep = (lambda id: id.document in wanted) if wanted else None
        if (only := self._typed(question)) is not None:
            units = (unit for unit in _units(only) if not keep or keep(unit.id))
            return tuple(self._found_at(unit.id, 1.0, TYPED) for unit in islice(units, limit))
        first = [found for found in self._cited_first(question) if not keep or keep(found.id)]
        hits = engine.search(question, self.retrievers, limit, keep)
        seen = {found.id for found in first}
        return (*first, *(self._found(hit) for hit in hits if hit.id not in seen))[:limit]

    def _typed(self, question: str) -> Provision | None:
        """The provision when all that was typed is an address or a citation: straight there.

        Raises NotFoundError, with the nearest, when it leads nowhere.
        """
        if not ADDRESS.match(question) and not alone(question, self.mentions(question)):
            return None
        return self.locate(question)[0]

    def _cited_first(self, question: str) -> list[Found]:
        places: dict[ProvisionId, int] = {}  # cited twice is found once
        for place_, provision in enumerate(self.cited(question), start=1):
            for unit in _units(provision):
                places.setdefault(unit.id, place_)
        return [self._found_at(id, 1.0, (("henvisning", n),)) for id, n in places.items()]

    def _found(self, hit: "Hit") -> Found:
        return self._found_at(hit.id, hit.score, hit.ranks)

    def _found_at(self, id: ProvisionId, score: float, why: tuple[tuple[str, int], ...]) -> Found:
        held = self._held(id.document)
        heading = self._heading(held.find(id))
        named = (self.label(id), self.citation(id), heading)
        return Found(id, *named, held.find(id).words(), self.url(id), score, why)

    def _act(self, name: str) -> str:
        match self.names.resolve(name):
            case Unknown(_, reason) | Ambiguous(_, reason):
                raise NotFoundError(f"{reason} Skriv navnet på loven, slik: --act hol")
            case found:
                self._held(found.entry.refid)
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
            None if found else "Ingen ledd i kunnskapsbasen ligner på spørsmålet.",
            self.base.manifest.sources_date,
            self.notice,
        )
        if wrong := unsupported(answer, self.text_at):
            # Never shown: a quotation that does not stand in the law is our mistake.
            raise LovError(
                f"Et sitat stemmer ikke med {wrong[0].quotes[0].id}, så svaret holdes tilbake."
                " Bygg på nytt: leddvis build"
            )
        return replace(answer, elapsed_ms=(time.perf_counter() - started) * 1000)

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
        out = [(edge.target, "viser til") for edge in self.base.graph.out(id)]
        into = [(edge.source, "vises til fra") for edge in self.base.graph.into(home)]
        found: dict[str, Related] = {}
        relation: Relation
        for address, relation in (*out, *into):  # type: ignore[assignment]
            target = _address(address)
            if target and not target.within(home) and address not in found:
                found[address] = Related(address, self.label(target), relation)
        return tuple(found.values())[:RELATED]


def _statement(found: Found) -> Statement:
    return Statement(found.text, "lovtekst", (Quote(found.id, found.text),))


def _units(provision: Provision) -> Iterable[Provision]:
    """The ledd of a paragraf or chapter; a ledd, bokstav or punktum is its own."""
    return (provision,) if provision.prose else provision.units()


def _address(text: str) -> ProvisionId | None:
    try:
        return ProvisionId.parse(text)
    except AddressError:
        return None
