"""Tracks: an act and what amends it in, every paragraf followed through its numbers out.

A track is one paragraf from the oldest thing known of it until today, whatever number it
had. An act in force is followed backward from its text by its change notes; one that is
repealed has neither, and only what the amending acts themselves tell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.change import Event
from corpus.ids import ProvisionId
from corpus.model import Document, Provision
from graph.chain import Chain, Stage, chain
from graph.effective import Instructions
from graph.holes import Piece, pieces, unknown
from graph.steps import Step, steps
from graph.told import told
from graph.unnoted import steps_without_notes
from graph.wording import counted
from ingest.changes import events

# «– – –»: the amendments of other acts are left out when an act is consolidated.
LEFT_OUT = re.compile(r"[–-](?:\s*[–-]){2,}\s*$")


@dataclass(frozen=True, slots=True)
class Track:
    """One paragraf through time."""

    law: str
    above: tuple[str, ...]  # the steps of its address before «§1»
    around: tuple[Provision, ...]  # the chapters that it stands in
    today: Provision | None  # as consolidated, with its words or without
    chain: Chain
    coming: tuple[Step, ...]  # adopted, not yet in force


def tracks(
    law: str,
    instructions: Instructions,
    today: Document | None,
    promulgated: Document | None,
    only: ProvisionId | None = None,
) -> Iterator[Track]:
    """Every paragraf of an act, or `only` one of an act in force, with what happened to it."""
    base = _by_number(promulgated)
    if today is None:
        yield from _without_text(law, instructions, base)
        return
    for paragraf, above in around(today.root):
        if only is None or paragraf.id.fold() == only.fold():
            yield _track(paragraf, above, instructions, base, promulgated is not None)


def _track(
    paragraf: Provision,
    above: Sequence[Provision],
    instructions: Instructions,
    base: dict[str, Provision],
    has_base: bool,
) -> Track:
    notes = told(_events([paragraf]), _events(above))
    taken = steps(paragraf.id, notes, instructions)
    past = [step for step in taken if not step.pending]
    coming = tuple(step for step in taken if step.pending)
    text = pieces(paragraf) if paragraf.children else None
    if text is None and not (past and past[-1].repeals):
        text = None if not past and coming else unknown("paragraf")
    number = past[0].was if past else paragraf.id.path[-1]
    first = _first(base.get(number.casefold()), past, has_base, paragraf)
    made = chain(paragraf.id.path[-1], past, text, first)
    return Track(paragraf.id.document, paragraf.id.path[:-1], tuple(above), paragraf, made, coming)


def _first(
    promulgated: Provision | None, past: Sequence[Step], has_base: bool, paragraf: Provision
) -> Piece | None:
    """What the paragraf said before its first change, as far as the act itself tells."""
    if promulgated is not None and promulgated.children and not LEFT_OUT.search(paragraf.words()):
        return pieces(promulgated)
    if promulgated is None and past and past[0].adds:
        return None
    return unknown("paragraf")


def _without_text(
    law: str, instructions: Instructions, base: dict[str, Provision]
) -> Iterator[Track]:
    for number in instructions.paragrafs(law):
        past = steps_without_notes(law, number, instructions)
        while past:
            made = _unseen(number, past, base)
            kept = tuple(stage.step for stage in made.stages if stage.step and _seen(made, stage))
            if len(kept) == len(past):
                yield Track(law, (), (), None, made, ())
                break
            past = kept


def _unseen(number: str, past: Sequence[Step], base: dict[str, Provision]) -> Chain:
    """The chain of a paragraf whose last text is not held."""
    promulgated = base.get(past[0].was.casefold())
    first = pieces(promulgated) if promulgated is not None else unknown("paragraf")
    return chain(number, past, None if past[-1].repeals else unknown("paragraf"), first)


def _seen(made: Chain, stage: Stage) -> bool:
    """Whether the step of `stage` was taken here: words that are replaced everywhere may not be."""
    step = stage.step
    if step is None or not step.spread or step.missing:
        return True
    before = made.stages[made.stages.index(stage) - 1]
    return any(
        not new or _stand(old, before) or _stand(new, stage)
        for old, new in (edit.words for edit in step.edits)
    )


def _stand(words: str, stage: Stage) -> bool:
    return stage.piece is not None and counted(stage.piece, (), words) > 0


def around(root: Provision) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
    """Every paragraf under `root`, with what it stands in, from the outside in."""

    def walk(
        here: Provision, above: tuple[Provision, ...]
    ) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
        if here.kind == "paragraf":
            yield here, above
            return
        for child in here.children:
            yield from walk(child, (*above, here))

    yield from walk(root, ())


def _by_number(document: Document | None) -> dict[str, Provision]:
    if document is None:
        return {}
    return {p.id.path[-1].casefold(): p for p, _ in around(document.root)}


def _events(provisions: Sequence[Provision]) -> list[Event]:
    return [event for p in provisions for note in p.notes for event in events(note)]
