"""Resolve: a citation as people type it → the address that it means, or why there is none."""

from collections.abc import Callable

import pytest

from corpus.catalog import load
from corpus.citation import place
from corpus.find import Lookup
from corpus.model import Document, Provision
from graph.names import Held, Names
from graph.resolve import Reason, Resolved, Unresolved, address, resolve
from ingest.mentions import Mention, find_mentions
from tests.samples import document

N1, N2, N3 = (f"lov/1901-01-01-{n}" for n in (1, 2, 3))
PLAN = "forskrift/1901-01-01-4"
DAY = "2025-11-08"

Read = Callable[..., Resolved | Unresolved]


def held(document: Document) -> Held:
    head = document.header
    return Held(
        head.refid, head.title, head.short_title, head.abbreviation, head.in_force_text[:10]
    )


@pytest.fixture(scope="module")
def names(eksempel: tuple[Document, ...]) -> Names:
    new = held(document("rariteter/nl-20980203-996"))  # nabohjelpsloven, not in force yet
    twins = (
        Held("lov/1902-02-02-1", "", "Tvillingloven", "", "1902-03-01"),
        Held("lov/1902-02-02-2", "", "Tvillinglova", "", "1902-03-01"),
    )
    return Names(load(), (*map(held, eksempel), new, *twins), DAY)


@pytest.fixture(scope="module")
def read(eksempel: tuple[Document, ...], names: Names) -> Read:
    """Resolves the only citation in a text."""
    lookups = {str(each.id): Lookup.of(each) for each in eksempel}

    def read(text: str, home: str = "") -> Resolved | Unresolved:
        [mention] = find_mentions(text, names.is_name)
        return resolve(mention, home, names, lookups.get)

    return read


# Every row is what someone writes, where it stands, and the address that is meant.
MEANT = [
    # the act is named
    ("nabohjelpsloven § 2-3", "", f"{N1}/§2-3"),
    ("nabohjelpslova § 2-3", "", f"{N1}/§2-3"),  # in the other målform
    ("nabhl. § 2-3 andre ledd bokstav d", "", f"{N1}/§2-3/ledd/2/bokstav/d"),
    ("§ 2-3 a i nabohjelpsloven", "", f"{N1}/§2-3a"),
    ("Grendekjøkenloven § 5 andre ledd nr. 2", "", f"{N2}/§5/ledd/2/nummer/2"),
    ("hjelpeplanforskriften § 3 (2)", "", f"{PLAN}/§3/ledd/2"),
    ("gnl 4 nr. 2", "", f"{N3}/§4/nummer/2"),
    ("nabohjelpsloven kapittel 2", "", f"{N1}/kap2"),
    (f"{N1} § 2-3", "", f"{N1}/§2-3"),
    # the act it stands in
    ("§ 2-3", N1, f"{N1}/§2-3"),
    ("§ 5", N2, f"{N2}/§5"),
    ("nabohjelpsloven § 2-3", N2, f"{N1}/§2-3"),  # a name goes first
    # one ledd is cited without it; punktum
    ("nabhl § 1-3 bokstav c", "", f"{N1}/§1-3/ledd/1/bokstav/c"),
    ("nabhl § 2-4 tredje ledd andre punktum", "", f"{N1}/§2-4/ledd/3/setning/2"),
    ("nabhl § 3-4 første punktum", "", f"{N1}/§3-4/ledd/1/setning/1"),
    # repealed, and still there
    ("nabhl § 2-7", "", f"{N1}/§2-7"),
]


@pytest.mark.parametrize(("text", "home", "target"), MEANT)
def test_meant(text: str, home: str, target: str, read: Read) -> None:
    told = read(text, home)
    assert isinstance(told, Resolved), told
    assert str(told.target) == target


# Every row is what someone writes, why it leads nowhere, and what the user is told.
NOWHERE: list[tuple[str, Reason, str]] = [
    ("§ 2-3", "no law named", "Skriv navnet foran"),
    ("tvillingloven § 1", "ambiguous law", "lov/1902-02-02-1, lov/1902-02-02-2"),
    ("helseloven § 1", "ambiguous law", "ikke navnet på noen lov i dag"),
    # known by name, and not in this base
    ("hol. § 7-2 a", "law not held", "er ikke i kunnskapsbasen"),
    ("barnevernloven (1992) § 4-12", "law not held", "avløst av barnevernsloven"),
    # the act is here, the provision is not
    ("nabhl § 9-9", "no such provision", f"{N1}/§3-4"),
    ("nabhl § 2-3 sjuende ledd", "no such provision", f"{N1}/§2-3"),
    ("nabhl § 2-3 andre ledd bokstav z", "no such provision", f"{N1}/§2-3/ledd/2"),
    ("nabhl kapittel 9", "no such provision", f"{N1}/kap"),
]


@pytest.mark.parametrize(("text", "reason", "told"), NOWHERE)
def test_nowhere(text: str, reason: Reason, told: str, read: Read) -> None:
    answer = read(text)
    assert isinstance(answer, Unresolved)
    assert answer.reason == reason
    assert told in answer.message
    assert "\n" not in answer.message


def test_a_name_that_nobody_knows_is_told_of(names: Names) -> None:
    told = resolve(Mention("3", law="eventyrloven"), "", names, lambda refid: None)
    assert isinstance(told, Unresolved)
    assert told.reason == "unknown law"
    assert "«eventyrloven»" in told.message


def test_the_act_in_force_goes_before_one_of_the_same_name_that_is_not(read: Read) -> None:
    told = read("nabohjelpsloven § 1-1")
    assert isinstance(told, Resolved)
    assert told.target.document == N1
    assert "lov/2098-02-03-996" in told.note


def test_there_is_no_note_where_the_name_was_a_matter_of_course(read: Read) -> None:
    told = read("grendekjøkenlova § 1")
    assert isinstance(told, Resolved)
    assert told.note == ""


# Every row is a mention, the step of an annex, and the address that it spells.
SPELLED = [
    (Mention(), "", "lov/1902-02-02-1"),
    (Mention("7-2a"), "", "lov/1902-02-02-1/§7-2a"),
    (Mention("7", ledd=1, items=(("bokstav", "b"), ("nummer", "2")), setning=3), "",
     "lov/1902-02-02-1/§7/ledd/1/bokstav/b/nummer/2/setning/3"),
    (Mention(kapittel="4A"), "", "lov/1902-02-02-1/kap4A"),
    # in an annex a number is an article
    (Mention("9", items=(("nummer", "1"),)), "gdpr", "lov/1902-02-02-1/gdpr/a9/nummer/1"),
]  # fmt: skip


@pytest.mark.parametrize(("mention", "step", "expected"), SPELLED)
def test_address(mention: Mention, step: str, expected: str) -> None:
    assert str(address(mention, "lov/1902-02-02-1", step)) == expected


def citable(provision: Provision) -> bool:
    """Whether the grammar has words for all of the steps below the paragraf, in their order."""
    order = ["ledd", "bokstav", "nummer"]
    keys = list(provision.id.path[1::2])
    places = [order.index(key) if key in order else -1 for key in keys]
    rising = places == sorted(set(places)) and -1 not in places
    return provision.id.paragraf is not None and rising


def test_what_we_print_we_can_read(eksempel: tuple[Document, ...], read: Read) -> None:
    """A law: the label of a provision, read again, leads to the provision."""
    count = 0
    for law in eksempel:
        for provision in law.walk():
            if citable(provision):
                written = f"{law.header.short_title} {place(provision.id)}"
                told = read(written)
                assert isinstance(told, Resolved), written
                assert told.target == provision.id
                count += 1
    assert count > 150
