"""Replaced words: a line with quotations in, which words give way to which, and where, out.

«I § 3 første ledd skal «a» endres til «b».» → («a», «b»), § 3 ledd 1.
"""

import re
from dataclasses import dataclass

from ingest.amending_grammar import BY, FOLLOWING, OF_WORDS, QUOTE, QUOTED, REMOVES, REPLACES
from ingest.amending_places import Path, Place
from ingest.amending_tokens import NotUnderstood
from ingest.amending_words import read_orders

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words that give way, and where; with `following` the lines below say where."""

    pairs: tuple[Pair, ...]
    places: tuple[Place, ...]
    following: bool
    last: Path


def read_replaced(text: str, last: Path) -> Replaced | None:
    """What `text` says is replaced; None when it is no such line. May raise NotUnderstood."""
    quotes = ["".join(filter(None, match.groups())) for match in QUOTED.finditer(text)]
    outside = QUOTED.sub(QUOTE, text)
    if not quotes or not (REPLACES.search(outside) or REMOVES.search(outside)):
        return None
    if re.search(r"\b(?:lyde|tilføyes|etter\s+¤|føyes|settes)\b", outside):
        raise NotUnderstood(text)
    pairs = _pairs(outside, quotes)
    following = bool(FOLLOWING.search(outside))
    words = _round(outside)
    places: tuple[Place, ...] = ()
    if words and not following:
        orders = read_orders(words, last)
        if orders.orders:
            raise NotUnderstood(text)
        places, last = orders.bare, orders.last
    return Replaced(pairs, places, following, last)


def _pairs(outside: str, quotes: list[str]) -> tuple[Pair, ...]:
    """The quotations by two and two; several old words may share one new."""
    pieces = outside.split(QUOTE)
    between = pieces[1:-1]
    if not REPLACES.search(outside):
        return tuple((old, "") for old in quotes)
    pairs: list[Pair] = []
    old: list[str] = [quotes[0]]
    new: list[str] = []
    for words, quote in zip(between, quotes[1:], strict=True):
        if BY.search(words) or (new and len(new) < len(old)):
            new.append(quote)
        elif new:
            pairs += _matched(old, new)
            old, new = [quote], []
        else:
            old.append(quote)
    return tuple(pairs + _matched(old, new))


def _matched(old: list[str], new: list[str]) -> list[Pair]:
    if len(new) == 1:
        return [(word, new[0]) for word in old]
    if len(old) != len(new):
        raise NotUnderstood(" ".join(old))
    return list(zip(old, new, strict=True))


def _round(outside: str) -> str:
    """What stands round the quotations, without the words that only speak of them."""
    words = REMOVES.sub(" ", REPLACES.sub(" ", FOLLOWING.sub(" ", outside)))
    words = re.sub(
        rf"(?:\b(?:til|med|av|og|eller|fra)\s+|,\s*)*{QUOTE}", " ", OF_WORDS.sub(" ", words)
    )
    words = re.sub(r"\b(?:hele\s+|heile\s+)?(?:loven|lova)\b", " ", words)
    words = " ".join(words.split()).strip(" .:;,")
    return "" if re.fullmatch(r"(?:[iI]|også|og|til|med|\s)*", words) else words
