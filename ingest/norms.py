"""Norms: the words of a ledd in; who must, may or has a right to what, by punktum, out.

Reads what stands in the text. Whom a passive sentence binds, or a pronoun means, is
known only as far as the sentences before it told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.punktum import spans
from ingest import norm_grammar as grammar
from ingest.norm_grammar import Modality

_CARRIERS = tuple((re.compile(rf"\b{words}"), modality) for words, modality in grammar.CARRIERS)
_LATER = re.compile(r";\s*|,\s*(?:og|men|samt)\s+")
_SHARED = re.compile(r"\b(?:og|men|samt|eller)$")  # «skal … og kan …»: the subject is the same
LONGEST_BEARER = 14  # words; what is longer is no name of anybody


@dataclass(frozen=True, slots=True)
class Norm:
    """One thing that a punktum lays down."""

    punktum: int  # from 1
    modality: Modality
    bearer: str  # as the law names it; empty where it does not say
    towards: str
    condition: str
    start: int  # of the verb that carries it, in the text of the ledd
    end: int


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    modality: Modality


def read(text: str) -> tuple[Norm, ...]:
    """The norms of a ledd, in reading order."""
    found: list[Norm] = []
    bearer = ""
    for number, (start, end) in enumerate(spans(text), start=1):
        for norm in _punktum(text, start, end, number, bearer):
            found.append(norm)
            bearer = norm.bearer or bearer
    return tuple(found)


def _punktum(text: str, start: int, end: int, number: int, before: str) -> Iterator[Norm]:
    sentence = text[start:end]
    verbs = [verb for verb in _verbs(sentence.lower()) if _is_main(sentence.lower(), verb)]
    bearer, begins = before, 0
    limits = [*(verb.start for verb in verbs), len(sentence)]
    for verb, (_, until) in zip(verbs, pairwise(limits), strict=True):
        rest = sentence[verb.end : until]
        bearer = _bearer(sentence[begins : verb.start], verb, rest.strip(), bearer)
        begins = verb.end
        yield Norm(
            number,
            verb.modality,
            bearer,
            _towards(rest),
            _condition(sentence),
            start + verb.start,
            start + verb.end,
        )


# ---- the verbs


def _verbs(sentence: str) -> list[_Verb]:
    """What may carry a norm, in order; of those in one place the longest."""
    taken: list[_Verb] = []
    for pattern, modality in _CARRIERS:
        for match in pattern.finditer(sentence):
            if not any(v.start < match.end() and match.start() < v.end for v in taken):
                taken.append(_Verb(match.start(), match.end(), _denied(sentence, match, modality)))
    return sorted(taken, key=lambda verb: verb.start)


def _denied(sentence: str, verb: re.Match[str], modality: Modality) -> Modality:
    near = sentence[verb.end() : verb.end() + grammar.NEAR]
    clause = re.split(r"[,;.:]", near)[0]
    denied = grammar.DENIED.search(clause)
    later = grammar.CLAUSE.search(clause)
    if modality in grammar.NOT_DENIED or modality == "bør" or not denied:
        return modality
    if "hinder" in verb[0] or (later and later.start() < denied.start()):
        return modality
    return "skal ikke"


def _is_main(sentence: str, verb: _Verb) -> bool:
    """Whether a verb is that of its sentence, and not of a clause in it («som skal hjelpe»)."""
    begins = max(sentence.rfind(mark, 0, verb.start) for mark in (",", ";", ":", "\n")) + 1
    before = sentence[begins : verb.start]
    clauses = list(grammar.CLAUSE.finditer(before))
    if not clauses:
        return True
    last = clauses[-1]
    between = before[last.end() :]
    if last[0] == "som":
        # The verb of «som …» comes at once; one that comes later is another's.
        return bool(re.search(r"\w", grammar.ADVERBS.sub("", between.strip() + " ", count=1)))
    return bool(grammar.FINITE.search(between))


# ---- who


def _bearer(first: str, verb: _Verb, rest: str, before: str) -> str:
    if verb.modality == "definisjon" and (term := grammar.DEFINED.search(first)):
        return term["term"]
    if agent := _agent(rest):
        return agent
    if _SHARED.search(first.strip()):
        return before
    said = _first(first) or _after(rest)
    if grammar.SAME.match(said.lower()) and (meant := grammar.IN_CLAUSE.match(first.strip())):
        said = meant["who"]
    if grammar.PASSIVE.search(_without(rest, said)) and verb.modality != "har rett til":
        return "" if not grammar.SAME.fullmatch(said.lower()) else before
    return before if not said or grammar.SAME.fullmatch(said.lower()) else said


def _without(rest: str, said: str) -> str:
    return rest.removeprefix(said).strip().lower()


def _agent(rest: str) -> str:
    if not grammar.PASSIVE.search(rest.lower()):
        return ""
    found = grammar.AGENT.search(rest)
    return found["who"] if found else ""


def _first(before: str) -> str:
    """The subject, when the sentence begins with it."""
    clause = _LATER.split(before)[-1]
    named = clause.strip(" \n–—,")
    if not named or grammar.FRONTED.match(named.lower()):
        return ""
    return _name(named)


def _after(rest: str) -> str:
    """The subject, when it comes after the verb: words up to an infinitive or a clause."""
    words = grammar.ADVERBS.sub("", rest, count=1)
    found = re.match(
        r"(?P<who>(?:den |det |ein |en |eit |et |dei |de )?(?:[\wæøå-]+s )?[\wæøå-]+"
        r"(?:(?:,| og| eller) (?:[\wæøå-]+)(?=[ ,]))*"
        r"(?: (?:som|i|på|for|med) [\wæøå -]+?(?=,))?)",
        words,
    )
    return _name(found["who"]) if found else ""


def _name(words: str) -> str:
    name = (
        re.split(r",|;", words, maxsplit=1)[0] if not words.lower().startswith("den som") else words
    )
    short = " ".join(name.split()[:LONGEST_BEARER]).strip(" ,")
    return short[:1].lower() + short[1:] if short[1:2].islower() else short


# ---- towards whom, and when


def _towards(rest: str) -> str:
    found = grammar.TOWARDS.search(rest)
    return found["who"].strip() if found else ""


def _condition(sentence: str) -> str:
    return "; ".join(match[0].strip() for match in grammar.CONDITION.finditer(sentence))
