"""Hits: what a search gives, and what anything that ranks must do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.ids import ProvisionId


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision worth reading, its score, and who put it here."""

    id: ProvisionId
    score: float
    ranks: tuple[tuple[str, int], ...]  # (("nøkkelord", 1), ("mening", 4))


class Retriever(Protocol):
    """Anything that can put provisions in order for a question."""

    @property
    def name(self) -> str: ...

    def rank(self, question: str, limit: int) -> Sequence[ProvisionId]: ...
