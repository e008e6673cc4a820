"""What people type → the addresses that the program reads in it, in the light of the real acts."""

import pytest

from app import citing
from tests import bases
from tests.typed import NOTHING, READ_IN, STATUS, TYPED

pytestmark = pytest.mark.real
Targets = tuple[tuple[str, ...], ...]


def read(text: str, document: str = "", place: str = "") -> Targets:
    """The targets of each reference in `text`; a range is one."""
    where = citing.place({"doc": document, "cite": place})
    found = citing.references(bases.real_service(), text, where)
    return tuple(
        tuple(target for part in parts for target in part.targets)
        for parts in citing.together(found)
    )


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_typed(text: str, expected: Targets) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "document", "place", "expected"), READ_IN)
def test_read_in_an_act(text: str, document: str, place: str, expected: Targets) -> None:
    assert read(text, document, place) == expected


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status(text: str, status: str) -> None:
    found = citing.references(bases.real_service(), text, citing.place({}))
    assert [reference.status for reference in found] == [status]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert read(text) == ()
