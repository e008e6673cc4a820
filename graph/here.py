"""Here: a mention of the place that a text stands in, or of what lies beside it, in; its path out.

«denne paragrafen», «forrige ledd», «første ledd» alone; and in an agreement that an act
has as its annex, «artikkel 9».
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.punktum import spans
from graph.outline import Outline
from graph.paths import tails, with_parts
from ingest.mention import Mention
from ingest.parts import Parts

# «§7-2a», «a7», and «gdpr/a9» of an annex
HOME = re.compile(r"(?:§[^/]+|(?:[^/§]+/)*?a(?:\d|[IVX])[^/]*)(?=/|$)")

SENTENCE = re.compile(r"/setning/\d+$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: «» for a text that stands nowhere."""

    document: str = ""
    path: str = ""  # «§7-2a/ledd/2/bokstav/e»
    # The words that stand there: «forrige punktum» counts in them.
    text: str = field(default="", compare=False)

    @property
    def paragraf(self) -> str:
        """The paragraf or the article that it is in; «» outside them."""
        found = HOME.match(self.path)
        return found[0] if found else ""

    @property
    def ledd(self) -> str:
        """The ledd, or what else stands straight in the paragraf; else the paragraf."""
        steps = self.path.split("/")
        return "/".join(steps[: len(self.paragraf.split("/")) + 2]) if self.paragraf else self.path

    @property
    def unit(self) -> str:
        """The ledd or the item that it is in, without the punktum."""
        return SENTENCE.sub("", self.path)

    def punktum(self, at: int) -> int:
        """The number of the punktum that has the character `at`; 0 where that is not known."""
        if SENTENCE.search(self.path):
            return int(self.path.rpartition("/")[2])
        ends = (end for _, end in spans(self.text))
        return next((n for n, end in enumerate(ends, start=1) if at < end), 0)


def annex(mention: Mention, place: Place, outline: Outline | None) -> str:
    """The annex that an article or chapter named alone is of: «gdpr»; «» for the act itself."""
    first = place.path.partition("/")[0]
    if outline is None or mention.kind not in ("artikkel", "kapittel") or first.startswith("§"):
        return ""
    has_articles = any(path.startswith(f"{first}/a1") for path in outline.paths)
    return first if has_articles and HOME.fullmatch(first) is None else ""


def around(mention: Mention, place: Place, outline: Outline) -> str | None:
    """«loven her», «denne paragrafen», «dette kapittelet»; None where there is no such."""
    match mention.number:
        case "paragraf":
            return place.paragraf or None
        case "ledd":
            return place.ledd if "/ledd/" in place.path else place.paragraf or None
        case "setning":
            number = place.punktum(mention.start)
            return f"{place.unit}/setning/{number}" if number else place.path or None
        case "kapittel" | "del":
            return _container(mention.number[:3], place, outline)
    return None


def _container(step: str, place: Place, outline: Outline) -> str | None:
    path = outline.container_of(place.paragraf, step)
    if path is None and re.match(r"kap|del", place.path):
        return place.path.split("/", 1)[0]
    return path


def beside(mention: Mention, place: Place, outline: Outline) -> str | None:
    """«forrige ledd», «neste paragraf», «forrige punktum»; None where there is no such."""
    on = int(mention.to)
    match mention.number:
        case "paragraf":
            return outline.beside(place.paragraf, on)
        case "ledd":
            return outline.beside(place.ledd, on)
        case "setning":
            number = place.punktum(mention.start)
            return outline.get(f"{place.unit}/setning/{number + on}") if number + on > 0 else None
        case "kapittel":
            home = outline.container_of(place.paragraf, "kap")
            return outline.beside(home, on) if home else None
    return None


def relative(parts: Parts, place: Place, outline: Outline) -> Iterator[str]:
    """Where parts alone lead: from the paragraf, the ledd or the item that the text stands in."""
    home = place.paragraf
    if not home:
        return
    if parts.outermost == "ledd":
        yield from with_parts((home,), parts, outline)
        return
    inner = parts.outermost == "setning"
    outward = [place.path, *_outward(place)] if inner else [place.ledd, home]
    for start in dict.fromkeys(outward):
        paths = [outline.counted(f"{start}{tail}") for tail in tails(parts, 1)]
        if all(outline.get(path) for path in paths):
            yield from paths
            return
    yield from (outline.counted(f"{place.ledd}{tail}") for tail in tails(parts, 1))


def _outward(place: Place) -> Iterator[str]:
    steps = place.path.split("/")
    while len(steps) > len(place.paragraf.split("/")) + 1:
        steps = steps[:-2]
        yield "/".join(steps)
