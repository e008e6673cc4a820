"""Acts: a line of an amending act in, which act it speaks of and what it says of it out.

«I lov 3. juni 1983 nr. 54 om tannhelsetjenesten skal ny § 1-4a lyde:» →
lov/1983-06-03-54, «skal ny § 1-4a lyde:». Also which part of an amending act is meant
where that is itself amended («skal del XII om endringer i lov … § 9 første ledd lyde»).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.amending_grammar import (
    ACT,
    ACT_NAME,
    AFTER_TITLE,
    AMENDS,
    CHANGES,
    MONTHS,
    NAMED_ACT,
)

NUMBERED = re.compile(r"^\s*(?:\(?\d{1,3}[.)]?|[a-z]\)|[IVXL]+\.)\s+(?=\S)")
# Before the act: «I», «I midlertidig», «Fra den tid loven trer i kraft, gjøres … i», or nothing.
BEFORE = re.compile(r"^(?:[Ii]|[Uu]nder)?\s*(?:[Mm]idlertidig\s+|[Dd]en\s+)?$")
REPEALED = re.compile(r"\b(?:oppheves|opphevast|oppheva|opphevet)\b\s*(?:følgende\s+\w+)?:?\s*$")
ENDS = re.compile(r"^[\s.,;:]*(?:og)?[\s.,;:]*$")
# «I lovens del II nr. 3 om endringer i …», «skal romertall II lyde»
PART = re.compile(
    r"(?:\b(?:[Ii]|[Uu]nder)\s+)?(?:\blovens\s+|\blovas\s+)?\b(?:[Dd]el|[Rr]omertall|[Rr]omartal)"
    r"\s+(?P<part>[IVXL]+|\d+)(?:\s+(?P<number>nr\.?\s*\d+))?\b"
    r"(?P<tail>\s+om\s+endring\w*\s+[ia]v?\s+|\s*,?\s+)?"
)
ENDING = re.compile(r"\b(?:endring(?:en|a|ane|ene|er|ar)?)\s+(?:av|i|til)\s+", re.IGNORECASE)
NAMED = re.compile(rf"^(?P<in>[Ii]\s+)?(?P<name>{NAMED_ACT})\s+(?=§|kapittel|del\b|skal|ny)")


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says of an act."""

    act: str = ""  # refid; «» when the line names none
    rest: str = ""  # what is left to be read
    header: bool = False  # «I lov … gjøres følgende endringer:»
    whole: bool = False  # the act itself is the object: «Lov … oppheves.»
    amends: bool = False  # the act is itself an amending act
    part: str = ""  # of that act: «XII»
    inner: str = ""  # the act that this part amends


@dataclass(frozen=True, slots=True)
class Names:
    """Refids by date, and by the names that this document gives the acts."""

    changes: tuple[str, ...]
    known: Mapping[str, str]

    def refid(self, match: re.Match[str]) -> str:
        """The refid of «lov 3. juni 1983 nr. 54»; without a number the header may know it."""
        month = MONTHS[match["month"].lower()]
        day = f"lov/{int(match['year']):04}-{month:02}-{int(match['day']):02}"
        if match["number"]:
            return f"{day}-{int(match['number'])}"
        same = [refid for refid in self.changes if refid == day or refid.startswith(f"{day}-")]
        return same[0] if len(same) == 1 else day

    def named(self, name: str) -> str:
        """The refid of «barnehageloven», «barnehagelovens»; «» when nothing has told."""
        return self.known.get(fold(name), "")


def fold(name: str) -> str:
    """A name as it is compared: målform and genitive taken out.

    >>> fold("opplæringslovas"), fold("Opplæringsloven")
    ('opplæring', 'opplæring')
    """
    return re.sub(r"(?:s?lov(?:en|a)?|koden)s?$", "", name.lower()).rstrip("s")


def names_in(text: str) -> dict[str, str]:
    """The names that stand in brackets after an act: «lov … om barnehager (barnehageloven)»."""
    found = {}
    for match in ACT.finditer(text):
        name = ACT_NAME.search(text, match.end())
        following = ACT.search(text, match.end())
        if name and match["number"] and (not following or name.start() < following.start()):
            found[fold(name["name"])] = Names((), {}).refid(match)
    return found


def read_act(text: str, names: Names) -> Said:
    """What `text` says of an act; `rest` is all of it when it names none."""
    text = NUMBERED.sub("", text)
    limit = min((text.find(mark) for mark in "§«" if mark in text), default=len(text))
    match = ACT.search(text, 0, limit) or _late_header(text)
    if match is None:
        return Said(rest=text, header=_is_header(text))
    before, (title, rest) = text[: match.start()], _title(text, match.end())
    act = names.refid(match)
    amends = bool(AMENDS.search(title))
    if CHANGES.search(before) or _is_header(rest):
        _, _, after = rest.partition(":")
        return Said(act, after.strip(), header=True, amends=amends)
    if REPEALED.search(before) and ENDS.match(rest):
        return Said(act, "oppheves", whole=True)
    if not BEFORE.match(before):
        return Said(rest=text)
    said = Said(act, rest.strip(), amends=amends)
    if not before.strip() and re.match(
        r"(?:oppheve|opphør|opphøyr|vert\s+opph|blir\s+opph)", said.rest
    ):
        return Said(act, said.rest, whole=True)
    return said


def _late_header(text: str) -> re.Match[str] | None:
    return ACT.search(text) if CHANGES.match(text) else None


def _is_header(text: str) -> bool:
    """Whether `text` only says that changes follow."""
    head = text.partition(":")[0]
    return bool(CHANGES.search(head)) and "§" not in head and "lyd" not in head


def _title(text: str, place: int) -> tuple[str, str]:
    """The title after the act's date, and what stands after it."""
    end = AFTER_TITLE.search(text, place)
    cut = end.start() if end else len(text)
    return text[place:cut], text[cut:]


def read_part(rest: str, names: Names) -> Said:
    """Which part of an amending act `rest` speaks of, and the act that this part amends."""
    match = PART.search(rest)
    if match is None:
        return Said(rest=rest)
    after = rest[match.end() :]
    inner = ""
    if (match["tail"] or "").strip(" ,"):
        act = ACT.match(after)
        if act is not None:
            inner = names.refid(act)
            after = _title(after, act.end())[1]
    part = match["part"] + (f" {match['number']}" if match["number"] else "")
    return Said(rest=f"{rest[: match.start()]} {after}".strip(), part=part, inner=inner)
