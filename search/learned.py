"""Learned: questions and what answers them in; a map of meanings and a judge of acts out.

Both are closed forms over the embeddings of the commentary's own questions, the same
for the same questions: within-class covariance normalization (Hatch, Kajarekar and
Stolcke 2006) brings together what is asked in other words, and a ridge regression
(Hoerl and Kennard 1970) tells from the words which act, and which subject, is meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from corpus.errors import NoKnowledgeBaseError
from search.embeddings import Vectors

FILE = "learned.npz"
SHRINKAGE = 0.8  # of the covariance towards a round one; measured on questions not seen
RIDGE = 3.0
ENOUGH = 50  # questions: fewer teach nothing
DAMAGE = (OSError, ValueError, KeyError, EOFError, TypeError, BadZipFile)


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned, ready to be used on the vector of a question."""

    centre: Vectors  # (d,)
    map: Vectors  # (d, d)
    weights: Vectors  # (d + 1, labels)
    labels: tuple[str, ...]  # of the columns of `weights`: refids of acts, and subjects

    def mapped(self, vectors: Vectors) -> Vectors:
        """Vectors where only what tells one ledd from another counts, of length 1."""
        moved = (vectors - self.centre) @ self.map
        lengths = np.linalg.norm(moved, axis=-1, keepdims=True)
        return np.asarray(moved / np.maximum(lengths, 1e-9), np.float32)

    def judged(self, mapped: Vectors) -> dict[str, float]:
        """How much a question, already mapped, sounds like each label; about 0 to 1."""
        scores = np.append(mapped, 1.0) @ self.weights
        return dict(zip(self.labels, map(float, scores), strict=True))


def train(vectors: Vectors, classes: Sequence[str], labels: Sequence[frozenset[str]]) -> Learned:
    """What the questions teach whose `vectors` these are, rows of the ledd in `classes`.

    `labels` has what each is about. From too few, nothing is learned: the map changes nothing.
    """
    size = vectors.shape[1]
    names = tuple(sorted(frozenset().union(*labels)))
    if len(vectors) < ENOUGH:
        nothing = np.zeros((size + 1, len(names)), np.float32)
        return Learned(np.zeros(size, np.float32), np.eye(size, dtype=np.float32), nothing, names)
    centre = vectors.mean(axis=0)
    moved = _normalization(vectors, _numbered(classes))
    learned = Learned(centre, moved, np.zeros((size + 1, len(names)), np.float32), names)
    wanted = np.asarray([[name in about for name in names] for about in labels], np.float64)
    return Learned(centre, moved, _ridge(learned.mapped(vectors), wanted), names)


def _numbered(classes: Sequence[str]) -> NDArray[np.int64]:
    numbers = {name: n for n, name in enumerate(dict.fromkeys(classes))}
    return np.asarray([numbers[name] for name in classes], np.int64)


def _normalization(vectors: Vectors, classes: NDArray[np.int64]) -> Vectors:
    """The inverse square root of how questions on one ledd differ among themselves."""
    order = np.argsort(classes, kind="stable")
    rows = np.asarray(vectors[order], np.float64)
    _, starts, counts = np.unique(classes[order], return_index=True, return_counts=True)
    means = np.add.reduceat(rows, starts, axis=0) / counts[:, None]
    off = rows - np.repeat(means, counts, axis=0)
    within = off.T @ off / len(rows)
    size = len(within)
    round_ = np.trace(within) / size * np.eye(size)
    values, axes = np.linalg.eigh((1 - SHRINKAGE) * within + SHRINKAGE * round_)
    return np.asarray(axes @ np.diag(values**-0.5) @ axes.T, np.float32)


def _ridge(vectors: Vectors, wanted: NDArray[np.float64]) -> Vectors:
    rows = np.hstack([np.asarray(vectors, np.float64), np.ones((len(vectors), 1))])
    damped = rows.T @ rows + RIDGE * np.eye(rows.shape[1])
    return np.asarray(np.linalg.solve(damped, rows.T @ wanted), np.float32)


# ---- the file


def save(folder: Path, learned: Learned) -> None:
    """Write it beside the other parts of a knowledge base."""
    np.savez(
        folder / FILE,
        centre=learned.centre,
        map=learned.map,
        weights=learned.weights,
        labels=np.asarray(learned.labels),
    )


def read(folder: Path) -> Learned:
    """What `save` wrote. Raises NoKnowledgeBaseError when it is damaged."""
    try:
        # Opened here, so that it is closed when it is no archive.
        with (folder / FILE).open("rb") as file, np.load(file, allow_pickle=False) as held:
            labels = tuple(map(str, held["labels"]))
            return Learned(held["centre"], held["map"], held["weights"], labels)
    except DAMAGE as error:
        raise NoKnowledgeBaseError(
            f"{folder / FILE} mangler eller er skadet. Bygg på nytt: leddvis build"
        ) from error
