"""Signals: a question in; how each way of looking rates every ledd, out, an array a signal.

What a way of looking says nothing of, it rates 0. Knows no weights.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.commentary import unit_of
from corpus.ids import ProvisionId
from search import asked, learned
from search.embeddings import Vectors
from search.keyword import ALL, LAW, Keyword
from search.passages import VERSION as PASSAGES
from search.practice import BEGINS, PARTICULAR
from search.semantic import Encoder, Semantic
from search.understanding import Understood

KEYWORD, SEMANTIC, ASKED, SUMMARIES = "keyword", "semantic", "asked", "summaries"
ITEM_DEPTH = 30  # places of which it is told which item was asked for
ALIKE = 12  # questions of ours that are looked at to tell whether one lies outside
DEPTH = 400  # passages of a search by words that are rated

Places = NDArray[np.intp]
Rated = Mapping[str, Vectors]


@dataclass(frozen=True, slots=True)
class Rating:
    """Every signal of a question, and what lies under them."""

    signals: Rated  # a number a place
    items: Mapping[int, tuple[ProvisionId, float]]  # the item asked for in a place, and how near
    outside: tuple[tuple[str, float], ...] = ()  # what the acts do not answer, likeliest first
    beyond: float = 0.0  # how much of what is asked like it lies outside the acts, 0 to 1
    unknown: bool = False  # nothing in it stands in the law or in what is asked of it


@dataclass(frozen=True, slots=True)
class About:
    """What is known of acts and ledd beside their words."""

    services: Mapping[str, Sequence[str]]  # of each act, by refid
    subjects: Mapping[str, Sequence[str]] = field(default_factory=dict)  # of each ledd


class Rows:
    """Texts of an index by the place that each leads to."""

    def __init__(self, keys: Sequence[str], place_of: Mapping[str, int]) -> None:
        places = np.asarray([place_of.get(_unit(key), -1) for key in keys], np.intp)
        self.keys = keys
        known = np.flatnonzero(places >= 0)
        self.order: Places = known[np.argsort(places[known], kind="stable")]
        self.places, self.starts = np.unique(places[self.order], return_index=True)
        counts = np.diff(np.append(self.starts, len(self.order)))
        self.group = np.repeat(np.arange(len(self.places)), counts)
        self.outside: Places = np.asarray(
            [n for n, key in enumerate(keys) if key.startswith(asked.OUTSIDE)], np.intp
        )

    def best(self, near: Vectors, size: int) -> tuple[Vectors, Vectors]:
        """The nearest text of every place, and the second nearest; 0 where there is none."""
        first, second = np.zeros(size, np.float32), np.zeros(size, np.float32)
        if not len(self.order):
            return first, second
        sorted_ = near[self.order]
        top = np.maximum.reduceat(sorted_, self.starts)
        rest = np.where(sorted_ >= top[self.group], 0, sorted_)
        first[self.places] = np.maximum(top, 0)
        second[self.places] = np.maximum.reduceat(rest, self.starts)
        return first, second

    def rows_at(self, place: int) -> Places:
        """The rows that lead to a place."""
        at = int(np.searchsorted(self.places, place))
        if at >= len(self.places) or self.places[at] != place:
            return np.zeros(0, np.intp)
        end = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.order)
        return self.order[self.starts[at] : end]


def _unit(key: str) -> str:
    return "" if key.startswith(asked.OUTSIDE) else str(unit_of(ProvisionId.parse(key)))


def _apart(services: Sequence[str], named: frozenset[str]) -> bool:
    """Whether an act is for a service alone that a question means only when it names it."""
    return bool(services) and PARTICULAR.issuperset(services) and named.isdisjoint(services)


class Signals:
    """The opened indexes of a knowledge base, asked together."""

    def __init__(self, folder: Path, model: str, about: About, own: bool = True) -> None:
        """Without `own`, our own words beside the law are not searched for words."""
        self._with_own = own
        self.keyword = Keyword(folder / KEYWORD)
        self.places = tuple(map(ProvisionId.parse, self.keyword.keys))
        self._at = {str(id): n for n, id in enumerate(self.places)}
        self._about = about
        # The ledd that say when their act began.
        titles = zip(self.places, self.keyword.titles, strict=True)
        self.starts = frozenset(id for id, title in titles if BEGINS.search(title))
        self._model = model
        if model:
            self._open(folder, model)

    def _open(self, folder: Path, model: str) -> None:
        self._texts = Semantic(folder / SEMANTIC, model, PASSAGES)
        self._text_rows = Rows(self._texts.keys, self._at)
        self._asked = Semantic(folder / ASKED, model, asked.VERSION)
        self._asked_rows = Rows(self._asked.keys, self._at)
        self._summaries = Semantic(folder / SUMMARIES, model, asked.VERSION)
        self._summary_rows = Rows(self._summaries.keys, self._at)
        self._learned = learned.read(folder)
        self._encoder = Encoder(model)

    @cached_property
    def _acts(self) -> tuple[list[str], Places]:
        """Every act, and the number of its act for every place."""
        numbers: dict[str, int] = {}
        places = [numbers.setdefault(id.document, len(numbers)) for id in self.places]
        return list(numbers), np.asarray(places, np.intp)

    def rate(self, question: Understood) -> Rating:
        """Every signal for `question`; without a model, those of words and services alone."""
        rated = dict(self._by_words(question)) | dict(self._by_service(question))
        if not self._model:
            return Rating(rated, {})
        vector = self._encoder.vector(question.words)
        mapped = self._learned.mapped(vector)
        near = self._asked.nearness(mapped)
        first, second = self._asked_rows.best(near, len(self.places))
        summary, _ = self._summary_rows.best(self._summaries.nearness(mapped), len(self.places))
        rated |= {
            "spørsmål": first,
            "flere spørsmål": second,
            "sammendrag": summary,
            "mening": self._meaning(vector),
        }
        judged = self._learned.judged(mapped)
        rated |= {
            "lov": self.by_act(lambda act: judged.get(act, 0.0)),
            "emne": self._subjects(judged),
        }
        unknown = not rated["nøkkelord"].any()
        beyond = self._beyond(near)
        return Rating(rated, self._items(first, near), self._outside(near), beyond, unknown)

    def marked(self, ids: Iterable[ProvisionId]) -> Vectors:
        """1 for every place in `ids`, 0 for the others."""
        found = np.zeros(len(self.places), np.float32)
        found[[self._at[str(id)] for id in ids if str(id) in self._at]] = 1
        return found

    def by_act(self, rated: Callable[[str], float]) -> Vectors:
        """What its act is rated, for every place."""
        acts, number = self._acts
        return np.asarray([rated(act) for act in acts], np.float32)[number]

    # ---- by words

    def _by_words(self, question: Understood) -> Rated:
        fields = ALL if self._with_own else LAW
        found = self.keyword.scores(question.words, fields, DEPTH)
        return {"nøkkelord": self._spread(found)}

    def _spread(self, scores: Mapping[str, float]) -> Vectors:
        """Scores over the places, the best of them 1."""
        found = np.zeros(len(self.places), np.float32)
        best = max(scores.values(), default=0.0)
        for key, score in scores.items():
            found[self._at[key]] = score / best
        return found

    def _by_service(self, question: Understood) -> Rated:
        first, named = frozenset(question.services[:1]), frozenset(question.services)
        of = self._about.services
        return {
            "egen tjeneste": self.by_act(lambda act: not first.isdisjoint(of.get(act, ()))),
            "tjeneste": self.by_act(lambda act: not named.isdisjoint(of.get(act, ()))),
            "særskilt tjeneste": self.by_act(lambda act: -float(_apart(of.get(act, ()), named))),
        }

    # ---- by meaning

    def _meaning(self, vector: Vectors) -> Vectors:
        near = self._texts.nearness(vector)
        found = np.zeros(len(self.places), np.float32)
        found[self._text_rows.places] = np.maximum(near[self._text_rows.order], 0)
        return found

    def _subjects(self, judged: Mapping[str, float]) -> Vectors:
        found = np.zeros(len(self.places), np.float32)
        for key, subjects in self._about.subjects.items():
            if (place := self._at.get(key)) is not None:
                found[place] = max(judged.get(subject, 0.0) for subject in subjects)
        return found

    def _items(self, first: Vectors, near: Vectors) -> dict[int, tuple[ProvisionId, float]]:
        """Where the nearest question of a place is one about an item of it."""
        found = {}
        for place in np.argsort(-first)[:ITEM_DEPTH]:
            rows = self._asked_rows.rows_at(int(place))
            if len(rows):
                best = int(rows[np.argmax(near[rows])])
                id = ProvisionId.parse(self._asked.keys[best])
                if id != self.places[place]:
                    found[int(place)] = (id, float(near[best]))
        return found

    def _beyond(self, near: Vectors) -> float:
        """The share, by nearness, of what lies outside among what is asked most like it."""
        first = np.argsort(-near)[:ALIKE]
        outside = np.isin(first, self._asked_rows.outside)
        return float((near[first] * outside).sum() / max(near[first].sum(), 1e-9))

    def _outside(self, near: Vectors) -> tuple[tuple[str, float], ...]:
        """The topics outside, by how much of what is asked most like it is on each."""
        rows = self._asked_rows.outside
        best: dict[str, float] = {}
        worth: dict[str, float] = {}
        for row in rows[np.argsort(-near[rows])][:ALIKE]:
            key = self._asked.keys[row].removeprefix(asked.OUTSIDE)
            best.setdefault(key, float(near[row]))
            worth[key] = worth.get(key, 0.0) + float(near[row]) ** 4
        return tuple((key, best[key]) for key in sorted(best, key=lambda key: -worth[key]))
