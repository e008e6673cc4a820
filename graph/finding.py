"""Finding: a reference that should perhaps be mended, and what must be known to tell, as values."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corpus.ids import ProvisionId
from corpus.successions import Successions
from corpus.timeline import Timeline

Fault = Literal["opphevet", "erstattet", "omnummerert", "finnes ikke", "ikke i kraft", "flyttet"]
Certainty = Literal["sikker", "sannsynlig", "mulig"]
CERTAINTIES: tuple[Certainty, ...] = ("sikker", "sannsynlig", "mulig")


@dataclass(frozen=True, slots=True)
class Finding:
    """A reference that should perhaps be mended."""

    source: str
    surface: str
    targets: tuple[str, ...]
    fault: Fault
    certainty: Certainty
    reason: str  # in Norwegian, one or two sentences
    now: tuple[str, ...] = ()  # where the rule stands today, when that is known
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the law that references lead into."""

    successions: Callable[[str], Successions]  # of what stood in the act of this refid
    name: Callable[[str], str]  # refid → «opplæringslova (1998)»
    renewed: Callable[[str], str]  # refid → that of the act of the same name in force, or «»
    known: Callable[[str], bool]  # whether an act of this refid is in force
    elsewhere: Callable[[ProvisionId], ProvisionId | None]  # the same item of another ledd
    timeline: Callable[[ProvisionId], Timeline | None]
    day: date  # of the texts
