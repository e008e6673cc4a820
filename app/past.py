"""Past: a provision and a day in; what it said, how it stood and what became of it out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache

from app.law import Law
from corpus.change import Event
from corpus.citation import place
from corpus.errors import InputError, NotFoundError
from corpus.ids import ProvisionId
from corpus.model import Provision
from corpus.successions import Succession
from corpus.timeline import Silence, Timeline, Version, spoken_day, version_on
from graph.acts import alone
from graph.case import Act, chains
from graph.dated import dated
from graph.status import Status, status_of
from graph.status_words import IN_FORCE, PART_SINCE, ended, numbered
from graph.succession_words import reworded
from graph.versions import timelines

KEPT = 8  # of what was read for one question


@dataclass(frozen=True, slots=True)
class Record:
    """What there is to tell of one address through time."""

    id: ProvisionId
    label: str
    heading: str
    url: str
    note: str  # how the citation was read
    status: tuple[Status, ...]  # on the day of the sources; the first says whether it is in force
    timeline: Timeline  # of a paragraf or a part of one; empty for anything else
    events: tuple[Event, ...]  # that its change notes tell
    former: tuple[Succession, ...]  # what it was before, newest first
    later: tuple[Succession, ...]  # what became of it, oldest first
    became: str  # the same in words

    @property
    def wording(self) -> Version | None:
        """The version that the law says today."""
        found = version_on(self.timeline, self.seen)
        return found if isinstance(found, Version) else None

    @property
    def seen(self) -> date:
        """The day that the sources are from; later changes are not known."""
        assert self.timeline.known_until is not None  # `Past` sets it
        return self.timeline.known_until


@dataclass(frozen=True, slots=True)
class Then:
    """What a provision said on a day."""

    record: Record
    day: date
    version: Version  # known whole, or known to be repealed
    heading: str  # of the paragraf, as it was then
    became: str  # what took the place of what stood there that day, in words

    @property
    def still(self) -> bool:
        """Whether it says the same today."""
        return self.version == self.record.wording

    @property
    def text(self) -> Provision | None:
        return self.version.text


class Past:
    """What a knowledge base knows of days that are gone."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self._act = lru_cache(maxsize=KEPT)(self._read)
        self._of_notes = lru_cache(maxsize=KEPT)(self._read_notes)

    @cached_property
    def seen(self) -> date:
        """The day that the sources are from; of the sample, the day of its building."""
        manifest = self.law.base.manifest
        return date.fromisoformat((manifest.sources_date or manifest.built)[:10])

    def record(self, text: str, day: date | None = None) -> Record:
        """All that is known of what `text` names, as an address or a citation.

        A name that two acts have had is that of the one in force on `day`, if given.
        Raises NotFoundError when nothing is known to live there, or to have lived there.
        """
        return self._record(*self._address(text, day))

    def of(self, id: ProvisionId) -> Record:
        """All that is known of the provision at `id`."""
        return self._record(id, "")

    def on(self, text: str, day: date) -> Then:
        """What the provision said on `day`.

        Raises NotFoundError, with the reason, when that is not known.
        """
        record = self.record(text, day)
        if record.id.paragraf is None:
            raise InputError(
                "Ordlyden på en dag vises for paragrafer og deler av dem, ikke for"
                f" {record.label.removesuffix('.')}. Skriv hvilken paragraf."
            )
        return self._then(record, day)

    def last(self, text: str) -> Then:
        """What a provision that is no more said last, on its last day."""
        record = self.record(text)
        if not record.id.path and self._gone(record.id.document):
            raise NotFoundError(f"{record.became} Skriv hvilken paragraf, så vises det den sa.")
        if not record.timeline.versions:
            self.law.locate(text)  # raises, and tells where to look instead
        told = [v for v in record.timeline.versions if v.text is not None]
        end = (told or record.timeline.versions)[-1].in_force.end
        # Without an end there is nothing that is no more: asked of today, it tells why.
        return self._then(record, end - timedelta(1) if end else self.seen)

    def _then(self, record: Record, day: date) -> Then:
        if day > self.seen:
            raise NotFoundError(self._too_late(record, day))
        later, became = self._later(record, day)
        match version_on(record.timeline, day):
            case Silence(reason):
                told = f"{record.label}, {spoken_day(day)}: {reason} {became}"
                raise NotFoundError(told.strip())
            case Version() as found if found.text is None and not found.repealed:
                parts = ", ".join(self.law.label(piece.id) for piece in found.known)
                known = f" Det som er kjent: {parts}." if parts else ""
                told = f"{record.label}, {spoken_day(day)}: {found.reason}{known} {became}"
                raise NotFoundError(told.strip())
            case Version() as found:
                heading = self._heading(record.id, day)
                return Then(replace(record, later=later), day, found, heading, became)

    def _later(self, record: Record, day: date) -> tuple[tuple[Succession, ...], str]:
        """What took the place of what stood there on `day`, or stood there last; and in words.

        A rule that was given other words before another place took over may not be there.
        """
        if not record.timeline.versions:
            return record.later, record.became
        stood = _stood(record.timeline, day)
        if stood is None:
            return (), ""
        rows = self.law.advice.successions(record.id.document).after(record.id, stood)
        if rows and rows[0].kind == "erstattet":
            turned = record.timeline.changed(stood, rows[0].since)
            if turned is not None:
                last = f'Det som sto der sist: leddvis show "{record.label}"'
                return (), f"{reworded(record.id, turned)} {last}"
        return rows, self.law.advice.became(record.id, stood)

    def _too_late(self, record: Record, day: date) -> str:
        told = f"Kildene er fra {spoken_day(self.seen)} og sier ikke hva som gjelder"
        coming = version_on(record.timeline, day)
        if isinstance(coming, Version) and coming.pending:
            start = spoken_day(coming.in_force.start)
            decided = f" En endring fra {start} er vedtatt"
            return f'{told} {spoken_day(day)}.{decided}: leddvis history "{record.label}"'
        return f"{told} {spoken_day(day)}. Oppgi en tidligere dag."

    # ---- which provision

    def _address(self, text: str, day: date | None) -> tuple[ProvisionId, str]:
        id, note = self.law.named(text, day)
        if id is not None and self._gone(id.document):
            if not id.path or self._known(id):
                return id, note
            if id.paragraf:
                raise NotFoundError(self._never(id))
        try:
            provision, note = self.law.locate(text)
        except NotFoundError:
            if id is None or not self._known(id):
                raise
            return id, note
        return provision.id, note

    def _gone(self, refid: str) -> bool:
        """Whether the base has versions of the document, and no text of today."""
        held = self.law.base.look_up(refid)
        return held is None and bool(self.law.base.history.addresses(refid))

    def _never(self, id: ProvisionId) -> str:
        """Why nothing is told of a place in a repealed act."""
        home, label = id.paragraf, self.law.label(id)
        if home is not None and home != id and self._known(home):
            whole = self.law.label(home)
            return f'{label} er ikke i noen kjent versjon. Se paragrafen: leddvis show "{whole}"'
        return (
            f"Leddvis vet ikke om det har vært noen {label}: loven er opphevet, og arkivene har"
            f" bare det av den som er endret siden 2001. {self.law.advice.became(id)}"
        )

    def _known(self, id: ProvisionId) -> bool:
        """Whether something has lived at `id`, a paragraf or a part of one."""
        if id.paragraf is None:
            return False
        table = self.law.advice.successions(id.document)
        stored = self.law.base.history.timeline(id)
        if stored is None:
            return table.knows(id)
        seen = not stored.versions or any(v.text or v.known for v in stored.versions)
        # A ledd that no archive has, but that is known to have got a new place.
        return seen or any(row.old.fold() == id.fold() for row in table.after(id))

    def _record(self, id: ProvisionId, note: str) -> Record:
        held = self.law.base.look_up(id.document)
        provision = held.get(id) if held else None
        table = self.law.advice.successions(id.document)
        timeline = self._timeline(id)
        return Record(
            id,
            self.law.label(id),
            self.law.heading(provision) if provision else self._heading(id, self.seen),
            self.law.url(id) if provision else "",
            note,
            self._status(id, provision, timeline),
            timeline,
            tuple(self._events(provision)) if provision else (),
            table.before(id),
            # What stands here now has not moved on, though what stood here before it may have.
            table.after(id, self.seen) if provision else table.after(id),
            "" if provision else self.law.advice.became(id),
        )

    def _heading(self, id: ProvisionId, day: date) -> str:
        """The heading of the paragraf that `id` stands in: on `day`, or the last before it."""
        timeline = self._timeline(id.paragraf) if id.paragraf else Timeline(id)
        texts = [v.text for v in timeline.versions if v.text and v.in_force.start <= day]
        return texts[-1].heading.text if texts else ""

    # ---- what is known of it

    def _timeline(self, id: ProvisionId) -> Timeline:
        """The versions that are stored; else what the document's own change notes tell."""
        if id.paragraf is None:
            return Timeline(id, known_until=self.seen)
        found = self.law.base.history.timeline(id) or self._of_notes(id.paragraf).within(id)
        return replace(found, known_until=self.seen)

    def _read_notes(self, paragraf: ProvisionId) -> Timeline:
        held = self.law.base.look_up(paragraf.document)
        if held is None:
            return Timeline(paragraf, before="Leddvis har ikke ordlyden.")
        told = timelines(alone(held.document, self.seen), paragraf)
        same = (each for each in told if each.provision.fold() == paragraf.fold())
        return next(same, Timeline(paragraf))

    def _status(
        self, id: ProvisionId, provision: Provision | None, timeline: Timeline
    ) -> tuple[Status, ...]:
        if provision is not None:
            act = self._dated(provision.id)
            known = {chain[-1].id for chain in chains(act.document.root)}
            home: ProvisionId | None = provision.id
            while home is not None and home not in known:  # a punktum stands as its ledd does
                home = home.parent
            told = status_of(act, home or act.document.id, self.seen, self.seen)
            wording = version_on(timeline, self.seen)
            sure = isinstance(wording, Version) and wording.text is not None
            # The notes alone do not date a ledd; its versions do.
            main, *beside = (
                replace(one, reason=IN_FORCE) if sure and one.reason == PART_SINCE else one
                for one in told
            )
            return (_with_number(main, timeline, self.seen), *beside)
        entry = self.law.names.entry(id.document)
        end = entry.repealed if entry else None
        if timeline.versions:
            last, stood = timeline.versions[-1], _stood(timeline, self.seen)
            own = last.reason if last.repealed and last.in_force.start <= self.seen else ""
            said = " ".join(filter(None, (own, timeline.after)))
            gone = stood + timedelta(1) if stood and stood < self.seen else end
            return (Status("opphevet", gone, None, said),) if said else ()
        return (Status("opphevet", end, None, timeline.after or ended(end)),) if end else ()

    def _dated(self, id: ProvisionId) -> Act:
        """The act that `id` is in, the notes of its paragraf with the days of the versions."""
        act = self._act(id.document)
        if id.paragraf is None:
            return act
        timeline = self._timeline(id.paragraf)
        here = {at: e for at, e in act.notes.items() if at.paragraf in (None, id.paragraf)}
        return replace(
            act, notes={**act.notes, **{at: dated(e, timeline) for at, e in here.items()}}
        )

    def _events(self, provision: Provision) -> Iterator[Event]:
        act = self._dated(provision.id)
        home = provision.id.paragraf or provision.id
        found = next((p for p in act.document.walk() if p.id == home), None)
        if found is not None:
            yield from act.told_by(found)
        if not home.path:
            yield from act.ending

    def _read(self, refid: str) -> Act:
        return Act.of(self.law.held(refid).document)


def _stood(timeline: Timeline, day: date) -> date | None:
    """`day`, or the last day before it, on which something stood there; None when nothing did."""
    stood = [v for v in timeline.versions if not v.repealed and v.in_force.start <= day]
    if not stood:
        return None
    end = stood[-1].in_force.end
    return end - timedelta(1) if end is not None and end <= day else day


def _with_number(status: Status, timeline: Timeline, seen: date) -> Status:
    """The status of a rule that is older than its number, with since when it has that."""
    moved = [v for v in timeline.versions if v.former and v.in_force.start <= seen]
    day = moved[-1].in_force.start if moved else None
    if day is None or moved[-1].former is None or status.since is None or status.since >= day:
        return status
    now, was = timeline.provision.paragraf or timeline.provision, moved[-1].former
    said = numbered(
        place(ProvisionId("", now.path[-1:])), day, place(ProvisionId("", was.path[-1:]))
    )
    return replace(status, reason=f"{status.reason} {said}")
