"""Law: an opened knowledge base in; its provisions, their names and what hangs on them out."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import unquote

from app.knowledge import KnowledgeBase
from app.neighbours import Neighbour, into, out_of
from app.shown import Around, Shown, Summary
from corpus.catalog import Ambiguous, Catalog, Entry, Unknown
from corpus.citation import act_name, label, place, url
from corpus.errors import AddressError, InputError, NotFoundError
from corpus.find import Lookup, nearest
from corpus.ids import ProvisionId, parsed
from corpus.model import Provision
from corpus.successions import load
from graph.advice import Advice
from graph.names import Names
from graph.resolve import NO_LAW, Place, Reference, Resolver, ends, not_held
from ingest.mentions import Mention, alone, find_mentions

ADDRESS = re.compile(r"(?:lov|forskrift)/\d", re.IGNORECASE)  # and not «lov/forskrift om …»
# What a browser copies from Lovdata: https://lovdata.no/dokument/NL/lov/2011-06-24-30/§7-2a
PAGE = re.compile(r"^https?://(?:www\.)?lovdata\.no/(?:dokument/\w+/)?(?=lov/|forskrift/)")
SEVERAL = 6  # laws named when a number alone fits many


class Law:
    """Everything that can be looked up in a knowledge base, without searching."""

    def __init__(self, base: KnowledgeBase, catalog: Catalog) -> None:
        self.base = base
        self.catalog = catalog
        self.names = Names(
            catalog,
            base.register.documents,
            base.manifest.sources_date,
            linked=base.register.is_linked,
        )
        self._resolver = Resolver(self.names, base.register.outline, self._was_there)
        self.advice = Advice(self._resolver, base.register.moved, base.documents.__contains__)

    def _was_there(self, id: ProvisionId) -> bool:
        """Whether an act that is no more is known to have had the paragraf."""
        return load().knows(id) or self.base.history.timeline(id) is not None

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
            self.pointed_at(provision.id),
            self.pointing_at(provision.id),
            tuple(self._summaries(provision)),
        )

    def _summaries(self, provision: Provision) -> Iterable[Summary]:
        """What we say of a paragraf or of what lies in one, in the order of the law."""
        home = provision.id.paragraf
        if home is None:
            return
        held = {str(c.id): (c, old) for c, old in self.base.commentary.inside(provision.id)}
        for id in dict.fromkeys(str(each.id) for each in provision.walk()):
            if id in held:
                comment, old = held[id]
                short = ProvisionId(home.document, comment.id.path[len(home.path) :])
                yield Summary(comment.id, place(short), comment.summary, old)

    def around(self, text: str) -> Around:
        """What points from and to the provision that `text` names, also where it is no more.

        Raises NotFoundError for what is not here, and nothing here points at.
        """
        try:
            provision, note = self.locate(text)
            id = provision.id
        except NotFoundError as error:
            named, note = self.named(text)
            if named is None or not self.base.graph.into(named):
                raise
            id, note = named, str(error)
        return Around(id, self.label(id), note, self.pointed_at(id), self.pointing_at(id))

    def pointed_at(self, id: ProvisionId) -> tuple[Neighbour, ...]:
        """What `id`, and all inside it, points at outside itself, in reading order."""
        return tuple(out_of(self.base.graph, id, self._named))

    def pointing_at(self, id: ProvisionId) -> tuple[Neighbour, ...]:
        """What points at `id` or something inside it from outside, and at which part of it."""
        return tuple(into(self.base.graph, id, self._named))

    def network(self, id: ProvisionId, steps: int) -> dict[str, Any]:
        """The web of references around `id`, in networkx' node-link form."""
        from graph.network import around, node_link

        return node_link(around(self.base.graph, id, steps))

    def _named(self, address: str) -> str:
        node = self.base.graph.node(address)
        id = None if node else parsed(address)
        return node.label if node else self.label(id) if id else address

    def locate(self, text: str) -> tuple[Provision, str]:
        """The provision that `text` names, and a note where the name was not a matter of course."""
        written = PAGE.sub("", unquote(text.strip()))
        if not written:
            raise InputError("Skriv en adresse eller en henvisning, slik: hol. § 7-2 a.")
        if ADDRESS.match(written):
            return self._at(ProvisionId.parse(written)), ""
        mention = alone(written, self.mentions(written))
        if mention is None or mention.kind == "lov":
            return self._whole_document(written)
        if mention.kind in ("her", "nabo"):
            raise NotFoundError(NO_LAW)
        home, note = ("", "") if mention.law else self._home_of(mention)
        [reference] = self._resolver.references([mention], Place(home))
        found = self.advice.on(reference)
        provision = self._meant(found)
        told = note or found.note
        if len(found.targets) > 1 and str(provision.id) not in found.targets:
            whole = (
                f"Henvisningen er til flere steder; dette er {self.label(provision.id)} som helhet."
            )
            told = f"{whole} {told}".strip()
        return provision, told

    def named(self, text: str, day: date | None = None) -> tuple[ProvisionId | None, str]:
        """The one address that `text` spells, whether or not anything lives there; and a note.

        A name that two acts have had is that of the one in force on `day`, if given.
        """
        written = PAGE.sub("", unquote(text.strip()))
        if ADDRESS.match(written):
            return ProvisionId.parse(written), ""
        mention = alone(written, self.mentions(written))
        if mention is None:
            return self._named_act(written, day)
        if not mention.law:
            return None, ""
        [found] = self._resolver.references([mention], Place())
        if not found.targets:
            return None, ""
        id = _around(map(ProvisionId.parse, found.targets))
        if before := self._in_force_before(id.document, mention.law, day):
            [found] = self._resolver.references([replace(mention, law=before.display)], Place())
            id = _around(map(ProvisionId.parse, found.targets))
            return id, f"Lest som {before.display}, som gjaldt da."
        # That it can't be looked up as it is today, is not to be told of another day.
        return id, "" if found.note == not_held(id.document, self.names) else found.note

    def _named_act(self, written: str, day: date | None) -> tuple[ProvisionId | None, str]:
        """«bvl. 1992»: a name that is no mention, as it is no citation."""
        found = self.names.resolve(written)
        if isinstance(found, Unknown | Ambiguous):
            return None, ""
        if before := self._in_force_before(found.entry.refid, written, day):
            return ProvisionId(before.refid), f"Lest som {before.display}, som gjaldt da."
        return ProvisionId(found.entry.refid), found.reason

    def _in_force_before(self, refid: str, name: str, day: date | None) -> Entry | None:
        """The act that had the name on `day`, when that is not yet the one it means today."""
        entry = self.names.entry(refid)
        if day is None or entry is None or entry.in_force is None or entry.in_force <= day:
            return None
        return self.names.before(refid, name)

    def _at(self, id: ProvisionId) -> Provision:
        """The provision at `id`. Raises NotFoundError with what became of it, or the nearest."""
        held = self.base.look_up(id.document)
        found = held.get(id) if held else None
        if found is None and (became := self.advice.became(id)):
            raise NotFoundError(self._gone(id, became))
        return found or self.provision(id)

    def _gone(self, id: ProvisionId, became: str) -> str:
        gone = "gjelder" if self.base.look_up(id.document) is None else "finnes"
        return f"{self.label(id)} {gone} ikke lenger. {became}"

    def _meant(self, found: Reference) -> Provision:
        """What is shown for a reference: its target, or what all of its targets stand in.

        Raises NotFoundError with what there is instead.
        """
        if not found.targets:
            how = "" if "hol. § 7-2 a" in found.note else " Skriv henvisningen slik: hol. § 7-2 a."
            raise NotFoundError(f"{found.note}{how}")
        ids = [ProvisionId.parse(target) for target in found.targets]
        held = self.base.look_up(ids[0].document)
        if held is None:
            gone = found.status == "opphevet" and found.note
            told = self._gone(ids[0], found.note)
            raise NotFoundError(told if gone else not_held(ids[0].document, self.names))
        provisions = [provision for id in ids if (provision := held.get(id))]
        if len(provisions) < len(ids):
            raise NotFoundError(found.note)
        if len(provisions) == 1:
            return provisions[0]
        return self.provision(_around(provision.id for provision in provisions))

    def cited(self, text: str) -> tuple[Provision, ...]:
        """The provisions that `text` cites with the name of their law, in order.

        Of what is no more: those where its rule stands now.
        """
        named = [r for r in self.references(text) if r.mention.law and r.mention.kind != "lov"]
        return self._standing(target for r in named for target in (*r.targets, *r.now))

    def moved_to(self, text: str) -> tuple[Provision, ...]:
        """Where the rules stand now that `text` cites, and that stood elsewhere."""
        return self._standing(target for r in self.references(text) for target in r.now)

    def renamed(self, text: str) -> tuple[Provision, ...]:
        """Where the rules stand now that `text` cites in the act that went before the one it names.

        Of «Hva heter opplæringslova §§ 15-3 og 15-4 nå?»: the act in force has such
        paragrafer too, but whoever asks what became of them means those of the old one.
        """
        earlier = [
            replace(mention, law=before.display)
            for mention in self.mentions(text)
            if (before := self._before(mention.law))
        ]
        found = self._resolver.references(earlier, Place(text=text), "")
        each_end = (self.advice.on(end) for each in found for end in ends(each))
        return self._standing(target for end in each_end for target in end.now)

    def _before(self, name: str) -> Entry | None:
        found = self.names.resolve(name) if name else None
        if found is None or isinstance(found, Unknown | Ambiguous):
            return None
        return self.names.before(found.entry.refid, name)

    def _standing(self, targets: Iterable[str]) -> tuple[Provision, ...]:
        found: dict[ProvisionId, Provision] = {}
        for id in map(ProvisionId.parse, targets):
            held = self.base.look_up(id.document)
            if id.path and (provision := held.get(id) if held else None):
                found.setdefault(provision.id, provision)
        return tuple(found.values())

    def remarks(self, text: str) -> str:
        """What to tell of the citations in `text`: how they were read, or why one leads nowhere."""
        told = (r.note for r in self.references(text) if r.mention.law)
        return " ".join(dict.fromkeys(filter(None, told)))

    def references(self, text: str, place: Place | None = None) -> list[Reference]:
        """Every reference in `text`, found and resolved, read from `place`."""
        where = replace(place or Place(), text=text)
        found = self._resolver.references(self.mentions(text), where, self._law_before(where))
        each_end = (end for each in found for end in ends(each))
        return [self.advice.on(each, text[: each.mention.start]) for each in each_end]

    def _law_before(self, place: Place) -> str:
        """The law that the ledd before `place`, in the same paragraf, named last."""
        held = self.base.look_up(place.document) if place.paragraf else None
        home = held.get(ProvisionId(place.document, (place.paragraf,))) if held else None
        named = ""
        for unit in home.units() if home else ():
            if Place(place.document, "/".join(unit.id.path)) == place:
                break
            named = next((m.law for m in reversed(self.mentions(unit.text)) if m.law), named)
        return named

    def mentions(self, text: str) -> tuple[Mention, ...]:
        return find_mentions(text, self.names.lexicon)

    def _whole_document(self, written: str) -> tuple[Provision, str]:
        self._require_one(written)
        resolution = self.names.resolve(written)
        match resolution:
            case Unknown():
                why = self.advice.why(written.partition("§")[0], resolution)
                raise AddressError(
                    f"{why} Skriv en adresse (lov/2011-06-24-30/§7-2a) eller en henvisning"
                    " (hol. § 7-2 a)."
                )
            case Ambiguous():
                raise NotFoundError(self.advice.why(written, resolution))
            case found:
                return self.held(found.entry.refid).document.root, found.reason

    def _require_one(self, written: str) -> None:
        """Raises InputError for «hol. §§ 7-1 og 7-2»: what is shown is one place."""
        found = [r for r in self.references(written) if r.mention.kind != "lov" and r.targets]
        if len(found) > 1:
            each = dict.fromkeys(self.label(ProvisionId.parse(r.targets[0])) for r in found)
            raise InputError(
                f"«{written}» er flere steder. Skriv ett om gangen: {' · '.join(each)}."
            )

    def _home_of(self, mention: Mention) -> tuple[str, str]:
        """Where «§ 7-2 a» alone is read: in the one document that has it. (refid, note)

        Raises NotFoundError when none has, with the nearest, or when several have.
        """
        number = f"§{mention.number}{mention.letter}"
        if mention.kind != "paragraf":
            raise NotFoundError(NO_LAW)
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
            raise NotFoundError(not_held(refid, self.names))
        return held

    def label(self, id: ProvisionId) -> str:
        """How people cite `id`: «hol. § 7-2 a første ledd»."""
        entry = self.names.entry(id.document)
        held = self.base.look_up(id.document)
        if held is None:
            return label(entry.short if entry else id.document, id)
        home = held.get(id.paragraf) if id.paragraf else None
        act = act_name(held.document.header, self.catalog.entry(id.document))
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


def _around(ids: Iterable[ProvisionId]) -> ProvisionId:
    """The innermost provision that all of `ids` stand in."""
    first, *rest = ids
    home: ProvisionId | None = first
    while home is not None and not all(id.within(home) for id in rest):
        home = home.parent
    return home or ProvisionId(first.document)
