"""Encoders: models that tests can read the mind of."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from search.embeddings import Vectors

# The fake knows these words and no others: a number of the vector each.
KNOWN = ("plan", "middag", "klage", "møte")


@dataclass(slots=True)
class Encoder:
    """A model that counts words, and remembers what it was given to read."""

    read: list[str] = field(default_factory=list)
    stops_after: int = sys.maxsize  # calls

    def encode_document(self, texts: Sequence[str], **_: object) -> Vectors:
        if self.stops_after == 0:
            raise RuntimeError("killed")
        self.stops_after -= 1
        self.read += texts
        return np.stack([counted(text) for text in texts])

    def encode_query(self, texts: str | Sequence[str], **_: object) -> Vectors:
        if isinstance(texts, str):
            return counted(texts)
        return np.stack([counted(text) for text in texts])


def counted(text: str) -> Vectors:
    """How often each known word stands in `text`, of length 1."""
    counts = np.array([text.count(word) for word in KNOWN], np.float32) + np.float32(0.01)
    return np.asarray(counts / np.linalg.norm(counts), np.float32)
