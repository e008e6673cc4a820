"""Acts: which act a line of an amending act speaks of, each as somebody wrote it."""

import pytest

from ingest.amending_acts import Names, fold, names_in, read_act, read_part, repealed_acts
from ingest.amending_grammar import ACT, MONTHS, NUMBERED

NAMES = Names(("lov/1967-02-10", "lov/1999-05-21-30"), {"barnehage": "lov/2005-06-17-64"})
FERRY = "lov/1999-05-21-30"

# Every row is a line, the act it names, what is left, and whether only changes follow.
LINES = [
    ("I lov 21. mai 1999 nr. 30 om ferjer gjøres følgende endringer:", FERRY, True),
    ("I lov 21. mai 1999 nr. 30 om ferjer gjøres følgende endring:", FERRY, True),
    ("I lov 21. mai 1999 nr. 30 om ferjer vert det gjort følgjande endringar:", FERRY, True),
    ("I lov 21. mai 1999 nr. 30 om ferjer blir det gjort følgjande endringar:", FERRY, True),
    ("I lov 21. mai 1999 nr. 30 om ferjer skal desse endringane gjerast:", FERRY, True),
    ("I lov 21. mai 1999 nr. 30 om ferjer gjer ein desse endringane:", FERRY, True),
    ("I lov av 21. mai 1999 nr. 30 om ferjer (ferjeloven) gjøres følgende endringer:", FERRY, True),
    ("I ferjelov 21. mai 1999 nr. 30 gjøres følgende endringer:", FERRY, True),
    ("I midlertidig lov 21. mai 1999 nr. 30 om ferjer gjøres følgende endringer:", FERRY, True),
    ("Lov 21. mai 1999 nr. 30 om ferjer endres slik:", FERRY, True),
    ("Lov 21. mai 1999 nr. 30 om ferjer blir endra slik:", FERRY, True),
    ("12. Lov 21. mai 1999 nr. 30 om ferjer:", FERRY, True),
    (
        "Fra samme tid gjøres følgende endringer i lov 21. mai 1999 nr. 30 om ferjer:",
        FERRY,
        True,
    ),
    ("I lov 21. mai 1999 nr. 30 om ferjer skal følgende bestemmelser lyde:", FERRY, True),
    ("b) I lov 21. mai 1999 nr. 30 om ferjer skal § 3 lyde:", FERRY, False),
    ("I lov 21. mai 1999 nr. 30 om ting som ikkje vert henta skal § 3 lyde:", FERRY, False),
    ("I lov 10. februar 1967 om ferjer skal § 3 lyde:", "lov/1967-02-10", False),
    ("Det gjøres følgende endringer i andre lover:", "", True),
    ("Under del II gjøres følgende endringer:", "", True),
    ("§ 3 skal lyde:", "", False),
    ("§ 3 endres slik at den passer bedre med resten:", "", False),
    ("Endringer kan gjøres av styret. Dette gjelder følgende.", "", False),
]


@pytest.mark.parametrize(("text", "act", "header"), LINES)
def test_line(text: str, act: str, header: bool) -> None:
    said = read_act(text, NAMES)
    assert (said.act, said.header) == (act, header)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("I lov 21. mai 1999 nr. 30 om ferjer skal ny § 1-4a lyde:", "skal ny § 1-4a lyde:"),
        ("8. I lov 21. mai 1999 nr. 30 om ferjer oppheves § 3.", "oppheves § 3."),
        (
            "Fra den tid Kongen bestemmer, gjøres følgende endringer i lov 21. mai 1999 nr. 30 om"
            " ferjer: § 2-14 ny bokstav f skal lyde:",
            "§ 2-14 ny bokstav f skal lyde:",
        ),
        ("Lov 21. mai 1999 nr. 30 om gebyr etter Ferjeloven § 9 oppheves.", "oppheves."),
    ],
)
def test_what_is_left_to_read(text: str, rest: str) -> None:
    assert read_act(text, NAMES).rest == rest


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Lov 21. mai 1999 nr. 30 om ferjer oppheves.", True),
        ("Midlertidig lov 21. mai 1999 nr. 30 om ferjer oppheves.", True),
        ("Lov 21. mai 1999 nr. 30 om ferjer blir oppheva.", True),
        ("Fra samme tid oppheves lov 21. mai 1999 nr. 30 om ferjer.", True),
        ("I lov 21. mai 1999 nr. 30 om ferjer oppheves § 3.", False),
        ("Lov 21. mai 1999 nr. 30 om ferjer § 3 oppheves.", False),
    ],
)
def test_a_whole_act_is_repealed(text: str, whole: bool) -> None:
    assert read_act(text, NAMES).whole is whole


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Loven trer i kraft straks. Fra samme tid oppheves lov 21. mai 1999 nr. 30 om ferjer.",
            [FERRY],
        ),
        ("Frå same tid blir lov 21. mai 1999 nr. 30 om ferjer oppheva.", [FERRY]),
        (
            "Fra samme tid oppheves lov 21. mai 1999 nr. 30 om ferjer og lov 3. juni 1983 nr. 54.",
            [FERRY, "lov/1983-06-03-54"],
        ),
        ("Fra samme tid oppheves lov 21. mai 1999 nr. 30 om ferjer, med unntak av § 4.", []),
        ("Kongen bestemmer når lov 21. mai 1999 nr. 30 om ferjer oppheves.", []),
        ("Forskrift gitt med hjemmel i lov 21. mai 1999 nr. 30 om ferjer oppheves.", []),
    ],
)
def test_sentences_that_repeal_acts(text: str, acts: list[str]) -> None:
    assert [act for act, _ in repealed_acts(text, NAMES)] == acts


# Every row is what a line says of an amending act, the part, the act inside, and what is left.
PARTS = [
    (
        "skal del XII om endringer i lov 21. mai 1999 nr. 30 om ferjer § 9 lyde:",
        "XII",
        FERRY,
        "skal § 9 lyde:",
    ),
    ("I lovens del I skal § 9 lyde:", "I", "", "skal § 9 lyde:"),
    ("Under del II nr. 3 skal § 9 lyde:", "II nr. 3", "", "skal § 9 lyde:"),
    ("Endringen av § 9 skal lyde:", "", "", "§ 9 skal lyde:"),
    ("skal barnehageloven § 9 i del I lyde:", "I", "lov/2005-06-17-64", "skal § 9 lyde:"),
    ("I del I om endringer i lov om båter mv. skal § 9 lyde:", "I", "", "skal § 9 lyde:"),
]


@pytest.mark.parametrize(("text", "part", "inner", "rest"), PARTS)
def test_part(text: str, part: str, inner: str, rest: str) -> None:
    said = read_part(text, NAMES, amends=True)
    assert (said.part, said.inner, said.rest) == (part, inner, rest)


def test_a_part_that_is_itself_the_object() -> None:
    said = read_part("oppheves del II.", NAMES, amends=True)
    assert (said.part, said.own, said.rest) == ("II", True, "oppheves del II.")


def test_a_paragraf_of_a_new_act_that_amends_others() -> None:
    text = "I § 18-2 nr. 16 skal endringen i lov 21. mai 1999 nr. 30 om ferjer § 5 lyde:"
    said = read_part(text, NAMES, amends=False)
    assert (said.part, said.inner, said.rest) == ("§ 18-2 nr. 16", FERRY, "skal § 5 lyde:")
    assert read_part("§ 18-2 skal lyde:", NAMES, amends=False).part == ""


def test_names() -> None:
    text = "Lov 17. juni 2005 nr. 64 om barnehager (barnehageloven). Lov 3. juni 1983 nr. 54."
    assert names_in(text) == {"barnehage": "lov/2005-06-17-64"}
    assert fold("barnehagelova") == fold("Barnehagelovens") == "barnehage"


@pytest.mark.parametrize(("month", "number"), MONTHS.items())
def test_month(month: str, number: int) -> None:
    match = ACT.match(f"lov 1. {month} 1999 nr. 30")
    assert match is not None
    assert NAMES.refid(match) == f"lov/1999-{number:02}-01-30"


@pytest.mark.parametrize("text", ["8. I lov", "(8) I lov", "b) I lov", "II. I lov", "8 I lov"])
def test_the_number_of_a_line_is_taken_off(text: str) -> None:
    assert NUMBERED.sub("", text) == "I lov"
