"""Near: a name that no act has in, the acts whose names are most like it out."""

import re
from difflib import SequenceMatcher

from corpus.catalog import Entry, fold
from graph.names import Names

ENDING = re.compile(r"(?:loven|lov|forskriften|forskrift)$")  # of most names, and tells little
ALIKE = 0.75  # of the rest: «helsepersonal» is 0.86 of «helsepersonell», «sjokolade» of nothing
SHORT = 4  # «hol» and «sol» are one letter apart, and two acts
FAR = 3  # letters more or less
END_OF_NAME = 0.8  # «rettighetsloven» is the end of a longer name
WRONG_START = 0.1  # the first letter is seldom the slip
NEARLY = 0.05  # as like as the likest


def alike(names: Names, text: str) -> tuple[Entry, ...]:
    """The acts with a name like `text`; those of the reform alone, where they are as like."""
    wanted = fold(text)
    if len(ENDING.sub("", wanted)) <= SHORT:
        return ()
    scored: dict[str, float] = {}
    for key, refid in names.folded():
        score = _likeness(wanted, key)
        if score >= ALIKE:
            scored[refid] = max(score, scored.get(refid, 0))
    best = max(scored.values(), default=0)
    found = (names.entry(refid) for refid in scored if scored[refid] >= best - NEARLY)
    near = [entry for entry in found if entry is not None]
    followed = [entry for entry in near if entry.followed]
    order = sorted(followed or near, key=lambda e: (bool(e.repealed), -scored[e.refid]))
    return tuple(order)


def _likeness(wanted: str, name: str) -> float:
    one, other = ENDING.sub("", wanted), ENDING.sub("", name)
    if (one == wanted) != (other == name):  # the slip is in the ending: «opplæringslåven»
        one, other = wanted, name
    if len(other) <= SHORT:
        return 0
    if name.endswith(wanted) and len(wanted) > 2 * SHORT:
        return END_OF_NAME
    if abs(len(one) - len(other)) > FAR:
        return 0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0
    return matcher.ratio() - (WRONG_START if one[0] != other[0] else 0)
