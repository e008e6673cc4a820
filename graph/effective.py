"""Effective: amending acts in, their instructions as they were when they took effect out.

An amending act may itself be changed before it comes into force: another act gives one of
its parts new words, takes an instruction out, or replaces a word everywhere in it. Then the
text that was promulgated never applied.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.change import Amendment, Event, Instruction
from corpus.ids import ProvisionId
from corpus.model import Provision
from graph.edits import Misfit, edits
from graph.holes import pieces, whole
from graph.replay import apply
from graph.wording import reworded

Key = tuple[str, str]  # the amended act, its paragraf: («lov/2011-06-24-30», «§7-2a»)


def days_of(events: Iterable[Event], amendments: Mapping[str, Amendment]) -> dict[str, date]:
    """The day that an act took effect, for those that have one day only."""
    told: dict[str, set[date]] = {}
    for event in events:
        if event.act and event.in_force and not event.pending:
            told.setdefault(event.act, set()).update((event.in_force, *event.also_in_force))
    for act, amendment in amendments.items():
        if act not in told:
            told[act] = set(amendment.in_force)
    return {act: min(found) for act, found in told.items() if len(found) == 1}


@dataclass(slots=True)
class Instructions:
    """All instructions of some amending acts, by act and paragraf. Not frozen: it remembers."""

    amendments: Mapping[str, Amendment]
    days: Mapping[str, date]  # when an amending act came into force, where one day is known
    _changed_by: dict[str, list[str]] = field(init=False, default_factory=dict)
    _known: dict[tuple[str, date | None], dict[Key, list[Instruction]]] = field(
        init=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for amendment in self.amendments.values():
            for act in {each.act for each in amendment.instructions}:
                if act in self.amendments:
                    self._changed_by.setdefault(act, []).append(amendment.refid)

    def of(self, act: str, law: str, paragraf: str, day: date | None) -> tuple[Instruction, ...]:
        """What `act` tells to be done with a paragraf of `law`, when it takes effect on `day`."""
        return tuple(self._by_paragraf(act, day).get((law, paragraf.casefold()), ()))

    def into(self, act: str, law: str, paragraf: str, day: date | None) -> tuple[Instruction, ...]:
        """What `act` moves into a paragraf of `law` from another one, or the whole of it."""
        goal = ProvisionId(law, (paragraf,)).fold()
        return tuple(
            each
            for found in self._by_paragraf(act, day).values()
            for each in found
            if each.moved_to is not None
            and each.target.paragraf is not None
            and (there := each.moved_to.paragraf) is not None
            and there.fold() == goal != each.target.paragraf.fold()
        )

    def paragrafs(self, law: str) -> dict[str, set[str]]:
        """The paragrafer of `law` that are named by any act, each with the acts."""
        found: dict[str, set[str]] = {}
        for act in self.amendments:
            for document, paragraf in self._by_paragraf(act, self.days.get(act)):
                if document == law and paragraf:
                    found.setdefault(paragraf, set()).add(act)
        return found

    def _by_paragraf(self, act: str, day: date | None) -> dict[Key, list[Instruction]]:
        if (act, day) not in self._known:
            found: dict[Key, list[Instruction]] = {}
            for each in self._effective(act, day):
                for one in _unfolded(each):
                    where = one.target.paragraf
                    name = where.path[-1].casefold() if where else ""
                    found.setdefault((one.act, name), []).append(one)
            self._known[act, day] = found
        return self._known[act, day]

    def _effective(self, act: str, day: date | None) -> list[Instruction]:
        if act not in self.amendments:
            return []
        told = list(self.amendments[act].instructions)
        for other in self._changed_by.get(act, ()):
            if day is not None and self._day(other) <= day and other != act:
                for change in self.amendments[other].instructions:
                    if change.act == act:
                        told = list(_amended(told, change))
        return told

    def _day(self, act: str) -> date:
        """When an act took effect; it cannot have been before it was passed."""
        return self.days.get(act) or date.fromisoformat(act.partition("/")[2][:10])


def _unfolded(instruction: Instruction) -> Iterator[Instruction]:
    """A chapter with all that is in it, paragraf by paragraf; others as they are."""
    text = instruction.text
    if instruction.target.paragraf is not None or text is None:
        yield instruction
        return
    inside = [part for part in text.walk() if part.kind == "paragraf"]
    for part in inside:
        yield replace(
            instruction, target=ProvisionId(instruction.act, part.id.path[-1:]), text=part
        )
    if not inside:
        yield instruction


# ---- instructions that are changed by an instruction


def _amended(told: Sequence[Instruction], change: Instruction) -> Iterator[Instruction]:
    if change.operation == "ord":
        for each in told:
            yield _with_words(each, change) if _meant(each, change) else each
        return
    found = False
    for each in told:
        if not _meant(each, change) or not change.target.within(each.target):
            yield each
            continue
        found = True
        if change.operation != "opphevet" or change.target != each.target:
            yield _with_text(each, change)
    if not found and change.operation != "opphevet" and change.target.document != change.act:
        yield replace(change, act=change.target.document, inside="", order=len(told) + 1)


def _meant(each: Instruction, change: Instruction) -> bool:
    return not change.inside or each.part == change.inside.partition(" ")[0]


def _with_words(each: Instruction, change: Instruction) -> Instruction:
    return replace(each, text=each.text and _swapped(each.text, change.words))


def _swapped(text: Provision, words: tuple[str, str]) -> Provision:
    if text.kind not in ("paragraf", "artikkel") and not text.prose and text.children:
        return replace(text, children=tuple(_swapped(child, words) for child in text.children))
    return whole(reworded(pieces(text), (), words), text.id) or text


def _with_text(each: Instruction, change: Instruction) -> Instruction:
    """The instruction with the part of its text that `change` sets."""
    if change.target == each.target and change.text is not None:
        return replace(each, text=change.text)
    try:
        inner = each.text and whole(apply(pieces(each.text), edits([change])), each.text.id)
    except Misfit:
        inner = None
    return replace(each, text=inner or each.text)
