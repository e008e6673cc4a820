"""Semantic index: texts under keys in; how near each is to a question out.

A key may have many texts: a ledd has its own words, and the questions that it answers.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.errors import NoKnowledgeBaseError, StaleIndexError
from search import model as models
from search.embeddings import Text, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# What a file says when it is cut short, or is something else.
DAMAGE = (OSError, ValueError, TypeError, EOFError, KeyError)
VECTORS, KEYS, ABOUT = "vectors.npy", "keys.json", "about.json"


class Row(NamedTuple):
    """A text, and what it leads to."""

    key: str
    text: Text


# ---- building


def write(folder: Path, keys: Sequence[str], vectors: Vectors, model: str, version: str) -> None:
    """Into `folder` with an index of `vectors`, a key a row.

    `version` is that of the code that made the texts; an index of another is refused.
    """
    folder.mkdir(parents=True)
    np.save(folder / VECTORS, vectors)
    (folder / KEYS).write_text(json.dumps(list(keys), ensure_ascii=False), "utf-8")
    (folder / ABOUT).write_text(json.dumps(_about(models.identity(model), version)), "utf-8")


def _about(model: str, version: str) -> dict[str, str]:
    return {"model": model, "rows": version}


# ---- asking


class Encoder:
    """The model that questions are read with."""

    def __init__(self, model: str) -> None:
        self._model: SentenceTransformer = models.load(model)

    def vector(self, question: str) -> Vectors:
        """The meaning of a question, of length 1."""
        found = self._model.encode_query(
            question, show_progress_bar=False, normalize_embeddings=True
        )
        return np.asarray(found, np.float32)


class Semantic:
    """An opened index: the vectors, and the key of each."""

    def __init__(self, folder: Path, model: str, version: str) -> None:
        try:
            about = json.loads((folder / ABOUT).read_text("utf-8"))
            self.vectors: Vectors = np.load(folder / VECTORS, allow_pickle=False)
            self.keys: list[str] = json.loads((folder / KEYS).read_text("utf-8"))
            if self.vectors.shape[:-1] != (len(self.keys),):
                raise ValueError("another number of vectors than of keys")
        except DAMAGE as error:
            raise NoKnowledgeBaseError(
                f"Meningsindeksen i {folder} mangler eller er skadet. Bygg på nytt: leddvis build"
            ) from error
        now = _about(models.identity(model), version)
        if about != now:
            raise StaleIndexError(
                f"Meningsindeksen er bygd med {about}; nå gjelder {now}."
                " Bygg på nytt: leddvis build"
            )

    def nearness(self, vector: Vectors) -> Vectors:
        """The cosine of a question with every text, in the order of the keys."""
        if not self.keys:
            return np.zeros(0, np.float32)
        return np.asarray(self.vectors @ vector, np.float32)
