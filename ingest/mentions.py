"""Mentions: text in, the citations in it out, as written and not yet looked up."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from ingest.grammar import BARE, BETWEEN, CHAPTER, DASHES, ORDINALS, PARAGRAF

# The longest name of a document («ikraftsetting av lov 11. juni 2021 nr. 78 om endringer i …»).
WORDS_IN_A_NAME = 16
LETTERS_IN_A_NAME = 300  # and no more of the text is looked at, however long it is
WORD = re.compile(r"\S+")
TRIM = " \t\n,;:?!()«»\"'"

IsName = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that point at law: «hol. § 7-2 a andre ledd»; what they say, and where they stand."""

    paragraf: str = ""  # «7-2a», blanks taken out
    kapittel: str = ""
    ledd: int | None = None
    items: tuple[
        tuple[str, str], ...
    ] = ()  # ("nummer", "6"), ("bokstav", "b"): from the outside in
    setning: int | None = None
    law: str = ""  # as written
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


def find_mentions(
    text: str, is_name: IsName, is_word: IsName = lambda name: False
) -> tuple[Mention, ...]:
    """The citations in `text`, in order; `is_name` knows the names of acts, and `is_word`
    those that are words of their own too: «hol 7-2» is a citation, «sol 3 timer» is none."""
    text = text.translate(DASHES)
    known = lru_cache(maxsize=10_000)(is_name)  # the same words stand round many numbers
    found = [_with_law(text, match, known) for match in PARAGRAF.finditer(text)]
    taken = bytearray(len(text))  # 1 where a mention stands
    for mention in found:
        _take(mention, taken)
    for pattern in (CHAPTER, BARE):
        for match in pattern.finditer(text):
            if 1 in taken[match.start() : match.end()]:
                continue
            mention = _with_law(text, match, known)
            if pattern is BARE and "-" not in mention.paragraf and is_word(mention.law):
                continue
            if mention.law and 1 not in taken[mention.start : mention.end]:
                found.append(mention)
                _take(mention, taken)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _take(mention: Mention, taken: bytearray) -> None:
    taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)


def _with_law(text: str, match: re.Match[str], is_name: IsName) -> Mention:
    law, start, end = _law_before(text, match.start(), is_name), match.start(), match.end()
    if law:
        start = law[1]
    else:
        law = _law_after(text, match.end(), is_name)
        end = law[1] if law else end
    parts = match.groupdict()
    return Mention(
        paragraf=re.sub(r"\s", "", parts.get("number") or ""),
        kapittel=re.sub(r"\s", "", parts.get("kapittel") or ""),
        ledd=_number(parts, "ledd", "ledd_nr", "ledd_par"),
        items=_items(match),
        setning=_number(parts, "setning", "setning_nr"),
        law=law[0] if law else "",
        start=start,
        end=end,
    )


def _items(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    """The bokstav and nummer, in the order that they are written."""
    named = [name for name in ("bokstav", "nummer") if match.groupdict().get(name)]
    return tuple((name, match[name].lower()) for name in sorted(named, key=match.start))


def _number(parts: dict[str, str | None], *names: str) -> int | None:
    for name in names:
        if written := parts.get(name):
            return ORDINALS.get(written.lower()) or int(written.rstrip("."))
    return None


def _law_before(text: str, end: int, is_name: IsName) -> tuple[str, int] | None:
    """The longest name of an act that ends at `end`: (name, start)."""
    best: tuple[str, int] | None = None
    first = max(0, end - LETTERS_IN_A_NAME)
    starts = [first + word.start() for word in WORD.finditer(text[first:end])]
    for start in starts[: -WORDS_IN_A_NAME - 1 : -1]:
        best = _named(text, start, end, is_name) or best
    return best


def _law_after(text: str, end: int, is_name: IsName) -> tuple[str, int] | None:
    """The longest name of an act that begins after `end`: (name, end)."""
    between = BETWEEN.match(text, end)
    begin = between.end() if between else end
    best: tuple[str, int] | None = None
    for word in islice(WORD.finditer(text[begin : begin + LETTERS_IN_A_NAME]), WORDS_IN_A_NAME):
        stop = begin + word.end()
        if named := _named(text, begin, stop, is_name):
            # The dot is the sentence's, or an abbreviation's that does without.
            best = (named[0].rstrip("."), begin + len(text[begin:stop].rstrip(TRIM + ".")))
    return best


def _named(text: str, start: int, end: int, is_name: IsName) -> tuple[str, int] | None:
    written = text[start:end].strip(TRIM)
    if not written or not is_name(written):
        return None
    return written, start + text[start:end].index(written)


def alone(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """The mention that is all of `text`; None when `text` says more than that."""
    for mention in mentions:
        if not (text[: mention.start] + text[mention.end :]).strip(TRIM + "."):
            return mention
    return None
