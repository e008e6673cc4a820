"""Understanding: what someone wrote → the services, the comparison, the day in it."""

import pytest

from corpus.commentary import load
from search import practice
from search.understanding import spelled_out, understand

SERVICES = [
    ("Vi i barnehagen er bekymret for en gutt", ("barnehage",), "barnehage"),
    ("Kva må me på skulen gjere når barnevernet ringjer?", ("skole", "barnevern"), "skole"),
    ("Barnevernet krever elevmappa fra skolen vår", ("skole", "barnevern"), "skole"),
    ("Kan Nav dele opplysninger med skolen?", ("nav-stat", "skole"), ""),
    ("Har sosialtjenesten plikt til det?", ("nav-kommune",), ""),
    ("Jeg er terapeut på familievernkontoret", ("familievern",), "familievern"),
    ("Ein elev i privatskulen vår", ("privatskole",), "privatskole"),
    ("Pasienten vår på DPS", ("psykisk helsevern",), ""),
    ("Hvem betaler tannlegen?", ("tannhelse",), ""),
    ("Flyktningen er ferdig med introduksjonsprogrammet", ("integrering",), ""),
    ("Hva er en koordinator?", (), ""),
    # «plass» is no place, «Navn» no Nav
    ("Navnet på planen", (), ""),
]


@pytest.mark.parametrize(("question", "services", "own"), SERVICES)
def test_services(question: str, services: tuple[str, ...], own: str) -> None:
    found = understand(question)
    assert set(found.services) == set(services)
    assert found.own == own
    if own:
        assert found.services[0] == own


SHORT = [
    ("Har gutten rett på IP?", "individuell plan"),
    ("I IPen står det", "individuell plan"),
    ("KE i kommunen", "koordinerende enhet"),
    ("bvtj svarer ikke", "barneverntjenesten"),
    ("PPT har lang kø", "pedagogisk-psykologisk tjeneste"),
]


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_what_is_written_short_is_spelled_out(text: str, expected: str) -> None:
    assert expected in spelled_out(text)


@pytest.mark.parametrize("text", ["Hun tipper", "sikker", "likevel", "Iphone", "okei", "b-ke-a"])
def test_other_words_are_left_as_they_are(text: str) -> None:
    assert spelled_out(text) == text


VAGUE = [
    ("Hva må kommunen gjøre?", True),
    ("Har jeg rett til hjelp?", True),
    ("Kva seier lova?", True),
    ("Hjelp!", True),
    ("Hei, jeg lurer på noe", True),
    ("Hva må barnehagen gjøre?", False),
    ("taushetsplikt", False),
    ("Kva er ein koordinator?", False),
    ("Hva sier § 7-2 a?", False),
    ("Har jeg rett til hjelp med medisinene?", False),
]


@pytest.mark.parametrize(("text", "expected"), VAGUE)
def test_what_does_not_tell_what_it_is_about(text: str, expected: bool) -> None:
    assert understand(text).vague is expected


def test_what_people_ask_of_a_ledd_tells_what_it_is_about() -> None:
    asked = [question for comment in load().comments for question in comment.questions]
    vague = [question for question in asked if understand(question).vague]
    assert len(vague) < len(asked) / 1000, vague


RENAMED = [
    ("Vi viser til opplæringslova §§ 15-3 og 15-4. Hva heter de nå?", True),
    ("Kvar står regelen om teieplikt no?", True),
    ("Hvilken bestemmelse erstattet § 15-8?", True),
    ("Er § 4-1 flyttet til en annen lov?", True),
    ("Hva sier opplæringslova § 15-3?", False),
    ("Må vi svare nå?", False),
    ("Hva heter loven?", False),
]


@pytest.mark.parametrize(("question", "asked"), RENAMED)
def test_what_became_of_a_paragraf(question: str, asked: bool) -> None:
    assert bool(practice.RENAMED.search(question.lower())) is asked


KINDS = [
    ("Hva er forskjellen på planen i barnevernet og på skolen?", "compares"),
    ("Gjelder det både i barnehage, skole og barnevern?", "compares"),
    ("Hvilke av de 14 lovene har en slik regel?", "which_acts"),
    ("Kva lover nemner barnekoordinator?", "which_acts"),
    ("Når trådte loven i kraft?", "day"),
    ("Begynte forskriften å gjelde i juni? Når begynte den å gjelde?", "day"),
]


@pytest.mark.parametrize(("question", "kind"), KINDS)
def test_kinds(question: str, kind: str) -> None:
    assert getattr(understand(question), kind)
    assert not getattr(understand("Kan vi få koordinator?"), kind)
