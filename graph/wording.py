"""Wording: a piece and words that another act's words replace in it in, the piece reworded out.

«I § 3 skal ordet «a» erstattes med «b»» goes forward without doubt. Going back, a single
«b» must have been an «a»; of several nobody can tell which, and their sentences become holes.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.model import Kind, Link, Mark, Prose
from graph.holes import BY_PLACE, HEADING, Hole, Part, Piece, Sentence

Place = Sequence[tuple[Kind, str]]  # (("ledd", "2"), ("bokstav", "a")); none for all of it
Change = Callable[[Prose], Prose | Hole]


def reworded(piece: Piece, at: Place, words: tuple[str, str]) -> Piece:
    """The piece, or the part of it that lies `at`, with the first words replaced by the second."""
    old, new = words
    return _changed(piece, at, lambda prose: swapped(prose, old, new)) if old else piece


def unworded(piece: Piece, at: Place, words: tuple[str, str]) -> Piece:
    """The piece before the words were replaced, with holes where that cannot be told."""
    old, new = words
    if not new:  # words that were taken out leave no trace
        return _changed(piece, at, lambda prose: Hole("punktum"))
    pattern = _pattern(new)
    count = sum(len(pattern.findall(text)) for text in _texts(piece, at))

    def before(prose: Prose) -> Prose | Hole:
        if not pattern.search(prose.text):
            return prose
        return swapped(prose, new, old) if count == 1 and old else Hole("punktum")

    return _changed(piece, at, before)


def swapped(prose: Prose, old: str, new: str) -> Prose:
    """The prose with `new` for every `old`, as a word of its own or in the genitive.

    >>> swapped(Prose("Friskolelova § 2, jf. friskolelovas § 3"), "friskolelova", "skolelova").text
    'Skolelova § 2, jf. skolelovas § 3'
    """
    for match in reversed(list(_pattern(old).finditer(prose.text))):
        words = new[:1].upper() + new[1:] if match[0][:1].isupper() else new
        prose = _spliced(prose, match.start(), match.end(), words)
    return prose


def _pattern(words: str) -> re.Pattern[str]:
    first, rest = words[:1], words[1:]
    begin = f"[{first.upper()}{first.lower()}]" if first.isalpha() else re.escape(first)
    body = r"\s+".join(map(re.escape, rest.split())) if rest.strip() else ""
    blank = r"\s+" if rest[:1].isspace() else ""
    return re.compile(rf"(?<!\w){begin}{blank}{body}(?=s?(?!\w))")


def _spliced(prose: Prose, start: int, end: int, words: str) -> Prose:
    """Other words from `start` to `end`; a link round them keeps round them."""
    by = len(words) - (end - start)

    def moved(place: int) -> int:
        return place + by if place >= end else min(place, start + len(words))

    return Prose(
        prose.text[:start] + words + prose.text[end:],
        tuple(Link(moved(x.start), moved(x.end), x.href) for x in prose.links),
        tuple(Mark(moved(x.start), moved(x.end), x.kind, x.value) for x in prose.marks),
    )


def _changed(piece: Piece, at: Place, change: Change) -> Piece:
    parts: list[Part] = []
    for part, inside in _chosen(piece, at):
        if inside is None:
            parts.append(part)
        elif isinstance(part, Piece):
            parts.append(_changed(part, inside, change))
        elif isinstance(part, Sentence):
            new = change(part.prose)
            parts.append(replace(part, prose=new) if isinstance(new, Prose) else new)
        else:
            parts.append(part)
    heading = piece.heading
    if not at and isinstance(heading, Prose) and heading:
        new = change(heading)
        heading = HEADING if isinstance(new, Hole) else new
    return replace(piece, heading=heading, parts=tuple(parts))


def _texts(piece: Piece, at: Place) -> Iterator[str]:
    if not at and isinstance(piece.heading, Prose):
        yield piece.heading.text
    for part, inside in _chosen(piece, at):
        if inside is not None and isinstance(part, Piece):
            yield from _texts(part, inside)
        elif inside is not None and isinstance(part, Sentence):
            yield part.prose.text


def _chosen(piece: Piece, at: Place) -> Iterator[tuple[Part, Place | None]]:
    """The parts, each with the way on inside it; None for those that `at` does not lead to."""
    counts: dict[str, int] = {}
    for part in piece.parts:
        counts[part.kind] = counts.get(part.kind, 0) + 1
        place = str(counts[part.kind]) if part.kind in BY_PLACE else part.name
        if not at:
            yield part, at
        elif (part.kind, place.casefold()) == (at[0][0], at[0][1].casefold()):
            yield part, at[1:]
        else:
            yield part, None
