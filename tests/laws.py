"""Laws: what must hold of every document, each a function: a reading in, its violations out.

A survey goes through many documents once and keeps what each law found.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from corpus import store
from corpus.find import Lookup
from corpus.ids import ProvisionId
from corpus.model import Document, Prose, Provision
from corpus.punktum import spans
from tests.words import model_words, source_words

ENOUGH = 20  # violations of one law that are kept; the rest are only counted
AGAIN = re.compile(r"~\d+$")  # what we add to an address that the source uses twice


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, and the XML that it was read from."""

    document: Document
    main: Element


Law = Callable[[Reading], Iterable[str]]


def no_word_is_lost(reading: Reading) -> Iterator[str]:
    """The words in the source are the words in the model, in the same order, none glued."""
    source, model = source_words(reading.main), model_words(reading.document)
    for stream, words in source.items():
        found = model[stream]
        if words != found:
            n = next((n for n, (a, b) in enumerate(zip(words, found, strict=False)) if a != b), -1)
            yield f"{stream}: {words[n : n + 5]} became {found[n : n + 5]}"


def no_address_twice(reading: Reading) -> Iterator[str]:
    """Folded as links are; and what is used twice in the source is told of."""
    seen = Counter(p.id.fold() for p in reading.document.walk())
    yield from (address for address, count in seen.items() if count > 1)
    told = twice(reading.document)
    for provision in reading.document.walk():
        if provision.id.path and AGAIN.search(provision.id.path[-1]):
            first = AGAIN.sub("", str(provision.id))
            if first not in told:
                yield f"{provision.id} is not told of"


def what_is_printed_is_read_back(reading: Reading) -> Iterator[str]:
    """`parse(str(id)) == id` for every address."""
    for provision in reading.document.walk():
        if ProvisionId.parse(str(provision.id)) != provision.id:
            yield str(provision.id)


def an_address_grows_inwards(reading: Reading) -> Iterator[str]:
    """What lies inside a unit has an address inside the unit's."""
    for provision in reading.document.walk():
        if provision.prose:
            for child in provision.children:
                if child.id.parent != provision.id:
                    yield f"{child.id} is not straight inside {provision.id}"


def what_is_stored_is_read_back(reading: Reading) -> Iterator[str]:
    """Document → lines → JSON → lines → document; places in the text too."""
    lines = [json.loads(json.dumps(line)) for line in store.lines(reading.document)]
    after = store.parse(iter(lines))
    if after != reading.document:
        yield "another document"
    if [p.start for p in after.walk()] != [p.start for p in reading.document.walk()]:
        yield "other places"


def an_item_is_a_stretch_of_its_unit(reading: Reading) -> Iterator[str]:
    """In order, one after the other, and word for word what stands there."""
    for provision in reading.document.walk():
        last = provision.start
        for child in provision.children if provision.prose else ():
            stretch = slice(child.start - provision.start, child.end - provision.start)
            if not last <= child.start <= child.end <= provision.end:
                yield f"{child.id} is out of place"
            elif provision.text[stretch] != child.text:
                yield f"{child.id} has other words than {provision.id}"
            last = child.end


def links_and_marks_have_words(reading: Reading) -> Iterator[str]:
    """Inside the text, no blanks at either end; a footnote call has a place alone."""
    for provision in reading.document.walk():
        for prose in proses(provision):
            for link in prose.links:
                words = prose.text[link.start : link.end]
                if not 0 <= link.start < link.end <= len(prose.text) or words != words.strip():
                    yield f"{provision.id}: {words!r} {link.href}"
            for mark in prose.marks:
                call = mark.kind == "fotnote"
                inside = 0 <= mark.start <= mark.end <= len(prose.text)
                if not inside or (mark.start == mark.end) != call or bool(mark.value) != call:
                    yield f"{provision.id}: {mark}"


def punktum_make_up_the_text(reading: Reading) -> Iterator[str]:
    """In order, without a gap or a blank at either end."""
    for provision in reading.document.walk():
        last, text = 0, provision.text
        for start, end in spans(text):
            sentence = text[start:end]
            if text[last:start].strip() or not sentence or sentence != sentence.strip():
                yield f"{provision.id}: {sentence[:40]!r}"
            last = end
        if text[last:].strip():
            yield f"{provision.id}: {text[last:][:40]!r} is in no punktum"


def text_is_tidy(reading: Reading) -> Iterator[str]:
    """No blank at the ends or twice in a row, and no way to part blocks but the three."""
    for provision in reading.document.walk():
        for prose in proses(provision):
            if prose.text != prose.text.strip() or re.search(r"\s\s|[^\S \n\t]", prose.text):
                yield f"{provision.id}: {prose.text[:60]!r}"


def every_address_is_found(reading: Reading) -> Iterator[str]:
    """A look-up leads from every address, in any case, to what lives there."""
    lookup = Lookup.of(reading.document)
    for provision in reading.document.walk():
        path = tuple(step.swapcase() for step in provision.id.path)
        if lookup.get(ProvisionId(provision.id.document, path)) is not provision:
            yield str(provision.id)


def addresses_are_lovdatas(reading: Reading) -> Iterator[str]:
    """`data-lovdata-URL` of an article is DokumentID + our path, in the case that it has."""
    document = reading.document
    urls = [
        article.get("data-lovdata-URL")
        for article in reading.main.iter("article")
        if article.get("class") == "legalArticle"
    ]
    ours = [
        "/".join((document.header.dokid, *p.id.path[:-1], AGAIN.sub("", p.id.path[-1])))
        for p in document.walk()
        if p.kind in ("paragraf", "artikkel")
    ]
    if len(urls) != len(ours):
        yield f"{len(urls)} articles, {len(ours)} provisions"
    yield from (f"{url}: {our}" for url, our in zip(urls, ours, strict=False) if url != our)


LAWS: tuple[Law, ...] = (
    no_word_is_lost,
    no_address_twice,
    what_is_printed_is_read_back,
    an_address_grows_inwards,
    what_is_stored_is_read_back,
    an_item_is_a_stretch_of_its_unit,
    links_and_marks_have_words,
    punktum_make_up_the_text,
    text_is_tidy,
    every_address_is_found,
    addresses_are_lovdatas,
)


def twice(document: Document) -> set[str]:
    """The addresses that the source is told to use more than once."""
    return {odd.where for odd in document.oddities if odd.kind == "same address twice"}


def proses(provision: Provision) -> Iterator[Prose]:
    """Every text that hangs on a provision."""
    yield provision.heading
    yield provision.prose
    yield from provision.notes
    yield from (footnote.prose for footnote in provision.footnotes)


# ---- many documents, once


@dataclass(slots=True)
class Survey:
    """What many readings came to. Not frozen: it counts."""

    laws: tuple[Law, ...] = LAWS
    documents: int = 0
    refids: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    violations: dict[str, list[str]] = field(default_factory=dict)
    broken: Counter[str] = field(default_factory=Counter)

    def add(self, reading: Reading) -> None:
        """Hold every law against one more document, and count what is in it."""
        self.documents += 1
        self.refids.add(reading.document.header.refid)
        for law in self.laws:
            for violation in law(reading):
                self.broken[law.__name__] += 1
                kept = self.violations.setdefault(law.__name__, [])
                if len(kept) < ENOUGH:
                    kept.append(f"{reading.document.source}: {violation}")
        self.counts.update(counted(reading.document))
        for odd in reading.document.oddities:
            if odd.kind == "unknown markup":
                self.unknown[odd.where] += int(odd.what)


def counted(document: Document) -> Counter[str]:
    """How many there are of each thing that docs/lovdata-format.md has counted."""
    head = document.header
    counts = Counter({f"language {document.language}": 1})
    counts["abbreviations"] = bool(head.abbreviation)
    counts["no dateInForce"] = not head.in_force_text
    counts["changes others"] = bool(head.changes)
    for provision in document.walk():
        counts[provision.kind] += 1
        counts["sections"] += provision.kind in ("del", "kapittel", "avsnitt", "vedlegg")
        counts["links in headings"] += len(provision.heading.links)
        counts["footnotes"] += len(provision.footnotes)
        counts["links in footnotes"] += sum(len(f.prose.links) for f in provision.footnotes)
        counts["notes"] += len(provision.notes)
        counts["links in notes"] += sum(len(note.links) for note in provision.notes)
    for unit in document.root.units():
        counts["links in text"] += len(unit.prose.links)
    return counts
