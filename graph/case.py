"""Case: an act and a provision in it in, all that tells how the provision stands out.

What its own notes tell, what those of the chapters around it tell of all that is
in them, what is decided of the whole act, when it came into force, and whether
its words are there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.change import Event
from corpus.ids import ProvisionId, passed
from corpus.model import Document, Provision
from graph.lifespan import (
    ADDED,
    TURNS,
    Spell,
    Standing,
    adopted,
    effective,
    is_whole,
    spell_on,
    spells,
)
from ingest.changes import events
from ingest.commencement import Commencement, Start, commencement


@dataclass(frozen=True, slots=True)
class Act:
    """What has to be known of an act to tell how its provisions stand."""

    document: Document
    commencement: Commencement
    ending: tuple[Event, ...]  # the decisions that the whole act is repealed
    notes: Mapping[ProvisionId, tuple[Event, ...]]  # what the change notes tell

    @classmethod
    def of(cls, document: Document) -> "Act":
        """The act in `document`, read once for all its provisions."""
        notes = {
            provision.id: tuple(event for note in provision.notes for event in events(note))
            for provision in document.walk()
            if provision.notes
        }
        return cls(document, commencement(document), tuple(_endings(document)), notes)

    def told_by(self, provision: Provision) -> tuple[Event, ...]:
        """What the change notes of `provision` tell."""
        return self.notes.get(provision.id, ())


Chain = tuple[Provision, ...]  # the act, its chapters from the outside in, the provision itself


def chains(provision: Provision, around: Chain = ()) -> Iterator[Chain]:
    """Every provision with those around it, in reading order."""
    chain = (*around, provision)
    yield chain
    for child in provision.children:
        yield from chains(child, chain)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that is asked of one provision: what it is made of, and seen when."""

    act: Act
    home: Provision  # the paragraf or the chapter that has the notes
    inner: bool  # asked is a ledd or smaller, and the notes are of the whole paragraf
    standing: Standing
    start: Start
    told: tuple[Event, ...]  # by the notes of `home`, of the chapters around, of the act
    spells: tuple[Spell, ...]
    day: date
    seen: date

    @property
    def has_words(self) -> bool:
        """Whether the source has anything but dashes for it."""
        return WORD.search(self.home.words()) is not None

    @property
    def spell(self) -> Spell:
        return spell_on(self.spells, self.day, self.seen)

    @property
    def later(self) -> Spell | None:
        """The spell after that of the day."""
        after = self.spells[self.spells.index(self.spell) + 1 :]
        return after[0] if after else None

    @property
    def waiting(self) -> bool:
        """Whether the whole act waits for somebody to say when."""
        said = self.act.commencement
        return not said.days and WAITS.search(said.words) is not None


PARAGRAFS = ("paragraf", "artikkel")
WAITS = re.compile(
    r"Kongen|ikkje|ikke|fastset|bestemmer|når|fra den tid|frå den tid", re.IGNORECASE
)
GONE = re.compile(r"[\W_]*(?:opphev(?:et|a|d)\b|flyttet\s+til|flytta\s+til)", re.IGNORECASE)
WORD = re.compile(r"[^\W_]")


def case_of(act: Act, chain: Chain, day: date, seen: date) -> Case:
    """What tells how the last of `chain` stands; a ledd stands as its paragraf does."""
    at = next((n for n, part in enumerate(chain) if part.kind in PARAGRAFS), len(chain) - 1)
    home, around = chain[at], chain[:at]
    own = act.told_by(home)
    told = (*_from_around(act, own, around), *own, *act.ending)
    standing = _standing(act, home, told)
    start = act.commencement.start(chain[: at + 1])
    commenced = start.day or passed(act.document.header.refid)
    exact = start.day is not None and start.exact
    return Case(
        act,
        home,
        inner=at < len(chain) - 1,
        standing=standing,
        start=start,
        told=told,
        spells=spells(told, commenced, exact, standing, seen),
        day=day,
        seen=seen,
    )


def _from_around(act: Act, own: tuple[Event, ...], around: Chain) -> Iterator[Event]:
    """What the notes of the chapters tell of all that is in them.

    A provision that tells itself when it was added or repealed is believed; so is one
    that was changed before its chapter was added.
    """
    silent = not any(event.verb in TURNS and is_whole(event) and not event.pending for event in own)
    first = min((day for event in own if (day := effective(event)[0])), default=None)
    for chapter in around:
        for event in act.told_by(chapter):
            if event.verb not in TURNS or not is_whole(event):
                continue
            day = effective(event)[0]
            early = first is not None and day is not None and first < day and event.verb in ADDED
            repeated = any((e.verb, e.act) == (event.verb, event.act) for e in own)
            if (event.pending and not repeated) or (silent and not early and not event.pending):
                yield event


def _standing(act: Act, home: Provision, told: tuple[Event, ...]) -> Standing:
    """Whether the words are there, are gone, or are still to come."""
    text = home.words()
    if WORD.search(text) and not (GONE.match(text) and len(text) < 200 and text.startswith("(")):
        return "there"
    if GONE.match(home.heading.text) or WORD.search(text):
        return "gone"
    turns = [event for event in told if event.verb in TURNS and is_whole(event)]
    if any(event.pending and event.verb in ADDED for event in turns):
        return "coming"
    past = [event for event in turns if not event.pending]
    if past and past[-1].verb == "opphevet":
        return "gone"
    inside = [
        _standing(act, part, act.told_by(part))
        for part in home.walk()
        if part is not home and part.kind in PARAGRAFS
    ]
    if inside and "there" not in inside:
        return "coming" if "coming" in inside else "gone"
    return "there"


def _endings(document: Document) -> Iterator[Event]:
    """«Loven oppheves ved lov …», under the title or among what the header says besides."""
    said = [unit.prose for unit in document.root.children if unit.kind == "rest"]
    said += [fact.prose for fact in document.header.facts if fact.name == "miscInformation"]
    for prose in said:
        for event in events(prose):
            whole = event.subject.casefold() in ("", "loven", "lova")
            if event.verb != "opphevet" or not event.pending or not whole or not event.act:
                continue
            # A new act tells what it repeals: «Følgende lov oppheves: Lov 10. februar 1967 …».
            if (adopted(event) or date.min) > (passed(document.header.refid) or date.min):
                yield event
