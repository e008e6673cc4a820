"""Abstaining: a ranking in; why the question is not answered from these acts out."""

from corpus.commentary import Outside
from corpus.commented import Commented
from search.engine import Ranking

# How much nearer a question must lie to what the acts do not answer than to any ledd.
# Measured on questions of our own (tests/questions/own-dev.jsonl).
NEARER = 0.04
BEYOND = 0.5  # what the whole question's likeness to such matters weighs beside it
FAINT = 0.2  # a question that is like nothing that anybody asked, and says little
WORDS = 2  # fewer words than these that tell something say little


def outside(ranking: Ranking, own: Commented) -> Outside | None:
    """What the question is about, when that is surely not in the acts here."""
    rating = ranking.rating
    if not rating.outside:
        return None
    key, near = rating.outside[0]
    inside = float(max(rating.signals["spørsmål"], default=0.0))
    if near - inside + BEYOND * rating.beyond < NEARER:
        return None
    return own.outside(key)
