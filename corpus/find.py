"""Find: an address in, the provision out, or an error that names the nearest there is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from corpus.citation import place
from corpus.errors import NotFoundError
from corpus.ids import ProvisionId
from corpus.model import Document, Provision
from corpus.punktum import punktum

NUMBERS = re.compile(r"\d{1,9}")  # Python refuses to count with 5 000 digits


@dataclass(frozen=True, slots=True)
class Parts:
    """Provisions by address, read without regard to case."""

    by_address: Mapping[str, Provision]

    @classmethod
    def inside(cls, provision: Provision) -> "Parts":
        """`provision` and everything inside it."""
        return cls({p.id.fold(): p for p in provision.walk()})

    def get(self, id: ProvisionId) -> Provision | None:
        """The provision at `id`, or None."""
        if found := self.by_address.get(id.fold()):
            return found
        if id.path[-2:-1] == ("setning",):
            return self._punktum(id)
        return self._in_one_ledd(id)

    def _punktum(self, id: ProvisionId) -> Provision | None:
        home = self.get(ProvisionId(id.document, id.path[:-2]))
        if home is not None and not home.prose:
            home = _only_ledd(home)
        number = id.path[-1]
        if home is None or not number.isdigit():
            return None
        sentences = punktum(home)
        return sentences[int(number) - 1] if 1 <= int(number) <= len(sentences) else None

    def _in_one_ledd(self, id: ProvisionId) -> Provision | None:
        """What is cited without its ledd, when one ledd alone has it: «hol. § 3-2 nr. 6»."""
        paragraf = id.paragraf
        home = self.by_address.get(paragraf.fold()) if paragraf else None
        if paragraf is None or home is None or id.path == paragraf.path:
            return None
        inside = id.path[len(paragraf.path) :]
        ways = [child.id / "/".join(inside) for child in home.children if child.kind == "ledd"]
        found = [self.by_address[way.fold()] for way in ways if way.fold() in self.by_address]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Lookup:
    """The provisions of one document by address."""

    document: Document
    parts: Parts

    @classmethod
    def of(cls, document: Document) -> "Lookup":
        """A look-up over everything in `document`."""
        return cls(document, Parts.inside(document.root))

    def get(self, id: ProvisionId) -> Provision | None:
        """The provision at `id`, or None."""
        return self.parts.get(id)

    def find(self, id: ProvisionId) -> Provision:
        """The provision at `id`. Raises NotFoundError, with the nearest that exists.

        The ledd is left out where one alone can be meant («§ 1-3 bokstav b»); such
        an address leads to the full one.
        """
        if found := self.get(id):
            return found
        raise NotFoundError(
            f"{place(id)} ({id}) finnes ikke i"
            f" {self.document.header.short_title or self.document.id}.{self._hint(id)}"
        )

    def _hint(self, id: ProvisionId) -> str:
        near = nearest(id, (p.id for p in self.document.walk() if p.id.path))
        return f" Nærmeste som finnes: {place(near)} ({near})." if near else ""


def nearest(id: ProvisionId, known: Iterable[ProvisionId]) -> ProvisionId | None:
    """The address in `known` that `id` was most likely meant to be; None when none is near."""
    candidates = list(known)
    paragraf = id.paragraf
    if paragraf is None:
        return _beside(id, candidates) or _alike(id, candidates)
    home = _printed(paragraf, candidates)
    inside = [other for other in candidates if other.within(home)]
    if inside:
        return max(inside, key=lambda other: _shared(id.path, other.path))
    numbers = _numbers(paragraf)
    same_form = [
        other
        for other in candidates
        if other == other.paragraf and len(_numbers(other)) == len(numbers)
    ]
    return min(same_form, key=lambda o: _distance(numbers, _numbers(o)), default=None) or _alike(
        id, candidates
    )


def _only_ledd(provision: Provision) -> Provision | None:
    ledd = [child for child in provision.children if child.kind == "ledd"]
    return ledd[0] if len(ledd) == 1 else None


def _printed(paragraf: ProvisionId, known: list[ProvisionId]) -> ProvisionId:
    return next((other for other in known if other.fold() == paragraf.fold()), paragraf)


def _shared(wanted: tuple[str, ...], have: tuple[str, ...]) -> tuple[int, int, int]:
    """How alike two paths are: steps in common, then nearness of the first number that differs."""
    same = 0
    for a, b in zip(wanted, have, strict=False):
        if a.casefold() != b.casefold():
            if (far := _apart(a, b)) is not None:
                return same, -far, -len(have)
            break
        same += 1
    # Of those that are no nearer, the outermost: the ledd, not a bokstav inside it.
    return same, -1000, -len(have)


def _apart(a: str, b: str) -> int | None:
    """How far two numbers or two letters are from each other."""
    if NUMBERS.fullmatch(a) and NUMBERS.fullmatch(b):
        return abs(int(a) - int(b))
    return abs(ord(a.lower()) - ord(b.lower())) if len(a) == len(b) == 1 else None


def _numbers(id: ProvisionId) -> tuple[int, ...]:
    return tuple(map(int, NUMBERS.findall(id.path[-1])))


def _distance(wanted: tuple[int, ...], have: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(abs(a - b) for a, b in zip(wanted, have, strict=True))


def _beside(id: ProvisionId, known: list[ProvisionId]) -> ProvisionId | None:
    """The chapter, part or article with the number nearest to that of `id`."""
    kind, numbers = NUMBERS.split(id.path[-1])[0], _numbers(id)
    same = [o for o in known if o.path[:-1] == id.path[:-1] and o.path[-1].startswith(kind)]
    near = [other for other in same if len(_numbers(other)) == len(numbers) > 0]
    return min(near, key=lambda o: _distance(numbers, _numbers(o)), default=None)


def _alike(id: ProvisionId, known: list[ProvisionId]) -> ProvisionId | None:
    # The document is the same for all, and would make everything look alike.
    folded = {"/".join(other.path).casefold(): other for other in known}
    match = get_close_matches("/".join(id.path).casefold(), list(folded), n=1)
    return folded[match[0]] if match else None
