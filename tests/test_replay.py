"""Replay: what instructions do to a paragraf, forward and back, row by row."""

from dataclasses import replace

import pytest

from corpus.change import Instruction
from corpus.model import Prose
from graph.edits import Misfit, edits, steps_of
from graph.holes import HEADING, Piece, pieces, unknown
from graph.replay import apply, undo
from graph.wording import swapped
from tests.changing import act, first, listed, order, shown, whole

ABC = ("Ape.", "Bie.", "Katt.")

# What it said, what is to be done, what it says after; and what is known of what it said
# when one only knows what it says after: «?» is a hole.
LEDD = [
    ("ny", ABC, [order("ny", "§1/ledd/2", "Rev.")], "Ape.|Rev.|Bie.|Katt.", "Ape.|Bie.|Katt."),
    ("ny til slutt", ABC, [order("ny", "§1/ledd/4", "Rev.")], "Ape.|Bie.|Katt.|Rev.",
     "Ape.|Bie.|Katt."),
    ("endret", ABC, [order("endret", "§1/ledd/2", "Rev.")], "Ape.|Rev.|Katt.", "Ape.|?|Katt."),
    ("opphevet", ABC, [order("opphevet", "§1/ledd/2")], "Ape.|Katt.", "Ape.|?|Katt."),
    ("opphevet, resten flyttet", ABC,
     [order("opphevet", "§1/ledd/1"), order("flyttet", "§1/ledd/2", to="§1/ledd/1"),
      order("flyttet", "§1/ledd/3", to="§1/ledd/2")], "Bie.|Katt.", "?|Bie.|Katt."),
    ("ny, det neste flyttet", ABC,
     [order("ny", "§1/ledd/2", "Rev."), order("flyttet", "§1/ledd/2", to="§1/ledd/3")],
     "Ape.|Rev.|Bie.|Katt.", "Ape.|Bie.|Katt."),
    # «§ 1 andre og tredje ledd skal lyde: … Nåværende tredje ledd blir fjerde ledd.»
    ("skal lyde, det som sto der flyttet", ABC,
     [order("endret", "§1/ledd/2", "Rev."), order("endret", "§1/ledd/3", "Gris."),
      order("flyttet", "§1/ledd/3", to="§1/ledd/4")],
     "Ape.|Rev.|Gris.|Katt.", "Ape.|?|Katt."),
    ("byttet", ABC, [order("flyttet", "§1/ledd/1", to="§1/ledd/2"),
                     order("flyttet", "§1/ledd/2", to="§1/ledd/1")],
     "Bie.|Ape.|Katt.", "Ape.|Bie.|Katt."),
    ("siste", ABC, [order("endret", "§1/ledd/siste", "Rev.")], "Ape.|Bie.|Rev.", "Ape.|Bie.|?"),
    ("nytt siste", ABC, [order("ny", "§1/ledd/siste", "Rev.")], "Ape.|Bie.|Katt.|Rev.",
     "Ape.|Bie.|Katt."),
    # «fjerde ledd skal lyde» where there were three: perhaps it was the first fourth
    ("skal lyde, men var ikke der", ABC, [order("endret", "§1/ledd/4", "Rev.")],
     "Ape.|Bie.|Katt.|Rev.", "Ape.|Bie.|Katt.|?"),
    # a sentence
    ("nytt punktum", ("Ape. Bie.",), [order("ny", "§1/ledd/1/setning/2", "Rev.")],
     "Ape. Rev. Bie.", "Ape. Bie."),
    ("punktum endret", ("Ape. Bie.", "Katt."), [order("endret", "§1/ledd/1/setning/2", "Rev.")],
     "Ape. Rev.|Katt.", "Ape. ?|Katt."),
    ("punktum blir to", ("Ape. Bie. Katt.",),
     [order("endret", "§1/ledd/1/setning/2", "Rev. Gris.")], "Ape. Rev. Gris. Katt.",
     "Ape. ? Katt."),
    ("punktum opphevet", ("Ape. Bie. Katt.",), [order("opphevet", "§1/ledd/1/setning/1")],
     "Bie. Katt.", "? Bie. Katt."),
    ("punktum i det eneste ledd", ("Ape. Bie.",), [order("endret", "§1/setning/1", "Rev.")],
     "Rev. Bie.", "? Bie."),
    ("i ledd som er flyttet", ABC,
     [order("ny", "§1/ledd/1", "Rev."), order("ny", "§1/ledd/3/setning/2", "Gris.")],
     "Rev.|Ape.|Bie. Gris.|Katt.", "Ape.|Bie.|Katt."),
    # a list
    ("ny bokstav", (listed("Om:", "a: ape", "b: bie"),),
     [order("ny", "§1/ledd/1/bokstav/c", "rev")], "Om: a) ape b) bie c) rev", "Om: a) ape b) bie"),
    ("ny bokstav imellom", (listed("Om:", "a: ape", "b: bie"),),
     [order("ny", "§1/ledd/1/bokstav/b", "rev"),
      order("flyttet", "§1/ledd/1/bokstav/b", to="§1/ledd/1/bokstav/c")],
     "Om: a) ape b) rev c) bie", "Om: a) ape b) bie"),
    ("bokstav endret", (listed("Om:", "a: ape", "b: bie"), "Katt."),
     [order("endret", "§1/ledd/1/bokstav/a", "rev")], "Om: a) rev b) bie|Katt.",
     "Om: a) ? b) bie|Katt."),
    ("bokstav uten ledd", ("Katt.", listed("Om:", "a: ape", "b: bie")),
     [order("opphevet", "§1/bokstav/a")], "Katt.|Om: b) bie", "Katt.|Om: a) ? b) bie"),
    ("innledning", (listed("Om:", "a: ape"),), [order("endret", "§1/ledd/1/innledning", "Når:")],
     "Når: a) ape", "? a) ape"),
    ("punktum med liste beholder listen", (listed("Ape. Om:", "a: ape", tail="Bie."),),
     [order("endret", "§1/ledd/1/setning/2", "Når:")], "Ape. Når: a) ape Bie.",
     "Ape. ? a) ape Bie."),
    ("bokstav i punktum", (listed("Ape. Om:", "a: ape"),),
     [order("endret", "§1/ledd/1/setning/2/bokstav/a", "rev")], "Ape. Om: a) rev", "Ape. Om: a) ?"),
    # words
    ("ord", ("Katten eier katter.", "Hunden."),
     [order("ord", "§1", swap=("katten", "hunden")), order("ord", "§1", swap=("katter", "hus"))],
     "Hunden eier hus.|Hunden.", "?|?"),
    ("ord i ett ledd", ("Katten.", "Katten."),
     [order("ord", "§1/ledd/2", swap=("katten", "reven"))], "Katten.|Reven.", "Katten.|Katten."),
    ("ord i ett punktum", ("Katten. Katten.",),
     [order("ord", "§1/ledd/1/setning/2", swap=("katten", "reven"))],
     "Katten. Reven.", "Katten. Katten."),
    # not all count punktum alike: the words are looked for in the ledd
    ("ord i et punktum som er talt på en annen måte", ("Ape. Katten. Bie.", "Katten."),
     [order("ord", "§1/ledd/1/setning/3", swap=("katten", "reven"))],
     "Ape. Reven. Bie.|Katten.", "Ape. Katten. Bie.|Katten."),
    ("ord som ikke er i leddet", ("Ape. Bie.", "Katten."),
     [order("ord", "§1/ledd/1/setning/2", swap=("katten", "reven"))],
     "Ape. Bie.|Katten.", "Ape. Bie.|Katten."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "orders", "after", "known"),
    [row[1:] for row in LEDD],
    ids=[str(row[0]) for row in LEDD],
)
def test_forward_and_back(
    before: tuple[str, ...], orders: list[Instruction], after: str, known: str
) -> None:
    piece = first(act(whole(*before)))
    changed = apply(piece, edits(orders))
    assert shown(changed) == after.split("|")
    assert shown(undo(changed, edits(orders))) == known.split("|")


# From nothing: what an instruction tells of a paragraf that nobody knows.
ALONE = [
    ([order("endret", "§1/ledd/2", "Rev.")], ["?", "Rev.", "…"]),
    ([order("ny", "§1/ledd/1/setning/3", "Rev.")], ["? ? Rev.…", "…"]),
    ([order("endret", "§1/ledd/1/bokstav/b", "rev")], ["b) rev…", "…"]),
    ([order("opphevet", "§1/ledd/2")], ["?", "…"]),
    ([order("flyttet", "§1/ledd/1", to="§1/ledd/2"), order("ny", "§1/ledd/1", "Rev.")],
     ["Rev.", "?", "…"]),
    ([order("endret", "§1/setning/1", "Rev.")], ["Rev.…", "…"]),
]  # fmt: skip


@pytest.mark.parametrize(("orders", "expected"), ALONE)
def test_an_instruction_alone(orders: list[Instruction], expected: list[str]) -> None:
    assert shown(apply(unknown("paragraf"), edits(orders))) == expected


# An instruction that finds no place is told, never bent.
MISFITS = [
    ("opphevet som ikke er der", [order("opphevet", "§1/ledd/9")]),
    ("ny bokstav som er der", [order("ny", "§1/ledd/3/bokstav/a", "rev")]),
    ("for langt bak", [order("ny", "§1/ledd/9", "Rev.")]),
    ("bokstav som ikke er der", [order("opphevet", "§1/ledd/3/bokstav/x")]),
    ("bokstav i ledd uten liste", [order("opphevet", "§1/ledd/1/bokstav/a")]),
    ("punktum, men i hvilket ledd", [order("endret", "§1/setning/1", "Rev.")]),
    ("innledning uten liste", [order("endret", "§1/ledd/1/innledning", "Om:")]),
]


@pytest.mark.parametrize("orders", [row[1] for row in MISFITS], ids=[row[0] for row in MISFITS])
def test_what_finds_no_place_is_told(orders: list[Instruction]) -> None:
    piece = first(act(whole("Ape.", "Bie.", listed("Om:", "a: ape"))))
    with pytest.raises(Misfit):
        apply(piece, edits(orders))


def test_a_place_that_is_none_is_told() -> None:
    for path in (("ledd",), ("kap3", "x"), ("ledd", "1", "setning")):
        with pytest.raises(Misfit):
            steps_of(path)


def test_a_heading_is_set_and_was_unknown() -> None:
    new = act(whole("Ape.", heading="Om reven")).root.children[0]
    heading = replace(order("overskrift", "§1"), text=new)
    piece = first(act(whole("Ape.", heading="Om apen")))
    changed = apply(piece, edits([heading]))
    assert changed.heading == Prose("Om reven")
    assert undo(changed, edits([heading])).heading == HEADING


# Words before, which words give way to which, words after; what was there cannot be told («?»).
WORDS = [
    ("Katten eier.", ("katten", "reven"), "Reven eier.", "Katten eier."),
    ("Her eier katten.", ("katten", "reven"), "Her eier reven.", "?"),  # «Katten» it may have been
    ("Her eier Katten.", ("katten", "reven"), "Her eier reven.", "?"),
    ("Kattens hus.", ("katten", "reven"), "Revens hus.", "Kattens hus."),
    ("Kattene eier.", ("katten", "reven"), "Kattene eier.", "Kattene eier."),
    ("Katten og katten.", ("katten", "reven"), "Reven og reven.", "?"),
    ("Etter § 13f.", ("§ 13 f", "§ 13 g"), "Etter § 13 g.", "Etter § 13 f."),
    ("Den lille katten.", ("lille katten", ""), "Den .", "?"),
    ("Om a.b her.", ("a.b", "c"), "Om c her.", "?"),
    ("Om aXb her.", ("a.b", "c"), "Om aXb her.", "Om aXb her."),
]


@pytest.mark.parametrize(("before", "words", "after", "known"), WORDS)
def test_words_that_give_way(before: str, words: tuple[str, str], after: str, known: str) -> None:
    swap = edits([order("ord", "§1", swap=words)])
    piece = first(act(whole(before)))
    assert shown(apply(piece, swap)) == [after]
    assert shown(undo(apply(piece, swap), swap)) == [known]


def test_a_link_stays_round_its_words() -> None:
    piece = first(act(whole('Se <a href="lov/1903-03-03-3">katteloven</a> § 2 og § 3.')))
    [[part]] = [ledd.parts for ledd in piece.parts if isinstance(ledd, Piece)]
    prose = swapped(part.prose, "katteloven", "loven om rever")  # type: ignore[union-attr]
    [link] = prose.links
    assert prose.text == "Se loven om rever § 2 og § 3."
    assert prose.text[link.start : link.end] == "loven om rever"


def test_pieces_of_a_whole_new_paragraf() -> None:
    [edit] = edits([order("ny", "§1", "Ape.|Bie.")])
    assert (edit.do, edit.steps) == ("new", ())
    assert shown(edit.parts[0] if isinstance(edit.parts[0], Piece) else None) == ["Ape.", "Bie."]
    assert pieces(act(whole("Ape.")).root.children[0]).kind == "paragraf"
