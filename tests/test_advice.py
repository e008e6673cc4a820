"""Advice: references that lead nowhere, or to what is no more → what is said of them instead."""

from datetime import date

import pytest

from corpus.catalog import load
from corpus.ids import ProvisionId
from corpus.successions import Succession
from graph.advice import Advice, has, near_path
from graph.names import Held, Names
from graph.outline import Outline
from graph.resolve import Place, Reference, Resolver
from ingest.mentions import find_mentions

BVL, BVL_1992 = "lov/2021-06-18-97", "lov/1992-07-17-100"
OPPL, OPPL_1998 = "lov/2023-06-09-30", "lov/1998-07-17-61"
HOL, BHL, FTRL = "lov/2011-06-24-30", "lov/2005-06-17-64", "lov/1997-02-28-19"
FVL = "lov/1967-02-10"


def outline(refid: str, *paths: str) -> Outline:
    """Of some of the places that an act has, without its words."""
    return Outline(refid, paths, {}, {})


OUTLINES = {
    BVL: outline(BVL, "§3-1", "§3-2", "§3-2/ledd/1", "§15-8", "§15-9"),
    OPPL: outline(OPPL, "§5-1", "§24-1", "§24-1/ledd/1", "§24-1/ledd/2"),
    HOL: outline(
        HOL,
        "§7-2", "§7-2/ledd/1", "§7-2/ledd/2",
        "§7-2a", "§7-2a/ledd/1", "§7-2a/ledd/1/bokstav/a", "§7-2a/ledd/1/bokstav/b",
        "§13-3", "§13-3/ledd/1",
    ),
    BHL: outline(BHL, "§16", "§27"),
    FTRL: outline(FTRL, "§25-17"),
    FVL: outline(FVL, "§13"),
}  # fmt: skip
MOVED = {
    BHL: [
        Succession(
            ProvisionId.parse(f"{BHL}/§12a"),
            (ProvisionId.parse(f"{BHL}/§16"),),
            date(2021, 1, 1),
            "lov/2020-06-19-91",
            "omnummerert",
            "helt sikkert",
        )
    ]
}
NAMES = Names(
    load(),
    (
        Held("lov/1993-06-11-100", "", "Jernbaneloven", "jbl", "1993-07-01"),
        Held(FTRL, "", "Folketrygdloven", "ftrl", "1997-05-01"),
    ),
    "2025-11-08",
)
RESOLVER = Resolver(NAMES, OUTLINES.get)
ADVICE = Advice(
    RESOLVER, lambda refid: MOVED.get(refid, ()), (OUTLINES.keys() - {FTRL}).__contains__
)


def advised(text: str) -> Reference:
    found = RESOLVER.references(find_mentions(text, NAMES.lexicon), Place())
    [reference] = [ADVICE.on(each, text[: each.mention.start]) for each in found]
    return reference


# What was written, its status, its targets, where that is now, and words that are said.
GONE = [
    ("opplæringslova 1998 § 15-8", [f"{OPPL_1998}/§15-8"], [f"{OPPL}/§24-1"],
     "Avløst av opplæringslova (2023) § 24-1 fra 1. august 2024 (svært sikkert)."),
    # The act in force has no such paragraf, and the one before it had the name.
    ("opplæringsloven § 15-8", [f"{OPPL_1998}/§15-8"], [f"{OPPL}/§24-1"],
     "Lest som opplæringslova (1998): opplæringslova (2023) har ingen slik paragraf. Avløst av"),
    ("opplæringslova § 4A-14", [f"{OPPL_1998}/§4A-14"], [f"{OPPL}/§24-1/ledd/6"], "(sikkert)"),
    ("gamle opplæringslova § 15-8 andre ledd", [f"{OPPL_1998}/§15-8/ledd/2"],
     [f"{OPPL}/§24-1/ledd/2"], "Avløst av opplæringslova (2023) § 24-1 andre ledd"),
    # Its ledd are not told one by one.
    ("opplæringslova § 4A-14 andre ledd", [f"{OPPL_1998}/§4A-14/ledd/2"],
     [f"{OPPL}/§24-1/ledd/6"], "§ 4A-14 er avløst av"),
    ("barnevernloven 1992 § 3-2", [f"{BVL_1992}/§3-2"], [f"{BVL}/§15-8"],
     "Avløst av barnevernsloven § 15-8 fra 1. januar 2023 (svært sikkert)."),
    # One letter apart: the act of 1992 was called so, and the one in force is not.
    ("barnevernloven § 3-2", [f"{BVL_1992}/§3-2"], [f"{BVL}/§15-8"],
     "Er § 3-2 i loven som gjelder ment, skriv barnevernsloven. Avløst av barnevernsloven § 15-8"),
    ("barnevernlova § 3-2 a", [f"{BVL_1992}/§3-2a"], [f"{BVL}/§15-9"], "loven fra 1992"),
    ("barnevernloven 1992 § 6-5", [f"{BVL_1992}/§6-5"], [f"{BVL}/§12-9/ledd/1"],
     "§ 6-5 første ledd er avløst av"),
    ("bvl. § 4-12", [f"{BVL_1992}/§4-12"], [f"{BVL}/§5-1"], "Lest som barnevernloven (1992)"),
    ("barnevernloven 1992 § 4-4", [f"{BVL_1992}/§4-4"], [f"{BVL}/§3-1", f"{BVL}/§3-4"],
     "Avløst av barnevernsloven § 3-1 og § 3-4"),
    ("opplæringslova 1998 § 15-5", [f"{OPPL_1998}/§15-5"], [],
     "Opphevet 1. august 2022 ved lov 11. juni 2021 nr. 78. Plikten"),
    # Two rules have stood there.
    ("opplæringslova 1998 § 3-6 andre ledd", [f"{OPPL_1998}/§3-6/ledd/2"],
     [f"{OPPL}/§9-4/ledd/2"],
     "Det som sto i § 3-6 andre ledd fram til 1. august 2022, står nå i opplæringslova (2023)"
     " § 9-4 tredje ledd (trolig)."),
    ("opplæringslova 1998 § 9-5", [f"{OPPL_1998}/§9-5"], [],
     "Opplæringslova (1998) ble avløst av opplæringslova (2023) 1. august 2024."
     " Hva som har tatt over etter § 9-5, vet ikke Leddvis."),
    ("opplæringslova 1998 kapittel 9A", [f"{OPPL_1998}/kap9A"], [f"{OPPL}/kap12", f"{OPPL}/kap13"],
     "Avløst av opplæringslova (2023) kapittel 12 og kapittel 13 fra"),
    ("opplæringslova kapittel 9 A", [f"{OPPL_1998}/kap9A"], [f"{OPPL}/kap12", f"{OPPL}/kap13"],
     "har ikke noe slikt kapittel"),
    ("barnevernloven 1992", [BVL_1992], [BVL],
     "Barnevernloven (1992) ble avløst av barnevernsloven 1. januar 2023."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "targets", "now", "said"), GONE, ids=[row[0] for row in GONE])
def test_what_is_no_more(text: str, targets: list[str], now: list[str], said: str) -> None:
    found = advised(text)
    assert (found.status, list(found.targets)) == ("opphevet", targets)
    assert list(found.now) == now
    assert said in found.note
    assert "Slå opp" not in found.note


def test_an_act_one_letter_away_may_have_been_meant() -> None:
    assert advised("barnevernloven § 3-2 første ledd").nearest == (f"{BVL}/§3-2/ledd/1",)
    assert advised("barnevernloven § 3-2 a").nearest == ()
    assert advised("barnevernloven 1992 § 3-2").nearest == ()


MISSING = [
    ("hol. § 7-2 femte ledd", f"{HOL}/§7-2/ledd/2", "§ 7-2 har to ledd. Nærmeste som finnes:"),
    ("hol. § 7-2 a første ledd bokstav k", f"{HOL}/§7-2a/ledd/1/bokstav/b", "bokstav a og b."),
    ("hol. § 14-99", f"{HOL}/§13-3", "Nærmeste som finnes: § 13-3."),
    ("hol. § 13-3 første ledd andre punktum", f"{HOL}/§13-3/ledd/1/setning/1", "ett punktum."),
    ("barnevernsloven § 3-3", f"{BVL}/§3-2", "finnes ikke i barnevernsloven"),
]


@pytest.mark.parametrize(("text", "near", "said"), MISSING, ids=[row[0] for row in MISSING])
def test_what_never_was_is_told_with_the_nearest(text: str, near: str, said: str) -> None:
    found = advised(text)
    assert found.status == "finnes ikke"
    assert found.targets != found.nearest  # what the words say stays
    assert found.nearest == (near,)
    assert said in found.note


def test_what_has_another_number_now() -> None:
    found = advised("barnehageloven § 12 a")
    assert found.status == "finnes ikke"
    assert found.targets == (f"{BHL}/§12a",)
    assert found.now == (f"{BHL}/§16",)
    assert "Ble § 16 fra 1. januar 2021." in found.note


UNNAMED = [
    ("barnevenrsloven § 15-8", "ukjent lov", [f"{BVL}/§15-8"], "Mente du barnevernsloven?"),
    ("Se barnevenrsloven § 3-9", "ukjent lov", [BVL], "Mente du barnevernsloven?"),
    ("omsorgstjensteloven § 7-2", "ukjent lov", [f"{HOL}/§7-2"], "helse- og omsorgs"),
    ("opplæringslåven § 24-1", "ukjent lov", [f"{OPPL}/§24-1"], "Mente du opplæringslova"),
    ("sjokoladeloven § 3", "ukjent lov", [], "ingen lov eller forskrift som heter"),
    ("skoleloven § 24-1", "flertydig", [f"{OPPL}/§24-1"], "Mulige: privatskolelova, oppl"),
]


@pytest.mark.parametrize(("text", "status", "near", "said"), UNNAMED)
def test_a_name_of_nothing_or_of_several(
    text: str, status: str, near: list[str], said: str
) -> None:
    found = advised(text)
    assert (found.status, found.targets) == (status, ())
    assert set(near) <= set(found.nearest)
    assert bool(near) == bool(found.nearest)
    assert said in found.note


THERE = [
    ("hol. § 7-2 første ledd", ""),
    ("folketrygdloven § 25-17", "Folketrygdloven er ikke i kunnskapsbasen."),
    ("jernbaneloven § 3", "er ikke i kunnskapsbasen, så henvisningen er ikke kontrollert."),
    # What an old paper means by it.
    ("opplæringslova § 5-1", "§ 5-1 i loven fra 1998 er avløst av opplæringslova (2023) § 11-6"),
    ("barnevernloven § 15-8", "skrivemåten i loven fra 1992"),  # which had no § 15-8
    ("barnevernsloven § 3-2", ""),
    ("forvaltningsloven § 13", "vedtatt, men ikke satt i kraft"),
]


@pytest.mark.parametrize(("text", "said"), THERE)
def test_what_is_there(text: str, said: str) -> None:
    found = advised(text)
    assert found.status == "gjeldende"
    assert (found.now, found.nearest) == ((), ())
    assert said in found.note
    assert bool(said) == bool(found.note)


# ---- what there is in an act

HAS = [
    ("§7-2/ledd/5", "§ 7-2 har to ledd.", "§7-2/ledd/2"),
    ("§7-2/ledd/5/bokstav/a", "§ 7-2 har to ledd.", "§7-2/ledd/2"),
    ("§7-2/ledd/1/bokstav/a", "", "§7-2/ledd/1"),
    (
        "§7-2a/ledd/1/bokstav/z",
        "§ 7-2 a første ledd har bokstav a og b.",
        "§7-2a/ledd/1/bokstav/b",
    ),
    ("§7-2/ledd/1/setning/4", "§ 7-2 første ledd har ett punktum.", "§7-2/ledd/1/setning/1"),
    ("§7-9", "", "§7-2"),
    ("§7-9/ledd/1", "", "§7-2"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "said", "near"), HAS)
def test_what_there_is_where_a_part_is_missing(path: str, said: str, near: str) -> None:
    assert has(OUTLINES[HOL], path) == said
    assert near_path(OUTLINES[HOL], path) == near
