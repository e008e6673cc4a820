"""Private: what someone wrote → what in it tells of a person; what is plain is let through."""

import pytest

from app.private import TAKEN_OUT, read

NUMBERS = [
    "01020312345", "010203 12345", "010203-12345", "010203.12345", "01 02 03 12345",
    "41020312345", "1234.56.78901", "1234 56 78901", "010203  12345", "010203\n12345",
    "010203\u202f12345", "010203/12345", "01/02/03 12345", "01-02-03-12345", "01.02.2003 12345",
    "0 1 0 2 0 3 1 2 3 4 5",
]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_of_eleven_digits_is_taken_out(number: str) -> None:
    found = read(f"Gutten ({number}) får ikke plass, hva nå?")
    assert found.text == f"Gutten ({TAKEN_OUT}) får ikke plass, hva nå?"
    assert found.number
    assert "elleve sifre" in found.warning


@pytest.mark.parametrize("around", ["{}/ ok", "fnr.{} ok", "-{} ok", "{}- ok", "nr {}."])
def test_what_stands_beside_a_number_does_not_hide_it(around: str) -> None:
    assert read(around.format("01020312345")).text == around.format(TAKEN_OUT)


NO_NUMBERS = [
    "LOV-2020-11-06-127", "lov/2020-11-06-127", "FOR-2020-11-06-127",
    "lov/2011-06-24-30", "LOV-2021-06-11-78", "FOR-2022-06-22-1110", "§§ 7-1 og 7-2",
    "1. august 2022", "i 2021, 2022 og 2023", "hol. § 3-2 nr. 6", "15 000 kroner", "2024-2025",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_numbers_of_the_law_are_left(text: str) -> None:
    found = read(f"Hva sier {text} om dette?")
    assert found.text == f"Hva sier {text} om dette?"
    assert found.warning == ""


CASES = [
    ("Gutten, født 12.03.2015, trenger koordinator", "fødselsdato"),
    ("Saksnr. 2023/1234: Kari Anne Nordmann bor i Storgata 12", "saksnummer"),
    ("Mor Kari Nordmann, tlf. 99 88 77 66, ber om IP", "telefonnummer"),
    ("Ola har CP og mor Anne har psykose, far Per er voldelig", "helseopplysning"),
    ("Gutten Ola Hansen (7) går på Nordby skole, rektor Kari Berg", "alder"),
    ("Hva gjør vi? " + "Han kom hjem og var lei seg. " * 60, "lengden"),
]


@pytest.mark.parametrize(("text", "sign"), CASES)
def test_what_looks_like_a_case_file_is_warned_of(text: str, sign: str) -> None:
    found = read(text)
    assert sign in found.signs
    assert sign in found.warning


PLAIN = [
    "Vi i barnehagen mener gutten trenger flere tjenester, mor vil ikkje. Kva må vi gjere?",
    "Barnet er plassert av Bergen, men fosterhjemmet ligger på Voss",
    "Gjelder dette for Oslo universitetssykehus?",
    "Kan vi sende klagen til postmottak@kommunen.no?",
    "Jenta er 15 år og går i niende",
    "Har mor med psykose rett til hjelp med barna?",
    "Kan Nav dele opplysninger om diagnosen med skolen?",
    "Jenta vår går i sjette og har Downs",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_question_is_not_held_back(text: str) -> None:
    assert read(text).warning == ""
