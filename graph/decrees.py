"""Decrees: what set an amending act in force and one of its paragrafer in, the day out.

Parts are told in the decree's own words: «Lovens del II», «§ 3-4 og ny § 3-4a». A paragraf
that a decree names has that day; else the day of its part of the act; else that of all the rest.
"""

import re
from collections.abc import Iterable
from datetime import date

from corpus.change import Decree
from graph.numbers import written

EXCEPT = re.compile(r"\b(?:unntak|unnatak|unntatt|unnateke)\b")
PART = r"\b(?:del(?:ene)?|romertall|romartal)\b[^§]*?\b{}\b"


def day_by_decree(decrees: Iterable[Decree], number: str, part: str) -> date | None:
    """When what an act changed in paragraf `number`, in its `part`, took effect; None in doubt."""
    roman = part.partition(" ")[0]
    named: set[date | None] = set()
    of_part: set[date | None] = set()
    whole: set[date | None] = set()
    for decree in decrees:
        parts = [EXCEPT.split(line, maxsplit=1) for line in decree.parts]
        but = [*decree.but, *(after for _, *rest in parts for after in rest)]
        out = any(_means(line, number, roman) for line in but)
        if any(written(number).search(line) for line, *_ in parts):
            named.add(decree.day)
        elif any(_of_part(line, roman) for line, *_ in parts) and not out:
            of_part.add(decree.day)
        elif not decree.parts and not out:
            whole.add(decree.day)
    found = named or of_part or whole
    return next(iter(found)) if len(found) == 1 else None


def _means(line: str, number: str, roman: str) -> bool:
    return bool(written(number).search(line)) or _of_part(line, roman)


def _of_part(line: str, roman: str) -> bool:
    """Whether the line speaks of a part of the act as a whole: «Lovens del II»."""
    return bool(roman) and "§" not in line and bool(re.search(PART.format(roman), line, re.I))
