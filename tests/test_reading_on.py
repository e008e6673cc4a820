"""Reading on: a ledd → what to read next, and how it hangs together with the ledd."""

import pytest

from app import reading_on
from corpus.ids import ProvisionId
from tests import bases

NABO = bases.NABOHJELP
# (the ledd that an answer begins with, what is like it elsewhere, what must be there)
NEXT = [
    (f"{NABO}/§2-5/ledd/2", (), (f"{NABO}/§2-3", "viser til")),
    (f"{NABO}/§2-5/ledd/2", (), ("lov/1901-01-01-1/§2-6/ledd/1", "vises til fra")),
    (f"{NABO}/§2-4/ledd/1", (), ("forskrift/1901-01-01-4", "forskrift til")),
    (f"{NABO}/§2-4/ledd/1", ("lov/1901-01-01-2/§3/ledd/1",), (
        "lov/1901-01-01-2/§3/ledd/1", "tilsvarende i",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("address", "alike", "expected"), NEXT)
def test_what_to_read_next(address: str, alike: tuple[str, ...], expected: tuple[str, str]) -> None:
    found = reading_on.related(bases.sample_service(), ProvisionId.parse(address), alike)
    assert expected in {(each.id, each.relation) for each in found}
    assert len(found) <= reading_on.MOST
    assert len({each.id for each in found}) == len(found)


def test_many_of_one_kind_do_not_push_out_the_others() -> None:
    alike = tuple(f"lov/1901-01-01-2/§{n}/ledd/1" for n in range(1, 30))
    found = reading_on.related(
        bases.sample_service(), ProvisionId.parse(f"{NABO}/§2-5/ledd/2"), alike
    )
    assert {"viser til", "vises til fra", "tilsvarende i"} <= {each.relation for each in found}


@pytest.mark.real
def test_the_duty_leads_to_the_right_of_the_family() -> None:
    told = bases.real_service().ask("hol. § 7-2 a første ledd")
    assert ("lov/1999-07-02-63/§2-5c/ledd/1", "tilsvarende i") in {
        (each.id, each.relation) for each in told.related
    }
