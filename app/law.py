"""Law: an opened knowledge base in; its provisions, their names and what hangs on them out."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from app.knowledge import KnowledgeBase
from corpus.catalog import Ambiguous, Catalog, Unknown
from corpus.citation import act_name, label, place, url
from corpus.errors import AddressError, InputError, NotFoundError
from corpus.find import Lookup, nearest
from corpus.ids import ProvisionId
from corpus.model import Document, Provision
from graph.edges import Edge
from graph.names import Names
from graph.resolve import Resolved, Unresolved, not_held, resolve
from ingest.mentions import Mention, alone, find_mentions

ADDRESS = re.compile(r"(?:lov|forskrift)/\d", re.IGNORECASE)  # and not «lov/forskrift om …»
# What a browser copies from Lovdata: https://lovdata.no/dokument/NL/lov/2011-06-24-30/§7-2a
PAGE = re.compile(r"^https?://(?:www\.)?lovdata\.no/(?:dokument/\w+/)?(?=lov/|forskrift/)")
SEVERAL = 6  # laws named when a number alone fits many


@dataclass(frozen=True, slots=True)
class Reference:
    """An edge seen from one of its ends: the other end, and what to call it."""

    address: str
    label: str
    edge: Edge


@dataclass(frozen=True, slots=True)
class Shown:
    """A provision, the document it stands in, and what hangs on it."""

    provision: Provision
    document: Document
    label: str
    heading: str  # of the provision, or of the paragraf that it stands in
    url: str  # at Lovdata; nothing for what is made up
    note: str
    out: tuple[Reference, ...]
    into: tuple[Reference, ...]


class Law:
    """Everything that can be looked up in a knowledge base, without searching."""

    def __init__(self, base: KnowledgeBase, catalog: Catalog) -> None:
        self.base = base
        self.catalog = catalog
        manifest = base.manifest
        self.names = Names(catalog, manifest.documents, manifest.sources_date)

    def show(self, text: str) -> Shown:
        """The provision that `text` names, as an address or a citation.

        Raises NotFoundError, AddressError or InputError, each with what to write instead.
        """
        provision, note = self.locate(text)
        held = self.held(provision.id.document)
        return Shown(
            provision,
            held.document,
            self.label(provision.id),
            self.heading(provision),
            self.url(provision.id),
            note,
            tuple(self._reference(e.target, e) for e in self.base.graph.out(provision.id)),
            tuple(self._reference(e.source, e) for e in self.base.graph.into(provision.id)),
        )

    def network(self, id: ProvisionId, steps: int) -> dict[str, Any]:
        """The web of references around `id`, in networkx' node-link form."""
        from graph.network import around, node_link

        return node_link(around(self.base.graph, id, steps))

    def _reference(self, address: str, edge: Edge) -> Reference:
        node = self.base.graph.node(address)
        id = None if node else parsed(address)
        named = node.label if node else self.label(id) if id else address
        return Reference(address, named, edge)

    def locate(self, text: str) -> tuple[Provision, str]:
        """The provision that `text` names, and a note where the name was not a matter of course."""
        written = PAGE.sub("", unquote(text.strip()))
        if not written:
            raise InputError("Skriv en adresse eller en henvisning, slik: hol. § 7-2 a.")
        if ADDRESS.match(written):
            id = ProvisionId.parse(written)
            return self.held(id.document).find(id), ""
        mention = alone(written, self.mentions(written))
        if mention is None:
            return self._whole_document(written)
        home, note = ("", "") if mention.law else self._home_of(mention)
        found = resolve(mention, home, self.names, self.base.look_up)
        if isinstance(found, Resolved):
            return found.provision, note or found.note
        raise NotFoundError(found.message)

    def cited(self, text: str) -> tuple[Provision, ...]:
        """The provisions that `text` cites with the name of their law, in order."""
        found = (r.provision for r in self._resolved(text) if isinstance(r, Resolved))
        return tuple({provision.id: provision for provision in found}.values())

    def remarks(self, text: str) -> str:
        """What to tell of the citations in `text`: how they were read, or why one leads nowhere."""
        told = (r.note if isinstance(r, Resolved) else r.message for r in self._resolved(text))
        return " ".join(dict.fromkeys(filter(None, told)))

    def _resolved(self, text: str) -> list[Resolved | Unresolved]:
        return [
            resolve(mention, "", self.names, self.base.look_up)
            for mention in self.mentions(text)
            if mention.law
        ]

    def mentions(self, text: str) -> tuple[Mention, ...]:
        return find_mentions(text, self.names.is_name, self.names.is_word)

    def _whole_document(self, written: str) -> tuple[Provision, str]:
        resolution = self.names.resolve(written)
        match resolution:
            case Unknown(_, reason):
                raise AddressError(
                    f"{reason} Skriv en adresse (lov/2011-06-24-30/§7-2a) eller en henvisning"
                    " (hol. § 7-2 a)."
                )
            case Ambiguous(_, reason):
                raise NotFoundError(reason)
            case found:
                return self.held(found.entry.refid).document.root, found.reason

    def _home_of(self, mention: Mention) -> tuple[str, str]:
        """Where «§ 7-2 a» alone is read: in the one document that has it. (refid, note)

        Raises NotFoundError when none has, with the nearest, or when several have.
        """
        number = f"§{mention.paragraf}"
        found = self.base.graph.numbered(f"/{number}")
        written = place(ProvisionId("", (number,)))
        if len(found) == 1:
            refid = ProvisionId.parse(found[0].address).document
            return refid, f"Bare én av lovene her har {written}: {found[0].label}."
        if found:
            names = ", ".join(node.label for node in found[:SEVERAL])
            more = f" og {len(found) - SEVERAL} til" if len(found) > SEVERAL else ""
            raise NotFoundError(f"Flere lover har {written}: {names}{more}. Skriv hvilken lov.")
        known = {ProvisionId.parse(n.address): n.label for n in self.base.graph.paragrafer()}
        near = nearest(ProvisionId("", (number,)), known)
        hint = f" Nærmeste som finnes: {known[near]}." if near else ""
        raise NotFoundError(f"Ingen av lovene her har {written}.{hint}")

    def held(self, refid: str) -> Lookup:
        held = self.base.look_up(refid)
        if held is None:
            entry = self.catalog.entry(refid)
            raise NotFoundError(
                not_held(entry.display if entry else "Dokumentet", refid, self.catalog)
            )
        return held

    def label(self, id: ProvisionId) -> str:
        """How people cite `id`: «hol. § 7-2 a første ledd»."""
        entry = self.catalog.entry(id.document)
        held = self.base.look_up(id.document)
        if held is None:
            return label(entry.short if entry else id.document, id)
        home = held.get(id.paragraf) if id.paragraf else None
        act = act_name(held.document.header, entry)
        return label(act, id, home.label if home else "")

    def citation(self, id: ProvisionId) -> str:
        """The long form: «helse- og omsorgstjenesteloven § 7-2 a første ledd»."""
        entry = self.catalog.entry(id.document)
        short = self.label(id)
        return entry.display + short.removeprefix(entry.short) if entry else short

    def heading(self, provision: Provision) -> str:
        if provision.heading or provision.id.paragraf is None:
            return provision.heading.text
        home = self.held(provision.id.document).get(provision.id.paragraf)
        return home.heading.text if home else ""

    def url(self, id: ProvisionId) -> str:
        """Where `id` can be read at Lovdata; nothing for what is made up."""
        return "" if self.base.manifest.sample else url(id)

    def text_at(self, id: ProvisionId) -> str:
        """The words at an address, «» where nothing lives."""
        held = self.base.look_up(id.document)
        provision = held.get(id) if held else None
        return provision.words() if provision else ""

    def provision(self, id: ProvisionId) -> Provision:
        """The provision at `id`. Raises NotFoundError when nothing lives there."""
        return self.held(id.document).find(id)


def parsed(text: str) -> ProvisionId | None:
    """The address that `text` is, or None: an edge may lead to a treaty or a file."""
    try:
        return ProvisionId.parse(text)
    except AddressError:
        return None
