"""Verify: an answer and the law in, the statements that do not hold out."""

from collections.abc import Callable

from app.answer import Answer, Quote, Statement
from corpus.ids import ProvisionId

TextAt = Callable[[ProvisionId], str]  # the words at an address; «» where nothing lives


def unsupported(answer: Answer, text_at: TextAt) -> tuple[Statement, ...]:
    """The statements that quote nothing, or quote words that do not stand at their address."""
    return tuple(
        statement
        for statement in answer.statements
        if not statement.quotes or not all(_holds(quote, text_at) for quote in statement.quotes)
    )


def _holds(quote: Quote, text_at: TextAt) -> bool:
    words, law = plain(quote.text), plain(text_at(quote.id))
    if not words:
        return False
    return words in law if quote.cut else words == law


def plain(text: str) -> str:
    """Text with white space made even: where a line breaks is no matter of wording."""
    return " ".join(text.split())
