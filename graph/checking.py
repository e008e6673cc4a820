"""Checking: an act and what amends it in, whether its changes end in the text today out.

The check of the chain is the law itself: what the amending acts say a paragraf was changed
to must be what it says. A paragraf of which nothing could be compared is told apart; it
is not equal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.ids import ProvisionId, passed
from graph.effective import Instructions
from graph.steps import STAGED, Step
from graph.tracks import Track, tracks
from graph.versions import Act

Outcome = Literal["equal", "not compared", "differs", "broken"]
NAMES: dict[Outcome, str] = {
    "equal": "like", "not compared": "ikke sammenlignet", "differs": "ulike", "broken": "brutt",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check says of one paragraf."""

    provision: ProvisionId
    outcome: Outcome
    words: int = 0  # that were held against the text today
    reason: str = ""  # with `differs` and `broken`


@dataclass(frozen=True, slots=True)
class Check:
    """What the check says of many."""

    rows: tuple[Checked, ...]

    def of(self, *outcomes: Outcome) -> tuple[Checked, ...]:
        """The paragrafer with one of these outcomes."""
        return tuple(row for row in self.rows if row.outcome in outcomes)

    @property
    def share(self) -> float:
        """How many of all are equal."""
        return len(self.of("equal")) / len(self.rows) if self.rows else 1.0

    def __str__(self) -> str:
        counts = ", ".join(f"{name} {len(self.of(outcome))}" for outcome, name in NAMES.items())
        lines = [f"{row.provision}: {row.reason}" for row in self.rows if row.outcome != "equal"]
        return "\n".join((f"{len(self.rows)} kontrollert: {counts} ({self.share:.1%})", *lines))


def check(acts: Iterable[Act], since: date, adopted: bool = False) -> Check:
    """Whether every paragraf of `acts` that was changed since then ends as it stands today.

    With `adopted` also those that were not changed, of acts that themselves are from
    after `since`: do they stand as they were promulgated?
    """
    rows = []
    for act in acts:
        new = adopted and act.promulgated is not None and (passed(act.law) or since) >= since
        for track in tracks(act.law, act.instructions, act.today, act.promulgated):
            changed = any(step.day and step.day >= since for step in _steps(track))
            if track.today is not None and (changed or (new and track.today.children)):
                rows.append(_checked(track, track.today.id, act.instructions, since))
    return Check(tuple(rows))


def _steps(track: Track) -> list[Step]:
    return [stage.step for stage in track.chain.stages if stage.step is not None]


def _checked(track: Track, at: ProvisionId, instructions: Instructions, since: date) -> Checked:
    chain, steps = track.chain, _steps(track)
    if chain.conflicts:
        return Checked(at, "differs", reason=_differ(*chain.conflicts[0]))
    done = {step.act for step in steps if not step.missing}
    for step, why in chain.breaks:
        if why == STAGED and step.act in done:
            continue  # the last of its days has all that the act changed
        if step.day is not None and step.day >= since:
            return Checked(at, "broken", reason=f"{step.act}: {why}")
    gone = steps and steps[-1].repeals and _told(steps[-1], track, at, instructions)
    if chain.compared or gone:
        return Checked(at, "equal", chain.compared)
    return Checked(at, "not compared", reason="ingen ord å sammenligne")


def _told(step: Step, track: Track, at: ProvisionId, instructions: Instructions) -> bool:
    """Whether the act itself tells that the paragraf, or a chapter round it, is repealed."""
    told = instructions.of(step.act, at.document, step.at, step.day)
    whole = instructions.of(step.act, at.document, "", step.day)
    around = {each.id.fold() for each in track.around}
    return any(each.operation == "opphevet" for each in told) or any(
        each.operation == "opphevet" and each.target.fold() in around for each in whole
    )


def _differ(one: str, other: str) -> str:
    """The first words that differ, with some before them."""
    left, right = one.split(), other.split()
    same = 0
    while same < min(len(left), len(right)) and left[same] == right[same]:
        same += 1
    start = max(0, same - 3)
    ours, theirs = " ".join(left[start : same + 6]), " ".join(right[start : same + 6])
    return f"endringslovene gir «… {ours} …», loven har «… {theirs} …»"
