"""Passages: a document → the texts that are searched, each with what stands above it."""

import pytest

from corpus.model import Document
from search.passages import EMPTY_TEXT, Passage, embedded, passages
from tests.samples import EKSEMPEL, NAMES, document, ledd, made, paragraf

NABOHJELP = document("eksempel/nl-19010101-001")


def found(law: Document, path: str) -> Passage:
    return next(p for p in passages(law) if p.id == law.id / path)


def test_a_passage_knows_what_stands_above_it() -> None:
    passage = found(NABOHJELP, "§2-4/ledd/3")
    assert passage.text == "Planen skrives bare når husstanden sier ja. Et ja kan tas tilbake" + (
        " når som helst."
    )
    assert passage.heading == "§ 2-4 Hjelpeplan"
    assert passage.chapter == "Kapittel 2. Hjelp, koordinator og plan"
    assert passage.act == "Nabohjelpsloven"


def test_a_list_is_one_text_with_its_ledd() -> None:
    passage = found(NABOHJELP, "§2-1/ledd/2")
    assert len(passage.text.split("\n")) == 4  # the words before, two items, the words after
    assert not any("bokstav" in p.id.path for p in passages(NABOHJELP))


def test_names_in_use_stand_beside_those_of_the_header() -> None:
    names = ("nabohjelpsloven", "nabohjelpslova", "Nabohjelpsloven", "")
    first = next(passages(NABOHJELP, names))
    assert first.act == "Nabohjelpsloven · nabohjelpsloven · nabohjelpslova"


# The words of a ledd, and whether they say anything.
SAYS = [
    ("Grenda skal hjelpe.", True),
    ("Oppheves svaret, begynner saken på nytt.", True),
    ("– og så videre", True),
    ("– – –", False),
    ("---", False),
    (". . .", False),
    ("(Opphevet)", False),
    ("Opphevet.", False),
    ("(Oppheva)", False),
    ("Opphævet", False),
    ("OPPHEVET", False),
]


@pytest.mark.parametrize(("text", "says"), SAYS)
def test_what_says_nothing_is_left_out(text: str, says: bool) -> None:
    law = made(paragraf(ledd(text) + ledd("Noe annet.")))
    texts = [passage.text for passage in passages(law)]
    assert texts == ([text] if says else []) + ["Noe annet."]


@pytest.mark.parametrize("name", EKSEMPEL)
def test_every_unit_that_says_something_is_a_passage(name: str) -> None:
    law = document(name)
    units = [u for u in law.root.units() if not EMPTY_TEXT.fullmatch(u.text)]
    assert [(p.id, p.text) for p in passages(law)] == [(u.id, u.text) for u in units]


@pytest.mark.parametrize("name", NAMES)
def test_a_passage_stands_in_its_document_once(name: str) -> None:
    law = document(name)
    there = {p.id for p in law.walk()}
    ids = [p.id for p in passages(law)]
    assert set(ids) <= there
    assert len(set(ids)) == len(ids)


def test_the_model_reads_the_act_and_the_heading_first() -> None:
    passage = Passage(NABOHJELP.id, "Ordene.", "§ 1 Plan", "Kapittel 1", "Loven · lova · lvn.")
    assert embedded(passage) == "Loven § 1 Plan\nOrdene."
