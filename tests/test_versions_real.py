"""Versions of real law: the check of the chain, the reform, and what is said with less to see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from corpus import catalog
from corpus.catalog import Entry
from corpus.ids import ProvisionId
from corpus.timeline import Silence, Timeline, Version, same_text, version_on
from graph.checking import check
from graph.holes import bare, known, pieces, whole
from graph.tracks import LEFT_OUT, around, tracks
from graph.versions import Act, timelines
from tests.followed import SEEN, facts, followed, known_timelines

pytestmark = pytest.mark.real

SINCE = date(2021, 1, 1)
REFORM, REFORM_DAY = "lov/2021-06-11-78", date(2022, 8, 1)


def entry(act: Act) -> Entry:
    found = catalog.load().entry(act.law)
    assert found is not None
    return found


def on(address: str, day: date) -> Version | Silence:
    return version_on(known_timelines()[ProvisionId.parse(address).fold()], day)


def words(address: str, day: date) -> str:
    found = on(address, day)
    assert isinstance(found, Version), found
    assert found.text is not None, found.reason
    return found.text.words()


# ---- the check of the chain


def test_what_was_changed_since_2021_ends_as_the_law_stands() -> None:
    found = check(followed(), SINCE)
    print(found)
    assert len(found.rows) > 300
    assert found.share >= 0.96


def test_every_provision_of_the_reform_that_is_in_force_is_equal() -> None:
    rows = {row.provision.fold(): row for row in check(followed(), SINCE, adopted=True).rows}
    addresses = {
        f"{row['current'].partition('/§')[0]}/§{number}"
        for row in facts()
        for number in row["current"].partition("/§")[2].split("/")[0].split(", §")
        if number
    }
    moved_amendments = "lov/2020-11-06-127/§53"  # its words are left out: «– – –»
    assert len(addresses) > 35
    for address in addresses - {moved_amendments}:
        assert rows[address.casefold()].outcome == "equal", address


def test_what_was_changed_since_2001_ends_as_the_law_stands() -> None:
    assert check(followed(), date(2001, 1, 1)).share >= 0.88


# ---- the reform


def test_every_whole_paragraf_of_the_reform_has_its_version() -> None:
    found = 0
    for row in facts():
        if row["unit"] == "paragraf" and row["ledd_count"]:
            version = on(f"{row['act']}/{row['provision']}", REFORM_DAY)
            assert isinstance(version, Version)
            assert REFORM in (version.source, *version.beside)
            assert version.in_force.start == REFORM_DAY
            assert version.text is not None, version.reason
            assert len(version.text.children) == row["ledd_count"]
            assert bare(version.text.heading.text) == bare(row["heading"])
            assert "friskole" not in version.text.words()  # LOV-2022-06-10-39 came before
            found += 1
    assert found == 25


@pytest.mark.parametrize(
    ("address", "end", "before"),
    [
        ("lov/1992-07-17-100/§3-2", date(2023, 1, 1), "lov/2021-06-18-97/§15-8"),
        ("lov/1998-07-17-61/§15-8", date(2024, 8, 1), "lov/2023-06-09-30/§24-1"),
    ],
)
def test_the_replaced_acts_end_when_the_new_ones_begin(
    address: str, end: date, before: str
) -> None:
    assert "privatskolelova" in words(address, date.fromordinal(end.toordinal() - 1))
    assert isinstance(on(address, end), Silence)
    assert isinstance(on(before, date.fromordinal(end.toordinal() - 1)), Silence)
    assert words(before, end)


def test_an_amendment_that_was_amended_twice() -> None:
    """sosialtjenesteloven § 9 first ledd: two punktum, not the one that was promulgated first."""
    at = "lov/2009-12-18-131/§9"
    assert len(pieces_of(at, REFORM_DAY)) == 2
    assert len(pieces_of(at, date(2022, 6, 16))) == 1


def pieces_of(address: str, day: date) -> tuple[object, ...]:
    found = on(address, day)
    assert isinstance(found, Version)
    assert found.text is not None
    return tuple(unit for unit in pieces(found.text.children[0]).parts)


def test_a_repealed_paragraf_of_the_reform_has_nothing_after() -> None:
    for address in ("lov/2003-07-04-84/§3-6b", "lov/1998-07-17-61/§15-5"):
        after = on(address, REFORM_DAY)
        assert isinstance(after, Version)
        assert after.repealed


# ---- which acts a version is from

WORDS_OF_2022 = "lov/2022-06-10-39"  # changed a word of LOV-2021-06-11-78 before it took effect
ORIGINS = [
    ("lov/2009-12-18-131/§9", REFORM_DAY, (REFORM,), ("lov/2022-06-17-42",)),
    ("lov/2011-06-24-30/§3-4", REFORM_DAY, (REFORM,), (WORDS_OF_2022,)),
    ("lov/2011-06-24-30/§7-2a", REFORM_DAY, (REFORM,), ()),
    ("lov/1998-07-17-61/§15-8", REFORM_DAY, (REFORM,), (WORDS_OF_2022,)),
    ("lov/1999-07-02-62/§7-1", date(2010, 1, 1), ("lov/2005-06-17-90",), ("lov/2006-06-30-45",)),
    ("lov/2021-06-18-97/§15-8", date(2023, 1, 1), (WORDS_OF_2022, "lov/2021-06-18-97"), ()),
    ("lov/2011-06-24-30/§7-2b", date(2025, 1, 1), ("lov/2022-06-10-35",), ()),
    ("lov/1999-07-02-61/§2-5d", date(2025, 1, 1), ("lov/2022-06-10-35",), ()),
    ("lov/2020-11-06-127/§37a", date(2025, 1, 1), ("lov/2022-06-10-35",), ()),
]  # fmt: skip


@pytest.mark.parametrize(("address", "day", "acts", "first"), ORIGINS)
def test_the_acts_that_a_version_is_from(
    address: str, day: date, acts: tuple[str, ...], first: tuple[str, ...]
) -> None:
    version = on(address, day)
    assert isinstance(version, Version)
    assert ((version.source, *version.beside), version.amended_by) == (acts, first)


def test_a_word_that_came_before_the_reform_took_effect_tells_who_put_it_there() -> None:
    count = 0
    for _, version in every_version():
        if version.source == REFORM and version.text and "rivatskolel" in version.text.words():
            assert WORDS_OF_2022 in version.amended_by
            count += 1
    assert count > 10


def test_a_ledd_that_moved_had_the_same_words_where_it_stood() -> None:
    whole = known_timelines()["lov/2020-11-06-127/§41"]
    fifth = version_on(whole.within(whole.provision / "ledd/5"), REFORM_DAY)
    fourth = version_on(whole.within(whole.provision / "ledd/4"), date(2022, 7, 31))
    assert isinstance(fifth, Version)
    assert isinstance(fourth, Version)
    assert fifth.former == whole.provision / "ledd/4"
    assert fifth.text is not None
    assert fourth.text is not None
    assert fifth.text.words() == fourth.text.words()


def test_words_replaced_everywhere_are_told_only_where_they_are_seen() -> None:
    """LOV-2022-06-10-39 has a new name for some schools, in acts whose text is not held."""
    for timeline, version in every_version():
        if timeline.provision.document in ("lov/1992-07-17-100", "lov/1998-07-17-61"):
            seen = version.source != WORDS_OF_2022 or version.text or version.known
            assert seen, timeline.provision
            assert "Lov 10. juni 2022 nr. 39 endret" not in version.reason or version.known


def test_every_version_has_other_words_than_the_one_before_it() -> None:
    for timeline in known_timelines().values():
        for one, other in zip(timeline.versions, timeline.versions[1:], strict=False):
            assert not (one.text and same_text(one, other)), timeline.provision


# ---- laws of all timelines


def every_version() -> Iterator[tuple[Timeline, Version]]:
    for timeline in known_timelines().values():
        for version in timeline.versions:
            yield timeline, version


def test_versions_follow_on_each_other_and_say_why_when_they_say_nothing() -> None:
    for timeline in known_timelines().values():
        assert timeline.before or timeline.versions
        for one, other in zip(timeline.versions, timeline.versions[1:], strict=False):
            assert one.in_force.end is not None
            assert one.in_force.end <= other.in_force.start
    for timeline, version in every_version():
        assert (version.text is None) == bool(version.reason), timeline.provision
        assert version.text is None or not version.known
        if version.text is not None:
            assert version.complete
            assert version.text.id.document == timeline.provision.document
            assert version.source.startswith("lov/")


def test_what_is_in_force_today_is_what_is_consolidated() -> None:
    count = 0
    for act in followed():
        for paragraf, _ in around(act.today.root) if act.today else ():
            found = version_on(known_timelines()[paragraf.id.fold()], SEEN)
            if isinstance(found, Version) and found.text is not None and not found.pending:
                assert found.text.words() == paragraf.words()
                count += 1
    assert count > 950


def test_every_paragraf_comes_back_from_its_pieces() -> None:
    for act in followed():
        for paragraf, _ in around(act.today.root) if act.today else ():
            back = whole(pieces(paragraf), paragraf.id)
            assert back is not None
            assert back.words().split() == paragraf.words().split()


# ---- what is known must be true: the same with the best witness hidden


def test_what_goes_backward_finds_what_was_promulgated() -> None:
    """Without the promulgated text, what is said to have been the first text must be it."""
    compared = 0
    for act in followed():
        if act.today is None or act.promulgated is None:
            continue
        base = {p.id.path[-1].casefold(): p for p, _ in around(act.promulgated.root)}
        for track in tracks(act.law, act.instructions, act.today, None):
            first = track.chain.stages[0]
            printed = base.get(first.at.casefold())
            changed = len(track.chain.stages) > 1
            if first.piece is None or printed is None or not changed or not known(first.piece):
                continue
            if track.today is None or LEFT_OUT.search(track.today.words()):
                continue
            told = whole(first.piece, printed.id)
            assert told is not None
            assert bare(told.words()) == bare(printed.words()), printed.id
            compared += 1
    assert compared >= 10


def test_amending_acts_alone_give_what_is_consolidated() -> None:
    """Without notes and without the text today, as for an act that is repealed."""
    same = different = 0
    for act in followed():
        if act.today is None:
            continue
        today = {p.id.fold(): p for p, _ in around(act.today.root)}
        for timeline in timelines(replace(act, today=None, promulgated=None)):
            version = version_on(timeline, SEEN)
            paragraf = today.get(timeline.provision.fold())
            if paragraf is None or not isinstance(version, Version) or version.text is None:
                continue
            if bare(version.text.words()) == bare(paragraf.words()):
                same += 1
            else:
                different += 1
    assert same > 200
    assert different <= 0.03 * same
