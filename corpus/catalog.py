"""Catalogue: catalog.toml in; what Leddvis follows, and which document a name means, out.

Knows names, numbers and dates, never text. A name that several documents have
had is given with the reason for the choice, or handed back as ambiguous.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from corpus.files import member_name

Group = Literal["reform", "successor", "forskrift", "amending", "repealed", "neighbour", "known"]
Service = Literal[
    "barnehage", "skole", "privatskole", "barnevern", "helse og omsorg", "spesialisthelse",
    "psykisk helsevern", "tannhelse", "nav-stat", "nav-kommune", "krisesenter", "familievern",
    "integrering",
]  # fmt: skip

# Bokmål first; every line is one word in the ways that it is written. Read here in
# both directions: to fold a name to its key, and to spell a name out.
SPELLINGS = (
    ("tjeneste", "teneste"),  # spesialisthelsetenestelova
    ("forvaltning", "forvalting"),  # forvaltingslova
    ("rettighetsl", "rettigheitsl", "rettsl"),  # pasient- og brukarrettslova
    ("bruker", "brukar"),
    ("offentlig", "offentleg"),
    ("vergemål", "verjemål"),
    ("bolig", "bustad"),  # bustadsosiallova
    ("bostøtte", "bustøtte"),
    ("skole", "skule"),
    ("tilbud", "tilbod"),
)
ENDINGS = (
    ("loven", "lova"),
    ("forskriften", "forskrifta"),
    ("ingen", "inga"),  # personvernforordninga
    ("tjenesten", "tenesta"),
)
AT_END = r"(?=s?\b)"  # of a word, the genitive too
DEFINITE = re.compile(r"(lov|forskrift)(?:ens|en|as|a|s)\b")  # forvaltningslovens
AND_SO_ON = re.compile(r"\bm\.?\s?[mv]\b\.?")  # «Lov om helsepersonell m.v.»
TWICE = re.compile(r"(?<=.)([a-zæøå])\1+")  # «brukerettighetsloven», «oppll»

# lov/2011-06-24-30, NL/lov/2011-06-24-30, LOV-2011-06-24-30, FOR-2022-06-22-1110
REFID = re.compile(r"(?:\w+/)?(lov|for)(?:skrift)?[/-](\d{4}-\d\d-\d\d)(?:-0*(\d+))?", re.I)
DATED = re.compile(
    r"\s*\(?(?:(?:av|fra|frå)\s+)?(?:\d{1,2}\.?\s*[a-zæøå]+\.?\s+)?"  # av 17. juli
    r"(?P<year>(?:18|19|20)\d\d)(?!\d)(?:\s+nr\.?\s*(?P<number>\d+))?\)?\s*",  # 1992 nr. 100
    re.I,
)
KIND = re.compile(r"(?:lov|forskrift)(?:en|a)?\b", re.I)  # lov 17. juli 1992 nr. 100 om …
OLD = "gamle|gammel|gamal|tidligere|tidlegare|forrige|førre"
AGE = re.compile(rf"(?:den )?(?:(?P<new>nye?|nyeste)|(?P<old>{OLD})|gjeld[ea]nde|dagens) ", re.I)
BRACKETS = re.compile(r"([^(\[]+)[(\[]([^)\]]*)[)\]]?")
LONGEST = 300  # the longest title here has 170 characters


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write one document, and the annex in it when the name is an annex's."""

    text: str
    step: str = ""  # «gdpr»: its articles are lov/2018-06-15-38/gdpr/a9
    former: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that the catalogue knows. catalog.toml says what the fields mean."""

    group: Group
    refid: str
    title: str
    display: str
    short: str
    language: Literal["nb", "nn"]
    part: str = ""
    short_title: str = ""
    abbreviation: str = ""
    services: tuple[Service, ...] = ()
    in_force: date | None = None
    repealed: date | None = None
    replaces: str = ""
    replaced_by: str = ""
    archive: str = ""
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    inside: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def year(self) -> int:
        return int(self.refid.split("/")[1][:4])

    @property
    def number(self) -> int | None:
        """97 of lov/2021-06-18-97; forvaltningsloven of 1967 has none."""
        parts = self.refid.split("-")
        return int(parts[3]) if len(parts) > 3 else None

    @property
    def followed(self) -> bool:
        return self.group != "known"

    @property
    def indexed(self) -> bool:
        """Whether its text is law in force that Leddvis reads and searches."""
        return self.followed and self.in_archives

    @property
    def in_archives(self) -> bool:
        """Whether an archive of law in force has its text."""
        return self.archive.startswith("gjeldende")

    @property
    def member(self) -> str:
        """The file that it is in its archive, or empty when no archive holds it."""
        return member_name(self.refid, self.archive) if self.archive else ""

    def beside(self, other: "Entry | None") -> str:
        """What it is called beside another: «opplæringslova (2023)» beside that of 1998."""
        alike = other is not None and other.display == f"{self.display} ({other.year})"
        return f"{self.display} ({self.year})" if alike else self.display

    def in_force_on(self, day: date) -> bool:
        began = self.in_force is not None and self.in_force <= day
        return began and (self.repealed is None or day < self.repealed)

    def written(self) -> Iterator[Name]:
        """Every name of this document, as the catalogue lists them."""
        # The bracket of an amending act is its topic, and other acts amend the same.
        bare = "" if self.group == "amending" else re.split(r"\s*[(\[]", self.title)[0]
        titles = (self.title, bare, self.short_title, self.abbreviation)
        yield from (Name(text) for text in (*titles, *self.names, *self.abbreviations) if text)
        yield from (Name(text, former=True) for text in self.former_names)
        for step, names in self.inside:
            yield from (Name(text, step) for text in names)


@dataclass(frozen=True, slots=True)
class Shared:
    """Names that several documents have, and which one is meant."""

    names: tuple[str, ...]
    reason: str  # with {name} for what was written
    winner: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The document that a name means; a reason when that was not a matter of course."""

    entry: Entry
    reason: str = ""
    others: tuple[Entry, ...] = ()
    step: str = ""  # as in Name


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that does not say which document it means."""

    candidates: tuple[Entry, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that no document here has, and those that have it but for the year."""

    name: str
    reason: str
    near: tuple[Entry, ...] = ()


Resolution = Found | Ambiguous | Unknown
Owners = tuple[tuple[Entry, Name], ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name as somebody wrote it, and what they said of its age."""

    name: str
    year: int | None = None
    number: int | None = None
    age: str = ""  # «new» or «old»


@dataclass(frozen=True, slots=True)
class Catalog:
    """All entries in the order of the file, and their names."""

    entries: tuple[Entry, ...]
    shared: tuple[Shared, ...]
    ordinary_words: frozenset[str]
    _owners: Mapping[str, Owners] = field(repr=False, compare=False)
    _rules: Mapping[str, Shared] = field(repr=False, compare=False)

    @property
    def indexed(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.indexed)

    def entry(self, refid: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.refid == refid.lower()), None)

    def names(self) -> tuple[str, ...]:
        """Every name in every spelling, longest first; those that are ordinary words left out."""
        written = (name.text for entry in self.entries for name in entry.written())
        found = {spelling for text in written for spelling in spellings(text)}
        return tuple(sorted(found - self.ordinary_words, key=lambda text: (-len(text), text)))

    def resolve_name(self, text: str, day: date | None = None) -> Resolution:
        """Which document does `text` mean, written today or about `day`?

        >>> load().resolve_name("Helse og omsorgstenestelova").entry.refid
        'lov/2011-06-24-30'
        """
        if match := REFID.fullmatch(text.strip()):
            return self._by_refid(text, match)
        if len(text) > LONGEST:
            return Unknown(text[:LONGEST], "Teksten er for lang til å være navnet på en lov.")
        asked = self._ask(text)
        owners = self._owners.get(fold(asked.name))
        if owners is None:
            reason = f"Leddvis kjenner ingen lov eller forskrift som heter «{asked.name}»."
            return Unknown(asked.name, reason)
        if asked.year is not None:
            return self._dated(asked, owners)
        return self._aged(asked, owners) if asked.age else self._choose(asked.name, owners, day)

    def is_name(self, text: str) -> bool:
        """Whether `text` is a name or a refid, though perhaps of a document that is not here."""
        known = len(text) <= LONGEST and fold(self._ask(text).name) in self._owners
        return known or REFID.fullmatch(text.strip()) is not None

    def _by_refid(self, text: str, match: re.Match[str]) -> Resolution:
        kind = "lov" if match[1].lower() == "lov" else "forskrift"
        refid = f"{kind}/{'-'.join(filter(None, match.group(2, 3)))}"
        entry = self.entry(refid)
        return Found(entry) if entry else Unknown(text.strip(), f"Leddvis kjenner ikke {refid}.")

    def _ask(self, text: str) -> _Asked:
        name = " ".join(text.split())
        if fold(name) in self._owners:  # some titles name a year themselves
            return _Asked(name)
        asked = _read(name)
        known = (part for part in _parts(asked.name) if fold(part) in self._owners)
        return replace(asked, name=next(known, asked.name))

    def _choose(self, name: str, owners: Owners, day: date | None) -> Resolution:
        entries = tuple(entry for entry, _ in owners)
        if len(entries) == 1:
            [(entry, owned)] = owners
            reason = f"«{name}» er et tidligere navn på {entry.display}." if owned.former else ""
            return Found(entry, reason, step=owned.step)
        rule = self._rules[fold(name)]
        reason = rule.reason.format(name=name)
        alive = tuple(e for e in entries if (e.in_force_on(day) if day else not e.repealed))
        winner = tuple(e for e in alive if e.refid == rule.winner)
        meant = alive if rule.winner and len(alive) == 1 else winner
        if not meant:
            return Ambiguous(alive or entries, reason)
        if day is not None:
            reason = f"«{name}» leses som {meant[0].display}, som gjaldt {day:%d.%m.%Y}."
        return Found(meant[0], reason, tuple(e for e in entries if e != meant[0]))

    def _dated(self, asked: _Asked, owners: Owners) -> Resolution:
        """The owner, or the document before or after it, that is from that year."""
        steps = {entry: owned.step for entry, owned in owners}
        for entry in self._family(owners):
            if entry.year == asked.year and asked.number in (None, entry.number):
                reason = "" if entry in steps else f"Den fra {asked.year} er {entry.display}."
                return Found(entry, reason, step=steps.get(entry, ""))
        number = "" if asked.number is None else f" nr. {asked.number}"
        reason = f"Leddvis kjenner ingen «{asked.name}» fra {asked.year}{number}."
        return Unknown(asked.name, reason, tuple(steps))

    def _aged(self, asked: _Asked, owners: Owners) -> Resolution:
        """The newest of a family of documents; or the oldest, when there are two or more."""
        if any(name.former for _, name in owners):  # «tidligere friskolelova»
            return self._choose(asked.name, owners, None)
        family = sorted(self._family(owners), key=lambda entry: entry.refid.split("/")[1])
        if asked.age == "old" and len(family) == 1:
            reason = f"Leddvis kjenner bare {family[0].display} fra {family[0].year}."
            return Unknown(asked.name, reason, tuple(family))
        meant, word = (family.pop(), "nyeste") if asked.age == "new" else (family.pop(0), "eldste")
        return Found(meant, f"Den {word} er {meant.display}.", tuple(family))

    def _family(self, owners: Owners) -> tuple[Entry, ...]:
        near = {e.refid for e, _ in owners}
        around = near | {refid for e, _ in owners for refid in (e.replaces, e.replaced_by)}
        return tuple(e for e in self.entries if e.refid in around or e.replaces in near)


@cache
def load() -> Catalog:
    """The catalogue that comes with Leddvis."""
    raw = tomllib.loads(Path(__file__).with_name("catalog.toml").read_text("utf-8"))
    groups: tuple[Group, ...] = get_args(Group)
    entries = tuple(Entry(group, **dict(_tuples(row))) for group in groups for row in raw[group])
    shared = tuple(Shared(**dict(_tuples(row))) for row in raw["shared"])
    owners: dict[str, dict[str, tuple[Entry, Name]]] = {}
    for entry in entries:
        for name in entry.written():
            owners.setdefault(fold(name.text), {}).setdefault(entry.refid, (entry, name))
    return Catalog(
        entries,
        shared,
        frozenset(raw["ordinary_words"]),
        {key: tuple(by_refid.values()) for key, by_refid in owners.items()},
        {fold(name): rule for rule in shared for name in rule.names},
    )


@lru_cache(maxsize=1 << 16)  # the words of all acts are folded, most of them again and again
def fold(name: str) -> str:
    """What is the same in all ways to write a name: målform, hyphens, dots, genitive, case.

    >>> fold("Helse- og omsorgstjenestelovens") == fold("helse og omsorgstenestelova")
    True
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " og ").replace("/", " og ")
    text = AND_SO_ON.sub(" ", text)
    for bokmal, nynorsk in ENDINGS:
        text = re.sub(nynorsk + AT_END, bokmal, text)
    text = re.sub(r"[\W_]+", "", DEFINITE.sub(r"\1", text))
    for first, *others in SPELLINGS:
        for other in others:
            text = text.replace(other, first)
    return TWICE.sub(r"\1", text)


def spellings(name: str) -> tuple[str, ...]:
    """`name` in lower case, in every way that SPELLINGS and ENDINGS allow.

    >>> spellings("Tjenesteloven")
    ('tjenesteloven', 'tjenestelova', 'tenesteloven', 'tenestelova')
    """
    found = [name.lower()]
    for words in SPELLINGS:
        found = [new for text in found for new in _rewritten(text, words)]
    for words in ENDINGS:
        found = [new for text in found for new in _rewritten(text, words, AT_END)]
    return tuple(dict.fromkeys(found))


def _rewritten(text: str, words: tuple[str, ...], where: str = "") -> list[str]:
    """`text`, then `text` with the other words in the place of the one that it has."""
    word = re.compile(f"(?:{'|'.join(words)}){where}")
    has = word.search(text)
    others = [other for other in words if other != has[0]] if has else []
    return [text, *(word.sub(other, text) for other in others)]


def _read(name: str) -> _Asked:
    aged = AGE.match(name)
    age = (aged.lastgroup or "") if aged else ""
    name = name[aged.end() :] if aged else name
    dated = DATED.search(name)
    before, after = (name[: dated.start()], name[dated.end() :]) if dated else (name, "")
    # «fra 1. august 2022 barnevernsloven» dates something else.
    if not dated or not before or not (after[:1] in "([" or KIND.fullmatch(before)):
        return _Asked(name, age=age)
    number = int(dated["number"]) if dated["number"] else None
    return _Asked(f"{before} {after}".strip(), int(dated["year"]), number, age)


def _parts(name: str) -> tuple[str, ...]:
    """`name`, what stands before its bracket, and what stands in it after a bare «lov»."""
    bracket = BRACKETS.fullmatch(name)
    if not bracket:
        return (name,)
    before, inside = bracket[1].strip(), bracket[2]
    return (name, before, inside) if KIND.fullmatch(before) else (name, before)


def _tuples(value: Any) -> Any:
    """A value of the file with tuples for lists, and pairs for tables."""
    if isinstance(value, dict):
        return tuple((key, _tuples(item)) for key, item in value.items())
    return tuple(value) if isinstance(value, list) else value
