"""Spotting: text in, the names of documents in it out, as written and not yet looked up."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from corpus.catalog import AND_SO_ON, fold
from ingest.grammar import DATE, DATED, YEAR

WORD = re.compile(r"[^\s,;:()«»\"!?/\[\]§]+")
# «hol7-2a»: nothing stands between the name and the number.
GLUED = re.compile(r"\b(?P<name>[A-Za-zÆØÅæøå]{2,8})(?=\d{1,2}[A-Z]?-\d)")
# «gamle opplæringslova», «den nye barnelova»
AGE = re.compile(r"\b(?:den\s+)?(?:gamle|gammel|gamal|tidligere|tidlegare|nye|nyaste)\s+$", re.I)
REFID = re.compile(
    r"(?:\w{2,3}/)?(?:(?:lov|forskrift)/\d{4}-\d\d-\d\d(?:-\d+)?|(?:LOV|FOR)-\d{4}-\d\d-\d\d(?:-\d+)?)"
    r"(?!\w|-(?!§))",
    re.IGNORECASE,
)
# What ends a name that says by itself that it names a document; «hol» and «sol» do not.
FULL = re.compile(
    r"(?:loven|forskriften|ordningen|avtalen|konvensjonen|vedtektene|reglementet|instruksen"
    r"|[a-zæøå]{3}(?:lov|forskrift)|gdpr|traktaten)s?$"
)
STOP = re.compile(r"(?:(?<!\d)\.|[;:])\s")  # no name goes on over the end of a sentence
BY_TITLE = re.compile(r"(?:lov|lova|loven|forskrift)\s+om\s", re.IGNORECASE)
GENERIC = frozenset(
    fold(word)
    for word in ("loven", "forskriften", "forordningen", "avtalen", "konvensjonen", "ordningen")
)
LONGEST = 30  # words of a name; one gives a treaty of the Hague its whole title


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name a document, and where they stand."""

    text: str
    full: bool = field(compare=False)  # a name wherever it stands, not only beside a number
    start: int = field(compare=False)
    end: int = field(compare=False)


class Lexicon:
    """The names that may be met, by what is the same in all their spellings."""

    def __init__(self, names: Iterable[str], words: Container[str] = ()) -> None:
        """`words` are names that are words of their own too: «sol», «kl»."""
        self._keys: set[str] = set()
        self._words = words
        self._by_last: dict[str, set[tuple[str, int]]] = {}
        for name in names:
            self._add(name)
        self._last_of: dict[str, tuple[tuple[str, int], ...]] = {}

    def _add(self, name: str) -> None:
        words = name.split()
        key = fold(name)
        first, _, last = words[0].partition("-")
        # «Nav loven» for «Nav-loven»; but «se lov 8. juni 2018 nr. 27» is no «SE-loven»
        if last and len(words) == 1 and len(first) > 2:
            self._by_last.setdefault(fold(last), set()).add((fold(first), 2))
        if not key or len(words) > LONGEST or key in GENERIC:
            return
        spelled = other_spellings(name)
        self._keys |= {key, *map(fold, spelled)}
        # «Lov om helsepersonell m.v.»: what folding drops is not the last word.
        while len(words) > 1 and not key.endswith(fold(words[-1]) or "-"):
            words.pop()
        last = fold(words[-1])
        for way in (last, *map(fold, other_spellings(words[-1]))):
            self._by_last.setdefault(way, set()).add((fold(words[0]), len(words)))

    def is_word(self, name: str) -> bool:
        """Whether `name` is a word of its own too, such as «sol»."""
        return name.strip(".").lower() in self._words

    def spot(self, text: str) -> list[Named]:
        """The names in `text`, in order; of two that overlap, the longer."""
        found = [_named(text, m.start(), m.end(), True) for m in DATED.finditer(text)]
        found += [_named(text, m.start(), m.end(), True) for m in REFID.finditer(text)]
        words = [(match.start(), match.end()) for match in WORD.finditer(text)]
        for glued in GLUED.finditer(text):
            if fold(glued["name"]) in self._keys:
                found.append(_named(text, glued.start(), glued.end(), False))
        for n, (start, end) in enumerate(words):
            if ways := self._ways(text[start:end]):
                begin = self._begins(text, words, n, ways)
                if begin is not None:
                    found.append(self._name_at(text, begin, end))
        return _longest(found)

    def _ways(self, word: str) -> tuple[tuple[str, int], ...]:
        """(first word, words) of the names that end in `word`."""
        ways = self._last_of.get(word)
        if ways is None:
            ways = tuple(self._by_last.get(fold(word), ()))
            self._last_of[word] = ways
        return ways

    def _begins(
        self,
        text: str,
        words: list[tuple[int, int]],
        last: int,
        ways: tuple[tuple[str, int], ...],
    ) -> int | None:
        """Where the longest name that ends with the word `last` begins."""
        end = words[last][1]
        longest = max(count for _, count in ways)
        firsts = {first for first, _ in ways}
        for n in range(max(0, last - longest), last + 1):
            start = words[n][0]
            if n != last and not _may_begin(text[start : words[n][1]], firsts):
                continue
            written = text[start:end]
            if fold(written) in self._keys and not STOP.search(AND_SO_ON.sub("", written)):
                return start
        return None

    def _name_at(self, text: str, start: int, end: int) -> Named:
        while text[end - 1] in ".-":  # the dot is the sentence's, or an abbreviation's
            end -= 1
        written = text[start:end]
        full = BY_TITLE.match(written) is not None or FULL.search(fold(written)) is not None
        # «bvl. 1992»: the dot is the abbreviation's
        at = end if full or text[end : end + 1] != "." else end + 1
        if dated := DATE.match(text, at) or YEAR.match(text, at):
            end = dated.end()
        if full and (age := AGE.search(text, max(0, start - 20), start)):
            start = age.start()
        return _named(text, start, end, full)


JOINED = re.compile(r"(?P<stem>\w{3,}?)(?P<s>s?)(?P<law>lov(?:en|a))", re.IGNORECASE)
# «spesialisthelsetjenestel.»; shorter ones are words, and so is «helsepersonell».
CUT = re.compile(r"\w{5,}[^\Wl]l", re.IGNORECASE)
IN_GENITIVE = re.compile(r".+(?:ingen|inga|avtalen|avtala|konvensjonen)", re.IGNORECASE)


def other_spellings(name: str) -> tuple[str, ...]:
    """A name with or without its joining s, in the genitive where folding keeps that, cut short.

    >>> other_spellings("domstolloven"), other_spellings("personvernforordningen")
    (('domstolsloven',), ('personvernforordningens',))
    >>> other_spellings("spesialisthelsetjenestel")
    ('spesialisthelsetjenesteloven',)
    """
    head, _, last = name.rpartition(" ")
    if match := JOINED.fullmatch(last):
        joined = f"{match['stem']}{'' if match['s'] else 's'}{match['law']}"
        cut = f"{match['stem']}{match['s']}l"
        ways = (joined, cut) if CUT.fullmatch(cut) else (joined,)
        return tuple(f"{head} {way}".strip() for way in ways)
    if CUT.fullmatch(last):
        return (f"{name}oven",)
    return (f"{name}s",) if IN_GENITIVE.fullmatch(last) else ()


def _may_begin(word: str, firsts: set[str]) -> bool:
    key = fold(word)
    return any(first and key.startswith(first) for first in firsts)


def _named(text: str, start: int, end: int, full: bool) -> Named:
    return Named(text[start:end], full, start, end)


def _longest(found: list[Named]) -> list[Named]:
    kept: list[Named] = []
    for named in sorted(found, key=lambda each: (each.start, -each.end)):
        if kept and named.start < kept[-1].end:
            if named.end - named.start > kept[-1].end - kept[-1].start:
                kept[-1] = named
            continue
        kept.append(named)
    return kept
