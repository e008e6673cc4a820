"""Header: the key-info list of a document → titles, dates, what changes what."""

from datetime import date

import pytest
from lxml import etree

from corpus.errors import SourceError
from corpus.model import Header
from ingest.header import dates, read_header
from tests.samples import document


def header(**facts: str) -> Header:
    """The header that says `facts`, and a RefID when they name none."""
    lines = {"refid": "lov/1902-02-02-1", **facts}
    body = "".join(
        f'<dt class="{name}">{name}</dt><dd class="{name}">{value}</dd>'
        for name, value in lines.items()
    )
    return read_header(etree.fromstring(f"<dl>{body}</dl>"))


# Every row is what the Korttittel says, then the title and the abbreviation in it.
TITLES = [
    ("Nabohjelpsloven – nabhl", "Nabohjelpsloven", "nabhl"),
    ("Lov om halmtak – halm.", "Lov om halmtak", "halm."),
    ("Grendekjøkenlova", "Grendekjøkenlova", ""),
    # a dash that parts no abbreviation
    ("Elver – bruk og vern", "Elver – bruk og vern", ""),
    ("Lov 1901–1902", "Lov 1901–1902", ""),
    ("Nabo-loven - nabl", "Nabo-loven - nabl", ""),  # a hyphen
    ("Elver – bruk – elvl", "Elver – bruk", "elvl"),
    ("", "", ""),
]


@pytest.mark.parametrize(("written", "title", "abbreviation"), TITLES)
def test_short_title(written: str, title: str, abbreviation: str) -> None:
    read = header(titleShort=written)
    assert (read.short_title, read.abbreviation) == (title, abbreviation)


# Every row is a text of an act in force, then the days it names, in the order they stand.
DATES = [
    ("1901-07-01", ["1901-07-01"]),
    ("1901-07-01, 1902-01-01", ["1901-07-01", "1902-01-01"]),
    ("Kongen bestemmer, 1904-05-01, 1902-03-01", ["1904-05-01", "1902-03-01"]),
    ("1903-01-01 med verknad frå 1902-01-01", ["1903-01-01", "1902-01-01"]),
    # no days
    ("Kongen bestemmer", []),
    ("Ikkje i kraft", []),
    ("Inntektsåret 1903", []),
    ("", []),
    # looks like a day, is none
    ("1901-13-01, 1901-02-30, 1901-00-00", []),
    ("11901-01-01, 1901-01-011", []),
    ("lov/1901-01-01-1", ["1901-01-01"]),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: list[str]) -> None:
    days = tuple(map(date.fromisoformat, expected))
    assert dates(text) == days
    read = header(dateInForce=text)
    assert (read.in_force, read.in_force_text) == (days, text)


# Every row is a text with documents in it, then their refids.
REFIDS = [
    ("lov/1905-05-05-905 fra 1905-07-01", ("lov/1905-05-05-905",)),
    ("lov/1905-05-05, forskrift/1906-06-06-9906", ("lov/1905-05-05", "forskrift/1906-06-06-9906")),
    ("lov/1901-01-01-1, lov/1901-01-01-1", ("lov/1901-01-01-1",)),
    ("avtale/avt-1902, ingen", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "expected"), REFIDS)
def test_refids(text: str, expected: tuple[str, ...]) -> None:
    assert header(lastChangedBy=text).last_changed_by == expected
    assert header(changesToDocuments=text).changes == expected


def test_hjemmel_is_what_the_links_say() -> None:
    link = '<li><a href="lov/1901-01-01-1/§2-3">nabohjelpsloven § 2-3</a></li>'
    assert header(basedOn=f"<ul>{link}{link}</ul>").based_on == ("lov/1901-01-01-1/§2-3",)
    assert header(basedOn="<ul />").based_on == ()
    assert header().based_on == ()


def test_every_line_is_kept_but_the_table_of_contents() -> None:
    read = header(ministry="<ul><li>Et</li><li>To</li></ul>", ukjent="Hva som helst")
    told = {fact.name: fact.prose.text for fact in read.facts}
    assert told == {"refid": "lov/1902-02-02-1", "ministry": "Et\nTo", "ukjent": "Hva som helst"}
    assert "table-of-contents" not in {
        fact.name for fact in document("eksempel/nl-19010101-001").header.facts
    }


NO_REFID = ["", "lov", "lov/1902", "NL/lov/1902-02-02-1", "lov/1902-02-02-1/§1", "LOV-1902-02-02-1"]


@pytest.mark.parametrize("refid", NO_REFID)
def test_without_a_refid_it_is_no_document(refid: str) -> None:
    with pytest.raises(SourceError, match="sier ikke hvilken lov eller forskrift") as caught:
        header(refid=refid)
    assert f"«{refid}»" in str(caught.value)


def test_whole_headers() -> None:
    law = document("eksempel/nl-19010101-001").header
    assert law.dokid == "NL/lov/1901-01-01-1"
    assert law.legacy_id == "LOV-1901-01-01-1"
    assert law.title == "Eksempellov om nabohjelp (nabohjelpsloven)"
    assert law.last_change_in_force == date(1905, 7, 1)
    assert law.last_changed_by == ("lov/1905-05-05-905",)
    plan = document("eksempel/sf-19010101-0004").header
    assert plan.based_on == tuple(f"lov/1901-01-01-{step}" for step in ("1/§2-3", "1/§2-4", "2/§8"))
    bare = document("rariteter/nl-19100210-000").header
    assert (bare.in_force, bare.last_change_in_force, bare.changes) == ((), None, ())
    odd = document("rariteter/nl-19020202-939").header
    assert odd.changes == ("lov/1901-01-01-1",)
    assert [f.prose.text for f in odd.facts if f.name == "ministry"] == [
        "Eksempeldepartementet\nGrendedepartementet"
    ]
