"""Days: what people write → the day, or what is missing in it."""

from datetime import date

import pytest

from app.days import day_of
from corpus.errors import InputError
from ingest.change_grammar import MONTHS

AUGUST_1 = date(2022, 8, 1)
WRITTEN = [
    "2022-08-01",
    "2022-8-1",
    "1. august 2022",
    "1 august 2022",
    "1.august 2022",
    "den 1. august 2022",
    "1. AUGUST 2022",
    "1 aug 2022",
    "1. aug. 2022",
    " 1.  august  2022 ",
    "1.8.2022",
    "01.08.2022",
    "1. 8. 2022",
    "1/8-2022",
    "1/8 2022",
    "1/8/2022",
    "01-08-2022",
    "Den 1. august 2022",
    "DEN 1.8.2022",
    "2022/08/01",
    "2022.8.1",
    "1 aug2022",
    "1.august2022",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_day_in_every_way_it_is_written(written: str) -> None:
    assert day_of(written) == AUGUST_1


@pytest.mark.parametrize(("name", "number"), MONTHS.items())
def test_every_month_is_read(name: str, number: int) -> None:
    assert day_of(f"2. {name} 2022") == date(2022, number, 2)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2022", "«2022» er et årstall, ikke en dag"),
        ("august 2022", "en måned"),
        ("2022-08", "en måned"),
        ("1.8.22", "en dag uten hele årstallet"),
        ("1/8-22", "en dag uten hele årstallet"),
        ("1. august", "en dag uten årstall"),
        ("høsten 2022", "«høsten 2022» er ikke en dag"),
        ("i går", "ikke en dag"),
        ("", "ikke en dag"),
        ("31. februar 2022", "finnes ikke i kalenderen"),
        ("2022-13-01", "finnes ikke i kalenderen"),
        ("0.0.2022", "finnes ikke i kalenderen"),
        ("1. august 2022 kl. 12", "ikke en dag"),
        ("٢٠٢٢-٠٨-٠١x", "ikke en dag"),
    ],
)
def test_what_is_no_day_is_told(written: str, told: str) -> None:
    with pytest.raises(InputError, match="Skriv hele dagen") as error:
        day_of(written)
    assert told in str(error.value)
