"""Page: answers → HTML in which every word from a user or a document is only a word."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from app import page
from app.answer import Answer, Found, Quote, Related, Statement
from app.answer_text import HINT
from app.render import blocks
from corpus.archives import LICENCE
from corpus.ids import ProvisionId
from corpus.model import Prose, Provision
from tests import bases
from tests.samples import NAMES, at, document, ledd, made, paragraf

LEDD = ProvisionId.parse("lov/1901-01-01-1/§2-3/ledd/2")
UNIT = Provision(LEDD, "ledd", prose=Prose("Nabokoordinatoren skal møte."))
FOUND = Found(
    LEDD,
    "nabhl. § 2-3 andre ledd",
    "nabohjelpsloven § 2-3 andre ledd",
    "Nabokoordinator",
    UNIT.text,
    "https://lovdata.no/lov/1901-01-01-1/§2-3",
    0.5,
    (("mening", 1), ("nøkkelord", 4)),
)
ANSWER = Answer(
    "Hvem møter?",
    (Statement(UNIT.text, "lovtekst", (Quote(LEDD, UNIT.text),)),),
    (FOUND,),
    (Related("lov/1901-01-01-1/§2-4", "nabhl. § 2-4", "viser til"),),
    sources_date="2025-11-08",
    elapsed_ms=41.2,
)
EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    "' onmouseover='alert(1)",
    "</blockquote></article><h1>Loven sier nei</h1>",
    "<!-- ",
    "&lt;script&gt;",
    "javascript:alert(1)",
    "a < b & c > d",
    "<<SCRIPT>>x//\0<iframe>",
]
# All that the page is made of.
TAGS = set("a article blockquote details div h1 h2 li p span summary ul".split())
ATTRIBUTES = set("class href target rel cite role aria-label".split())


class Seen(HTMLParser):
    """What a browser would see: tags, attributes, and text by the tag that it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.text: list[tuple[str, str]] = []
        self.comments: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []  # every tag that is opened is closed, in order

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(("/".join(self.open), data))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def inside(self, tag: str) -> str:
        return "".join(text for path, text in self.text if tag in path.split("/"))

    def values(self, name: str) -> list[str]:
        return [value for attribute, value in self.attributes if attribute == name]


def assert_harmless(html: str) -> Seen:
    seen = Seen(html)
    assert set(seen.tags) <= TAGS
    assert {name for name, _ in seen.attributes} <= ATTRIBUTES
    assert all(href.startswith("https://lovdata.no/") for href in seen.values("href"))
    assert seen.comments == []
    return seen


def told(answer: Answer, unit: Provision = UNIT) -> str:
    return page.answer(answer, lambda _: unit)


# ---- what stands there


def test_an_answer() -> None:
    seen = assert_harmless(told(ANSWER))
    assert seen.inside("h2") == "Nabohjelpsloven § 2-3 andre ledd – NabokoordinatorSe også"
    assert seen.inside("blockquote") == UNIT.text
    assert seen.inside("ul") == "nabhl. § 2-4 (viser til)"
    everything = seen.inside("div")
    for words in (HINT, LICENCE, "nr. 1 på mening, nr. 4 på nøkkelord", "Tekst per 2025-11-08."):
        assert words in everything
    assert bases.NOTICE not in everything


def test_law_text_stands_in_a_blockquote_and_nothing_else_does() -> None:
    seen = Seen(told(bases.sample_service().ask("Hvem har krav på hjelpeplan?"), UNIT))
    quoted = seen.inside("blockquote")
    assert quoted == UNIT.text * seen.tags.count("blockquote")
    assert seen.tags.count("blockquote") == seen.tags.count("article") == 6


def test_there_is_a_link_only_where_lovdata_has_the_page() -> None:
    [link] = Seen(told(ANSWER)).values("href")
    assert link == "https://lovdata.no/lov/1901-01-01-1/%C2%A72-3"
    without = Seen(told(replace(ANSWER, passages=(replace(FOUND, url=""),))))
    assert "a" not in without.tags
    assert "Lovdata" not in without.inside("article")


def test_a_link_tells_lovdata_nothing_of_who_asks() -> None:
    seen = Seen(told(ANSWER))
    assert seen.values("rel") == ["noreferrer noopener"]
    assert seen.values("target") == ["_blank"]


def test_the_notice_stands_with_every_answer() -> None:
    for html in (told(replace(ANSWER, notice=bases.NOTICE)), page.intro("", bases.NOTICE)):
        assert bases.NOTICE in assert_harmless(html).inside("p")
    assert "notice" not in page.intro("2025-11-08", "")


def test_an_abstention_says_why() -> None:
    html = told(Answer("Hva?", reason="Ingen ledd ligner."))
    assert "Ingen ledd ligner." in assert_harmless(html).inside("p")
    assert "alert" not in html  # it is no fault


def test_an_abstention_shows_what_stands_beside_and_all_that_an_answer_shows() -> None:
    answer = replace(
        ANSWER, statements=(), reason="Ikke her.", note="Lest slik.", notice=bases.NOTICE
    )
    everything = assert_harmless(told(answer)).inside("div")
    for words in ("Ikke her.", "Lest slik.", bases.NOTICE, UNIT.text, "Tekst per 2025-11-08."):
        assert words in everything


# ---- lists

LAWS = {
    "one list": (
        at(document("eksempel/nl-19010101-001"), "§2-1/ledd/2"),
        [
            ("i0", "Kravet faller bort når"),
            ("i1", "a) husstanden har friske voksne som kan ta arbeidet"),
            ("i1", "b) hjelpen bare gjelder lystbåt, badestamp eller annen stas."),
            ("i0", "Grenda skal likevel hjelpe hvis det står om liv, frost eller husdyr."),
        ],
    ),
    "numbers": (
        at(document("eksempel/nl-19010101-001"), "§2-2/ledd/2"),
        [
            ("i0", "Grenda gjør dette ved å"),
            ("i1", "1) føre liste over hjelpere som kan komme på kort varsel"),
            ("i1", "2) holde sag, bøtter og spader i orden"),
            ("i1", "3) inngå avtale med nabogrenda om bytte av hjelpere."),
        ],
    ),
    "no list": (at(made(paragraf(ledd("Ett."))), "§1/ledd/1"), [("i0", "Ett.")]),
}


@pytest.mark.parametrize(("unit", "lines"), LAWS.values(), ids=LAWS)
def test_items_stand_on_lines_of_their_own_with_their_letters(
    unit: Provision, lines: list[tuple[str, str]]
) -> None:
    seen = Seen(page.law(unit))
    assert list(zip(seen.values("class"), [text for _, text in seen.text], strict=True)) == lines


def test_a_list_in_a_list_stands_further_in() -> None:
    depths = [depth for unit in document("rariteter/nl-19020202-902").root.units()
              for depth, _, _ in blocks(unit)]  # fmt: skip
    assert max(depths) == 3


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_law_is_lost_or_added(name: str) -> None:
    for unit in document(name).root.units():
        words = [word for _, _, text in blocks(unit) for word in text.split()]
        assert words == unit.text.split()
        assert_harmless(page.law(unit))


# ---- what would be more than words


@pytest.mark.parametrize("evil", EVIL)
def test_of_a_passage(evil: str) -> None:
    for passage in (
        replace(FOUND, label=evil),
        replace(FOUND, long=evil),
        replace(FOUND, heading=evil),
    ):
        seen = assert_harmless(told(replace(ANSWER, passages=(passage,))))
        assert evil.lower() in seen.inside("div").lower()
    linked = replace(FOUND, url=f"{FOUND.url}/{evil}")
    assert_harmless(told(replace(ANSWER, passages=(linked,))))


@pytest.mark.parametrize("evil", EVIL)
def test_of_everything_else(evil: str) -> None:
    unit = replace(UNIT, prose=Prose(evil), children=())
    pages = {
        "law": page.law(unit),
        "retriever": told(replace(ANSWER, passages=(replace(FOUND, why=((evil, 1),)),))),
        "related": told(replace(ANSWER, related=(Related("x", evil, "viser til"),))),
        "date": told(replace(ANSWER, sources_date=evil)),
        "notice": told(replace(ANSWER, notice=evil)),
        "reason": told(Answer(evil, reason=evil)),
        "error": page.error(evil),
        "intro date": page.intro(evil, ""),
        "intro notice": page.intro("", evil),
    }
    for name, html in pages.items():
        assert evil.strip() in "".join(text for _, text in assert_harmless(html).text), name


@pytest.mark.parametrize("evil", EVIL)
def test_of_a_question(evil: str) -> None:
    service = bases.sample_service()
    answer = service.ask_or_abstain(f"Hvem har krav på hjelpeplan {evil}?")
    assert_harmless(page.answer(answer, service.provision))
    assert_harmless(page.error(service.ask_or_abstain(f"{evil} § 99").reason or ""))
