"""Stored: every provision of the samples comes back from JSON as it was."""

import json

import pytest

from corpus.ids import ProvisionId
from corpus.model import Link, Mark, Prose, Provision
from corpus.stored import prose_json, provision_json, read_prose, read_provision
from tests import samples


def back(provision: Provision) -> Provision:
    """The provision after a journey through JSON."""
    text = json.dumps(provision_json(provision), ensure_ascii=False)
    return read_provision(json.loads(text), provision.id.document)


@pytest.mark.parametrize("name", samples.NAMES)
def test_every_provision_comes_back(name: str) -> None:
    for provision in samples.document(name).walk():
        if provision.start == 0:  # else it stands in a unit, and comes back with that
            assert back(provision) == provision
            assert [p.start for p in back(provision).walk()] == [p.start for p in provision.walk()]


def test_prose_with_nothing_on_it_is_short() -> None:
    assert prose_json(Prose("Rev.")) == {"text": "Rev."}


def test_prose_comes_back_with_what_hangs_on_it() -> None:
    prose = Prose("Rev.", (Link(0, 3, "lov/1902-02-02-1"),), (Mark(0, 3, "i"),))
    assert read_prose(json.loads(json.dumps(prose_json(prose)))) == prose


def test_what_stands_in_a_unit_is_stored_by_its_place() -> None:
    item = Provision(ProvisionId("lov/1902-02-02-1", ("§1", "ledd", "1", "bokstav", "a")),
                     "bokstav", "a", prose=Prose("rev"), start=4)  # fmt: skip
    unit = Provision(ProvisionId("lov/1902-02-02-1", ("§1", "ledd", "1")), "ledd",
                     prose=Prose("Om: rev"), children=(item,))  # fmt: skip
    assert provision_json(unit)["items"] == [
        {"at": "bokstav/a", "kind": "bokstav", "label": "a", "place": [4, 7]}
    ]
    assert back(unit) == unit
