"""Moves: words that point at a ledd in; where what they meant stands now out."""

from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from corpus.citation import place as in_words
from corpus.ids import ProvisionId, parsed
from corpus.model import Provision
from corpus.timeline import Version, spoken_act, spoken_day, version_on
from graph.finding import Certainty, Facts

SAME, LIKE = 0.5, 0.6  # shares of the words of a ledd: still the same rule; found elsewhere


@dataclass(frozen=True, slots=True)
class Move:
    """What has become of a ledd since words that point at it were written."""

    certainty: Certainty
    reason: str
    now: tuple[str, ...]


def moved(source: str, surface: str, address: str, facts: Facts) -> Move | None:
    home, target = parsed(source), parsed(address)
    paragraf = target.paragraf if target else None
    if home is None or target is None or paragraf is None or "ledd" not in target.path:
        return None
    if home.paragraf == paragraf:
        return None  # a paragraf is rewritten as a whole, and knows its own ledd
    timeline = facts.timeline(paragraf)
    written = _written(home, surface, facts)
    if timeline is None or written is None:
        return None
    then, today = version_on(timeline, written), version_on(timeline, facts.day)
    if not isinstance(then, Version) or not isinstance(today, Version) or then == today:
        return None
    at = target.path.index("ledd") + 2
    ledd, tail = ProvisionId(target.document, target.path[:at]), target.path[at:]
    old, new = _ledd(then, ledd), _ledd(today, ledd)
    if old is None or today.text is None or (new and _likeness(old, new) >= SAME):
        return None
    changed = spoken_day(today.in_force.start)
    told = (
        f"Ordene er fra {spoken_day(written)}. {in_words(paragraf)} er endret etter det, sist ved"
        f" {spoken_act(today.source)} fra {changed}"
    )
    number = _likest(old, today.text, ledd)
    if number is None:
        return Move("mulig", f"{told}, og leddet handler nå om noe annet.", ())
    now = paragraf / "/".join(("ledd", number, *tail))
    reason = f"{told}, og det som sto i {in_words(_last(ledd))}, står nå i"
    place = in_words(_last(paragraf / f"ledd/{number}"))
    return Move("sannsynlig", f"{reason} {place}.", (str(now),))


def _likest(old: str, paragraf: Provision, ledd: ProvisionId) -> str | None:
    """The number of the other ledd that says nearly what `old` did."""
    units = (unit for unit in paragraf.children if unit.kind == "ledd")
    likeness = [(_likeness(old, unit.words()), str(n)) for n, unit in enumerate(units, start=1)]
    others = [(like, number) for like, number in likeness if number != ledd.path[-1]]
    best, number = max(others, default=(0.0, ""))
    return number if best >= LIKE else None


def _last(ledd: ProvisionId) -> ProvisionId:
    return ProvisionId(ledd.document, ledd.path[-2:])


def _written(source: ProvisionId, surface: str, facts: Facts) -> date | None:
    """The day from which the words stand at `source`, so far back as its versions are known."""
    timeline = facts.timeline(source)
    if timeline is None:
        return None
    day: date | None = None
    for version in reversed(timeline.versions):
        if version.in_force.start > facts.day:
            continue
        if version.text is None or surface not in version.text.words():
            break
        day = version.in_force.start
    return day


def _ledd(version: Version, ledd: ProvisionId) -> str | None:
    """The words of a ledd in a version of its paragraf."""
    if version.text is None:
        return None
    units = [unit for unit in version.text.children if unit.kind == "ledd"]
    number = int(ledd.path[-1]) if ledd.path[-1].isdigit() else 0
    return units[number - 1].words() if 1 <= number <= len(units) else None


def _likeness(one: str, other: str) -> float:
    """How much of the words two texts share, from 0 to 1 (Ratcliff/Obershelp)."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
