"""Change: what a change note or an amending act says has happened to a provision, as values."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corpus.ids import ProvisionId
from corpus.model import Provision

Verb = Literal["endret", "tilføyd", "opphevet", "flyttet", "gjeninnført", "vedtatt"]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a change note tells: «Endret ved lov 20 des 2022 nr. 121 (i kraft …)».

    An event with several acts («ved lover … og …») is as many events.
    """

    verb: Verb | None  # None where the words are not understood
    pending: bool = False  # «Endres ved lov …»: adopted, not yet in force when the note was written
    subject: str = ""  # «Overskriften», «Første ledd»; «» where it is the provision itself
    act: str = ""  # refid of the act that did it; «» where the note names none that has a number
    act_text: str = ""  # the act as the note names it: «lov 20 des 2022 nr. 121»
    in_force: date | None = None
    condition: str = ""  # when no date is named: «fra den tid Kongen bestemmer»
    decrees: tuple[str, ...] = ()  # refids of the decisions that set the date
    amended_by: tuple[str, ...] = ()  # «som endret ved lov …»: refids that changed `act` first
    former: str = ""  # «tidligere § 9»: what the provision was called before, as written
    # «ikr. 1 jan 2010, annet ledd ikr. 1 juli 2010»: the dates after the first
    also_in_force: tuple[date, ...] = ()
    effect: date | None = None  # «med virkning fra …», when that is before the act was passed
    start: int = field(default=0, compare=False)  # in the text of the note
    end: int = field(default=0, compare=False)


Operation = Literal["ny", "endret", "opphevet", "flyttet", "overskrift", "ord"]


@dataclass(frozen=True, slots=True)
class Instruction:
    """One thing that an amending act tells to be done to one provision of one act.

    «§ 41 tredje og fjerde ledd skal lyde:» is two instructions of one `surface`.

    Addresses are the words of the act: an act that names no ledd has none in its address
    («§ 3 annet punktum» is §3/setning/2), and «siste punktum» is setning/siste. Four steps
    are for what has no address of its own: `innledning` and `avslutning` (what stands before
    and after a list), `innholdsfortegnelse` (of a chapter), and `deloverskrift` under a
    paragraf, for a heading that stands before it.
    """

    act: str  # refid of the act that is amended
    operation: Operation
    target: ProvisionId  # where it happens, named as the amended act names it
    # The new text, addressed like the target. A new chapter has its paragrafer inside; a
    # paragraf without a heading is one whose heading the instruction does not give.
    text: Provision | None = None
    moved_to: ProvisionId | None = None  # «Nåværende § 50 blir § 51»
    words: tuple[str, str] = ("", "")  # «ord»: what is replaced everywhere in the target, by what
    part: str = ""  # of the amending act: «XII», «II nr. 3», «§ 18-2 nr. 16»
    # When `act` is itself an amending act: the part of it that is changed, «XII», «§ 18-2 nr. 16»;
    # the target is then in the act that this part amends, or in `act` itself when no such act is
    # named. A target outside `act` always means this, also where the part is not named.
    inside: str = ""
    surface: str = ""  # the instruction's own words: «§ 41 tredje ledd skal lyde:»
    order: int = field(default=0, compare=False)  # of the line, in the amending act
    # Refids of the acts that gave it other words, or put it there, before it took effect.
    amended_by: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amending act, or an act with amendments at its end, as Norsk Lovtidend printed it."""

    refid: str
    title: str
    in_force: tuple[date, ...]  # the dates that its header names
    in_force_text: str  # «Kongen bestemmer», «2022-08-01»
    published: date | None
    instructions: tuple[Instruction, ...] = ()
    not_understood: tuple[str, ...] = ()  # instructions, as they stand, that no rule reads
    source: str = ""  # the member of the archive that it was read from
    not_understood_of: tuple[str, ...] = ()  # refid of the act that each line speaks of, or «»


@dataclass(frozen=True, slots=True)
class Decree:
    """One day on which a decree lets an act, or parts of it, come into force."""

    act: str  # refid of the act
    day: date | None  # None when the decree names no day: «når konvensjonen trer i kraft»
    parts: tuple[str, ...] = ()  # as written: «del I § 12»; none: the whole act
    but: tuple[str, ...] = ()  # «med unntak av § 2-6», as written
    refid: str = ""  # of the decree
    words: str = ""  # the sentence that says so
