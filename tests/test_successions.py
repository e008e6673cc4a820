"""Successions: what became of made-up provisions, either way; and the shape of the real table."""

from datetime import date
from typing import get_args

import pytest

from corpus import catalog
from corpus.ids import ProvisionId
from corpus.successions import Kind, Succession, Successions, Sure, load

OLD, NEW, NEWER = "lov/1901-01-01-1", "lov/1950-01-01-1", "lov/1990-01-01-1"


def row(old: str, new: str, year: int, kind: Kind = "erstattet", ledd: int = 0) -> Succession:
    return Succession(
        ProvisionId.parse(old),
        tuple(map(ProvisionId.parse, new.split())),
        date(year, 1, 1),
        NEW,
        kind,
        "sikkert",
        ledd=ledd,
    )


MADE = Successions.of(
    (
        row(f"{OLD}/§1", f"{NEW}/§2", 1950),
        row(f"{OLD}/§2", f"{NEW}/§3 {NEW}/§4", 1950),
        row(f"{OLD}/§3/ledd/1", f"{NEW}/§5/ledd/2", 1950),
        row(f"{OLD}/§3/ledd/2", f"{NEW}/§6", 1950),
        row(f"{OLD}/§4", "", 1940, "opphevet"),
        # § 5 becomes § 6 and § 6 § 7 on one day: what stood in § 5 is not in § 7.
        row(f"{OLD}/§5", f"{OLD}/§6", 1940, "omnummerert"),
        row(f"{OLD}/§6", f"{OLD}/§7", 1940, "omnummerert"),
        row(f"{OLD}/§6", f"{NEW}/§8", 1950),
        row(f"{NEW}/§8", f"{NEWER}/§9", 1990),
        row(f"{OLD}/§10", f"{NEW}/§11", 1950, ledd=2),
        row(f"{NEW}/§2/ledd/3", f"{NEW}/§2/ledd/4", 1960, "omnummerert"),
    )
)


def told(rows: tuple[Succession, ...]) -> str:
    return " ".join(f"{_short(r.old)}→{'+'.join(map(_short, r.new)) or '0'}" for r in rows)


def _short(id: ProvisionId) -> str:
    return {OLD: "a", NEW: "b", NEWER: "c"}[id.document] + "/".join(id.path)


# What was asked, on which day, what became of it step by step, and where it is now.
AFTER: list[tuple[str, int | None, str, str]] = [
    (f"{OLD}/§1", None, "a§1→b§2", "b§2"),
    (f"{OLD}/§1/ledd/3", None, "a§1→b§2", "b§2"),  # the ledd may have other numbers there
    (f"{OLD}/§2", None, "a§2→b§3+b§4", "b§3 b§4"),
    (f"{OLD}/§3", None, "a§3/ledd/1→b§5/ledd/2 a§3/ledd/2→b§6", "b§5/ledd/2 b§6"),
    (f"{OLD}/§3/ledd/1/setning/2", None, "a§3/ledd/1→b§5/ledd/2", "b§5/ledd/2"),
    (f"{OLD}/§3/ledd/9", None, "", ""),
    (f"{OLD}/§4", None, "a§4→0", ""),
    # Two rules have stood in § 6: without a day, both are told, and the last is meant.
    (f"{OLD}/§6", None, "a§6→a§7 a§6→b§8 b§8→c§9", "c§9"),
    (f"{OLD}/§6", 1930, "a§6→a§7", "a§7"),
    (f"{OLD}/§6", 1945, "a§6→b§8 b§8→c§9", "c§9"),
    (f"{OLD}/§6", 1950, "", ""),
    (f"{OLD}/§5", 1930, "a§5→a§6 a§6→b§8 b§8→c§9", "c§9"),
    (f"{OLD}/§5/ledd/2", 1930, "a§5/ledd/2→a§6/ledd/2 a§6→b§8 b§8→c§9", "c§9"),
    # Two of its ledd have gone along with their numbers, and what is in them has not.
    (f"{OLD}/§10/ledd/2", None, "a§10/ledd/2→b§11/ledd/2", "b§11/ledd/2"),
    (f"{OLD}/§10/ledd/2/bokstav/a", None, "a§10/ledd/2/bokstav/a→b§11/ledd/2", "b§11/ledd/2"),
    (f"{OLD}/§10/ledd/3", None, "a§10→b§11", "b§11"),
    (f"{OLD}/§10/setning/1", None, "a§10→b§11", "b§11"),
    (f"{NEW}/§2", None, "", ""),  # it stands; a ledd of it got another number
    (f"{NEW}/§2/ledd/3", None, "b§2/ledd/3→b§2/ledd/4", "b§2/ledd/4"),
    (f"{OLD}/§99", None, "", ""),
    (OLD, None, "", ""),
    ("LOV/1901-01-01-1/§1", None, "a§1→b§2", "b§2"),
]


@pytest.mark.parametrize(("address", "year", "steps", "now"), AFTER)
def test_what_became_of_it(address: str, year: int | None, steps: str, now: str) -> None:
    id, day = ProvisionId.parse(address), date(year, 6, 1) if year else None
    assert told(MADE.after(id, day)) == steps
    assert " ".join(map(_short, MADE.ends(id, day))) == now


BEFORE = [
    (f"{NEW}/§2", "a§1→b§2"),
    (f"{NEW}/§2/ledd/1", "a§1→b§2"),
    (f"{NEW}/§4", "a§2→b§3+b§4"),
    (f"{NEW}/§5", "a§3/ledd/1→b§5/ledd/2"),
    (f"{NEWER}/§9", "b§8→c§9 a§6→b§8 a§5→a§6"),
    (f"{OLD}/§7", "a§6→a§7"),
    (f"{OLD}/§7/ledd/1", "a§6/ledd/1→a§7/ledd/1"),
    (f"{NEW}/§11/ledd/1", "a§10/ledd/1→b§11/ledd/1"),
    (f"{NEW}/§11/ledd/3", "a§10→b§11"),
    (f"{OLD}/§1", ""),
]


@pytest.mark.parametrize(("address", "steps"), BEFORE)
def test_what_it_was_before(address: str, steps: str) -> None:
    assert told(MADE.before(ProvisionId.parse(address))) == steps


def test_numbers_that_go_round_end() -> None:
    ring = Successions.of(
        (
            row(f"{OLD}/§1", f"{OLD}/§2", 1940, "omnummerert"),
            row(f"{OLD}/§2", f"{OLD}/§1", 1950, "omnummerert"),
        )
    )
    assert told(ring.after(ProvisionId.parse(f"{OLD}/§1"))) == "a§1→a§2 a§2→a§1"
    assert told(ring.before(ProvisionId.parse(f"{OLD}/§1"))) == "a§2→a§1 a§1→a§2"


# ---- the table that comes with Leddvis


@pytest.mark.parametrize("row", load().rows, ids=lambda row: str(row.old))
def test_a_row_is_whole(row: Succession) -> None:
    assert row.sure in get_args(Sure)
    assert str(ProvisionId.parse(row.by)) == row.by
    assert bool(row.new) == (row.kind != "opphevet")
    assert row.old not in row.new
    assert not row.ledd or (len(row.new) == 1 and row.kind == "erstattet")
    assert not row.note or (row.note[0].isupper() and row.note.endswith("."))
    moved = {new.document for new in row.new} == {row.old.document}
    assert moved == (row.kind == "omnummerert")


def test_an_act_is_replaced_by_what_the_catalogue_says_on_the_day_that_it_says() -> None:
    for row in load().rows:
        if row.kind == "erstattet":
            old = catalog.load().entry(row.old.document)
            assert old is not None
            assert {new.document for new in row.new} == {old.replaced_by}
            assert row.since == old.repealed


def test_no_place_is_told_twice_of_one_day() -> None:
    places = [(row.old.fold(), row.since) for row in load().rows]
    assert len(places) == len(set(places))


def test_what_is_kept_has_nothing_after_it_since_the_reform() -> None:
    for id in load().kept:
        assert load().after(id, date(2022, 8, 1)) == ()
