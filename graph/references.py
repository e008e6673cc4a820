"""References: a document in; what its words point at out, as edges and loose ends.

Lovdata's links and the words are read side by side. Where both lead to one paragraf
they are one edge, and the finer address stands; where they disagree, the link does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.errors import AddressError
from corpus.ids import ProvisionId
from corpus.model import Document, Link, Provision
from graph.edges import Edge, Known
from graph.links import STATUTE, coarse, overlap
from graph.resolve import Place, Reference, Resolver, Status, ends
from ingest.mention import Relation
from ingest.mentions import find_mentions

QUOTED = "Ordene er sitert av en endringslov, som ikke sier hvilken lov de taler om her."


@dataclass(frozen=True, slots=True)
class Loose:
    """A reference that does not lead to law in force, and why."""

    source: str
    surface: str
    relation: Relation
    targets: tuple[str, ...]  # as the words have them; none where they name no address
    status: Status
    reason: str
    law: str = ""  # the law as the words name it; nothing where they name none
    linked: bool = False  # Lovdata's link leads there too
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what the ledd of a document point at."""

    resolver: Resolver
    known: Known

    def document(self, document: Document) -> Iterator[Edge | Loose]:
        """Every reference of its text, in reading order."""
        for provision in document.walk():
            if provision.kind == "paragraf":
                yield from self.provision(provision)
            elif provision.prose and provision.id.paragraf is None:
                yield from self._unit(provision, "")[0]

    def provision(self, paragraf: Provision) -> Iterator[Edge | Loose]:
        """Every reference of a paragraf; a law that one ledd names, the next may mean."""
        named = ""
        for unit in paragraf.units():
            found, named = self._unit(unit, named)
            yield from found

    def _unit(self, unit: Provision, named: str) -> tuple[list[Edge | Loose], str]:
        """What the unit points at, and the law that it named last."""
        mentions = find_mentions(unit.text, self.resolver.names.lexicon)
        quoted = _is_quoted(unit)
        place = Place() if quoted else Place(unit.id.document, "/".join(unit.id.path), unit.text)
        read = self.resolver.references(mentions, place, named)
        references = [end for each in read for end in ends(each)]
        found: list[Edge | Loose] = []
        for reference in references:
            found += self._of_words(unit, reference, quoted)
        found += (
            self._of_link(unit, link, references)
            for link in unit.prose.links
            if not _agreed(link, references)
        )
        found.sort(key=lambda each: each.start)
        return found, next((m.law for m in reversed(mentions) if m.law), named)

    def _of_words(
        self, unit: Provision, reference: Reference, quoted: bool
    ) -> Iterator[Edge | Loose]:
        mention = reference.mention
        near = [link.href for link in _links(unit) if overlap(link, reference)]
        if near and not any(_agree(h, target) for target in reference.targets for h in near):
            return  # Lovdata reads the words otherwise
        home, start, end = _finest(unit, mention.start, mention.end)
        words = unit.text[mention.start : mention.end]
        for address in reference.targets:
            if not any(_is_finer(href, address) for href in near):
                yield self._edge(home, address, mention.relation, words, start, end)
        if reference.status != "gjeldende":
            yield Loose(
                str(home.id),
                words,
                mention.relation,
                reference.targets,
                reference.status,
                QUOTED if quoted and not mention.law else reference.note,
                mention.law,
                any(_agree(href, target) for href in near for target in reference.targets),
                start,
                end,
            )

    def _of_link(self, unit: Provision, link: Link, references: list[Reference]) -> Edge:
        """The edge that Lovdata drew, of the kind that the words there say."""
        relations = (r.mention.relation for r in references if overlap(link, r))
        home, start, end = _finest(unit, link.start, link.end)
        words = unit.text[link.start : link.end]
        return self._edge(home, link.href, next(relations, "viser til"), words, start, end)

    def _edge(
        self, home: Provision, address: str, kind: Relation, words: str, start: int, end: int
    ) -> Edge:
        target, status = self.known.target(address)
        printed, is_there = self._printed(target if status == "held" else address, address)
        if status == "not held":
            target, status = printed, "not held" if is_there else "missing"
        exact = printed if status == "held" and printed != target else ""
        return Edge(str(home.id), target, kind, status, words, exact, start, end)

    def _printed(self, target: str, address: str) -> tuple[str, bool]:
        """The address as its act prints it, down to the punktum; and whether it is there."""
        try:
            id = ProvisionId.parse(address)
        except AddressError:
            return target, True
        outline = self.resolver.outlines(id.document)
        if outline is None or not id.path:
            return target, True
        found = outline.get("/".join(id.path))
        return (f"{id.document}/{found}", True) if found else (target, False)


def _is_quoted(unit: Provision) -> bool:
    """Whether the words may be those of an act that this one amends; an annex quotes nothing."""
    home = unit.id.path[0] if unit.id.path else ""
    return "rest" in unit.id.path and home.startswith(("§", "kap", "del", "rest"))


def _links(unit: Provision) -> list[Link]:
    return [link for link in unit.prose.links if STATUTE.match(link.href)]


def _agreed(link: Link, references: list[Reference]) -> bool:
    """Whether the words there lead as far as the link does."""
    near = (r.targets for r in references if overlap(link, r))
    return any(
        _agree(link.href, target) and not _is_finer(link.href, target)
        for targets in near
        for target in targets
    )


def _agree(href: str, target: str) -> bool:
    return coarse(href) == coarse(target)


def _is_finer(href: str, target: str) -> bool:
    return href.casefold().startswith(f"{target.casefold()}/") and _agree(href, target)


def _finest(unit: Provision, start: int, end: int) -> tuple[Provision, int, int]:
    """The innermost item of the unit that all of the words stand in, and where in it."""
    home, first, last = unit, start, end
    for item in unit.walk():
        shift = item.start - unit.start
        if item.prose and shift <= start and end <= shift + len(item.text):
            home, first, last = item, start - shift, end - shift
    return home, first, last
