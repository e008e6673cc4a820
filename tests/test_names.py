"""Names: which document is meant, by name or by date; and whether there ever was one."""

import pytest

from corpus.catalog import Found, Unknown, load
from corpus.other_names import Other
from graph.names import Held, Names
from graph.resolve import Place, Resolver
from ingest.mentions import find_mentions
from tests import bases

DAY = "2025-11-08"
NEW = Held("lov/2025-06-20-99", "Lov om båtlag", "Båtlagsloven", "", "2025-08-01")
OLD = Other("lov/2002-12-06-72", ("båtlagsloven 2002", "båtlagsloven"), True)
REPEAL = Held("lov/2013-12-13-110", "Lov om oppheving av havneavgiftsloven (havneavgiftsloven)",
              "Oppheving av havneavgiftsloven", "", "2014-01-01")  # fmt: skip
TAX = Other("lov/1964-06-19-14", ("havneavgiftsloven",), True)
LINKED = {"lov/1969-06-13-24"}


def names() -> Names:
    return Names(load(), (NEW, REPEAL), DAY, (OLD, TAX), LINKED.__contains__)


# A name, and the document that it means.
MEANT = [
    # an act says itself what it is called; another that was called so is the older one
    ("båtlagsloven", NEW.refid),
    ("båtlagslova", NEW.refid),
    ("båtlagsloven 2002", OLD.refid),
    # the topic of an act that repeals another is not its name
    ("havneavgiftsloven", TAX.refid),
    # by date, in words and in Lovdata's way
    ("lov 13. juni 1969 nr. 24", "lov/1969-06-13-24"),
    ("LOV-1969-06-13-24", "lov/1969-06-13-24"),
    ("NL/lov/1969-06-13-24", "lov/1969-06-13-24"),
    ("FOR-2011-12-16-1256", "forskrift/2011-12-16-1256"),
]


@pytest.mark.parametrize(("text", "refid"), MEANT)
def test_meant(text: str, refid: str) -> None:
    found = names().resolve(text)
    assert isinstance(found, Found)
    assert found.entry.refid == refid


@pytest.mark.parametrize("text", ["lov 35. mars 2018 nr. 4", "lov 30. februar 2020 nr. 1",
                                  "LOV-2018-13-01-4"])  # fmt: skip
def test_no_day(text: str) -> None:
    found = names().resolve(text)
    assert isinstance(found, Unknown)
    assert found.reason.endswith("er ingen dag.")


# An act that no archive has, and its status: repealed where Lovdata links to it.
STATUS = [
    ("lov 13. juni 1969 nr. 24 § 3", "opphevet"),
    ("LOV-1969-06-13-24 § 3", "opphevet"),
    ("båtlagsloven 2002 § 3", "opphevet"),
    ("lov 1. januar 2019 nr. 999 § 3", "ukjent lov"),
    ("LOV-2019-01-01-999 § 3", "ukjent lov"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status(text: str, status: str) -> None:
    resolver = Resolver(names(), lambda refid: None)
    mentions = find_mentions(text, resolver.names.lexicon)
    [found] = resolver.references(mentions, Place())
    assert found.status == status
    assert found.targets


@pytest.mark.real
def test_every_act_has_the_name_that_it_gives_itself() -> None:
    held = bases.real_service().base.register.documents
    known = bases.real_service().names
    other = []
    for act in held:
        found = known.resolve(act.short_title) if act.short_title else None
        if isinstance(found, Found) and act.refid not in (
            found.entry.refid, *(entry.refid for entry in found.others)
        ):  # fmt: skip
            other.append(act.refid)
    assert other == ["lov/1814-05-17~nn"]  # read as the other text of the same act
