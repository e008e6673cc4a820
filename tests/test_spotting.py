"""Spotting: a text → the names of acts in it, as written."""

import time

import pytest

from corpus.catalog import Found, Unknown, load
from graph.names import Names
from ingest.mentions import find_mentions
from ingest.parts import NOTHING
from ingest.spotting import Lexicon, other_spellings

NAMES = (
    "grendelova", "gl", "grendesaksloven", "domstolloven", "Nav-loven", "sol",
    "bøker- og bladloven", "Lov om grendevern m.v.", "grendevernforordningen",
)  # fmt: skip
LEXICON = Lexicon(NAMES, {"sol"})
CATALOGUE = Names(load(), (), "2025-11-08").lexicon

# Every row is a text and the names in it.
SPOTTED = [
    ("Etter grendelova § 5", ["grendelova"]),
    ("Etter Grendeloven § 5", ["Grendeloven"]),
    ("GRENDELOVA", ["GRENDELOVA"]),
    ("etter gl. § 5", ["gl"]),
    ("domstolloven § 5", ["domstolloven"]),
    ("Nav-loven § 5", ["Nav-loven"]),
    ("bøker- og bladloven § 5", ["bøker- og bladloven"]),
    ("lov om grendevern § 5", ["lov om grendevern"]),
    ("grendelova og gl", ["grendelova", "gl"]),
    ("grendesaksloven § 5.", ["grendesaksloven"]),
    # by date or address
    ("lov 3. mai 1950 nr. 7", ["lov 3. mai 1950 nr. 7"]),
    ("lov av 3. mai 1950", ["lov av 3. mai 1950"]),
    ("forskrift 3. mai 1950 nr. 7", ["forskrift 3. mai 1950 nr. 7"]),
    ("lov/1950-05-03-7 § 5", ["lov/1950-05-03-7"]),
    ("LOV-1950-05-03-7-§5", ["LOV-1950-05-03-7"]),
    # with its year, its date or its age
    ("grendelova 1950 § 5", ["grendelova 1950"]),
    ("grendelova (1950) § 5", ["grendelova (1950)"]),
    ("grendelova 3. mai 1950 nr. 7 § 5", ["grendelova 3. mai 1950 nr. 7"]),
    ("gamle grendelova § 5", ["gamle grendelova"]),
    ("den nye grendelova § 5", ["den nye grendelova"]),
    # not one
    ("eventyrloven § 5", []),
    ("bøker. og bladloven", []),  # over the end of a sentence
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SPOTTED)
def test_spot(text: str, expected: list[str]) -> None:
    found = LEXICON.spot(text)
    assert [named.text for named in found] == expected
    assert [text[named.start : named.end] for named in found] == expected


# Every row is a name, and whether it says by itself that it is one.
FULL = [("grendelova", True), ("gl", False), ("sol", False), ("lov 3. mai 1950 nr. 7", True)]


@pytest.mark.parametrize(("text", "full"), FULL)
def test_full(text: str, full: bool) -> None:
    assert [named.full for named in LEXICON.spot(text)] == [full]


def test_a_name_may_be_a_word_of_its_own() -> None:
    assert LEXICON.is_word("Sol.")
    assert not LEXICON.is_word("gl")


SPELLINGS = [
    ("domstolloven", ("domstolsloven",)),
    ("domstolsloven", ("domstolloven", "domstolsl")),
    ("den domstolloven", ("den domstolsloven",)),
    ("spesialisthelsetjenestel", ("spesialisthelsetjenesteloven",)),
    ("hagelova", ("hageslova",)),  # cut short it would be «hagel»
    ("hagel", ()),
    ("helsepersonelloven", ("helsepersonelsloven",)),  # and not «helsepersonell»
    ("helsepersonell", ()),
    ("personvernforordningen", ("personvernforordningens",)),
    ("gl", ()),
]


@pytest.mark.parametrize(("key", "expected"), SPELLINGS)
def test_other_spellings(key: str, expected: tuple[str, ...]) -> None:
    assert other_spellings(key) == expected


@pytest.mark.parametrize(
    "text", ["bøker- og ", "lov om ", "lov 1. mai ", "gl", "a ", " ", "1", "-"]
)
def test_long_texts_are_read_quickly(text: str) -> None:
    start = time.process_time()
    LEXICON.spot(text * (20_000 // len(text)))
    assert time.process_time() - start < 3


# ---- names beside a number


def is_short(name: str) -> bool:
    """Whether people name an act so, and do not give a whole title that holds other names."""
    return " av lov " not in name and not name.startswith(("lov om endringer", "den europeiske"))


@pytest.mark.parametrize("name", [n for n in load().names() if is_short(n)])
def test_every_name_of_the_catalogue_is_read_on_both_sides(name: str) -> None:
    [before] = find_mentions(f"Etter {name} § 2-5", CATALOGUE)
    [after] = find_mentions(f"Etter § 2-5 i {name}.", CATALOGUE)
    for mention in (before, after):
        assert (mention.number, mention.parts) == ("2-5", NOTHING)
        assert meant(mention.law) == meant(name)


def meant(name: str) -> object:
    told = load().resolve_name(name)
    assert not isinstance(told, Unknown)
    return told.entry if isinstance(told, Found) else told.candidates


# Every row is a text, and how many references it has where «sol» is a word of its own.
WORDS = [("sol 3 timer", 0), ("sol. § 3", 1), ("hol 7-2", 1), ("sol 7", 0)]


@pytest.mark.parametrize(("text", "count"), WORDS)
def test_a_name_that_is_a_word_needs_more_than_a_number(text: str, count: int) -> None:
    assert len(find_mentions(text, Lexicon(("sol", "hol"), {"sol"}))) == count
