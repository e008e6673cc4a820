"""Spotting: a text → the names of acts in it, as written."""

import time

import pytest

from ingest.spotting import Lexicon, other_spellings

NAMES = (
    "grendelova", "gl", "grendesaksloven", "domstolloven", "Nav-loven", "sol",
    "bøker- og bladloven", "Lov om grendevern m.v.", "grendevernforordningen",
)  # fmt: skip
LEXICON = Lexicon(NAMES, {"sol"})

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
    ("domstolsloven", ("domstolloven",)),
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
