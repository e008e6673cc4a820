"""Laws of the corpus: what must hold for every sample, and for every act and forskrift in force."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from lxml.etree import _Element as Element

from corpus import archives
from corpus.files import CONSOLIDATED, member_name
from corpus.find import Lookup
from corpus.ids import ProvisionId
from corpus.model import Document, Footnote, Link, Mark, Prose, Provision
from corpus.punktum import spans
from ingest.lovdata import read
from ingest.xml import parse
from tests import laws, samples
from tests.laws import LAWS, Law, Reading, Survey

ACTS, FORSKRIFTER = CONSOLIDATED.values()


def real(*values: object) -> object:
    return pytest.param(*values, marks=pytest.mark.real)


@cache
def survey_of(what: str) -> Survey:
    """One pass over the samples, or over an archive, which is read once for all laws."""
    survey = Survey()
    for name, root in roots(what):
        main = root.find("body/main")
        assert main is not None
        survey.add(Reading(read(root, name), main))
    return survey


def roots(what: str) -> Iterator[tuple[str, Element]]:
    if what == "samples":
        yield from ((name, samples.xml(name)) for name in samples.NAMES)
        return
    for member in archives.members(samples.REAL / f"{what}{archives.SUFFIX}"):
        yield member.name, parse(member.data, member.name)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("what", ["samples", real(ACTS), real(FORSKRIFTER)])
def test_law(what: str, law: Law) -> None:
    survey = survey_of(what)
    assert survey.documents
    assert survey.violations.get(law.__name__, []) == [], f"{survey.broken[law.__name__]} in all"


# ---- a law that nothing could break would be no law


LEDD = "§2-3/ledd/2"


def changed(document: Document, path: str, **fields: object) -> Document:
    """The document with some fields of one provision changed."""

    def change(provision: Provision) -> Provision:
        children = tuple(map(change, provision.children))
        found = "/".join(provision.id.path) == path
        inside = replace(provision, children=children) if children else provision
        return replace(inside, **fields) if found else inside  # type: ignore[arg-type]

    return replace(document, root=change(document.root))


LAW = samples.document("eksempel/nl-19010101-001")
OTHER = ProvisionId(str(LAW.id), ("§2-3", "ledd", "2~2"))

# Every row is a law, and a document that breaks it.
BROKEN = [
    (laws.no_word_is_lost, changed(LAW, "§2-4/ledd/1", prose=Prose("Noe annet."))),
    (laws.no_word_is_lost, changed(LAW, "§2-4", label="§ 2-4 a")),
    (laws.no_word_is_lost, changed(LAW, "§2-3", notes=())),
    (laws.no_word_is_lost, changed(LAW, "§3-4", footnotes=(Footnote("1", Prose("Annet")),))),
    (laws.no_address_twice, changed(LAW, "§2-4", id=ProvisionId(str(LAW.id), ("§2-3",)))),
    (laws.no_address_twice, changed(LAW, LEDD, id=OTHER)),
    (laws.what_is_printed_is_read_back, changed(LAW, LEDD, id=LAW.id / "§2-3/LEDD/2")),
    (laws.an_address_grows_inwards, changed(LAW, f"{LEDD}/bokstav/a", id=LAW.id / "bokstav/a")),
    (laws.what_is_stored_is_read_back, changed(LAW, f"{LEDD}/bokstav/a", heading=Prose("x"))),
    (laws.an_item_is_a_stretch_of_its_unit, changed(LAW, f"{LEDD}/bokstav/a", start=24)),
    (laws.an_item_is_a_stretch_of_its_unit, changed(LAW, f"{LEDD}/bokstav/b", start=0)),
    (laws.links_and_marks_have_words, changed(LAW, LEDD, prose=Prose("a b", (Link(0, 2, "x"),)))),
    (laws.links_and_marks_have_words, changed(LAW, LEDD, prose=Prose("a", (Link(0, 2, "x"),)))),
    (laws.links_and_marks_have_words, changed(LAW, LEDD, prose=Prose("a", (), (Mark(0, 0, "i"),)))),
    (laws.text_is_tidy, changed(LAW, LEDD, prose=Prose("a  b"))),
    (laws.text_is_tidy, changed(LAW, LEDD, heading=Prose("a\u00a0b"))),
    (laws.every_address_is_found, changed(LAW, "§2-4", id=ProvisionId(str(LAW.id), ("§2-3",)))),
    (laws.addresses_are_lovdatas, changed(LAW, "§2-3a", id=LAW.id / "§2-3A")),
    (laws.addresses_are_lovdatas, changed(LAW, "§2-3a", kind="rest")),
]


@pytest.mark.parametrize(("law", "document"), BROKEN, ids=[law.__name__ for law, _ in BROKEN])
def test_a_law_can_be_broken(law: Law, document: Document) -> None:
    main = samples.xml("eksempel/nl-19010101-001").find("body/main")
    assert main is not None
    assert list(law(Reading(LAW, main))) == []
    assert list(law(Reading(document, main)))


def test_punktum_that_leave_something_out(monkeypatch: pytest.MonkeyPatch) -> None:
    main = samples.xml("eksempel/nl-19010101-001").find("body/main")
    assert main is not None
    monkeypatch.setattr(laws, "spans", lambda text: spans(text)[1:])
    assert list(laws.punktum_make_up_the_text(Reading(LAW, main)))


def test_every_law_is_shown_to_be_breakable() -> None:
    assert {law for law, _ in BROKEN} | {laws.punktum_make_up_the_text} == set(LAWS)


# ---- what docs/lovdata-format.md counts, counted again in the model


# Every row is what is counted, and how many there are in the archive of 8 November 2025.
COUNTS = [
    (ACTS, "paragraf", 25_943),
    (ACTS, "artikkel", 28_514 - 25_943),
    (ACTS, "sections", 5_002),
    (ACTS, "notes", 15_128),
    (ACTS, "footnotes", 1_765),
    (ACTS, "links in text", 41_815 + 2_508),
    (ACTS, "links in notes", 54_175),
    (ACTS, "links in footnotes", 2_272),
    (ACTS, "links in headings", 160),
    (ACTS, "abbreviations", 214),
    (ACTS, "no dateInForce", 755 - 723),
    (ACTS, "changes others", 320),
    (FORSKRIFTER, "no dateInForce", 3_459 - 3_390),
    (FORSKRIFTER, "changes others", 1_357),
]


@pytest.mark.real
@pytest.mark.parametrize(("what", "name", "expected"), COUNTS)
def test_counts(what: str, name: str, expected: int) -> None:
    assert survey_of(what).counts[name] == expected


# Documents, and refids: the Constitution has two files.
@pytest.mark.parametrize(
    ("what", "documents", "refids"),
    [
        ("samples", len(samples.NAMES), len(samples.NAMES) - 3),
        real(ACTS, 755, 754),
        real(FORSKRIFTER, 3_459, 3_459),
    ],
)
def test_documents(what: str, documents: int, refids: int) -> None:
    survey = survey_of(what)
    assert (survey.documents, len(survey.refids)) == (documents, refids)


SEEN_ONLY_IN_SAMPLES = "article.singingP aside dd details dl dt mark summary time".split()


@pytest.mark.parametrize(
    ("what", "expected"), [("samples", SEEN_ONLY_IN_SAMPLES), real(ACTS, []), real(FORSKRIFTER, [])]
)
def test_there_is_little_markup_that_we_do_not_know(what: str, expected: list[str]) -> None:
    assert sorted(survey_of(what).unknown) == expected


@pytest.mark.real
def test_the_language_of_the_acts() -> None:
    """By function words 29 acts with lang="no" are nynorsk, and 77 of the 82 with lang="nn"."""
    counts = survey_of(ACTS).counts
    assert 29 + 77 <= counts["language nn"] <= 29 + 82
    assert counts["language und"] <= 20


# ---- the known answers of ../shared/eval


@cache
def known_answers() -> tuple[tuple[dict[str, Any], Provision | None], ...]:
    """Every line of refs-dev.jsonl, and what the model has at its `cite`."""
    rows = [json.loads(line) for line in samples.REFS.read_text("utf-8").splitlines()]
    lookups: dict[str, Lookup] = {}
    for kind, archive in CONSOLIDATED.items():
        names = {member_name(row["doc"]) for row in rows if row["doc"].startswith(f"{kind}/")}
        path = samples.REAL / f"{archive}{archives.SUFFIX}"
        for member in archives.members(path, names):
            document = read(parse(member.data, member.name), member.name)
            lookups[str(document.id)] = Lookup.of(document)
    cites = [ProvisionId.parse(row["cite"]) for row in rows]
    found = [lookups[cite.document].get(cite) for cite in cites]
    return tuple(zip(rows, found, strict=True))


def linked(provision: Provision) -> set[tuple[int, int, str, str]]:
    """(start, end, words, href) of every link of a unit."""
    return {
        (link.start, link.end, provision.text[link.start : link.end], link.href)
        for link in provision.prose.links
    }


def inmost(unit: Provision, start: int, end: int) -> Provision:
    """The innermost item of `unit` that the words from `start` to `end` stand in."""
    for child in unit.children:
        if child.start <= start and end <= child.end:
            return inmost(child, start, end)
    return unit


@pytest.mark.real
def test_the_known_texts_are_at_their_addresses() -> None:
    answers = known_answers()
    assert len(answers) > 1000
    wrong = [row["cite"] for row, found in answers if found is None or found.text != row["text"]]
    assert wrong == []


@pytest.mark.real
def test_the_known_links_are_in_the_text_and_no_others() -> None:
    wrong = []
    for row, found in known_answers():
        links = [*row["links"], *row["other_links"]]
        expected = {(x["start"], x["end"], x["surface"], x["target"]) for x in links}
        if found is None or linked(found) != expected:
            wrong.append(row["cite"])
    assert wrong == []


@pytest.mark.real
def test_the_known_links_stand_in_their_items() -> None:
    count, wrong = 0, []
    for row, found in known_answers():
        for link in row["links"]:
            # The answers call an item with a dash «punkt»; docs/lovdata-format.md «strekpunkt».
            inside = link.get("at", "").replace("punkt/", "strekpunkt/")
            home = f"{row['cite']}/{inside}".rstrip("/")
            count += "at" in link
            if found is None or str(inmost(found, link["start"], link["end"]).id) != home:
                wrong.append((row["cite"], link))
    assert count > 200
    assert wrong == []
