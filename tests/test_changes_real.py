"""Changes, on real law: how much of the change notes is read, and how the law stands."""

import json
import re
from collections import Counter
from datetime import date
from functools import cache
from typing import Any

import pytest

from corpus import archives
from corpus.change import Event
from corpus.files import CONSOLIDATED
from corpus.ids import ProvisionId
from corpus.model import Document, Link, Prose
from graph.case import Act, chains
from graph.status import Status, status
from ingest.changes import events, not_understood, tally
from ingest.lovdata import read
from ingest.xml import parse
from tests import samples

pytestmark = pytest.mark.real

FACTS = samples.SHARED / "eval" / "reform_facts.json"
SEEN = date(2025, 11, 8)  # the day of the archives
REFORM, BEFORE = date(2022, 8, 1), date(2022, 7, 31)
AMENDING = "lov/2021-06-11-78"


@cache
def documents() -> tuple[Document, ...]:
    """Every act in force, read once."""
    path = samples.REAL / f"{CONSOLIDATED['lov']}{archives.SUFFIX}"
    return tuple(read(parse(m.data, m.name), m.name) for m in archives.members(path))


@cache
def notes() -> tuple[tuple[str, Prose, tuple[Event, ...]], ...]:
    """Where it stands, the note, what it tells."""
    return tuple(
        (str(part.id), note, act.told_by(part) if len(part.notes) == 1 else events(note))
        for act in acts()
        for part in act.document.walk()
        for note in part.notes
    )


@cache
def acts() -> tuple[Act, ...]:
    return tuple(map(Act.of, documents()))


@cache
def statuses(day: date, part: int = 1) -> dict[str, tuple[Status, ...]]:
    """Every paragraf and article of every act, or of some, and how it stands."""
    return {
        chain[-1].id.fold(): status(act, chain, day, SEEN)
        for act in acts()[::part]
        for chain in chains(act.document.root)
        if chain[-1].kind in ("paragraf", "artikkel")
    }


@cache
def reform_on(day: date) -> dict[str, tuple[Status, ...]]:
    """The acts that the reform changed."""
    held = {row["act"] for row in facts()}
    return {
        chain[-1].id.fold(): status(act, chain, day, SEEN)
        for act in acts()
        if str(act.document.id) in held
        for chain in chains(act.document.root)
        if chain[-1].kind == "paragraf"
    }


# ---- notes


def test_the_figures_do_not_fall() -> None:
    read = tally(note for _, note, _ in notes())
    assert read.notes == 15_128
    assert read.with_event >= 15_117  # 99.93 %
    assert read.events >= 33_980
    assert read.events - read.verbs <= 1
    assert read.acts / read.events >= 0.999
    assert read.brackets >= 26_100
    assert read.dated / read.brackets >= 0.99


def test_every_strong_mark_begins_a_pending_event() -> None:
    wrong = [
        where
        for where, note, found in notes()
        for mark in note.marks
        if mark.kind == "strong"
        and not any(e.pending and e.start <= mark.start < e.end for e in found)
    ]
    assert wrong == []


def test_no_act_that_a_note_links_to_is_lost() -> None:
    """Outside brackets an act did it, or amended the act that did, or is only pointed at."""
    lost = [
        (where, link.href)
        for where, note, found in notes()
        for link in _outside(note)
        if not any(link.href in (e.act, *e.amended_by, *e.decrees) for e in found)
        and not POINTS.search(note.text, 0, link.start)
    ]
    assert lost == []


def _outside(note: Prose) -> list[Link]:
    """The links to whole acts that stand outside brackets."""
    depth, outside = 0, set()
    for at, char in enumerate(note.text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        outside |= {at} if depth == 0 else set()
    return [x for x in note.links if x.start in outside and WHOLE_ACT.fullmatch(x.href)]


WHOLE_ACT = re.compile(r"lov/[^/]+")
POINTS = re.compile(r"\b(?:jf|jfr|se|sjå|etter at)\b", re.IGNORECASE)


def test_what_is_not_read_is_told() -> None:
    unread = [
        words
        for _, note, found in notes()
        if not all(map(known, found)) or not found
        for words in not_understood(note)
    ]
    assert 0 < len(unread) <= 40, unread


def known(event: Event) -> bool:
    return bool(event.verb and (event.act or event.act_text))


# ---- status


def test_how_all_the_law_stands() -> None:
    first = Counter(found[0].kind for found in statuses(SEEN).values())
    assert first["opphevet"] >= 1_045  # so many titles say so themselves
    assert first["ikke trådt i kraft"] >= 111  # so many are only told of in a note
    assert first["ukjent"] == 0
    assert sum(first.values()) == len(statuses(SEEN))


def test_the_acts_that_wait() -> None:
    """37 of the 755 acts are adopted and not in force."""
    waiting = [
        act.document.id
        for act in acts()
        if status(act, (act.document.root,), SEEN, SEEN)[0].kind == "ikke trådt i kraft"
    ]
    assert len(waiting) == 37


def test_every_pending_note_is_told() -> None:
    """What a note says is to come, the status says too; an act that waits says it of itself."""
    silent = []
    for act in acts():
        for where, told in act.notes.items():
            found = statuses(SEEN).get(where.fold(), ())
            if not found or found[0].kind == "ikke trådt i kraft":
                continue
            said = {event for each in found for event in each.events}
            silent += [str(where) for e in told if e.pending and e not in said]
    assert silent == ["lov/2009-06-19-58/§21-1a"]  # repealed before it came into force


def test_every_day_has_an_answer() -> None:
    for day in (date(1700, 1, 1), date(1999, 12, 31), REFORM, date(2050, 1, 1)):
        for where, found in statuses(day, part=9).items():
            assert all(each.reason.endswith((".", "»")) for each in found), where
            if day > SEEN:
                assert (found[-1].kind, found[-1].until) == ("ukjent", None), where


# ---- the reform came into force on 1 August 2022


@cache
def facts() -> list[dict[str, Any]]:
    """The instructions of the reform act to acts that are still held."""
    held = {str(document.id) for document in documents()}
    rows: list[dict[str, Any]] = json.loads(FACTS.read_text("utf-8"))
    return [row for row in rows if row["act"] in held]


def stood(row: dict[str, Any], day: date) -> tuple[Status, ...]:
    paragraf = ProvisionId.parse(f"{row['act']}/{row['provision'].split('/')[0].split(' ')[0]}")
    return reform_on(day)[paragraf.fold()]


def test_new_paragrafer_came_into_force() -> None:
    rows = [row for row in facts() if row["op"] == "ny paragraf"]
    assert len(rows) >= 8
    for row in rows:
        [before] = stood(row, BEFORE)
        assert (before.kind, before.until) == ("ikke trådt i kraft", REFORM), row["provision"]
        after = stood(row, REFORM)[0]
        assert (after.kind, after.since) == ("i kraft", REFORM), row["provision"]
        assert after.events[0].act == AMENDING


def test_changed_paragrafer_were_waiting_for_it() -> None:
    rows = [row for row in facts() if row["op"].startswith("endret") and row["provision"] != "§4"]
    assert len(rows) >= 12
    for row in rows:
        ahead = [
            (each.kind, each.until)
            for each in stood(row, BEFORE)
            if any(event.act == AMENDING for event in each.events)
        ]
        assert ahead == [("endring vedtatt, ikke i kraft", REFORM)], row["provision"]
        assert not any(
            event.act == AMENDING for each in stood(row, REFORM)[1:] for event in each.events
        )


def test_a_repealed_paragraf() -> None:
    where = "lov/2003-07-04-84/§3-6b"
    assert [each.kind for each in reform_on(BEFORE)[where]] == ["i kraft", "oppheves"]
    assert [(each.kind, each.since) for each in reform_on(REFORM)[where]] == [("opphevet", REFORM)]


def test_a_temporary_paragraf() -> None:
    where = "lov/2011-06-24-30/§7-2b"
    end = date(2026, 7, 1)
    assert [(each.kind, each.until) for each in reform_on(SEEN)[where]] == [
        ("i kraft", None), ("midlertidig", end), ("oppheves", end),
    ]  # fmt: skip
