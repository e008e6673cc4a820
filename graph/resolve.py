"""Resolve: a mention and where it stands in, the address it means out, or why there is none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from corpus.catalog import Ambiguous, Catalog, Found, Unknown
from corpus.errors import NotFoundError
from corpus.find import Lookup
from corpus.ids import ProvisionId
from corpus.model import Provision
from graph.names import Names
from ingest.mentions import Mention

Reason = Literal[
    "no law named", "unknown law", "ambiguous law", "law not held", "no such provision"
]
LookUp = Callable[[str], Lookup | None]  # the document called so, where we hold it


@dataclass(frozen=True, slots=True)
class Resolved:
    """The provision that is meant; `note` where the name of the law was not a matter of course."""

    provision: Provision
    note: str = ""

    @property
    def target(self) -> ProvisionId:
        return self.provision.id


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Why a mention leads nowhere, in a sentence that a user can read."""

    reason: Reason
    message: str


def resolve(mention: Mention, home: str, names: Names, look_up: LookUp) -> Resolved | Unresolved:
    """Which provision does `mention` mean, read inside the document `home` (or nowhere: «»)?"""
    note, step, refid = "", "", home
    if mention.law:
        match names.resolve(mention.law):
            case Found(entry, reason, _, inside):
                refid, note, step = entry.refid, reason, inside
            case Ambiguous(candidates, reason):
                named = ", ".join(entry.display for entry in candidates)
                return Unresolved("ambiguous law", f"{reason} Mulige: {named}.")
            case Unknown(_, reason):
                return Unresolved("unknown law", reason)
    if not refid:
        return Unresolved(
            "no law named",
            "Henvisningen sier ikke hvilken lov. Skriv navnet foran, slik: hol. § 7-2 a.",
        )
    return _in_law(mention, refid, step, note, names.catalog, look_up)


def _in_law(
    mention: Mention, refid: str, step: str, note: str, catalog: Catalog, look_up: LookUp
) -> Resolved | Unresolved:
    held = look_up(refid)
    if held is None:
        entry = catalog.entry(refid)
        name = entry.display if entry else refid
        return Unresolved("law not held", not_held(name, refid, catalog))
    try:
        return Resolved(held.find(address(mention, refid, step)), note)
    except NotFoundError as error:
        return Unresolved("no such provision", f"{error} {note}".strip())


def address(mention: Mention, refid: str, step: str = "") -> ProvisionId:
    """The address that a mention spells inside the document `refid`.

    >>> str(address(Mention("7-2a", ledd=2, items=(("bokstav", "e"),)), "lov/2011-06-24-30"))
    'lov/2011-06-24-30/§7-2a/ledd/2/bokstav/e'
    """
    id = ProvisionId(refid, tuple(filter(None, step.split("/"))))
    if mention.paragraf:
        id = id / (f"a{mention.paragraf}" if step else f"§{mention.paragraf}")
    elif mention.kapittel:
        id = id / f"kap{mention.kapittel}"
    pairs = (("ledd", mention.ledd), *mention.items, ("setning", mention.setning))
    for key, value in pairs:
        if value:
            id = id / f"{key}/{value}"
    return id


def not_held(name: str, refid: str, catalog: Catalog) -> str:
    """What to tell of a law that the knowledge base does not have."""
    entry = catalog.entry(refid)
    title = f"{name[:1].upper()}{name[1:]} ({refid})"
    if entry is None:
        return (
            f"{title} er ikke i kunnskapsbasen, og Leddvis kjenner den ikke. Kontroller nummeret,"
            " eller bygg med alle lover: leddvis build --scope national"
        )
    if after := catalog.entry(entry.replaced_by):
        return (
            f"{title} er opphevet og avløst av {after.display}; kunnskapsbasen har bare gjeldende"
            f" tekst. Slå opp i {after.display}."
        )
    if entry.archive.startswith("gjeldende"):
        return f"{title} er ikke i kunnskapsbasen. Ta den med: leddvis build --scope national"
    return f"{title} er ikke blant gjeldende lover og forskrifter, og Leddvis har ikke teksten."
