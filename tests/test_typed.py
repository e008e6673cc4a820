"""The tables of what people type: their shape, and that every place in them exists."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from corpus import archives
from corpus.files import CONSOLIDATED, member_name
from corpus.find import Lookup
from corpus.ids import ProvisionId
from ingest.lovdata import read
from ingest.xml import parse
from tests import samples
from tests.typed import GROUPS, NOTHING, READ_IN, STATUS, TYPED, Group
from tests.typed_made import BVL_1992, INTROL, KHTJL, OPPL_1998, SOTJL_1991

STATUSES = frozenset(
    ("gjeldende", "opphevet", "ikke i kraft", "finnes ikke", "flertydig", "ukjent lov")
)
PAIRS = frozenset((pair,) for pair in ("ledd", "bokstav", "nummer", "setning"))
# Repealed, or an amending act: not among the acts in force, so not held against them.
NOT_HELD = frozenset(
    (BVL_1992, INTROL, KHTJL, OPPL_1998, SOTJL_1991, "lov/2018-06-08-27", "lov/2021-06-11-78")
)


def addresses() -> Iterator[str]:
    """Every address in the tables, with the document it lies in or is."""
    for _, expected in TYPED:
        yield from (target for targets in expected for target in targets)
    for _, document, place, expected in READ_IN:
        yield from (document, place)
        yield from (target for targets in expected for target in targets)


def twice(texts: Iterable[object]) -> list[object]:
    return [text for text, count in Counter(texts).items() if count > 1]


def test_there_are_enough_rows() -> None:
    assert len(TYPED) >= 260
    assert len(READ_IN) >= 50
    assert len(STATUS) >= 40
    assert len(NOTHING) >= 40


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.about)
def test_a_group_is_in_both_målformer(group: Group) -> None:
    assert len(group.nb) >= 3
    assert len(group.nn) >= 3


def test_the_målformer_have_about_half_each() -> None:
    nynorsk = sum(len(group.nn) for group in GROUPS)
    assert 0.4 <= nynorsk / len(TYPED) <= 0.6


def test_no_row_stands_twice() -> None:
    assert twice(text for text, _ in TYPED) == []
    assert twice((text, place) for text, _, place, _ in READ_IN) == []
    assert twice(text for text, _ in STATUS) == []
    assert twice(NOTHING) == []
    assert not {text for text, _ in TYPED} & set(NOTHING)


def test_every_row_has_references_and_every_reference_a_target() -> None:
    rows = [expected for _, expected in TYPED] + [row[-1] for row in READ_IN]
    assert all(expected and all(expected) for expected in rows)


def test_every_address_is_one() -> None:
    wrong = [address for address in addresses() if str(ProvisionId.parse(address)) != address]
    assert wrong == []


def test_a_place_lies_in_its_document() -> None:
    for _, document, place, _ in READ_IN:
        assert ProvisionId.parse(place).within(ProvisionId.parse(document)), place


def test_every_status_is_shown() -> None:
    assert {status for _, status in STATUS} == STATUSES


@cache
def lookups() -> dict[str, Lookup]:
    """The documents that the tables name and the archives hold."""
    refids = {ProvisionId.parse(address).document for address in addresses()} - NOT_HELD
    found: dict[str, Lookup] = {}
    for kind, archive in CONSOLIDATED.items():
        names = frozenset(member_name(refid) for refid in refids if refid.startswith(f"{kind}/"))
        path = samples.REAL / f"{archive}{archives.SUFFIX}"
        for member in archives.members(path, names):
            document = read(parse(member.data, member.name), member.name)
            found[str(document.id)] = Lookup.of(document)
    return found


@pytest.mark.real
def test_every_place_in_an_act_in_force_exists() -> None:
    ids = {ProvisionId.parse(address) for address in addresses()}
    held = {id for id in ids if id.document not in NOT_HELD}
    assert len(held) > 250
    assert sorted(str(id) for id in held if lookups()[id.document].get(id) is None) == []


@pytest.mark.real
def test_a_place_is_spelled_as_printed() -> None:
    """Unless the ledd is left out, the address is the one that the archive has."""
    wrong = []
    for address in sorted(set(addresses())):
        id = ProvisionId.parse(address)
        if id.document in NOT_HELD or (found := lookups()[id.document].get(id)) is None:
            continue
        if "ledd" in id.path and "setning" not in id.path and str(found.id) != address:
            wrong.append((address, str(found.id)))
        if id.paragraf is not None and str(found.id.paragraf) != str(id.paragraf):
            wrong.append((address, str(found.id)))
    assert wrong == []


@pytest.mark.real
def test_a_range_leaves_nothing_out() -> None:
    """Only a range is one reference to several paragrafer, kapitler or artikler."""
    count, wrong = 0, []
    references = [targets for _, expected in TYPED for targets in expected]
    references += [targets for *_, expected in READ_IN for targets in expected]
    for targets in references:
        ids = [ProvisionId.parse(target) for target in targets]
        if len(ids) == 1 or ids[0].path[-2:-1] in PAIRS:
            continue
        count += 1
        kind, order = in_order(ids[0])
        first, last = order.index(ids[0]), order.index(ids[-1])
        if order[first : last + 1] != ids:
            wrong.append((kind, targets))
    assert count > 15
    assert wrong == []


def in_order(id: ProvisionId) -> tuple[str, list[ProvisionId]]:
    """What kind of provision `id` is, and all of that kind as the document has them."""
    lookup = lookups()[id.document]
    found = lookup.get(id)
    assert found is not None
    everything = (p for p in lookup.document.walk() if p.kind == found.kind)
    return found.kind, [p.id for p in everything if p.id.parent == id.parent]
