"""Render: what the service gives in, text for a terminal or plain values for JSON out."""

import re
import textwrap
from collections.abc import Callable, Iterable
from typing import Any

from app.knowledge import Manifest
from app.neighbours import Neighbour
from app.service import Status
from app.shown import Shown, Summary
from corpus.archives import LICENCE
from corpus.citation import place
from corpus.ids import ProvisionId
from corpus.model import Provision

WIDTH = 88
NO_BREAK = "\ue000"  # for private use: no law has it, and some have the no-break space
TOGETHER = re.compile(r"(?<=§) |(?<=\d\.) (?=[a-zæøå])|(?<=\bnr\.) (?=\d)")
# The heading of a chapter names its number itself, and so does its label.
OWN_NUMBER = re.compile(r"^(?:kapit+el|kap\.?|del)\s+\S+?\.?\s+(?=\S)", re.IGNORECASE)
UnitAt = Callable[[ProvisionId], Provision]
NO_SOURCES = "Uten tekst fra Lovdata."
NO_WORDS = "Lovteksten er ikke hentet. Les den hos Lovdata."
SUMMARIES = "Sammendrag (Leddvis' egne ord):"
STATUS = {
    "held": "",
    "missing": " (finnes ikke der)",
    "not held": " (ikke i kunnskapsbasen)",
    "outside": " (utenfor Lovdatas lover og forskrifter)",
}
# How one provision points at another, where it does more than that.
RELATIONS: dict[str, str] = {
    "jf": "jf.",
    "unntak": "unntak fra",
    "tilsvarende": "gjelder tilsvarende",
    "hjemmel": "hjemmel",
    "definert i": "definert i",
}
_BY_HAND = "Legg nyere arkiver i mappen, og bygg på nytt: leddvis build"
RENEW = {
    "given": _BY_HAND,
    "environment": _BY_HAND,
    "shared": _BY_HAND,
    "downloaded": "Hent den: leddvis build",
    "sample": "",
    "commentary": "Hent den: leddvis build",
}
ORIGINS = {
    "given": "oppgitt mappe",
    "environment": "LEDDVIS_ARCHIVES",
    "shared": "delt mappe ved siden av prosjektet",
    "downloaded": "hentet fra Lovdata",
    "sample": "innebygde eksempler",
    "commentary": "sammendrag uten lovtekst",
}


def shown_text(shown: Shown, sources_date: str, notice: str, standing: Iterable[str] = ()) -> str:
    """A provision with how it stands, its ledd, change notes and references."""
    provision = shown.provision
    title = title_of(shown.label, shown.heading)
    lines = [*notice_lines(notice), title, "=" * len(title)]
    if shown.note:
        lines += wrapped(shown.note, "Merk: ")
    lines += standing
    lines += body(provision) if provision.words() else ["", NO_WORDS]
    for footnote in provision.footnotes:
        lines += wrapped(footnote.prose.text, f"  {footnote.mark}) ")
    for note in provision.notes:
        lines += ["", *wrapped(note.text, "Endringer: ")]
    lines += summaries_text(shown.summaries)
    lines += references_text("Viser til", shown.out)
    lines += references_text("Vises til fra", shown.into)
    lines += ["", *filter(None, [shown.url]), sources_line(sources_date)]
    return "\n".join(lines)


def summaries_text(summaries: Iterable[Summary]) -> list[str]:
    """What we say of a provision and of what lies in it, under a heading that says whose words."""
    lines = [
        line
        for each in summaries
        for line in wrapped(f"{each.place}: {each.text}", "  UTDATERT – " if each.old else "  ")
    ]
    return ["", SUMMARIES, *lines] if lines else []


def title_of(label: str, heading: str) -> str:
    """«hol. kapittel 7  Individuell plan, …»: a place, and its heading."""
    return f"{label}  {OWN_NUMBER.sub('', heading)}".strip()


def status_text(status: Status) -> str:
    """What is built, from when, and whether it is old."""
    manifest = status.manifest
    lines = notice_lines(status.notice)
    lines += [
        f"Kunnskapsbase bygd {manifest.built} ({manifest.scope}), {ORIGINS[manifest.origin]}",
        f"Dokumenter: {len(manifest.documents)}   ledd og andre tekster:"
        f" {manifest.counts.get('passages', 0)}   kanter: {manifest.counts.get('edges', 0)}",
        followed_line(manifest),
        f"Språkmodell: {manifest.model or 'ingen (bare søk på ord)'}",
    ]
    lines += [f"  {s.name}: {s.size} byte, tekst av {s.last_modified}" for s in manifest.sources]
    if manifest.unread:
        lines.append(f"Ikke lest: {len(manifest.unread)}")
        lines += [f"  {name}: {reason}" for name, reason in manifest.unread[:10]]
    if manifest.oddities:
        found = ", ".join(f"{kind}: {count}" for kind, count in sorted(manifest.oddities.items()))
        lines.append(f"Funnet i kildene: {found}")
    if status.age_days is not None:
        lines.append(f"Teksten er fra {manifest.sources_date}, {status.age_days} dager gammel.")
    if status.old:
        lines.append(f"Nyere tekst finnes trolig. {RENEW[manifest.origin]}")
    return "\n".join((*lines, LICENCE) if manifest.sources_date else lines)


def followed_line(manifest: Manifest) -> str:
    """How many paragrafer are known as they were, or why none is."""
    count = manifest.counts.get("timelines", 0)
    if count:
        return f"Paragrafer fulgt gjennom tiden: {count}"
    return "Ingen eldre ordlyder: kildene har ikke Norsk Lovtidend."


def sources_line(sources_date: str) -> str:
    """The date of the text, and the licence."""
    return f"Tekst per {sources_date}. {LICENCE}." if sources_date else NO_SOURCES


# ---- JSON


def shown_json(shown: Shown, sources_date: str, notice: str) -> dict[str, Any]:
    """`show --json`."""
    provision = shown.provision
    header = shown.document.header
    return {
        "address": str(provision.id),
        "label": shown.label,
        "kind": provision.kind,
        "heading": shown.heading,
        "url": shown.url,
        "note": shown.note,
        "text": provision.words(),
        "parts": [part_json(child) for child in provision.children],
        "footnotes": [{"mark": f.mark, "text": f.prose.text} for f in provision.footnotes],
        "notes": [note.text for note in provision.notes],
        "document": {
            "address": str(shown.document.id),
            "title": header.title,
            "short_title": header.short_title,
            "language": shown.document.language,
            "in_force": header.in_force_text,
        },
        "summaries": [
            {"citation": str(each.id), "text": each.text, "outdated": each.old}
            for each in shown.summaries
        ],
        "out": [reference_json(reference) for reference in shown.out],
        "in": [reference_json(reference) for reference in shown.into],
        "sources_date": sources_date,
        **({"notice": notice} if notice else {}),
    }


def part_json(provision: Provision) -> dict[str, Any]:
    """A ledd or bokstav, with what lies inside it."""
    return {
        "address": str(provision.id),
        "kind": provision.kind,
        "label": provision.label,
        "heading": provision.heading.text,
        "text": provision.words(),
        "parts": [part_json(child) for child in provision.children],
    }


def reference_json(reference: Neighbour) -> dict[str, Any]:
    """One edge of the graph, seen from one end."""
    edge = reference.edge
    return {
        "citation": reference.address,
        "label": reference.label,
        "relation": edge.kind,
        "status": edge.status,
        "surface": edge.surface,
        "source": edge.source,
        "target": edge.exact or edge.target,
    }


def status_json(status: Status) -> dict[str, Any]:
    """`status --json`."""
    manifest = status.manifest
    return {
        "built": manifest.built,
        "scope": manifest.scope,
        "origin": manifest.origin,
        "sources": [
            {"name": s.name, "size": s.size, "last_modified": s.last_modified}
            for s in manifest.sources
        ],
        "sources_date": manifest.sources_date,
        "age_days": status.age_days,
        "old": status.old,
        "documents": [{"refid": d.refid, "title": d.title} for d in manifest.documents],
        "counts": manifest.counts,
        "versions": manifest.versions,
        "model": manifest.model,
        "unread": [{"name": name, "reason": reason} for name, reason in manifest.unread],
        "oddities": manifest.oddities,
        "licence": LICENCE if manifest.sources_date else "",
        **({"notice": status.notice} if status.notice else {}),
    }


# ---- lines


def notice_lines(notice: str) -> list[str]:
    """What has to stand above everything that is made up."""
    return [f"*** {notice} ***", ""] if notice else []


def body(provision: Provision) -> list[str]:
    """The words of a provision, a block a unit, lists with their letters."""
    if provision.prose:
        return ["", *unit_lines(provision)]
    lines = []
    for child in provision.children:
        if child.prose:
            lines += ["", *unit_lines(child, place(_last(child)))]
        else:
            lines += ["", _title(child), *body(child)]
    return lines


def _title(provision: Provision) -> str:
    """«§ 7-2 a Barnekoordinator»; a chapter's heading names its number itself."""
    if provision.label:
        return f"{provision.label} {provision.heading.text}".strip()
    return provision.heading.text or place(_last(provision))


def unit_lines(unit: Provision, name: str = "") -> list[str]:
    """The words of a unit, its items on lines of their own with their labels."""
    lines = [f"[{name}]"] if name else []
    for indent, mark, text in blocks(unit):
        lines += wrapped(text, "  " * (indent + 1) + (f"{mark} " if mark else ""))
    return lines


def blocks(unit: Provision) -> Iterable[tuple[int, str, str]]:
    """(depth, printed mark, words) of every block of a unit, in reading order."""
    return _blocks(unit, 0, "")


def _blocks(provision: Provision, depth: int, mark: str) -> Iterable[tuple[int, str, str]]:
    text, at = provision.text, provision.start
    for child in provision.children:
        yield from _own(text[at - provision.start : child.start - provision.start], depth, mark)
        mark = ""
        yield from _blocks(child, depth + 1, f"{child.label})" if child.label else "–")
        at = child.end
    yield from _own(text[at - provision.start :], depth, mark)


def _own(text: str, depth: int, mark: str) -> Iterable[tuple[int, str, str]]:
    for line in text.split("\n"):
        if line.strip():
            yield depth, mark, line.strip()
            mark = ""


def _last(provision: Provision) -> ProvisionId:
    """The address of the last step alone: «andre ledd», not «§ 7-2 a andre ledd»."""
    parent = provision.id.parent
    depth = len(parent.path) if parent else 0
    return ProvisionId(provision.id.document, provision.id.path[depth:])


def references_text(title: str, references: Iterable[Neighbour]) -> list[str]:
    """The other ends of edges, each once, with the words that point or the part pointed at."""
    found: dict[str, list[Neighbour]] = {}
    for reference in references:
        found.setdefault(reference.address, []).append(reference)
    if not found:
        return []
    return ["", f"{title} ({len(found)}):", *(_reference_line(r) for r in found.values())]


def _reference_line(references: list[Neighbour]) -> str:
    """«sotjl. § 9 første ledd → andre ledd første punktum, tredje ledd  [jf.]»"""
    first = references[0]
    parts = ", ".join(dict.fromkeys(r.part for r in references if r.part))
    kinds = ", ".join(
        dict.fromkeys(RELATIONS[r.edge.kind] for r in references if r.edge.kind in RELATIONS)
    )
    surface = f"  «{first.edge.surface}»" if first.edge.surface else ""
    words = f" → {parts}" if parts else surface
    status = "" if first.address == first.edge.source else STATUS[first.edge.status]
    return f"  {first.label}{status}{words}{f'  [{kinds}]' if kinds else ''}"


def network_text(network: dict[str, Any]) -> list[str]:
    """The paragrafer of a network, by how many steps away they are."""
    lines = ["", "I nettet rundt:"]
    nodes = sorted(network["nodes"], key=lambda node: (node["step"], node["id"]))
    return [*lines, *(f"  {node['step']} steg: {node['label']}" for node in nodes)]


def wrapped(text: str, indent: str) -> list[str]:
    """The text in lines; «§ 53» and «1. januar» are never parted."""
    kept = TOGETHER.sub(NO_BREAK, text)
    lines = textwrap.wrap(kept, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent))
    return [line.replace(NO_BREAK, " ") for line in lines] or [indent.rstrip()]
