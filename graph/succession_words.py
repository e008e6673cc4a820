"""Succession words: what became of a provision in, one or two sentences for a reader out.

«Avløst av barnevernsloven § 15-8 fra 1. januar 2023 (svært sikkert).»
"""

from collections.abc import Callable, Iterator
from datetime import date

from corpus.catalog import Entry
from corpus.citation import place
from corpus.ids import ProvisionId
from corpus.successions import Kind, Succession
from corpus.timeline import spoken_act, spoken_day

# After the name of what it happened to: «§ 15-8 er avløst av …».
BE: dict[Kind, str] = {"erstattet": "er", "omnummerert": "", "opphevet": "ble"}
Named = Callable[[str], str]  # a refid in, what the document is called in running text out


def told(id: ProvisionId, readings: tuple[tuple[Succession, ...], ...], named: Named) -> str:
    """What became of `id`: of the rule that stood there last, then of those before it."""
    *earlier, last = readings
    return " ".join((*_steps(id, last, named), *_earlier(id, earlier, named)))


def _steps(id: ProvisionId, steps: tuple[Succession, ...], named: Named) -> Iterator[str]:
    at = {id}
    for step in steps:
        # Only a part of what was asked for, or the paragraf that it stood in: say which.
        of = "" if step.old in at else f"{place(step.old)} {BE[step.kind]} ".replace("  ", " ")
        yield _capital(f"{of}{_happened(step, named)}")
        if step.note:
            yield step.note
        at |= set(step.new)


def _happened(step: Succession, named: Named) -> str:
    day = spoken_day(step.since)
    if step.kind == "opphevet":
        # A note tells what became of it: «Plikten … gikk inn i § 15-8 første ledd.»
        nothing = "" if step.note else ", uten at noe kom i stedet"
        return f"opphevet {day} ved {spoken_act(step.by)}{nothing}."
    where = places(step.new, named, step.old.document)
    if step.kind == "omnummerert":
        return f"ble {where} fra {day}."
    return f"avløst av {where} fra {day}{_sure(step)}."


def _earlier(
    id: ProvisionId, readings: list[tuple[Succession, ...]], named: Named
) -> Iterator[str]:
    for steps in readings:
        last = steps[-1]
        until = spoken_day(steps[0].since)
        if last.new:
            where = places(last.new, named, "")
            yield f"Det som sto i {place(id)} fram til {until}, står nå i {where}{_sure(last)}."
        else:
            yield f"Det som sto i {place(id)} fram til {until}, er opphevet."


def _sure(step: Succession) -> str:
    return "" if step.sure == "helt sikkert" else f" ({step.sure})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def places(ids: tuple[ProvisionId, ...], named: Named, home: str) -> str:
    """«barnevernsloven § 3-1 og § 3-4»; without the name where they are in `home`."""
    words = [place(id) for id in ids]
    listed = f"{', '.join(words[:-1])} og {words[-1]}" if words[1:] else words[0]
    return listed if ids[0].document == home else f"{named(ids[0].document)} {listed}"


def reworded(id: ProvisionId, day: date) -> str:
    """What is said of a wording that was not the last: what took over, did so from the last."""
    return (
        f"Ordlyden i {place(id)} ble en annen {spoken_day(day)}. Hva som har tatt over for det som"
        " sto der før, er ikke kjent."
    )


def act_told(old: Entry, new: Entry, id: ProvisionId) -> str:
    """What became of an act as such; and that nobody here knows what became of `id` in it."""
    when = f" {spoken_day(old.repealed)}" if old.repealed else ""
    whole = f"{_capital(old.display)} ble avløst av {new.beside(old)}{when}."
    if not id.path:
        return whole
    return f"{whole} Hva som har tatt over etter {place(id)}, vet ikke Leddvis."
