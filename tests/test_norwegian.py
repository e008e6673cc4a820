"""Norwegian: a question → nothing when it may be Norwegian, else the language that it is in."""

import json

import pytest

from search.norwegian import NAMES, NEAR, foreign
from tests.samples import SHARED

DEV = SHARED / "eval" / "questions-dev.jsonl"

# As people write who have five minutes: slips, trade words, dialect, one word.
SLOPPY = """
barnekoordinator
ip
IP?
KE
BUP
§ 7-2 a
hol. § 7-2 a
taushetsplikt ppt skole
ka må vi gjør når mor ikkje vil
koffer får vi ikkje barnekordinator
kan komunen si nei te ip??
åssen klager jæ på avslag
Hvem fører tilsyn?
individuell plan
individual plan
koordinator
system
support
ansvarsgruppe møte bvtj nav bup
må skulen melde
har hørt om PPT
Vi i bhg lurer på om bvtj kan være med på møte
Kva gjer me no?
11 år, adhd, autisme, avlastning
Kem e det som bestemme
samtykke fra 15-åring
Nav-kontoret
Statsforvalteren
SFO + PPT + BUP = ?
hei kan dere hjelpe meg
Hej, kan kommunen sige nej?
Hur får man en koordinator?
""".strip().splitlines()

FOREIGN = [
    ("What must the municipality do when a child needs several services?", "engelsk"),
    ("Who is responsible for the individual plan of my son?", "engelsk"),
    ("Was muss die Gemeinde tun, wenn ein Kind mehrere Dienste braucht?", "tysk"),
    ("Que doit faire la commune quand un enfant a besoin de plusieurs services ?", "fransk"),
    ("¿Qué debe hacer el municipio cuando un niño necesita varios servicios?", "spansk"),
    ("Co musi zrobić gmina, gdy dziecko potrzebuje kilku usług?", "polsk"),
    ("Що має зробити муніципалітет, коли дитині потрібні кілька послуг?", "ukrainsk"),
    ("ماذا يجب على البلدية أن تفعل عندما يحتاج الطفل إلى عدة خدمات؟", "arabisk"),
]


@pytest.mark.parametrize("question", SLOPPY)
def test_what_may_be_norwegian_passes(question: str) -> None:
    assert foreign(question) == ""


@pytest.mark.parametrize(("question", "language"), FOREIGN)
def test_another_language_is_named(question: str, language: str) -> None:
    assert foreign(question) == language


@pytest.mark.real
def test_every_question_that_practitioners_ask_passes() -> None:
    asked = [json.loads(line)["question"] for line in DEV.read_text("utf-8").splitlines()]
    assert len(asked) == 39
    assert [question for question in asked if foreign(question)] == []


@pytest.mark.parametrize("text", ["", "?", "12", "\0", "x" * 4000, "🙂🙂🙂"])
def test_what_says_nothing_passes(text: str) -> None:
    assert foreign(text) == ""


def test_no_language_near_norwegian_has_a_name_to_be_refused_by() -> None:
    assert not NEAR & NAMES.keys()
