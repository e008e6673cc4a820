"""XML: bytes → a root element, or a SourceError; what is pretty-printed reads the same."""

from pathlib import Path

import pytest

from corpus.errors import SourceError
from corpus.model import Document, Prose
from ingest.lovdata import read
from ingest.xml import parse
from tests.samples import NAMES, SAMPLE, data, document, ledd, made, page, paragraf

GOOD = page(paragraf(ledd("Å ro.")))
HTML = b"<!DOCTYPE html>"


def declaring(declarations: str, text: str = "Å ro.", external: str = "") -> bytes:
    """A good document with something in its document type."""
    doctype = f"<!DOCTYPE html {external} [{declarations}]>".encode()
    return page(paragraf(ledd(text))).replace(HTML, doctype)


LAUGHS = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10 if n else "lol"}">' for n in range(10))
BAD = "er ikke gyldig XML"
ENTITIES = "har entiteter"

# Every row is the bytes of a file, then what the user is told.
REFUSED = {
    # broken
    "empty": (b"", BAD),
    "blank": (b"  \n", BAD),
    "cut off": (GOOD[:-20], BAD),
    "cut off in a tag": (GOOD[: GOOD.index(b"<main") + 4], BAD),
    "cut off in a letter": (GOOD[: GOOD.index("Å".encode()) + 1], BAD),
    "not UTF-8": (GOOD.replace("Å".encode(), b"\xc5"), BAD),
    "a NUL": (GOOD.replace(b"<main", b"\0<main"), BAD),
    "HTML": (b"<!DOCTYPE html><html><body><br></body></html>", BAD),
    "two roots": (GOOD + b"<html/>", BAD),
    "JSON": (b'{"lov": 1}', BAD),
    "nested without end": (b"<i>" * 100_000, BAD),
    # entities: none may be declared, none may be used
    "of HTML": (GOOD.replace(b"ro", b"&nbsp;"), BAD),
    "internal": (declaring('<!ENTITY a "b">', "&a;"), ENTITIES),
    "declared, not used": (declaring('<!ENTITY a "b">'), ENTITIES),
    "of a parameter": (declaring('<!ENTITY % a "b">'), ENTITIES),
    "a file": (declaring('<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;"), ENTITIES),
    "a file as parameter": (declaring('<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;'), ENTITIES),
    "a web page": (declaring('<!ENTITY a SYSTEM "http://127.0.0.1:9/">', "&a;"), ENTITIES),
    "billion laughs": (declaring(LAUGHS, "&lol9;"), " "),  # some libxml2 see it before we do
    # libxml2 finds no fault when a document type elsewhere could have declared it
    "declared elsewhere": (
        declaring("", "Ro &a; hjem.", external='SYSTEM "http://127.0.0.1:9/a.dtd"'),
        ENTITIES,
    ),
    "declared nowhere": (declaring("%b;", "Ro &a; hjem."), ENTITIES),
}


@pytest.mark.parametrize(("file", "told"), REFUSED.values(), ids=REFUSED)
def test_refused(file: bytes, told: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse(file, "nl/nl-19020202-001.xml")
    message = str(caught.value)
    assert message.startswith("nl/nl-19020202-001.xml ")
    assert told in message
    assert "\n" not in message
    assert message.endswith(("leddvis build", "Lovdata."))  # what now


# Well-formed, and no document of Lovdata's.
OTHERS = {
    "a web page": (b"<html><body><main/></body></html>", "ikke et dokument i Lovdatas format"),
    "no main": (GOOD.replace(b"main", b"mann"), "ikke et dokument i Lovdatas format"),
    "an SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "ikke et dokument i Lovdatas format"),
    "no RefID": (page("", refid=""), "ikke hvilken lov eller forskrift"),
    "a strange RefID": (page("", refid="eu/32016r0679"), "ikke hvilken lov eller forskrift"),
}


@pytest.mark.parametrize(("file", "told"), OTHERS.values(), ids=OTHERS)
def test_well_formed_but_something_else(file: bytes, told: str) -> None:
    root = parse(file, "annet.xml")
    with pytest.raises(SourceError, match=told):
        read(root, "annet.xml")


# Every row is markup that is allowed inside a ledd, then the words in it.
KEPT = [
    ("&amp; &lt; &gt;", "& < >"),
    ("1&#xa0;000 kroner", "1 000 kroner"),
    ("grind<!-- ikke lov -->vokter", "grindvokter"),
    ("grind<?php ?>vokter", "grindvokter"),
    ("<![CDATA[a < b]]>", "a < b"),
    ("\n  Å\t ro  \n", "Å ro"),
    ("", ""),
]


@pytest.mark.parametrize(("markup", "words"), KEPT)
def test_kept(markup: str, words: str) -> None:
    assert made(paragraf(ledd(markup))).root.words() == words


def contents(document: Document) -> list[tuple[object, ...]]:
    """Everything that is to be the same in two copies, and their places in the text."""
    return [
        (p.id, p.kind, p.label, p.heading, p.prose, p.footnotes, p.notes, p.start)
        for p in document.walk()
    ]


INDENTED = [Path(name).name for name in NAMES if name.startswith("innrykket/")]


@pytest.mark.parametrize("name", INDENTED)
def test_what_somebody_has_pretty_printed_reads_the_same(name: str) -> None:
    plain, indented = document(f"rariteter/{name}"), document(f"innrykket/{name}")
    assert data(f"innrykket/{name}").count(b"\n") > 50 > data(f"rariteter/{name}").count(b"\n")
    assert contents(indented) == contents(plain)
    assert indented.header == plain.header
    assert indented.oddities == plain.oddities


def test_there_are_indented_samples() -> None:
    assert len(INDENTED) == len(list((SAMPLE / "innrykket").glob("*.xml"))) == 2


def test_a_line_break_inside_a_word_of_markup_is_a_blank_and_nothing_more() -> None:
    one = made(paragraf(ledd('Se\n   <a href="lov/1902-02-02-1/§2">§\n 2</a>\n.')))
    [unit] = one.root.units()
    assert unit.prose == Prose("Se § 2 .", unit.prose.links)
    assert [unit.text[x.start : x.end] for x in unit.prose.links] == ["§ 2"]
