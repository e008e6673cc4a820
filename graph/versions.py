"""Versions: an act and all that amends it in, the text of each of its paragrafer over time out.

Every version is word for word from the archives, or not given and the reason told. A
version begins on the day that the notes name for it; a change whose day nobody tells
leaves a gap as long as the doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.ids import ProvisionId, passed
from corpus.model import Document, Provision
from corpus.timeline import Period, Timeline, Version, same_text
from graph import reasons
from graph.chain import Stage
from graph.coming import coming
from graph.effective import Instructions
from graph.holes import Piece, known_parts, whole
from graph.numbers import printed
from graph.tracks import Track, tracks
from ingest.commencement import Commencement, commencement

# The archives begin here: an older change that waited longer is told of with its day.
DATA_FROM = date(2001, 1, 1)


@dataclass(frozen=True, slots=True)
class Act:
    """An act whose history is wanted."""

    law: str  # refid
    instructions: Instructions
    known_until: date  # the day of the archives
    today: Document | None = None  # as consolidated; None for an act that is repealed
    promulgated: Document | None = None
    repealed: date | None = None
    replaced_by: str = ""  # refid


@dataclass(frozen=True, slots=True)
class _Told:
    """A version of an address, and what there is to say of the time before and after it."""

    version: Version
    before: str
    after: str


def timelines(act: Act, only: ProvisionId | None = None) -> tuple[Timeline, ...]:
    """The timeline of every paragraf that the act has had, as far as the archives tell.

    With `only`, those of the addresses that this one paragraf has had.
    """
    found: dict[ProvisionId, list[_Told]] = {}
    silent: dict[ProvisionId, str] = {}
    said = commencement(act.today) if act.today else None
    opened = (said.main or min(said.days, default=None)) if said else None
    for track in tracks(act.law, act.instructions, act.today, act.promulgated, only):
        told = list(_versions(track, act, _commenced(track, said), opened))
        for address, one in told:
            found.setdefault(address, []).append(one)
        if track.today is not None and not any(a == track.today.id for a, _ in told):
            silent[track.today.id] = reasons.never(track)
    timed = [_timeline(address, told, act) for address, told in found.items()]
    timed += [
        Timeline(address, before=why, known_until=act.known_until)
        for address, why in silent.items()
        if address not in found
    ]
    return tuple(timed)


def _timeline(address: ProvisionId, told: list[_Told], act: Act) -> Timeline:
    told.sort(key=lambda one: one.version.in_force.start)
    versions: list[Version] = []
    for n, one in enumerate(told):
        period = one.version.in_force
        following = told[n + 1].version.in_force.start if n + 1 < len(told) else None
        if following and (period.end is None or period.end > following):
            period = Period(period.start, following)
        if period.end is not None and period.start >= period.end:
            continue
        version = replace(one.version, in_force=period)
        known = act.today is None or version.text is not None
        if known and versions and same_text(versions[-1], version):
            # A change may leave all words as they were: that a rule shall last longer.
            last = versions.pop()
            both = Period(last.in_force.start, period.end)
            version = replace(last, in_force=both, text=version.text)
        versions.append(version)
    newest = told[-1]
    after = newest.after if versions and versions[-1].in_force.end else ""
    return Timeline(address, tuple(versions), told[0].before, after, act.known_until)


# ---- one paragraf


@dataclass(frozen=True, slots=True)
class _Turn:
    """When a stage began: on `sure` at the latest, and not before `first`."""

    first: date
    sure: date
    why: str  # of the doubt between the two


def _versions(
    track: Track, act: Act, began: _Turn | None, opened: date | None
) -> Iterator[tuple[ProvisionId, _Told]]:
    stages = [*track.chain.stages, *coming(track, act.known_until)]
    turns = [_turn(stage, act, began) for stage in stages]
    joined: list[tuple[Stage, _Turn]] = []
    for n, (stage, turn) in enumerate(zip(stages, turns, strict=True)):
        later = next((t for t in turns[n + 1 :] if t is not None), None)
        end = later.first if later else act.repealed
        joined += [(stage, turn)] if turn else []
        if turn is None or (end is not None and end <= turn.first):
            continue
        if n == 0 and stage.piece is None:
            joined = []
            continue
        before = reasons.before(track, stage, turn.first, act.repealed is not None, opened)
        after = reasons.after(track, n, stages, act.law, act.repealed, act.replaced_by)
        if turn.first < turn.sure:
            doubt = Period(turn.first, min(turn.sure, end or turn.sure))
            silent = Version(doubt, None, _source(n, stages, act), False, turn.why)
            yield _address(stage, track), _Told(silent, before, after)
        if end is None or turn.sure < end:
            made = _version(n, stages, Period(turn.sure, end), track, act)
            sure = [one for one, when in joined if when.sure <= turn.sure]
            made = _with_origin(made, sure, len(sure) == len(joined), act)
            joined = []
            yield _address(stage, track), _Told(made, before, after)


def _turn(stage: Stage, act: Act, began: _Turn | None) -> _Turn | None:
    """When a stage began: what changed before the act came into force began with it."""
    step = stage.step
    if step is None:
        return began
    first = sure = step.day
    if first is None or sure is None:
        first = passed(step.act) or DATA_FROM
        sure = DATA_FROM if first < DATA_FROM else act.known_until
    if began is None or began.sure < first:
        return _Turn(first, sure, reasons.undated(step))
    return _Turn(max(first, began.first), max(sure, began.sure), began.why)


def _commenced(track: Track, said: Commencement | None) -> _Turn | None:
    """When the paragraf came into force with its act; None where no day is near."""
    if said is None or track.today is None:
        return None
    start = said.start((*track.around, track.today))
    if start.day is None:
        return None
    turn = _Turn(start.day, start.latest or start.day, reasons.STAGED)
    for part in start.parts:
        if start.exact and part.day is not None and part.day > turn.sure:
            turn = _Turn(start.day, part.day, reasons.in_parts(part.part, part.day))
    return turn


def _version(n: int, stages: list[Stage], period: Period, track: Track, act: Act) -> Version:
    stage = stages[n]
    former = None
    if stage.step and stage.step.was != stage.step.at:
        former = ProvisionId(track.law, (*track.above, stage.step.was))
    pending = stage.step is not None and stage.step.pending
    source = _source(n, stages, act)
    made = Version(period, None, source, True, former=former, pending=pending)
    if stage.piece is None:
        return replace(made, reason=reasons.repealed(stage))
    text = _text(n, stage, stage.piece, track)
    if text is not None:
        return replace(made, text=text)
    known = tuple(known_parts(stage.piece, _address(stage, track)))
    return replace(made, complete=False, reason=reasons.unknown(n, stages, track), known=known)


def _text(n: int, stage: Stage, piece: Piece, track: Track) -> Provision | None:
    """The words of a stage under its own number; those of today as they are consolidated."""
    if n == len(track.chain.stages) - 1 and track.today is not None and track.today.children:
        return replace(track.today, notes=())
    label = printed(stage.at, piece.label, track.today.label if track.today else "")
    return whole(replace(piece, kind="paragraf", label=label), _address(stage, track))


def _address(stage: Stage, track: Track) -> ProvisionId:
    return ProvisionId(track.law, (*track.above, stage.at))


# ---- which acts a version is from


def _source(n: int, stages: Sequence[Stage], act: Act) -> str:
    """The act that gave the words of a stage; where a change ended, that of those before it."""
    step = stages[n].step
    if step is None:
        return act.law
    if not step.reverts:
        return step.act
    back = n - 1
    while (of := stages[back].step) is not None and of.act == step.act:
        back -= 1
    return _source(back, stages, act)


def _with_origin(made: Version, joined: Sequence[Stage], every: bool, act: Act) -> Version:
    """The version with all acts whose words it is the first to have: those of `joined` stages.

    Unless that is `every` stage since the version before, nothing tells that they gave all.
    """
    acts: dict[str, None] = {}
    changed: dict[str, None] = {}
    entire = False
    for stage in joined:
        step = stage.step
        if step is None or step.repeals or step.whole is not None:
            acts, changed, entire = {}, {}, True
        if step is None or not (step.repeals or step.reverts):
            acts[step.act if step else act.law] = None
            changed.update(dict.fromkeys(step.amended_by if step else ()))
    beside = tuple(one for one in acts if one != made.source)
    first = tuple(one for one in changed if one not in acts)
    return replace(made, beside=beside, amended_by=first, entire=entire and every)
