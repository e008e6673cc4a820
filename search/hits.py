"""Hits: what a search gives."""

from dataclasses import dataclass

from corpus.ids import ProvisionId


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision worth reading, its score, and who put it here."""

    id: ProvisionId
    score: float
    ranks: tuple[tuple[str, int], ...]  # (("nøkkelord", 1), ("mening", 4))
