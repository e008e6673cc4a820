"""Verify: statements and the law → those that do not hold, and why an answer is held back."""

from dataclasses import replace

import pytest

from app.answer import Answer, Found, Quote, Statement
from app.service import Service
from app.verify import astray, invented, plain, unsupported
from corpus.errors import LovError
from corpus.ids import ProvisionId
from tests import bases

LAW = ProvisionId("lov/1901-01-01-1")
WORDS = {
    LAW / "§1/ledd/1": "Grenda skal hjelpe, med mindre naboen sier nei.",
    LAW / "§1/ledd/2": "Hjelperen skal\na holde sag\nb bære ved.",
    LAW / "§2": "",
}


def text_at(id: ProvisionId) -> str:
    return WORDS.get(id, "")


def said(*quotes: Quote) -> Answer:
    return Answer("Hva nå?", (Statement("Dette.", "sammendrag", quotes),))


# Where, which words, whether something is left out, and whether it holds.
QUOTES = [
    # word for word
    ("§1/ledd/1", "Grenda skal hjelpe, med mindre naboen sier nei.", False, True),
    # white space is no matter of wording
    ("§1/ledd/1", "  Grenda  skal hjelpe,\nmed mindre\u00a0naboen sier nei.\n", False, True),
    ("§1/ledd/2", "Hjelperen skal a holde sag b bære ved.", False, True),
    # a changed, added, lost or moved word; another case or mark
    ("§1/ledd/1", "Grenda kan hjelpe, med mindre naboen sier nei.", False, False),
    ("§1/ledd/1", "Grenda skal alltid hjelpe, med mindre naboen sier nei.", False, False),
    ("§1/ledd/1", "Grenda skal hjelpe, med mindre naboen sier.", False, False),
    ("§1/ledd/1", "Grenda hjelpe skal, med mindre naboen sier nei.", False, False),
    ("§1/ledd/1", "grenda skal hjelpe, med mindre naboen sier nei.", False, False),
    ("§1/ledd/1", "Grenda skal hjelpe med mindre naboen sier nei.", False, False),
    # a part is no quotation unless it says that it is cut
    ("§1/ledd/1", "Grenda skal hjelpe", False, False),
    ("§1/ledd/1", "Grenda skal hjelpe", True, True),
    ("§1/ledd/1", "med mindre\nnaboen sier nei.", True, True),
    ("§1/ledd/1", "Grenda skal hjelpe, naboen sier nei.", True, False),
    ("§1/ledd/1", "Grenda kan hjelpe", True, False),
    # the right words at the wrong address, or at one where nothing lives
    ("§1/ledd/2", "Grenda skal hjelpe, med mindre naboen sier nei.", False, False),
    ("§9/ledd/1", "Grenda skal hjelpe, med mindre naboen sier nei.", False, False),
    ("§9/ledd/1", "Grenda skal hjelpe", True, False),
    # no words at all
    ("§1/ledd/1", "", False, False),
    ("§1/ledd/1", " \n\u00a0", True, False),
    ("§2", "", False, False),
    ("§9", "", False, False),
]


@pytest.mark.parametrize(("step", "words", "cut", "holds"), QUOTES)
def test_a_quote(step: str, words: str, cut: bool, holds: bool) -> None:
    answer = said(Quote(LAW / step, words, cut))
    assert unsupported(answer, text_at) == (() if holds else answer.statements)


RIGHT = Quote(LAW / "§1/ledd/1", WORDS[LAW / "§1/ledd/1"])
WRONG = Quote(LAW / "§1/ledd/1", "Grenda må hjelpe.")

# The quotes of a statement, and whether it holds.
STATEMENTS: list[tuple[tuple[Quote, ...], bool]] = [
    ((), False),
    ((RIGHT,), True),
    ((RIGHT, RIGHT), True),
    ((RIGHT, WRONG), False),
    ((WRONG, RIGHT), False),
]


@pytest.mark.parametrize(("quotes", "holds"), STATEMENTS)
def test_a_statement_rests_on_all_its_quotes(quotes: tuple[Quote, ...], holds: bool) -> None:
    assert bool(unsupported(said(*quotes), text_at)) is not holds


def test_the_statements_that_do_not_hold_are_named() -> None:
    right = Statement("Ja.", "sammendrag", (RIGHT,))
    wrong = Statement("Nei.", "sammendrag", (WRONG,))
    assert unsupported(Answer("?", (right, wrong, right)), text_at) == (wrong,)
    assert unsupported(Answer("?"), text_at) == ()


def test_what_is_said_to_be_law_is_quoted() -> None:
    honest = Statement(RIGHT.text, "lovtekst", (RIGHT,))
    own_words = Statement("Grenda hjelper.", "lovtekst", (RIGHT,))
    assert unsupported(Answer("?", (honest, own_words)), text_at) == (own_words,)


SUMMARIES = [
    ("Grenda hjelper.", True),
    ("Grenda hjelper. Andre ledd: Hjelperen holder sag.", True),
    ("Grenda hjelper alltid.", False),
    ("Hjelperen holder sag. Grenda hjelper aldri.", False),
    ("Noe helt annet.", False),
]


@pytest.mark.parametrize(("text", "ours"), SUMMARIES)
def test_a_summary_is_what_the_commentary_says(text: str, ours: bool) -> None:
    known = {LAW / "§1/ledd/1": "Grenda hjelper.", LAW / "§1/ledd/2": "Hjelperen holder sag."}
    other = Quote(LAW / "§1/ledd/2", WORDS[LAW / "§1/ledd/2"])
    answer = Answer("?", (Statement(text, "sammendrag", (RIGHT, other)),))
    assert (not invented(answer, lambda id: known.get(id, ""))) is ours


def test_a_passage_that_is_not_the_law_is_named() -> None:
    right = Found(RIGHT.id, "§ 1", "§ 1", "", RIGHT.text, "", 1.0, ())
    wrong = replace(right, id=LAW / "§1/ledd/2")
    assert astray(Answer("?", passages=(right, wrong)), text_at) == (wrong,)


def test_plain_makes_white_space_even() -> None:
    assert plain("\n Grenda \t skal\u00a0\r\nhjelpe. ") == "Grenda skal hjelpe."


# ---- a service whose parts do not agree


class Forger(Service):
    """A service that adds a word to what it finds."""

    def _found_at(self, id: ProvisionId, score: float, why: tuple[tuple[str, int], ...]) -> Found:
        found = super()._found_at(id, score, why)
        return replace(found, text=f"{found.text} Alltid.")


class Mover(Service):
    """A service that finds the right words and names another place."""

    def _found_at(self, id: ProvisionId, score: float, why: tuple[tuple[str, int], ...]) -> Found:
        return replace(
            super()._found_at(id, score, why), id=ProvisionId.parse(f"{bases.NABOHJELP}/§1-1")
        )


class Talker(Service):
    """A service that says something and quotes nothing."""

    def _worded(self, answer: Answer) -> Answer:
        talk = Statement("Alt går bra.", "sammendrag", ())
        return replace(answer, statements=(talk, *answer.statements))


@pytest.mark.parametrize("kind", [Forger, Mover, Talker])
@pytest.mark.parametrize("question", ["Hvem skal ha hjelpeplan?", "nabohjelpsloven § 2-4"])
def test_a_tampered_answer_is_never_shown(kind: type[Service], question: str) -> None:
    assert Service(bases.sample()).cited("nabohjelpsloven § 2-4")  # both ways to an answer
    with pytest.raises(LovError, match="holdes tilbake"):
        kind(bases.sample()).ask(question)
