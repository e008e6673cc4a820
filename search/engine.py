"""Engine: a question in, hits with reasons out."""

from collections.abc import Callable, Sequence

from corpus.ids import ProvisionId
from search.fusion import fuse
from search.hits import Hit, Retriever

# Questions share few words with the law, so meaning says more than words do.
# Measured on questions-dev (39), hit@1 and cover@6: words alone 0.17 and 0.26, meaning
# alone 0.31 and 0.40, the two fused 0.37 and 0.40.
WEIGHTS = {"mening": 1.0, "nøkkelord": 0.35}
DEPTH = 100  # places of each ranking that count
WIDE_DEPTH = 2000  # when most places will be left out again

Keep = Callable[[ProvisionId], bool]


def search(
    question: str, retrievers: Sequence[Retriever], limit: int = 10, keep: Keep | None = None
) -> list[Hit]:
    """The best `limit` of what every retriever finds, of those that `keep` lets through."""
    depth = DEPTH if keep is None else WIDE_DEPTH
    rankings = {}
    for retriever in retrievers:
        ranking = retriever.rank(question, depth)
        rankings[retriever.name] = [id for id in ranking if keep is None or keep(id)]
    return fuse(rankings, WEIGHTS)[:limit]
