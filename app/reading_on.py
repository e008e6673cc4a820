"""Reading on: a ledd, what hangs on it and what is like it in; what to read next out."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from app.answer import Related, Relation
from app.law import Law
from corpus.ids import ProvisionId, parsed

MOST = 8
EACH = 3  # of one relation, as long as there are others
Step = tuple[str, Relation]  # an address, and what it is to the ledd


def related(
    law: Law, id: ProvisionId, alike: Iterable[str], shown: frozenset[ProvisionId] = frozenset()
) -> tuple[Related, ...]:
    """The forskrifter to the paragraf of `id`, what it points at, its likes, what points at it.

    `alike` are the ledd of other acts that say the same, best first. What is `shown`
    already is left out; of what points at it, the acts that are followed come first.
    """
    home = id.paragraf or id
    kinds: list[list[Step]] = [
        [(n.address, "forskrift til") for n in law.pointing_at(home) if n.edge.kind == "hjemmel"],
        [(n.address, "viser til") for n in law.pointed_at(id)],
        [(address, "tilsvarende i") for address in alike],
        [(address, "vises til fra") for address in _from(law, home)],
    ]
    found: dict[str, Relation] = {}
    for address, relation in _some_of_each(kinds):
        target = parsed(address)
        if target and not target.within(home) and target not in shown:
            found.setdefault(address, relation)
    first = islice(found.items(), MOST)
    return tuple(Related(a, law.label(ProvisionId.parse(a)), relation) for a, relation in first)


def _from(law: Law, home: ProvisionId) -> list[str]:
    found = [n.address for n in law.pointing_at(home) if n.edge.kind != "hjemmel"]
    return sorted(found, key=lambda a: not any(a.startswith(f"{d}/") for d in law.base.documents))


def _some_of_each(kinds: Iterable[list[Step]]) -> Iterator[Step]:
    """The first few of every kind, then the others."""
    once = [list(dict.fromkeys(kind)) for kind in kinds]
    return chain(*(kind[:EACH] for kind in once), *(kind[EACH:] for kind in once))
