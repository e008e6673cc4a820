"""Advice: a reference that leads nowhere, or to what is no more, in; what there is instead out.

The targets stay what the words say. What became of them, and what may have been
meant, stand beside, and in the note.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from corpus.catalog import Ambiguous, Entry, Unknown
from corpus.citation import place
from corpus.find import nearest
from corpus.ids import KEYS, ProvisionId
from corpus.successions import Succession, Successions, load
from graph.names import Names
from graph.near import alike
from graph.outline import Outline
from graph.resolve import Place, Reference, Resolver, not_held
from graph.succession_words import act_told, places, told

COUNTS = "null ett to tre fire fem seks sju åtte ni ti elleve tolv".split()
MANY = 3  # suggestions
LAST_WORD = re.compile(r"([^\W\d_][\w-]{5,})\.?\s*$")  # shorter ones are any word
PARTS = {"ledd": "ledd", "setning": "punktum"}  # those that are counted
LISTS = {"bokstav": "bokstav", "nummer": "nr."}


class Advice:
    """What is to be said of references, in the light of one knowledge base."""

    def __init__(
        self,
        resolver: Resolver,
        moved: Callable[[str], Iterable[Succession]],
        held: Callable[[str], bool],
        table: Successions | None = None,
    ) -> None:
        self._resolver = resolver
        self._names: Names = resolver.names
        self._moved = moved
        self._held = held
        self._table = table or load()
        self._by_act: dict[str, Successions] = {}

    def on(self, reference: Reference, before: str = "") -> Reference:
        """The reference with what there is to say of it; `before` is the text before it."""
        match reference.status:
            case "opphevet":
                return self._gone(reference)
            case "finnes ikke":
                return self._missing(reference)
            case "ukjent lov" | "flertydig" if reference.mention.law:
                return self._unnamed(reference)
            case "ukjent lov":
                return self._slip(reference, before)
            case "gjeldende":
                return self._there(reference)
        return reference

    def successions(self, refid: str) -> Successions:
        """What is told of the provisions of one act, by the table and by its own notes."""
        if refid not in self._by_act:
            rows = (*self._table.rows, *self._moved(refid))
            self._by_act[refid] = Successions.of(rows, self._table.kept)
        return self._by_act[refid]

    # ---- what is no more

    def _gone(self, reference: Reference) -> Reference:
        ids = [ProvisionId.parse(target) for target in reference.targets]
        said, now = list[str](), list[str]()
        for id in ids:
            words, places = self._after(id)
            said.append(words)
            now += map(str, places)
        note = self._without_not_held(reference)
        return replace(reference, note=_joined(note, *said), now=tuple(dict.fromkeys(now)))

    def became(self, id: ProvisionId, day: date | None = None) -> str:
        """What became of `id`, or of what stood there on `day`, in words; «» of nothing known."""
        return self._after(id, day)[0]

    def _after(
        self, id: ProvisionId, day: date | None = None
    ) -> tuple[str, tuple[ProvisionId, ...]]:
        """What became of `id`, in words, and where its rule stands now."""
        known = self.successions(id.document)
        steps = known.after(id, day) if day else ()
        readings = known.readings(id) if day is None else (steps,) if steps else ()
        if readings:
            return told(id, readings, self._beside(id)), known.ends(id, day)
        old = self._names.entry(id.document)
        new = self._names.entry(old.replaced_by) if old and old.replaced_by else None
        if old is None or new is None:
            return "", ()
        return act_told(old, new, id), () if id.path else (ProvisionId(new.refid),)

    def _without_not_held(self, reference: Reference) -> str:
        """The note, when it says more than that the text is not here."""
        refid = ProvisionId.parse(reference.targets[0]).document
        entry = self._names.entry(refid)
        replaced = entry is not None and entry.replaced_by
        said = not_held(refid, self._names)
        return "" if replaced and reference.note == said else reference.note

    # ---- what never was

    def _missing(self, reference: Reference) -> Reference:
        said, now, near = list[str](), list[str](), list[str]()
        for target in reference.targets:
            id = ProvisionId.parse(target)
            outline = self._resolver.outlines(id.document)
            path = "/".join(id.path)
            if outline is None or not path or outline.get(path):
                continue
            if readings := self.successions(id.document).readings(id):
                said.append(told(id, readings, self._beside(id)))
                now += map(str, self.successions(id.document).ends(id))
                continue
            said.append(has(outline, path))
            if found := near_path(outline, path):
                near.append(f"{id.document}/{found}")
        if near:
            said.append(f"Nærmeste som finnes: {place(ProvisionId.parse(near[0]))}.")
        note = _joined(reference.note, *said)
        return replace(reference, note=note, now=_once(now), nearest=_once(near))

    # ---- names of no act, and of several

    def _unnamed(self, reference: Reference) -> Reference:
        named = self._names.resolve(reference.mention.law)
        if isinstance(named, Ambiguous):
            near: tuple[Entry, ...] = named.candidates
        else:
            near = self.near(reference.mention.law)
            reference = replace(reference, note=_joined(reference.note, meant(near)))
        return replace(reference, nearest=_once(self._read_in(reference, near)))

    def near(self, name: str) -> tuple[Entry, ...]:
        """The few acts that may be meant by a name that none has."""
        return alike(self._names, name)[:MANY]

    def why(self, name: str, resolution: Unknown | Ambiguous) -> str:
        """Why a name leads to no document, and which may have been meant."""
        if isinstance(resolution, Ambiguous):
            named = ", ".join(entry.display for entry in resolution.candidates)
            return f"{resolution.reason} Mulige: {named}."
        return _joined(resolution.reason, meant(self.near(name)))

    def _slip(self, reference: Reference, before: str) -> Reference:
        """«opplæringslåven § 24-1»: the word before it may be a name with a slip in it."""
        word = LAST_WORD.search(before)
        near = self.near(word[1]) if word else ()
        if not near or reference.mention.kind in ("her", "nabo"):
            return reference
        note = _joined(reference.note, meant(near))
        return replace(reference, note=note, nearest=_once(self._read_in(reference, near)))

    def _read_in(self, reference: Reference, entries: Iterable[Entry]) -> Iterator[str]:
        """The same words in other acts; the act itself where it has no such place."""
        for entry in entries:
            mention = replace(reference.mention, law=entry.refid)
            [found] = self._resolver.references([mention], Place())
            there = found.status not in ("finnes ikke", "ukjent lov")
            yield from found.targets if there else (entry.refid,)

    # ---- what is there: perhaps not here, perhaps not what was meant

    def _there(self, reference: Reference) -> Reference:
        if not reference.targets or not reference.mention.law:
            return reference
        id = ProvisionId.parse(reference.targets[0])
        said = (reference.note, self._namesake(reference, id), self._not_here(id))
        return replace(reference, note=_joined(*said))

    def _namesake(self, reference: Reference, id: ProvisionId) -> str:
        """«opplæringsloven § 5-1»: an old paper means the act that had the name before."""
        older = self._names.before(id.document, reference.mention.law)
        old = ProvisionId(older.refid, id.path) if older and id.path else None
        last = self.successions(old.document).readings(old)[-1:] if old else ()
        if older is None or old is None or not last or not last[0][-1].new:
            return ""
        step = last[0][-1]
        where = places(step.new, self._beside(old), "")
        return f"{place(old)} i loven fra {older.year} er avløst av {where} ({step.sure})."

    def _not_here(self, id: ProvisionId) -> str:
        if self._held(id.document) or not id.document.startswith(("lov/", "forskrift/")):
            return ""
        name = self._display(id.document)
        known = self._resolver.outlines(id.document)
        checked = "" if known else ", så henvisningen er ikke kontrollert"
        return f"{name[:1].upper()}{name[1:]} er ikke i kunnskapsbasen{checked}."

    def _beside(self, id: ProvisionId) -> Callable[[str], str]:
        """How acts are called beside the one that `id` is in: two may have one name."""
        home = self._names.entry(id.document)

        def named(refid: str) -> str:
            entry = self._names.entry(refid)
            return entry.beside(home) if entry else refid

        return named

    def _display(self, refid: str) -> str:
        entry = self._names.entry(refid)
        return entry.display if entry else refid


def meant(near: Iterable[Entry]) -> str:
    """«Mente du barnevernsloven?»; nothing when no name is near."""
    names = [entry.display for entry in near]
    return f"Mente du {' eller '.join(names)}?" if names else ""


def near_path(outline: Outline, path: str) -> str:
    """The path in the act that `path` was most likely meant to be; «» when none is near."""
    head, step, _ = path.rpartition("/setning/")
    if step and (home := outline.get(head)):
        return f"{home}/setning/{outline.sentences.get(home, 1)}"
    known = (ProvisionId(outline.refid, tuple(other.split("/"))) for other in outline.paths)
    found = nearest(ProvisionId(outline.refid, tuple(path.split("/"))), known)
    return "/".join(found.path) if found else ""


def has(outline: Outline, path: str) -> str:
    """«§ 7-2 har to ledd.»: what there is, where the innermost thing named is not."""
    steps = path.split("/")
    while len(steps) > 2 and steps[-2] in KEYS and outline.get("/".join(steps[:-2])) is None:
        steps = steps[:-2]
    step, home = steps[-2] if len(steps) > 2 else "", outline.get("/".join(steps[:-2]))
    if home is None or step not in (*PARTS, *LISTS):
        return ""
    where = place(ProvisionId(outline.refid, tuple(home.split("/"))))
    if step == "setning":
        count = outline.sentences.get(home, 1)
    else:
        inside = [p.rsplit("/", 1)[-1] for p in outline.paths if _child(p, home, step)]
        count = len(inside)
        if step in LISTS and count > 1:
            to = "og" if count == 2 else "til"
            return f"{where} har {LISTS[step]} {inside[0]} {to} {inside[-1]}."
    if not count:
        return f"{where} har ingen {PARTS.get(step, step)}." if step in PARTS else ""
    return f"{where} har {_count(count)} {PARTS[step]}." if step in PARTS else ""


def _child(path: str, home: str, step: str) -> bool:
    head, _, last = path.rpartition("/")
    return head == f"{home}/{step}" and bool(last)


def _count(number: int) -> str:
    return COUNTS[number] if number < len(COUNTS) else str(number)


def _once(addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(addresses))


def _joined(*sentences: str) -> str:
    return " ".join(dict.fromkeys(filter(None, sentences)))
