"""Choosing: a ranking and what hangs together in; the ledd of the answer, in order, out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.commentary import unit_of
from corpus.ids import ProvisionId

if TYPE_CHECKING:
    from search.engine import Ranking
    from search.hits import Hit
    from search.understanding import Understood

MOST = 6  # ledd: more is a search result, not an answer
# How far below the best a ledd may be rated and still belong to the answer. Measured on
# questions of our own (tests/questions/own-dev.jsonl).
NEAR = 2.2
# What brings a ledd nearer to the answer than its rating alone.
SAME_PARAGRAF = 0.3
LINKED = 0.5  # the best ledd points at it, or it at the best
OTHER_ACT = -0.2  # of an act that the question is not about, when nothing is compared
# How far below the best the ledd of an act may be that a comparison asks for.
COMPARED = 4.0

Linked = Callable[[ProvisionId], frozenset[ProvisionId]]  # paragrafer that hang on this one


@dataclass(frozen=True, slots=True)
class Choice:
    """A ledd of the answer, and the item in it that was asked for, if it was one."""

    hit: "Hit"
    item: ProvisionId | None = None


def choose(
    ranking: "Ranking", linked: Linked, services: Mapping[str, Sequence[str]]
) -> tuple[Choice, ...]:
    """The ledd of the answer, best first. `services` are those of each act, by refid."""
    hits = ranking.hits
    if not hits:
        return ()
    asked = ranking.question
    if asked.which_acts:
        hits = _one_of_each(hits, lambda hit: hit.id.document, COMPARED / 2)
    elif asked.compares and (sides := _sides(ranking, services)):
        hits = _compared(hits, sides)
    else:
        hits = tuple(_near(hits, linked, asked, services))
    items = dict(_items(ranking))
    return tuple(Choice(hit, items.get(hit.id)) for hit in hits[:MOST])


def _near(
    hits: "Sequence[Hit]",
    linked: Linked,
    asked: "Understood",
    services: Mapping[str, Sequence[str]],
) -> "Iterable[Hit]":
    best = hits[0]
    around = linked(best.id)
    named = frozenset(asked.services)
    found = [(best.score, best)]
    for hit in hits[1:]:
        score = hit.score
        home = hit.id.paragraf
        if home == best.id.paragraf:
            score += SAME_PARAGRAF
        elif home in around:
            score += LINKED
        elif hit.id.document != best.id.document and named.isdisjoint(
            services.get(hit.id.document, ())
        ):
            score += OTHER_ACT
        if best.score - score <= NEAR:
            found.append((score, hit))
    # The best stays first whatever hangs on it.
    yield best
    yield from (hit for _, hit in sorted(found[1:], key=lambda f: (-f[0], str(f[1].id))))


def _sides(ranking: "Ranking", services: Mapping[str, Sequence[str]]) -> list[frozenset[str]]:
    """The acts of each thing that is held against the others; none where there is but one."""
    acts = ranking.named.acts | {id.document for id in ranking.named.places}
    sides = [frozenset((act,)) for act in sorted(acts)]
    if len(sides) < 2:
        asked = ranking.question.services
        sides = [frozenset(a for a, of in services.items() if service in of) for service in asked]
    return sides if len(sides) > 1 else []


def _compared(hits: "Sequence[Hit]", sides: Sequence[frozenset[str]]) -> "tuple[Hit, ...]":
    """The best ledd of every side, then what else is as good as these."""
    found: dict[ProvisionId, Hit] = {}
    floor = hits[0].score - COMPARED
    for acts in sides:
        of_side = (h for h in hits if h.id.document in acts)
        if (best := next(of_side, None)) and best.score >= floor:
            found.setdefault(best.id, best)
    first = sorted(found.values(), key=lambda hit: -hit.score)
    rest = (h for h in hits if h.id not in found and hits[0].score - h.score <= NEAR)
    return (*first, *rest)


def _one_of_each(
    hits: "Sequence[Hit]", of: "Callable[[Hit], str]", within: float
) -> "tuple[Hit, ...]":
    found: dict[str, Hit] = {}
    for hit in hits:
        if hits[0].score - hit.score <= within:
            found.setdefault(of(hit), hit)
    return tuple(found.values())


def _items(ranking: "Ranking") -> Iterable[tuple[ProvisionId, ProvisionId]]:
    for item, _ in ranking.rating.items.values():
        yield unit_of(item), item
