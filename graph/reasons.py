"""Reasons: a paragraf through time in, why a version or a day has no text out, in Norwegian.

Every reason is one or two sentences for the reader, with the act and the day it rests on.
"""

from collections.abc import Sequence
from datetime import date

from corpus.timeline import spoken_act, spoken_day
from graph.chain import Stage
from graph.numbers import printed
from graph.steps import Step
from graph.tracks import Track

STAGED = "Loven trådte i kraft til ulike tider, og det er ikke sagt når bestemmelsen gjorde det."


def unknown(n: int, stages: Sequence[Stage], track: Track) -> str:
    """Why the text of stage `n` is not given."""
    stage = stages[n]
    if stage.step is not None and stage.step.pending:
        if stage.broken:
            return f"Ordlyden er ikke kjent. {_by(stage.step)} {stage.broken}."
        return f"Ordlyden er ikke kjent. {_ending(stage.step)}."
    if stage.broken:
        return f"Ordlyden er ikke kjent: teksten {stage.broken}."
    broken = {id(step): why for step, why in track.chain.breaks}
    later = [s.step for s in stages[n + 1 :] if s.step is not None and not s.step.pending]
    for step in later:
        if id(step) in broken:
            return f"Ordlyden er ikke kjent. {_by(step)} {broken[id(step)].partition(' («')[0]}."
    if stage.step is not None and id(stage.step) in broken:
        why = broken[id(stage.step)].partition(" («")[0]
        return f"Ordlyden er ikke kjent. {_by(stage.step)} {why}."
    if later:
        return (
            f"Ordlyden er ikke kjent. {_changed(later[0])},"
            " og arkivene har ikke det som sto der før."
        )
    return "Ordlyden er ikke kjent i sin helhet. Arkivene har bare det som endringslovene sier."


def repealed(stage: Stage) -> str:
    """What is said of a time when there was nothing."""
    if stage.step is None:
        return "Bestemmelsen fantes ikke."
    day = f" fra {spoken_day(stage.step.day)}" if stage.step.day else ""
    coming = "blir" if stage.step.pending else "ble"
    return f"Bestemmelsen {coming} opphevet ved {spoken_act(stage.step.act)}{day}."


def undated(step: Step) -> str:
    """Why nothing is said of the days in which a change may have begun."""
    return f"Arkivene sier ikke når endringen ved {spoken_act(step.act)} trådte i kraft."


def in_parts(part: str, day: date | None) -> str:
    """Why nothing is said of the days when a part of the paragraf was not in force yet."""
    when = f" {spoken_day(day)}" if day else ""
    return f"Bestemmelsen var ikke i kraft i sin helhet: {part} trådte først i kraft{when}."


def before(
    track: Track, stage: Stage, first: date, replaced: bool, opened: date | None = None
) -> str:
    """Why there is nothing before `stage`, when that is the first at its address.

    `opened` is the day that the act came into force: a paragraf may have done so later.
    """
    began = _law(track) if opened in (None, first) else "Bestemmelsen"
    name, step = _name(stage.at, track), stage.step
    if step is None:
        return f"{began} trådte i kraft {spoken_day(first)}."
    if step.pending:
        return f"{name} er vedtatt ved {spoken_act(step.act)} og gjelder fra {spoken_day(first)}."
    if step.day is not None and step.day < first:
        return f"{began} trådte i kraft {spoken_day(first)}."
    if step.was != step.at:
        return f"{name} var {printed(step.was)} før {spoken_day(first)}."
    if replaced and step.adds:
        act = spoken_act(step.act)
        return f"{act[:1].upper()}{act[1:]} kaller {name} ny; arkivene viser ingen før den."
    if replaced or not step.adds:
        return f"Arkivene har ikke teksten til {name} før {spoken_day(first)}."
    return f"{name} kom inn ved {spoken_act(step.act)} og gjelder fra {spoken_day(first)}."


def after(
    track: Track,
    n: int,
    stages: Sequence[Stage],
    law: str,
    ended: date | None,
    replaced_by: str,
) -> str:
    """Why there is nothing after stage `n`, when that is the last at its address."""
    if n + 1 < len(stages) and stages[n + 1].at != stages[n].at:
        now = _name(stages[n + 1].at, track)
        return f"{printed(stages[n].at)} ble {now}."
    if ended is None:
        return ""
    name = spoken_act(law)
    said = f"{name[:1].upper()}{name[1:]} ble opphevet {spoken_day(ended)}."
    return f"{said} Den ble avløst av {spoken_act(replaced_by)}." if replaced_by else said


def never(track: Track) -> str:
    """Why a paragraf that stands in the act has no version at all."""
    name = _name(track.today.id.path[-1], track) if track.today else ""
    for step in track.coming:
        return f"{name} er vedtatt ved {spoken_act(step.act)}, men ikke i kraft."
    return f"Arkivene sier ikke når {name} trådte i kraft."


def _by(step: Step) -> str:
    return f"{_changed(step)}, men"


def _changed(step: Step) -> str:
    name = spoken_act(step.act) if step.act else "En lov"
    day = f" fra {spoken_day(step.day)}" if step.day else ""
    done = "opphevet" if step.repeals else "endret"
    return f"{name[:1].upper()}{name[1:]} {done} bestemmelsen{day}"


def _ending(step: Step) -> str:
    """Why it is not known what will be said then."""
    name = spoken_act(step.act)
    if step.reverts:
        return f"Den midlertidige endringen ved {name} tar slutt, og det som sto før, er ikke kjent"
    return "Arkivene har bare det som endringslovene sier"


def _law(track: Track) -> str:
    return "Forskriften" if track.law.startswith("forskrift/") else "Loven"


def _name(number: str, track: Track) -> str:
    return printed(number, track.today.label if track.today else "")
