"""Chain: the steps of a paragraf and its text today in, what it said after every step out.

Two accounts are made of every stage. One goes forward, from the act as promulgated or
from a paragraf that a step gives whole; what came before is a hole. The other goes
backward from the text today and undoes the steps, each only after its words have been
found in the law. Where both know a part they must agree, or the chain is broken there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.edits import Edit, Misfit
from graph.holes import HEADING, Meeting, Piece, known, meet, unknown
from graph.replay import apply, holding, undo
from graph.steps import STAGED, Step
from graph.wording import counted

DISAGREE = "er ikke den samme når endringene følges framover og bakover"


@dataclass(frozen=True, slots=True)
class Stage:
    """The paragraf after a step; before the first one, `step` is None."""

    step: Step | None
    at: str
    piece: Piece | None  # None: there was nothing here
    broken: str = ""  # why the two accounts cannot be trusted here


@dataclass(frozen=True, slots=True)
class Chain:
    """All stages, oldest first, and how the two accounts agree."""

    stages: tuple[Stage, ...]
    compared: int  # words of the steps that were found in the text today
    conflicts: tuple[tuple[str, str], ...]  # what the steps give, what the text today says
    breaks: tuple[tuple[Step, str], ...]  # steps that could not be taken, and why


def chain(at: str, steps: Sequence[Step], today: Piece | None, first: Piece | None) -> Chain:
    """What the paragraf now called `at` said before and after each of `steps`, oldest first.

    `first` is what it said before the first of them: in pieces that may all be unknown,
    or None when it was not there.
    """
    steps = [_sorted_out(step, today) if step.split else step for step in steps]
    ahead = _Ahead.of(steps, first)
    back = _Back(steps[0].was if steps else at, today, ahead)
    for n in range(len(steps), -1, -1):
        back.stage(n, steps)
        if n:
            back.undo(n, steps[n - 1])
    compared, conflicts = back.at_the_end
    breaks = {id(step): (step, why) for step, why in (*ahead.breaks, *back.breaks)}
    compared += back.reworded
    return Chain(tuple(reversed(back.stages)), compared, conflicts, tuple(breaks.values()))


def _sorted_out(step: Step, today: Piece | None) -> Step:
    """The step with those edits only whose words stand in the law."""
    if today is None or any(edit.do not in ("set", "new", "heading") for edit in step.edits):
        return replace(step, edits=(), missing=STAGED)
    kept = tuple(edit for edit in step.edits if _stands(edit, today))
    return replace(step, edits=kept, missing="" if kept else STAGED)


def _stands(edit: Edit, today: Piece) -> bool:
    if not edit.steps and edit.do != "heading":
        whole = edit.parts[0]
        return isinstance(whole, Piece) and not _conflicts(_headed(edit, whole, None), today)
    try:
        return not _conflicts(apply(unknown("paragraf"), (edit,)), today)
    except Misfit:
        return False


def _conflicts(one: Piece, other: Piece) -> list[tuple[str, str]]:
    return meet(one, other)[1].conflicts


@dataclass(slots=True)
class _Ahead:
    """The account that goes forward."""

    pieces: list[Piece | None]
    anchors: list[int]  # the stage that the account of each stage builds on
    breaks: list[tuple[Step, str]] = field(default_factory=list)

    @classmethod
    def of(cls, steps: Sequence[Step], first: Piece | None) -> "_Ahead":
        account = cls([first], [0])
        for n, step in enumerate(steps):
            if step.reverts and n and steps[n - 1].act == step.act:
                account.pieces.append(account.pieces[-2])
                account.anchors.append(account.anchors[-2])
            else:
                account._take(step)
        return account

    def _take(self, step: Step) -> None:
        before = self.pieces[-1]
        whole = step.whole
        if step.repeals:
            self._anchor(None)
        elif step.missing:
            self._break(step, step.missing)
        elif whole is not None and isinstance(whole.parts[0], Piece):
            self._anchor(_headed(whole, whole.parts[0], before))
        else:
            try:
                change = undo if step.reverts else apply
                after = change(before or unknown("paragraf"), step.edits)
            except Misfit as error:
                self._break(step, f"endringen passer ikke med teksten ({error})")
                return
            self.pieces.append(after)
            self.anchors.append(self.anchors[-1])

    def _anchor(self, piece: Piece | None) -> None:
        self.anchors.append(len(self.pieces))
        self.pieces.append(piece)

    def _break(self, step: Step, why: str) -> None:
        self.breaks.append((step, why))
        self._anchor(unknown("paragraf"))


def _headed(edit: Edit, piece: Piece, before: Piece | None) -> Piece:
    """A paragraf that gets new words and no heading keeps the heading that it had."""
    if piece.heading or edit.do == "new":
        return piece
    return replace(piece, heading=before.heading if before else HEADING)


@dataclass(slots=True)
class _Back:
    """The account that goes backward, and the stages that both accounts give together."""

    was: str  # what the paragraf was called first
    piece: Piece | None
    ahead: _Ahead
    stages: list[Stage] = field(default_factory=list)  # newest first
    doubted: set[int] = field(default_factory=set)  # anchors whose account went wrong later
    breaks: list[tuple[Step, str]] = field(default_factory=list)
    reworded: int = 0  # new words of words that were replaced, found in the law
    at_the_end: tuple[int, tuple[tuple[str, str], ...]] = (0, ())

    def stage(self, n: int, steps: Sequence[Step]) -> None:
        """Hold the accounts of stage `n` against each other."""
        step = steps[n - 1] if n else None
        at = step.at if step else self.was
        own, anchor = self.ahead.pieces[n], self.ahead.anchors[n]
        told: Piece | None
        told, meeting = _met(own, self.piece)
        if n == len(steps):
            self.at_the_end = (meeting.compared, tuple(meeting.conflicts))
        if not meeting.conflicts and (anchor not in self.doubted or n == anchor):
            self.piece = told
            self.stages.append(Stage(step, at, told))
            return
        if meeting.conflicts:
            self.doubted.add(anchor)
        if n == len(steps):
            self.stages.append(Stage(step, at, self.piece))
        elif n == anchor and (own is None or known(own)):  # word for word as it was decided
            self.stages.append(Stage(step, at, own))
        elif meeting.conflicts:
            self.stages.append(Stage(step, at, unknown("paragraf"), DISAGREE))
        else:
            self.stages.append(Stage(step, at, self.piece))

    def undo(self, n: int, step: Step) -> None:
        """Go back over step `n`."""
        before = self.ahead.pieces[n - 1]
        nothing = None if before is None else unknown("paragraf")
        if step.repeals or step.missing or step.whole or self.piece is None:
            if step.whole and isinstance(step.whole.parts[0], Piece):
                self._check(step, _headed(step.whole, step.whole.parts[0], None))
            self.piece = unknown("paragraf") if step.repeals else nothing
            return
        try:
            if step.reverts:
                self.piece = apply(self.piece, step.edits)
                return
            fits = self._check(step, apply(unknown("paragraf"), step.edits))
            self.piece = undo(self.piece, step.edits) if fits else nothing
        except Misfit as error:
            self.breaks.append((step, f"endringen passer ikke med teksten ({error})"))
            self.piece = nothing

    def _check(self, step: Step, alone: Piece) -> bool:
        """Whether the words of the step are where they should be, as far as that is known."""
        if self.piece is None:
            return True
        _, meeting = meet(alone, self.piece)
        self.reworded += sum(
            counted(self.piece, holding(self.piece, edit, edit.words[1]), edit.words[1])
            for edit in step.edits
            if edit.do == "words"
        )
        if meeting.conflicts:
            one, other = meeting.conflicts[0]
            self.breaks.append(
                (step, f"den nye teksten står ikke slik i loven («{one}» mot «{other}»)")
            )
        return not meeting.conflicts


def _met(own: Piece | None, other: Piece | None) -> tuple[Piece | None, Meeting]:
    if own is not None and other is not None:
        return meet(own, other)
    meeting = Meeting()
    if own is None and other is None:
        return None, meeting
    there = own or other
    if there is not None and not _blank(there):
        meeting.conflicts.append(("noe", "ingenting") if own else ("ingenting", "noe"))
        return other, meeting
    return None, meeting


def _blank(piece: Piece) -> bool:
    return piece.open and not piece.parts
