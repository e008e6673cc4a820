"""Unnoted: an act without change notes and what amends it in, what was done to a paragraf out.

Of an act that is repealed no consolidated text is held, and so no notes: the amending acts
themselves must tell what they changed, and the notes of other acts when they took effect.
"""

from datetime import date

from graph.effective import Instructions, passed
from graph.steps import NOT_READ, Step, done, unread


def steps_without_notes(law: str, number: str, instructions: Instructions) -> tuple[Step, ...]:
    """What amending acts did to the paragraf that ended as `number`, oldest first."""
    found: list[Step] = []
    at, before = number, (date.max, "")
    while True:
        acts = [a for a in _acts(law, at, instructions) if _order(a, instructions) < before]
        if not acts:
            return tuple(reversed(found))
        act = max(acts, key=lambda a: _order(a, instructions))
        before = _order(act, instructions)
        step = _step(act, law, at, instructions)
        if step is None:  # the number was given up; what had it is now called something else
            return tuple(reversed(found))
        found.append(step)
        at = step.was


def _order(act: str, instructions: Instructions) -> tuple[date, str]:
    day = instructions.only_day(act) or passed(act) or date.min
    _, _, number = act.rpartition("-")
    return day, number.zfill(4)


def _acts(law: str, at: str, instructions: Instructions) -> list[str]:
    """The acts that tell something of the paragraf, or may do so in words that are not read."""
    found = []
    for act in instructions.acts(law):
        day = instructions.only_day(act)
        told = instructions.of(act, law, at, day) or instructions.into(act, law, at, day)
        if told or unread(act, at, instructions):
            found.append(act)
    return found


def _step(act: str, law: str, at: str, instructions: Instructions) -> Step | None:
    day = instructions.only_day(act)
    given = instructions.of(act, law, at, day)
    whole = {each.operation for each in given if each.target == each.target.paragraf}
    moved = [
        each.target.path[-1]
        for each in instructions.into(act, law, at, day)
        if each.target == each.target.paragraf and each.moved_to and len(each.moved_to.path) == 1
    ]
    step = Step(act, day, at, moved[0] if moved else at, adds="ny" in whole)
    if unread(act, at, instructions):
        return Step(act, day, at, at, missing=NOT_READ)
    if not moved and not whole & {"ny", "endret"}:
        if "flyttet" in whole:
            return None
        if "opphevet" in whole:
            return Step(act, day, at, at, repeals=True)
    return done(step, law, instructions)
