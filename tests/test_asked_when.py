"""Asked when: what someone wrote → the day they ask about; and what is said of that day."""

from datetime import date

import pytest

from app.asked_when import day_asked
from tests import bases

SEEN = date(2025, 11, 8)
ASKED = [
    ("Hva sa barnehageloven § 2 b i 2019?", date(2019, 12, 31)),
    ("Hvordan lød bhl. § 2 b før 2022?", date(2021, 12, 31)),
    ("Korleis lydde § 3-4 den 1. august 2022?", date(2022, 8, 1)),
    ("Hva sto i hol. § 7-2 a 2023-01-01?", date(2023, 1, 1)),
    ("Hva var regelen om spesialundervisning i 2020?", date(2020, 12, 31)),
    ("Hva sier bhl. § 2 b i 2031?", date(2031, 12, 31)),
    # a year that is of something else
    ("Gutten er født i 2019, når begynner han på skolen?", None),
    ("Hva sa boligloven fra 2022 om samarbeid?", None),
    ("Hva sier bhl. § 2 b?", None),
    ("Gjelder den fra 1. august 2022?", None),
]


@pytest.mark.parametrize(("question", "expected"), ASKED)
def test_day_asked(question: str, expected: date | None) -> None:
    assert day_asked(question, SEEN) == expected


# ---- in an answer

THEN = [
    ("Hva sa barnehageloven § 2 b i 2019?", ["lov 11. juni 2021 nr. 78", "1. august 2022"]),
    ("Hva sier bhl. § 2 b i 2031?", ["sier ikke hva som gjelder"]),
    ("Hva sa bvl. § 15-8 i 2024?", ["31. desember 2024", "--as-of 2024-12-31"]),
]


@pytest.mark.real
@pytest.mark.parametrize(("question", "words"), THEN)
def test_another_day_is_never_answered_with_the_words_of_today(
    question: str, words: list[str]
) -> None:
    answer = bases.real_service().ask(question)
    assert answer.abstained
    for word in words:
        assert word in (answer.reason or "")


@pytest.mark.real
def test_without_a_citation_it_is_said_that_the_law_is_that_of_today() -> None:
    answer = bases.real_service().ask("Hva var regelen om spesialundervisning i 2020?")
    assert not answer.abstained
    assert "ikke slik den var 31. desember 2020" in answer.note


@pytest.mark.real
def test_since_when_is_told_beside_the_ledd() -> None:
    answer = bases.real_service().ask("Når trådte hol. § 7-2 a i kraft?")
    assert "hol. § 7-2 a: I kraft fra 1. august 2022." in answer.note
    assert str(answer.statements[0].citations[0]).startswith("lov/2011-06-24-30/§7-2a")
