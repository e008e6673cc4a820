"""Gazette: documents of Norsk Lovtidend of our own making, and archives of them."""

from datetime import date
from pathlib import Path

from corpus.archives import Archive, Sources
from corpus.timeline import spoken_act
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


def amends(refid: str, act: str, line: str = "§ 1 oppheves.", text: str = "") -> bytes:
    """An amending act with one instruction, and the new text that follows it."""
    main = (
        '<section class="section" data-name="kapI"><h2>I</h2>'
        f'<article class="defaultP">I {spoken_act(act)} om dyr gjøres'
        f' følgende endringer:</article><article class="defaultP">{line}</article>{text}</section>'
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
