"""Links: documents with Lovdata's own links in, how well the words alone lead to the same out.

The links are stripped before the text is read, and compared afterwards: recall and
precision at the paragraf or chapter, and the exact address where a link has one.

Of a range Lovdata links the two ends and never the middle, so the middle counts neither
way. Of one range in twelve it links the left end alone («§§ 7-2 til 7-5»): what it says of
the range is what we say, and of the rest it says nothing. These are counted apart, so
that the precision can be told with them as errors and without them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.model import Document, Link, Provision
from graph.resolve import Place, Reference, Resolver, ends
from ingest.mentions import find_mentions
from ingest.spotting import Lexicon

STATUTE = re.compile(r"(?:lov|forskrift)/\d", re.IGNORECASE)
FINE = re.compile(r"/(?:ledd|bokstav|nummer|setning)/")
OTHER_LANGUAGE = re.compile(r"~[a-z]+(?=/|$)")


@dataclass(frozen=True, slots=True)
class Score:
    """What was counted; shares of 0 of 0 are 1."""

    links: int = 0
    found: int = 0  # links that the words lead to, down to the paragraf or chapter
    fine: int = 0  # links with an address below the paragraf
    exact: int = 0  # of these, led to exactly
    claims: int = 0  # references that overlap a link
    true: int = 0  # of these, those that lead nowhere else
    unlinked: int = 0  # references where Lovdata has no link: neither right nor wrong

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, n) + getattr(other, n) for n in self.__slots__))

    @property
    def recall(self) -> float:
        return self.found / self.links if self.links else 1.0

    @property
    def exactness(self) -> float:
        return self.exact / self.fine if self.fine else 1.0

    @property
    def precision(self) -> float:
        return self.true / self.claims if self.claims else 1.0


def score(documents: Iterable[Document], resolver: Resolver, lexicon: Lexicon) -> Score:
    """How the references read in the ledd of `documents` agree with their links."""
    total = Score()
    for document in documents:
        for paragraf in document.walk():
            named = ""  # by the ledd before, in the same paragraf
            for unit in _units(paragraf):
                mentions = find_mentions(unit.text, lexicon)
                place = Place(str(document.id), "/".join(unit.id.path), unit.text)
                found = resolver.references(mentions, place, named)
                total += _judged(unit, [end for each in found for end in ends(each)])
                named = next((m.law for m in reversed(mentions) if m.law), named)
    return total


def _units(provision: Provision) -> Iterator[Provision]:
    """The ledd of a paragraf; quoted text of amending acts speaks of another act."""
    if provision.kind == "paragraf":
        yield from (unit for unit in provision.units() if "rest" not in unit.id.path)


def _judged(unit: Provision, found: list[Reference]) -> Score:
    links = [link for link in unit.prose.links if STATUTE.match(link.href)]
    claims = [(reference, _coarse_links(reference, links)) for reference in found]
    targets = [_near(link, found) for link in links]
    fine = [n for n, link in enumerate(links) if FINE.search(link.href)]
    return Score(
        links=len(links),
        found=sum(
            coarse(link.href) in set(map(coarse, near))
            for link, near in zip(links, targets, strict=True)
        ),
        fine=len(fine),
        exact=sum(_folded(links[n].href) in set(map(_folded, targets[n])) for n in fine),
        claims=sum(bool(near) for _, near in claims),
        true=sum(bool(near) and _is_true(reference, near) for reference, near in claims),
        unlinked=sum(not near for _, near in claims),
    )


def _near(link: Link, found: list[Reference]) -> list[str]:
    return [target for ref in found if overlap(link, ref) for target in ref.targets]


def _coarse_links(reference: Reference, links: list[Link]) -> set[str]:
    return {coarse(link.href) for link in links if overlap(link, reference)}


def overlap(link: Link, reference: Reference) -> bool:
    """Whether the words of a link and those of a reference have a letter in common."""
    return link.start < reference.mention.end and reference.mention.start < link.end


def _is_true(reference: Reference, near: set[str]) -> bool:
    """All targets are linked; of «§§ 31-37» Lovdata links the ends and never the middle."""
    mine = [coarse(target) for target in reference.targets]
    both = len(mine) > 2 and mine[0] in near and mine[-1] in near
    return both or all(target in near for target in mine)


def coarse(address: str) -> str:
    """An address cut to its paragraf, article or chapter.

    >>> coarse("lov/2011-06-24-30/§7-2A/ledd/2/bokstav/e")
    'lov/2011-06-24-30/§7-2a'
    """
    return FINE.split(_folded(address), maxsplit=1)[0]


def _folded(address: str) -> str:
    """What is the same in all spellings; an act in the other målform is the same act.

    >>> _folded("lov/1814-05-17~nn/§6")
    'lov/1814-05-17/§6'
    """
    return OTHER_LANGUAGE.sub("", address.lower().replace(" ", ""))
