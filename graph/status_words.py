"""Status words: what is known of a provision's standing in, a sentence in Norwegian out."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from corpus.change import Event
from corpus.model import Kind
from corpus.timeline import spoken_act, spoken_day

# What a provision is called when the sentence is about the whole of it.
NOUNS: dict[Kind, str] = {
    "del": "Delen", "kapittel": "Kapittelet", "avsnitt": "Avsnittet", "vedlegg": "Vedlegget",
    "paragraf": "Paragrafen", "artikkel": "Artikkelen",
}  # fmt: skip


def by(event: Event | None) -> str:
    """« ved lov 20. juni 2025 nr. 39»; «» where no act is named."""
    if event is None or not (event.act or event.act_text):
        return ""
    numbered = event.act.startswith(("lov/", "forskrift/"))
    return f" ved {spoken_act(event.act) if numbered else event.act_text}"


def in_force(since: date | None, event: Event | None) -> str:
    """«I kraft fra 1. august 2022. Tilføyd ved lov 11. juni 2021 nr. 78.»"""
    when = _hangs_on(event) if event and not since else ""
    unknown = "" if when else " Kilden sier ikke fra når."
    first = f"I kraft fra {spoken_day(since)}." if since else f"I kraft.{unknown}"
    return f"{first} {_done(event)}{by(event)}{when}." if event and by(event) else first


def one_of(days: Iterable[date], seen: date) -> str:
    """For a provision of an act that came into force on several days."""
    return f"{piecemeal(days, seen)} Kilden sier ikke når det gjelder her."


def piecemeal(days: Iterable[date], seen: date) -> str:
    """«Loven trådte i kraft til ulike tider (1. juli 2009, 1. juli 2010).»"""
    found = sorted(set(days))
    named = ", ".join(map(spoken_day, found))
    return f"Loven {_comes(found[-1], seen)} i kraft til ulike tider ({named})."


def some_waits(said: str) -> str:
    """«Noe av loven er ikke satt i kraft (Kongen bestemmer).»"""
    who = WAITS_FOR.search(said)
    return f"Noe av loven er ikke satt i kraft{f' ({who[0]})' if who else ''}."


WAITS_FOR = re.compile(r"(?:Kongen|departementet)\s+\w+", re.IGNORECASE)


def not_yet(event: Event | None, day: date | None, seen: date) -> str:
    """«Tilføyes ved lov 20. juni 2025 nr. 39, fra den tid Kongen bestemmer.»"""
    if event is None:
        return "Ikke trådt i kraft."
    if not event.pending:
        return f"{_done(event)}{by(event)}{_from(day)}."
    if day is not None and day <= seen:
        return f"Skulle tilføyes{by(event)}{_from(day)}, men er ikke tatt inn{_source(seen)}."
    return f"Tilføyes{by(event)}{_from(day) or _hangs_on(event)}."


def act_not_yet(day: date | None, said: str, seen: date) -> str:
    """«Loven trer i kraft 1. januar 2026.»; «Loven er vedtatt, men ikke satt i kraft (…).»"""
    if day is None:
        who = WAITS_FOR.search(said)
        return f"Loven er vedtatt, men ikke satt i kraft{f' ({who[0]})' if who else ''}."
    return f"Loven {_comes(day, seen)} i kraft {spoken_day(day)}."


def place_not_yet(noun: str, day: date, seen: date) -> str:
    """«Paragrafen trådte i kraft 1. juli 2001.»"""
    return f"{noun} {_comes(day, seen)} i kraft {spoken_day(day)}."


def repealed(event: Event | None, day: date | None) -> str:
    """«Opphevet ved lov 19. juni 2015 nr. 65 fra 1. oktober 2015.»"""
    when = _from(day) or (_hangs_on(event) if event else "")
    return f"Opphevet{by(event)}{when}.{'' if when else ' Kilden sier ikke fra når.'}"


def will_be_repealed(what: str, event: Event, day: date | None, seen: date) -> str:
    """«Oppheves ved lov 25. juni 2024 nr. 53 fra 1. juli 2026.»"""
    if event.pending and day is not None and day <= seen:
        verb = f"{what} skulle oppheves" if what else "Skulle oppheves"
        return f"{verb}{by(event)}{_from(day)}, men står fortsatt{_source(seen)}."
    tense = "oppheves" if event.pending else "ble opphevet"
    verb = f"{what} {tense}" if what else tense.capitalize()
    return f"{verb}{by(event)}{_from(day) or _hangs_on(event)}."


def ended(day: date) -> str:
    """«Loven gjaldt til og med 30. juni 2012.»"""
    return f"Loven gjaldt til og med {spoken_day(day - timedelta(1))}."


def temporary(day: date | None) -> str:
    """«Midlertidig: gjelder til og med 30. juni 2026.»"""
    if day is None:
        return "Midlertidig. Kilden sier ikke til når."
    return f"Midlertidig: gjelder til og med {spoken_day(day - timedelta(1))}."


def change(event: Event, day: date | None, seen: date) -> str:
    """«Endringen ved lov 25. april 2025 nr. 12 trer i kraft 1. januar 2026.»"""
    what = f"Endringen{_of(event)}{by(event)}"
    if day is not None and event.pending and day <= seen:
        when = spoken_day(day)
        return f"{what} skulle tre i kraft {when}, men er ikke tatt inn{_source(seen)}."
    if event.in_force is None and event.condition:
        return f"{what} trer i kraft{_hangs_on(event).removeprefix(',')}."
    if day is None:
        return f"{what} er vedtatt, men ikke trådt i kraft."
    return f"{what} {_comes(day, seen)} i kraft {spoken_day(day)}."


def not_taken_in(event: Event, day: date) -> str:
    """For a day on which the change is in force, and the words are those from before it."""
    what = f"Endringen{_of(event)}{by(event)}"
    return f"{what} gjelder fra {spoken_day(day)}; teksten i kilden er den fra før."


def part_not_yet(part: str, day: date, seen: date) -> str:
    """«Tredje ledd trådte i kraft 1. januar 2016.»"""
    return f"{part[:1].upper()}{part[1:]} {_comes(day, seen)} i kraft {spoken_day(day)}."


def footnote(words: str) -> str:
    """A footnote that says what is not in force."""
    return f"Fotnoten sier: «{words.strip()}»"


def changed_since(day: date) -> str:
    """For a day before the words got to be what they are."""
    return f"Teksten er endret etter dette, første gang {spoken_day(day)}."


def called(former: str, day: date) -> str:
    """«Het § 14-12 til 1. januar 2015.»"""
    return f"Het {former} til {spoken_day(day)}."


def numbered(now: str, day: date, former: str) -> str:
    """«Regelen har stått som § 3-9 b siden 1. januar 2025, og var § 3-9 a før det.»"""
    return f"Regelen har stått som {now} siden {spoken_day(day)}, og var {former} før det."


def later(seen: date) -> str:
    """For a day after the sources were made."""
    return f"Kilden er fra {spoken_day(seen)}. Hva som er bestemt senere, er ikke kjent."


OMITTED = "Ordlyden er utelatt i kilden."
NO_TEXT = "Ordlyden er ikke i kilden."
PART_UNKNOWN = "Paragrafen er endret etter dette. Kilden sier ikke om denne delen av den var der."
IN_FORCE = "I kraft."
PART_SINCE = f"{IN_FORCE} Kilden sier ikke fra når denne delen av paragrafen har stått slik."


def _done(event: Event) -> str:
    verb = event.verb or "endret"
    return "Flyttet hit" if verb == "flyttet" else verb.capitalize()


def _of(event: Event) -> str:
    subject = event.subject
    return f" av {subject[:1].lower()}{subject[1:]}" if subject else ""


def _from(day: date | None) -> str:
    return f" fra {spoken_day(day)}" if day else ""


def _hangs_on(event: Event) -> str:
    condition = event.condition
    if condition.casefold().startswith(("inntekt", "skatte", "eigedom", "eiendom", "regnskap")):
        condition = f"fra {condition}"
    return f", {condition}" if condition else ""


def _comes(day: date, seen: date) -> str:
    return "trer" if day > seen else "trådte"


def _source(seen: date) -> str:
    return f" i kilden fra {spoken_day(seen)}"
