"""Lint: the references of a document in; those that point at what is no longer so out.

A finding says what is wrong, how sure that is, and where the words should point now. A
reference can be meant as it stands: transitional rules speak of the law that was, and an
act named by its year is the old one on purpose. Such findings are «mulig» at most.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from corpus.citation import place as in_words
from corpus.ids import ProvisionId, parsed
from corpus.model import Document
from corpus.timeline import spoken_act, spoken_day
from graph.edges import Edge
from graph.finding import Certainty, Facts, Fault, Finding
from graph.moves import Move, moved
from graph.references import Loose
from graph.surroundings import Surroundings, document_of

LOOKS_BACK = "Stedet handler om overgangen fra eldre regler, og kan mene loven slik den var."
YEAR = re.compile(r"\b1[89]\d\d\b|\b20[0-3]\d\b")
BY_DATE = re.compile(r"\bnr\b|\d{4}-\d\d", re.IGNORECASE)


def findings(document: Document, found: Iterable[Edge | Loose], facts: Facts) -> Iterator[Finding]:
    """What is wrong among the references `found` in `document`, in their order."""
    each = tuple(found)
    around = Surroundings.of(document, each)
    told = set()
    # Of a list that leads partly nowhere, that is what is told.
    for one in sorted(each, key=lambda e: (*around.place(e), isinstance(e, Edge))):
        if isinstance(one, Loose):
            finding = _of_loose(one, around, facts)
        else:
            known = (one.source, one.start) in told
            finding = None if known else _of_edge(one, around, facts)
        if finding:
            told.add((finding.source, finding.start))
            yield finding


# ---- what leads to no law in force


def _of_loose(loose: Loose, around: Surroundings, facts: Facts) -> Finding | None:
    if not loose.targets or loose.status in ("ukjent lov", "flertydig"):
        return None  # not understood, or not known here: no fault that we can tell of
    ids = [ProvisionId.parse(target) for target in loose.targets]
    # In an act that is in force a number may have been another rule's, long before.
    written = around.changed(loose.source) if facts.known(ids[0].document) else None
    ends = [(id, end) for id in ids for end in facts.successions(id.document).ends(id, written)]
    now = tuple(dict.fromkeys(str(end) for _, end in ends))
    fault, reason = _replaced(ends[0][0], written, now, facts) if ends else _fault(loose, facts)
    certainty = _certainty(loose)
    move = moved(loose.source, loose.surface, loose.targets[0], facts)
    if move and fault == "finnes ikke":
        reason, now = f"{reason} {move.reason}", move.now
    if meant := _meant(loose, around, facts):
        certainty, reason = "mulig", f"{reason} {meant}"
    return Finding(
        loose.source,
        loose.surface,
        loose.targets,
        fault,
        certainty,
        reason,
        now,
        loose.start,
        loose.end,
    )


def _replaced(
    id: ProvisionId, written: date | None, now: tuple[str, ...], facts: Facts
) -> tuple[Fault, str]:
    last = facts.successions(id.document).after(id, written)[-1]
    kind: Fault = "omnummerert" if last.kind == "omnummerert" else "erstattet"
    where = _upper(f"{facts.name(id.document)} {in_words(id)}")
    new = ", ".join(_spoken(address, facts) for address in now)
    since = spoken_day(last.since)
    return kind, f"{where} er {kind} fra {since}. Regelen står nå i {new} ({last.sure})."


def _fault(loose: Loose, facts: Facts) -> tuple[Fault, str]:
    id = ProvisionId.parse(loose.targets[0])
    where = _upper(f"{facts.name(id.document)} {in_words(id)}".strip())
    if loose.status == "opphevet" and not facts.known(id.document):
        return "opphevet", f"{_upper(_called(loose, id.document))} gjelder ikke lenger."
    if loose.status == "opphevet":
        return "opphevet", f"{where} er opphevet."
    if loose.status == "ikke i kraft":
        return "ikke i kraft", f"{where} er vedtatt, men ikke satt i kraft."
    return "finnes ikke", f"{loose.reason or f'{where} finnes ikke.'}{_elsewhere(id, facts)}"


def _elsewhere(id: ProvisionId, facts: Facts) -> str:
    """«§ 2-2 a tredje ledd har bokstav a.»: of the one other ledd that has what is named."""
    other = facts.elsewhere(id)
    if other is None:
        return ""
    at = other.path.index("ledd") + 2
    ledd, item = ProvisionId(other.document, other.path[:at]), ProvisionId("", other.path[at:])
    return f" {_upper(in_words(ledd))} har {in_words(item)}."


def _called(loose: Loose, refid: str) -> str:
    """The act as the words name it, and its date where they do not tell."""
    act = spoken_act(refid)
    return f"{loose.law} ({act})" if loose.law and not BY_DATE.search(loose.law) else act


def _certainty(loose: Loose) -> Certainty:
    """How sure it is that the words point there: a law that they name, or a link of Lovdata's."""
    if loose.status == "ikke i kraft":
        return "mulig"
    if loose.linked or loose.status == "opphevet":
        return "sikker"
    return "sannsynlig" if loose.law else "mulig"


def _meant(loose: Loose, around: Surroundings, facts: Facts) -> str:
    """Why the reference may be meant as it stands; nothing where it hardly is."""
    after = facts.renewed(document_of(loose.targets[0]))
    if after and after in around.acts.get(loose.source, ()):
        return f"Stedet nevner {facts.name(after)} også, og kan mene begge."
    if around.looks_back(loose.source, loose.start, loose.end):
        return LOOKS_BACK
    if loose.law and YEAR.search(loose.law) and not BY_DATE.search(loose.law):
        return "Loven er nevnt med årstall, og kan være ment slik den var."
    return ""


# ---- what leads to another rule than it did


def _of_edge(edge: Edge, around: Surroundings, facts: Facts) -> Finding | None:
    """What was rewritten, moved or renumbered after the words that point at it were."""
    address = edge.exact or edge.target
    fault: Fault = "flyttet"
    move = moved(edge.source, edge.surface, address, facts)
    if move is None:
        fault, move = "omnummerert", _renumbered(edge, around, facts)
    if move is None:
        return None
    certainty, reason = move.certainty, move.reason
    if around.looks_back(*_place(edge)):
        certainty, reason = "mulig", f"{reason} {LOOKS_BACK}"
    told = (certainty, reason, move.now)
    return Finding(edge.source, edge.surface, (address,), fault, *told, edge.start, edge.end)


def _renumbered(edge: Edge, around: Surroundings, facts: Facts) -> Move | None:
    """A paragraf that has got another number since; what has its number now is another rule."""
    target = parsed(edge.target)
    if target is None or target.paragraf is None:
        return None
    successions = facts.successions(target.document)
    if not any(row.kind == "omnummerert" for row in successions.after(target)):
        return None
    written = around.changed(edge.source)
    rows = successions.after(target, written) if written else ()
    if not rows or rows[0].kind != "omnummerert":
        return None
    now = tuple(map(str, successions.ends(target, written)))
    since, where = spoken_day(rows[0].since), ", ".join(_spoken(each, facts) for each in now)
    reason = (
        f"{in_words(target)} har fått nytt nummer fra {since}, etter at ordene ble skrevet, og er"
        f" nå {where}."
    )
    return Move("sannsynlig", reason, now)


def _place(edge: Edge) -> tuple[str, int, int]:
    return edge.source, edge.start, edge.end


def _spoken(address: str, facts: Facts) -> str:
    id = ProvisionId.parse(address)
    return f"{facts.name(id.document)} {in_words(id)}".strip()


def _upper(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"
