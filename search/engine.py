"""Engine: a question in, hits with reasons out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from corpus.ids import ProvisionId
from search.embeddings import Vectors
from search.hits import Hit
from search.signals import About, Rating, Signals
from search.understanding import Understood, not_understood, understand

# What each signal is worth, fitted on the development questions (own-dev.jsonl among them).
WEIGHTS: Mapping[str, float] = {
    "spørsmål": 8.0,
    "flere spørsmål": 2.5,
    "sammendrag": 3.2,
    "mening": 5.2,
    "nøkkelord": 2.4,
    "lov": 1.1,
    "emne": 2.1,
    "tjeneste": 0.3,
    "egen tjeneste": 0.2,
    "særskilt tjeneste": 0.8,
    "henvisning": 4.7,
    "nevnt lov": 1.5,
    "ikrafttredelse": 6.6,
}
# The parts that can be left out, to see what each is worth.
PARTS: Mapping[str, frozenset[str]] = {
    "commentary": frozenset(
        ("spørsmål", "flere spørsmål", "sammendrag", "lov", "emne")
    ),
    "understanding": frozenset(
        (
            "tjeneste", "egen tjeneste", "særskilt tjeneste", "henvisning", "nevnt lov",
            "ikrafttredelse",
        )
    ),
    "learned": frozenset(("lov", "emne")),
    "graph": frozenset(),  # it helps to choose among the ledd that were found, and to read on
}  # fmt: skip
SHOWN = (
    "henvisning",
    "spørsmål",
    "sammendrag",
    "mening",
    "nøkkelord",
)  # the reasons that a reader is told
REASONS = 100  # a place that is further down a signal was not put here by it

NOTHING: Vectors = np.zeros(0, np.float32)

Keep = Callable[[ProvisionId], bool]


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names outright."""

    places: frozenset[ProvisionId] = frozenset()  # ledd that it cites
    acts: frozenset[str] = frozenset()  # refids of the acts that it names


NAMES_NOTHING = Named()


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every place with its score, and what it rests on."""

    question: Understood
    hits: tuple[Hit, ...]  # best first
    rating: Rating
    named: Named = NAMES_NOTHING


class Engine:
    """All indexes of a knowledge base, asked as one."""

    def __init__(
        self, folder: Path, model: str, about: About, without: frozenset[str] = frozenset()
    ) -> None:
        """`without` names PARTS that are left out."""
        self._signals = Signals(folder, model, about, "commentary" not in without)
        self._without = without
        left_out = frozenset().union(*(PARTS[part] for part in without))
        self._weights = {n: w for n, w in WEIGHTS.items() if n not in left_out}

    def rank(
        self,
        question: str,
        limit: int = 10,
        keep: Keep | None = None,
        named: Named = NAMES_NOTHING,
    ) -> Ranking:
        """The best `limit` places for `question`, of those that `keep` lets through."""
        understood = understand(question) if self._reads else not_understood(question)
        rated = self._signals.rate(understood)
        if "commentary" in self._without:
            rated = replace(rated, items={}, outside=())
        signals = {**rated.signals, **self._by_names(understood, named)}
        rating = replace(rated, signals=signals)
        scores = self._scores(rating)
        places = self._signals.places
        order = (n for n in np.argsort(-scores, kind="stable") if scores[n] > 0)
        kept = (int(n) for n in order if keep is None or keep(places[n]))
        first = [n for _, n in zip(range(limit), kept, strict=False)]
        ranks = _ranks(rating, first)
        hits = tuple(Hit(places[n], float(scores[n]), ranks[n]) for n in first)
        return Ranking(understood, hits, rating, named)

    @property
    def _reads(self) -> bool:
        return "understanding" not in self._without

    def _by_names(self, question: Understood, named: Named) -> Mapping[str, Vectors]:
        found = {}
        if named.places:
            found["henvisning"] = self._signals.marked(named.places)
        if named.acts:
            found["nevnt lov"] = self._signals.by_act(lambda act: act in named.acts)
        if question.day and not named.places:
            found["ikrafttredelse"] = self._signals.marked(self._signals.starts)
        return found

    def _scores(self, rating: Rating) -> Vectors:
        total = np.zeros(len(self._signals.places), np.float32)
        for name, values in rating.signals.items():
            total += np.float32(self._weights.get(name, 0.0)) * values
        return total


def _ranks(rating: Rating, places: Sequence[int]) -> dict[int, tuple[tuple[str, int], ...]]:
    """Where each place stands in every signal that a reader is told of."""
    found: dict[int, list[tuple[str, int]]] = {n: [] for n in places}
    for name in SHOWN:
        values = rating.signals.get(name, NOTHING)
        for n in places if len(values) else ():
            rank = int((values > values[n]).sum()) + 1
            if values[n] > 0 and rank <= REASONS:
                found[n].append((name, rank))
    return {n: tuple(ranks) for n, ranks in found.items()}
