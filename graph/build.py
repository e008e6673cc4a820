"""Build: documents in; the nodes, edges and loose ends of the graph out, as they are written."""

from collections.abc import Callable, Collection, Iterable, Iterator

from corpus.catalog import Catalog, Entry
from corpus.citation import act_name, label
from corpus.model import Document, Provision
from graph.edges import Edge, Known, edges
from graph.io import Node
from graph.references import Loose, Reader
from graph.resolve import Resolver

Documents = Callable[[], Iterable[Document]]  # may be gone through more than once


def all_nodes(documents: Documents, catalog: Catalog) -> Iterator[Node]:
    """Every provision, in reading order, with the label that people cite it by."""
    place = 0
    for document in documents():
        act = act_name(document.header, catalog.entry(str(document.id)))
        for provision, printed in _with_paragraf(document.root, ""):
            yield Node(str(provision.id), provision.kind, label(act, provision.id, printed), place)
            place += 1


def all_edges(
    documents: Documents, resolver: Resolver, others: Iterable[Provision] = ()
) -> Iterator[Edge | Loose]:
    """Every edge and loose end of every document.

    Of `others`, paragrafer of documents that are not here, come the edges that lead into these.
    """
    known = Known.of(iter(documents()))
    reader = Reader(resolver, known)
    for document in documents():
        yield from edges(document, known)
        yield from reader.document(document)
    for paragraf in others:
        yield from (edge for edge in reader.provision(paragraf) if _leads_here(edge))


def pointing(document: Document, held: Collection[Entry]) -> Iterator[Provision]:
    """The paragrafer of a document that name or link one of the `held` documents."""
    refids = tuple(entry.refid for entry in held)
    names = {name.text.casefold() for entry in held for name in entry.written()}
    sure = [name for name in names if len(name) >= LONG]
    for provision in document.walk():
        if provision.kind == "paragraf" and _points(provision, refids, sure):
            yield provision


LONG = 8  # «barnevernsloven»; shorter names are words of their own too


def _points(paragraf: Provision, refids: tuple[str, ...], names: list[str]) -> bool:
    for unit in paragraf.units():
        if any(link.href.startswith(refids) for link in unit.prose.links):
            return True
        text = unit.text.casefold()
        if "lov" in text and any(name in text for name in names):
            return True
    return False


def _leads_here(found: Edge | Loose) -> bool:
    return isinstance(found, Edge) and found.status == "held"


def _with_paragraf(provision: Provision, printed: str) -> Iterator[tuple[Provision, str]]:
    if provision.kind == "paragraf":
        printed = provision.label
    yield provision, printed
    for child in provision.children:
        yield from _with_paragraf(child, printed)
