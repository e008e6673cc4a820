"""Coming: a paragraf with its text today and what is adopted in, what it will say and when out.

Only changes whose day is decided are given. What is adopted after the archives were made
is not in them.
"""

from collections.abc import Iterator
from datetime import date

from graph.chain import Stage
from graph.edits import Misfit
from graph.holes import Piece, unknown
from graph.replay import apply, undo
from graph.steps import Step
from graph.tracks import Track

STALE = "endringen skulle ha trådt i kraft, men står ikke i teksten"


def coming(track: Track, known_until: date) -> Iterator[Stage]:
    """The stages that follow the text today, in the order they begin."""
    piece = track.chain.stages[-1].piece
    for step in track.coming:
        if step.day is None:
            continue
        why = STALE if step.day <= known_until else step.missing
        piece, why = _after(piece, step, why)
        yield Stage(step, step.at, piece, why)


def _after(piece: Piece | None, step: Step, why: str) -> tuple[Piece | None, str]:
    if why:
        return unknown("paragraf"), why
    if step.repeals:
        return None, ""
    if step.whole is not None and isinstance(step.whole.parts[0], Piece):
        return step.whole.parts[0], ""
    try:
        change = undo if step.reverts else apply
        return change(piece or unknown("paragraf"), step.edits), ""
    except Misfit as error:
        return unknown("paragraf"), f"endringen passer ikke med teksten ({error})"
