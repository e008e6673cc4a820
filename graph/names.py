"""Names: the catalogue and the register of documents in, which document a written name means out.

The catalogue goes first: it knows what people call the acts of the reform, and
which of two acts of one name is meant. Any other document is known by what its
own header calls it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from corpus.catalog import AGE, Ambiguous, Catalog, Entry, Found, Resolution, Unknown, fold
from corpus.other_names import Other
from corpus.other_names import load as load_others
from corpus.timeline import spoken_act
from ingest.grammar import DATE, DATED, MONTHS, YEAR
from ingest.spotting import Lexicon, other_spellings

BRACKET = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*$")  # «Lov om folketrygd (folketrygdloven)»
AMENDING = re.compile(r"\bendring", re.IGNORECASE)
REFID = re.compile(
    r"(?:\w{2,3}/)?(?P<kind>lov|forskrift|for)[/-](?P<day>\d{4}-\d\d-\d\d)(?:-0*(?P<number>\d+))?",
    re.IGNORECASE,
)
ISO = re.compile(r"\d{4}-\d\d-\d\d")
WAITING = re.compile(r"kongen|departementet|ikkje i kraft|ikke i kraft", re.IGNORECASE)
NAMES_KEPT = 1 << 12  # a law names the same few again and again
LAST_DATE = re.compile(rf"(?P<name>.+?){DATE.pattern}$", re.IGNORECASE)
LAST_YEAR = re.compile(rf"(?P<name>.+?){YEAR.pattern}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Held:
    """A document that is known, by what its header says."""

    refid: str
    title: str
    short_title: str
    abbreviation: str
    in_force: str  # the first ISO date named, or the words that stand in its place

    @property
    def names(self) -> Iterator[str]:
        """Every name of it; the bracket of an amending act is its topic, and no name."""
        bracket = BRACKET.search(self.title)
        bare = self.title[: bracket.start()].strip() if bracket else ""
        inside = bracket[1].strip() if bracket and not AMENDING.search(self.title) else ""
        yield from filter(
            None, (self.refid, self.title, bare, inside, self.short_title, self.abbreviation)
        )

    def waits(self, day: str) -> bool:
        """Whether it is adopted and not in force on `day`, by its first date.

        Some very old acts tell no date at all; they are in force.
        """
        if ISO.match(self.in_force):
            return bool(day) and self.in_force > day  # the sample is of no day
        return WAITING.search(self.in_force) is not None


class Names:
    """Which document is meant by a name, seen on the day that the texts are from."""

    def __init__(
        self,
        catalog: Catalog,
        documents: Iterable[Held],
        day: str,
        others: Iterable[Other] | None = None,
        linked: Callable[[str], bool] = lambda refid: True,
    ) -> None:
        """`linked` tells whether Lovdata links to a document anywhere: then there was one."""
        self.catalog = catalog
        self._documents = {held.refid: held for held in documents}
        self._day = day
        self._others = tuple(load_others() if others is None else others)
        self._linked = linked
        self.resolve = lru_cache(maxsize=NAMES_KEPT)(self._resolve)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every name that may be met in a text."""
        written = (name.text for entry in self.catalog.entries for name in entry.written())
        held = (name for document in self._documents.values() for name in document.names)
        others = (name for other in self._others for name in other.names)
        return Lexicon((*written, *held, *others), self.catalog.ordinary_words)

    def folded(self) -> Iterator[tuple[str, str]]:
        """Every name that a document has, folded, and the document that has it."""
        for entry in self.catalog.entries:
            yield from ((fold(name.text), entry.refid) for name in entry.written())
        for key, documents in self._by_name.items():
            yield from ((key, document.refid) for document in documents)
        yield from ((key, other.refid) for key, other in self._others_by_name.items())

    def named_before(self, refid: str, name: str) -> Entry | None:
        """The act before `refid`, when `name` is what the law called that one, and not this.

        «barnevernloven» is the act of 1992; the one that replaced it is «barnevernsloven».
        """
        entry = self.catalog.entry(refid)
        older = self.catalog.entry(entry.replaces) if entry and entry.replaces else None
        if entry is None or older is None or fold(name) == fold(entry.short_title):
            return None
        return older if fold(name) == fold(older.short_title) else None

    def entry(self, refid: str) -> Entry | None:
        """What is known of the document called `refid`."""
        if entry := self.catalog.entry(refid):
            return entry
        if held := self._documents.get(refid):
            return _entry(held)
        other = next((other for other in self._others if other.refid == refid), None)
        return _stranger(refid, other.display) if other else None

    def known(self, refid: str) -> bool:
        """Whether any header or the catalogue has told of `refid` as law that is in force."""
        return refid in self._documents or self.catalog.entry(refid) is not None

    def existed(self, refid: str) -> bool:
        """Whether anything here tells of a document called `refid`."""
        return self.entry(refid) is not None or self._linked(refid)

    def in_archives(self, refid: str) -> bool:
        """Whether an archive of law in force has the text of it."""
        entry = self.catalog.entry(refid)
        return refid in self._documents or (entry is not None and entry.in_archives)

    def before(self, refid: str, name: str) -> Entry | None:
        """The act that had the name before `refid`, where one is known."""
        entry = self.catalog.entry(refid)
        older_one = self.catalog.entry(entry.replaces) if entry else None
        if older_one and any(fold(each.text) == fold(name) for each in older_one.written()):
            return older_one
        key = re.compile(re.escape(fold(name)) + r"\d{4}")
        older = (
            other for other in self._others if any(key.fullmatch(fold(n)) for n in other.names)
        )
        other = next((other for other in older if other.refid != refid), None)
        return _stranger(other.refid, other.display) if other else None

    def after(self, refid: str) -> str:
        """The refid of the act in force that came after `refid`, or has its name; «» for none."""
        entry = self.catalog.entry(refid)
        if entry and entry.replaced_by:
            return entry.replaced_by
        other = next((other for other in self._others if other.refid == refid), None)
        for name in other.names if other else ():
            dated = LAST_YEAR.fullmatch(name)
            now = self.resolve(dated["name"]) if dated else None
            if isinstance(now, Found) and now.entry.refid != refid:
                return now.entry.refid
        return ""

    def waits(self, refid: str) -> bool:
        """Whether the document is adopted and not yet in force."""
        held, entry = self._documents.get(refid), self.catalog.entry(refid)
        if entry is not None and entry.in_force is not None:
            return str(entry.in_force) > self._day
        return held is not None and held.waits(self._day)

    def _resolve(self, text: str) -> Resolution:
        """Which document `text` means; an act in force before one of the same name that is not."""
        text = text.strip()
        if dated := DATED.fullmatch(text) or LAST_DATE.fullmatch(text):
            return self._dated(dated)
        told = self.catalog.resolve_name(text)
        if not isinstance(told, Unknown):
            return told
        found = self._other(text) or self._held(text) or self._spelled(text) or _by_refid(text)
        if found is None and (aged := AGE.match(text)) and aged.end() < len(text):
            return self._aged(text[aged.end() :], aged)
        return found or told

    def _aged(self, name: str, aged: re.Match[str]) -> Resolution:
        """«gamle revisorloven»: the one before, where one is known; «nye»: the newest."""
        found = self.resolve(name)
        if isinstance(found, Found) and aged["old"]:
            if before := self.before(found.entry.refid, name):
                return Found(before)
            return Unknown(name, f"Leddvis kjenner ingen eldre lov som heter «{name}».")
        return found

    def _dated(self, dated: re.Match[str]) -> Resolution:
        """«lov 8. juni 2018 nr. 27»; without a number, the only one of that day that is known."""
        written = (dated.groupdict().get("kind") or dated.groupdict().get("name") or "lov").lower()
        kind = "forskrift" if "forskrift" in written or written[0] == "k" else "lov"
        month = next(n for n, m in enumerate(MONTHS, 1) if m.startswith(dated["month"].lower()[:3]))
        try:
            on = date(int(dated["year"]), month, int(dated["day"]))
        except ValueError:
            return Unknown(
                dated[0], f"{dated['day']}. {dated['month']} {dated['year']} er ingen dag."
            )
        day = f"{kind}/{on.isoformat()}"
        if dated["number"]:
            refid = f"{day}-{int(dated['number'])}"
        else:
            others = (other.refid for other in self._others)
            known = {*self._documents, *(e.refid for e in self.catalog.entries), *others}
            same = sorted(refid for refid in known if refid == day or refid.startswith(f"{day}-"))
            named = [refid for refid in same if self._is_called(refid, written)]
            same = named if len(named) == 1 else same
            if len(same) > 1:
                entries = tuple(filter(None, map(self.entry, same)))
                return Ambiguous(entries, f"Flere lover er fra den dagen: {', '.join(same)}.")
            refid = same[0] if same else day
        entry = self.entry(refid)
        return Found(entry or _stranger(refid, dated[0]))

    def _is_called(self, refid: str, name: str) -> bool:
        held = self._documents.get(refid)
        return held is not None and fold(name) in map(fold, held.names)

    def _other(self, text: str) -> Resolution | None:
        """By another name than its header's: «EØS-avtalen», «straffeloven 1902»."""
        year = LAST_YEAR.fullmatch(text)
        keys = (fold(text), fold(f"{year['name']} {year['year']}") if year else "", fold(text[:-1]))
        for key in filter(None, keys):
            other = self._others_by_name.get(key)
            if other and not self._is_short_title(key, other.refid):
                entry = self.entry(other.refid) or _stranger(other.refid, other.display)
                return Found(entry, step=other.inside)
            if key in self._by_name:
                return None
        return None

    def _is_short_title(self, key: str, but: str) -> bool:
        """Whether a document other than `but` says itself that it is called so."""
        held = self._by_name.get(key, ())
        return any(d.refid != but and fold(d.short_title) == key for d in held)

    @cached_property
    def _others_by_name(self) -> dict[str, Other]:
        return {fold(name): other for other in reversed(self._others) for name in other.names}

    def _held(self, text: str) -> Resolution | None:
        held = self._by_name.get(fold(text), ())
        year = LAST_YEAR.fullmatch(text)
        if not held and year:
            named = self._by_name.get(fold(year["name"]), ())
            held = tuple(d for d in named if d.refid.split("/")[1][:4] == year["year"])
            if named and not held:
                near = tuple(map(_entry, named))
                reason = f"Leddvis kjenner ingen «{year['name']}» fra {year['year']}."
                return Unknown(text, reason, near)
        if not held:
            return None
        alive = [d for d in held if not d.waits(self._day)] or list(held)
        newest = max(alive, key=lambda d: d.refid.split("/")[1])
        if len(alive) > 1 and newest.refid.startswith("forskrift/"):
            listed = ", ".join(d.refid for d in alive)
            reason = f"Flere dokumenter heter «{text}»: {listed}."
            return Ambiguous(tuple(map(_entry, alive)), reason)
        others = tuple(_entry(d) for d in held if d != newest)
        return Found(_entry(newest), _reason(others), others)

    def _spelled(self, text: str) -> Resolution | None:
        """With the joining s or without it, and out of the genitive, where that is a name."""
        if text.lower().endswith("s") and self.catalog.is_name(text[:-1]):
            return self.catalog.resolve_name(text[:-1])
        for spelled in other_spellings(text):
            if self.catalog.is_name(spelled):
                return self.catalog.resolve_name(spelled)
            if found := self._other(spelled) or self._held(spelled):
                return found
        return None

    @cached_property
    def _by_name(self) -> dict[str, tuple[Held, ...]]:
        found: dict[str, tuple[Held, ...]] = {}
        for document in self._documents.values():
            for key in dict.fromkeys(map(fold, document.names)):
                found[key] = (*found.get(key, ()), document)
        return found


def _by_refid(text: str) -> Resolution | None:
    """«LOV-2018-06-08-27», of an act that nothing here tells of."""
    written = REFID.fullmatch(text)
    if written is None:
        return None
    kind = "lov" if written["kind"].lower() == "lov" else "forskrift"
    try:
        date.fromisoformat(written["day"])
    except ValueError:
        return Unknown(text, f"{written['day']} er ingen dag.")
    number = written["number"]
    refid = f"{kind}/{written['day']}{f'-{int(number)}' if number else ''}"
    return Found(_stranger(refid, spoken_act(refid)))


def _entry(held: Held) -> Entry:
    short = f"{held.abbreviation}." if held.abbreviation else held.short_title or held.title
    display = held.short_title or held.title
    return Entry("known", held.refid, held.title, display, short, "nb")


def _stranger(refid: str, written: str) -> Entry:
    """An act that is cited by its date and that no archive in force has."""
    return Entry("known", refid, "", written, written, "nb")


def _reason(others: tuple[Entry, ...]) -> str:
    if not others:
        return ""
    names = ", ".join(entry.refid for entry in others)
    return f"Samme navn har {names}."
