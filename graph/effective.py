"""Effective: amending acts in, their instructions as they were when they took effect out.

An amending act may itself be changed before it comes into force: another act gives one of
its parts new words, takes an instruction out, or replaces a word everywhere in it. Then the
text that was promulgated never applied.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.change import Amendment, Decree, Event, Instruction
from corpus.ids import ProvisionId, passed
from corpus.model import Provision
from graph.decrees import day_by_decree
from graph.edits import Misfit, edits
from graph.holes import pieces, whole
from graph.replay import apply
from graph.wording import reworded

Key = tuple[str, str]  # the amended act, its paragraf: («lov/2011-06-24-30», «§7-2a»)


SOME_DAY = date.max  # a day that is not told
Days = Mapping[str, tuple[date, ...]]  # of each amending act, in order


def _numbered(act: str) -> tuple[str, str]:
    """(«2018», «27») of «lov/2018-05-08-27»: no two acts of a year share a number."""
    return act[:8], act[15:]


def days_of(
    events: Iterable[Event],
    amendments: Mapping[str, Amendment],
    decrees: Iterable[Decree] = (),
) -> Days:
    """The days on which each amending act took effect, as far as the sources tell.

    The notes know best; then the decrees, and the act's own header.
    """
    told: dict[str, set[date]] = {}
    for event in events:
        if event.act and (event.in_force or event.pending):
            day = event.in_force or SOME_DAY
            told.setdefault(event.act, set()).update((day, *event.also_in_force))
    decided: dict[str, set[date]] = {}
    for decree in decrees:
        found = decided.setdefault(decree.act, set())
        # What is left out waits for another day, which no decree may have named yet.
        found.update((decree.day or SOME_DAY, SOME_DAY if decree.but else decree.day or SOME_DAY))
    for act in {*amendments, *decided} - told.keys():
        own = amendments[act].in_force if act in amendments else ()
        told[act] = {*decided.get(act, ()), *own}
    return {act: tuple(sorted(found)) for act, found in told.items() if found}


@dataclass(slots=True)
class Instructions:
    """All instructions of some amending acts, by act and paragraf. Not frozen: it remembers."""

    amendments: Mapping[str, Amendment]
    days: Days
    decrees: tuple[Decree, ...] = ()  # that set the amending acts in force
    absent: str = "endringsloven står ikke i arkivene"  # what is said of one that is not here
    _changed_by: dict[str, list[str]] = field(init=False, default_factory=dict)
    _known: dict[tuple[str, date | None], "_Sorted"] = field(init=False, default_factory=dict)
    _acts: dict[str, dict[str, None]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for amendment in self.amendments.values():
            for act in {each.act for each in amendment.instructions}:
                if act in self.amendments:
                    self._changed_by.setdefault(act, []).append(amendment.refid)

    def of(self, act: str, law: str, paragraf: str, day: date | None) -> tuple[Instruction, ...]:
        """What `act` tells to be done with a paragraf of `law`, when it takes effect on `day`."""
        return tuple(self._sorted(act, day).here.get((law, paragraf.casefold()), ()))

    def into(self, act: str, law: str, paragraf: str, day: date | None) -> tuple[Instruction, ...]:
        """What `act` moves into a paragraf of `law` from another one, or the whole of it."""
        return tuple(self._sorted(act, day).coming.get((law, paragraf.casefold()), ()))

    def acts(self, law: str) -> tuple[str, ...]:
        """The acts that tell anything to be done with `law`."""
        if not self._acts:
            for act in self.amendments:
                for document, _ in self._sorted(act, self.only_day(act)).here:
                    self._acts.setdefault(document, {})[act] = None
        return tuple(self._acts.get(law, ()))

    def only_day(self, act: str) -> date | None:
        """When an act took effect, if it did so on one day."""
        found = self.days.get(act, ())
        return found[0] if len(found) == 1 and found[0] != SOME_DAY else None

    def decided_day(self, act: str, law: str, paragraf: str) -> date | None:
        """When what `act` did to a paragraf took effect, as the decrees tell; or the one day."""
        told = self.of(act, law, paragraf, None) or self.into(act, law, paragraf, None)
        part = told[0].part if told else ""
        decrees = [decree for decree in self.decrees if decree.act == act]
        return day_by_decree(decrees, paragraf, part) if decrees else self.only_day(act)

    def day(self, act: str) -> date | None:
        """When a change took effect whose note names the act and no day.

        Notes leave the day out where the act took effect as it was passed.
        """
        amendment = self.amendments.get(act)
        told = amendment.in_force if amendment else ()
        if len(told) == 1 or passed(act) in told:
            return told[0] if len(told) == 1 else passed(act)
        published = amendment.published if amendment else None
        return published if published in told else self.only_day(act)

    def paragrafs(self, law: str) -> tuple[str, ...]:
        """The paragrafer of `law` that any act names, or makes of another: «§4A-14»."""
        found: dict[str, str] = {}
        for act in self.acts(law):
            told = self._sorted(act, self.only_day(act))
            for each in (one for ones in told.here.values() for one in ones):
                for named in (each.target, each.moved_to or each.target):
                    if named.document == law and (where := named.paragraf) is not None:
                        found.setdefault(where.path[-1].casefold(), where.path[-1])
        return tuple(found.values())

    def named(self, act: str) -> str:
        """The refid of the act that a note means: a slip in its date leaves year and number."""
        if act in self.amendments:
            return act
        same = [known for known in self.amendments if _numbered(known) == _numbered(act)]
        return same[0] if len(same) == 1 and _numbered(act)[1] else act

    def _sorted(self, act: str, day: date | None) -> "_Sorted":
        if (act, day) not in self._known:
            found = self._known[act, day] = _Sorted()
            for each in self._effective(act, day):
                for one in _unfolded(each):
                    if one.target.document == one.act or self._in_force(one.act, day):
                        found.add(one)
        return self._known[act, day]

    def _effective(self, act: str, day: date | None) -> list[Instruction]:
        if act not in self.amendments:
            return []
        told = list(self.amendments[act].instructions)
        for other in self._changed_by.get(act, ()):
            if day is not None and self._first_day(other) <= day and other != act:
                for change in self.amendments[other].instructions:
                    if change.act == act:
                        told = list(_amended(told, change, other))
        return told

    def _in_force(self, act: str, day: date | None) -> bool:
        """Whether an amending act that is amended itself had already done its work."""
        return day is not None and act in self.days and self._first_day(act) <= day

    def _first_day(self, act: str) -> date:
        amendment = self.amendments.get(act)
        told = (*self.days.get(act, ()), *(amendment.in_force if amendment else ()))
        return min(told, default=passed(act) or date.max)


@dataclass(slots=True)
class _Sorted:
    """The instructions of one act by the paragraf that they change. Not frozen: it is filled."""

    here: dict[Key, list[Instruction]] = field(default_factory=dict)
    coming: dict[Key, list[Instruction]] = field(default_factory=dict)  # from another paragraf

    def add(self, one: Instruction) -> None:
        here = _key(one.target)
        there = _key(one.moved_to) if one.moved_to else here
        self.here.setdefault(here, []).append(one)
        if there != here and here[1] and there[1]:
            self.coming.setdefault(there, []).append(one)


def _key(address: ProvisionId) -> Key:
    where = address.paragraf
    return address.document, where.path[-1].casefold() if where else ""


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


def _amended(told: Sequence[Instruction], change: Instruction, by: str) -> Iterator[Instruction]:
    if change.operation == "ord":
        for each in told:
            yield _signed(each, _with_words(each, change), by) if _meant(each, change) else each
        return
    found = False
    for each in told:
        if not _meant(each, change) or not change.target.within(each.target):
            yield each
            continue
        found = True
        if change.operation != "opphevet" or change.target != each.target:
            yield _signed(each, _with_text(each, change), by)
    if not found and change.operation != "opphevet" and change.target.document != change.act:
        new = replace(change, act=change.target.document, inside="", order=len(told) + 1)
        yield replace(new, amended_by=(by,))


def _signed(before: Instruction, after: Instruction, by: str) -> Instruction:
    """The instruction with the act that changed it, where it did."""
    same = before.text == after.text
    return before if same else replace(after, amended_by=(*before.amended_by, by))


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
