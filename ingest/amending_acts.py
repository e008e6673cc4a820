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
    AFTER_CHANGES,
    AFTER_TITLE,
    AMENDS,
    BARE_REPEAL,
    CHANGES,
    IN_THE_ACT,
    MONTHS,
    NAMED_PLACE,
    NUMBERED,
    PART,
    PART_PARAGRAF,
    PLACES,
    REPEALED_BEFORE,
    REPEALS_ACTS,
    SENTENCE,
    THE_CHANGE,
    UNDATED,
)

LONGEST_HEADER = 100  # letters, behind the title of the act; what is longer is text
NOTHING = re.compile(r"^[\s.,;:]*(?:og)?[\s.,;:]*$")


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says of an act."""

    act: str = ""  # refid; «» when the line names none
    rest: str = ""  # what is left to be read
    header: bool = False  # «I lov … gjøres følgende endringer:»
    whole: bool = False  # the act itself is the object: «Lov … oppheves.»
    amends: bool = False  # the act is itself an amending act
    title: str = ""  # of the act, as the line has it


@dataclass(frozen=True, slots=True)
class Part:
    """What a line says of a part of the act: «del XII om endringer i lov …»."""

    rest: str
    part: str = ""  # «XII», «§ 18-2 nr. 16»
    inner: str = ""  # refid of the act that this part amends
    own: bool = False  # the part itself is the object: «del II oppheves»


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


# ---- the act


def read_act(text: str, names: Names) -> Said:
    """What `text` says of an act; `rest` is all of it when it names none."""
    text = NUMBERED.sub("", text)
    limit = min((text.find(mark) for mark in "§«" if mark in text), default=len(text))
    match = ACT.search(text, 0, limit) or (ACT.search(text) if CHANGES.match(text) else None)
    if match is None:
        return Said(rest=text, header=":" in text and is_header(text))
    before, (title, rest) = text[: match.start()], _title(text, match.end())
    act = names.refid(match)
    amends = bool(AMENDS.search(title))
    if CHANGES.search(before) or is_header(rest):
        head, _, after = rest.partition(":")
        return Said(act, after.strip() or head, not after.strip(), amends=amends, title=title)
    if REPEALED_BEFORE.search(before) and NOTHING.match(rest) and not ACT.search(title):
        return Said(act, "oppheves", whole=True)
    if not IN_THE_ACT.match(before):
        return Said(rest=text)
    rest = rest.strip()
    if rest == ":":
        return Said(act, "", header=True, amends=amends, title=title)
    if not re.match(r"[Ii]\b", before) and BARE_REPEAL.match(rest):
        return Said(act, rest, whole=True)
    return Said(act, rest, amends=amends, title=title)


def is_header(text: str) -> bool:
    """Whether `text` only says that changes follow."""
    head, colon, _ = text.partition(":")
    said = CHANGES.search(head)
    if said is None or (not colon and len(head) > LONGEST_HEADER):
        return False
    ends = AFTER_CHANGES.fullmatch(head, said.end())
    return bool(ends) and not re.search(r"§.*\blyd|\boppheve?s?\b", head)


def _title(text: str, place: int) -> tuple[str, str]:
    """The title after the act's date, and what stands after it."""
    end = AFTER_TITLE.search(text, place)
    cut = end.start() if end else len(text)
    return text[place:cut], text[cut:]


def repealed_acts(text: str, names: Names) -> list[tuple[str, str]]:
    """(refid, sentence) of every whole act that `text` repeals: «Fra samme tid oppheves lov …»."""
    found = []
    for sentence in SENTENCE.split(text):
        match = REPEALS_ACTS.match(sentence)
        if match is None:
            continue
        place = match.start("act")
        while (act := ACT.match(sentence, place)) is not None:
            found.append((names.refid(act), sentence))
            following = re.compile(r"[^§]*?(?:,|;|\bog)\s+(?:midlertidig\s+)?(?=lov\s)").match(
                sentence, act.end()
            )
            place = following.end() if following else len(sentence)
    return found


# ---- parts of an act that is itself an amending act


def read_part(rest: str, names: Names, amends: bool) -> Part:
    """Which part of an amending act `rest` speaks of, and the act that this part amends."""
    said = Part(rest)
    match = PART.search(rest) if amends else PART_PARAGRAF.match(rest)
    if match is not None:
        before, after = rest[: match.start()], rest[match.end() :]
        said = _inner(Part(f"{before} {after}".strip(), " ".join(match["part"].split())), names)
        if not PLACES.search(said.rest):
            return Part(rest, said.part, said.inner, own=True)
    elif amends:
        said = _inner(said, names)
    return said


def _inner(said: Part, names: Names) -> Part:
    """Take out «om endringer i lov 18. desember 2009 nr. 131 om …», «endringen av barnelova»."""
    rest = said.rest
    changed = THE_CHANGE.search(rest)
    if changed is not None:
        rest = f"{rest[: changed.start()]} {rest[changed.end() :]}"
    if ACT.search(rest) is None:
        rest = UNDATED.sub(" ", rest, count=1)
    act = ACT.search(rest)
    inner = ""
    if act is not None:
        inner = names.refid(act)
        rest = f"{rest[: act.start()]} {_title(rest, act.end())[1]}"
    elif (named := NAMED_PLACE.search(rest)) is not None:
        inner = names.named(named["name"])
        rest = rest[: named.start()] + rest[named.end() :]
    return Part(" ".join(rest.split()), said.part, inner)
