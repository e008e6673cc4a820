"""Change tokens: a change note in, its tokens out, and what a token names.

A token is what ingest/change_grammar.py has a name for, a link, or a bracket
with all that it holds. What has no name is passed by.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from corpus.model import Link, Prose
from ingest.change_grammar import DATE, MONTHS, NOUNS, SERIES, TOKEN

DATED = re.compile(DATE, re.IGNORECASE)
DOCUMENT = re.compile(r"[a-z]+/[^/§]+")  # «lov/2005-06-17-90» of «lov/2005-06-17-90/§2-1»


class Token(NamedTuple):
    kind: str
    start: int
    end: int
    text: str
    match: re.Match[str] | None = None  # of the words; a link and a bracket have none
    href: str = ""

    def group(self, name: str) -> str:
        """A part of the token, by the name that the grammar gives it; «» when it is not there."""
        return (self.match[name] or "") if self.match else ""


def tokens(note: Prose, start: int, end: int) -> Iterator[Token]:
    """The note from `start` to `end` as tokens: links, brackets with all they hold, words."""
    links = [link for link in note.links if start <= link.start and link.end <= end]
    closing = _closing(note.text, start, end)
    at = start
    for link in (*links, None):
        until = link.start if link else end
        while at < until:
            bracket = closing.get(at)
            token = _bracket(note.text, at, bracket) if bracket else _token(note.text, at, until)
            at = token.end if token else at + 1
            if token:
                yield token
        if link and link.start >= at:
            yield from _linked(note.text, link)
            at = link.end


def _linked(text: str, link: Link) -> Iterator[Token]:
    """A link; what it has before the date is running text: «lov 1 juni 2018 nr. 25»."""
    dated = DATED.search(text, link.start, link.end)
    at, begin = link.start, dated.start() if dated else link.start
    while at < begin:
        token = _token(text, at, begin)
        at = token.end if token else at + 1
        if token:
            yield token
    yield Token("link", begin, link.end, text[begin : link.end], None, link.href)


def _token(text: str, at: int, until: int) -> Token | None:
    match = TOKEN.match(text, at, until) if text[at] != " " else None
    if match is None:
        return None
    return Token(match.lastgroup or "", at, match.end(), match[0], match)


def _bracket(text: str, at: int, end: int) -> Token:
    return Token("bracket", at, end, text[at:end])


def _closing(text: str, start: int, end: int) -> dict[int, int]:
    """Behind which place every bracket that opens is closed; those that never are, left out."""
    pairs, opened = {}, []
    for at in range(start, end):
        if text[at] == "(":
            opened.append(at)
        elif text[at] == ")" and opened:
            pairs[opened.pop()] = at + 1
    return pairs


# ---- what a token names


def is_act(token: Token) -> bool:
    """A link to a paragraf is no act, nor is «fra 1 jan 1999» without «nr.» behind «ikr.»."""
    if token.kind == "link":
        return bool(DOCUMENT.fullmatch(token.href) or DATED.match(token.text))
    return token.kind in ("date", "protocol")


def refid_of(token: Token, noun: str) -> str:
    """«lov/2022-12-20-121»: as linked, else made of «20 des 2022 nr. 121» when that can be done."""
    if not is_act(token):
        return ""
    if token.kind == "link":
        linked = DOCUMENT.match(token.href)
        return linked[0].rstrip("*") if linked else ""
    day, number = day_in(token.text), token.group("number")
    series = SERIES.get(NOUNS.get(noun, noun), "")
    return f"{series}/{day}-{number}" if day and number and series else ""


def day_in(text: str) -> date | None:
    """The day that `text` begins with; None for «juli 1984», «31 juni 2001»."""
    match = DATED.match(text)
    if match is None or not match["day"]:
        return None
    try:
        return date(int(match["yyyy"]), MONTHS[match["month"].lower()], int(match["day"]))
    except ValueError:
        return None


def former_of(token: Token) -> str:
    """What a provision was called before: «§ 3-6», «kapittel 9»; «» when another one is meant."""
    if token.kind == "renumbered":
        was = token.group("was")
        what = token.group("what").removesuffix("s")
        return f"{what} {was}" if was[0].isdigit() or was[0] in "IVXL" else was
    return token.group("called") or token.group("from")


def listed(rest: Iterable[Token]) -> int:
    """How many acts «lover A, B og C» has; the first of a list of the note's own comes after."""
    count, last = 0, False
    for token in rest:
        if token.kind in ("verb", "stop", "bracket", "amended"):
            break
        last = last or token.kind == "and"
        count += is_act(token)
        if last and is_act(token):
            return count
    return min(count, 2)
