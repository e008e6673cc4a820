"""Change notes: the note of a paragraf or chapter in, its Events out, and what was not understood.

Walks the note token by token. The last verb said holds for every act that
follows; a bracket belongs to the act before it, and the links inside it are
never the act of an event. Every event knows its words in the note. Opens no
file, looks nothing up.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Literal

from corpus.change import Event, Verb
from corpus.model import Prose
from ingest.change_brackets import Said, read_bracket
from ingest.change_grammar import (
    AFTER_STOP,
    BEFORE_VERB,
    BY,
    NO_SUBJECT,
    NOUNS,
    PLURAL,
    SEPARATOR,
    VERBS,
)
from ingest.change_tokens import DATED, Token, day_in, former_of, is_act, listed, refid_of, tokens

# What an act that is named now would be: one that did it, one that changed that one («som endret
# ved»), one that is only pointed at («se», «jf.»; «jf. lover» of a whole list), the day before it
# («fra 1 jan 1999 ved lov»), or where it was published («kunngjort ved»).
Mode = Literal["acts", "amending", "reference", "references", "since", "announced"]


LONGEST = 200  # characters of a subject; the longest there is has 80


def events(note: Prose) -> tuple[Event, ...]:
    """What `note` tells, in the order it tells it."""
    return _Reader(note).read()


def not_understood(note: Prose) -> tuple[str, ...]:
    """What of `note` was not read: the whole of it without an event, or the words of an event."""
    found = events(note)
    if not found:
        return (note.text,)
    unread = (event for event in found if event.verb is None or not _known(event))
    return tuple(note.text[event.start : event.end] for event in unread)


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of some notes is understood."""

    notes: int = 0
    with_event: int = 0
    events: int = 0
    verbs: int = 0  # events whose verb is known
    acts: int = 0  # events whose act is known, by number or by its words
    brackets: int = 0  # behind an act
    dated: int = 0  # brackets that give a date or a condition

    def __add__(self, other: "Tally") -> "Tally":
        names = [field.name for field in fields(self)]
        return Tally(*(getattr(self, name) + getattr(other, name) for name in names))

    def __str__(self) -> str:
        return "\n".join(
            f"{what}: {count} av {whole} ({count / (whole or 1):.2%})"
            for what, count, whole in (
                ("endringsnoter med hendelse", self.with_event, self.notes),
                ("hendelser med kjent verb", self.verbs, self.events),
                ("hendelser med kjent lov", self.acts, self.events),
                ("parenteser med dato eller vilkår", self.dated, self.brackets),
            )
        )


def tally(notes: Iterable[Prose]) -> Tally:
    """How much of `notes` is understood."""
    return sum((_count(note) for note in notes), Tally())


def _count(note: Prose) -> Tally:
    reader = _Reader(note)
    found = reader.read()
    return Tally(
        notes=1,
        with_event=bool(found),
        events=len(found),
        verbs=sum(event.verb is not None for event in found),
        acts=sum(_known(event) for event in found),
        brackets=len(reader.brackets),
        dated=sum(bool(said.in_force or said.condition) for said in reader.brackets),
    )


def _known(event: Event) -> bool:
    return bool(event.act or event.act_text)


@dataclass(slots=True)
class _Reader:
    """One note, while it is being read."""

    note: Prose
    found: list[Event] = field(default_factory=list)
    brackets: list[Said] = field(default_factory=list)
    last: int = 0  # the events from here on are of the last act: two for «Endret og flyttet hit»
    open: bool = False  # whether the last act still waits for its bracket
    verbs: tuple[tuple[Verb, bool], ...] = ()
    said: int = 0  # where the verb ends
    waiting: bool = False  # a verb has been said, and no act yet
    begin: int = 0  # where the clause of the verb begins
    clause: int = 0  # where the next clause begins
    subject: str = ""
    noun: str = "lov"  # «Tilføyd ved 21 juni 2019 nr. 25»
    mode: Mode = "acts"
    left: int = 0  # acts still to come of «som endret ved lover A og B»
    since: date | None = None  # «opphevet fra 1 jan 1999 ved lov …»
    former: str = ""  # «Svarer til tidligere § 4.», while its event is still to come
    sentence: int = 0  # events before this sentence
    pointed: Token | None = None  # the act that a «se» of this sentence points at
    orphans: list[Token] = field(default_factory=list)  # «Ved lov … ble»: acts before the verb
    before: str = ""  # kind of the token before
    skip: int = 0  # tokens up to here have been read already

    def read(self) -> tuple[Event, ...]:
        text = self.note.text
        found = list(tokens(self.note, 0, len(text)))
        if len(found) == 1 and found[0].kind == "bracket":  # «(Opphevet ved frd. 889/2002.)»
            self.clause = 1
            found = list(tokens(self.note, 1, len(text) - 1))
        for n, token in enumerate(found):
            handle = HANDLERS.get(token.kind)
            if handle and token.start >= self.skip:
                handle(self, token, found[n + 1 :])
            self.before = token.kind if token.kind != "word" else self.before
        self.stop(Token("stop", len(text), len(text), ""), [])
        self._leftovers()
        return tuple(self._spans())

    # One method for each kind of token; `rest` is what follows it.

    def verb(self, token: Token, rest: list[Token]) -> None:
        verb, pending = VERBS[" ".join(token.text.lower().split())]
        pending = pending or any(
            mark.kind == "strong" and mark.start <= token.start < mark.end
            for mark in self.note.marks
        )
        both = self.waiting and self.before == "and"  # «Endret og flyttet hit ved lov …»
        if self.waiting and not both:
            self._without_act(self.note.text[self.said : token.start])
        self.verbs = (*self.verbs, (verb, pending)) if both else ((verb, pending),)
        if not both:
            self._new_clause(token.start)
        self.said = self.clause = token.end
        self.waiting, self.mode = True, "acts"
        for act in self.orphans:
            self._emit(act)
        self.orphans.clear()

    def noun_(self, token: Token, rest: list[Token]) -> None:
        if self.mode == "acts" or self.waiting:
            self.noun = token.text.lower()
        elif self.mode == "amending" and token.text.lower() in PLURAL:
            self.left = listed(rest)
        elif self.mode == "reference" and token.text.lower() in PLURAL:
            self.mode = "references"  # «Jf. lover A, B, C.»

    def act(self, token: Token, rest: list[Token]) -> None:
        if not is_act(token):
            return
        if self.mode in ("reference", "references"):
            self.pointed = self.pointed or token
        elif self.mode == "since":
            self.since = day_in(token.text)
            self.mode = "acts"
        elif self.mode == "amending":
            self._amend(refid_of(token, "lov"))
        elif self.mode == "announced":
            self._update(decrees=(*self.found[-1].decrees, *filter(None, [refid_of(token, "")])))
            self.mode = "acts"
        elif self.mode == "acts" and self.verbs:
            self._emit(token)
        elif self.mode == "acts":
            self.orphans.append(token)
        self.clause = token.end

    def same(self, token: Token, rest: list[Token]) -> None:
        """«22 mai 1981 nr. 25 og 26»: two acts of one day."""
        if self.before in ("link", "date") and self.found and self.found[-1].act:
            day = self.found[-1].act.rsplit("-", 1)[0]
            other = token.group("other")
            text = f"{self.found[-1].act_text.rsplit(' ', 1)[0]} {other}"
            start = token.start
            self.last = len(self.found)
            self.found.append(
                replace(self.found[-1], act=f"{day}-{other}", act_text=text, start=start)
            )
            self.clause = token.end

    def bracket(self, token: Token, rest: list[Token]) -> None:
        if self.waiting and self.pointed:
            self._emit(self.pointed)
        if not self.found:
            return
        said = read_bracket(token.text, tokens(self.note, token.start + 1, token.end - 1))
        self.brackets.append(said)
        if self.open:
            self._say(said)
        self.open = False
        self.clause = token.end

    def amended(self, token: Token, rest: list[Token]) -> None:
        if len(self.found) > self.sentence or not self.former:
            self.mode, self.left = "amending", 1
        else:  # «Svarer til tidligere § 4, som ble endret ved lov …»
            self.verbs = (("endret", False),)
            self._new_clause(token.start)
            self.said, self.waiting, self.mode = token.end, True, "acts"

    def former_(self, token: Token, rest: list[Token]) -> None:
        if len(self.found) > self.sentence:
            if not self.found[-1].former:
                self._update(former=former_of(token))
            self.clause = token.end
        elif not self.waiting:
            self.former, self.subject, self.clause = former_of(token), token.text, token.end

    def announced(self, token: Token, rest: list[Token]) -> None:
        self.mode = "announced" if self.found else "reference"

    def effect(self, token: Token, rest: list[Token]) -> None:
        if self.waiting and rest and rest[0].kind == "date":
            self.mode = "since"

    def inforce(self, token: Token, rest: list[Token]) -> None:
        """«Ikr. 1 jan 1999 iflg. res. …» without a bracket, up to the next verb or sentence."""
        run = [token]
        for other in rest:
            if other.kind in ("verb", "stop"):
                break
            run.append(other)
        said = read_bracket(self.note.text[token.start : run[-1].end], run)
        if not said.in_force and not said.condition:
            return
        if len(self.found) > self.sentence:
            self._say(said)
        else:
            self._new_clause(token.start)
            self.verbs, self.last = (("vedtatt", False),), len(self.found)
            self._append(None)
            self._say(said)
            self.verbs = ()
        self.skip = self.clause = run[-1].end

    def reference(self, token: Token, rest: list[Token]) -> None:
        self.mode = "reference"

    def comma(self, token: Token, rest: list[Token]) -> None:
        if self.mode in ("reference", "announced") or (self.mode == "amending" and not self.left):
            self.mode = "acts"
        if not self.waiting:
            self.clause = token.end

    def stop(self, token: Token, rest: list[Token]) -> None:
        if self.waiting:
            self._without_act(self.note.text[self.said : token.start])
        self.waiting, self.since, self.pointed = False, None, None
        self.subject, self.mode, self.left = "", "acts", 0
        self.clause, self.sentence = token.end, len(self.found)

    # What these do to the events.

    def _new_clause(self, end: int) -> None:
        """The words before a verb are its subject; without any, that of the sentence holds on."""
        words = self.note.text[max(self.clause, end - LONGEST) : end]
        words = BEFORE_VERB.sub("", AFTER_STOP.sub("", words))
        if words and not NO_SUBJECT.match(words):
            self.subject = words.strip()
        self.begin = self.clause

    def _emit(self, token: Token) -> None:
        start = self.begin if self.waiting else token.start
        self.last = len(self.found)
        self._append(token, start)
        self.waiting, self.open = False, True

    def _append(self, token: Token | None, start: int | None = None) -> None:
        for verb, pending in self.verbs or ((None, False),):
            former = self.former if verb == "flyttet" else ""
            self.found.append(
                Event(
                    verb,
                    pending,
                    self.subject,
                    refid_of(token, self.noun) if token else "",
                    self._called(token) if token else "",
                    self.since,
                    former=former,
                    start=self.begin if start is None else start,
                )
            )
            self.former = "" if former else self.former

    def _called(self, token: Token) -> str:
        by_number = token.text[0].isdigit() or DATED.match(token.text)  # «frd. 889/2002»
        return f"{NOUNS[self.noun]} {token.text}" if by_number else token.text

    def _update(self, **fields: object) -> None:
        for n in range(self.last, len(self.found)):
            self.found[n] = replace(self.found[n], **fields)  # type: ignore[arg-type]

    def _say(self, said: Said) -> None:
        """What a bracket says goes to the act before it; what is known already stands."""
        event = self.found[-1]
        self._update(
            subject=event.subject or said.subject,
            act=event.act or said.act,
            in_force=said.in_force or event.in_force,
            condition="" if event.in_force else said.condition,
            decrees=(*event.decrees, *said.decrees),
            amended_by=(*event.amended_by, *said.amended_by),
            former=event.former or said.former,
            also_in_force=said.also_in_force,
        )

    def _amend(self, refid: str) -> None:
        if self.found and refid:
            self._update(amended_by=(*self.found[-1].amended_by, refid))
        self.left -= 1
        if self.left <= 0:
            self.mode = "acts"

    def _without_act(self, words: str) -> None:
        """A verb whose sentence names no act that we know by its form."""
        by = BY.match(words)
        if self.pointed or self.since or by:
            self.last = len(self.found)
            self._append(self.pointed, self.begin)
            if by and not self.pointed:
                self._update(act_text=by[1].strip(" ,–"))

    def _leftovers(self) -> None:
        self.verbs = ()
        for token in self.orphans:
            if refid_of(token, self.noun):  # not «oversettelsen er à jour per 1. januar 2025»
                self._append(token, token.start)
        if not self.former:
            return
        if not self.found:
            self.found.append(Event("flyttet", former=self.former))
        elif not self.found[-1].former:
            self.found[-1] = replace(self.found[-1], former=self.former)

    def _spans(self) -> Iterator[Event]:
        """Every event with its words: from where it begins to where the next one does."""
        text = self.note.text
        starts = [event.start for event in self.found]
        for n, event in enumerate(self.found):
            start = starts[n] + _blank(text[starts[n] :])
            later = [other for other in starts[n + 1 :] if other > starts[n]]
            words = text[start : later[0]] if later else text[start:]
            words = SEPARATOR.sub("", words)
            yield replace(event, start=start, end=start + len(words))


def _blank(words: str) -> int:
    return len(words) - len(words.lstrip(" .,;:–-"))


HANDLERS: dict[str, Callable[[_Reader, Token, list[Token]], None]] = {
    "verb": _Reader.verb,
    "noun": _Reader.noun_,
    "link": _Reader.act,
    "date": _Reader.act,
    "protocol": _Reader.act,
    "same": _Reader.same,
    "bracket": _Reader.bracket,
    "amended": _Reader.amended,
    "former": _Reader.former_,
    "renumbered": _Reader.former_,
    "announced": _Reader.announced,
    "effect": _Reader.effect,
    "inforce": _Reader.inforce,
    "reference": _Reader.reference,
    "decree": _Reader.reference,
    "comma": _Reader.comma,
    "stop": _Reader.stop,
}
