"""Changing: instructions, amending acts and acts with change notes, made in a row for tests."""

from collections.abc import Iterable
from datetime import date

from corpus.change import Amendment, Decree, Instruction, Operation
from corpus.ids import ProvisionId
from corpus.model import Document, Kind, Prose, Provision
from corpus.timeline import Timeline, Version
from graph.effective import Instructions, days_of
from graph.holes import Hole, Part, Piece, Sentence, pieces
from graph.versions import Act
from ingest.changes import events
from ingest.lovdata import read
from ingest.xml import parse
from tests.samples import ledd, page, paragraf

LAW = "lov/1902-02-02-1"
TODAY = date(1920, 1, 1)
ONE, TWO = "lov/1903-03-03-3", "lov/1904-04-04-4"
FIRST, SECOND = "[3 mars 1903 nr. 3]", "[4 apr 1904 nr. 4]"
KINDS: dict[str, Kind] = {
    "ledd": "ledd", "setning": "punktum", "bokstav": "bokstav", "nummer": "nummer",
    "innledning": "rest",
}  # fmt: skip


def whole(*texts: str, name: str = "§1", heading: str = "") -> str:
    """A paragraf in Lovdata's markup, with its heading and its ledd."""
    number = name.replace("§", "§ ")
    title = f'. <span class="legalArticleTitle">{heading}</span>' if heading else ""
    header = (
        '<h2 class="legalArticleHeader">'
        f'<span class="legalArticleValue">{number}</span>{title}</h2>'
    )
    return paragraf(header + "".join(map(ledd, texts)), name)


def listed(intro: str, *items: str, tail: str = "") -> str:
    """The inside of a ledd with a list: «a: tekst»."""
    rows = "".join(
        f'<li data-name="{label}."><article class="listArticle">{ledd(text)}</article></li>'
        for label, _, text in (item.partition(": ") for item in items)
    )
    after = f'<p class="leddfortsettelse">{tail}</p>' if tail else ""
    return f'{intro}<ol class="defaultList" type="a">{rows}</ol>{after}'


def note(text: str) -> str:
    """A change note; «[3 mars 1903 nr. 3]» is a link to that act."""
    months = "jan feb mars apr mai juni juli aug sep okt nov des".split()
    out = text
    while "[" in out:
        before, _, rest = out.partition("[")
        words, _, after = rest.partition("]")
        day, month, year, _, number = words.split()
        href = f"lov/{year}-{months.index(month) + 1:02}-{int(day):02}-{number}"
        out = f'{before}<a href="{href}">{words}</a>{after}'
    return f'<article class="changesToParent">{out}</article>'


def noted(provision: str, text: str) -> str:
    """A paragraf with a change note at its end."""
    return provision.removesuffix("</article>") + note(text) + "</article>"


def ved(verb: str, *acts: tuple[str, str]) -> str:
    """A change note: «Endret ved lover 3 mars 1903 nr. 3 (i kraft 1 juli 1903), …»"""
    items = [f"{name} ({when})" if when else name for name, when in acts]
    return f"{verb} ved {'lover' if len(acts) > 1 else 'lov'} {', '.join(items)}."


def act(*provisions: str, refid: str = LAW, in_force: str = "1902-05-01") -> Document:
    """An act that holds these."""
    facts = f'<dt class="dateInForce">I kraft fra</dt><dd class="dateInForce">{in_force}</dd>'
    return read(parse(page("".join(provisions), refid, facts), "made"), "made")


def first(document: Document) -> Piece:
    """The first paragraf of a document, in pieces."""
    return pieces(next(p for p in document.walk() if p.kind == "paragraf"))


def text(at: str, words: str) -> Provision:
    """New text for a part of a paragraf: «§1/ledd/2»."""
    steps = at.split("/")
    id = ProvisionId(LAW, tuple(steps))
    if len(steps) == 1:  # «# Overskrift|Første ledd.|Andre ledd.»
        heading, units = "", words.split("|")
        if units[0].startswith("# "):
            heading = units.pop(0).removeprefix("# ")
        return act(whole(*units, name=steps[0], heading=heading)).root.children[0]
    key = steps[-1] if len(steps) % 2 == 0 else steps[-2]
    return Provision(id, KINDS[key], prose=Prose(words))


def order(
    operation: Operation,
    at: str,
    words: str = "",
    to: str = "",
    swap: tuple[str, str] = ("", ""),
    part: str = "",
    law: str = LAW,
) -> Instruction:
    """One instruction: «ny», «§1/ledd/2», «Nytt.»"""
    target = ProvisionId(law, tuple(at.split("/")) if at else ())
    return Instruction(
        law,
        operation,
        target,
        text(at, words) if words else None,
        ProvisionId(law, tuple(to.split("/"))) if to else None,
        swap,
        part,
    )


def amending(
    refid: str,
    *instructions: Instruction,
    in_force: Iterable[date] = (),
    title: str = "Lov om endringer",
    unread: tuple[str, ...] = (),
    unread_of: tuple[str, ...] = (),
) -> Amendment:
    """An amending act."""
    days = tuple(in_force)
    return Amendment(
        refid, title, days, "", None, instructions, unread, not_understood_of=unread_of
    )


def history(
    today: Document | None,
    *amendments: Amendment,
    base: Document | None = None,
    repealed: date | None = None,
    decrees: tuple[Decree, ...] = (),
) -> Act:
    """An act with what amends it, as the archives of `TODAY` would hold it."""
    known = {amendment.refid: amendment for amendment in amendments}
    notes = [] if today is None else [n for p in today.walk() for n in p.notes]
    days = days_of((event for each in notes for event in events(each)), known, decrees)
    instructions = Instructions(known, days, decrees)
    return Act(LAW, instructions, TODAY, today, base, repealed, "lov/1910-10-10-10")


def shown(piece: Piece | None) -> list[str]:
    """A paragraf as a row of words, a ledd each: «?» is a hole, «…» is open."""
    if piece is None:
        return []
    return [_words(part) for part in piece.parts] + (["…"] if piece.open else [])


def _words(part: Part) -> str:
    match part:
        case Hole():
            return "?" if not part.name else f"{part.name}) ?"
        case Sentence():
            return part.prose.text
        case Piece():
            words = " ".join(map(_words, part.parts)) + ("…" if part.open else "")
            return words if part.kind == "ledd" else f"{part.name}) {words}"


def told(found: Timeline) -> list[str]:
    """A timeline as a row a version: its first and last day, its source and its words."""
    return [_told(version) for version in found.versions]


def _told(version: Version) -> str:
    period, number = version.in_force, version.source.rpartition("-")[2]
    end = f"{period.end:%y%m%d}" if period.end else ""
    words = "?" if not version.complete else "–" if version.text is None else ""
    if version.text is not None:
        words = " | ".join(unit.text.replace("\n", " ") for unit in version.text.units())
    return f"{period.start:%y%m%d}-{end} {number}: {words}{' (kommer)' if version.pending else ''}"


JULY_3, JULY_4 = "i kraft 1 juli 1903", "i kraft 1 juli 1904"
BY_ONE = ved("Endret", (FIRST, JULY_3))
BY_BOTH = ved("Endret", (FIRST, JULY_3), (SECOND, JULY_4))
COMES = "<strong>Endres</strong>"
SOME_TIME = "i kraft fra den tid Kongen bestemmer"
SET_2 = order("endret", "§1/ledd/2", "Rev.")
