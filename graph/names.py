"""Names: the catalogue and the documents of a base in, which document a written name means out.

The catalogue goes first: it knows what people call the acts of the reform, and
which of two acts of one name is meant. Any other document is known by what its
own header calls it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from corpus.catalog import Ambiguous, Catalog, Entry, Found, Resolution, Unknown, fold


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the base, by what its header says."""

    refid: str
    title: str
    short_title: str
    abbreviation: str
    in_force: str  # the first ISO date named, or nothing

    @property
    def names(self) -> Iterable[str]:
        return filter(None, (self.refid, self.title, self.short_title, self.abbreviation))


class Names:
    """Which document is meant by a name, seen on the day that the texts are from."""

    def __init__(self, catalog: Catalog, documents: Iterable[Held], day: str) -> None:
        self.catalog = catalog
        self._documents = tuple(documents)
        self._day = day

    def is_name(self, text: str) -> bool:
        """Whether `text` names a document."""
        return self.catalog.is_name(text) or fold(text) in self._by_name

    def is_word(self, text: str) -> bool:
        """Whether a name is a word of its own too, such as «sol» and «kl»."""
        return text.strip(".").lower() in self.catalog.ordinary_words

    def resolve(self, text: str) -> Resolution:
        """Which document `text` means; an act in force before one of the same name that is not."""
        told = self.catalog.resolve_name(text)
        held = self._by_name.get(fold(text), ())
        if not isinstance(told, Unknown) or not held:
            return told
        alive = [d for d in held if d.in_force and d.in_force <= self._day] or list(held)
        entries = tuple(map(_entry, alive))
        if len(entries) == 1:
            others = tuple(_entry(d) for d in held if d not in alive)
            return Found(entries[0], _reason(others), others)
        dated = ", ".join(entry.refid for entry in entries)
        return Ambiguous(entries, f"Flere dokumenter heter «{text}»: {dated}.")

    @cached_property
    def _by_name(self) -> dict[str, tuple[Held, ...]]:
        found: dict[str, tuple[Held, ...]] = {}
        for document in self._documents:
            for key in dict.fromkeys(map(fold, document.names)):
                found[key] = (*found.get(key, ()), document)
        return found


def _entry(held: Held) -> Entry:
    short = f"{held.abbreviation}." if held.abbreviation else held.short_title or held.title
    display = held.short_title or held.title
    return Entry("known", held.refid, held.title, display, short, "nb")


def _reason(others: tuple[Entry, ...]) -> str:
    if not others:
        return ""
    names = ", ".join(entry.refid for entry in others)
    return f"Samme navn har {names}, som ikke er i kraft."
