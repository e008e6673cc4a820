"""Unworded: comments in; the documents that they are on, with every address and no words, out.

What Leddvis reads where there are no archives: our own words can be found and shown
with exact citations, and the law itself be read at Lovdata.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from corpus.catalog import Catalog, Entry
from corpus.citation import place
from corpus.commentary import Comment
from corpus.ids import ProvisionId
from corpus.model import Document, Header, Kind, Provision

# How a step of an address is called; a step that starts with § is a paragraf.
KINDS: tuple[Kind, ...] = ("ledd", "bokstav", "nummer", "strekpunkt", "rest")


def documents(comments: Iterable[Comment], catalog: Catalog) -> Iterator[Document]:
    """A document for each that `comments` are on, when the catalogue knows it."""
    for refid, group in groupby(comments, lambda comment: comment.id.document):
        if entry := catalog.entry(refid):
            id = ProvisionId(refid)
            root = Provision(id, "del", children=_inside(id, [c.id for c in group]))
            yield Document(id, _header(entry), entry.language, root, "corpus/commentary")


def _inside(home: ProvisionId, ids: Iterable[ProvisionId]) -> tuple[Provision, ...]:
    """What stands straight in `home`, of all that `ids` name, in their order."""
    steps: dict[ProvisionId, list[ProvisionId]] = {}
    for id in ids:
        if id != home:
            steps.setdefault(_step(home, id), []).append(id)
    return tuple(
        Provision(child, _kind(child), _label(child), children=_inside(child, inside))
        for child, inside in steps.items()
    )


def _step(home: ProvisionId, id: ProvisionId) -> ProvisionId:
    """The next provision on the way from `home` in to `id`."""
    depth = len(home.path)
    steps = 1 if id.path[depth] not in KINDS else 2
    return ProvisionId(id.document, id.path[: depth + steps])


def _kind(id: ProvisionId) -> Kind:
    named: Kind | None = next((kind for kind in KINDS if id.path[-2:-1] == (kind,)), None)
    return named or ("paragraf" if id.path[-1].startswith("§") else "vedlegg")


def _label(id: ProvisionId) -> str:
    if _kind(id) in ("paragraf", "vedlegg"):
        return place(id)
    return id.path[-1] if _kind(id) in ("bokstav", "nummer") else ""


def _header(entry: Entry) -> Header:
    return Header(
        refid=entry.refid,
        dokid="",
        legacy_id="",
        title=entry.title,
        short_title=entry.short_title or entry.display,
        abbreviation=entry.abbreviation,
        in_force=(),  # of the act as a whole; each paragraf has a day of its own
        in_force_text="",
        last_change_in_force=None,
        last_changed_by=(),
        changes=(),
        based_on=(),
        facts=(),
    )
