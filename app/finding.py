"""Finding: an opened knowledge base in; the ledd that fit a text, and what it cites, out."""

from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from app import knowledge, private
from app.answer import Found
from app.knowledge import KnowledgeBase
from app.law import ADDRESS, PAGE, Law
from app.settings import Settings
from corpus.catalog import Ambiguous, Unknown, load
from corpus.commentary import ITEMS, unit_of
from corpus.errors import InputError, NotFoundError
from corpus.ids import ProvisionId
from corpus.model import Provision
from ingest.mentions import alone

if TYPE_CHECKING:
    from search.engine import Engine, Keep, Named, Ranking
    from search.hits import Hit

LONGEST_QUESTION = 4000  # a page of text; a letter is for the citation check
TYPED = (("henvisning", 1),)


class Finding(Law):
    """What can be looked up and searched in one knowledge base."""

    def __init__(self, settings: Settings, without: frozenset[str] = frozenset()) -> None:
        """`without` names parts of the answering that are left out, to see what they are worth."""
        self.settings = settings
        self.without = without
        super().__init__(KnowledgeBase(knowledge.current_folder(settings.bases)), load())

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

    def search(self, text: str, acts: Iterable[str] = (), limit: int = 10) -> tuple[Found, ...]:
        """The ledd that fit `text` best, of the laws that `acts` name; citations first."""
        question = self._question(private.read(text).text)
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
