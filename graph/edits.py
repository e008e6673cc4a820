"""Edits: the instructions of one amending act for one paragraf in, what is to be done out.

An edit is named by the steps below the paragraf. Raises Misfit for an address that does
not lead to a part of a paragraf.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.change import Instruction
from corpus.model import Kind, Prose
from graph.holes import Hole, Part, Sentence, pieces, sentences

Do = Literal["set", "new", "drop", "move", "words", "heading"]
Steps = tuple[tuple[str, str], ...]

INTRO = "innledning"  # what stands before a list
KINDS: dict[str, Kind] = {
    "ledd": "ledd", "bokstav": "bokstav", "nummer": "nummer", "strekpunkt": "strekpunkt",
    "setning": "punktum", "rest": "rest", "artikkel": "artikkel", INTRO: "punktum",
}  # fmt: skip
LAST = "siste"  # «nytt siste punktum», «siste ledd»
DOES: dict[str, Do] = {
    "ny": "new", "endret": "set", "opphevet": "drop", "flyttet": "move",
    "ord": "words", "overskrift": "heading",
}  # fmt: skip


class Misfit(Exception):
    """An edit that the piece has no place for. Never leaves this folder."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing to be done to one part of a paragraf."""

    do: Do
    steps: Steps  # from the paragraf down: (("ledd", "2"), ("setning", "1"))
    parts: tuple[Part, ...] = ()  # what is set; several sentences may come as one
    to: str = ""  # the number that a moved part gets
    words: tuple[str, str] = ("", "")


def edits(instructions: Sequence[Instruction]) -> tuple[Edit, ...]:
    """What the instructions of one amending act for one paragraf say is to be done."""
    found: list[Edit] = []
    for instruction in sorted(instructions, key=lambda each: each.order):
        found += _edit(instruction)
    return tuple(found)


def steps_of(path: Sequence[str]) -> Steps:
    """The pairs of an address below its paragraf.

    >>> steps_of(("ledd", "2", "setning", "1"))
    (('ledd', '2'), ('setning', '1'))
    """
    if path and path[-1] == INTRO:
        return (*steps_of(path[:-1]), (INTRO, ""))
    if len(path) % 2:
        raise Misfit("/".join(path))
    pairs = tuple(zip(path[::2], path[1::2], strict=True))
    if any(key not in KINDS for key, _ in pairs):
        raise Misfit("/".join(path))
    # «annet punktum bokstav b» is the bokstav of the ledd: items lie beside sentences here.
    return tuple(
        pair for n, pair in enumerate(pairs) if pair[0] != "setning" or n == len(pairs) - 1
    )


def _edit(instruction: Instruction) -> list[Edit]:
    path = instruction.target.path
    start = next((n for n, step in enumerate(path) if step.startswith("§")), 0)
    steps = steps_of(path[start + 1 :])
    do = DOES[instruction.operation]
    if do == "words":
        return [Edit("words", steps, words=instruction.words)]
    if do == "move":
        return _move(instruction, steps, start)
    if do == "heading":
        parts = (
            sentences(instruction.text.heading or instruction.text.prose)
            if instruction.text
            else ()
        )
        return [Edit("heading", steps, parts)]
    if do == "drop":
        return [Edit("drop", steps)]
    if instruction.text is None:
        raise Misfit(instruction.surface)
    if not steps:
        return [Edit(do, (), (pieces(instruction.text),))]
    return [Edit(do, steps, _new_parts(instruction, steps[-1]))]


def _new_parts(instruction: Instruction, step: tuple[str, str]) -> tuple[Part, ...]:
    assert instruction.text is not None
    piece = pieces(instruction.text)
    if step[0] in ("setning", INTRO):
        return piece.parts  # «tredje punktum skal lyde:» may give two sentences, or a list with it
    kind = KINDS[step[0]]
    if piece.kind != kind:  # the markup calls everything a ledd
        piece = replace(piece, kind=kind)
    return (replace(piece, name=step[1]),)


def _move(instruction: Instruction, steps: Steps, start: int) -> list[Edit]:
    if instruction.moved_to is None or not steps:
        return []
    there = instruction.moved_to.path
    own = next((n for n, step in enumerate(there) if step.startswith("§")), 0)
    same = instruction.target.path[: start + 1] == there[: own + 1]
    goal = steps_of(there[own + 1 :])
    if same and goal[:-1] == steps[:-1] and goal[-1][0] == steps[-1][0]:
        return [Edit("move", steps, to=goal[-1][1])]
    # To another place altogether: here it goes, there something comes that is not told.
    coming = [Edit("new", goal, (Hole(KINDS[goal[-1][0]], goal[-1][1]),))] if same and goal else []
    return [Edit("drop", steps), *coming]


def arriving(instruction: Instruction) -> tuple[Edit, ...]:
    """What a move from another paragraf is where it arrives: something that is not told."""
    assert instruction.moved_to is not None
    path = instruction.moved_to.path
    start = next((n for n, step in enumerate(path) if step.startswith("§")), 0)
    goal = steps_of(path[start + 1 :])
    return (Edit("new", goal, (Hole(KINDS[goal[-1][0]], goal[-1][1]),)),) if goal else ()


def new_heading(edit: Edit) -> Prose:
    words = [part.prose.text for part in edit.parts if isinstance(part, Sentence)]
    return Prose(" ".join(words))
