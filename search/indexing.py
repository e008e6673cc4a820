"""Indexing: passages and comments in; all that a question is held against, on disk, out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from corpus.commentary import Comment, Outside
from search import asked, keyword, learned, parallels, semantic
from search import model as models
from search.embeddings import Progress, Text, Vectors, embed
from search.learned import Learned
from search.passages import VERSION as PASSAGES
from search.passages import Passage, embedded
from search.semantic import Row
from search.signals import ASKED, KEYWORD, SEMANTIC, SUMMARIES


@dataclass(frozen=True, slots=True)
class Own:
    """Our own words, those that hold for the law as it stands."""

    comments: tuple[Comment, ...] = ()
    outside: tuple[Outside, ...] = ()


@dataclass(frozen=True, slots=True)
class Embedding:
    """How texts are embedded, and where what was embedded before is kept."""

    model: str
    cache: Path
    progress: Progress

    def vectors(self, texts: Sequence[Text]) -> Vectors:
        """A row a text."""
        loader = partial(models.load, self.model)
        name = models.identity(self.model)
        return embed(self.cache, texts, name, loader, self.progress).vectors


def words(folder: Path, passages: Iterable[Passage], own: Own) -> int:
    """How many passages can now be found by words in the base at `folder`."""
    return keyword.build(folder / KEYWORD, passages, asked.words(own.comments))


def meaning(folder: Path, passages: Sequence[Passage], own: Own, by: Embedding) -> int:
    """How many texts can now be found by meaning in the base at `folder`.

    Raises LovError when the model is not to be had.
    """
    texts = [Row(str(p.id), Text(embedded(p))) for p in passages]
    questions = list(asked.questions(own.comments, own.outside))
    summaries = list(asked.summaries(own.comments))
    rows = (*texts, *questions, *summaries)
    vectors = by.vectors([row.text for row in rows])
    of_texts, of_questions, of_summaries = np.split(
        vectors, [len(texts), len(texts) + len(questions)]
    )
    taught = _train(questions, of_questions, own)
    write = partial(_write, folder, by.model)
    write(SEMANTIC, texts, of_texts, PASSAGES)
    write(ASKED, questions, taught.mapped(of_questions), asked.VERSION)
    told = taught.mapped(of_summaries)
    write(SUMMARIES, summaries, told, asked.VERSION)
    learned.save(folder, taught)
    parallels.write(folder, parallels.find([row.key for row in summaries], told))
    return len(rows)


def _write(
    folder: Path, model: str, name: str, rows: Sequence[Row], vectors: Vectors, version: str
) -> None:
    semantic.write(folder / name, [row.key for row in rows], vectors, model, version)


def _train(rows: Sequence[Row], vectors: Vectors, own: Own) -> Learned:
    """What the questions teach: which ledd, which act and which subject each leads to."""
    subjects = {str(comment.id): comment.subjects for comment in own.comments}
    labels = [frozenset((_act(row.key), *subjects.get(row.key, ()))) for row in rows]
    return learned.train(vectors, [row.key for row in rows], labels)


def _act(key: str) -> str:
    return asked.OUTSIDE if key.startswith(asked.OUTSIDE) else "/".join(key.split("/")[:2])
