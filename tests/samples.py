"""Samples: the name of a sample file in, its document out, read once; and how one is shown.

Also where the real archives lie, and the smallest document that can be read.
"""

from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path

from lxml.etree import _Element as Element

from corpus.catalog import load
from corpus.model import Document, Prose, Provision
from graph.names import Names
from graph.outline import Outline
from graph.register import held, state
from graph.resolve import Resolver
from ingest.lovdata import read
from ingest.xml import parse

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "corpus" / "sample"
GOLDEN = Path(__file__).parent / "golden"
SHARED = ROOT.parent / "shared"
REAL = SHARED / "corpus" / "lovdata"
REFS = SHARED / "eval" / "refs-dev.jsonl"

Golden = Callable[[str, str], None]  # the fixture of conftest.py: name of a file, its text

# «rariteter/nl-19020202-901»
NAMES = tuple(
    path.relative_to(SAMPLE).with_suffix("").as_posix() for path in sorted(SAMPLE.rglob("*.xml"))
)
EKSEMPEL = tuple(name for name in NAMES if name.startswith("eksempel/"))


def data(name: str) -> bytes:
    """The bytes of a sample file."""
    return (SAMPLE / f"{name}.xml").read_bytes()


@cache
def xml(name: str) -> Element:
    """The root element of a sample file."""
    return parse(data(name), name)


@cache
def document(name: str) -> Document:
    """The document in a sample file: «rariteter/nl-19020202-901»."""
    return read(xml(name), name)


def page(main: str, refid: str = "lov/1902-02-02-1", facts: str = "") -> bytes:
    """The smallest document there is, with `main` as its body."""
    info = f'<dt class="refid">RefID</dt><dd class="refid">{refid}</dd>{facts}'
    return (
        '<!DOCTYPE html><html lang="no"><head><title>x</title></head><body>'
        f'<header class="documentHeader" id="hode"><dl class="data-document-key-info">{info}</dl>'
        f'</header><main class="documentBody" id="dokument">{main}</main></body></html>'
    ).encode()


def paragraf(inside: str, name: str = "§1") -> str:
    """A paragraf in Lovdata's markup."""
    return f'<article class="legalArticle" data-name="{name}">{inside}</article>'


def ledd(text: str) -> str:
    """A ledd in Lovdata's markup."""
    return f'<article class="legalP">{text}</article>'


def made(main: str, refid: str = "lov/1902-02-02-1") -> Document:
    """The document that `main` makes."""
    return read(parse(page(main, refid), "made"), "made")


def at(document: Document, path: str) -> Provision | None:
    """The provision whose path inside `document` is «§1/ledd/2», or None."""
    return next((p for p in document.walk() if "/".join(p.id.path) == path), None)


def resolver(documents: Collection[Document], day: str = "2025-11-08") -> Resolver:
    """What reads references in the light of these documents alone, and of the catalogue."""
    outlines = {str(each.id): Outline.of(each, state) for each in documents}
    return Resolver(Names(load(), map(held, documents), day), outlines.get)


# ---- how a document is shown in tests/golden


def outline(document: Document) -> str:
    """A whole document as text to be read by people."""
    head = document.header
    lines = [
        f"{document.id} · {document.language}",
        f"{head.short_title or head.title} · {head.abbreviation or '(ingen forkortelse)'}",
        f"i kraft: {head.in_force_text or '(ikke sagt)'}",
        *(f"! {odd.kind}: {odd.where} {odd.what}".rstrip() for odd in document.oddities),
        "",
        *_lines(document.root, 0),
    ]
    return "\n".join(lines) + "\n"


def _lines(provision: Provision, depth: int) -> list[str]:
    indent = "  " * depth
    name = "/".join(provision.id.path) or "(dokumentet)"
    printed = f" «{provision.label}»" if provision.label else ""
    place = f" @{provision.start}" if provision.start else ""
    lines = [f"{indent}{name} {provision.kind}{printed}{place}"]
    for mark, prose in (("# ", provision.heading), ("| ", provision.prose)):
        lines += [f"{indent}  {mark}{line}" for line in prose.text.split("\n") if line]
        lines += [f"{indent}  {line}" for line in _hung(prose)]
    for note in provision.notes:
        lines += [f"{indent}  note: {note.text!r}", *(f"{indent}    {x}" for x in _hung(note))]
    for footnote in provision.footnotes:
        lines += [f"{indent}  fotnote {footnote.mark}: {footnote.prose.text!r}"]
    for child in provision.children:
        lines += _lines(child, depth + 1)
    return lines


def _hung(prose: Prose) -> list[str]:
    links = [f"→ «{prose.text[x.start : x.end]}» {x.href}" for x in prose.links]
    marks = [
        f"* {x.kind} {x.value or '«' + prose.text[x.start : x.end] + '»'} @{x.start}"
        for x in prose.marks
    ]
    return links + marks
