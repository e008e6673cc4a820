"""Understanding: a question in; what it is about, as far as its words tell, out.

Rules for no question in particular: the services that it names, the asker's own
among them, whether it compares, or asks for a day.
"""

import re
from dataclasses import dataclass

from search import analysis, practice

VERSION = "1"  # change it whenever `spelled_out` would return something else

_SHORT = tuple(
    (re.compile(rf"(?<![\w-]){short}(?![\w-])", re.I), full) for short, full in practice.SHORT
)
_SERVICES = tuple((re.compile(pattern), service) for pattern, service in practice.SERVICES)
_LITTLE = frozenset(analysis.terms(practice.SAYS_LITTLE))
_BEFORE, _AFTER = practice.OWN_BEFORE, practice.OWN_AFTER
_OWN = tuple(
    (re.compile(rf"{_BEFORE}[\w-]*(?:{pattern})|(?:{pattern}){_AFTER}"), service)
    for pattern, service in practice.SERVICES
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, and what was read out of it."""

    text: str  # as it was asked
    words: str  # with what is written short spelled out
    services: tuple[str, ...]  # that it names, in that order, the asker's own first
    own: str  # the asker's own; empty where it does not say
    compares: bool  # wants several things side by side
    which_acts: bool  # asks in which acts something stands
    day: bool  # wants to know since when something holds
    vague: bool  # does not tell what it is about


def understand(question: str) -> Understood:
    """What `question` tells of itself."""
    lower = question.lower()
    own = next((service for pattern, service in _OWN if pattern.search(lower)), "")
    named = _services(lower)
    services = tuple(dict.fromkeys((own, *named) if own else named))
    return Understood(
        question,
        spelled_out(question),
        services,
        own,
        bool(practice.COMPARING.search(lower)),
        bool(practice.WHICH_ACTS.search(lower)),
        bool(practice.DAYS.search(lower)),
        _LITTLE.issuperset(analysis.terms(lower)),
    )


def not_understood(question: str) -> Understood:
    """The question with nothing read out of it."""
    return Understood(question, question, (), "", False, False, False, False)


def spelled_out(text: str) -> str:
    """`text` with what people at work write short spelled out.

    >>> spelled_out("Har gutten rett på IP?")
    'Har gutten rett på individuell plan?'
    """
    for pattern, full in _SHORT:
        text = pattern.sub(full, text)
    return text


def _services(lower: str) -> tuple[str, ...]:
    found = {
        service: match.start() for pattern, service in _SERVICES if (match := pattern.search(lower))
    }
    # A pupil of a private school is a pupil, but under an act of its own.
    wider = {wide for narrow, wide in practice.NARROWER if narrow in found}
    return tuple(sorted(found.keys() - wider, key=lambda service: found[service]))
