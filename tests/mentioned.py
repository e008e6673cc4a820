"""Mentioned: short ways to write, in a table, what a text is found to mention."""

from corpus.catalog import load
from graph.names import Names
from ingest.mention import Kind, Mention
from ingest.mentions import find_mentions
from ingest.parts import Parts

DAY = "2025-11-08"
LEXICON = Names(load(), (), DAY).lexicon


def found(text: str) -> list[Mention]:
    return list(find_mentions(text, LEXICON))


def parts(**steps: str | int) -> Parts:
    """`parts(ledd=2, bokstav="a b")`: the steps in their order, blanks between values."""
    return Parts(tuple((name, tuple(str(value).split())) for name, value in steps.items()))


def p(
    number: str, letter: str = "", *, law: str = "", to: str = "", own: bool = False,
    kind: Kind = "paragraf", **steps: str | int,
) -> Mention:  # fmt: skip
    return Mention(kind, number, letter, to, parts(**steps), law, own)


def k(number: str, letter: str = "", *, law: str = "", to: str = "", own: bool = False) -> Mention:
    return p(number, letter, law=law, to=to, own=own, kind="kapittel")


def art(number: str, *, law: str = "", to: str = "", **steps: str | int) -> Mention:
    return Mention("artikkel", number, "", to, parts(**steps), law)


def act(law: str) -> Mention:
    return Mention("lov", law=law)


def here(step: str = "", own: bool = False, **steps: str | int) -> Mention:
    return Mention("her", step, own=own, parts=parts(**steps))


def beside(step: str, to: str) -> Mention:
    return Mention("nabo", step, to=to)


HOL = "helse- og omsorgstjenesteloven"
REIN = "lov 9. juni 1978 nr. 49"
FVL = "forvaltningsloven"
