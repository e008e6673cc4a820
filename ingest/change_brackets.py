"""Change brackets: what stands in brackets behind an act in, from when the act holds out.

Links inside are decisions that set a date, or acts that changed the amending
act before it came into force; «se …» leads elsewhere and is passed by.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ingest.change_grammar import CONDITION, NEAR
from ingest.change_tokens import Token, day_in, former_of, refid_of

# Words that say what follows is; a date is read by the last of them.
CUES = ("inforce", "effect", "until", "decree", "reference", "amended", "verb", "king")


def read_bracket(text: str, tokens: Iterable[Token]) -> "Said":
    """What `tokens` say; `text` is the whole bracket."""
    return _Reading(text).read(tokens)


@dataclass(frozen=True, slots=True)
class Said:
    """What a bracket says of the act before it."""

    in_force: date | None = None
    also_in_force: tuple[date, ...] = ()
    condition: str = ""
    decrees: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    former: str = ""
    subject: str = ""  # «gjelder annet ledd»
    act: str = ""  # «Endret ved protokoll nr. 11 til EMK (lov 10 feb 1995 nr. 8, ikr. …)»


@dataclass(slots=True)
class _Reading:
    """One bracket, while it is being read."""

    text: str
    mode: str = ""  # the cue that was said last
    near: bool = False  # whether a date here would be one of coming into force
    noun: str = ""
    by_year: bool = False  # «f o m inntektsåret 2004 for uttak etter 13 mai 2004»
    effect: date | None = None
    dates: list[date] = field(default_factory=list)
    decrees: list[str] = field(default_factory=list)
    amended_by: list[str] = field(default_factory=list)
    former: str = ""
    subject: str = ""
    act: str = ""

    def read(self, tokens: Iterable[Token]) -> Said:
        for token in tokens:
            if token.kind in ("link", "date", "protocol"):
                self._named(token)
            elif token.kind in CUES:
                self.mode, self.near = token.kind, token.kind == "inforce"
            elif token.kind in ("and", "comma"):
                # «ikr. 1 jan 1998 og 1 apr 1998», but «i kraft samtidig som endringene av … og …»
                self.near = bool(self.dates) and self.mode in ("inforce", "decree")
            elif token.kind in ("former", "renumbered", "moved"):
                self.former = self.former or former_of(token)
            elif token.kind == "year":
                self.by_year = self.by_year or not self.effect
            elif token.kind == "only":
                self.subject = self.subject or token.group("part")
            elif token.kind == "noun":
                self.noun = token.text.lower()
            elif token.kind == "word" and token.text.lower() not in NEAR:
                self.near = False
        return self._said()

    def _named(self, token: Token) -> None:
        refid = refid_of(token, self.noun)
        if self.mode == "reference":
            return
        if self.mode == "amended" and refid.startswith("forskrift/") and self.decrees:
            self.decrees.append(refid)  # «iflg. res. … som endret ved res. …»
        elif self.mode == "amended":
            self.amended_by += [refid] if refid else []
        elif not refid:
            self._dated(day_in(token.text))
        elif self.mode:
            # «iflg. res. …, skulle vært endret ved lov …»: an act sets days only by itself.
            if refid.startswith("forskrift/") or not self.decrees:
                self.decrees.append(refid)
        elif not self.act:
            self.act = refid

    def _dated(self, day: date | None) -> None:
        if day and self.near:
            self.dates.append(day)
        elif day and self.mode == "effect":
            self.effect = self.effect or day
        self.near = False

    def _said(self) -> Said:
        effect = None if self.by_year else self.effect
        in_force = self.dates[0] if self.dates else effect
        condition = None if in_force else CONDITION.search(self.text)
        return Said(
            in_force,
            tuple(day for day in dict.fromkeys(self.dates) if day != in_force),
            condition[0].strip(" .,") if condition else "",
            tuple(dict.fromkeys(self.decrees)),
            tuple(dict.fromkeys(self.amended_by)),
            self.former,
            self.subject,
            self.act,
        )
