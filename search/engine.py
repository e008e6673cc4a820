"""Engine: a question in, hits with reasons out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.ids import ProvisionId
from search.embeddings import Vectors
from search.hits import Hit
from search.signals import Rating, Signals
from search.understanding import Understood, understand

# What each signal is worth, fitted on questions of our own (tests/questions/own-dev.jsonl).
WEIGHTS: Mapping[str, float] = {
    "spørsmål": 8.0,
    "flere spørsmål": 2.0,
    "sammendrag": 4.0,
    "mening": 0.3,
    "nøkkelord": 1.0,
    "egne ord": 1.0,
    "lov": 3.0,
    "tjeneste": 0.5,
    "egen tjeneste": 0.5,
    "paragraf": 1.0,
}
# The parts that can be left out, to see what each is worth.
PARTS: Mapping[str, frozenset[str]] = {
    "commentary": frozenset(
        ("spørsmål", "flere spørsmål", "sammendrag", "egne ord", "lov", "paragraf")
    ),
    "understanding": frozenset(("tjeneste", "egen tjeneste")),
    "learned": frozenset(("lov",)),
    "graph": frozenset(),
}
SHOWN = ("spørsmål", "sammendrag", "mening", "nøkkelord")  # the reasons that a reader is told
REASONS = 100  # a place that is further down a signal was not put here by it

NOTHING: Vectors = np.zeros(0, np.float32)

Keep = Callable[[ProvisionId], bool]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every place with its score, and what it rests on."""

    question: Understood
    hits: tuple[Hit, ...]  # best first
    rating: Rating


class Engine:
    """All indexes of a knowledge base, asked as one."""

    def __init__(
        self,
        folder: Path,
        model: str,
        services: Mapping[str, Sequence[str]],
        without: frozenset[str] = frozenset(),
    ) -> None:
        """`without` names PARTS that are left out."""
        self._signals = Signals(folder, model, services)
        left_out = frozenset().union(*(PARTS[part] for part in without))
        self._weights = {n: w for n, w in WEIGHTS.items() if n not in left_out}

    def rank(self, question: str, limit: int = 10, keep: Keep | None = None) -> Ranking:
        """The best `limit` places for `question`, of those that `keep` lets through."""
        understood = understand(question)
        rating = self._signals.rate(understood)
        scores = self._scores(rating)
        places = self._signals.places
        order = (n for n in np.argsort(-scores, kind="stable") if scores[n] > 0)
        kept = (int(n) for n in order if keep is None or keep(places[n]))
        first = [n for _, n in zip(range(limit), kept, strict=False)]
        ranks = _ranks(rating, first)
        hits = tuple(Hit(places[n], float(scores[n]), ranks[n]) for n in first)
        return Ranking(understood, hits, rating)

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
