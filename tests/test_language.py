"""Language: the words of a text → its målform; `lang` in the file is not asked."""

import pytest

from ingest.language import BOKMAL, NYNORSK, language
from tests.samples import document, xml

# Every row is a text, then its målform.
TEXTS = [
    ("Kommunen skal ikke gi fra seg noen opplysninger.", "nb"),
    ("Kommunen skal ikkje gje frå seg nokon opplysningar.", "nn"),
    ("IKKE! FRA, NOEN?", "nb"),
    # one bokmål word in a nynorsk text
    ("Dei skal ikkje vere et hinder, og ein må ikkje bere noko.", "nn"),
    # too little to go by, or as much of the one as of the other
    ("", "und"),
    ("Loven gjelder.", "und"),
    ("Ikke noen fra, ikkje nokon frå.", "und"),
    ("The act does not apply to ships under five tons.", "und"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_language(text: str, expected: str) -> None:
    assert language(text) == expected


@pytest.mark.parametrize("word", sorted(BOKMAL))
def test_every_word_of_bokmal(word: str) -> None:
    assert language(f"{word} {word} {word}") == "nb"


@pytest.mark.parametrize("word", sorted(NYNORSK))
def test_every_word_of_nynorsk(word: str) -> None:
    assert language(f"{word} {word} {word}") == "nn"


# Every row is a sample, what its file says, and what it is in.
FILES = [
    ("eksempel/nl-19010101-001", "no", "nb"),
    ("eksempel/nl-19010101-002", "nn", "nn"),
    ("rariteter/nl-19020202-912", "no", "nn"),  # like opplæringslova
    ("rariteter/nl-19020202-941", "no", "und"),  # one word
]


@pytest.mark.parametrize(("name", "said", "expected"), FILES)
def test_what_the_file_says_is_not_believed(name: str, said: str, expected: str) -> None:
    assert xml(name).get("lang") == said
    assert document(name).language == expected
