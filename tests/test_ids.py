"""Addresses: what someone writes, and the steps it has; what is no address."""

import pytest

from corpus.errors import AddressError
from corpus.ids import KEYS, LONGEST, ProvisionId

# Every row is an address as somebody writes it, then its document and its path.
ADDRESSES = [
    ("lov/2011-06-24-30", "lov/2011-06-24-30", ()),
    ("lov/1967-02-10", "lov/1967-02-10", ()),  # no number
    ("forskrift/2022-06-22-1110/§7/ledd/2", "forskrift/2022-06-22-1110", ("§7", "ledd", "2")),
    ("lov/1814-05-17~nn/§112", "lov/1814-05-17~nn", ("§112",)),
    ("veileder/barn-og-unge/3-2", "veileder/barn-og-unge", ("3-2",)),
    ("dokument/prop-100-l", "dokument/prop-100-l", ()),
    # down to the punktum
    (
        "lov/2011-06-24-30/§7-2a/ledd/2/bokstav/e/setning/1",
        "lov/2011-06-24-30",
        ("§7-2a", "ledd", "2", "bokstav", "e", "setning", "1"),
    ),
    # names that are not paragrafer
    ("lov/2018-06-15-38/gdpr/a9", "lov/2018-06-15-38", ("gdpr", "a9")),
    ("lov/1687-04-15/b1/k21/a15", "lov/1687-04-15", ("b1", "k21", "a15")),
    ("lov/1999-07-02-62/kap4A", "lov/1999-07-02-62", ("kap4A",)),
    ("lov/1918-06-14-2/§§14til91", "lov/1918-06-14-2", ("§§14til91",)),
    ("forskrift/1983-07-08-1252/§§7–9", "forskrift/1983-07-08-1252", ("§§7–9",)),
    ("lov/1902-02-02-1/vedlegg1/nummer/2.1.1", "lov/1902-02-02-1", ("vedlegg1", "nummer", "2.1.1")),
    # ours: text without a name, and a name that is used twice
    ("lov/1999-12-17-95/§6-2~2/rest/1", "lov/1999-12-17-95", ("§6-2~2", "rest", "1")),
    # keys and kinds are read without regard to case; names keep theirs
    ("LOV/2011-06-24-30/§4A-14/Ledd/2", "lov/2011-06-24-30", ("§4A-14", "ledd", "2")),
    ("Lov/1814-05-17~NN", "lov/1814-05-17~nn", ()),
]


@pytest.mark.parametrize(("address", "document", "path"), ADDRESSES)
def test_parse(address: str, document: str, path: tuple[str, ...]) -> None:
    assert ProvisionId.parse(address) == ProvisionId(document, path)


@pytest.mark.parametrize("address", [row[0] for row in ADDRESSES])
def test_what_is_printed_is_read_back(address: str) -> None:
    id = ProvisionId.parse(address)
    assert ProvisionId.parse(str(id)) == id
    assert str(id).lower() == address.lower()


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_a_step_in_any_case(key: str) -> None:
    id = ProvisionId.parse(f"lov/1902-02-02-1/{key.upper()}/1")
    assert id.path == (key, "1")
    assert id.parent == ProvisionId("lov/1902-02-02-1")


# Looks like an address, is not.
NOT_ADDRESSES = [
    "",
    " ",
    "§ 7-2 a",
    "hol. § 7-2 a",
    "lov",
    "lov/",
    "lov/2011",
    "lov/2011-6-24-30",
    "lov/20110624-30",
    "lov/2011-06-24-30/",  # ends in a slash
    "lov/2011-06-24-30//§1",
    "lov/2011-06-24-30/§",
    "lov/2011-06-24-30/§7-2 a",  # data-name has no blanks
    "lov/2011-06-24-30/§1\n",
    "lov/2011-06-24-30x/§1",
    "lov/2011-06-24-30?a=1",
    "NL/lov/2011-06-24-30",  # DokumentID, not RefID
    " lov/2011-06-24-30",
    "https://lovdata.no/lov/2011-06-24-30",
    "eu/32016r0679/a5",
    "forskrift/1971-06-11*",
    "lov/2011-06-24-30/§1/<b>",
    "lov/2011-06-24-30/" + "9" * LONGEST,
    "lov/" + "9" * 100_000,
]


@pytest.mark.parametrize("address", NOT_ADDRESSES, ids=lambda address: address[:30])
def test_not_an_address(address: str) -> None:
    with pytest.raises(AddressError) as caught:
        ProvisionId.parse(address)
    message = str(caught.value)
    assert f"«{address[:LONGEST]}»" in message  # what was wrong
    assert "lov/2011-06-24-30/§7-2a/ledd/2" in message  # what now
    assert len(message) < LONGEST + 200


HOL = ProvisionId("lov/2011-06-24-30")

# Every row is steps that are added one after another, then the address.
ADDED = [
    (("§7-2a",), "lov/2011-06-24-30/§7-2a"),
    (("§7-2a", "ledd/2"), "lov/2011-06-24-30/§7-2a/ledd/2"),
    (("§7-2a", "ledd/2", "bokstav/e"), "lov/2011-06-24-30/§7-2a/ledd/2/bokstav/e"),
]


@pytest.mark.parametrize(("steps", "expected"), ADDED)
def test_going_down(steps: tuple[str, ...], expected: str) -> None:
    id = HOL
    for step in steps:
        id = id / step
    assert str(id) == expected


# Every row is an address (inside the document), its paragraf and its parent.
AROUND = [
    ("§7-2a/ledd/2/bokstav/e", "§7-2a", "§7-2a/ledd/2"),
    ("§7-2a/ledd/2", "§7-2a", "§7-2a"),
    ("§7-2a", "§7-2a", ""),
    ("kap3", None, ""),
    ("kap3/avsnitt/1", None, "kap3"),
    ("kap3/kapI", None, "kap3"),
    ("gdpr/a9/ledd/1", None, "gdpr/a9"),
    ("gdpr/a9", None, "gdpr"),
    ("rest/1", None, ""),
]


@pytest.mark.parametrize(("path", "paragraf", "parent"), AROUND)
def test_paragraf_and_parent(path: str, paragraf: str | None, parent: str) -> None:
    id = HOL / path
    assert id.paragraf == (HOL / paragraf if paragraf else None)
    assert id.parent == (HOL / parent if parent else HOL)


def test_a_document_has_no_parent() -> None:
    assert HOL.parent is None
    assert HOL.paragraf is None


# Every row is an address, another, and whether the first lies inside the second.
WITHIN = [
    ("§7-2a/ledd/2", "§7-2a", True),
    ("§7-2a", "§7-2a", True),
    ("§7-2a", "§7-2", False),  # begins alike, is another paragraf
    ("§7-2a/ledd/12", "§7-2a/ledd/1", False),
    ("§7-2a", "§7-2a/ledd/2", False),
]


@pytest.mark.parametrize(("inner", "outer", "expected"), WITHIN)
def test_within(inner: str, outer: str, expected: bool) -> None:
    assert (HOL / inner).within(HOL / outer) is expected
    assert not (HOL / inner).within(ProvisionId("lov/1967-02-10") / outer)
    assert (HOL / inner).within(HOL)


def test_links_do_not_keep_case_and_are_compared_folded() -> None:
    linked, printed = HOL / "§4a-14", HOL / "§4A-14"
    assert linked != printed
    assert linked.fold() == printed.fold()
    assert (HOL / "§4A-14").fold() != (HOL / "§4A-15").fold()
