"""Law: what is typed to be looked up → why nothing can be shown, and what there is instead."""

import pytest

from app import past_shown
from corpus.errors import LovError
from corpus.ids import ProvisionId
from tests import bases

# What was typed, and what is said, on the base of the sample.
REFUSED = [
    (
        "lov/1992-07-17-100/§6-7c",
        "bvl. 1992 § 6-7 c gjelder ikke lenger. Avløst av",
    ),
    (
        "barnevernloven 1992 § 6-7 c",
        "Avløst av barnevernsloven § 13-6 fra 1. januar 2023",
    ),
    ("barnevernloven § 3-2", "Er § 3-2 i loven som gjelder ment, skriv barnevernsloven."),
    ("introduksjonsloven § 4", "Introduksjonsloven ble avløst av integreringsloven"),
    ("introduksjonsloven", "Slå opp i integreringsloven."),
    ("nabohjelpsloven § 2-3 niende ledd", "§ 2-3 har fire ledd. Nærmeste som finnes: § 2-3 fjerde"),
    ("nabohjlepsloven § 2-3", "Mente du Nabohjelpsloven?"),
    ("nabohjlepsloven", "Mente du Nabohjelpsloven?"),
    ("nabohjelpslåven § 2-3", "Mente du Nabohjelpsloven?"),
    ("skoleloven", "Mulige: privatskolelova, opplæringslova"),
    ("skoleloven § 2-1", "Mulige: privatskolelova, opplæringslova"),
    ("folketrygdloven § 25-17", "Ta den med: leddvis build --scope national"),
    ("lov/1999-09-09-99/§1", "Leddvis kjenner det ikke. Kontroller nummeret"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_what_cannot_be_shown_says_what_there_is_instead(text: str, said: str) -> None:
    with pytest.raises(LovError) as refused:
        bases.sample_service().locate(text)
    assert said in str(refused.value)
    assert str(refused.value).count("finnes ikke") <= 1


def test_an_act_to_search_in_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(LovError, match=r"Mente du Nabohjelpsloven\?"):
        bases.sample_service().search("klage", ["nabohjlepsloven"])


# What was typed, and words of what is shown, on the base of the real archives.
OLD_TEXTS = [
    ("opplæringslova 1998 § 15-8", ["Samarbeid og samordning", "Slik lød den 31. juli 2024."]),
    ("opplæringsloven § 15-8", ["har ingen slik paragraf.", "fra lov 11. juni 2021 nr. 78"]),
    ("opplæringslova § 4A-14", ["Avløst av opplæringslova (2023) § 24-1 sjette ledd fra"]),
    ("barnevernloven 1992 § 3-2", ["Slik lød den 31. desember 2022.", "[fjerde ledd]"]),
    ("barnevernloven § 3-2a", ["barnevernsloven § 15-9 fra 1. januar 2023 (svært sikkert)."]),
    ("lov/1992-07-17-100/§6-5/ledd/1", ["barnevernsloven § 12-9 første ledd fra"]),
]


@pytest.mark.real
@pytest.mark.parametrize(("text", "words"), OLD_TEXTS)
def test_what_is_no_more_is_shown_as_it_was_last(text: str, words: list[str]) -> None:
    shown = " ".join(past_shown.show(bases.real_service(), text, None, False).split())
    assert [word for word in words if word not in shown] == []


@pytest.mark.real
def test_what_stands_now_has_not_moved_on_though_what_stood_there_before_has() -> None:
    service, place = bases.real_service(), "integreringsloven § 50"
    assert "Ble § 51 fra 1. august 2022." in past_shown.show(service, place, "1. juli 2022", False)
    assert "Ble § 51" not in past_shown.show(service, place, "1. september 2022", False)
    assert "Ny plass" not in past_shown.history(service, place, False)
    assert "Ny plass" not in past_shown.history(service, "integreringsloven § 51", False)


@pytest.mark.real
def test_a_number_that_an_act_no_longer_has_leads_on() -> None:
    """barnehageloven § 12 a became § 16 in 2021, as the note of § 16 tells."""
    with pytest.raises(LovError, match=r"Ble § 16 fra 1\. januar 2021"):
        bases.real_service().locate("barnehageloven § 12 a")


# What people ask the new name of, and the paragrafer where the rules stand now.
RENAMED = [
    ("Hva heter opplæringslova §§ 15-3 og 15-4 nå?", {"§24-3", "§24-2"}),
    ("Hva tilsvarer barnevernloven § 3-2?", {"§15-8"}),
    ("Hva heter hol. § 7-2 a nå?", set()),
    ("Hva heter opplæringslova nå?", set()),
]


@pytest.mark.real
@pytest.mark.parametrize(("question", "expected"), RENAMED)
def test_what_is_asked_the_new_name_of_is_that_of_the_act_before(
    question: str, expected: set[str]
) -> None:
    found = bases.real_service().renamed(question)
    assert {provision.id.path[0] for provision in found} == expected


# What is asked, and what is quoted first.
ASKED = [
    ("opplæringsloven § 15-8", "lov/2023-06-09-30/§24-1/ledd/1"),
    ("lov/1998-07-17-61/§15-8/ledd/2", "lov/2023-06-09-30/§24-1/ledd/2"),
    ("Hva sier opplæringslova 1998 § 15-8 om samarbeid?", "lov/2023-06-09-30/§24-1"),
    ("Har vi plikter etter barnevernloven § 3-2?", "lov/2021-06-18-97/§15-8/ledd/1"),
    ("barnehageloven § 12 a", "lov/2005-06-17-64/§16/ledd/1"),
]


@pytest.mark.real
@pytest.mark.parametrize(("question", "first"), ASKED)
def test_a_question_about_what_is_no_more_is_answered_with_what_took_its_place(
    question: str, first: str
) -> None:
    answer = bases.real_service().ask(question)
    assert answer.passages[0].id.within(ProvisionId.parse(first))
    assert "vløst av" in answer.note or "Ble § 16" in answer.note
