"""Replay: a paragraf and the edits of one amending act in, the paragraf after or before out.

`apply` goes forward in time, `undo` back, and leaves holes for what the edits removed.
Both raise Misfit when an edit finds no place.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.model import Kind
from graph.edits import KINDS, Edit, Misfit, Steps, new_heading
from graph.holes import HEADING, Hole, Part, Piece, unknown
from graph.rows import Inner, row_after, row_before
from graph.wording import counted, reworded, unworded

Row = Callable[[tuple[Part, ...], Kind, bool, list[Edit], Inner], tuple[Part, ...]]


def apply(before: Piece, wanted: Sequence[Edit]) -> Piece:
    """The paragraf after the edits."""
    after = before
    for edit in wanted:
        if edit.do == "words":  # before anything else: what the act itself sets is in new words
            after = reworded(after, holding(after, edit, edit.words[0]), edit.words)
    after = _level(after, _of_parts(wanted), row_after)
    headings = [edit for edit in wanted if edit.do == "heading" and not edit.steps]
    return replace(after, heading=new_heading(headings[-1])) if headings else after


def undo(after: Piece, wanted: Sequence[Edit]) -> Piece:
    """The paragraf before the edits, with holes for what they removed."""
    before = _level(after, _of_parts(wanted), row_before)
    if any(edit.do == "heading" and not edit.steps for edit in wanted):
        before = replace(before, heading=HEADING)
    for edit in wanted:
        if edit.do == "words":
            before = unworded(before, holding(before, edit, edit.words[1]), edit.words)
    return before


def _of_parts(wanted: Sequence[Edit]) -> list[Edit]:
    return [edit for edit in wanted if edit.do not in ("words", "heading")]


def place_of(piece: Piece, edit: Edit) -> tuple[tuple[Kind, str], ...]:
    """Where in `piece` the edit is to be made."""
    return tuple((KINDS[key], name) for key, name in _fitting(piece, edit.steps))


def holding(piece: Piece, edit: Edit, words: str) -> tuple[tuple[Kind, str], ...]:
    """The place of the edit; the ledd where its punktum does not have the words.

    Not all count punktum alike where a list or an abbreviation stands between.
    """
    at = place_of(piece, edit)
    if not at or at[-1][0] != "punktum" or counted(piece, at, words):
        return at
    return at[:-1] if counted(piece, at[:-1], words) else at


def _level(piece: Piece, wanted: list[Edit], change: Row) -> Piece:
    """The piece with the edits of its parts done, and of what lies inside them."""
    by_kind: dict[Kind, list[Edit]] = {}
    for edit in wanted:
        steps = _fitting(piece, edit.steps)
        by_kind.setdefault(KINDS[steps[0][0]], []).append(replace(edit, steps=steps))
    parts = piece.parts

    def inner(part: Part, deeper: list[Edit]) -> Part:
        if isinstance(part, Hole):
            part = unknown(part.kind, part.name)
        if not isinstance(part, Piece):
            raise Misfit(part.kind)
        return _level(part, deeper, change)

    for kind, here in by_kind.items():
        parts = change(parts, kind, piece.open, here, inner)
    return replace(piece, parts=parts)


def _fitting(piece: Piece, steps: Steps) -> Steps:
    """`steps`, by way of the only ledd where the instruction leaves that out."""
    if piece.kind != "paragraf" or not steps or steps[0][0] in ("ledd", "rest"):
        return steps
    kind = KINDS[steps[0][0]]
    ledd = [part for part in piece.parts if part.kind == "ledd"]
    if any(part.kind == kind for part in piece.parts):
        return steps
    if len(ledd) <= 1 and (ledd or piece.open):
        return (("ledd", "1"), *steps)
    holding = [
        n
        for n, part in enumerate(ledd, start=1)
        if isinstance(part, Piece) and any(inner.kind == kind for inner in part.parts)
    ]
    if len(holding) != 1 or kind == "punktum":
        raise Misfit("/".join(steps[0]))
    return (("ledd", str(holding[0])), *steps)
