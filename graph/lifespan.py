"""Lifespan: the events of a provision in, the spells in which it was in force or not out.

Only what happens to the provision as a whole counts: that it is added, repealed,
brought back or moved here. The text has the last word: where it stands in the
source, the provision is in force there, whatever the notes say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corpus.change import Event
from corpus.ids import passed
from ingest.change_tokens import DATED, day_in

# What the source holds of a provision: its words, nothing since it is repealed, nothing yet.
Standing = Literal["there", "gone", "coming"]

ADDED = frozenset(("tilføyd", "gjeninnført", "flyttet"))
TURNS = ADDED | {"opphevet"}
# «Kapitlet opphevet», «Kapitlet med § 15 og § 16 tilføyd»; «Overskriften endret» is not the whole.
WHOLE = re.compile(
    r"""
    (?: hele\s+)?
    (?: paragrafen | bestemmelsen | føresegna | artikkelen | loven | lova | forordning
      | (?:kapit+el|avsnitt|del)(?:et|en)? (?:\s+[0-9IVX]+(?:\s?[A-Z])?)? | kapitlet
      | \w+\s+del )
    (?:\s+med\s.*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in which a provision was in force all the while, or not at all."""

    on: bool
    start: date | None  # None: ever since, or a day that is not known
    end: date | None = None  # up to but not including it; None: still, or a day not known
    exact: bool = True  # whether the source names the day of `start`
    by: Event | None = None  # what began it


def spells(
    events: Sequence[Event], commenced: date | None, exact: bool, standing: Standing, seen: date
) -> tuple[Spell, ...]:
    """The spells of a provision, in order; `commenced` is when its act came into force.

    Notes are read as they stood on the day `seen`: what was pending then comes
    after it, and a pending event of an earlier day has not been carried out.
    """
    past = [event for event in events if is_whole(event) and not event.pending]
    for event in past:
        if event.verb == "vedtatt" and event.in_force:  # «Ikr. 1 juli 2001 iflg. res. …»
            commenced, exact = event.in_force, True
    turns = [event for event in past if event.verb in TURNS]
    first = not turns or turns[0].verb == "opphevet"
    found = [Spell(first and standing != "coming", commenced if first else None, exact=exact)]
    for event in turns:
        _turn(found, event, commenced)
    _settle(found, standing)
    for event in sorted(ahead(events, seen), key=lambda event: event.in_force or date.max):
        _turn(found, event, None)
    return tuple(found)


def ahead(events: Iterable[Event], seen: date) -> Iterator[Event]:
    """What is adopted to happen to the whole provision on a day after `seen`."""
    for event in events:
        turns = event.pending and event.verb in TURNS and is_whole(event)
        if turns and event.in_force and event.in_force > seen:
            yield event


def is_whole(event: Event) -> bool:
    """Whether the event is told of the provision itself, not of a part of it."""
    return not event.subject or WHOLE.fullmatch(event.subject) is not None


def adopted(event: Event) -> date | None:
    """The day that the act of the event was passed."""
    if day := passed(event.act):
        return day
    named = DATED.search(event.act_text)
    return day_in(named[0]) if named else None


def effective(event: Event, floor: date | None = None) -> tuple[date | None, bool]:
    """When the event took effect, and whether its note names that day.

    Where it does not, the year it names, else the first day that is possible: when
    its act was passed, and no earlier than `floor`.
    """
    if event.in_force:
        return event.in_force, True
    year = YEAR.search(event.condition)
    if year and "år" in event.condition:
        return date(int(year[0]), 1, 1), False
    if event.condition and event.pending:
        return None, False
    known = [day for day in (adopted(event), floor) if day]
    return max(known, default=None), False


def spell_on(found: Sequence[Spell], day: date, seen: date) -> Spell:
    """The spell that `day` lies in; one that began on an unknown day had begun when seen."""
    for spell in reversed(found[1:]):
        if (spell.start or seen) <= day:
            return spell
    return found[0]


def _turn(found: list[Spell], event: Event, floor: date | None) -> None:
    """End the last spell and begin the next; what turns nothing is passed by."""
    last, on = found[-1], event.verb in ADDED
    if last.on == on:
        return
    day, exact = effective(event, floor)
    if day and last.start and day < last.start:
        day = last.start
    found[-1] = replace(last, end=day)
    found.append(Spell(on, day, None, exact, event))


def _settle(found: list[Spell], standing: Standing) -> None:
    """Let the text have the last word."""
    if standing == "there" and not found[-1].on:
        found.pop()
        if not found:
            found.append(Spell(True, None, exact=False))
        found[-1] = replace(found[-1], end=None)
    elif standing == "gone" and found[-1].on:
        found.append(Spell(False, None, exact=False))
