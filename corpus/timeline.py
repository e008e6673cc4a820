"""Timeline: what a provision said, from when until when, and by which act, as frozen values.

A version is given word for word or not at all. Where it is not given, it says why in a
sentence for the reader; so does a day that no version covers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpus.citation import place
from corpus.find import Parts
from corpus.ids import ProvisionId
from corpus.model import Provision

MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli",
    "august", "september", "oktober", "november", "desember",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """From and including `start`, up to but not including `end`."""

    start: date
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Version:
    """What a provision said in a period. `text` is the whole of it, word for word, or None."""

    in_force: Period
    text: Provision | None
    source: str  # refid of the act that gave it: an amending act, or the act itself
    complete: bool  # False where the text is not known; a repealed provision is completely known
    reason: str = ""  # why there is no text, in a sentence
    # What is known of a version that is not known whole, each piece word for word.
    known: tuple[Provision, ...] = ()
    former: ProvisionId | None = None  # where it stood before `source` moved it here
    pending: bool = False  # adopted, and not yet in force when the archives were made
    beside: tuple[str, ...] = ()  # refids of other acts whose words it is the first to have
    # Refids of the acts that changed `source`, or one beside it, before that took effect.
    amended_by: tuple[str, ...] = ()
    entire: bool = False  # whether these acts gave all its words, not a part of them

    @property
    def repealed(self) -> bool:
        """Whether there was nothing here, by a decision that is known."""
        return self.complete and self.text is None


@dataclass(frozen=True, slots=True)
class Silence:
    """No version for a day, and why, in a sentence."""

    reason: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The versions of one address, oldest first; they never overlap, and may leave gaps."""

    provision: ProvisionId
    versions: tuple[Version, ...] = ()
    before: str = ""  # why there is nothing before the first version
    after: str = ""  # why there is nothing after the last one, where that has an end
    known_until: date | None = None  # the day of the archives; later changes are not in them

    def within(self, address: ProvisionId) -> "Timeline":
        """The timeline of a ledd, bokstav or nummer of this paragraf, by its address alone."""
        if address.fold() == self.provision.fold():
            return self
        parts = [_part(version, self.provision, address) for version in self.versions]
        for n in range(1, len(parts)):
            parts[n - 1 : n + 1] = _moved(parts[n - 1], parts[n], self.versions[n - 1])
        return replace(self, provision=address, versions=tuple(_joined(parts)))

    def changed(self, day: date, until: date) -> date | None:
        """The first day after `day`, and before `until`, on which it said something else."""
        starts = (version.in_force.start for version in self.versions)
        return next((start for start in starts if day < start < until), None)


def version_on(timeline: Timeline, day: date) -> Version | Silence:
    """The version in force on `day`, or why there is none to give."""
    for version in timeline.versions:
        if day in version.in_force:
            return version
    if not timeline.versions:
        return Silence(timeline.before or "Ingen versjoner er kjent.")
    if day < timeline.versions[0].in_force.start:
        return Silence(timeline.before)
    if timeline.after and (end := timeline.versions[-1].in_force.end) and day >= end:
        return Silence(timeline.after)
    return Silence(f"Arkivene sier ikke hva som gjaldt {spoken_day(day)}.")


def same_text(one: Version, other: Version) -> bool:
    """Whether `other` follows on `one`, and says the same."""
    if one.in_force.end != other.in_force.start or one.complete != other.complete:
        return False
    if one.pending != other.pending or other.former is not None:
        return False
    if one.text is None or other.text is None:
        return one.text is other.text and one.reason == other.reason
    if one.text.heading.text != other.text.heading.text:
        return False
    return one.text.words().split() == other.text.words().split()


def spoken_day(day: date) -> str:
    """The day as it is written in a sentence.

    >>> spoken_day(date(2022, 8, 1))
    '1. august 2022'
    """
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def spoken_act(refid: str) -> str:
    """The document as it is named in a sentence; other text as it stands.

    >>> spoken_act("lov/2021-06-11-78")
    'lov 11. juni 2021 nr. 78'
    """
    kind, _, number = refid.partition("/")
    try:
        day = date.fromisoformat(number[:10])
    except ValueError:
        return refid
    rest = number[11:]
    return f"{kind} {spoken_day(day)}{f' nr. {rest}' if rest else ''}"


def _part(version: Version, whole: ProvisionId, address: ProvisionId) -> Version:
    """The version of the part at `address` that this version of the whole holds."""
    steps = "/".join(address.path[len(whole.path) :])
    known = tuple(found for piece in version.known if (found := _find(piece, steps)))
    if known:
        return replace(version, text=known[0], complete=True, reason="", known=())
    if not version.complete or version.text is None:
        return replace(version, known=())
    if found := _find(version.text, steps):
        return replace(version, text=found)
    return replace(version, text=None, reason=f"Det sto ikke noe slikt i {place(whole)} da.")


def _moved(before: Version, after: Version, whole: Version) -> list[Version]:
    """Two versions of a part that follow on each other: its words may have stood elsewhere.

    «Nåværende fjerde ledd blir femte ledd»: in the `whole` before, they are those of fjerde ledd.
    """
    if whole.text is None or after.text is None or before.text == after.text or whole.pending:
        return [before, after]
    words = after.text.words().split()
    same = [p for p in whole.text.walk() if p.kind == "ledd" and p.words().split() == words]
    if after.text.kind != "ledd" or len(same) != 1 or same[0].id == after.text.id:
        return [before, after]
    if before.text is None:
        before = replace(before, reason=f"Det sto da som {place(same[0].id)}.")
    return [before, replace(after, former=same[0].id)]


def _find(provision: Provision, steps: str) -> Provision | None:
    # A version may have stood under another number, so only the end of the address counts.
    home = provision.id.paragraf
    return Parts.inside(provision).get(home / steps) if home else None


def _joined(parts: list[Version]) -> Iterator[Version]:
    """The versions with neighbours that say the same made one."""
    last: Version | None = None
    for part in parts:
        if last is None:
            last = part
        elif same_text(last, part):
            last = replace(last, in_force=Period(last.in_force.start, part.in_force.end))
        else:
            yield last
            last = part
    if last is not None:
        yield last
