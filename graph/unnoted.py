"""Unnoted: an act without change notes and what amends it in, what was done to a paragraf out.

Of an act that is repealed no consolidated text is held, and so no notes: the amending acts
themselves must tell what they changed, and the decrees when they took effect.
"""

from dataclasses import replace
from datetime import date

from corpus.ids import passed
from graph.effective import Instructions
from graph.steps import NOT_READ, Step, done, temporary, unread

UNDATED = "arkivene sier ikke når endringen trådte i kraft"
PASSING = "endringen var midlertidig, og arkivene sier ikke når den tok slutt"


def steps_without_notes(law: str, number: str, instructions: Instructions) -> tuple[Step, ...]:
    """What amending acts did to the paragraf that ended as `number`, oldest first."""
    found: list[Step] = []
    at, before = number, (date.max, "")
    while True:
        acts = {act: _order(act, law, at, instructions) for act in _acts(law, at, instructions)}
        earlier = [act for act, order in acts.items() if order < before]
        if not earlier:
            return tuple(reversed(found))
        act = max(earlier, key=lambda each: acts[each])
        before = acts[act]
        step = _step(act, law, at, instructions)
        if step is None:  # the number was given up; what had it is now called something else
            return tuple(reversed(found))
        found.append(step)
        at = step.was


def _order(act: str, law: str, at: str, instructions: Instructions) -> tuple[date, str]:
    day = instructions.decided_day(act, law, at) or passed(act) or date.min
    _, _, number = act.rpartition("-")
    return day, number.zfill(4)


def _acts(law: str, at: str, instructions: Instructions) -> list[str]:
    """The acts that tell something of the paragraf, or may do so in words that are not read."""
    return [
        act
        for act in instructions.acts(law)
        if instructions.of(act, law, at, None)
        or instructions.into(act, law, at, None)
        or any(each.operation == "ord" for each in instructions.of(act, law, "", None))
        or unread(act, law, at, instructions)
    ]


def _step(act: str, law: str, at: str, instructions: Instructions) -> Step | None:
    day = instructions.decided_day(act, law, at)
    given = instructions.of(act, law, at, day)
    whole = {each.operation for each in given if each.target == each.target.paragraf}
    moved = [
        each.target.path[-1]
        for each in instructions.into(act, law, at, day)
        if each.target == each.target.paragraf and each.moved_to and len(each.moved_to.path) == 1
    ]
    spread = not given and not moved
    step = Step(act, day, at, moved[0] if moved else at, adds="ny" in whole, spread=spread)
    if unread(act, law, at, instructions):
        return replace(step, was=at, missing=NOT_READ, spread=False)
    if not moved and not whole & {"ny", "endret"}:
        if "flyttet" in whole:
            return None
        if "opphevet" in whole:
            return replace(step, repeals=True)
    step = done(step, law, instructions)
    if temporary(act, instructions):
        return replace(step, edits=(), missing=PASSING)
    return step if day is not None else replace(step, edits=(), missing=UNDATED)
