"""Abstaining: a ranking in; why the question is not answered from these acts out."""

from corpus.commentary import Outside
from corpus.commented import Commented
from search.engine import Ranking

# How much of what is asked most like a question must lie outside. Measured on questions of our
# own (tests/questions/own-dev.jsonl) and on 135 plain ones that the acts do answer.
BEYOND = 0.55
NEARER = 0.12  # or: how much nearer the nearest of it must be than any ledd
NEAR = 0.5  # the cosine of what lies outside, below which it is no more than a chance likeness
NAMED = 0.25  # how much nearer a ledd may be when another act is named, and none of these


def outside(ranking: Ranking, own: Commented, elsewhere: str = "") -> Outside | None:
    """What the question is about, when that is surely not in the acts here.

    `elsewhere` is the act that the question names, when it is none of these.
    """
    rating = ranking.rating
    if not rating.outside:
        return None
    key, near = rating.outside[0][0], max(near for _, near in rating.outside)
    inside = float(max(rating.signals["spørsmål"], default=0.0))
    most = near >= inside and rating.beyond >= BEYOND
    like = near >= NEAR and (most or near >= inside + NEARER)
    if not like and not (elsewhere and near + NAMED >= inside):
        return None
    found = own.outside(key)
    if elsewhere and not (like and found and found.act == elsewhere):
        says = f"Spørsmålet nevner {elsewhere}, som ikke er blant dem."
        return Outside(key, "annen lov", says, elsewhere)
    return found
