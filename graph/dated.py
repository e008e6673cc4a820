"""Dated: the change notes of a paragraf and its versions in, the notes with every known day out.

A note that names no day is dated by the version that its act gave; so what is told of the
change and what is told of the wording never contradict.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.change import Event
from corpus.timeline import Timeline
from graph.lifespan import adopted


def dated(events: Sequence[Event], timeline: Timeline) -> tuple[Event, ...]:
    """The events with the days that the versions have, where the notes name none.

    «15 april 2020 nr. 19 (med virkning fra 16 mars 2020)» happened when the act was passed,
    and looks back.
    """
    return tuple(_dated(event, events, timeline) for event in events)


def _dated(event: Event, around: Sequence[Event], timeline: Timeline) -> Event:
    if event.pending or not event.act or event.condition:
        return event
    began, first = _began(event.act, timeline), adopted(event)
    if event.in_force is not None:
        if first is None or first <= event.in_force:
            return event
        return replace(event, in_force=max(began or first, first), effect=event.in_force)
    # An act that took effect in parts has as many days as its note names.
    parts = any(other.in_force for other in around if other.act == event.act)
    return event if parts or began is None else replace(event, in_force=began)


def _began(act: str, timeline: Timeline) -> date | None:
    """The one day on which `act` gave the paragraf its words, or ended it."""
    by = [v for v in timeline.versions if v.source == act]
    by = by or [v for v in timeline.versions if act in v.beside]
    # Of two, one is the time in which nobody knows whether it had begun.
    return by[0].in_force.start if len(by) == 1 and by[0].complete else None
