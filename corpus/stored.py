"""Stored: provisions and running text in, plain values that JSON can hold out, and back.

What lies inside a unit (bokstav, nummer, strekpunkt, punktum) is stored by its place in
the text of the unit, and not its words again.
"""

from collections.abc import Iterable
from typing import Any

from corpus.ids import ProvisionId
from corpus.model import EMPTY, Footnote, Link, Mark, Prose, Provision

Json = dict[str, Any]

# ---- running text


def prose_json(prose: Prose) -> Json:
    """The text, and the links and marks where there are any."""
    line: Json = {"text": prose.text}
    if prose.links:
        line["links"] = prose.links
    if prose.marks:
        line["marks"] = prose.marks
    return line


def read_prose(line: Json) -> Prose:
    """The prose that `line` tells of."""
    return Prose(
        line["text"],
        tuple(Link(*link) for link in line.get("links", ())),
        tuple(Mark(*mark) for mark in line.get("marks", ())),
    )


# ---- one provision, without or with what is in it


def shell_json(provision: Provision) -> Json:
    """A provision with its own words and the items in them; not what it holds besides."""
    line: Json = {"at": "/".join(provision.id.path), "kind": provision.kind}
    if provision.label:
        line["label"] = provision.label
    if provision.heading != EMPTY:  # a heading may be nothing but a footnote call
        line["heading"] = prose_json(provision.heading)
    if provision.footnotes:
        line["footnotes"] = [[note.mark, prose_json(note.prose)] for note in provision.footnotes]
    if provision.notes:
        line["notes"] = [prose_json(note) for note in provision.notes]
    if provision.prose != EMPTY:
        line |= prose_json(provision.prose)
        if provision.children:
            line["items"] = [_item(child, provision) for child in provision.children]
    return line


def read_shell(line: Json, document: str, children: Iterable[Provision] = ()) -> Provision:
    """The provision that `line` tells of, with `children` where it has no words of its own."""
    id = ProvisionId(document, tuple(line["at"].split("/")) if line["at"] else ())
    prose = read_prose(line) if "text" in line else EMPTY
    return Provision(
        id,
        line["kind"],
        line.get("label", ""),
        read_prose(line["heading"]) if "heading" in line else EMPTY,
        prose,
        tuple(_read_item(item, id, prose) for item in line.get("items", ())) or tuple(children),
        tuple(Footnote(mark, read_prose(note)) for mark, note in line.get("footnotes", ())),
        tuple(map(read_prose, line.get("notes", ()))),
    )


def provision_json(provision: Provision) -> Json:
    """A provision with all that is in it, in one value."""
    line = shell_json(provision)
    if provision.children and "text" not in line:
        line["children"] = [provision_json(child) for child in provision.children]
    return line


def read_provision(line: Json, document: str) -> Provision:
    """The provision that `line` tells of, of an act or a forskrift."""
    inside = (read_provision(child, document) for child in line.get("children", ()))
    return read_shell(line, document, inside)


# ---- what lies inside a unit


def _item(item: Provision, unit: Provision) -> Json:
    line: Json = {
        "at": "/".join(item.id.path[len(unit.id.path) :]),
        "kind": item.kind,
        "label": item.label,
        "place": [item.start - unit.start, item.end - unit.start],
    }
    if item.children:
        line["items"] = [_item(child, unit) for child in item.children]
    return line


def _read_item(row: Json, unit: ProvisionId, prose: Prose) -> Provision:
    start, end = row["place"]
    return Provision(
        unit / row["at"],
        row["kind"],
        row["label"],
        prose=prose.cut(start, end),
        children=tuple(_read_item(item, unit, prose) for item in row.get("items", ())),
        start=start,
    )
