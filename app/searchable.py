"""Searchable: the documents of a build in, and the units that have only our words; passages out."""

from collections.abc import Callable, Iterable, Iterator

from corpus.catalog import Catalog
from corpus.citation import place
from corpus.ids import ProvisionId
from corpus.model import Document
from search.passages import Passage, passages

Documents = Callable[[], Iterator[Document]]


def searchable(
    documents: Documents, catalog: Catalog, bare: Iterable[ProvisionId]
) -> Iterator[Passage]:
    """All units that are searched, in reading order; those of `bare` stand without words."""
    for document in documents():
        yield from passages(document, _names(catalog, str(document.id)))
    for id in dict.fromkeys(bare):
        heading = place(id.paragraf) if id.paragraf else ""
        yield Passage(id, "", heading, "", " · ".join(_names(catalog, id.document)))


def _names(catalog: Catalog, refid: str) -> tuple[str, ...]:
    entry = catalog.entry(refid)
    return (entry.display, *entry.names) if entry else ()
