"""Answer text: an answer or what a search found in, lines for a terminal out."""

import textwrap
from collections.abc import Iterable, Iterator

from app.answer import Answer, Found, Statement
from app.render import NO_WORDS, UnitAt, notice_lines, sources_line, unit_lines, wrapped
from corpus.citation import place
from corpus.model import Provision

HINT = (
    "Dette er leddene som ligner mest på spørsmålet, ordrett. Leddvis har ikke vurdert om de"
    " svarer på det."
)
OWN_WORDS = (
    "Sammendragene er Leddvis' egne ord. Loven står ordrett under hvert av dem, og det er den som"
    " gjelder. Leddvis vurderer ikke saken."
)
WITHOUT_LAW = "Sammendragene er Leddvis' egne ord, og ikke loven. Leddvis vurderer ikke saken."
WORDED = "Kort svar, ordlagt av språkmodellen; hver setning hviler på sitatet under den:"
ALSO = "Dette kan også gjelde"
BESIDE = "Dette står i nærheten:"
CITED = "Dette står der henvisningen leder, ordrett."


def answer_text(answer: Answer, unit_at: UnitAt) -> str:
    """An answer for a person at a terminal."""
    lines = notice_lines(answer.notice)
    if answer.note:
        lines += [*wrapped(answer.note, "Merk: "), ""]
    if answer.abstained:
        return "\n".join((*lines, *_abstained(answer, unit_at)))
    lines += [*wrapped(hint(answer), ""), ""]
    if answer.worded:
        lines += [WORDED, *_worded(answer), ""]
    for number, (statement, passage) in enumerate(answer.shown):
        lines += [f"{ALSO}:", ""] if number == 1 else []
        lines += _quoted(statement, passage, unit_at(passage.id))
    if answer.related:
        lines.append("Se også:")
        lines += [f"  {r.label} ({r.relation})" for r in answer.related]
        lines.append("")
    return "\n".join((*lines, sources_line(answer.sources_date)))


def _abstained(answer: Answer, unit_at: UnitAt) -> list[str]:
    """Why there is no answer, and what stands beside it, word for word."""
    lines = [*wrapped(answer.reason or "", ""), ""]
    for number, found in enumerate(answer.passages):
        lines += [] if number else [BESIDE, ""]
        unit = unit_at(found.id)
        text = [f"  |{line[1:]}" for line in unit_lines(unit)] or [f"  {NO_WORDS}"]
        lines += [f"{found.label}  {found.heading}".rstrip(), *text, f"  {found.url}".rstrip(), ""]
    return [*lines, sources_line(answer.sources_date)]


def hint(answer: Answer) -> str:
    """What to say of the ledd before they are shown: how far they were judged."""
    if any(not said.quotes for said in answer.statements):
        return WITHOUT_LAW
    looked_up = all(name == "henvisning" for found in answer.passages for name, _ in found.why)
    own = any(statement.kind == "sammendrag" for statement in answer.statements)
    return CITED if looked_up else OWN_WORDS if own else HINT


def hits_text(hits: Iterable[Found], sources_date: str, notice: str) -> str:
    """Ranked ledd with reasons."""
    lines = notice_lines(notice)
    for number, hit in enumerate(hits, start=1):
        why = ", ".join(f"{name} {rank}" for name, rank in hit.why)
        lines.append(f"{number}. {hit.label}  {hit.heading}".rstrip())
        lines += wrapped(_shortened(hit.text), "   ") if hit.text else []
        lines += wrapped(hit.summary, "   Sammendrag: ") if hit.summary else []
        lines += [f"   {hit.url}  [{why}]".replace("     [", "   ["), ""]
    return "\n".join((*lines, sources_line(sources_date)))


def _worded(answer: Answer) -> Iterator[str]:
    for said in answer.statements[: answer.worded]:
        yield from wrapped(said.text, "  ")
        for quote in said.quotes:
            yield from wrapped(f"«{quote.text}»{' (forkortet)' if quote.cut else ''}", "    | ")


def _quoted(said: Statement, passage: Found, unit: Provision) -> list[str]:
    heading = f"  {passage.heading}" if passage.heading else ""
    own = wrapped(said.text, "  Sammendrag: ") if said.kind == "sammendrag" else []
    if item := said.item(passage.id):
        own += wrapped(f"{place(item)}.", "  Særlig ")
    text = [f"  |{line[1:]}" for line in unit_lines(unit)] or [f"  {NO_WORDS}"]
    link = [f"  {passage.url}"] if passage.url else []
    return [f"{passage.label}{heading}", *own, *text, *link, ""]


def _shortened(text: str) -> str:
    return textwrap.shorten(text, 240, placeholder=" …")
