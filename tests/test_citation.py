"""Citation: an address → the words by which people cite it, and the page where it can be read."""

from dataclasses import replace

import pytest

from corpus import catalog
from corpus.citation import ORDINALS, act_name, label, ordinal, paragraf, place, url
from corpus.ids import ProvisionId
from corpus.model import Header
from ingest.grammar import ORDINALS as READ
from tests.samples import document

# Every row is an address inside a document, then how it is cited.
PLACES = [
    ("§7-2a/ledd/2/bokstav/e", "§ 7-2 a andre ledd bokstav e"),
    ("§7-2a", "§ 7-2 a"),
    ("§15/ledd/1/setning/2", "§ 15 første ledd andre punktum"),
    ("§4/nummer/2/bokstav/a", "§ 4 nr. 2 bokstav a"),
    ("§3/ledd/1/strekpunkt/2", "§ 3 første ledd andre strekpunkt"),
    ("§3/ledd/27", "§ 3 27. ledd"),
    ("§3/rest/1", "§ 3 tekst 1"),
    ("§4A-14", "§ 4A-14"),
    ("§§14til91", "§§ 14 til 91"),
    # not paragrafer
    ("kap3", "kapittel 3"),
    ("kap4A", "kapittel 4A"),
    ("kapII", "kapittel II"),
    ("del1", "del 1"),
    ("vedlegg1/nummer/2", "vedlegg 1 nr. 2"),
    ("vedlegg", "vedlegg"),
    ("kap2/avsnitt/1", "kapittel 2 avsnitt 1"),
    ("gdpr/a9/ledd/1", "gdpr artikkel 9 første ledd"),
    ("ctt/aXI", "ctt artikkel XI"),
    ("artikkel/3", "artikkel 3"),
    ("", ""),
]


@pytest.mark.parametrize(("path", "expected"), PLACES)
def test_place(path: str, expected: str) -> None:
    assert place(ProvisionId("lov/2011-06-24-30", tuple(filter(None, path.split("/"))))) == expected


def test_a_paragraf_is_cited_as_its_law_prints_it() -> None:
    id = ProvisionId.parse("lov/2003-07-04-84/§3-6a/ledd/1")
    assert place(id, "§ 3-6a") == "§ 3-6a første ledd"


# Every row is a step, then the paragraf as most acts print it.
PARAGRAFER = [
    ("§1", "§ 1"),
    ("§7-2", "§ 7-2"),
    ("§7-2a", "§ 7-2 a"),
    ("§13a-1", "§ 13a-1"),
    ("§21-12A", "§ 21-12A"),
    ("§§14til91", "§§ 14 til 91"),
]


@pytest.mark.parametrize(("step", "expected"), PARAGRAFER)
def test_paragraf(step: str, expected: str) -> None:
    assert paragraf(step) == expected


@pytest.mark.parametrize(("number", "word"), list(enumerate(ORDINALS, start=1)))
def test_every_ordinal_is_written_as_it_is_read(number: int, word: str) -> None:
    assert ordinal(str(number)) == word
    assert READ[word] == number


@pytest.mark.parametrize(("written", "expected"), [("21", "21."), ("0", "0."), ("1a", "1a.")])
def test_beyond_the_words(written: str, expected: str) -> None:
    assert ordinal(written) == expected


NABOHJELP = document("eksempel/nl-19010101-001").header

# Every row is what the header says, then what a label calls the act.
ACTS = [
    (NABOHJELP, "nabhl."),
    (replace(NABOHJELP, abbreviation=""), "Nabohjelpsloven"),
    (replace(NABOHJELP, abbreviation="", short_title=""), NABOHJELP.title),
]


@pytest.mark.parametrize(("header", "expected"), ACTS, ids=[name for _, name in ACTS])
def test_act_name(header: Header, expected: str) -> None:
    assert act_name(header, None) == expected


def test_the_catalogue_knows_better_than_the_header() -> None:
    entry = catalog.load().entry("lov/2011-06-24-30")
    assert act_name(NABOHJELP, entry) == "hol."


def test_label() -> None:
    id = ProvisionId.parse("lov/2011-06-24-30/§7-2a/ledd/2/bokstav/e")
    assert label("hol.", id) == "hol. § 7-2 a andre ledd bokstav e"
    assert label("hol.", ProvisionId("lov/2011-06-24-30")) == "hol."


# Every row is an address, then the page: a paragraf, or else the whole document.
PAGES = [
    ("lov/2011-06-24-30/§7-2a/ledd/2", "https://lovdata.no/lov/2011-06-24-30/§7-2a"),
    ("lov/2011-06-24-30/kap7", "https://lovdata.no/lov/2011-06-24-30"),
    ("lov/2011-06-24-30", "https://lovdata.no/lov/2011-06-24-30"),
    # what we have added to tell two apart is not Lovdata's
    ("lov/1999-12-17-95/§6-2~2/ledd/1", "https://lovdata.no/lov/1999-12-17-95/§6-2"),
    ("lov/1814-05-17~nn/§1", "https://lovdata.no/lov/1814-05-17/§1"),
]


@pytest.mark.parametrize(("address", "expected"), PAGES)
def test_url(address: str, expected: str) -> None:
    assert url(ProvisionId.parse(address)) == expected
