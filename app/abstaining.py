"""Abstaining: a ranking in; why the question is not answered from these acts out."""

from corpus.commentary import Outside
from corpus.commented import Commented
from search.engine import Ranking

# How much nearer a question must lie to what the acts do not answer than to any ledd.
# Measured on questions of our own (tests/questions/own-dev.jsonl).
NEARER = 0.04
BEYOND = 0.5  # what the whole question's likeness to such matters weighs beside it
NAMED = 0.3  # what it weighs that another act is named, and none of these


def outside(ranking: Ranking, own: Commented, elsewhere: str = "") -> Outside | None:
    """What the question is about, when that is surely not in the acts here.

    `elsewhere` is the act that the question names, when it is none of these.
    """
    rating = ranking.rating
    if not rating.outside:
        return None
    key, near = rating.outside[0]
    inside = float(max(rating.signals["spørsmål"], default=0.0))
    sure = near - inside + BEYOND * rating.beyond + (NAMED if elsewhere else 0.0)
    if sure < NEARER:
        return None
    found = own.outside(key)
    if elsewhere and (found is None or found.act != elsewhere):
        says = f"Spørsmålet nevner {elsewhere}, som ikke er blant dem."
        return Outside(key, "annen lov", says, elsewhere)
    return found
