"""The table of successions, held against the archives, and against the facts of the reform.

How sure a row may be is measured: how alike the last text of the old place is to the
new one, and which other acts, when the new one came, were set from naming the old
place to naming the new.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache

import pytest

from corpus import catalog
from corpus.ids import ProvisionId
from corpus.successions import Succession, load
from corpus.timeline import Version, version_on
from tests.followed import facts, followed, known_timelines

pytestmark = pytest.mark.real

REFORM_DAY = date(2022, 8, 1)
SURE = {
    "certain": "helt sikkert",
    "very sure": "svært sikkert",
    "sure": "sikkert",
    "probable": "trolig",
}
EACH = [row for row in load().rows if row.kind == "erstattet"]
REPLACED = [row for row in EACH if row.old.paragraf]
CHAPTERS = [row for row in EACH if row not in REPLACED]
ALIKE, AT_ALL = 0.62, 0.15  # of runs of three words and more that are common to both
HALF = 0.5
SAME_HEADING = 0.78
RUN = 3
NEARLY = 0.02  # no difference: a rule that stands twice, for pupils and for adults
NUMBER = re.compile(r"\d+(?: ?[A-Z])?-\d+(?: [a-z](?![\w-]))?")


def named(row: Succession) -> str:
    return f"{row.old}→{' '.join('/'.join(new.path) for new in row.new)}"


# ---- every place exists


def test_every_new_place_is_in_the_law_today() -> None:
    today = {act.law: act.today for act in followed() if act.today}
    held = {p.id.fold() for document in today.values() for p in document.walk()}
    new = [id for row in load().rows for id in row.new if id.document in today]
    assert len(new) > 130
    assert [str(id) for id in new if id.fold() not in held] == []
    whole = [id for id in load().kept if id.path[-2:-1] != ("setning",)]
    assert [str(id) for id in whole if id.fold() not in held] == []


def test_every_old_place_is_one_that_an_amending_act_or_an_older_text_has_named() -> None:
    missing = [
        str(row.old)
        for row in load().rows
        if row.old.paragraf
        and (row.old.paragraf or row.old).fold() not in known_timelines()
        and not cited(row.old)
    ]
    assert missing == []


def cited(id: ProvisionId) -> bool:
    """Whether some version has named the paragraf: of its own act, or of another by its name."""
    entry = catalog.load().entry(id.document)
    assert entry is not None
    name, number = entry.short_title.lower()[:-2], re.escape(id.path[0].removeprefix("§"))
    listed = r"(?:[\d\w,§ -]|\bog\b|\btil\b){0,60}?"  # «§§ 4-10, 4-11 og 4-24»
    own = re.compile(rf"§+ {listed}(?<![\w-]){number}(?![\w-])", re.IGNORECASE)
    other = re.compile(rf"{name}\w* {own.pattern}", re.IGNORECASE)
    return any(
        (own if timeline.provision.document == id.document else other).search(text.words())
        for timeline in known_timelines().values()
        for version in timeline.versions
        for text in (version.text, *version.known)
        if text is not None
    )


# ---- the facts of the reform


def pairs() -> Iterator[tuple[str, str, str]]:
    """(old place, new places, how sure) of every row of the facts, as the table has them."""
    for fact in facts():
        act, at, sure = fact["act"], fact["provision"], SURE[fact["confidence"]]
        if found := re.fullmatch(r"§(\d+)-(\d+) -> §(\d+)-(\d+)", at):
            a, b, to, _ = map(int, found.groups())
            for n in range(a, b + 1):
                yield f"{act}/§{n}", f"{act}/§{n - a + to}", sure
        elif found := re.fullmatch(r"(.+/ledd/)(\d+)->(\d+)", at):
            # Its number is told by the act; where the rule is now may be less sure.
            old, new = f"{act}/{found[1]}{found[2]}", f"{act}/{found[1]}{found[3]}"
            yield old, new, "helt sikkert"
            if new != fact["current"]:
                yield new, fact["current"], sure
        else:
            new = "" if fact["current"] == "(none)" or fact["op"] == "oppheves" else fact["current"]
            yield f"{act}/{at}", new, sure


def test_the_table_carries_every_fact_of_the_reform() -> None:
    rows = {(str(row.old), " ".join(map(str, row.new))): row for row in load().rows}
    kept = {str(id) for id in load().kept}
    assert len(facts()) == 42
    for old, new, sure in pairs():
        if old == new:
            assert old in kept
            assert sure == "helt sikkert"
        elif not new:
            assert rows[old, new].kind == "opphevet"
        else:
            assert rows[old, new].sure == sure, old
    assert kept == {old for old, new, _ in pairs() if old == new}


# ---- how sure


def words(texts: Iterable[str]) -> list[str]:
    return re.findall(r"\w+", " ".join(texts).casefold())


def likeness(old: list[str], new: list[str]) -> float:
    """The share of both texts, or of the old one if that is a piece, that runs alike."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks if block.size >= RUN)
    return max(2 * same / (len(old) + len(new)), same / len(old) / 2) if old else 0.0


def last_words(id: ProvisionId, day: date) -> list[list[str]]:
    """The text of `id` the day before `day`, or the pieces of it that are known."""
    timeline = known_timelines().get((id.paragraf or id).fold())
    if timeline is None:
        return []
    found = version_on(timeline.within(id), day - timedelta(days=1))
    if isinstance(found, Version) and found.text is not None:
        return [words([found.text.words()])]
    whole = version_on(timeline, day - timedelta(days=1))
    pieces = whole.known if isinstance(whole, Version) else ()
    inside = (words([p.words()]) for p in pieces if f"{p.id.fold()}/".startswith(id.fold()))
    return [text for text in inside if len(text) > RUN]


@cache
def first_words(id: ProvisionId, day: date) -> list[str]:
    """The text of `id` on the day that its act came."""
    timeline = known_timelines()[(id.paragraf or id).fold()]
    found = version_on(timeline.within(id), day)
    known = isinstance(found, Version) and found.text
    return words([known.words()]) if known else []


@cache
def likest(row: Succession) -> tuple[float, bool]:
    """How alike the old text is to the new, and whether some piece is like no other as much."""
    best, first = 0.0, False
    act = row.new[0].document
    there = [t.provision for t in known_timelines().values() if t.provision.document == act]
    for old in last_words(row.old, row.since):
        near = {id for new in row.new for id in (new, new.paragraf or new)}
        own = max(likeness(old, first_words(id, row.since)) for id in near)
        others = max(likeness(old, first_words(id, row.since)) for id in there)
        best, first = max(best, own), first or own > max(0, others - NEARLY)
    return best, first


def titled(row: Succession) -> bool:
    """Whether a heading of the old place is nearly that of the new, and of no other as much."""
    new = {id.path[0]: heading(id, row.since) for id in row.new}
    act = row.new[0].document
    homes = [t.provision for t in known_timelines().values() if t.provision.document == act]
    every = [heading(id, row.since) for id in homes]
    return any(
        ratio(old, own) >= SAME_HEADING and ratio(old, own) >= max(ratio(old, h) for h in every)
        for old in headings(row.old)
        for own in new.values()
    )


def heading(id: ProvisionId, day: date) -> str:
    timeline = known_timelines()[(id.paragraf or id).fold()]
    found = version_on(timeline, day)
    known = isinstance(found, Version) and found.text
    return known.heading.text.strip(". ").casefold() if known else ""


def headings(id: ProvisionId) -> set[str]:
    timeline = known_timelines().get((id.paragraf or id).fold())
    texts = [(v.text, *v.known) for v in timeline.versions] if timeline else []
    found = {p.heading.text.strip(". ").casefold() for each in texts for p in each if p}
    return found - {""}


def ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@cache
def renamed(act: str) -> dict[tuple[str, str], set[str]]:
    """The provisions that `act` set from naming one paragraf to naming another."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for timeline in known_timelines().values():
        for one, other in zip(timeline.versions, timeline.versions[1:], strict=False):
            if act in (other.source, *other.beside) and one.text and other.text:
                for old, new in changed(one.text.words().split(), other.text.words().split()):
                    found[old, new].add(str(timeline.provision))
    return found


def changed(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "replace":
            for old in numbers(" ".join(one[a:b])):
                yield from ((old, new) for new in numbers(" ".join(other[c:d])))


def numbers(text: str) -> set[str]:
    return {f"§{number.replace(' ', '')}".casefold() for number in NUMBER.findall(text)}


def pointers(row: Succession) -> set[str]:
    """Who was set from naming the old place to naming the new one when it came."""
    steps = renamed(row.by)
    old = row.old.path[0].casefold()
    return {who for new in row.new for who in steps.get((old, new.path[0].casefold()), ())}


def test_the_measure_tells_alike_from_unlike() -> None:
    text = "Den som bor her skal hilse på naboen hver dag og vinke til katten".split()
    assert likeness(text, text) == 1
    assert likeness(text, text[::-1]) == 0
    assert 0.4 < likeness(text[:6], text) < 0.7


@pytest.mark.parametrize("row", REPLACED, ids=named)
def test_a_row_is_as_sure_as_its_witnesses(row: Succession) -> None:
    alike, first = likest(row)
    said = len(pointers(row))
    told = f"{alike:.2f} {first} {pointers(row)}"
    if row.sure == "svært sikkert":
        assert (alike >= ALIKE and first) or said > 1, told
    elif row.sure == "sikkert":
        assert (alike >= AT_ALL and first) or said or titled(row), told
    else:
        assert row.sure == "trolig"


@pytest.mark.parametrize("row", [row for row in REPLACED if row.ledd], ids=named)
def test_the_ledd_that_keep_their_number_say_the_same(row: Succession) -> None:
    [new] = row.new
    for n in range(1, row.ledd + 1):
        [old_words] = last_words(row.old / f"ledd/{n}", row.since)
        assert likeness(old_words, first_words(new / f"ledd/{n}", row.since)) > HALF, n


@pytest.mark.parametrize("row", CHAPTERS, ids=named)
def test_a_chapter_is_where_its_paragrafer_are(row: Succession) -> None:
    """By their numbers: § 7-22 is of chapter 7, and § 14-22 of chapter 14."""
    begin = f"§{row.old.path[0].removeprefix('kap')}-".casefold()
    ours = [r for r in REPLACED if r.old.fold().startswith(f"{row.old.document}/{begin}")]
    new = [f"§{new.path[0].removeprefix('kap')}-" for new in row.new]
    there = [r for r in ours if r.new[0].path[0].startswith(tuple(new))]
    assert len(ours) >= 2
    assert len(there) >= {"svært sikkert": 0.9, "sikkert": 0.66}[row.sure] * len(ours)
    assert all(any(r.new[0].path[0].startswith(one) for r in ours) for one in new)


def test_most_rows_are_witnessed_by_their_own_text() -> None:
    assert sum(likest(row)[1] for row in REPLACED) > 0.75 * len(REPLACED)
    assert sum(bool(pointers(row)) for row in REPLACED) > 15
