"""Flow: one element in, its words as running text out, with links, marks and list items.

Block children part the text by a newline, cells of a table by a tab, `br` by a
blank; white space is collapsed. So a copy that somebody has pretty-printed
reads the same as Lovdata's own. Unknown markup is descended into: its words are
kept and its name is counted.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from corpus.ids import ProvisionId
from corpus.model import EMPTY, Footnote, Kind, Link, Mark, MarkKind, Prose, Provision

# Children that stand on a line of their own.
BLOCKS = frozenset(
    "article p ol ul li table caption thead tbody tr div blockquote figure figcaption"
    " section h1 h2 h3 h4 h5 h6 dl dt dd details summary aside".split()
)
CELLS = frozenset(("td", "th"))
# Words that are set apart but belong to the line.
MARKS: dict[str, MarkKind] = {"strong": "strong", "i": "i", "sub": "sub", "sup": "sup"}
# Inline markup with no meaning of its own: known, and read straight through.
PLAIN = frozenset(
    (
        "span", "span.legalArticleValue", "span.legalArticleTitle", "span.futuretitle",
        "span.underline", "span.latexInline", "span.data-pronounced-line", "span.letterspacing",
        "span.data-marginOriginalId", "span.footnoteLabel", "span.futureLegalArticleHeader",
        "article.legalP", "article.numberedLegalP", "article.defaultP", "article.centeredP",
        "article.marginIdArticle", "article.footnoteLegalP", "article.footnoteDefaultP",
        "article.listArticle", "article.footnote", "article.futureLegalArticle",
        "article.gazettenote", "p", "p.leddfortsettelse", "div", "div.indent", "div.box",
        "div.latexBlock", "blockquote", "figure", "figcaption", "table", "caption", "thead",
        "tbody", "tr", "tr.startGroup", "td", "th", "s", "li",
        "div.legalArticleHeader",
    )
)  # fmt: skip
# A run-in heading has no blank after it: «Rapportering» + «Foretaket skal …».
RUN_IN = frozenset(("span.miscHeadline",))

LABEL = re.compile(r"[^0-9A-Za-zÆØÅæøåÄÖäöé.]+")
LETTERS = re.compile(r"([a-zæøåA-ZÆØÅ])\1*")  # a, aa, bb: what a list counts with
DIGITS = re.compile(r"\d[\d.]*[a-z]?")  # 3, 2.1.1, 3a


def name(element: Element) -> str:
    """Tag and class, as the tables of this folder write them: «article.legalP»."""
    kind = element.get("class")
    return f"{element.tag}.{kind}" if kind else str(element.tag)


@dataclass(slots=True)
class _Item:
    """A list item while its words are still coming."""

    id: ProvisionId
    kind: Kind
    label: str
    start: int = -1
    end: int = -1
    children: list["_Item"] = field(default_factory=list)


@dataclass(slots=True)
class Flow:
    """Collects the words of one unit; `unit` gives the whole when all are in."""

    id: ProvisionId
    unknown: Counter[str]
    twice: list[str]  # addresses that the source uses more than once
    parts: list[str] = field(default_factory=list)
    length: int = 0
    pending: str = ""
    waiting: list[list[int]] = field(default_factory=list)  # starts that the next word decides
    links: list[Link] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    # ---- in: words and elements

    def words(self, text: str | None) -> None:
        """Add running text."""
        if not text:
            return
        body = " ".join(text.split())
        if not body:
            self.pending = self.pending or " "
            return
        if text[0].isspace():
            self.pending = self.pending or " "
        if self.pending and self.length:
            self.parts.append(self.pending)
            self.length += 1
        for start in self.waiting:
            start[0] = self.length
        self.waiting.clear()
        self.parts.append(body)
        self.length += len(body)
        self.pending = " " if text[-1].isspace() else ""

    def part(self, separator: str) -> None:
        """Part what comes from what has been; a newline outranks a tab, a tab a blank."""
        if separator == "\n" or (separator == "\t" and self.pending != "\n"):
            self.pending = separator
        else:
            self.pending = self.pending or separator

    def read(self, element: Element) -> "Flow":
        """Add the words of `element`, its tail left out."""
        if len(element) == 0:
            self.words(element.text)
            return self
        self._inside(element)
        return self

    def children(self, element: Element) -> None:
        """Add the children of `element`, and the text between and after them."""
        for child in element:
            self.child(child)
            self.words(child.tail)

    def _inside(self, element: Element) -> None:
        self.words(element.text)
        self.children(element)

    def child(self, child: Element) -> None:
        """Add one child, parted from its neighbours as its markup asks."""
        tag = child.tag
        if tag == "a":
            self._link(child)
        elif tag == "br":
            self.part(" ")
        elif tag in ("ol", "ul"):
            self.part("\n")
            self._list(child)
            self.part("\n")
        elif tag == "sup" and child.get("class") == "footnotereference":
            self.marks.append(Mark(self.length, self.length, "fotnote", _value(child)))
        elif tag in MARKS and not child.get("class"):
            self._mark(child, MARKS[tag])
        elif tag == "img":
            self.part(" ")
        elif tag == "footer":
            self.footnotes.extend(read_footnotes(child, self.unknown, self.twice))
        else:
            self._other(child)

    def _other(self, child: Element) -> None:
        """Markup without a rule of its own: read through, counted when it is not known."""
        called = name(child) if isinstance(child.tag, str) else "comment"
        if called == "comment":
            return
        if called not in PLAIN and called not in RUN_IN:
            self.unknown[called] += 1
        if child.tag in CELLS:
            self.part("\t")
            self._inside(child)
            return
        block = child.tag in BLOCKS or called in RUN_IN
        if block:
            self.part("\n")
        self._inside(child)
        if block:
            self.part("\n")

    def _link(self, child: Element) -> None:
        start = [-1]
        self.waiting.append(start)
        self._inside(child)
        if start[0] >= 0:
            self.links.append(Link(start[0], self.length, child.get("href", "")))

    def _mark(self, child: Element, kind: MarkKind) -> None:
        start = [-1]
        self.waiting.append(start)
        self._inside(child)
        if start[0] >= 0:
            self.marks.append(Mark(start[0], self.length, kind))

    # ---- lists

    def _list(self, parent: Element) -> None:
        home, siblings, counts = self.id, self.items, self.counts
        for child in parent:
            if child.tag != "li":
                self.child(child)
                continue
            self.part("\n")
            step, kind, label = item_step(child, counts)
            item = _Item(unique(home, step, counts, self.twice), kind, label)
            siblings.append(item)
            start = [-1]
            self.waiting.append(start)
            self.id, self.items, self.counts = item.id, item.children, {}
            self._inside(child)
            self.id, self.items, self.counts = home, siblings, counts
            item.start = start[0] if start[0] >= 0 else self.length
            item.end = self.length
            self.part("\n")

    # ---- out

    def prose(self) -> Prose:
        """The words so far, with what hangs on them."""
        if not self.parts and not self.marks:
            return EMPTY
        self.links.sort()
        return Prose("".join(self.parts), tuple(self.links), tuple(self.marks))

    def unit(self, kind: Kind, label: str = "", heading: Prose = EMPTY) -> Provision:
        """The unit that all the words belong to."""
        prose = self.prose()
        return Provision(
            self.id,
            kind,
            label,
            heading,
            prose,
            tuple(finish(item, prose) for item in self.items),
            tuple(self.footnotes),
        )


def finish(item: _Item, prose: Prose) -> Provision:
    """The item as a provision; its words are a stretch of its unit's `prose`."""
    return Provision(
        item.id,
        item.kind,
        item.label,
        prose=prose.cut(item.start, item.end),
        children=tuple(finish(child, prose) for child in item.children),
        start=item.start,
    )


def item_step(li: Element, counts: dict[str, int]) -> tuple[str, Kind, str]:
    """The address step, kind and label of a list item: («bokstav/e», «bokstav», «e»)."""
    printed = li.get("data-name") or li.get("data-li-identifier") or ""
    label = LABEL.sub("", printed).strip(".")
    if label == "":
        counts["strekpunkt"] = counts.get("strekpunkt", 0) + 1
        return f"strekpunkt/{counts['strekpunkt']}", "strekpunkt", ""
    parent = li.getparent()
    roman = parent is not None and parent.get("type") in ("i", "I")
    kind: Kind = "bokstav" if LETTERS.fullmatch(label) and not roman else "nummer"
    return f"{kind}/{label}", kind, label


def unique(home: ProvisionId, step: str, counts: dict[str, int], twice: list[str]) -> ProvisionId:
    """The address `step` inside `home`; a step used before gets «~2» and is reported."""
    folded = step.casefold()
    counts[folded] = counts.get(folded, 0) + 1
    if counts[folded] == 1 or step.startswith("strekpunkt"):
        return home / step
    twice.append(f"{home}/{step}")
    return home / f"{step}~{counts[folded]}"


def read_footnotes(footer: Element, unknown: Counter[str], twice: list[str]) -> list[Footnote]:
    """The footnotes of a paragraf, a chapter or a ledd, under their printed marks."""
    found = []
    for note in footer:
        label = note.find("span[@class='footnoteLabel']")
        flow = Flow(ProvisionId("lov/0000-00-00"), unknown, twice)
        if label is None:
            flow.read(note)
        else:
            flow.words(note.text)
            for child in note:
                if child is not label:
                    flow.child(child)
                flow.words(child.tail)
        mark = (label.text if label is not None else "") or note.get("data-name") or ""
        found.append(Footnote(" ".join(mark.split()), flow.prose()))
    return found


def _value(call: Element) -> str:
    return call.get("data-footnotereferencevalue") or "".join(map(str, call.itertext()))
