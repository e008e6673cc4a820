"""Build: documents in, the nodes and edges of the graph out, as they are to be written."""

from collections.abc import Callable, Iterable, Iterator

from corpus.catalog import Catalog
from corpus.citation import act_name, label
from corpus.model import Document, Provision
from graph.edges import Edge, Known, edges
from graph.io import Node

Documents = Callable[[], Iterable[Document]]  # may be gone through more than once


def all_nodes(documents: Documents, catalog: Catalog) -> Iterator[Node]:
    """Every provision, in reading order, with the label that people cite it by."""
    place = 0
    for document in documents():
        act = act_name(document.header, catalog.entry(str(document.id)))
        for provision, printed in _with_paragraf(document.root, ""):
            yield Node(str(provision.id), provision.kind, label(act, provision.id, printed), place)
            place += 1


def all_edges(documents: Documents) -> Iterator[Edge]:
    """Every edge of every document."""
    known = Known.of(iter(documents()))
    for document in documents():
        yield from edges(document, known)


def _with_paragraf(provision: Provision, printed: str) -> Iterator[tuple[Provision, str]]:
    if provision.kind == "paragraf":
        printed = provision.label
    yield provision, printed
    for child in provision.children:
        yield from _with_paragraf(child, printed)
