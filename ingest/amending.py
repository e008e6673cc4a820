"""Amending acts: one parsed act of Norsk Lovtidend in, its instructions out.

Reads both markups, and new acts that amend others at their end. An instruction
that no rule reads is kept as it stands (`not_understood`). Opens no file.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lxml.etree import _Element as Element

from corpus.change import Amendment
from corpus.model import Header
from ingest.amending_lines import Lines
from ingest.amending_markup import blocks
from ingest.header import dates, opened


@dataclass(frozen=True, slots=True)
class Figures:
    """How much of amending acts is understood."""

    lines: int
    understood: int
    operations: Counter[str]

    @property
    def share(self) -> float:
        """The share of the lines that were read; 1 when there is none."""
        return self.understood / self.lines if self.lines else 1.0


def read(root: Element, source: str) -> Amendment:
    """The amendments in `root`. Raises SourceError for other XML than Lovdata's."""
    header, main = opened(root, source)
    lines = Lines(header.changes)
    for block in blocks(main):
        lines.add(block)
    lines.close()
    return Amendment(
        header.refid,
        header.title,
        header.in_force,
        header.in_force_text,
        _published(header),
        tuple(lines.instructions),
        tuple(lines.not_understood),
        source,
        tuple(lines.not_understood_of),
    )


def figures(amendments: Iterable[Amendment]) -> Figures:
    """How many lines of instructions were read, and what they order."""
    lines = understood = 0
    operations: Counter[str] = Counter()
    for amendment in amendments:
        known = len({instruction.order for instruction in amendment.instructions})
        understood += known
        lines += known + len(amendment.not_understood)
        operations.update(instruction.operation for instruction in amendment.instructions)
    return Figures(lines, understood, operations)


def _published(header: Header) -> date | None:
    text = next((f.prose.text for f in header.facts if f.name == "dateOfPublication"), "")
    found = dates(text)
    return found[0] if found else None
