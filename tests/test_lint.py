"""Lint: references of an act → what is wrong with them, how sure that is, and what to write now."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app import linting
from corpus.catalog import load
from corpus.ids import ProvisionId
from corpus.model import Document
from corpus.successions import Succession, Successions
from corpus.timeline import Period, Timeline, Version, spoken_act
from graph.edges import Known
from graph.finding import Certainty, Facts, Fault, Finding
from graph.lint import findings
from graph.outline import Outline
from graph.references import Reader
from ingest.lovdata import read
from ingest.xml import parse
from tests import bases, samples
from tests.samples import document, ledd, made, paragraf

LAW, GONE, CROP = "lov/1902-02-02-1", "lov/1880-05-09-8", "lov/1890-01-01-999"
N1 = "lov/1901-01-01-1"
NOW = date(1920, 1, 1)
BEFORE, THEN = date(1905, 1, 1), date(1910, 1, 1)


def law(*texts: str, heading: str = "Om dyr") -> Document:
    """An act whose § 2 has these ledd and this heading; § 1 has two ledd."""
    head = (
        '<h2 class="legalArticleHeader"><span class="legalArticleValue">§ 2</span>. '
        f'<span class="legalArticleTitle">{heading}</span></h2>'
    )
    one = paragraf(ledd("Ape.") + ledd("Katt."), "§1")
    return made(one + paragraf(head + "".join(map(ledd, texts)), "§2"), LAW)


def row(old: str, new: str, kind: str = "replaced") -> Succession:
    places = tuple(map(ProvisionId.parse, new.split()))
    fault = {"replaced": "erstattet", "moved": "omnummerert"}[kind]
    return Succession(ProvisionId.parse(old), places, THEN, N1, fault, "svært sikkert")  # type: ignore[arg-type]


SUCCESSIONS = Successions.of(
    [row(f"{GONE}/§3", f"{N1}/§2-4"), row(f"{N1}/§9-9", f"{N1}/§2-3", "moved")]
)


def facts(*timelines: Timeline) -> Facts:
    known = {each.provision.fold(): each for each in timelines}

    def timeline(id: ProvisionId) -> Timeline | None:
        home = id.paragraf
        found = known.get(home.fold()) if home else None
        return found.within(id) if found and id != home else found

    return Facts(
        lambda refid: SUCCESSIONS,
        lambda refid: {N1: "nabohjelpsloven"}.get(refid, spoken_act(refid)),
        lambda refid: N1 if refid == CROP else "",
        lambda refid: refid in (LAW, N1),
        lambda id: None,
        timeline,
        NOW,
    )


def lint(act: Document, known: Facts) -> list[Finding]:
    reader = Reader(
        samples.resolver((act, *map(document, samples.EKSEMPEL))),
        Known.of(iter((act, *map(document, samples.EKSEMPEL)))),
    )
    return list(findings(act, reader.document(act), known))


def link(href: str, words: str) -> str:
    return f'<a href="{href}">{words}</a>'


Brief = tuple[Fault, Certainty, list[str]]
OLD = "lov 9. mai 1880 nr. 8"

# A ledd, and what is wrong with it: the fault, how sure, and where the rule stands now.
FAULTS: list[tuple[str, Brief | None]] = [
    ("Etter § 1 andre ledd.", None),
    ("Etter nabohjelpsloven § 2-4.", None),
    # never there, or no longer
    ("Etter § 1 fjerde ledd.", ("finnes ikke", "mulig", [])),
    (f"Etter {link(f'{LAW}/§1', '§ 1')} fjerde ledd.", ("finnes ikke", "sikker", [])),
    ("Etter nabohjelpsloven § 7-7.", ("finnes ikke", "sannsynlig", [])),
    (f"Etter {link(f'{N1}/§7-7', 'nabohjelpsloven § 7-7')}.", ("finnes ikke", "sikker", [])),
    # an act that is no longer in force
    (f"Etter {OLD}.", ("opphevet", "sikker", [])),
    (f"Etter {OLD} § 4.", ("opphevet", "sikker", [])),
    # where it is known what came after
    (f"Etter {OLD} § 3.", ("erstattet", "sikker", [f"{N1}/§2-4"])),
    (f"Etter {OLD} § 3 første ledd.", ("erstattet", "sikker", [f"{N1}/§2-4"])),
    ("Etter nabohjelpsloven § 9-9.", ("omnummerert", "sannsynlig", [f"{N1}/§2-3"])),
    # what may be meant as it stands
    (f"Vedtak etter {OLD} gjelder inntil de er opphevet.", ("opphevet", "mulig", [])),
    (f"Den som tidligere hadde lov etter {OLD}.", ("opphevet", "mulig", [])),
    (f"Den som før hadde rett etter {OLD}, slik loven lød.", ("opphevet", "mulig", [])),
    # no fault that can be told
    ("Etter ukjentloven § 3.", None),
]  # fmt: skip


def brief(finding: Finding) -> Brief:
    return finding.fault, finding.certainty, list(finding.now)


@pytest.mark.parametrize(("text", "fault"), FAULTS, ids=[text for text, _ in FAULTS])
def test_fault(text: str, fault: Brief | None) -> None:
    found = lint(law(text), facts())
    assert [brief(each) for each in found] == ([fault] if fault else [])
    assert all(each.reason.endswith(".") for each in found)


PASSING = [
    "Ikrafttredelse",
    "Ikraftsetjing",
    "Overgangsregler",
    "Endringer i andre lover",
    "Iverksetjing",
]


@pytest.mark.parametrize("heading", PASSING)
def test_rules_on_the_way_from_one_act_to_the_next_may_mean_the_old_one(heading: str) -> None:
    [finding] = lint(law(f"Etter {OLD}.", heading=heading), facts())
    assert finding.certainty == "mulig"
    assert "overgangen" in finding.reason


def test_an_act_that_is_named_beside_the_one_after_it_is_meant() -> None:
    words = f"Etter nabohjelpsloven § 2-4 eller {link(CROP, 'lov 1. januar 1890 nr. 999')}."
    [finding] = lint(law(words), facts())
    assert (finding.certainty, finding.fault) == ("mulig", "opphevet")
    assert "nabohjelpsloven også" in finding.reason


def test_an_act_that_is_named_by_its_year_is_meant() -> None:
    [finding] = lint(law("Etter straffeloven 1902 § 39."), facts())
    assert (finding.certainty, finding.fault) == ("mulig", "opphevet")


# ---- a ledd that has moved since


def version(start: date, end: date | None, home: ProvisionId, *texts: str) -> Version:
    number = home.path[-1]
    act = made(paragraf("".join(map(ledd, texts)), number), home.document)
    text = next(p for p in act.walk() if p.kind == "paragraf")
    return Version(Period(start, end), text, LAW, True)


def pointing(*texts: str) -> tuple[Document, Timeline]:
    act = made(paragraf("".join(map(ledd, texts)), "§4"), LAW)
    home = ProvisionId.parse(f"{LAW}/§4")
    return act, Timeline(home, (version(BEFORE, None, home, *texts),))


TARGET = ProvisionId.parse(f"{N1}/§2-1")
WAS = ("Hver nabo skal ha en nøkkel til boden.", "Boden skal males grønn hvert tredje år.")
NEW = "Laget eier en båt som alle kan låne gratis."

# What the paragraf says now, and what is found of a reference to its second ledd.
MOVES: list[tuple[str, tuple[str, ...], tuple[Certainty, list[str]] | None]] = [
    ("the same", WAS, None),
    ("a word is new", (WAS[0], "Boden skal males blå hvert tredje år."), None),
    ("moved on", (NEW, *WAS), ("sannsynlig", [f"{TARGET}/ledd/3"])),
    ("moved back", (WAS[1], NEW), ("sannsynlig", [f"{TARGET}/ledd/1"])),
    ("moved and reworded", (NEW, WAS[0], "Boden skal males blå hvert tredje år."),
     ("sannsynlig", [f"{TARGET}/ledd/3"])),
    ("about something else", (WAS[0], NEW), ("mulig", [])),
    ("gone", (WAS[0],), ("mulig", [])),
]  # fmt: skip


@pytest.mark.parametrize(("case", "now", "found"), MOVES, ids=[case for case, *_ in MOVES])
def test_moved(case: str, now: tuple[str, ...], found: tuple[Certainty, list[str]] | None) -> None:
    act, own = pointing("Som sagt i nabohjelpsloven § 2-1 andre ledd.")
    other = Timeline(
        TARGET, (version(BEFORE, THEN, TARGET, *WAS), version(THEN, None, TARGET, *now))
    )
    told = lint(act, facts(own, other))
    assert [(f.certainty, list(f.now)) for f in told] == ([found] if found else [])
    assert all((f.fault, f.targets) == ("flyttet", (f"{TARGET}/ledd/2",)) for f in told)


def test_words_that_are_newer_than_the_change_are_right() -> None:
    act, _ = pointing("Som sagt i nabohjelpsloven § 2-1 andre ledd.")
    home = ProvisionId.parse(f"{LAW}/§4")
    own = Timeline(
        home, (version(THEN, None, home, "Som sagt i nabohjelpsloven § 2-1 andre ledd."),)
    )
    other = Timeline(
        TARGET, (version(BEFORE, THEN, TARGET, *WAS), version(THEN, None, TARGET, NEW, *WAS))
    )
    assert lint(act, facts(own, other)) == []


def test_without_the_old_text_nothing_is_told() -> None:
    act, own = pointing("Som sagt i nabohjelpsloven § 2-1 andre ledd.")
    other = Timeline(TARGET, (version(THEN, None, TARGET, NEW, *WAS),), before="Ukjent.")
    assert lint(act, facts(own, other)) == []
    assert lint(act, facts(own)) == []


# ---- a paragraf that has another number since

NOTE = (
    '<article class="changesToParent">Endret ved lov 5 mai 1909 nr. 905'
    " (i kraft 1 jan {}).</article>"
)
MOVED = Successions.of([row(f"{N1}/§2-1", f"{N1}/§2-3", "moved")])  # 1910


@pytest.mark.parametrize(
    ("note", "text", "found"),
    [
        ("", "Som sagt i nabohjelpsloven § 2-1.", True),
        (NOTE.format(1909), "Som sagt i nabohjelpsloven § 2-1.", True),
        (NOTE.format(1911), "Som sagt i nabohjelpsloven § 2-1.", False),
        ("", "Som sagt i nabohjelpsloven § 2-4.", False),
    ],
)
def test_another_number(note: str, text: str, found: bool) -> None:
    dated = '<dt class="dateInForce">I kraft</dt><dd class="dateInForce">1903-01-01</dd>'
    act = read(parse(samples.page(paragraf(ledd(text) + note, "§4"), LAW, dated), "made"), "made")
    known = replace(facts(), successions=lambda refid: MOVED)
    told = lint(act, known)
    assert [(f.fault, f.certainty, f.now) for f in told] == (
        [("omnummerert", "sannsynlig", (f"{N1}/§2-3",))] if found else []
    )


def test_an_old_number_in_a_rule_of_the_past_may_be_meant() -> None:
    known = replace(facts(), successions=lambda refid: MOVED)
    dated = '<dt class="dateInForce">I kraft</dt><dd class="dateInForce">1903-01-01</dd>'
    text = "Saker etter tidligere regler i nabohjelpsloven § 2-1."
    act = read(parse(samples.page(paragraf(ledd(text), "§4"), LAW, dated), "made"), "made")
    [finding] = lint(act, known)
    assert (finding.fault, finding.certainty) == ("omnummerert", "mulig")


# ---- the item that another ledd has

ITEMS = [
    (f"{N1}/§2-3/ledd/1/bokstav/a", f"{N1}/§2-3/ledd/2/bokstav/a"),
    (f"{N1}/§2-3/ledd/1/bokstav/z", None),
    (f"{N1}/§2-3/ledd/9", None),
    (f"{N1}/kap2", None),
]


@pytest.mark.parametrize(("address", "other"), ITEMS)
def test_the_item_in_another_ledd(address: str, other: str | None) -> None:
    outline = Outline.of(document("eksempel/nl-19010101-001"))
    found = linting.other_ledd(outline, ProvisionId.parse(address))
    assert (str(found) if found else None) == other


# ---- all acts


def test_all_acts_of_the_archives(tmp_path: Path) -> None:
    service = bases.sample_service()
    sources = bases.made_up(tmp_path / "arkiv")
    report = linting.everywhere(service, sources)
    acts = [e for e in load().indexed if e.refid.startswith("lov/")]
    assert (report.documents, report.findings) == (len(acts), ())


# ---- real law

KNOWN: list[tuple[str, Fault, Certainty, list[str]]] = [
    # the old number, in the forskrift
    ("forskrift/2022-06-22-1110/§7/ledd/2", "erstattet", "sikker",
     ["lov/2023-06-09-30/§24-1/ledd/1"]),
    # the reform rewrote § 2-1 e and did not mend § 2-6
    ("lov/1999-07-02-61/§2-6/ledd/1", "flyttet", "sannsynlig", ["lov/1999-07-02-61/§2-1e/ledd/4"]),
    # the list stands in the third ledd
    ("lov/1999-07-02-63/§2-5d/ledd/1/bokstav/c", "finnes ikke", "sikker", []),
]  # fmt: skip


@pytest.mark.real
@pytest.mark.parametrize(("source", "fault", "certainty", "now"), KNOWN)
def test_known_faults(source: str, fault: Fault, certainty: Certainty, now: list[str]) -> None:
    service = bases.real_service()
    report = linting.held(service, [ProvisionId.parse(source).document])
    found = [each for each in report.findings if each.source == source]
    assert (fault, certainty, now) in [(f.fault, f.certainty, list(f.now)) for f in found]


@pytest.mark.real
def test_what_is_told_of_the_followed_acts_can_be_read_in_an_hour() -> None:
    service = bases.real_service()
    report = linting.held(service, service.base.documents)
    told = [each for each in report.findings if each.certainty != "mulig"]
    assert 5 < len(told) < 60
    assert report.references > 3500
    assert len(report.not_understood) < 10
