"""Past rendered: what was said and how it stood in, text for a terminal or plain values out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.past import Record, Then
from app.render import body, notice_lines, part_json, sources_line, title_of, wrapped
from corpus.archives import LICENCE
from corpus.change import Event
from corpus.citation import place
from corpus.ids import ProvisionId
from corpus.model import Prose
from corpus.successions import Succession
from corpus.timeline import Period, Version, spoken_act, spoken_day
from graph.status import Status
from graph.status_words import by

LabelOf = Callable[[ProvisionId], str]
CHANGED = "Slik etter endring ved"  # of words of which some may be older than the change
NO_VERSIONS = "  Ordlyden følges paragraf for paragraf. Slå opp en av dem."
# What a change note says of what is done, and of what is still to be done.
VERBS: dict[str, tuple[str, str]] = {
    "endret": ("endret", "endres"), "tilføyd": ("tilføyd", "tilføyes"),
    "opphevet": ("opphevet", "oppheves"), "flyttet": ("flyttet hit", "flyttes hit"),
    "gjeninnført": ("gjeninnført", "gjeninnføres"), "vedtatt": ("trådte i kraft", "trer i kraft"),
}  # fmt: skip


def record_text(record: Record, label: LabelOf, notice: str, sources_date: str) -> str:
    """Everything that is known of one address, for a person at a terminal."""
    lines = [*notice_lines(notice), *_title(record.label, record.heading)]
    if record.note:
        lines += wrapped(record.note, "Merk: ")
    lines += _section(f"Status {spoken_day(record.seen)}", _told(record.status))
    versions = _versions(record) if record.id.paragraf else [NO_VERSIONS]
    # A rule that has moved is older than what is told of its number.
    moved = any(version.former for version in record.timeline.versions)
    lines += _section("Ordlyd under dette nummeret" if moved else "Ordlyd", versions)
    events = (line for event in record.events for line in wrapped(_event(event), "  "))
    lines += _section("Endringer", events)
    lines += _section("Ny plass", wrapped(record.became, "  ") if record.became else ())
    lines += _section("Tidligere plass", _former(record, label))
    read = [v for v in record.timeline.versions if v.text and not v.pending]
    if read:
        written = spoken_day(read[-1].in_force.start)
        lines += ["", f'Les ordlyden en dag: leddvis show "{record.label}" --as-of "{written}"']
    return "\n".join((*lines, "", *filter(None, [record.url]), sources_line(sources_date)))


def then_text(then: Then, label: LabelOf, notice: str, sources_date: str) -> str:
    """What a provision said on a day, for a person at a terminal."""
    record, version = then.record, then.version
    lines = [*notice_lines(notice), *_title(record.label, then.heading)]
    if record.note:
        lines += wrapped(record.note, "Merk: ")
    for sentence in sentences(then):
        lines += wrapped(sentence, "")
    if then.became:
        lines += wrapped(then.became, "")
    if version.text is not None:
        lines += body(version.text)
    origin = (
        f"Kildene er fra {spoken_day(record.seen)}. {LICENCE}."
        if sources_date
        else sources_line("")
    )
    return "\n".join((*lines, "", *filter(None, [record.url]), origin))


def sentences(then: Then) -> list[str]:
    """Of which day the words are, where they come from, and how it stands today."""
    record, version = then.record, then.version
    if version.text is None:
        return [f"{spoken_day(then.day)}: {version.reason}", *_today(then)]
    return [f"Slik lød den {spoken_day(then.day)}. {_stood(version, record.seen)}", *_today(then)]


def standing_lines(record: Record) -> list[str]:
    """How a provision stands, and since when its wording does, for above its text."""
    lines = [line for status in record.status for line in wrapped(_said(status), "")]
    wording = record.wording
    if wording is None or wording.text is None:
        return lines
    since = wording.in_force.start
    if any(status.since == since and status.kind == "i kraft" for status in record.status):
        return lines
    return [*lines, *wrapped(f"Slik ordlyden er nå, har den stått siden {_since(wording)}.", "")]


# ---- JSON


def record_json(record: Record, label: LabelOf, notice: str, sources_date: str) -> dict[str, Any]:
    """`history --json`."""
    return {
        "address": str(record.id),
        "label": record.label,
        "heading": record.heading,
        "url": record.url,
        "note": record.note,
        **standing_json(record),
        "versions": [version_json(version) for version in record.timeline.versions],
        "before": record.timeline.before,
        "after": record.timeline.after,
        "events": [_event_json(event) for event in record.events],
        "former": [_succession_json(one, label) for one in record.former],
        "now": [_succession_json(one, label) for one in record.later],
        "sources_date": sources_date,
        **({"notice": notice} if notice else {}),
    }


def standing_json(record: Record) -> dict[str, Any]:
    """How a provision stands today: what `show --json` and `history --json` share."""
    wording = record.wording
    since = wording.in_force.start.isoformat() if wording and wording.text else None
    return {
        "status": [
            {"status": s.kind, "since": _iso(s.since), "until": _iso(s.until), "reason": s.reason}
            for s in record.status
        ],
        "wording_since": since,
        "wording_by": [wording.source, *wording.beside, *wording.amended_by]
        if wording and since
        else [],
    }


def then_json(then: Then, label: LabelOf, notice: str, sources_date: str) -> dict[str, Any]:
    """`show --as-of --json`: the fields of `show`, of that day."""
    record, text = then.record, then.version.text
    return {
        "address": str(record.id),
        "label": record.label,
        "kind": text.kind if text else "paragraf",
        "heading": then.heading,
        "url": record.url,
        "note": record.note,
        "text": text.words() if text else "",
        "parts": [part_json(child) for child in text.children] if text else [],
        "footnotes": [{"mark": f.mark, "text": f.prose.text} for f in text.footnotes]
        if text
        else [],
        "notes": [],
        "document": {"address": record.id.document},
        "summaries": [],  # they are on the law as it stands
        "out": [],
        "in": [],
        **standing_json(record),
        "as_of": then.day.isoformat(),
        "version": version_json(then.version),
        "unchanged": then.still,
        "told": " ".join(sentences(then)),
        "now": [_succession_json(one, label) for one in record.later],
        "sources_date": sources_date,
        **({"notice": notice} if notice else {}),
    }


def version_json(version: Version) -> dict[str, Any]:
    """One version; its text is left out where it is not known whole."""
    return {
        "from": version.in_force.start.isoformat(),
        "to": _iso(version.in_force.end),  # the first day that it holds no longer
        "source": version.source,
        "beside": list(version.beside),
        "amended_by": list(version.amended_by),
        "entire": version.entire,
        "complete": version.complete,
        "repealed": version.repealed,
        "pending": version.pending,
        "reason": version.reason,
        "former": str(version.former) if version.former else None,
        "text": version.text.words() if version.text else None,
        "known": [{"address": str(p.id), "text": p.words()} for p in version.known],
    }


def _event_json(event: Event) -> dict[str, Any]:
    return {
        "verb": event.verb,
        "pending": event.pending,
        "subject": event.subject,
        "act": event.act or None,
        "act_text": event.act_text,
        "in_force": _iso(event.in_force),
        "also_in_force": [day.isoformat() for day in event.also_in_force],
        "effect_from": _iso(event.effect),
        "condition": event.condition,
        "amended_by": list(event.amended_by),
        "decrees": list(event.decrees),
        "former": event.former,
        "told": _event(event),
    }


def _succession_json(one: Succession, label: LabelOf) -> dict[str, Any]:
    return {
        "old": str(one.old),
        "old_label": label(one.old),
        "new": [str(new) for new in one.new],
        "new_labels": [label(new) for new in one.new],
        "kind": one.kind,
        "since": one.since.isoformat(),
        "by": one.by,
        "certainty": one.sure,
        "note": one.note,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


# ---- lines


def _title(label: str, heading: str) -> list[str]:
    title = title_of(label, heading)
    return [title, "=" * len(title)]


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return ["", title, *found] if found else []


def _told(statuses: Iterable[Status]) -> Iterator[str]:
    for status in statuses:
        yield from wrapped(_said(status), "  ")


def _said(status: Status) -> str:
    """The sentence, opened by what it is about where it does not say so itself."""
    if status.kind == "opphevet" and "pphevet" not in status.reason:
        return f"Opphevet. {status.reason}"
    return status.reason


def _versions(record: Record) -> Iterator[str]:
    timeline = record.timeline
    if timeline.before:
        first = timeline.versions[0].in_force.start if timeline.versions else None
        opening = f"før {spoken_day(first)}: " if first else ""
        yield from wrapped(f"{opening}{timeline.before}", "  ")
    for version in timeline.versions:
        yield f"  {_period(version.in_force, record.seen)}"
        yield from wrapped(_version(version, record.seen), "      ")
        if version.pending:  # `show --as-of` tells of no day after that of the sources
            yield from _coming(version)
    said = any(timeline.after in status.reason for status in record.status)
    if timeline.after and timeline.versions and not said:
        yield from wrapped(timeline.after, "  ")


def _coming(version: Version) -> Iterator[str]:
    """The words that are adopted: all of them, or those that are known."""
    heading = version.text.heading.text if version.text else ""
    if heading:
        yield from ("", *wrapped(heading, "      "))
    for text in (version.text,) if version.text else version.known:
        named = replace(text, prose=Prose(""), children=(text,)) if text.prose else text
        yield from (f"      {line}".rstrip() for line in body(named))


def _version(version: Version, seen: date) -> str:
    if version.text is None:
        return version.reason
    coming = "Vedtatt, ikke i kraft. " if version.in_force.start > seen else ""
    if version.former is not None:
        above = version.former.paragraf or version.former
        number = place(ProvisionId("", version.former.path[len(above.path) - 1 :]))
        done = "Endret" if above == version.former else "Flyttet"  # a ledd has its words yet
        return f"{coming}Sto til da som {number}. {done} ved {_acts(version)}."
    return f"{coming}{'Ordlyden er fra' if version.entire else CHANGED} {_acts(version)}."


def _period(period: Period, seen: date) -> str:
    until = f" til og med {spoken_day(period.end - timedelta(1))}" if period.end else ""
    return f"fra {spoken_day(period.start)}{until}"


def _stood(version: Version, seen: date) -> str:
    period = version.in_force
    if period.end is None or period.end > seen:
        return f"Ordlyden har stått siden {_since(version)}."
    origin = "og er fra" if version.entire else f"{CHANGED[:1].lower()}{CHANGED[1:]}"
    return f"Ordlyden sto {_period(period, seen)}, {origin} {_acts(version)}."


def _since(version: Version) -> str:
    return f"{spoken_day(version.in_force.start)} ({_acts(version)})"


def _acts(version: Version) -> str:
    acts = _listed((version.source, *version.beside))
    if not version.amended_by:
        return acts
    them = "de" if version.beside else "den"
    return f"{acts}, slik {them} ble endret ved {_listed(version.amended_by)}"


def _listed(refids: Sequence[str]) -> str:
    """«lov 4. juli 2003 nr. 84 og lov 4. juli 2003 nr. 85», the oldest first."""
    acts = [spoken_act(act) for act in sorted(refids, key=_age)]
    return " og ".join(filter(None, [", ".join(acts[:-1]), acts[-1]]))


def _age(refid: str) -> tuple[str, str]:
    day, number = refid[:14], refid[15:]
    return day, number.zfill(4)


def _today(then: Then) -> list[str]:
    """How it stands on the day of the sources, where that is not as it was."""
    record = then.record
    if then.still and then.text is None:
        return []
    if then.still:
        return [f"Det er også ordlyden {spoken_day(record.seen)}."]
    wording = record.wording
    if wording is not None and wording.text is not None:
        if then.text is None:
            return [f"I dag står det noe der: fra {_since(wording)}."]
        same = wording.text.words() == then.text.words()
        what = "overskriften" if same else "ordlyden"
        return [f"I dag er {what} en annen: endret fra {_since(wording)}."]
    return [_said(status) for status in record.status[:1] if status.reason]


def _event(event: Event) -> str:
    """«1. august 2022: tilføyd ved lov 11. juni 2021 nr. 78.»"""
    verb = VERBS[event.verb][event.pending] if event.verb else "nevnt i endringsnoten"
    what = f"{event.subject[:1].lower()}{event.subject[1:]} {verb}" if event.subject else verb
    when = spoken_day(event.in_force) if event.in_force else event.condition
    days = "".join(f" og {spoken_day(day)}" for day in event.also_in_force)
    former = f", tidligere {event.former}" if event.former else ""
    first = f", slik den ble endret ved {_listed(event.amended_by)}" if event.amended_by else ""
    decrees = ", ".join(spoken_act(decree) for decree in event.decrees)
    decided = f" (satt i kraft ved {decrees})" if decrees else ""
    unknown = "ikke fastsatt" if event.pending else "dagen er ikke sagt"
    opening = f"{when}{days}" if when else unknown
    if event.pending:
        opening = f"vedtatt, {opening}"
    back = f", med virkning fra {spoken_day(event.effect)}" if event.effect else ""
    return f"{opening}: {what}{by(event)}{first}{former}{back}{decided}."


def _former(record: Record, label: LabelOf) -> Iterator[str]:
    for row in record.former:
        yield from wrapped(f"til {spoken_day(row.since)}: {label(row.old)} ({row.sure})", "  ")
