"""Amending acts: both markups, what they tell, and how the new text reads."""

from datetime import date

import pytest
from lxml import etree

from corpus.change import Instruction
from corpus.errors import SourceError
from corpus.model import Provision
from ingest.amending import figures, read
from ingest.lovdata import read as read_consolidated
from ingest.xml import parse
from tests.amending_made import (
    FERRY,
    IN_FERRY,
    SHED,
    all_shown,
    amendment,
    change,
    changed,
    document,
    heading,
    items,
    ledd,
    line,
    numbered,
    paragraf,
    section,
)


def told(*blocks: str) -> list[str]:
    """What a part about the ferry act tells."""
    return all_shown(amendment(section("I", line(IN_FERRY), *blocks)))


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
        [line('§ 3 skal lyde:<p class="leddfortsettelse"><strong>§ 3.</strong> <i>T</i></p>'), ledd("En.")],
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
        [line("§ 3 annet ledd skal lyde:"), ledd("Ferja tar" + items(("a)", "folk"), ("b)", "fe")))],
        ["endret §3/ledd/2 ‹Ferja tar ¶ folk ¶ fe›"],
    ),
    ([line("§ 3 annet punktum skal lyde:"), ledd("Ny.")], ["endret §3/setning/2 ‹Ny.›"]),
    (
        [line("§ 3 første og annet punktum skal lyde:"), ledd("Ferja går. Den kommer. Slik er det.")],
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
        [line("§ 3 innledningen og bokstav a skal lyde:"), ledd("Ferja tar" + items(("a)", "folk")))],
        ["endret §3/innledning ‹Ferja tar›", "endret §3/bokstav/a ‹folk›"],
    ),
    # ---- headings, titles
    ([line("§ 3 overskriften skal lyde:"), heading("§ 3. Rutetid")], ["overskrift §3 ‹# Rutetid # ›"]),
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
        [line("§ 3 med deloverskrift skal lyde:"), heading("Ruter"), paragraf("3", "T", ledd("Ny."))],
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
        [line("§ 3 nytt annet ledd skal lyde:"), ledd("Ny."), line("Nåværende annet ledd blir tredje ledd.")],
        ["ny §3/ledd/2 ‹Ny.›", "flyttet §3/ledd/2 → §3/ledd/3"],
    ),
    (
        [line("Nåværende annet ledd i § 3 blir tredje ledd og skal lyde:"), ledd("Ny.")],
        ["flyttet §3/ledd/2 → §3/ledd/3", "endret §3/ledd/3 ‹Ny.›"],
    ),
    # ---- words
    ([line("I § 3 skal «ferje» endres til «båt».")], ["ord §3 ‹ferje› → ‹båt›"]),
    (
        [line("I følgende bestemmelser skal «ferje» endres til «båt»:"), line("§ 3 annet ledd, § 5")],
        ["ord §3/ledd/2 ‹ferje› → ‹båt›", "ord §5 ‹ferje› → ‹båt›"],
    ),
    ([line("I loven skal «ferje» endres til «båt».")], ["ord (loven) ‹ferje› → ‹båt›"]),
    # ---- a line may leave out what its colon says, and the name of the act may come again
    ([line("§ 3 annet ledd:"), ledd("Ny.")], ["endret §3/ledd/2 ‹Ny.›"]),
    ([line("Ferjeloven § 3 annet ledd skal lyde:"), ledd("Ny.")], ["endret §3/ledd/2 ‹Ny.›"]),
    ([line("§ 3 annet ledd skal lyde: Ny.")], ["endret §3/ledd/2 ‹Ny.›"]),
]  # fmt: skip


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


# ---- which act

SHEDS = "I lov 10. februar 2005 nr. 4 om naust gjøres følgende endringer:"


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
        section("I", ledd("Loven trer i kraft straks. Fra samme tid oppheves lov 21. mai 1999 nr. 30"
                          " om ferjer og lov 10. februar 2005 nr. 4 om naust.")),
        [(FERRY, "I", ""), (SHED, "I", "")],
    ),
    (section("I", ledd("Kongen bestemmer når lov 21. mai 1999 nr. 30 om ferjer oppheves.")), []),
    (
        section("I", ledd("Følgende lover oppheves:" + items(("1.", "Lov 21. mai 1999 nr. 30 om ferjer")))),
        [(FERRY, "I", "")],
    ),
    # a new act that amends others in a paragraf at its end
    (
        '<article class="legalArticle" data-name="§9"><h2 class="legalArticleHeader">'
        '<span class="legalArticleValue">§ 9</span>. <span class="legalArticleTitle">Endringer</span></h2>'
        + ledd("Fra den tid loven trer i kraft, gjøres følgende endringer i andre lover:")
        + ledd("1. I lov 21. mai 1999 nr. 30 om ferjer gjøres følgende endringer:")
        + line("§ 3 oppheves.")
        + ledd("2. I lov 10. februar 2005 nr. 4 om naust skal § 4 lyde:")
        + paragraf("4", "T", ledd("Ny."), ledd("3. I lov 21. mai 1999 nr. 30 om ferjer oppheves § 8."))
        + "</article>",
        [(FERRY, "§ 9 nr. 1", "§3"), (SHED, "§ 9 nr. 2", "§4"), (FERRY, "§ 9 nr. 3", "§8")],
    ),
    # an act that has no number, and one that only the header names
    (
        section("I", line("I lov 10. februar 1967 om rutegående ferjer gjøres følgende endringer:"),
                line("§ 3 oppheves.")),
        [("lov/1967-02-10", "I", "§3")],
    ),
    (section("I", line("§ 3 oppheves.")), [(FERRY, "I", "§3")]),
    (
        section("I", line("I følgende lover skal «ferje» endres til «båt»:"
                          + items(("-", "lov 21. mai 1999 nr. 30 om ferjer"),
                                  ("-", "lov 10. februar 2005 nr. 4 om naust § 4")))),
        [(FERRY, "I", ""), (SHED, "I", "§4")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), ACTS)
def test_acts(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert acts(body, FERRY) == expected


AMENDING = "lov/2019-06-21-40"  # an amending act that is amended itself
IN_AMENDING = "I lov 21. juni 2019 nr. 40 om endringer i ferjeloven mv."

# Every row is a part's lines, and (inside, document, path) of what is read.
INSIDE = [
    (
        [line(f"{IN_AMENDING} skal del XII om endringer i lov 21. mai 1999 nr. 30 om ferjer"
              " § 3 første ledd lyde:"), ledd("Ny.")],
        [("XII", FERRY, "§3/ledd/1")],
    ),
    (
        [line(f"{IN_AMENDING} gjøres følgende endringer:"),
         line("I lovens del I om endringer i lov 21. mai 1999 nr. 30 om ferjer skal § 3 lyde:"),
         paragraf("3", "T", ledd("Ny."))],
        [("I", FERRY, "§3")],
    ),
    (
        [line(f"{IN_AMENDING} gjøres følgende endringer:"), line("Under del I gjøres følgende endringer:"),
         line("§ 3 oppheves.")],
        [("I", AMENDING, "§3")],
    ),
    ([line(f"{IN_AMENDING} oppheves del II.")], [("II", AMENDING, "kapII")]),
    (
        [line(f"{IN_AMENDING} skal del II nr. 2 lyde:" + items(("2.", "Loven gjelder fra 1. mai.")))],
        [("II nr. 2", AMENDING, "kapII/nummer/2")],
    ),
    (
        [line(f"{IN_AMENDING} gjøres følgende endringer:"),
         line("Endringen av § 3 første ledd skal lyde:"), line("§ 3 første ledd skal lyde:"), ledd("Ny.")],
        [("", AMENDING, "§3/ledd/1")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "expected"), INSIDE)
def test_an_amending_act_that_is_amended(
    blocks: list[str], expected: list[tuple[str, str, str]]
) -> None:
    made = amendment(section("I", *blocks))
    assert {one.act for one in made.instructions} == {AMENDING}
    assert made.not_understood == ()
    got = [(x.inside, x.target.document, "/".join(x.target.path)) for x in made.instructions]
    assert got == expected


# ---- the newer markup


def test_the_newer_markup() -> None:
    body = changed(
        FERRY,
        line(IN_FERRY),
        change(line("§ 3 annet ledd skal lyde:"), ledd("Ny."), change_part=f"{FERRY}/§3/ledd/2"),
        change(
            line("Nåværende tredje ledd blir fjerde ledd."),
            move_part=f"{FERRY}/§3/ledd/3;;{FERRY}/§3/ledd/4",
        ),
    )
    made = amendment(section("I", body))
    assert all_shown(made) == ["endret §3/ledd/2 ‹Ny.›", "flyttet §3/ledd/3 → §3/ledd/4"]
    assert [one.order for one in made.instructions] == [1, 2]


def test_the_newer_markup_knows_which_is_the_last_one() -> None:
    part = change(
        line("§ 3 annet ledd siste punktum skal lyde:"),
        ledd("Ny."),
        change_part=f"{FERRY}/§3/ledd/2/setning/4",
    )
    [one] = amendment(section("I", changed(FERRY, line(IN_FERRY), part))).instructions
    assert one.text is not None
    assert str(one.target) == str(one.text.id) == f"{FERRY}/§3/ledd/2/setning/4"
    [alone] = told(line("§ 3 annet ledd siste punktum skal lyde:"), ledd("Ny."))
    assert alone == "endret §3/ledd/2/setning/siste ‹Ny.›"


def test_the_newer_markup_knows_what_a_chapter_held() -> None:
    part = change(line("Kapittel 2 oppheves."), repeal_part=f"{FERRY}/kap2 {FERRY}/§4 {FERRY}/§5 x")
    assert all_shown(amendment(section("I", changed(FERRY, line(IN_FERRY), part)))) == [
        "opphevet kap2",
        "opphevet §4",
        "opphevet §5",
    ]


# ---- how the new text reads

LIST = items(("a)", "folk,"), ("b)", "fe, og"))
NESTED = items(("1.", "store:" + items(("a)", "okser"))), ("2.", "små"))
ROMAN = items(("i)", "folk"), ("ii)", "fe"), ("iii)", "fisk"))
TEXTS = [
    [ledd("Ferja går <i>hver</i> dag.<br/>Den kommer.")],
    [ledd("Ferja tar" + LIST), ledd("Ellers ikke.")],
    [ledd("Ferja tar" + LIST + '<p class="leddfortsettelse">når det er plass.</p>')],
    [ledd("Ferja tar" + NESTED)],
    [ledd("Ferja tar" + ROMAN)],
    [LIST],
    [numbered(1, "En."), numbered(2, "To," + LIST)],
    [ledd("Utslipp av CO<sub>2</sub>, 5 m<sup>2</sup>.")],
]


def consolidated(*inside: str) -> Provision:
    """The same paragraf as the reader of consolidated acts has it."""
    text = "".join(inside).replace('<ul class="defaultList">', '<ol class="defaultList" type="a">')
    text = text.replace("</ul>", "</ol>").replace('data-name="a)"', 'data-name="a."')
    text = text.replace('data-name="b)"', 'data-name="b."')
    if ROMAN in "".join(inside):
        text = text.replace('type="a"', 'type="i"')
    body = (
        '<article class="legalArticle" data-name="§3a"><h3 class="legalArticleHeader">'
        '<span class="legalArticleValue">§ 3 a</span>. '
        f'<span class="legalArticleTitle">Rutetid</span></h3>{text}</article>'
    )
    root = etree.fromstring(
        etree.tostring(document(body)).replace(b"lov/2020-03-06-2", FERRY.encode())
    )
    [found] = read_consolidated(root, "made").root.children
    return found


@pytest.mark.parametrize("inside", TEXTS, ids=range(len(TEXTS)))
def test_a_new_paragraf_reads_as_the_consolidated_act_does(inside: list[str]) -> None:
    new = amendment(
        section(
            "I", line(IN_FERRY), line("Ny § 3 a skal lyde:"), paragraf("3 a", "Rutetid", *inside)
        )
    )
    [one] = new.instructions
    assert one.text == consolidated(*inside)


def test_a_new_ledd_has_the_addresses_of_its_place() -> None:
    [one] = amendment(
        section(
            "I", line(IN_FERRY), line("§ 3 nytt fjerde ledd skal lyde:"), ledd("Ferja tar" + LIST)
        )
    ).instructions
    assert one.text is not None
    assert [str(p.id) for p in one.text.walk()] == [
        f"{FERRY}/§3/ledd/4",
        f"{FERRY}/§3/ledd/4/bokstav/a",
        f"{FERRY}/§3/ledd/4/bokstav/b",
    ]
    assert [p.text for p in one.text.walk()][1:] == ["folk,", "fe, og"]


def test_the_source_is_left_as_it_was() -> None:
    root = document(
        section("I", line(IN_FERRY), line("§ 3 skal lyde:"), paragraf("3", "T", ledd("a" + LIST)))
        + section("II", line("§ 4 skal lyde:"), numbered(1, "En." + ledd("8. " + SHEDS)))
    )
    before = etree.tostring(root)
    read(root, "made")
    assert etree.tostring(root) == before


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
