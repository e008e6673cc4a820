"""Amending acts: both markups, what they tell, and how the new text reads."""

from datetime import date

import pytest

from corpus.change import Instruction
from corpus.errors import SourceError
from ingest.amending import figures, read
from ingest.xml import parse
from tests.amending_made import (
    FERRY,
    IN_FERRY,
    all_shown,
    amendment,
    heading,
    items,
    ledd,
    line,
    numbered,
    paragraf,
    section,
)


def test_the_act_itself() -> None:
    made = amendment(section("I", line(IN_FERRY), line("§ 3 oppheves.")))
    assert (made.refid, made.title) == ("lov/2020-03-06-2", "Lov om endringer i ferjeloven")
    assert made.in_force == (date(2020, 7, 1),)
    assert made.in_force_text == "2020-07-01, Kongen bestemmer"
    assert (made.published, made.source) == (date(2020, 3, 6), "made")


# Every row is what follows the line that names the act, and what it tells.
BLOCKS = [
    # ---- a paragraf
    (
        [line("Ny § 3 a skal lyde:"), paragraf("3 a", "Rutetid", ledd("Ferja går."))],
        ["ny §3a ‹# Rutetid # Ferja går.›"],
    ),
    (
        [line("§§ 3 til 4 skal lyde:"), *(paragraf(n, "T", ledd(n)) for n in ("3", "3 a", "4"))],
        ["endret §3 ‹# T # 3›", "endret §3a ‹# T # 3 a›", "endret §4 ‹# T # 4›"],
    ),
    (  # the ledd stand behind their paragraf and not in it
        [line("§ 3 skal lyde:"), paragraf("3", "T", ledd("En.")), ledd("To.")],
        ["endret §3 ‹# T # En. ¶ To.›"],
    ),
    (  # the older form: no element round the paragraf
        [line("§ 3 skal lyde:"), ledd("En."), ledd("To.")],
        ["endret §3 ‹En. ¶ To.›"],
    ),
    (  # the number is bare text in the header
        [
            line("§ 3 skal lyde:"),
            paragraf("3", "Rutetid", ledd("En.")).replace(
                '<span class="legalArticleValue">§ 3</span>. ', "§ 3. "
            ),
        ],
        ["endret §3 ‹# Rutetid # En.›"],
    ),
    (
        [
            line('§ 3 skal lyde:<p class="leddfortsettelse"><strong>§ 3.</strong> <i>T</i></p>'),
            ledd("En."),
        ],
        ["endret §3 ‹# T # En.›"],
    ),
    # ---- a ledd, a sentence
    ([line("§ 3 annet ledd skal lyde:"), ledd("Ny.")], ["endret §3/ledd/2 ‹Ny.›"]),
    (
        [line("§ 3 annet og nytt tredje ledd skal lyde:"), ledd("To."), ledd("Tre.")],
        ["endret §3/ledd/2 ‹To.›", "ny §3/ledd/3 ‹Tre.›"],
    ),
    ([line("§ 3 annet ledd skal lyde:"), numbered(2, "Ny.")], ["endret §3/ledd/2 ‹Ny.›"]),
    (  # a ledd of two paragraphs
        [line("§ 3 annet ledd skal lyde:"), ledd("Ny."), ledd("Og mer.")],
        ["endret §3/ledd/2 ‹Ny. ¶ Og mer.›"],
    ),
    (  # but what is said of the amending act is no part of it
        [line("§ 3 annet ledd skal lyde:"), ledd("Ny."), ledd("Loven trer i kraft straks.")],
        ["endret §3/ledd/2 ‹Ny.›"],
    ),
    (
        [
            line("§ 3 annet ledd skal lyde:"),
            ledd("Ferja tar" + items(("a)", "folk"), ("b)", "fe"))),
        ],
        ["endret §3/ledd/2 ‹Ferja tar ¶ folk ¶ fe›"],
    ),
    ([line("§ 3 annet punktum skal lyde:"), ledd("Ny.")], ["endret §3/setning/2 ‹Ny.›"]),
    (
        [
            line("§ 3 første og annet punktum skal lyde:"),
            ledd("Ferja går. Den kommer. Slik er det."),
        ],
        ["endret §3/setning/1 ‹Ferja går.›", "endret §3/setning/2 ‹Den kommer. Slik er det.›"],
    ),
    (  # one text for two places
        [line("§ 3 første ledd og § 5 annet ledd skal lyde:"), ledd("Likt.")],
        ["endret §3/ledd/1 ‹Likt.›", "endret §5/ledd/2 ‹Likt.›"],
    ),
    # ---- items
    (
        [line("§ 3 bokstav b og ny bokstav c skal lyde:" + items(("b)", "folk"), ("c)", "fe")))],
        ["endret §3/bokstav/b ‹folk›", "ny §3/bokstav/c ‹fe›"],
    ),
    (
        [line("§ 3 første ledd annet punktum bokstav b skal lyde:" + items(("b.", "folk")))],
        ["endret §3/ledd/1/bokstav/b ‹folk›"],
    ),
    ([line("§ 3 nr. 2 skal lyde:"), ledd("2. folk")], ["endret §3/nummer/2 ‹folk›"]),
    (
        [line("§ 3 nr. 2 skal lyde:" + items(("2.", "folk"))), ledd("og fe")],
        ["endret §3/nummer/2 ‹folk ¶ og fe›"],
    ),
    (
        [line("§ 3 bokstav b skal lyde:"), ledd("Ferja tar" + items(("a)", "folk"), ("b)", "fe")))],
        ["endret §3/bokstav/b ‹fe›"],
    ),
    (
        [
            line("§ 3 innledningen og bokstav a skal lyde:"),
            ledd("Ferja tar" + items(("a)", "folk"))),
        ],
        ["endret §3/innledning ‹Ferja tar›", "endret §3/bokstav/a ‹folk›"],
    ),
    # ---- headings, titles
    (
        [line("§ 3 overskriften skal lyde:"), heading("§ 3. Rutetid")],
        ["overskrift §3 ‹# Rutetid # ›"],
    ),
    (
        [line("Overskriften til kapittel 2 skal lyde:"), heading("Kapittel 2. Rutetid")],
        ["overskrift kap2 ‹# Kapittel 2. Rutetid # ›"],
    ),
    (
        [line("§ 3 overskriften og annet ledd skal lyde:"), paragraf("3", "Rutetid", ledd("Ny."))],
        ["overskrift §3 ‹# Rutetid # ›", "endret §3/ledd/2 ‹Ny.›"],
    ),
    (
        [line("Lovens tittel skal lyde:"), line("Lov 21. mai 1999 nr. 30 om båter (båtloven)")],
        ["overskrift (loven) ‹# Lov 21. mai 1999 nr. 30 om båter (båtloven) # ›"],
    ),
    (
        [line("Ny deloverskrift til §§ 3 og 4 skal lyde:"), heading("Ruter")],
        ["overskrift §3/deloverskrift ‹# Ruter # ›"],
    ),
    (
        [
            line("§ 3 med deloverskrift skal lyde:"),
            heading("Ruter"),
            paragraf("3", "T", ledd("Ny.")),
        ],
        ["overskrift §3/deloverskrift ‹# Ruter # ›", "endret §3 ‹# T # Ny.›"],
    ),
    # ---- a chapter
    (
        [
            line("Nytt kapittel 2 A skal lyde:"),
            heading("Kapittel 2 A. Ruter"),
            paragraf("9 a", "T", ledd("En.")),
            paragraf("9 b", "T", ledd("To.")),
        ],
        ["ny kap2A ‹# Kapittel 2 A. Ruter # En. ¶ To.›"],
    ),
    # ---- without text
    ([line("§ 3 oppheves.")], ["opphevet §3"]),
    (
        [line("§ 3 annet ledd oppheves. Nåværende tredje ledd blir annet ledd.")],
        ["opphevet §3/ledd/2", "flyttet §3/ledd/3 → §3/ledd/2"],
    ),
    (
        [
            line("§ 3 nytt annet ledd skal lyde:"),
            ledd("Ny."),
            line("Nåværende annet ledd blir tredje ledd."),
        ],
        ["ny §3/ledd/2 ‹Ny.›", "flyttet §3/ledd/2 → §3/ledd/3"],
    ),
    (
        [line("Nåværende annet ledd i § 3 blir tredje ledd og skal lyde:"), ledd("Ny.")],
        ["flyttet §3/ledd/2 → §3/ledd/3", "endret §3/ledd/3 ‹Ny.›"],
    ),
    # ---- words
    ([line("I § 3 skal «ferje» endres til «båt».")], ["ord §3 ‹ferje› → ‹båt›"]),
    (
        [
            line("I følgende bestemmelser skal «ferje» endres til «båt»:"),
            line("§ 3 annet ledd, § 5"),
        ],
        ["ord §3/ledd/2 ‹ferje› → ‹båt›", "ord §5 ‹ferje› → ‹båt›"],
    ),
    ([line("I loven skal «ferje» endres til «båt».")], ["ord (loven) ‹ferje› → ‹båt›"]),
    # ---- a line may leave out what its colon says, and the name of the act may come again
    ([line("§ 3 annet ledd:"), ledd("Ny.")], ["endret §3/ledd/2 ‹Ny.›"]),
    ([line("Ferjeloven § 3 annet ledd skal lyde:"), ledd("Ny.")], ["endret §3/ledd/2 ‹Ny.›"]),
    ([line("§ 3 annet ledd skal lyde: Ny.")], ["endret §3/ledd/2 ‹Ny.›"]),
]


@pytest.mark.parametrize(
    ("blocks", "expected"), BLOCKS, ids=[" ".join(row[1])[:60] for row in BLOCKS]
)
def test_blocks(blocks: list[str], expected: list[str]) -> None:
    made = amendment(section("I", line(IN_FERRY), *blocks))
    assert all_shown(made) == expected
    assert made.not_understood == ()
    assert {one.act for one in made.instructions} == {FERRY}
    assert {one.target.document for one in made.instructions} == {FERRY}
    assert {one.part for one in made.instructions} == {"I"}


# ---- what is not understood


def test_a_line_that_no_rule_reads_is_kept_with_its_words() -> None:
    odd = "§ 3 endres slik at ruta blir tilføyes der det passer:"
    made = amendment(section("I", line(IN_FERRY), line(odd), ledd("Ny."), line("§ 4 oppheves.")))
    assert made.not_understood == (odd,)
    assert all_shown(made) == ["opphevet §4"]


def test_a_line_without_its_text_is_not_understood() -> None:
    made = amendment(section("I", line(IN_FERRY), line("§ 3 annet ledd skal lyde:")))
    assert (made.instructions, made.not_understood) == ((), ("§ 3 annet ledd skal lyde:",))


def test_text_that_no_place_takes_is_kept() -> None:
    made = amendment(
        section("I", line(IN_FERRY), line("§ 3 annet og tredje ledd skal lyde:"),
                ledd("To."), ledd("Tre."), ledd("Fire."))
    )  # fmt: skip
    assert len(made.instructions) == 2
    assert made.not_understood == ("Fire.",)


def test_an_act_that_amends_nothing() -> None:
    body = '<article class="legalArticle" data-name="§1"><h2 class="legalArticleHeader">§ 1</h2>'
    made = amendment(f"{body}{ledd('Ferja går. Endringer gjøres kjent i god tid.')}</article>")
    assert (made.instructions, made.not_understood) == ((), ())


def test_other_xml_is_refused() -> None:
    with pytest.raises(SourceError, match="ikke et dokument"):
        read(parse(b"<html><body/></html>", "x"), "x")


def test_figures() -> None:
    made = amendment(
        section(
            "I",
            line(IN_FERRY),
            line("§§ 3 og 4 oppheves."),
            line("§ 5 skal lyde:"),
            line("§ 6 oppheves."),
        )
    )
    found = figures([made])
    assert (found.lines, found.understood, dict(found.operations)) == (3, 2, {"opphevet": 3})
    assert round(found.share, 3) == 0.667
    assert figures([]).share == 1.0


def test_an_instruction_keeps_its_own_words() -> None:
    [one] = amendment(section("I", line(IN_FERRY), line("§ 3 oppheves."))).instructions
    assert isinstance(one, Instruction)
    assert (one.surface, one.order) == ("§ 3 oppheves.", 1)
