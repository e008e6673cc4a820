"""Successions: successions.toml in; what became of a provision, and what it was before, out.

Knows addresses, days and acts, never text. What is not known is not guessed: an
address of which nothing is told has no successions.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from corpus.ids import ProvisionId

Kind = Literal["erstattet", "omnummerert", "opphevet"]
Sure = Literal["helt sikkert", "svært sikkert", "sikkert", "trolig"]  # best first
# What is told of an address, by the paragraf that it stands in.
Index = Mapping[str, tuple[tuple[ProvisionId, "Succession"], ...]]
KINDS: dict[str, Kind] = {"replaced": "erstattet", "moved": "omnummerert", "repealed": "opphevet"}


@dataclass(frozen=True, slots=True)
class Succession:
    """What took the place of one provision, from which day, and by which act."""

    old: ProvisionId
    new: tuple[ProvisionId, ...]  # none where nothing took its place
    since: date
    by: str  # refid of the act that did it
    kind: Kind
    sure: Sure
    note: str = ""  # in Norwegian, what more is to be said
    ledd: int = 0  # how many, from the first, have the same number in the one new place


@dataclass(frozen=True, slots=True)
class Successions:
    """All that is known of old places and new, to be asked either way."""

    rows: tuple[Succession, ...]
    kept: tuple[ProvisionId, ...] = ()  # of the reform, and standing where it was put
    _old: Index = field(repr=False, compare=False, default_factory=dict)
    _new: Index = field(repr=False, compare=False, default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Succession], kept: Iterable[ProvisionId] = ()) -> "Successions":
        """The successions of `rows`, oldest first, each of them once."""
        each = tuple(sorted(dict.fromkeys(rows), key=lambda row: row.since))
        old = _index((row.old, row) for row in each)
        return cls(each, tuple(kept), old, _index((new, row) for row in each for new in row.new))

    def after(self, id: ProvisionId, day: date | None = None) -> tuple[Succession, ...]:
        """What became of `id`, step by step, oldest first; of what stood there on `day`, if given.

        For a ledd of which nothing is told, what is told of its paragraf; for a paragraf
        that was replaced, what is told of its ledd. What has moved on is followed.
        """
        found: dict[Succession, None] = {}
        for row in _next(_told(self._old, id), day):
            found[row] = None
            for new in row.new:
                found.update(dict.fromkeys(self.after(new, row.since)))
        return tuple(sorted(found, key=lambda row: row.since))

    def before(self, id: ProvisionId, day: date | None = None) -> tuple[Succession, ...]:
        """What `id` was before, step by step, newest first; seen from `day`, if given."""
        found: dict[Succession, None] = {}
        for row in _told(self._new, id):
            if day is None or row.since < day:
                found[row] = None
                found.update(dict.fromkeys(self.before(row.old, row.since)))
        return tuple(sorted(found, key=lambda row: row.since, reverse=True))

    def knows(self, id: ProvisionId) -> bool:
        """Whether something is told of the paragraf that `id` stands in, as an old place."""
        return (id.paragraf or id).fold() in self._old

    def readings(self, id: ProvisionId) -> tuple[tuple[Succession, ...], ...]:
        """What became of each rule that has stood at `id`, step by step; the oldest rule first."""
        days = sorted({row.since for row in _told(self._old, id)})
        return tuple(self.after(id, day - timedelta(days=1)) for day in days)

    def ends(self, id: ProvisionId, day: date | None = None) -> tuple[ProvisionId, ...]:
        """Where the rule that stood at `id` on `day` stands now; without a day, the last one.

        Nothing where nothing is told, or where nothing took its place.
        """
        rows = _next(_told(self._old, id), day)
        last = rows[-1].since if rows else None
        ends: dict[ProvisionId, None] = {}
        for row in rows:
            if row.since == last:
                for new in row.new:
                    ends.update(dict.fromkeys(self.ends(new, row.since) or (new,)))
        return tuple(ends)


@cache
def load() -> Successions:
    """The successions that come with Leddvis."""
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    groups = ((group, kind) for name, kind in KINDS.items() for group in raw[name])
    kept = (ProvisionId.parse(f"{act}/{at}") for act, ats in raw["kept"].items() for at in ats)
    return Successions.of((row for group, kind in groups for row in _rows(group, kind)), kept)


def _rows(group: dict[str, Any], kind: Kind) -> Iterator[Succession]:
    old, new = group.get("old") or group["act"], group.get("new") or group["act"]
    for at, to, sure, *note in group["places"]:
        yield Succession(
            ProvisionId.parse(f"{old}/{at}"),
            tuple(ProvisionId.parse(f"{new}/{each}") for each in to.split()),
            group["since"],
            group["by"],
            kind,
            sure,
            *note,
        )


def _index(pairs: Iterable[tuple[ProvisionId, Succession]]) -> Index:
    found: dict[str, tuple[tuple[ProvisionId, Succession], ...]] = {}
    for id, row in pairs:
        home = (id.paragraf or id).fold()
        found[home] = (*found.get(home, ()), (id, row))
    return found


def _told(index: Index, id: ProvisionId) -> list[Succession]:
    """The rows of `id` itself, or of the nearest that it stands in, or of what stands in it."""
    pairs = index.get((id.paragraf or id).fold(), ())
    around = [(other, row) for other, row in pairs if _within(id, other)]
    if around:
        nearest = max(len(other.path) for other, _ in around)
        tail = id.path[nearest:]
        return [_inside(row, id, tail) for other, row in around if len(other.path) == nearest]
    return [row for other, row in pairs if row.kind == "erstattet" and _within(other, id)]


def _inside(row: Succession, id: ProvisionId, tail: tuple[str, ...]) -> Succession:
    """The row for what stands inside, where that has gone along with its own number."""
    steps = "/".join(tail if row.kind == "omnummerert" else tail[:2])
    if not tail or not row.new or not (row.kind == "omnummerert" or _same_ledd(row, tail)):
        return row
    forward = _within(id, row.old)
    old = id if forward else row.old / steps
    new = tuple(new / steps for new in row.new) if forward else (id,)
    return replace(row, old=old, new=new, ledd=0)


def _same_ledd(row: Succession, tail: tuple[str, ...]) -> bool:
    return tail[0] == "ledd" and tail[1].isdigit() and 0 < int(tail[1]) <= row.ledd


def _within(id: ProvisionId, other: ProvisionId) -> bool:
    return f"{id.fold()}/".startswith(f"{other.fold()}/")


def _next(rows: list[Succession], day: date | None) -> list[Succession]:
    """All of `rows`, or the first after `day`: what came there later is another rule."""
    if day is None:
        return rows
    later = [row for row in rows if row.since > day]
    return [row for row in later if row.since == later[0].since]
