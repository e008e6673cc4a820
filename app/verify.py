"""Verify: an answer and the law in, what in it does not hold out."""

from collections.abc import Callable

from app.answer import Answer, Found, Quote, Statement
from corpus.ids import ProvisionId

TextAt = Callable[[ProvisionId], str]  # the words at an address; «» where nothing lives
Summarised = Callable[[ProvisionId], bool]  # whether there is a summary and no words to be had


def unsupported(
    answer: Answer, text_at: TextAt, summarised: Summarised = lambda id: False
) -> tuple[Statement, ...]:
    """The statements that quote nothing, or words that do not stand at their address.

    What is said to be the words of the law must be words that are quoted. A summary may
    stand on its address alone where there are no words to quote.
    """
    return tuple(said for said in answer.statements if not _rests(said, text_at, summarised))


def invented(answer: Answer, summary_at: TextAt) -> tuple[Statement, ...]:
    """The summaries that are not what the commentary says of an address they rest on.

    Those that a language model has worded are checked in wording.py.
    """
    own = (said for said in answer.statements[answer.worded :] if said.kind == "sammendrag")
    return tuple(said for said in own if not _ours(said, summary_at))


def _ours(said: Statement, summary_at: TextAt) -> bool:
    """Whether all is a summary, or that of a ledd and then that of an item in it."""
    known = [summary for id in said.citations if (summary := summary_at(id))]
    begins = any(said.text.startswith(summary) for summary in known)
    return begins and any(said.text.endswith(summary) for summary in known)


def astray(answer: Answer, text_at: TextAt) -> tuple[Found, ...]:
    """The passages whose words are not those of their address."""
    return tuple(f for f in answer.passages if plain(f.text) != plain(text_at(f.id)))


def _rests(said: Statement, text_at: TextAt, summarised: Summarised) -> bool:
    if not said.quotes:
        return said.kind == "sammendrag" and said.at is not None and summarised(said.at)
    law = said.kind != "lovtekst" or said.text in {quote.text for quote in said.quotes}
    return law and all(_holds(quote, text_at) for quote in said.quotes)


def _holds(quote: Quote, text_at: TextAt) -> bool:
    words, law = plain(quote.text), plain(text_at(quote.id))
    if not words:
        return False
    return words in law if quote.cut else words == law


def plain(text: str) -> str:
    """Text with white space made even: where a line breaks is no matter of wording."""
    return " ".join(text.split())
