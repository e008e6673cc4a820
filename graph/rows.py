"""Rows: parts of one kind that stand side by side and edits in, the row after or before out.

All edits of one act happen at once: what is set or inserted is named by its number after
the change, what is moved or repealed by its number before it; what nobody names keeps its
order. Going back, a part that was replaced or repealed becomes a hole.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from corpus.model import Kind
from graph.edits import INTRO, LAST, Edit, Misfit
from graph.holes import BY_PLACE, Hole, Part, Piece, Sentence

Group = tuple[Part, tuple[Part, ...]]  # a part, and those of other kinds that follow it
Inner = Callable[[Part, list[Edit]], Part]  # does the edits of what lies inside a part


def row_after(
    parts: tuple[Part, ...], kind: Kind, open_: bool, wanted: list[Edit], inner: Inner
) -> tuple[Part, ...]:
    """The parts after the edits of those that are of `kind`. Raises Misfit."""
    if intro := [edit.parts for edit in wanted if edit.steps == ((INTRO, ""),)]:
        parts = (*intro[-1], *_after_intro(parts, open_))
    wanted = [edit for edit in wanted if edit.steps != ((INTRO, ""),)]
    row = _Row.of(parts, kind, open_)
    change = _counted_after if kind in BY_PLACE else _labelled_after
    change(row, [edit for edit in wanted if len(edit.steps) == 1])
    _deeper(row, wanted, inner)
    return row.joined()


def row_before(
    parts: tuple[Part, ...], kind: Kind, open_: bool, wanted: list[Edit], inner: Inner
) -> tuple[Part, ...]:
    """The parts before the edits of those that are of `kind`. Raises Misfit."""
    if any(edit.steps == ((INTRO, ""),) for edit in wanted):
        parts = (Hole("punktum"), *_after_intro(parts, open_))
    wanted = [edit for edit in wanted if edit.steps != ((INTRO, ""),)]
    row = _Row.of(parts, kind, open_)
    _deeper(row, wanted, inner)
    change = _counted_before if kind in BY_PLACE else _labelled_before
    change(row, [edit for edit in wanted if len(edit.steps) == 1])
    return row.joined()


def _after_intro(parts: tuple[Part, ...], open_: bool) -> tuple[Part, ...]:
    """The list that an intro leads to, and what follows it."""
    first = next((n for n, part in enumerate(parts) if part.kind != "punktum"), None)
    if first is None and not open_:
        raise Misfit(INTRO)
    return parts[first:] if first is not None else ()


@dataclass(slots=True)
class _Row:
    """The parts of one kind, while they are being changed."""

    kind: Kind
    open: bool
    first: tuple[Part, ...]  # of other kinds, before the first of these
    groups: list[Group]

    @classmethod
    def of(cls, parts: tuple[Part, ...], kind: Kind, open_: bool) -> "_Row":
        groups: list[tuple[Part, list[Part]]] = []
        first: list[Part] = []
        for part in parts:
            if part.kind == kind and not (isinstance(part, Sentence) and part.more):
                groups.append((part, []))
            else:
                (groups[-1][1] if groups else first).append(part)
        return cls(kind, open_, tuple(first), [(part, tuple(after)) for part, after in groups])

    def joined(self) -> tuple[Part, ...]:
        return (*self.first, *(part for head, after in self.groups for part in (head, *after)))

    def fill(self, count: int) -> None:
        """Holes for the parts up to `count`, where there may be more than are known."""
        while self.open and len(self.groups) < count:
            self.groups.append((Hole(self.kind), ()))

    def follows(self, place: str) -> tuple[Part, ...]:
        n = _number(place)
        return self.groups[n - 1][1] if 0 < n <= len(self.groups) else ()

    def by_label(self) -> dict[str, Group]:
        return {group[0].name.casefold(): group for group in self.groups}

    def last(self) -> str:
        """The place of the last part, where that can be told."""
        if self.open or not self.groups:
            return ""
        return str(len(self.groups)) if self.kind in BY_PLACE else self.groups[-1][0].name


@dataclass(slots=True)
class _Plan:
    """What happens to the places of a row. Places count from 1, or are labels."""

    sets: dict[str, tuple[Part, ...]] = field(default_factory=dict)  # by the place after
    fresh: set[str] = field(default_factory=set)  # those of `sets` that replace nothing
    drops: set[str] = field(default_factory=set)  # by the place before
    moves: dict[str, str] = field(default_factory=dict)  # place before → place after

    @classmethod
    def of(cls, wanted: list[Edit], last: str, added: str) -> "_Plan":
        """`last` is where the last part stands, `added` where one more at the end would."""
        plan = cls()
        for edit in wanted:
            place = _place(edit, added if edit.do == "new" else last)
            if edit.do == "drop":
                plan.drops.add(place)
            elif edit.do == "move":
                plan.moves[place] = edit.to
            else:
                plan.sets[place] = edit.parts
                if edit.do == "new":
                    plan.fresh.add(place)
        # What moves on is not replaced by what takes its place; nor is what is repealed.
        plan.fresh |= plan.sets.keys() & (plan.moves.keys() | plan.drops)
        return plan

    @property
    def replaced(self) -> set[str]:
        """The places before the change whose parts are gone, something else in their place."""
        return self.sets.keys() - self.fresh

    def spread(self) -> "_Plan":
        """The same with a place for every sentence: «andre punktum skal lyde» may give two."""
        for place, parts in sorted(self.sets.items(), key=lambda item: -_number(item[0])):
            if len(parts) < 2 or not all(isinstance(part, Sentence) for part in parts):
                continue
            for n, part in enumerate(parts):
                at = str(_number(place) + n)
                if n and at in self.sets:
                    raise Misfit(at)
                self.fresh |= {at} if n else set()
                self.sets[at] = (part,)
        return self


# ---- by place: ledd, punktum, strekpunkt


def _counted_after(row: _Row, wanted: list[Edit]) -> None:
    last = row.last()
    plan = _Plan.of(wanted, last, str(int(last) + 1) if last else "").spread()
    gone = {_number(n) for n in (*plan.drops, *plan.moves, *plan.replaced)}
    row.fill(max(gone, default=0))
    for n in (*plan.drops, *plan.moves):
        if _number(n) > len(row.groups):
            raise Misfit(f"{row.kind} {n}")
    fixed = {_number(new): row.groups[_number(old) - 1] for old, new in plan.moves.items()}
    for place, parts in plan.sets.items():
        # The list that a sentence leads to stays, unless the new words bring their own.
        stays = place not in plan.fresh and len(parts) == 1
        fixed[_number(place)] = (parts[0], parts[1:] or (row.follows(place) if stays else ()))
    rest = [group for n, group in enumerate(row.groups, start=1) if n not in gone]
    row.groups = _merged(fixed, rest, row)


def _counted_before(row: _Row, wanted: list[Edit]) -> None:
    plan = _Plan.of(wanted, row.last(), row.last()).spread()
    taken = {_number(n) for n in (*plan.sets, *plan.moves.values())}
    row.fill(max(taken, default=0))
    if missing := [n for n in sorted(taken) if n > len(row.groups)]:
        raise Misfit(f"{row.kind} {missing[0]}")
    fixed: dict[int, Group] = {_number(n): (Hole(row.kind), ()) for n in plan.drops}
    kept = max((n for n in range(1, len(row.groups) + 1) if n not in taken), default=0)
    for place in plan.replaced:
        stays = len(plan.sets[place]) == 1
        hole = Hole(row.kind, perhaps=_number(place) > kept)
        fixed[_number(place)] = (hole, row.follows(place) if stays else ())
    for old, new in plan.moves.items():
        fixed[_number(old)] = row.groups[_number(new) - 1]
    rest = [group for n, group in enumerate(row.groups, start=1) if n not in taken]
    row.groups = _merged(fixed, rest, row)


def _merged(fixed: dict[int, Group], rest: list[Group], row: _Row) -> list[Group]:
    """The row in which `fixed` stand where they must, and the rest fill up in their order."""
    found: list[Group] = []
    left = list(rest)
    for place in range(1, max([len(fixed) + len(rest), *fixed]) + 1):
        if place in fixed:
            found.append(fixed[place])
        elif left:
            found.append(left.pop(0))
        elif row.open:
            found.append((Hole(row.kind), ()))
        else:
            raise Misfit(f"{row.kind} {place}")
    return found


# ---- by label: bokstav, nummer


def _labelled_after(row: _Row, wanted: list[Edit]) -> None:
    plan = _Plan.of(wanted, row.last(), row.last())
    there = row.by_label()
    for place in (*plan.drops, *plan.moves):
        if place.casefold() not in there:
            if not row.open:
                raise Misfit(f"{row.kind} {place}")
            there[place.casefold()] = (Hole(row.kind, place), ())
    moving = {old: there.pop(old.casefold()) for old in plan.moves}
    for place in plan.drops:
        there.pop(place.casefold(), None)
    if doubled := [n for n in plan.fresh if n.casefold() in there]:
        raise Misfit(f"{row.kind} {doubled[0]}")
    for place, parts in plan.sets.items():
        follows = there[place.casefold()][1] if place.casefold() in there else ()
        there[place.casefold()] = (parts[0], (*parts[1:], *follows))
    for old, new in plan.moves.items():
        there[new.casefold()] = (_renamed(moving[old][0], new), moving[old][1])
    row.groups = sorted(there.values(), key=_order)


def _labelled_before(row: _Row, wanted: list[Edit]) -> None:
    plan = _Plan.of(wanted, row.last(), row.last())
    there = row.by_label()
    for place in (*plan.sets, *plan.moves.values()):
        if place.casefold() not in there:
            if not row.open:
                raise Misfit(f"{row.kind} {place}")
            there[place.casefold()] = (Hole(row.kind, place), ())
    moving = {old: there[new.casefold()] for old, new in plan.moves.items()}
    follows = {place: there[place.casefold()][1] for place in plan.replaced}
    for place in (*plan.sets, *plan.moves.values()):
        there.pop(place.casefold(), None)
    last = row.groups[-1][0].name.casefold() if row.groups else ""
    for place in (*plan.drops, *plan.replaced):
        hole = Hole(row.kind, place, place in plan.replaced and place.casefold() == last)
        there[place.casefold()] = (hole, follows.get(place, ()))
    for old, (part, after) in moving.items():
        there[old.casefold()] = (_renamed(part, old), after)
    row.groups = sorted(there.values(), key=_order)


def _renamed(part: Part, name: str) -> Part:
    match part:
        case Hole():
            return replace(part, name=name)
        case Piece():
            label = part.label.replace(part.name, name) if part.name else part.label
            return replace(part, name=name, label=label)
    return part


def _order(group: Group) -> tuple[int, int, str]:
    """Where a label stands in a list: 2 before 10, å last."""
    label = group[0].name
    if digits := re.match(r"\d+", label):
        return (0, int(digits[0]), label)
    return (1, 0, label.casefold().translate(str.maketrans("æøå", "{|}")))


# ---- inside the parts


def _deeper(row: _Row, wanted: list[Edit], inner: Inner) -> None:
    """The edits of what lies inside the parts; their numbers are those after the change."""
    by_place: dict[str, list[Edit]] = {}
    for edit in wanted:
        if len(edit.steps) > 1:
            place = _place(edit, row.last())
            by_place.setdefault(place, []).append(replace(edit, steps=edit.steps[1:]))
    for place, edits in by_place.items():
        at = _index(row, place)
        part, follows = row.groups[at]
        row.groups[at] = (inner(part, edits), follows)


def _index(row: _Row, place: str) -> int:
    if row.kind in BY_PLACE:
        row.fill(_number(place))
        if _number(place) > len(row.groups):
            raise Misfit(f"{row.kind} {place}")
        return _number(place) - 1
    if row.open and place.casefold() not in row.by_label():
        row.groups.append((Hole(row.kind, place), ()))
        row.groups.sort(key=_order)
    for n, (part, _) in enumerate(row.groups):
        if part.name.casefold() == place.casefold():
            return n
    raise Misfit(f"{row.kind} {place}")


# ---- small things


def _place(edit: Edit, last: str) -> str:
    place = edit.steps[0][1]
    if place == LAST and not last:
        raise Misfit(f"{edit.steps[0][0]} {LAST}")
    return last if place == LAST else place


def _number(place: str) -> int:
    if not place.isdigit() or len(place) > 4 or place == "0":
        raise Misfit(place)
    return int(place)
