"""Lovdata XML: one parsed law or forskrift in, a Document out, oddities counted.

Reads consolidated documents as they are published. Never refuses a law and
never loses a word: what has no rule of its own is kept as text under the step
`rest`, and its markup is counted. Opens no file, follows no link, looks nothing up.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml.etree import _Element as Element

from corpus.ids import STEP, ProvisionId
from corpus.model import (
    EMPTY,
    Document,
    Footnote,
    Kind,
    Oddity,
    Prose,
    Provision,
)
from ingest.flow import Flow, item_step, name, read_footnotes, unique
from ingest.header import opened
from ingest.language import language

# What hangs on a container and is no part of its words.
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SECTION_KIND: dict[str, Kind] = {"kap": "kapittel", "del": "del", "ved": "vedlegg"}
# «Kapittel II A» has data-name "kapII" like «Kapittel II»: the letter is lost at the blank.
LOST_LETTER = re.compile(r"(?:kapittel|kapitel|kap)\.?\s+([IVXL]+)\s+([A-Z])\b", re.IGNORECASE)
DIGITS = 4  # no paragraf has ten thousand ledd; Python refuses to count with 5 000 digits
NOT_A_STEP = re.compile(r"[^0-9A-Za-zÆØÅæøåÄÖäöé.~_§-]+")


@dataclass(slots=True)
class _Reading:
    """What has to be remembered across one document."""

    law: ProvisionId
    names: Counter[str]  # how many sections share a name
    unknown: Counter[str] = field(default_factory=Counter)
    twice: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)  # steps taken straight under the act


@dataclass(slots=True)
class _Container:
    """A provision that holds others, while they are being read."""

    id: ProvisionId
    children: list[Provision] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    notes: list[Prose] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    ledd: int = 0
    mixed: bool = False  # numbered and unnumbered ledd side by side: counted together


def read(root: Element, source: str) -> Document:
    """The document in `root`, an `html` element of Lovdata's. Raises SourceError for other XML."""
    header, main = opened(root, source)
    law = ProvisionId.parse(header.refid)
    reading = _Reading(law, Counter(_section_name(s) for s in main.iter("section")))
    top = _Container(law, counts=reading.counts)
    heading = _read_into(top, main, reading)
    body = Provision(
        law, "rest", "", heading, EMPTY, tuple(top.children), tuple(top.footnotes), tuple(top.notes)
    )
    return Document(law, header, language(body.words()), body, source, _oddities(reading))


def renamed(document: Document, law: ProvisionId) -> Document:
    """The same document under another address, for a second file with the same refid."""

    def move(provision: Provision) -> Provision:
        return replace(
            provision,
            id=ProvisionId(law.document, provision.id.path),
            children=tuple(map(move, provision.children)),
        )

    oddity = Oddity("same refid twice", str(document.id), document.source)
    return replace(
        document, id=law, root=move(document.root), oddities=(*document.oddities, oddity)
    )


def _oddities(reading: _Reading) -> tuple[Oddity, ...]:
    twice = [Oddity("same address twice", where, "") for where in reading.twice]
    unknown = [
        Oddity("unknown markup", markup, str(count))
        for markup, count in sorted(reading.unknown.items())
    ]
    return (*twice, *unknown)


# ---- containers


def _read_into(here: _Container, element: Element, reading: _Reading) -> Prose:
    """Read the children of `element` into `here`; the heading among them is returned."""
    heading = EMPTY
    here.mixed = _is_mixed(element)
    _read_loose(here, element.text, reading)
    for child in element:
        called = name(child) if isinstance(child.tag, str) else ""
        if (reader := READERS.get(called)) is not None:
            reader(here, child, reading)
        elif not heading and _is_heading(child):
            heading = _flow(here, child, reading)
        elif child.tag in ("ol", "ul"):
            _read_bare_list(here, child, reading)
        elif called and not called.endswith("egalArticleHeader"):
            _read_rest(here, child, reading)
        _read_loose(here, child.tail, reading)
    return heading


def _close(here: _Container, kind: Kind, label: str = "", heading: Prose = EMPTY) -> Provision:
    return Provision(
        here.id,
        kind,
        label,
        heading,
        EMPTY,
        tuple(here.children),
        tuple(here.footnotes),
        tuple(here.notes),
    )


def _read_section(here: _Container, section: Element, reading: _Reading) -> None:
    step = _section_name(section)
    if not step:
        home, step = here.id, f"avsnitt/{_next(here.counts, 'avsnitt')}"
        inside = _Container(home / step)
    elif reading.names[step] == 1:
        inside = _Container(unique(reading.law, step, reading.counts, reading.twice))
    else:
        # aksjeloven numbers its sub-headings I, II, III anew in every chapter.
        inside = _Container(unique(here.id, step, here.counts, reading.twice))
    heading = _read_into(inside, section, reading)
    kind = SECTION_KIND.get(step[:3].lower(), "avsnitt")
    here.children.append(_close(inside, kind, heading=heading))


def _section_name(section: Element) -> str:
    step = NOT_A_STEP.sub("", (section.get("data-name") or "").replace("/", "_"))
    if step.startswith("kap") and len(section):
        lost = LOST_LETTER.match("".join(map(str, section[0].itertext())).strip())
        if lost and step.lower() == f"kap{lost[1]}".lower():
            return f"kap{lost[1]}{lost[2]}"
    return step


def _read_article(here: _Container, article: Element, reading: _Reading) -> None:
    # A step that can be one is kept to the letter: «§§7–9» must not become «§§79».
    names = (article.get("data-name") or "").split("/")
    steps = [s if STEP.fullmatch(s) else NOT_A_STEP.sub("", s) for s in names]
    if not all(steps) or not all(map(STEP.fullmatch, steps)):
        steps = ["artikkel", str(_next(reading.counts, "artikkel"))]
    inside = _Container(unique(reading.law, "/".join(steps), reading.counts, reading.twice))
    label, heading = _article_heading(article, reading)
    _read_into(inside, article, reading)
    kind: Kind = "paragraf" if steps[-1].startswith("§") else "artikkel"
    here.children.append(_close(inside, kind, label, heading))


def _article_heading(article: Element, reading: _Reading) -> tuple[str, Prose]:
    """(«§ 7-2 a», «Barnekoordinator»); a footnote call between the two goes to the heading."""
    header = next(
        (c for c in article if (c.get("class") or "").endswith("egalArticleHeader")), None
    )
    if header is None:
        return "", EMPTY
    value = header.find("span[@class='legalArticleValue']")
    flow = Flow(reading.law, reading.unknown, reading.twice)
    if value is None:
        return "", flow.read(header).prose()
    for child in header:
        if child is not value:
            flow.child(child)
            flow.words(child.tail)
        else:
            # «§ 7-2 a» + «. » + title: the dot belongs to neither.
            flow.words(re.sub(r"^\s*\.", "", child.tail or ""))
    before = header.text or ""  # «[» round an article that is not in force everywhere
    return " ".join((before + "".join(map(str, value.itertext()))).split()), flow.prose()


def _read_quoted(here: _Container, element: Element, reading: _Reading) -> None:
    inside = _Container(here.id / f"rest/{_next(here.counts, 'rest')}")
    label, heading = _article_heading(element, reading)
    own = _read_into(inside, element, reading)
    here.children.append(_close(inside, "rest", label, heading or own))


# ---- units


def _read_ledd(here: _Container, element: Element, reading: _Reading) -> None:
    here.ledd += 1
    flow = Flow(here.id / f"ledd/{here.ledd}", reading.unknown, reading.twice)
    here.children.append(flow.read(element).unit("ledd"))


def _read_numbered(here: _Container, element: Element, reading: _Reading) -> None:
    """A ledd with a printed number: «(2)» is cited as andre ledd, «2.» as nr. 2."""
    label = _printed_number(element)
    number = NOT_A_STEP.sub("", label).strip(".")
    kind: Kind = "ledd"
    if "(" in label and number.isdigit() and len(number) <= DIGITS:
        here.ledd = here.ledd + 1 if here.mixed else int(number)
    elif number:
        kind = "bokstav" if number.isalpha() and number.islower() else "nummer"
    else:
        here.ledd += 1
    step = f"ledd/{here.ledd}" if kind == "ledd" else f"{kind}/{number}"
    id = unique(here.id, step, here.counts, reading.twice)
    flow = Flow(id, reading.unknown, reading.twice)
    flow.words((element.text or "").lstrip()[len(label) :])
    flow.children(element)
    here.children.append(flow.unit(kind, label))


def _printed_number(element: Element) -> str:
    """«(2)», «2.» or «*(2)», when the text begins with it; the label, not among the words."""
    number = re.escape(element.get("data-numerator") or "")
    text = (element.text or "").lstrip()
    match = re.match(rf"[*«]?\s*\(?{number}\)?\.?(?=\s|$)", text) if number else None
    return match[0] if match else ""


def _read_margin(here: _Container, element: Element, reading: _Reading) -> None:
    """A point of an annex, with its number in the margin."""
    number = element.find("span[@class='data-marginOriginalId']")
    label = " ".join("".join(map(str, number.itertext())).split()) if number is not None else ""
    step = NOT_A_STEP.sub("", label).strip(".")
    if not step:
        _read_rest(here, element, reading)
        return
    id = unique(here.id, f"nummer/{step}", here.counts, reading.twice)
    flow = Flow(id, reading.unknown, reading.twice)
    flow.words(element.text)
    for child in element:
        if child is not number:
            flow.child(child)
        flow.words(child.tail)
    here.children.append(flow.unit("nummer", label))


def _read_bare_list(here: _Container, element: Element, reading: _Reading) -> None:
    """A list with no ledd around it: each item is a unit («tannhelsetjenesteloven § 8-2 nr. 2»)."""
    for child in element:
        if child.tag != "li":
            _read_rest(here, child, reading)
            continue
        step, kind, label = item_step(child, here.counts)
        id = unique(here.id, step, here.counts, reading.twice)
        flow = Flow(id, reading.unknown, reading.twice)
        here.children.append(flow.read(child).unit(kind, label))


def _read_rest(here: _Container, element: Element, reading: _Reading) -> None:
    """Text that has no name of its own in an address."""
    flow = Flow(here.id / f"rest/{_next(here.counts, 'rest')}", reading.unknown, reading.twice)
    flow.child(element)
    unit = flow.unit("rest")
    if unit.prose:
        here.children.append(unit)
    else:
        here.counts["rest"] -= 1
    if not unit.prose and unit.footnotes:
        here.footnotes.extend(unit.footnotes)


def _read_loose(here: _Container, text: str | None, reading: _Reading) -> None:
    if text and not text.isspace():
        reading.unknown["loose text"] += 1
        flow = Flow(here.id / f"rest/{_next(here.counts, 'rest')}", reading.unknown, reading.twice)
        flow.words(text)
        here.children.append(flow.unit("rest"))


def _read_note(here: _Container, element: Element, reading: _Reading) -> None:
    here.notes.append(_flow(here, element, reading))


def _read_footer(here: _Container, element: Element, reading: _Reading) -> None:
    here.footnotes.extend(read_footnotes(element, reading.unknown, reading.twice))


def _flow(here: _Container, element: Element, reading: _Reading) -> Prose:
    flow = Flow(here.id, reading.unknown, reading.twice).read(element)
    here.footnotes.extend(flow.footnotes)  # one chapter has its footnotes inside the heading
    return flow.prose()


# ---- small things


def _is_heading(child: Element) -> bool:
    # Below h6 there are no tags left: 1 232 sections of forskrifter have div role="heading".
    return child.get("class") is None and (child.tag in HEADINGS or child.get("role") == "heading")


def _is_mixed(element: Element) -> bool:
    kinds = {child.get("class") for child in element}
    return {"legalP", "numberedLegalP"} <= kinds


def _next(counts: dict[str, int], step: str) -> int:
    counts[step] = counts.get(step, 0) + 1
    return counts[step]


Reader = Callable[[_Container, Element, _Reading], None]
READERS: dict[str, Reader] = {
    "section.section": _read_section,
    "article.legalArticle": _read_article,
    "article.legalP": _read_ledd,
    "article.numberedLegalP": _read_numbered,
    "article.marginIdArticle": _read_margin,
    "article.changesToParent": _read_note,
    "footer.footnotes": _read_footer,
    # Quoted or grouped text: read inside, but under `rest`, so that a ledd of a
    # quoted paragraf is never taken for a ledd of the act that quotes it.
    "article.document-change": _read_quoted,
    "article.change": _read_quoted,
    "article.futureLegalArticle": _read_quoted,
}
