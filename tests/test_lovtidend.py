"""Norsk Lovtidend: which documents of its archives are read, and what is made of them."""

from datetime import date
from pathlib import Path

import pytest

from corpus.archives import Archive, Sources
from corpus.change import Amendment, Decree
from corpus.errors import SourceError
from corpus.model import Document
from ingest.lovtidend import told_of
from ingest.pipeline import Unread
from tests.lovdata_server import tar_bz2

WANTED = frozenset(("lov/1902-02-02-1", "lov/1902-02-02-2"))


def page(refid: str, title: str, main: str, changes: str = "", based_on: str = "") -> bytes:
    """A document of Norsk Lovtidend: its head and its body."""
    facts = [("refid", refid), ("title", title), ("dateInForce", "Kongen bestemmer")]
    facts += [("changesToDocuments", changes)] if changes else []
    facts += [("basedOn", based_on)] if based_on else []
    info = "".join(f'<dt class="{k}">{k}</dt><dd class="{k}">{v}</dd>' for k, v in facts)
    return (
        f'<!DOCTYPE html><html lang="no"><head><title>{title}</title></head><body>'
        f'<header class="documentHeader" id="hode"><dl class="data-document-key-info">{info}</dl>'
        f'</header><main class="documentBody" id="dokument">{main}</main></body></html>'
    ).encode()


def amends(refid: str, act: str, line: str = "§ 1 oppheves.") -> bytes:
    """An amending act with one instruction."""
    day, month, year = {"1": (2, "februar", 1902), "3": (3, "mars", 1903)}[act[-1]]
    main = (
        '<section class="section" data-name="kapI"><h2>I</h2>'
        f'<article class="defaultP">I lov {day}. {month} {year} nr. {act[-1]} om dyr gjøres'
        f' følgende endringer:</article><article class="defaultP">{line}</article></section>'
    )
    return page(refid, "Lov om endringer i dyreloven", main, act)


PROMULGATED = page(
    "lov/1902-02-02-1",
    "Lov om dyr",
    '<article class="legalArticle" data-name="§1"><article class="legalP">Ape.</article></article>',
)
DECREE = page(
    "forskrift/1903-05-05-55",
    "Ikraftsetting av lov 3. mars 1903 nr. 3",
    '<article class="legalP">Loven trer i kraft 1. juli 1903.</article>',
    based_on="lov/1903-03-03-3",
)
FILES = {
    "lti/1902/nl-19020202-001.xml": PROMULGATED,
    "lti/1902/nl-19020202-002.xml": page("lov/1902-02-02-2", "Lov om hus", ""),
    "lti/1903/nl-19030303-003.xml": amends("lov/1903-03-03-3", "lov/1902-02-02-1"),
    "lti/1903/nl-19030404-004.xml": amends("lov/1903-04-04-4", "lov/1901-01-01-1"),
    "lti/1903/sf-19030505-0055.xml": DECREE,
    "lti/1903/sf-19030505-0056.xml": DECREE.replace(b"Ikraftsetting", b"Forskrift om"),
    "lti/1904/nl-19040404-004.xml": amends("lov/1904-04-04-4", "lov/1903-03-03-3"),
    "lti/1904/nl-19040505-005.xml": amends("lov/1904-05-05-5", "lov/1904-04-04-3"),
}


def sources(tmp_path: Path, **archives: dict[str, bytes]) -> Sources:
    found = []
    for name, files in archives.items():
        path = tmp_path / f"{name.replace('_', '-')}.tar.bz2"
        path.write_bytes(tar_bz2(files))
        found.append(
            Archive(path.name.removesuffix(".tar.bz2"), path, path.stat().st_size, date(1920, 1, 1))
        )
    return Sources("given", tmp_path, tuple(found))


def named(one: Amendment | Document | Decree | Unread) -> str:
    match one:
        case Amendment():
            return f"endrer: {one.refid}"
        case Document():
            return f"kunngjort: {one.id}"
        case Decree():
            return f"i kraft: {one.act} {one.day}"
        case Unread():
            return f"ulest: {one.name}"


EXPECTED = [
    "kunngjort: lov/1902-02-02-1",
    "kunngjort: lov/1902-02-02-2",
    "endrer: lov/1903-03-03-3",
    "i kraft: lov/1903-03-03-3 1903-07-01",
    "endrer: lov/1904-04-04-4",  # amends what amends
]


def test_only_what_changes_the_wanted_acts_is_read(tmp_path: Path) -> None:
    found = told_of(sources(tmp_path, lovtidend_avd1_1902=FILES), WANTED, lambda name, n: None)
    assert [named(one) for one in found] == EXPECTED


def test_what_is_read_is_read_whole(tmp_path: Path) -> None:
    found = list(told_of(sources(tmp_path, lovtidend_avd1_1902=FILES), WANTED, lambda n, c: None))
    [first, second] = [one for one in found if isinstance(one, Amendment)]
    assert [str(each.target) for each in first.instructions] == ["lov/1902-02-02-1/§1"]
    assert second.instructions[0].act == "lov/1903-03-03-3"
    [law, _] = [one for one in found if isinstance(one, Document)]
    assert (law.root.words(), law.source) == ("Ape.", "lti/1902/nl-19020202-001.xml")


def test_several_archives_are_one(tmp_path: Path) -> None:
    old = {name: data for name, data in FILES.items() if "1904" not in name}
    new = {name: data for name, data in FILES.items() if "1904" in name}
    both = sources(tmp_path, lovtidend_avd1_1902=old, lovtidend_avd1_1904=new)
    assert [named(one) for one in told_of(both, WANTED, lambda n, c: None)] == EXPECTED


def test_an_archive_in_another_order_tells_as_much(tmp_path: Path) -> None:
    backward = dict(sorted(FILES.items(), reverse=True))
    found = told_of(sources(tmp_path, lovtidend_avd1_1902=backward), WANTED, lambda n, c: None)
    assert sorted(map(named, found)) == sorted(EXPECTED)


def test_other_archives_are_left_alone(tmp_path: Path) -> None:
    other = sources(tmp_path, gjeldende_lover=FILES)
    assert list(told_of(other, WANTED, lambda name, n: None)) == []
    assert list(told_of(Sources("sample", tmp_path), WANTED, lambda name, n: None)) == []


def test_progress_is_told_for_every_document(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    archive = sources(tmp_path, lovtidend_avd1_1902=FILES)
    list(told_of(archive, WANTED, lambda name, n: told.append((name, n))))
    assert told == [("lovtidend-avd1-1902", n) for n in range(1, len(FILES) + 1)]


def test_a_damaged_document_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    damaged = FILES | {"lti/1902/nl-19020202-001.xml": PROMULGATED[:-20]}
    found = told_of(sources(tmp_path, lovtidend_avd1_1902=damaged), WANTED, lambda n, c: None)
    assert [named(one) for one in found] == [
        "ulest: lti/1902/nl-19020202-001.xml", *EXPECTED[1:],
    ]  # fmt: skip


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    archive = sources(tmp_path, lovtidend_avd1_1902=FILES)
    path = archive.archives[0].path
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(SourceError):
        list(told_of(archive, WANTED, lambda name, n: None))
