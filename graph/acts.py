"""Acts: the catalogue and the archives in, every wanted act with all that amends it out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from corpus.catalog import Entry
from corpus.change import Amendment, Decree, Event
from corpus.model import Document
from graph.effective import Instructions, days_of
from graph.versions import Act
from ingest.changes import events
from ingest.lovtidend import Told


def noted(document: Document) -> Iterator[Event]:
    """What all the change notes of a document tell; they date amending acts for other acts too."""
    for provision in document.walk():
        for note in provision.notes:
            yield from events(note)


NOT_FOLLOWED = "Leddvis følger ikke endringene av dette dokumentet i Norsk Lovtidend"


def alone(document: Document, known_until: date) -> Act:
    """The act of which nothing is read but its text today and its own change notes."""
    days = days_of(noted(document), {})
    instructions = Instructions({}, days, absent=NOT_FOLLOWED)
    return Act(document.id.document, instructions, known_until, document)


def acts(
    entries: Iterable[Entry],
    documents: Mapping[str, Document],
    told: Iterable[Told],
    notes: Iterable[Event],
    known_until: date,
) -> tuple[Act, ...]:
    """The acts of `entries`, ready for their timelines.

    `documents` are the consolidated ones by refid, `told` is what Norsk Lovtidend tells
    (ingest/lovtidend.py), and `notes` the change notes, best of every document there is.
    """
    amendments: dict[str, Amendment] = {}
    promulgated: dict[str, Document] = {}
    decrees: list[Decree] = []
    for one in told:
        match one:
            case Amendment():
                amendments[one.refid] = one
            case Document():
                promulgated[one.id.document] = one
            case Decree():
                decrees.append(one)
    days = days_of(notes, amendments, decrees)
    instructions = Instructions(amendments, days, tuple(decrees))
    return tuple(
        Act(
            entry.refid,
            instructions,
            known_until,
            documents.get(entry.refid),
            promulgated.get(entry.refid),
            entry.repealed,
            entry.replaced_by,
        )
        for entry in entries
    )
