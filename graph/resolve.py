"""Resolve: mentions and where they stand in, the addresses they mean out, or why there are none."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from corpus.catalog import Ambiguous, Entry, Found, Unknown
from corpus.citation import place as in_words
from corpus.ids import ProvisionId
from corpus.successions import load
from corpus.timeline import spoken_act, spoken_day
from graph.here import Place as Place
from graph.here import annex, around, beside, relative
from graph.names import Names
from graph.outline import Outline, Outlines
from graph.paths import homes, unchecked, with_parts
from ingest.mentions import Mention

Status = Literal["gjeldende", "opphevet", "ikke i kraft", "finnes ikke", "flertydig", "ukjent lov"]
WasThere = Callable[[ProvisionId], bool]  # whether an act that is no more had such a paragraf
NUMBERED = ("paragraf", "kapittel")


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention, the addresses that it means, and what is to be said of them.

    `targets` are spelled as the words spell them: «§ 3-6 nr. 2» leaves out the only ledd.
    """

    mention: Mention
    targets: tuple[str, ...] = ()
    status: Status = "gjeldende"
    note: str = ""  # why it leads nowhere, or what was not a matter of course
    now: tuple[str, ...] = ()  # where the rule stands now, when `targets` are no more
    nearest: tuple[str, ...] = ()  # what may have been meant, when `targets` never were


def ends(reference: Reference) -> list[Reference]:
    """A range as its two ends, and what lies between them at the word that joins them.

    «§§ 3-1 til 3-4» is § 3-1, at «til» § 3-2 and § 3-3, and § 3-4 with what is said of it;
    as Lovdata has it, and as lists are read. Anything else as it is.
    """
    mention, targets = reference.mention, reference.targets
    homes = [str(ProvisionId.parse(target).paragraf or target) for target in targets]
    if mention.between is None or len(set(homes)) < 2 or reference.status != "gjeldende":
        return [reference]
    right = [target for target, home in zip(targets, homes, strict=True) if home == homes[-1]]
    middle = targets[1 : len(targets) - len(right)]
    left, begin, stop, after = mention.between
    places = ((mention.start, left), (begin, stop), (after, mention.end))
    parts = zip(places, (targets[:1], middle, tuple(right)), strict=True)
    return [
        replace(reference, mention=replace(mention, start=start, end=end), targets=part)
        for (start, end), part in parts
        if part
    ]


class Resolver:
    """Reads mentions in the light of what the acts are called, and of what is and was in them."""

    def __init__(self, names: Names, outlines: Outlines, was_there: WasThere | None = None) -> None:
        self.names = names
        self.outlines = outlines
        self.was_there = was_there or load().knows

    def references(
        self, mentions: Iterable[Mention], place: Place, named_before: str = ""
    ) -> Iterator[Reference]:
        """A reference for each mention, in order; one that leads nowhere says why.

        `named_before` is the law that the ledd before this place named last.
        """
        before: Reference | None = None
        for mention in self._with_laws(list(mentions), place, named_before):
            found = self._read(mention, place, before)
            if mention.kind == "paragraf" and found.targets:
                before = found
            yield found

    def _with_laws(
        self, mentions: list[Mention], place: Place, named_before: str
    ) -> Iterator[Mention]:
        """The mentions, with the law that was named before where this place has no such paragraf.

        «følgende bestemmelser i sikkerhetsloven gjelder: §§ 1-3, 2-1 …» in an act that
        has no § 2-1; a list goes together.
        """
        last_law, articles_of = named_before, ""
        chapter: Mention | None = None
        for run in _runs(mentions):
            first = run[0]
            if chapter and first.relation == "unntak" and self._in_chapter(run, chapter, place):
                yield from (replace(m, law=chapter.law) for m in run)
                continue
            chapter = run[-1] if run[-1].kind == "kapittel" and run[-1].law else None
            articles_of = next((m.law for m in run if m.law and m.kind == "artikkel"), articles_of)
            if first.kind == "artikkel" and not first.law and not first.own:
                yield from (replace(m, law=articles_of) for m in run)  # «forordningen artikkel 82»
                continue
            if first.law or first.own or first.kind not in NUMBERED:
                last_law = next((m.law for m in reversed(run) if m.law), last_law)
                yield from self._or_own(run, place)
                continue
            missing = last_law and not all(self._is_there(m, "", place) for m in run)
            if missing and 2 * sum(self._is_there(m, last_law, place) for m in run) > len(run):
                yield from (replace(m, law=last_law) for m in run)
            else:
                yield from run

    def _or_own(self, run: list[Mention], place: Place) -> list[Mention]:
        """«panteloven § 4-5, jf. § 1A-3», where this act has a § 1A-3 and that one has none.

        Both may have one. «opplæringslova § 11-6, jf. § 3-6» is of this act, where its § 3-6
        speaks of opplæringslova § 11-6 itself.
        """
        tail = [m for m in run if m.law and m.joined and m.relation == "jf"]
        if not tail or not place.document:
            return run
        nowhere = {self._read(m, place, None).status for m in tail} == {"finnes ikke"}
        if not nowhere and not self._speaks_of(tail, [m for m in run if m not in tail], place):
            return run
        here = [replace(m, law="") if m in tail else m for m in run]
        return here if all(self._is_there(m, "", place) for m in here if not m.law) else run

    def _speaks_of(self, tail: list[Mention], before: list[Mention], place: Place) -> bool:
        """Whether the paragrafer of this act called as `tail` all point at one of `before`."""
        outline = self.outlines(place.document)
        if outline is None or any(m.kind != "paragraf" for m in tail):
            return False
        named = {target for m in before for target in self._read(m, place, None).targets}
        wanted = {str(ProvisionId.parse(each).paragraf).casefold() for each in named}
        paths = (outline.get(f"§{m.number}{m.letter}") or "" for m in tail)
        return all(outline.points.get(path, frozenset()) & wanted for path in paths)

    def _in_chapter(self, run: list[Mention], chapter: Mention, place: Place) -> bool:
        """«arkivlova kapittel II gjelder her, med unntak av §§ 7 og 8»: these are of chapter II."""
        if any(m.law or m.own or m.kind != "paragraf" for m in run):
            return False
        [home] = self._read(replace(chapter, to=""), place, None).targets or ("",)
        found = [self._read(replace(m, law=chapter.law), place, None).targets for m in run]
        inside = [ProvisionId.parse(target) for targets in found for target in targets]
        outline = self.outlines(inside[0].document) if inside else None
        homes = {outline.container_of(id.path[0], "kap") for id in inside} if outline else set()
        return {f"{inside[0].document}/{path}" for path in homes} == {home} if homes else False

    def _is_there(self, mention: Mention, law: str, place: Place) -> bool:
        found = self._read(replace(mention, law=law), place, None)
        ends = {target.split("/")[2] for target in (*found.targets[:1], *found.targets[-1:])}
        if not mention.to and len(ends) > 1:
            return False  # «§ 2-3» as §§ 2 to 3, where another act may have a § 2-3
        # What a repealed act had, nobody here knows; it can't be said to have the paragraf.
        nowhere = ("finnes ikke", "opphevet") if law else ("finnes ikke",)
        return bool(found.targets) and found.status not in nowhere

    def _read(self, mention: Mention, place: Place, before: Reference | None) -> Reference:
        if mention.kind in ("her", "nabo"):
            return self._here(mention, place, before)
        refid, step, note = place.document, "", ""
        if not mention.law:
            outline = self.outlines(refid)
            step = annex(mention, place, outline)
            if mention.kind == "artikkel" and outline and not (step or outline.has_articles):
                return Reference(mention, (), "ukjent lov", NO_TREATY)
        else:
            match self.names.resolve(mention.law):
                case Found(entry, reason, others, inside):
                    refid, step, note = self._sibling(others, place) or entry.refid, inside, reason
                case Ambiguous(candidates, reason):
                    named = ", ".join(entry.display for entry in candidates)
                    return Reference(mention, (), "flertydig", f"{reason} Mulige: {named}.")
                case Unknown(_, reason):
                    return Reference(mention, (), "ukjent lov", reason)
        if not refid:
            return Reference(mention, (), "ukjent lov", NO_LAW)
        return self._as_named(mention, refid) or self._in_law(mention, refid, step, note)

    def _sibling(self, others: tuple[Entry, ...], place: Place) -> str | None:
        """Of acts of one name, the one adopted together with the act that names it.

        «foretaksregisterloven» in lov/2025-06-20-105, which waits, is lov/2025-06-20-106.
        """
        if not others or not self.names.waits(place.document):
            return None
        day, _, number = place.document.rpartition("-")
        near = {f"{day}-{int(number) + step}" for step in (-1, 1)}
        return next((other.refid for other in others if other.refid in near), None)

    # ---- in a law that is named

    def _in_law(self, mention: Mention, refid: str, step: str, note: str) -> Reference:
        outline = self.outlines(refid)
        if mention.kind == "lov":
            target = "/".join(filter(None, (refid, step)))
            return Reference(mention, (target,), *self._whole(refid, outline, note))
        if outline is None:
            targets = tuple(f"{refid}/{path}" for path in unchecked(mention, step))
            return Reference(mention, targets, *self._whole(refid, outline, note))
        places, spelled = homes(mention, outline, step)
        found = with_parts(places, spelled.parts, outline)
        targets = tuple(f"{refid}/{path}" for path in found)
        missing = [path for path in found if outline.get(path) is None]
        if missing:
            if former := self._former(mention, refid, step, places, outline):
                return former
            return Reference(
                mention,
                targets,
                "finnes ikke",
                f"{self._missing(refid, missing[0], outline)} {note}".strip(),
            )
        return Reference(mention, targets, *self._state(refid, found, outline, note))

    def _as_named(self, mention: Mention, refid: str) -> Reference | None:
        """In the act that the law itself called so, when that had such a paragraf.

        «barnevernloven § 3-2» is of the act of 1992: the one in force has a § 3-2 too, on
        another matter, and is called barnevernsloven.
        """
        older = self.names.named_before(refid, mention.law) if mention.kind == "paragraf" else None
        if older is None:
            return None
        id = ProvisionId(older.refid, (f"§{mention.number}{mention.letter}",))
        if not self.was_there(id):
            return None
        after = self.names.entry(refid)
        name = older.short_title.lower()
        note = f"«{name}» er navnet på loven fra {older.year}, og leses slik her."
        found = self._in_law(mention, older.refid, "", "")
        if after is None or not self._is_there(mention, refid, Place()):
            return replace(found, note=note)
        note += f" Er {in_words(id)} i loven som gjelder ment, skriv {after.display}."
        namesake = self._in_law(mention, refid, "", "")
        return replace(found, note=note, nearest=namesake.targets)

    def _former(
        self, mention: Mention, refid: str, step: str, homes: tuple[str, ...], outline: Outline
    ) -> Reference | None:
        """In the act that had the name before, when this one has no such paragraf.

        «opplæringslova § 15-8» is from the time of the act of 1998.
        """
        if step or not mention.law or any(outline.get(home) for home in homes):
            return None
        before = self.names.before(refid, mention.law)
        if before is None:
            return None
        found = self._in_law(mention, before.refid, "", "")
        after = self.names.entry(refid)
        named = after.beside(before) if after else refid
        none = NONE_SUCH.get(mention.kind, NONE_SUCH["paragraf"])
        note = f"Lest som {before.display}: {named} har {none}."
        id = ProvisionId(before.refid, (f"§{mention.number}{mention.letter}",))
        if mention.kind == "paragraf" and not self.was_there(id):
            note += f" Om {in_words(id)} sto der, vet ikke Leddvis."
        return replace(found, note=note)

    def _whole(self, refid: str, outline: Outline | None, note: str) -> tuple[Status, str]:
        """What there is to say of a document as such."""
        entry = self.names.catalog.entry(refid)
        if entry is not None and entry.repealed:
            return "opphevet", note or not_held(refid, self.names)
        if self.names.waits(refid):
            return "ikke i kraft", note
        if outline is None and refid.startswith("lov/") and not self.names.known(refid):
            stranger = self.names.entry(refid)
            named = stranger.display if stranger else spoken_act(refid)
            told = f"{named[:1].upper()}{named[1:]} ({refid}) er ikke blant lovene som gjelder."
            if self.names.existed(refid):
                return "opphevet", note or told
            return "ukjent lov", f"{told} Ingen lov her viser til den heller; kontroller nummeret."
        return "gjeldende", note

    def _state(
        self, refid: str, paths: tuple[str, ...], outline: Outline, note: str
    ) -> tuple[Status, str]:
        whole, told = self._whole(refid, outline, note)
        if whole != "gjeldende":
            return whole, told
        states = {outline.state(path) for path in paths}
        if states == {"opphevet"}:
            return "opphevet", note
        if states == {"ikke i kraft"}:
            return "ikke i kraft", note
        return "gjeldende", note

    def _missing(self, refid: str, path: str, outline: Outline) -> str:
        entry = self.names.entry(refid)
        name = entry.display if entry else refid
        id = ProvisionId(refid, tuple(path.split("/")))
        return f"{in_words(id)} ({id}) finnes ikke i {name}."

    # ---- where the text stands

    def _here(self, mention: Mention, place: Place, before: Reference | None) -> Reference:
        if mention.number == "lov" and place.document:
            return Reference(mention, (place.document,))
        outline = self.outlines(place.document) if place.document else None
        if outline is None:
            nowhere = Reference(mention, (), "ukjent lov", NOWHERE)
            return self._of_before(mention, before) or nowhere
        if mention.kind == "nabo" or mention.number:
            path = (beside if mention.kind == "nabo" else around)(mention, place, outline)
            if path is None:
                return Reference(mention, (), "finnes ikke", NO_SUCH_PART)
            return Reference(mention, (f"{place.document}/{path}",))
        paths = tuple(relative(mention.parts, place, outline))
        found = [path for path in paths if outline.get(path)]
        if paths and len(found) == len(paths):
            return Reference(mention, tuple(f"{place.document}/{path}" for path in paths))
        if not mention.own and (other := self._of_before(mention, before)):
            return other
        targets = tuple(f"{place.document}/{path}" for path in paths)
        return Reference(mention, targets, "finnes ikke", NO_SUCH_PART)

    def _of_before(self, mention: Mention, before: Reference | None) -> Reference | None:
        """«§ 5 … etter tredje ledd»: of the paragraf named before, where this one has no such."""
        if before is None or mention.parts.outermost != "ledd":
            return None
        id = ProvisionId.parse(before.targets[-1])
        outline = self.outlines(id.document)
        if outline is None or id.paragraf is None:
            return None
        paths = with_parts((id.paragraf.path[0],), mention.parts, outline)
        if not paths or any(outline.get(path) is None for path in paths):
            return None
        return Reference(mention, tuple(f"{id.document}/{path}" for path in paths))


NO_LAW = "Henvisningen sier ikke hvilken lov. Skriv navnet foran, slik: hol. § 7-2 a."
NO_TREATY = (
    "Loven har ingen artikler selv; hvilken avtale, forordning eller konvensjon artikkelen står i,"
    " er ikke forstått."
)
NOWHERE = "Henvisningen peker dit teksten selv står, og det er ikke sagt."
NONE_SUCH = {"paragraf": "ingen slik paragraf", "kapittel": "ikke noe slikt kapittel"}
NO_SUCH_PART = "Paragrafen har ikke den delen som henvisningen nevner."


def _runs(mentions: list[Mention]) -> Iterator[list[Mention]]:
    """The mentions in runs that are joined («§§ 5 og 6») and speak of one law."""
    run: list[Mention] = []
    for mention in mentions:
        last = run[-1] if run else None
        same = last and (last.law, last.own) == (mention.law, mention.own)
        same = same and last and last.kind in NUMBERED
        if run and not (same and mention.joined and mention.kind in NUMBERED):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def not_held(refid: str, names: Names) -> str:
    """What to tell of a document that the knowledge base does not have."""
    entry = names.entry(refid)
    name = entry.display if entry else "Dokumentet"
    title = f"{name[:1].upper()}{name[1:]} ({refid})"
    after = names.entry(entry.replaced_by) if entry and entry.replaced_by else None
    if entry is None:
        return (
            f"{title} er ikke i kunnskapsbasen, og Leddvis kjenner det ikke. Kontroller nummeret,"
            " eller bygg med alle lover: leddvis build --scope national"
        )
    if after:
        ended = f"ble opphevet {spoken_day(entry.repealed)}" if entry.repealed else "er opphevet"
        return f"{title} {ended} og avløst av {after.display}. Slå opp i {after.display}."
    if names.in_archives(refid):
        return f"{title} er ikke i kunnskapsbasen. Ta den med: leddvis build --scope national"
    return f"{title} er ikke blant gjeldende lover og forskrifter, og Leddvis har ikke teksten."
