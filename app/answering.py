"""Answering: the ledd that were chosen in; what is said of them, each word resting on the law, out.

First the short answer, in our own words where we have some, then its list as the law
has it, then who else.
"""

from collections.abc import Iterable, Iterator, Sequence

from app.answer import Part, Quote, Statement
from app.choosing import Choice
from app.law import Law
from corpus.commentary import ITEMS, Comment
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
        if number < LISTS:
            found += _listed(law, choice)
    return tuple(found)


def plain(found: Iterable[Provision]) -> tuple[Statement, ...]:
    """The provisions themselves, with nothing said of them."""
    return tuple(
        Statement(each.words(), "lovtekst", (Quote(each.id, each.words()),)) for each in found
    )


def _said(law: Law, choice: Choice, part: Part) -> Iterator[Statement]:
    unit = law.provision(choice.hit.id)
    comment = law.base.commentary.on(unit.id)
    quote = Quote(unit.id, unit.words())
    if choice.item and (item := _item(law, choice.item)):
        own = law.base.commentary.on(item.id)
        quotes = (Quote(item.id, item.words()), quote)
        yield _statement(own or comment, item.words(), quotes, part)
        return
    yield _statement(comment, unit.words(), (quote,), part)


def _statement(
    comment: Comment | None, words: str, quotes: tuple[Quote, ...], part: Part
) -> Statement:
    if comment is None:
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
