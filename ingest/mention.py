"""Mention: what words that point at law say, and where they stand, as a value."""

from dataclasses import dataclass, field
from typing import Literal

from ingest.parts import NOTHING, Parts

Kind = Literal["lov", "del", "kapittel", "paragraf", "artikkel", "her", "nabo"]
Relation = Literal["jf", "unntak", "tilsvarende", "hjemmel", "definert i", "viser til"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that point at law: what they say, and where they stand.

    `her` is the place that the text stands in: the act, paragraf … named by `number`,
    or the parts named alone («andre ledd»). `nabo` is the one before («-1») or after it.
    """

    kind: Kind
    number: str = ""  # «7-2», «IV», «9»
    letter: str = ""  # «a» of «§ 7-2 a»; whether it is of the number, only the law can tell
    to: str = ""  # «15-9» of «§§ 15-6 til 15-9», with its letter
    parts: Parts = NOTHING
    law: str = ""  # as written; nothing where the text names none
    own: bool = False  # «i loven her»
    joined: bool = field(default=False, compare=False)  # goes on from the mention before
    relation: Relation = field(default="viser til", compare=False)
    # Of a range: where its left end stops, the word «til» begins and stops, its right end begins.
    between: tuple[int, int, int, int] | None = field(default=None, compare=False)
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
