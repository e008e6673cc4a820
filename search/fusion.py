"""Fusion: several rankings in, one ranking with reasons out."""

from collections.abc import Mapping, Sequence

from corpus.ids import ProvisionId
from search.hits import Hit

K = 60  # Cormack, Clarke and Büttcher (2009): damps the gap between first and second place


def fuse(rankings: Mapping[str, Sequence[ProvisionId]], weights: Mapping[str, float]) -> list[Hit]:
    """Reciprocal rank fusion: reward what many rankings place high, best first.

    Only places count, never scores, because a BM25 score and a cosine cannot be
    compared. Ties are broken by address, so that results never shuffle.
    """
    places: dict[ProvisionId, list[tuple[str, int]]] = {}
    for retriever, ranking in rankings.items():
        for rank, id in enumerate(ranking, start=1):
            places.setdefault(id, []).append((retriever, rank))
    hits = [
        Hit(id, sum(weights.get(name, 1.0) / (K + rank) for name, rank in ranks), tuple(ranks))
        for id, ranks in places.items()
    ]
    return sorted(hits, key=lambda hit: (-hit.score, str(hit.id)))
