"""Punktum: the text of a ledd in, the place of each of its sentences out.

The markup does not show punktum; Lovdata numbers them in its links («setning/2»).
An intro, its list and what follows the list count as one text, as they do there.
"""

import re
from functools import lru_cache

from corpus.model import Provision

# A dot after these ends no sentence. Every row is tested on its own.
ABBREVIATIONS = frozenset(
    "jf jfr nr mv m.m m.v bl.a f.eks pkt kap ca iflg ifl res osv m.fl dvs o.l e.l s.k t.o.m f.o.m"
    " art avd bind st.prp ot.prp innst prop prp st.meld meld kl kr mill mrd pst evt inkl ev mfl"
    " og/eller tlf dr prof adm dir kgl jan feb febr mars apr aug sep sept okt nov des vedr fvl"
    " vgl forskr pgf sk d.d p.g.a pga ang hhv".split()
)
# «.», «?» or «!», perhaps a closing mark, white space, then something that begins a sentence.
END = re.compile(r"[.?!][»\")\]]?(?=\s+[«\"(]?[A-ZÆØÅÄÖ§–0-9])")
LAST_WORD = re.compile(r"[^\s(«]+$")
LONGEST = 40  # no abbreviation or number is longer, and a table may run for pages
BLANK = re.compile(r"\s*")
NUMBER = re.compile(r"(?:§?\d[\d.]*|[IVXL]+|[a-zæøåA-ZÆØÅ])")


@lru_cache(maxsize=4096)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of every punktum of `text`, in order; white space between left out.

    >>> text = "Første ledd gjelder, jf. § 2. Annet ledd gjelder ikke."
    >>> [text[start:end] for start, end in spans(text)]
    ['Første ledd gjelder, jf. § 2.', 'Annet ledd gjelder ikke.']
    """
    found, start = [], 0
    for match in END.finditer(text):
        end = match.end()
        if not _ends(text, match.start(), end):
            continue
        found.append((start, end))
        start = _after_blank(text, end)
    if text[start:].strip():
        found.append((start, len(text)))
    return tuple(found)


def _ends(text: str, dot: int, end: int) -> bool:
    """Whether the mark at `dot` ends a sentence."""
    if text[dot] != ".":
        return True
    following = text[_after_blank(text, end)]
    if following.isdigit() or following == "–":
        # «nr. 4», «20. juni»; but a new line may begin with a number.
        return "\n" in text[end : end + 2]
    last = LAST_WORD.search(text[max(0, dot - LONGEST) : dot])
    if last is None:
        return False
    word = last[0].rstrip(",")
    if word.lower() in ABBREVIATIONS:
        return False
    # «10.», «II.» and «b.» are numbers when they stand first in a line; «§ 7.» ends a sentence.
    first = dot - len(last[0])
    return not (NUMBER.fullmatch(word) and (first == 0 or text[first - 1] == "\n"))


def _after_blank(text: str, place: int) -> int:
    blank = BLANK.match(text, place)
    return blank.end() if blank else place


def punktum(provision: Provision) -> tuple[Provision, ...]:
    """The sentences of a unit or an item, each with its address (`…/setning/2`)."""
    return tuple(
        Provision(
            provision.id / f"setning/{n}",
            "punktum",
            prose=provision.prose.cut(start, end),
            start=provision.start + start,
        )
        for n, (start, end) in enumerate(spans(provision.text), start=1)
    )
