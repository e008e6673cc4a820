"""Answering: the ledd that were chosen in; what is said of them, each word resting on the law, out.

First the short answer, in our own words where we have some, then its list as the law
has it, then who else.
"""

from collections.abc import Iterable, Iterator, Sequence

from app.answer import Part, Quote, Statement
from app.choosing import Choice
from app.law import Law
from corpus.citation import place
from corpus.commentary import ITEMS, Comment, unit_of
from corpus.ids import ProvisionId
from corpus.model import Provision

LONGEST_LIST = 16  # items that are shown one by one
LISTS = 3  # ledd of an answer whose lists are


def statements(law: Law, chosen: Sequence[Choice]) -> tuple[Statement, ...]:
    """What is said, best first; every statement quotes the law word for word."""
    found: list[Statement] = []
    for number, choice in enumerate(chosen):
        part: Part = "også" if number else "svar"
        found += _said(law, choice, part)
        if number < LISTS and not law.base.manifest.wordless:
            found += _listed(law, choice)
    return tuple(found)


def plain(law: Law, found: Iterable[Provision]) -> tuple[Statement, ...]:
    """The provisions themselves, with nothing said of them where they can be quoted."""
    if law.base.manifest.wordless:
        return tuple(said for each in found for said in unworded(law, each.id, "svar"))
    return tuple(
        Statement(each.words(), "lovtekst", (Quote(each.id, each.words()),)) for each in found
    )


def unworded(law: Law, id: ProvisionId, part: Part) -> Iterator[Statement]:
    """What we say of a ledd or of an item in it, where the words of the law are not to be had."""
    own = law.base.commentary
    if said := own.on(id) or own.on(unit_of(id)):
        yield Statement(said.summary, "sammendrag", (), part, said.id)


def _said(law: Law, choice: Choice, part: Part) -> Iterator[Statement]:
    unit = law.provision(choice.hit.id)
    comment = law.base.commentary.on(unit.id)
    if law.base.manifest.wordless:
        yield from unworded(law, choice.item or unit.id, part)
        return
    quote = Quote(unit.id, unit.words())
    item = _item(law, choice.item) if choice.item else None
    own = law.base.commentary.on(item.id) if item else None
    if item and own and comment:
        # Of a list the one item that was asked about, and never as if it were all there is.
        here = place(ProvisionId(item.id.document, item.id.path[len(unit.id.path) :]))
        text = f"{comment.summary} {here[:1].upper()}{here[1:]}: {own.summary}"
        yield Statement(text, "sammendrag", (Quote(item.id, item.words()), quote), part)
        return
    yield _statement(comment, unit.words(), (quote,), part)


def _statement(
    comment: Comment | None, words: str, quotes: tuple[Quote, ...], part: Part
) -> Statement:
    if comment is None or not comment.questions:  # what is technical is told by the law alone
        return Statement(words, "lovtekst", quotes[:1], part)
    return Statement(comment.summary, "sammendrag", quotes, part)


def _item(law: Law, id: ProvisionId) -> Provision | None:
    held = law.base.look_up(id.document)
    return held.get(id) if held else None


def _listed(law: Law, choice: Choice) -> Iterator[Statement]:
    """The conditions or tasks of a ledd, as the law lists them."""
    unit = law.provision(choice.hit.id)
    items = [child for child in unit.children if child.kind in ITEMS]
    if not 1 < len(items) <= LONGEST_LIST:
        return
    for item in items:
        yield Statement(item.words(), "lovtekst", (Quote(item.id, item.words()),), "liste")
