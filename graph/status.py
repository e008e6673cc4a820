"""Status: a provision and a day in, how it stands on that day out, with the reason in Norwegian.

Told as the sources tell it on the day they are from: by the header and the
footnotes of the act, by the change notes of the provision and of the chapters
around it, and by whether its words are there. What was decided after that day
is not known, and is said not to be. Opens no file, asks no clock.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.change import Event
from corpus.errors import NotFoundError
from corpus.ids import ProvisionId, passed
from graph import status_words as words
from graph.case import WAITS, Act, Case, Chain, case_of, chains
from graph.lifespan import ADDED, TURNS, Spell, adopted, effective, is_whole

Kind = Literal[
    "i kraft",
    "delvis i kraft",
    "opphevet",
    "ikke trådt i kraft",
    "oppheves",
    "midlertidig",
    "endring vedtatt, ikke i kraft",
    "ukjent",
]


@dataclass(frozen=True, slots=True)
class Status:
    """One thing that holds of a provision on a day; several can hold at once."""

    kind: Kind
    since: date | None  # the day it began, when the source names it
    until: date | None  # the first day it does not hold any more, when that is decided
    reason: str  # a sentence or two for the reader
    events: tuple[Event, ...] = ()  # what it rests on


def status(act: Act, chain: Chain, day: date, seen: date) -> tuple[Status, ...]:
    """How the last of `chain` stands on `day`, told by sources of the day `seen`.

    The first says whether it is in force; the others hold beside it.
    """
    case = case_of(act, chain, day, seen)
    main = _main(case)
    beside = (_parts, _temporary, _repeals, _changes) if main.kind != "opphevet" else (_changes,)
    found = [main, *(status for rule in beside for status in rule(case, main))]
    if day > seen:
        found.append(Status("ukjent", None, None, words.later(seen)))
    return tuple(dict.fromkeys(found))


def status_of(act: Act, id: ProvisionId, day: date, seen: date) -> tuple[Status, ...]:
    """How the provision at `id` stands. Raises NotFoundError when the act has none there."""
    for chain in chains(act.document.root):
        if chain[-1].id.fold() == id.fold():
            return status(act, chain, day, seen)
    raise NotFoundError(f"{id} finnes ikke i {act.document.header.short_title or act.document.id}.")


TEMPORARY = re.compile(r"(?:lov\s+om\s+)?(?:midlertidig|mellombels)", re.IGNORECASE)
# «Midlertidige unntak fra plikter» is temporary itself; «Midlertidig sikring» is about something.
TEMPORARY_RULES = re.compile(
    r"(?:midlertidig|mellombels)\w*\s+"
    r"(?:unntak|unnatak|regl|adgang|høve|tilgang|forskrift|bestemmelse|føresegn|tillegg|ordning)",
    re.IGNORECASE,
)

# ---- whether it is in force


def _main(case: Case) -> Status:
    end = case.act.commencement.end
    if end is not None and case.day >= end:
        return Status("opphevet", end, None, words.ended(end))
    if (early := _too_early(case)) is not None:
        return early
    spell = case.spell
    if spell.on:
        return _in_force(case, spell)
    if any(other.on for other in case.spells[: case.spells.index(spell)]):
        since = spell.start if spell.exact else None
        told = (spell.by,) if spell.by else ()
        return Status("opphevet", since, None, words.repealed(spell.by, since), told)
    return _not_yet(case)


def _too_early(case: Case) -> Status | None:
    """The act, or this piece of it, has not come into force on the day."""
    start, said = case.start, case.act.commencement
    adopted_on = passed(case.act.document.header.refid)
    if start.waiting:
        piece = next(p for p in said.pieces if p.waiting and not p.part and _steps(case) & p.steps)
        return Status("ikke trådt i kraft", None, None, words.footnote(piece.words))
    if case.waiting or (adopted_on and case.day < adopted_on):
        first = min(said.days, default=None)
        return Status(
            "ikke trådt i kraft", None, first, words.act_not_yet(first, said.words, case.seen)
        )
    if said.days and case.day < min(said.days):
        day = start.day if start.exact and start.day else min(said.days)
        return Status("ikke trådt i kraft", None, day, words.act_not_yet(day, "", case.seen))
    original = case.spell is case.spells[0] and case.spell.on
    if original and start.exact and start.day and case.day < start.day:
        noun = words.NOUNS.get(case.home.kind, "Bestemmelsen")
        sentence = words.place_not_yet(noun, start.day, case.seen)
        return Status("ikke trådt i kraft", None, start.day, sentence)
    if original and not start.exact and start.latest and case.day < start.latest:
        if case.home.id.path:
            return Status("ukjent", None, None, words.one_of(said.days, case.seen))
        return Status("delvis i kraft", None, None, words.piecemeal(said.days, case.seen))
    return None


def _steps(case: Case) -> set[str]:
    return {step.casefold() for step in case.home.id.path}


def _in_force(case: Case, spell: Spell) -> Status:
    since = spell.start if spell.exact else None
    told = (spell.by,) if spell.by else ()
    after = sorted(_changed_after(case, spell))
    if case.later is not None and case.later.start is None:
        return Status("ukjent", None, None, words.repealed(case.later.by, None))
    if case.inner and after and after[-1] > case.day:
        return Status("ukjent", None, None, words.PART_UNKNOWN)
    if case.inner and after:
        return Status("i kraft", None, None, words.PART_SINCE, told)
    said = [words.in_force(since, spell.by)]
    if not case.has_words and case.spell is not case.spells[-1]:
        said.append(words.NO_TEXT)
    said += _remarks(case, after)
    return Status("i kraft", since, None, " ".join(said), told)


def _remarks(case: Case, after: list[date]) -> Iterator[str]:
    for event in case.told:
        day = effective(event)[0]
        if event.former and not event.pending and day and day > case.day and event.verb == "endret":
            yield words.called(event.former, day)
    if any(day > case.day for day in after):
        yield words.changed_since(min(day for day in after if day > case.day))
    if not case.has_words and case.standing == "there":
        yield words.OMITTED


def _changed_after(case: Case, spell: Spell) -> Iterator[date]:
    """The days in this spell on which its words changed, as far as they are in the source."""
    for event in case.told:
        if event.pending or (event.verb in TURNS and is_whole(event)):
            continue
        days = (effective(event)[0], *event.also_in_force)
        yield from (
            day
            for day in days
            if day
            and day <= case.seen
            and (spell.start is None or day > spell.start)
            and (spell.end is None or day < spell.end)
        )


def _not_yet(case: Case) -> Status:
    coming = case.later
    event = coming.by if coming else next(_added_some_day(case), None)
    day = effective(event)[0] if event else None
    until = coming.start if coming and coming.exact else None
    told = (event,) if event else ()
    sentence = words.not_yet(event, day, case.seen)
    return Status("ikke trådt i kraft", None, until, sentence, told)


def _added_some_day(case: Case) -> Iterator[Event]:
    for event in case.told:
        if event.pending and event.verb in ADDED and is_whole(event):
            yield event


# ---- what holds beside that


def _parts(case: Case, main: Status) -> Iterator[Status]:
    """Parts that are not in force with the rest: of an act, of a paragraf."""
    said = case.act.commencement
    if not case.home.id.path and said.days and WAITS.search(said.words):
        yield Status("delvis i kraft", None, None, words.some_waits(said.words))
    for piece in case.start.parts:
        if piece.waiting:
            yield Status("delvis i kraft", None, None, words.footnote(piece.words))
        elif piece.day and case.day < piece.day and main.kind != "ikke trådt i kraft":
            sentence = words.part_not_yet(piece.part, piece.day, case.seen)
            yield Status("delvis i kraft", None, piece.day, sentence)


def _temporary(case: Case, main: Status) -> Iterator[Status]:
    """What the act that gave it has decided the end of; what calls itself temporary."""
    header, end = case.act.document.header, case.act.commencement.end
    named = TEMPORARY.match(header.title) is not None
    ender = _ender(case)
    giver = case.spell.by.act if case.spell.by else header.refid
    heading = TEMPORARY_RULES.match(case.home.heading.text) is not None
    if main.kind in ("ikke trådt i kraft", "opphevet"):
        return
    if ender and _decided(ender, case.day) and (ender.act == giver or heading or named):
        day = ender.in_force if _holds(ender, case) else None
        yield Status("midlertidig", None, day, words.temporary(day), (ender,))
    elif named or end is not None:
        yield Status("midlertidig", None, end, words.temporary(end))


def _ender(case: Case) -> Event | None:
    """The decision that ends the spell of the day, done or pending."""
    if case.later and case.later.by and case.later.by.verb == "opphevet":
        return case.later.by
    return next(iter(_pending_repeals(case)), None)


def _pending_repeals(case: Case) -> Iterator[Event]:
    for event in case.told:
        repeals = event.pending and event.verb == "opphevet" and is_whole(event)
        if repeals and _decided(event, case.day):
            yield event


def _decided(event: Event, day: date) -> bool:
    """Whether the act of the event was passed on the day, as far as is known."""
    return (adopted(event) or date.min) <= day


def _holds(event: Event, case: Case) -> bool:
    """Whether the day of a pending event is still to be believed: it lies after the source."""
    return not event.pending or (event.in_force is not None and event.in_force > case.seen)


def _repeals(case: Case, main: Status) -> Iterator[Status]:
    """A repeal that was adopted on the day, and had not come into force."""
    later = case.later.by if case.later else None
    done = [later] if later and later.verb == "opphevet" and not later.pending else []
    for event in (*done, *_pending_repeals(case)):
        day, exact = effective(event)
        if not _decided(event, case.day) or (day and day <= case.day and _holds(event, case)):
            continue
        until = day if exact and _holds(event, case) else None
        sentence = words.will_be_repealed(
            _whose(case, event), event, day if exact else None, case.seen
        )
        yield Status("oppheves", None, until, sentence, (event,))


def _whose(case: Case, event: Event) -> str:
    """«Loven», «Kapittelet», when not the provision itself is what is repealed."""
    if event in case.act.ending:
        return "Loven"
    return "" if event in case.act.told_by(case.home) else "Kapittelet"


def _changes(case: Case, main: Status) -> Iterator[Status]:
    """Changes that were adopted on the day, and had not come into force."""
    own = case.act.told_by(case.home)
    for n, event in enumerate(own):
        if not _decided(event, case.day):
            continue
        if event.verb not in TURNS or not is_whole(event):
            for day in (effective(event)[0], *event.also_in_force):
                yield from _change(case, event, day)
        elif event.pending and event.verb in ADDED and main.kind != "ikke trådt i kraft":
            given_up = any(later.verb == "opphevet" and is_whole(later) for later in own[n + 1 :])
            if not given_up and event is not case.spell.by:
                yield from _added_again(case, event)


def _added_again(case: Case, event: Event) -> Iterator[Status]:
    """A paragraf that is repealed, or there already, is to be added."""
    day, exact = effective(event)
    until = day if exact and _holds(event, case) else None
    sentence = words.not_yet(event, day, case.seen)
    yield Status("endring vedtatt, ikke i kraft", None, until, sentence, (event,))


def _change(case: Case, event: Event, day: date | None) -> Iterator[Status]:
    exact = event.in_force is not None
    if event.pending and day and case.seen < day <= case.day:
        yield Status("ukjent", day, None, words.not_taken_in(event, day), (event,))
    elif event.pending or (exact and day and case.day < day):
        until = day if exact and _holds(event, case) else None
        sentence = words.change(event, day, case.seen)
        yield Status("endring vedtatt, ikke i kraft", None, until, sentence, (event,))
