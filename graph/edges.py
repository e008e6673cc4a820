"""Edges: a document in, what hangs on what out; and what is known of every target.

Two kinds of thing make an edge here: that one provision stands inside another, and
that Lovdata has made words of the header, a heading or a note a link. What the words
of the law point at is references.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from corpus.errors import AddressError
from corpus.ids import ProvisionId
from corpus.model import Document, Prose, Provision
from ingest.mention import Relation

EdgeKind = Literal["inneholder", "overskrift", "fotnote", "endret ved"] | Relation
# How words of the law point at law; a forskrift names its hjemmel in the header.
RELATIONS: tuple[Relation, ...] = (
    "viser til", "jf", "unntak", "tilsvarende", "hjemmel", "definert i",
)  # fmt: skip
# held: the target is in the knowledge base · missing: its document is, the
# provision is not · not held: a law or forskrift we do not hold · outside: a
# treaty, an EU act, a file.
Status = Literal["held", "missing", "not held", "outside"]


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` reaches `target`, by these words at this place in its text."""

    source: str
    target: str
    kind: EdgeKind
    status: Status = "held"
    surface: str = ""
    exact: str = ""  # the punktum that is meant, where `target` is what it stands in
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Known:
    """Every address of the knowledge base, and which documents it has whole."""

    printed: Mapping[str, str]  # folded → as printed
    documents: frozenset[str]

    @classmethod
    def of(cls, documents: Iterator[Document]) -> "Known":
        """What `documents` hold."""
        printed: dict[str, str] = {}
        held = set()
        for document in documents:
            held.add(document.id.document)
            printed |= {p.id.fold(): str(p.id) for p in document.walk()}
        return cls(printed, frozenset(held))

    def target(self, href: str) -> tuple[str, Status]:
        """The address that a link means, as printed where it lives, and what is known of it."""
        try:
            id = ProvisionId.parse(href)
        except AddressError:
            return href, "outside"
        for way in _ways_to_say(id):
            if (printed := self.printed.get(way.fold())) and self._sure(id, way):
                return printed, "held"
        if id.document in self.documents:
            return str(id), "missing"
        return str(id), "not held"

    def _sure(self, id: ProvisionId, way: ProvisionId) -> bool:
        """Whether `id` can mean `way`: a ledd may be left out only where there is but one."""
        paragraf = id.paragraf
        if paragraf is None or "ledd" not in way.path or "ledd" in id.path:
            return True
        return (paragraf / "ledd/2").fold() not in self.printed


def _ways_to_say(id: ProvisionId) -> Iterator[ProvisionId]:
    yield id
    if id.path[-2:-1] == ("setning",):  # punktum is no node of its own: the ledd around it is
        id = ProvisionId(id.document, id.path[:-2])
        yield id
    # A paragraf with one ledd is linked without it: /§3-6/nummer/2.
    paragraf = id.paragraf
    if paragraf is not None and "ledd" not in id.path:
        inside = id.path[len(paragraf.path) :]
        yield paragraf / "/".join(("ledd", "1", *inside))


def edges(document: Document, known: Known) -> Iterator[Edge]:
    """Every edge that begins in `document`, in reading order."""
    for href in document.header.based_on:
        target, status = known.target(href)
        yield Edge(str(document.id), target, "hjemmel", status)
    yield from _inside(document.root, known)


def _inside(provision: Provision, known: Known) -> Iterator[Edge]:
    source = str(provision.id)
    yield from _links(source, provision.heading, "overskrift", known)
    for footnote in provision.footnotes:
        yield from _links(source, footnote.prose, "fotnote", known)
    for note in provision.notes:
        yield from _links(source, note, "endret ved", known)
    for child in provision.children:
        yield Edge(source, str(child.id), "inneholder")
        yield from _inside(child, known)


def _links(source: str, prose: Prose, kind: EdgeKind, known: Known) -> Iterator[Edge]:
    for link in prose.links:
        target, status = known.target(link.href)
        surface = prose.text[link.start : link.end]
        yield Edge(source, target, kind, status, surface, "", link.start, link.end)
