"""Renumbered: a document in, which of its paragrafer and chapters had other numbers, out.

Its change notes tell: «Endret ved lov … (tidligere § 9)».
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from corpus.ids import ProvisionId
from corpus.model import Document, Provision
from corpus.successions import Succession
from graph.lifespan import effective
from ingest.changes import events

# What a former number is called in a note, and what its step begins with.
STEPS = (
    (re.compile(r"§\s*(\d+(?:\s?[A-Za-z])?(?:-\d+)?(?:\s?[a-z])?)(?![\w-])"), "§"),  # § 10-4 a
    (re.compile(r"(?:kapit+el|kap\.?)\s+(\d+(?:\s?[A-Z])?|[IVXL]+)", re.I), "kap"),  # kapittel 9 A
    (re.compile(r"(?:artikkel|art\.?)\s+(\d+)", re.I), "a"),
    (re.compile(r"del\s+(\d+|[IVXL]+)", re.I), "del"),
)
# A note without any of these tells of no number; most notes need not be read.
SAYS_SO = re.compile(r"tidl|nummer|tallet", re.IGNORECASE)  # kapitteltallet
NO_DAY = "Endringsnoten nevner ikke dagen."


def renumbered(document: Document) -> Iterator[Succession]:
    """Each new number that a note tells of, newest first for each provision."""
    for provision in document.walk():
        if provision.notes:
            yield from _of(provision)


def _of(provision: Provision) -> Iterator[Succession]:
    here = provision.id
    notes = (note for note in provision.notes if SAYS_SO.search(note.text))
    told = [event for note in notes for event in events(note) if event.former]
    for event in reversed(told):  # before the last one it had the number that this one tells
        was, (day, exact) = _former(here, event.former), effective(event)
        if was is None or was == here or day is None or event.pending:
            continue
        note = "" if exact else NO_DAY
        yield Succession(was, (here,), day, event.act, "omnummerert", "helt sikkert", note)
        here = was


def _former(here: ProvisionId, said: str) -> ProvisionId | None:
    """Where it stood, when `said` is of its own kind: a paragraf was never a chapter."""
    for form, prefix in STEPS:
        if here.path[-1].startswith(prefix) and (found := form.match(said)):
            step = prefix + "".join(found[1].split())
            return ProvisionId(here.document, (*here.path[:-1], step))
    return None


# ---- as text, for the register


def lines(rows: Iterable[Succession]) -> str:
    """A line for each: old, new, day, act, note."""
    each = (
        (str(row.old), str(row.new[0]), row.since.isoformat(), row.by, row.note) for row in rows
    )
    return "\n".join("\t".join(one) for one in each)


def read(text: str) -> Iterator[Succession]:
    """The rows that `lines` wrote."""
    for line in text.split("\n") if text else ():
        old, new, since, by, note = line.split("\t")
        yield Succession(
            ProvisionId.parse(old),
            (ProvisionId.parse(new),),
            date.fromisoformat(since),
            by,
            "omnummerert",
            "helt sikkert",
            note,
        )
