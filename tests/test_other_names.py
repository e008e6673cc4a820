"""Other names: facts on acts outside the catalogue, each of which must hold together."""

import re
from collections import defaultdict

import pytest

from corpus.catalog import Found, fold
from corpus.catalog import load as load_catalog
from corpus.ids import ProvisionId
from corpus.other_names import Other, load
from graph.names import Names

OTHERS = load()
YEAR = re.compile(r"\d{4}")


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: f"{other.refid}-{other.display}")
def test_every_row_is_whole(other: Other) -> None:
    assert str(ProvisionId.parse(other.refid)) == other.refid
    assert ProvisionId.parse(other.refid).path == ()
    assert other.names
    assert all(name == name.strip() and fold(name) for name in other.names)
    assert not other.inside or str(ProvisionId.parse(f"{other.refid}/{other.inside}"))


def test_no_name_is_of_two_acts() -> None:
    owners = defaultdict(set)
    for other in OTHERS:
        for name in other.names:
            owners[fold(name)].add((other.refid, other.inside))
    assert {name: of for name, of in owners.items() if len(of) > 1} == {}


def test_an_act_that_shares_its_name_is_told_apart_by_its_own_year() -> None:
    plain = {fold(name) for name in load_catalog().names()}
    plain |= {fold(name) for other in OTHERS for name in other.names}
    for other in OTHERS:
        for name in other.names:
            without = fold(YEAR.sub("", name))
            if without != fold(name) and without in plain and not other.inside:
                assert other.refid.split("/")[1][:4] in name, name


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: f"{other.refid}-{other.display}")
def test_what_an_act_is_called_leads_to_it(other: Other) -> None:
    told = Names(load_catalog(), (), "2025-11-08").resolve(other.display)
    assert isinstance(told, Found)
    assert (told.entry.refid, told.step) == (other.refid, other.inside)
