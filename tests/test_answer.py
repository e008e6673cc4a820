"""Answering: a question → statements that quote the law, all of it where they say it stands."""

import json

import pytest

from app import reading_on
from app.answer import Answer, Found, Quote, Related, Statement
from app.finding import LONGEST_QUESTION
from app.service import PASSAGES, STATEMENTS
from corpus.errors import InputError, NotFoundError
from corpus.find import Lookup
from corpus.ids import ProvisionId
from corpus.model import Provision
from search.passages import EMPTY_TEXT
from tests import bases, samples

UNITS = tuple(unit for unit in bases.units() if not EMPTY_TEXT.fullmatch(unit.text))
# The law as the reader gives it, not as the knowledge base has stored it.
LAW = {str(law.id): Lookup.of(law) for law in map(samples.document, samples.EKSEMPEL)}


def words_at(id: ProvisionId) -> str:
    return LAW[id.document].find(id).words()


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: str(unit.id))
def test_every_quote_stands_at_its_address(unit: Provision) -> None:
    service = bases.sample_service()
    answer = service.ask(unit.text)
    assert_answer(answer)
    if not service.references(unit.text):  # acts that are named come first, and what is cited
        assert unit.id in {found.id for found in answer.passages}


def assert_answer(answer: Answer) -> None:
    assert not answer.abstained
    assert answer.reason is None
    assert answer.notice == bases.NOTICE
    assert 0 < len(answer.shown) <= STATEMENTS
    assert len(answer.shown) <= len(answer.passages) <= PASSAGES
    assert len(answer.related) <= reading_on.MOST
    for statement in answer.statements:
        [quote] = statement.quotes
        assert words_at(quote.id) == quote.text == statement.text
        assert (quote.cut, statement.kind) == (False, "lovtekst")
    for statement, found in answer.shown:
        assert statement.quotes[0].id == found.id
    ids = [found.id for found in answer.passages]
    assert len(set(ids)) == len(ids)
    assert all(words_at(found.id) == found.text for found in answer.passages)
    assert all(found.url == "" for found in answer.passages)  # Lovdata has no such page


# A question, and the address that must come first.
FIRST = [
    # what is cited comes first, whatever it is about
    ("Hva betyr nabohjelpsloven § 2-4 tredje ledd for barn?", "§2-4/ledd/3"),
    ("Kva seier nabohjelpslova § 3-3 om middag?", "§3-3/ledd/1"),
    ("nabohjelpsloven § 2-3", "§2-3/ledd/1"),
    ("lov/1901-01-01-1/§2-3/ledd/2", "§2-3/ledd/2"),
    ("nabhl. § 2-3 andre ledd bokstav b", "§2-3/ledd/2/bokstav/b"),
    ("nabohjelpsloven § 2-4 tredje ledd andre punktum", "§2-4/ledd/3/setning/2"),
    # a number that only one law has
    ("§ 2-3 a", "§2-3a/ledd/1"),
    # a name for a statute book, not an address
    ("Lov/forskrift om taushet for den som hjelper?", "§3-3/ledd/1"),
]


@pytest.mark.parametrize(("question", "path"), FIRST)
def test_what_comes_first(question: str, path: str) -> None:
    answer = bases.sample_service().ask(question)
    assert str(answer.statements[0].quotes[0].id) == f"{bases.NABOHJELP}/{path}"


def test_what_is_cited_twice_comes_once() -> None:
    question = "Gjelder nabohjelpsloven § 2-4 og nabohjelpsloven § 2-4 første ledd her?"
    answer = bases.sample_service().ask(question)
    assert_answer(answer)
    assert {str(found.id)[-11:] for found in answer.passages[:4]} == {
        f"§2-4/ledd/{n}" for n in (1, 2, 3, 4)
    }
    assert all(dict(found.why)["henvisning"] == 1 for found in answer.passages[:4])


def test_a_whole_law_is_no_answer_but_its_beginning() -> None:
    assert_answer(bases.sample_service().ask("lov/1901-01-01-1"))


@pytest.mark.parametrize("limit", [1, 3])
@pytest.mark.parametrize("text", ["nabohjelpsloven § 2-3", "hjelpeplan"])
def test_a_search_gives_no_more_than_was_asked_for(text: str, limit: int) -> None:
    assert len(bases.sample_service().search(text, limit=limit)) == limit


ACTS = [
    (["grendekjøkenlova"], {"lov/1901-01-01-2"}),
    (["gnl", "lov/1901-01-01-2"], {"lov/1901-01-01-2", "lov/1901-01-01-3"}),
]


@pytest.mark.parametrize(("acts", "refids"), ACTS)
@pytest.mark.parametrize("text", ["klage", "Hva med nabohjelpsloven § 3-1 om klage?"])
def test_a_search_in_some_laws_finds_nothing_elsewhere(
    text: str, acts: list[str], refids: set[str]
) -> None:
    found = bases.sample_service().search(text, acts)
    assert {hit.id.document for hit in found} == refids


def test_related_lies_outside_the_answer() -> None:
    answer = bases.sample_service().ask("nabohjelpsloven § 2-5 andre ledd")
    home = ProvisionId.parse(f"{bases.NABOHJELP}/§2-5")
    related = {(r.id, r.relation) for r in answer.related}
    assert (f"{bases.NABOHJELP}/§2-3", "viser til") in related
    assert ("lov/1901-01-01-1/§2-6/ledd/1", "vises til fra") in related
    assert not any(ProvisionId.parse(r.id).within(home) for r in answer.related)


# What is refused, and what a user is told.
REFUSED: list[tuple[str, type[Exception], str]] = [
    ("", InputError, "tomt"),
    (" \n\t", InputError, "tomt"),
    ("?!§–", InputError, "tomt"),
    ("plan " * LONGEST_QUESTION, InputError, f"grensen er {LONGEST_QUESTION}"),
    ("What must the municipality do when a child needs help?", InputError, "engelsk"),
    ("§ 14-99", NotFoundError, r"Nærmeste som finnes: nabhl\. § 3-4"),
    ("nabohjelpsloven § 2-9", NotFoundError, r"Nærmeste som finnes: § 2-8"),
    ("§ 5", NotFoundError, "Skriv hvilken lov"),
]


@pytest.mark.parametrize(("question", "error", "told"), REFUSED)
def test_what_is_refused(question: str, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told) as refused:
        bases.sample_service().ask(question)
    among_many = bases.sample_service().ask_or_abstain(question)
    assert among_many.abstained
    assert among_many.reason == str(refused.value)
    assert among_many.notice == bases.NOTICE


@pytest.mark.parametrize("question", ["Hva må kommunen gjøre?", "Kva rettar har eg?"])
def test_what_does_not_say_what_it_is_about_is_asked_back(question: str) -> None:
    answer = bases.sample_service().ask(question)
    assert answer.abstained
    assert "Hvem gjelder det" in (answer.reason or "")


ODD = [
    "hjelpeplan\0koordinator",
    "hjelpeplan \udcff\ud800",
    "hjelpeplan 🙂",
    "hjelpe\u00adplan",
    "%s {0} \\",
]


@pytest.mark.parametrize("question", ODD)
def test_odd_signs_are_no_obstacle(question: str) -> None:
    answer = bases.sample_service().ask(f"Hvem har krav på {question}?")
    assert_answer(answer)
    json.dumps(answer.json(), ensure_ascii=False).encode()


# ---- as other programs read it


def test_an_answer_as_json() -> None:
    ledd = ProvisionId.parse("lov/1901-01-01-1/§1/ledd/1")
    found = Found(
        ledd, "x § 1", "xloven § 1", "Plan", "Ord.", "https://x", 0.12345678, (("mening", 1),)
    )
    statement = Statement("Ord.", "lovtekst", (Quote(ledd, "Ord."), Quote(ledd, "Or", True)))
    related = Related("lov/1901-01-01-1/§2", "x § 2", "viser til")
    answer = Answer("Hva?", (statement,), (found,), (related,), None, "2025-11-08", "", 41.26)
    assert answer.json("q1") == {
        "id": "q1",
        "question": "Hva?",
        "abstained": False,
        "reason": None,
        "sources_date": "2025-11-08",
        "elapsed_ms": 41.3,
        "statements": [
            {
                "text": "Ord.",
                "kind": "lovtekst",
                "part": "svar",
                "citations": [str(ledd)],
                "quotes": [
                    {"citation": str(ledd), "text": "Ord.", "cut": False},
                    {"citation": str(ledd), "text": "Or", "cut": True},
                ],
            }
        ],
        "passages": [
            {
                "citation": str(ledd),
                "label": "x § 1",
                "heading": "Plan",
                "text": "Ord.",
                "url": "https://x",
                "score": 0.123457,
                "why": {"mening": 1},
            }
        ],
        "related": [{"citation": related.id, "label": "x § 2", "relation": "viser til"}],
    }


def test_an_abstention_as_json() -> None:
    told = Answer("Hva?", reason="Vet ikke.", notice=bases.NOTICE).json()
    assert "id" not in told
    assert (told["abstained"], told["reason"], told["notice"]) == (True, "Vet ikke.", bases.NOTICE)
    assert told["statements"] == told["passages"] == told["related"] == []
