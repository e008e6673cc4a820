"""Plain questions on the real acts: what people type in two words → answered, not refused."""

import pytest

from app.web import EXAMPLES
from tests import bases

pytestmark = pytest.mark.real

ANSWERED = [
    *EXAMPLES,
    "barnekoordinator", "koordinator", "koordinerende enhet", "individuell plan", "IP",
    "samarbeid", "samordning", "taushetsplikt", "bekymringsmelding", "støttekontakt", "mobbing",
    "barnets beste", "sakkyndig vurdering", "PPT", "helsestasjon", "fosterhjem", "ettervern",
    "Hva er en barnekoordinator?", "Kva er barnets beste?", "Har foreldre rett til avlastning?",
    "Er koordinator lovpålagt for ungdom over 18?", "Trenger man vedtak for barnekoordinator?",
    "Hva er forskjellen på koordinator og barnekoordinator?",
    "Har fastlegen plikt til å delta på ansvarsgruppemøte?",
    "Kan vi få barnekoordinator før fødselen?", "Sammenlign hol. § 3-4 og bhl. § 2 b",
]  # fmt: skip


@pytest.mark.parametrize("question", ANSWERED)
def test_what_the_acts_answer_is_answered(question: str) -> None:
    answer = bases.real_service().ask(question)
    assert not answer.abstained, answer.reason


# What is asked, and a word of why there is no answer.
REFUSED = [
    ("pleiepenger", "folketrygdloven"),
    ("Hvor mye tjener en barnekoordinator?", "ikke"),
    ("Hva sier straffeloven § 271?", "Straffeloven er ikke i kunnskapsbasen"),
    ("Hva sier hol. § 7-2 z om dette?", "Nærmeste som finnes"),
    ("asdf qwer zxcv", "Hvem gjelder det"),
]


@pytest.mark.parametrize(("question", "why"), REFUSED)
def test_what_they_do_not_is_refused_with_the_reason(question: str, why: str) -> None:
    answer = bases.real_service().ask(question)
    assert answer.abstained
    assert why in (answer.reason or "")
    for found in answer.passages:  # what stands beside it stands there word for word
        assert found.text


def test_named_acts_are_compared_side_by_side() -> None:
    answer = bases.real_service().ask("Skal opplæringslova § 24-1 og bvl. § 15-8 forstås likt?")
    acts = {id.document for said in answer.statements for id in said.citations}
    assert {"lov/2023-06-09-30", "lov/2021-06-18-97"} <= acts
