"""Told: the change notes of a paragraf and its chapters in, which acts changed it and when out.

What a note tells of one act and one day is one thing told, whatever number of verbs it
uses. A chapter's note counts for its paragrafer when their own notes are silent.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.change import Event
from corpus.ids import passed
from ingest.amending_tokens import NotUnderstood
from ingest.amending_words import read_orders

OF_HEADING = re.compile(r"overskrift|tittel", re.IGNORECASE)
PLACED = re.compile(r"ledd|punktum|bokstav|nr\.?|nummer", re.IGNORECASE)

Steps = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the notes tell of one act, one paragraf and one day."""

    act: str
    day: date | None
    verbs: frozenset[str]
    former: str = ""
    pending: bool = False
    repeals: bool = False  # the paragraf as a whole
    parts: bool = False  # the act takes effect for this paragraf on other days too
    places: tuple[Steps, ...] = ()  # the parts of the paragraf that this day is for
    chapter: bool = False  # a chapter's note tells it


def told(own: Sequence[Event], around: Sequence[Event]) -> tuple[Told, ...]:
    """What the notes of a paragraf (`own`) and of its chapters (`around`) tell, in their order."""
    acts = {event.act for event in own}
    chapters = [
        replace(_told(event, event.in_force, around), chapter=True)
        for event in around
        if event.act and event.act not in acts and not OF_HEADING.search(event.subject)
    ]
    here = [
        _told(event, day, own)
        for event in own
        for day in (event.in_force, *event.also_in_force)
        if event.act or event.verb != "vedtatt"  # «Ikr. 1 juli 2001 iflg. res. …»: how it began
    ]
    merged: list[Told] = []
    for one in (*chapters, *here):
        same = [n for n, two in enumerate(merged) if one.act and _key(one) == _key(two)]
        if same:
            two = merged[same[0]]
            merged[same[0]] = replace(
                two,
                verbs=two.verbs | one.verbs,
                former=two.former or one.former,
                places=two.places + one.places,
            )
        else:
            merged.append(one)
    return tuple(merged)


def _told(event: Event, day: date | None, siblings: Sequence[Event]) -> Told:
    # «15 april 2020 nr. 19 (med virkning fra 16 mars 2020)»: nobody could read it before it was.
    if day is not None and (first := passed(event.act)) is not None:
        day = max(day, first)
    places = _places(event.subject)
    repeals = event.verb == "opphevet"
    days = {
        (other.in_force, other.pending)
        for other in siblings
        if other.act == event.act and (other.verb == "opphevet") == repeals
    }
    return Told(
        event.act,
        day,
        frozenset((event.verb or "",)),
        event.former,
        event.pending,
        repeals and not PLACED.search(event.subject),
        len(days) > 1 or bool(event.also_in_force),
        places,
    )


def _places(subject: str) -> tuple[Steps, ...]:
    """The parts that «fjerde og nytt femte ledd» names; none where that is not read."""
    if not PLACED.search(subject):
        return ()
    try:
        places = read_orders(subject, (("§", "0"),)).bare
    except NotUnderstood:
        return ()
    return tuple(place.path[1:] for place in places if place.path[:1] == (("§", "0"),))


def _key(one: Told) -> tuple[str, date | None, bool, bool]:
    return one.act, one.day, one.repeals, one.pending
