"""Wording: a piece and words that another act's words replace in it in, the piece reworded out.

«I § 3 skal ordet «a» erstattes med «b»» goes forward without doubt. Going back, a single
«b» must have been an «a»; of several nobody can tell which, and their sentences become holes.
So does one inside a sentence: older acts wrote «Fylkesmannen» there, with a capital.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.model import Kind, Link, Mark, Prose
from graph.holes import BY_PLACE, HEADING, Hole, Part, Piece, Sentence

NUMBERED = re.compile(r"(\d)(?:\\s\+)?([A-Za-z])(?![A-Za-z])")
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
    count = counted(piece, at, new)

    def before(prose: Prose) -> Prose | Hole:
        found = pattern.search(prose.text)
        if found is None:
            return prose
        sure = count == 1 and old and (_begins(prose.text, found.start()) or not old[:1].isalpha())
        return swapped(prose, new, old) if sure else Hole("punktum")

    return _changed(piece, at, before)


def swapped(prose: Prose, old: str, new: str) -> Prose:
    """The prose with `new` for every `old`, as a word of its own or in the genitive.

    >>> swapped(Prose("Friskolelova § 2, jf. friskolelovas § 3"), "friskolelova", "skolelova").text
    'Skolelova § 2, jf. skolelovas § 3'
    """
    for match in reversed(list(_pattern(old).finditer(prose.text))):
        capital = match[0][:1].isupper() and _begins(prose.text, match.start())
        words = new[:1].upper() + new[1:] if capital else new
        prose = _spliced(prose, match.start(), match.end(), words)
    return prose


def _pattern(words: str) -> re.Pattern[str]:
    """`words` as a text may have them: a capital first, «13 f» for «13f», with or without an s."""
    body = r"\s+".join(map(re.escape, words.split()))
    if words[:1].isalpha():
        body = f"[{words[0].upper()}{words[0].lower()}]" + body[1:]
    body = NUMBERED.sub(r"\1\\s?\2", body)
    return re.compile(rf"(?<!\w){body}(?=s?(?!\w))")


def counted(piece: Piece, at: Place, words: str) -> int:
    """How often `words` stand in the piece, or in the part of it that lies `at`."""
    return sum(len(_pattern(words).findall(text)) for text in _texts(piece, at)) if words else 0


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins at `place`."""
    return not text[:place].strip() or text[:place].rstrip(' «"(')[-1:] in ".:?!\n–"


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
