"""Renumbered: notes with former numbers → which number was before, and since when."""

from functools import cache
from pathlib import Path

import pytest

from corpus import archives, catalog
from corpus.model import Document
from corpus.successions import Successions, load
from graph.register import Register, row, write
from graph.renumbered import NO_DAY, lines, read, renumbered
from ingest import pipeline
from tests import samples
from tests.changing import LAW, note, whole


def made(notes: str, name: str = "§3") -> Document:
    inside = whole("Katten skal ha fisk.", name=name).replace("</article>", "</article>" + notes, 1)
    return samples.made(inside)


def told(document: Document) -> list[str]:
    return [
        f"{'/'.join(r.old.path)}→{'/'.join(r.new[0].path)} {r.since} {r.by}"
        + (" ?" if r.note == NO_DAY else "")
        for r in renumbered(document)
    ]


ONE = "lov/1903-03-03-3"
TOLD = [
    (
        "§3",
        "Endret ved lov [3 mars 1903 nr. 3] (i kraft 1 apr 1903, tidligere § 9).",
        [f"§9→§3 1903-04-01 {ONE}"],
    ),
    (
        "§3",
        "Endra ved lov [3 mars 1903 nr. 3] (i kraft 1 apr 1903, tidlegare § 9 a).",
        [f"§9a→§3 1903-04-01 {ONE}"],
    ),
    # No day is named: the day of the act is the first that is possible.
    ("§3", "Endret ved lov [3 mars 1903 nr. 3] (tidligere § 9).", [f"§9→§3 1903-03-03 {ONE} ?"]),
    # Two times: before the last it had the number that the last tells.
    (
        "§3",
        "Endret ved lover [3 mars 1903 nr. 3] (i kraft 1 apr 1903, tidligere § 9),"
        " [4 apr 1904 nr. 4] (i kraft 1 mai 1904, tidligere § 5).",
        ["§5→§3 1904-05-01 lov/1904-04-04-4", f"§9→§5 1903-04-01 {ONE}"],
    ),
    ("§3", "Endret ved lov [3 mars 1903 nr. 3] (i kraft 1 apr 1903).", []),
    ("§3", "Endret ved lov [3 mars 1903 nr. 3] (i kraft 1 apr 1903, tidligere kap. 9).", []),
    ("§3", "Endret ved lov [3 mars 1903 nr. 3] (i kraft 1 apr 1903, tidligere § 3).", []),
]


@pytest.mark.parametrize(("name", "notes", "expected"), TOLD)
def test_a_note_tells_the_former_number(name: str, notes: str, expected: list[str]) -> None:
    assert told(made(note(notes), name)) == expected


@pytest.mark.parametrize(
    ("name", "former", "expected"),
    [
        ("kap4", "kapittel 9", "kap9→kap4"),
        ("kap4", "kap. 9 A", "kap9A→kap4"),
        ("kapIV", "kapitel V", "kapV→kapIV"),
        ("del2", "del 5", "del5→del2"),
        ("kap4", "§ 9", ""),
    ],
)
def test_chapters_and_parts(name: str, former: str, expected: str) -> None:
    notes = note(f"Kapitlet endret ved lov [3 mars 1903 nr. 3] (tidligere {former}).")
    section = f'<section class="section" data-name="{name}"><h2>Om katten</h2>{notes}</section>'
    assert [one.split()[0] for one in told(samples.made(section))] == expected.split()


def test_articles() -> None:
    document = made(note("Endret ved lov [3 mars 1903 nr. 3] (tidligere artikkel 9)."), "a4")
    assert [one.split()[0] for one in told(document)] == ["a9→a4"]


def test_rows_come_back_from_the_register(tmp_path: Path) -> None:
    document = made(note(TOLD[3][1]))
    rows = tuple(renumbered(document))
    assert tuple(read(lines(rows))) == rows
    assert tuple(read("")) == ()
    path = tmp_path / "register.sqlite"
    write(path, [row(document)])
    assert Register(path).moved(LAW) == rows
    assert Register(path).moved("lov/1999-09-09-9") == ()


@pytest.mark.real
def test_what_the_notes_tell_is_what_the_table_tells_of_the_reform() -> None:
    found = Successions.of(r for document in reform() for r in renumbered(document))
    paragrafer = [r for r in load().rows if r.kind == "omnummerert" and len(r.old.path) == 1]
    assert len(paragrafer) == 3
    assert set(paragrafer) <= set(found.rows)
    assert len(found.rows) > 80
    held = {p.id.fold() for document in reform() for p in document.walk()}
    ends = [new.fold() for r in found.rows for new in r.new if not found.after(new, r.since)]
    assert set(ends) <= held


@cache
def reform() -> tuple[Document, ...]:
    sources = archives.find(samples.REAL, {}, samples.ROOT, samples.ROOT)
    refids = frozenset(entry.refid for entry in catalog.load().indexed)
    read = pipeline.documents(sources, refids, lambda name, count: None)
    return tuple(item for item in read if isinstance(item, Document))
