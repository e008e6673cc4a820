"""Lines: which act, and which part of an amending act, the instructions below them are for."""

import pytest

from tests.amending_made import (
    FERRY,
    IN_FERRY,
    SHED,
    SHEDS,
    amendment,
    items,
    ledd,
    line,
    paragraf,
    section,
)


def acts(body: str, *changes: str) -> list[tuple[str, str, str]]:
    """(act, part, target) of every instruction."""
    return [
        (x.act, x.part, "/".join(x.target.path)) for x in amendment(body, *changes).instructions
    ]


# Every row is a body, and what is read of acts from it.
ACTS = [
    (
        section("I", line(IN_FERRY), line("§ 3 oppheves."))
        + section("II", line(SHEDS), line("§ 4 oppheves.")),
        [(FERRY, "I", "§3"), (SHED, "II", "§4")],
    ),
    (
        section("I", line("I lov 21. mai 1999 nr. 30 om ferjer skal ny § 3 lyde:"), ledd("Ny.")),
        [(FERRY, "I", "§3")],
    ),
    (
        section("I", line("I lov 21. mai 1999 nr. 30 om ferjer oppheves § 3.")),
        [(FERRY, "I", "§3")],
    ),
    (section("I", line("Lov 21. mai 1999 nr. 30 om ferjer oppheves.")), [(FERRY, "I", "")]),
    (
        section(
            "I",
            ledd(
                "Loven trer i kraft straks. Fra samme tid oppheves lov 21. mai 1999 nr. 30"
                " om ferjer og lov 10. februar 2005 nr. 4 om naust."
            ),
        ),
        [(FERRY, "I", ""), (SHED, "I", "")],
    ),
    (section("I", ledd("Kongen bestemmer når lov 21. mai 1999 nr. 30 om ferjer oppheves.")), []),
    (
        section(
            "I",
            ledd("Følgende lover oppheves:" + items(("1.", "Lov 21. mai 1999 nr. 30 om ferjer"))),
        ),
        [(FERRY, "I", "")],
    ),
    # a new act that amends others in a paragraf at its end
    (
        '<article class="legalArticle" data-name="§9"><h2 class="legalArticleHeader">'
        '<span class="legalArticleValue">§ 9</span>. '
        '<span class="legalArticleTitle">Endringer</span></h2>'
        + ledd("Fra samme dag gjøres følgende endringer i andre lover:")
        + ledd("1. I lov 21. mai 1999 nr. 30 om ferjer gjøres følgende endringer:")
        + line("§ 3 oppheves.")
        + ledd("2. I lov 10. februar 2005 nr. 4 om naust skal § 4 lyde:")
        + paragraf(
            "4", "T", ledd("Ny."), ledd("3. I lov 21. mai 1999 nr. 30 om ferjer oppheves § 8.")
        )
        + "</article>",
        [(FERRY, "§ 9 nr. 1", "§3"), (SHED, "§ 9 nr. 2", "§4"), (FERRY, "§ 9 nr. 3", "§8")],
    ),
    # an act that has no number, and one that only the header names
    (
        section(
            "I",
            line("I lov 10. februar 1967 om rutegående ferjer gjøres følgende endringer:"),
            line("§ 3 oppheves."),
        ),
        [("lov/1967-02-10", "I", "§3")],
    ),
    (section("I", line("§ 3 oppheves.")), [(FERRY, "I", "§3")]),
    (
        section(
            "I",
            line(
                "I følgende lover skal «ferje» endres til «båt»:"
                + items(
                    ("-", "lov 21. mai 1999 nr. 30 om ferjer"),
                    ("-", "lov 10. februar 2005 nr. 4 om naust § 4"),
                )
            ),
        ),
        [(FERRY, "I", ""), (SHED, "I", "§4")],
    ),
]


@pytest.mark.parametrize(("body", "expected"), ACTS)
def test_acts(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert acts(body, FERRY) == expected


AMENDING = "lov/2019-06-21-40"  # an amending act that is amended itself
IN_AMENDING = "I lov 21. juni 2019 nr. 40 om endringer i ferjeloven mv."

# Every row is a part's lines, and (inside, document, path) of what is read.
INSIDE = [
    (
        [
            line(
                f"{IN_AMENDING} skal del XII om endringer i lov 21. mai 1999 nr. 30 om ferjer"
                " § 3 første ledd lyde:"
            ),
            ledd("Ny."),
        ],
        [("XII", FERRY, "§3/ledd/1")],
    ),
    (
        [
            line(f"{IN_AMENDING} gjøres følgende endringer:"),
            line("I lovens del I om endringer i lov 21. mai 1999 nr. 30 om ferjer skal § 3 lyde:"),
            paragraf("3", "T", ledd("Ny.")),
        ],
        [("I", FERRY, "§3")],
    ),
    (
        [
            line(f"{IN_AMENDING} gjøres følgende endringer:"),
            line("Under del I gjøres følgende endringer:"),
            line("§ 3 oppheves."),
        ],
        [("I", AMENDING, "§3")],
    ),
    ([line(f"{IN_AMENDING} oppheves del II.")], [("II", AMENDING, "kapII")]),
    (
        [
            line(
                f"{IN_AMENDING} skal del II nr. 2 lyde:"
                + items(("2.", "Loven gjelder fra 1. mai."))
            )
        ],
        [("II nr. 2", AMENDING, "kapII/nummer/2")],
    ),
    (
        [
            line(f"{IN_AMENDING} gjøres følgende endringer:"),
            line("Endringen av § 3 første ledd skal lyde:"),
            line("§ 3 første ledd skal lyde:"),
            ledd("Ny."),
        ],
        [("", AMENDING, "§3/ledd/1")],
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), INSIDE)
def test_an_amending_act_that_is_amended(
    blocks: list[str], expected: list[tuple[str, str, str]]
) -> None:
    made = amendment(section("I", *blocks))
    assert {one.act for one in made.instructions} == {AMENDING}
    assert made.not_understood == ()
    got = [(x.inside, x.target.document, "/".join(x.target.path)) for x in made.instructions]
    assert got == expected


def test_a_line_that_is_not_read_is_kept_with_the_act_that_it_speaks_of() -> None:
    body = section("I", line(IN_FERRY), line("§ 3 skal rimes:")) + section(
        "II", line(SHEDS), line("§ 4 skal rimes:"), line("§ 5 oppheves.")
    )
    made = amendment(body, FERRY, SHED)
    assert made.not_understood == ("§ 3 skal rimes:", "§ 4 skal rimes:")
    assert made.not_understood_of == (FERRY, SHED)
