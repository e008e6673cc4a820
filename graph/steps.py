"""Steps: what the notes tell of a paragraf and the amending acts in, what was done to it out.

The notes say which acts changed the paragraf and when; the instructions of those acts say
what they did. A step without instructions is a change that is known to have been made and
not known what it was: nothing is known across it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.change import Instruction
from corpus.ids import ProvisionId, passed
from graph import numbers
from graph.edits import Edit, Misfit, arriving, edits
from graph.effective import Instructions
from graph.numbers import written
from graph.told import Told

TEMPORARY = re.compile(r"midlertidig|mellombels", re.IGNORECASE)
STAGED = "endringen trådte i kraft til ulike tider"
NOT_READ = "noe av det som ble endret, er ikke lest"
MOVES_ONLY = re.compile(r"\b(?:blir|vert|bli)\b(?!.*(?:lyd|opphev|endr|erstatt|stryk|slett))")
ADDS = frozenset(("tilføyd", "gjeninnført"))
# A chapter's note of these tells of its paragrafer too, whatever they are called.
OF_ALL = frozenset(("opphevet", "gjeninnført"))


@dataclass(frozen=True, slots=True)
class Step:
    """What one amending act did to one paragraf."""

    act: str
    day: date | None  # None where nothing tells when it took effect
    at: str  # what the paragraf is called after it: «§51»
    was: str  # and before: «§50»
    edits: tuple[Edit, ...] = ()
    repeals: bool = False
    adds: bool = False  # the note says «tilføyd»: there may have been nothing here before
    reverts: bool = False  # a temporary change ends here: the edits are those that end
    split: bool = False  # only some of the edits took effect, and nothing tells which
    missing: str = ""  # why what was done is not known
    pending: bool = False
    spread: bool = False  # words are replaced everywhere in the act, here perhaps too
    amended_by: tuple[str, ...] = ()  # refids of acts that changed what `act` says of it first

    @property
    def whole(self) -> Edit | None:
        """The edit that gives the paragraf all its text."""
        return next((e for e in self.edits if not e.steps and e.do in ("set", "new")), None)


def steps(
    paragraf: ProvisionId, notes: Sequence[Told], instructions: Instructions
) -> tuple[Step, ...]:
    """What happened to `paragraf`, oldest first; what is still to happen comes last."""
    at = paragraf.path[-1]
    notes = [replace(one, act=instructions.named(one.act)) for one in notes]
    past = sorted((t for t in notes if not t.pending), key=lambda t: _order(t, instructions))
    waiting = {t.act for t in notes if t.pending}
    found: list[Step] = []
    seen: set[str] = set()
    for n, one in reversed(list(enumerate(past))):
        last, again = one.act not in seen, any(_as_one(t, one) for t in past[:n])
        step = _step(one, paragraf.document, at, instructions, last, again)
        if one.chapter and not (step.edits or one.verbs & OF_ALL):
            continue
        if one.act in waiting and not one.places and not temporary(one.act, instructions):
            step = replace(step, split=True)
        if not one.repeals:
            seen.add(one.act)
        found.append(step)
        at = step.was
    coming = [
        _step(
            one,
            paragraf.document,
            paragraf.path[-1],
            instructions,
            True,
            any(_as_one(t, one) for t in past),
        )
        for one in notes
        if one.pending
    ]
    return (*reversed(found), *sorted(coming, key=lambda step: step.day or date.max))


def _order(one: Told, instructions: Instructions) -> date:
    """Where a change stands in the row; one whose day is not told stands by that of the act."""
    return one.day or instructions.day(one.act) or passed(one.act) or date.min


def _as_one(one: Told, other: Told) -> bool:
    return one.act == other.act and not one.repeals and not other.repeals


def _step(
    one: Told, law: str, at: str, instructions: Instructions, last: bool, again: bool
) -> Step:
    """The step that `one` tells of: the last of its act, and not the first (`again`)?"""
    day = one.day or (None if one.pending else instructions.day(one.act))
    adds = bool(one.verbs & ADDS)
    step = Step(one.act, day, at, at, repeals=one.repeals, adds=adds, pending=one.pending)
    if one.repeals:
        return step
    was = _moved_from(step, law, instructions) or numbers.read(one.former) or at
    step = done(replace(step, was=was), law, instructions)
    if not one.parts or step.missing:
        return step
    if temporary(one.act, instructions):
        return replace(step, reverts=last and again)
    if one.pending:
        return _only(step, one) if one.places else replace(step, edits=(), missing=STAGED)
    if one.places and (step.whole is None or not last):
        return _only(step, one)
    return step if last else replace(step, edits=(), missing=STAGED)


def _only(step: Step, one: Told) -> Step:
    """The step with those edits only that `one` is for."""
    if not one.places or not one.parts:
        return step
    kept = tuple(
        edit
        for edit in step.edits
        if any(edit.steps[: len(place)] == place for place in one.places)
    )
    return replace(step, edits=kept, missing="" if kept else STAGED)


def temporary(act: str, instructions: Instructions) -> bool:
    """Whether what the act changes is meant to end again."""
    amendment = instructions.amendments.get(act)
    return amendment is not None and TEMPORARY.search(amendment.title) is not None


def _moved_from(step: Step, law: str, instructions: Instructions) -> str:
    for each in instructions.into(step.act, law, step.at, step.day):
        if each.target == each.target.paragraf and each.moved_to and len(each.moved_to.path) == 1:
            return each.target.path[-1]
    return ""


def unread(act: str, law: str, number: str, instructions: Instructions, moves: bool = True) -> bool:
    """Whether a line of `act` that no rule reads may tell something of a paragraf of `law`."""
    amendment = instructions.amendments.get(act)
    if amendment is None:
        return False
    of = amendment.not_understood_of or ("",) * len(amendment.not_understood)
    return any(
        written(number).search(line) and (moves or not MOVES_ONLY.search(line))
        for line, spoken_of in zip(amendment.not_understood, of, strict=True)
        if spoken_of in ("", law) or spoken_of in instructions.amendments
    )


def done(step: Step, law: str, instructions: Instructions) -> Step:
    """The step with what the instructions of its act say is to be done."""
    if unread(step.act, law, step.at, instructions, moves=False):
        return replace(step, missing=NOT_READ)
    given = [
        each
        for each in instructions.of(step.act, law, step.at, step.day)
        if not (_of_whole(each) and each.operation in ("opphevet", "flyttet"))
    ]
    if step.was != step.at:  # what goes away is named by the number that it had
        given += [
            each
            for each in instructions.of(step.act, law, step.was, step.day)
            if not _of_whole(each) and each.operation in ("opphevet", "ord")
        ]
    given += [
        each
        for each in instructions.of(step.act, law, "", step.day)
        if each.operation == "ord" and not each.target.path
    ]
    try:
        found = [*edits(given)]
        for each in instructions.into(step.act, law, step.at, step.day):
            if each.moved_to and len(each.moved_to.path) > 1:
                given.append(each)
                found = _arrived(found, arriving(each))
    except Misfit as error:
        return replace(step, missing=f"instruksen er ikke forstått ({error})")
    if not found and step.was == step.at:
        return replace(step, missing=_why(step, instructions))
    amended_by = dict.fromkeys(act for each in given for act in each.amended_by)
    return replace(step, edits=tuple(found), amended_by=tuple(amended_by))


def _arrived(found: list[Edit], coming: Sequence[Edit]) -> list[Edit]:
    """«Nåværende § 12 blir § 17 annet ledd og skal lyde:»: the words are told, and nothing goes."""
    places = {edit.steps for edit in coming}
    told = {edit.steps for edit in found}
    return [
        *(replace(edit, do="new") if edit.steps in places else edit for edit in found),
        *(edit for edit in coming if edit.steps not in told),
    ]


def _of_whole(each: Instruction) -> bool:
    return each.target == each.target.paragraf


def _why(step: Step, instructions: Instructions) -> str:
    if not step.act:
        return "endringsloven har ikke noe nummer"
    if step.act not in instructions.amendments:
        return instructions.absent
    return "det som ble endret, er ikke lest"
