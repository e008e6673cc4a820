"""Tokens: the words of an instruction in, each with what it is out.

«§ 41 tredje ledd skal lyde:» → paragraf 41, ordinal 3, noun ledd, shall, verb lyde.
"""

import re
from dataclasses import dataclass

from ingest.amending_grammar import NOUNS, TOKENS, VERBS, Verb
from ingest.grammar import ORDINALS

LAST = "siste"  # «siste punktum», «nytt ledd»: which one that is, only the act can tell
SCAN = re.compile(
    "|".join(
        [f"(?P<v{n}>{words})" for n, (_, words) in enumerate(VERBS)]
        + [f"(?P<t{n}>{words})" for n, (_, words) in enumerate(TOKENS)]
        + [r"(?P<blank>\s+)", r"(?P<unknown>\S+)"]
    ),
    re.IGNORECASE,
)
NOT_VALUE = re.compile(r"[\s§()]|paragraf", re.IGNORECASE)


class NotUnderstood(Exception):
    """A line says something that the grammar has no rule for. Never leaves this folder."""


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    key: str = ""  # of a noun
    value: str = ""
    verb: Verb | None = None
    end: int = 0


def tokens(text: str) -> list[Token]:
    """The tokens of `text`, up to «lyde:». Raises NotUnderstood for a word without a rule."""
    found = []
    for match in SCAN.finditer(text):
        kind, number = (match.lastgroup or "")[0], (match.lastgroup or "")[1:]
        if kind == "u":
            raise NotUnderstood(match[0])
        if kind == "v":
            found.append(Token("verb", match[0], verb=VERBS[int(number)][0], end=match.end()))
            if found[-1].verb == "lyde" and text[match.end() :].lstrip()[:1] == ":":
                break
        elif kind == "t":
            found.append(_token(TOKENS[int(number)][0], match[0], match.end()))
    return found


def _token(kind: str, text: str, end: int) -> Token:
    key = value = ""
    if kind == "noun":
        key = next(key for key, words in NOUNS if re.fullmatch(words, text, re.IGNORECASE))
    elif kind == "ordinal":
        value = _ordinal(text)
    elif kind in ("paragraf", "number", "roman", "letter", "ledd_par", "item"):
        value = NOT_VALUE.sub("", text)
    return Token(kind, text, key, value, end=end)


def _ordinal(word: str) -> str:
    number = ORDINALS.get(word.lower())
    if number is None:
        return re.sub(r"\D", "", word) or LAST
    return str(number) if number > 0 else LAST
