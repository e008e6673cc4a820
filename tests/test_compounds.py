"""Compounds: a word that the index does not have → the words in it that it has."""

import pytest

from search.analysis import terms
from search.compounds import parts

KNOWN = frozenset(terms("ansvar gruppe møte barnevern vakt arbeid plan tann lege skyss kommune"))
WORDS = [
    ("ansvarsgruppe", "ansvar gruppe"),
    ("ansvarsgruppemøte", "ansvar gruppe møte"),
    ("barnevernsvakt", "barnevern vakt"),
    ("barnevernvakta", "barnevern vakt"),
    ("arbeidsplanen", "arbeid plan"),
    ("tannlegeskyss", "tann lege skyss"),
    ("plan", "plan"),  # known as it is
    ("husbankplan", "husbankplan"),  # half known is not known
    ("xyzzy", "xyzzy"),
    ("§7-2a", "§7-2a"),
]


@pytest.mark.parametrize(("word", "expected"), WORDS)
def test_parts(word: str, expected: str) -> None:
    [term] = terms(word)
    assert list(parts(term, KNOWN)) == terms(expected)
