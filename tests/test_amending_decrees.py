"""Decrees of commencement: what comes into force on which day, each as somebody wrote it."""

from datetime import date

import pytest
from lxml.etree import _Element as Element

from ingest.amending_decrees import decrees
from ingest.xml import parse
from tests import samples

ACT = "lov/2021-06-18-97"
TITLE = "Ikraftsetting av lov 18. juni 2021 nr. 97 om ferjer (ferjeloven)"


def decree(body: str, title: str = TITLE, based_on: str = ACT) -> Element:
    """forskrift/2022-10-14-1739 with that body."""
    facts = (
        f'<dt class="title">Tittel</dt><dd class="title">{title}</dd>'
        f'<dt class="basedOn">Hjemmel</dt><dd class="basedOn"><ul><li>{based_on}</li></ul></dd>'
    )
    return parse(samples.page(body, "forskrift/2022-10-14-1739", facts), "made")


def told(root: Element) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(str(x.day), x.parts, x.but) for x in decrees(root, "made")]


DAY = "2023-01-01"
# Every row is what a decree says, and (day, parts, but) of what is read.
SAID = [
    ("Loven trer i kraft 1. januar 2023.", [(DAY, (), ())]),
    ("Lova tek til å gjelde 1. januar 2023.", [(DAY, (), ())]),
    ("Lova tar til å gjelde 1. januar 2023.", [(DAY, (), ())]),
    ("Loven gjelder fra 1. januar 2023.", [(DAY, (), ())]),
    ("Lova blir sett i verk 1. januar 2023.", [(DAY, (), ())]),
    ("Endringene trer i kraft fra 1. januar 2023.", [(DAY, (), ())]),
    (
        "Lov 18. juni 2021 nr. 97 om ferjer (ferjeloven) trer i kraft 1. januar 2023.",
        [(DAY, (), ())],
    ),
    (f"{TITLE}. Loven trer i kraft 1. januar 2023.", [(DAY, (), ())]),
    ("Loven trer i kraft straks.", [("2022-10-14", (), ())]),
    ("Loven trer i kraft når avtalen trer i kraft for Norge.", [("None", (), ())]),
    ("Loven § 7-3 trer i kraft 1. januar 2023.", [(DAY, ("Loven § 7-3",), ())]),
    ("Loven del I og III trer i kraft 1. januar 2023.", [(DAY, ("Loven del I og III",), ())]),
    (
        "Loven trer i kraft 1. januar 2023, med unntak av § 2-6."
        " Loven § 2-6 trer i kraft 1. juli 2023.",
        [(DAY, (), ("§ 2-6",)), ("2023-07-01", ("Loven § 2-6",), ())],
    ),
    (
        "Loven, med unntak av § 2-6, trer i kraft 1. januar 2023.",
        [(DAY, (), ("§ 2-6",))],
    ),
    ("Denne forskriften trer i kraft straks.", []),
    ("Forskrifter gitt etter loven gjelder som før.", []),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_said(text: str, expected: list[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> None:
    assert told(decree(samples.ledd(text))) == expected


def test_a_list_of_parts() -> None:
    body = samples.ledd(
        "Følgende trer i kraft 1. januar 2023:<ul><li><article class='listArticle'>"
        "<article class='legalP'>Endringsloven del I (ferjeloven) § 4</article></article></li>"
        "<li><article class='listArticle'><article class='legalP'>Endringsloven del II.</article>"
        "</article></li></ul>"
    )
    parts = ("Endringsloven del I (ferjeloven) § 4", "Endringsloven del II.")
    assert told(decree(body)) == [(DAY, parts, ())]


def test_parts_in_the_line_itself() -> None:
    body = samples.ledd("Følgende trer i kraft 1. januar 2023: Endringsloven del I § 4.")
    assert told(decree(body)) == [(DAY, ("Endringsloven del I § 4.",), ())]


def test_whose_decree_it_is() -> None:
    [one] = decrees(decree(samples.ledd("Loven trer i kraft 1. januar 2023.")), "made")
    assert (one.act, one.refid) == (ACT, "forskrift/2022-10-14-1739")
    assert one.day == date(2023, 1, 1)
    assert one.words == "Loven trer i kraft 1. januar 2023."


@pytest.mark.parametrize(
    ("title", "based_on", "act"),
    [
        (TITLE, f"{ACT}/§18-1", ACT),
        ("Delt ikraftsetjing av lov 18. juni 2021 nr. 97 om ferjer", f"{ACT}/§1, {ACT}/§2", ACT),
        ("Ikrafttredelse av lov 18. juni 2021 nr. 97 om ferjer", "", ACT),
        ("Ikraftsetting av lov 8. juni 2021 nr. 97 om ferjer", ACT, ACT),  # a slip in the title
        ("Ikraftsetting av ferjeloven", "lov/1999-05-21-30, lov/2005-02-10-4", ""),
        ("Forskrift om ferjer", ACT, ""),
    ],
)
def test_which_act(title: str, based_on: str, act: str) -> None:
    body = samples.ledd("Loven trer i kraft 1. januar 2023.")
    assert {x.act for x in decrees(decree(body, title, based_on), "made")} == ({act} - {""})


def test_other_documents_say_nothing() -> None:
    assert decrees(parse(b"<html><body/></html>", "x"), "x") == ()
