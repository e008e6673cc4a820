"""Standing: a change note, a header, a heading in → a small act with them, and how it stands."""

from datetime import date

from corpus.model import Document
from graph.case import Act
from graph.status import Status, status_of
from ingest.lovdata import read
from ingest.xml import parse
from tests import samples
from tests.samples import ledd

Brief = list[tuple[str, date | None, date | None]]

SEEN = date(2001, 6, 1)  # the sources are of this day
D80, D90, D95, D99 = date(1980, 1, 1), date(1990, 7, 1), date(1995, 1, 1), date(1999, 3, 1)
D02, D03 = date(2002, 1, 1), date(2003, 1, 1)


def a(refid: str, words: str) -> str:
    return f'<a href="{refid}">{words}</a>'


OLD = a("lov/1989-12-08-4", "8 des 1989 nr. 4")
MID = a("lov/1994-05-06-7", "6 mai 1994 nr. 7")
NEW = a("lov/2001-02-03-4", "3 feb 2001 nr. 4")
KING = "i kraft fra den tid Kongen bestemmer"


def law(
    note: str = "",
    inside: str = ledd("Et ledd."),
    heading: str = "Noe",
    around: str = "",
    in_force: str = "1980-01-01",
    title: str = "Lov om noe",
    more: str = "",
) -> Document:
    """An act whose § 1 in kapittel 1 has this note; a test states only what differs."""
    facts = (
        f'<dt class="title">Tittel</dt><dd class="title">{title}</dd>'
        f'<dt class="dateInForce">I kraft fra</dt><dd class="dateInForce">{in_force}</dd>{more}'
    )
    header = (
        '<h3 class="legalArticleHeader"><span class="legalArticleValue">§ 1</span>. '
        f'<span class="legalArticleTitle">{heading}</span></h3>'
    )
    main = (
        f'<section class="section" data-name="kap1"><h2>Kapittel 1. Noe</h2>{changes(around)}'
        f"{samples.paragraf(header + inside + changes(note))}</section>"
    )
    return read(parse(samples.page(main, "lov/1979-06-01-3", facts), "made"), "made")


def changes(note: str) -> str:
    return f'<article class="changesToParent">{note}</article>' if note else ""


def told(document: Document, day: date = SEEN, path: str = "§1") -> tuple[Status, ...]:
    return status_of(Act.of(document), document.id / path, day, SEEN)


def brief(found: tuple[Status, ...]) -> Brief:
    return [(each.kind, each.since, each.until) for each in found]
