"""Citing: a text in, the references in it out, as JSON for programs and as lines for people."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from app.law import Law
from app.render import wrapped
from corpus.errors import AddressError, InputError
from corpus.ids import ProvisionId
from graph.resolve import Place, Reference


def place(line: dict[str, Any]) -> Place:
    """Where a text stands, by its `doc` and `cite`. Raises AddressError for what is no address."""
    cite, doc = line.get("cite") or "", line.get("doc") or ""
    if not cite and not doc:
        return Place()
    if not isinstance(cite, str) or not isinstance(doc, str):
        raise InputError("«doc» og «cite» skal være adresser, slik: lov/2011-06-24-30/§7-2a/ledd/2")
    id = ProvisionId.parse(cite or doc)
    if doc and ProvisionId.parse(doc).document != id.document:
        raise AddressError(f"{cite} ligger ikke i {doc}.")
    return Place(id.document, "/".join(id.path))


def references(law: Law, text: str, where: Place) -> list[Reference]:
    """The references in `text`, read from `where`; without a place, parts alone lead nowhere.

    «andre ledd» in a text that stands nowhere is no reference to anything, and left out.
    """
    found = law.references(text, where)
    if where.document:
        return found
    return [r for r in found if r.targets or r.mention.kind not in ("her", "nabo")]


def as_json(text: str, found: list[Reference]) -> dict[str, Any]:
    """`{"refs": […]}`, as interfaces.md has it."""
    return {"refs": [_one(text, reference) for reference in found]}


def _one(text: str, reference: Reference) -> dict[str, Any]:
    mention = reference.mention
    now, nearest = list(reference.now), list(reference.nearest)
    told = {"now": now, "nearest": nearest, "note": reference.note}
    return {
        "start": mention.start,
        "end": mention.end,
        "surface": text[mention.start : mention.end],
        "targets": list(reference.targets),
        "status": reference.status,
        "relation": mention.relation,
        **{name: value for name, value in told.items() if value},
    }


def together(found: Iterable[Reference]) -> Iterator[list[Reference]]:
    """The references, those that are the ends and the middle of one range side by side."""
    for _, each in groupby(enumerate(found), key=lambda one: one[1].mention.between or one[0]):
        yield [reference for _, reference in each]


def as_text(law: Law, text: str, found: list[Reference]) -> list[str]:
    """A few lines for each reference: the words, where they lead, and what is to be said."""
    if not found:
        return ["Ingen henvisninger funnet."]
    return [line for each in together(found) for line in _lines(law, text, each)]


def _lines(law: Law, text: str, parts: list[Reference]) -> Iterator[str]:
    words = text[parts[0].mention.start : parts[-1].mention.end]
    yield f"«{words}»  ({parts[0].status})"
    for target in (target for part in parts for target in part.targets):
        yield f"  → {law.label(ProvisionId.parse(target))}  {target}"
    for note in dict.fromkeys(part.note for part in parts if part.note):
        yield from wrapped(note, "  ")
    for address in dict.fromkeys(address for part in parts for address in part.now):
        yield f"  nå: {law.label(ProvisionId.parse(address))}  {address}"
