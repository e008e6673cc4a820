"""Pieces: a paragraf taken apart and put together again, and two accounts of one paragraf."""

from dataclasses import replace

import pytest

from corpus.model import EMPTY, Prose, Provision
from graph.holes import (
    HEADING,
    Hole,
    Part,
    Piece,
    Sentence,
    bare,
    known,
    known_parts,
    meet,
    pieces,
    unknown,
    whole,
)
from tests import samples
from tests.changing import act, listed, shown
from tests.changing import whole as markup


def plain(provision: Provision) -> Provision:
    """Without what a version does not carry: notes and footnotes."""
    children = tuple(map(plain, provision.children))
    return replace(provision, notes=(), footnotes=(), children=children)


@pytest.mark.parametrize("name", samples.NAMES)
def test_every_paragraf_comes_back_as_it_was(name: str) -> None:
    for provision in samples.document(name).walk():
        if provision.kind == "paragraf":
            back = whole(pieces(provision), provision.id)
            assert back is not None
            assert back.words().split() == provision.words().split()
            # Ledd are counted, so a printed «(4)» that comes after «(2)» is not kept.
            assert [(p.kind, p.text) for p in back.walk()] == [
                (p.kind, p.text) for p in provision.walk()
            ]


def test_a_list_comes_back_with_its_places_links_and_marks() -> None:
    linked = 'Se <a href="lov/1903-03-03-3">den andre loven</a>. Kommunen kan:'
    inside = listed(linked, "a: eie", "b: leie og <i>kjøpe</i>", tail="Det gjelder ikke katter.")
    [paragraf] = act(markup("Første.", inside, heading="Eie")).root.children
    assert whole(pieces(paragraf), paragraf.id) == plain(paragraf)


def sentence(words: str) -> Sentence:
    return Sentence(Prose(words))


def row(*parts: Part, open: bool = False, heading: Prose | Hole = EMPTY) -> Piece:
    return Piece("paragraf", "§1", "§ 1", heading, parts, open)


def ledd(*parts: Part, open: bool = False) -> Piece:
    return Piece("ledd", parts=parts, open=open)


ONE, TWO, THREE = (ledd(sentence(f"{word}.")) for word in ("Katten", "Hunden", "Kua"))
HOLE = Hole("ledd")
MISSED = Hole("punktum")
LEASE = Piece("bokstav", "b", parts=(sentence("leie"),))
LISTED = ledd(
    sentence("Om:"), Piece("bokstav", "a", parts=(sentence("eie"),)), Hole("bokstav", "b")
)

# What goes forward, what goes backward, what they know together («?» is a hole).
MEETINGS = [
    # one knows what the other does not
    (row(ONE, HOLE), row(HOLE, TWO), ["Katten.", "Hunden."]),
    (row(HOLE, TWO, open=True), row(ONE, HOLE, THREE), ["Katten.", "Hunden.", "Kua."]),
    (row(ONE, HOLE, THREE), row(HOLE, TWO, open=True), ["Katten.", "Hunden.", "Kua."]),
    (unknown("paragraf"), row(ONE, TWO), ["Katten.", "Hunden."]),
    (row(ONE, TWO), unknown("paragraf"), ["Katten.", "Hunden."]),
    (row(ONE, open=True), row(HOLE, open=True), ["Katten.", "…"]),
    # down to a sentence and an item
    (row(ledd(MISSED, sentence("Nei."), open=True)), row(ledd(sentence("Ja."), MISSED)),
     ["Ja. Nei."]),
    (row(ledd(LEASE, open=True)), row(LISTED), ["Om: a) eie b) leie"]),
    # a hole that perhaps was nothing, and was
    (row(ONE), row(ONE, Hole("ledd", perhaps=True)), ["Katten."]),
    (row(ONE, TWO), row(ONE, Hole("ledd", perhaps=True)), ["Katten.", "Hunden."]),
]  # fmt: skip


@pytest.mark.parametrize(("forward", "backward", "expected"), MEETINGS)
def test_two_accounts_are_put_together(
    forward: Piece, backward: Piece, expected: list[str]
) -> None:
    met, meeting = meet(forward, backward)
    assert shown(met) == expected
    assert meeting.conflicts == []


# Where the accounts do not agree, what each of them says.
CONFLICTS = [
    (row(ONE), row(TWO), ("Katten.", "Hunden.")),
    (row(ONE, HOLE), row(TWO, HOLE), ("Katten.", "Hunden.")),
    (row(ONE, HOLE), row(ONE), ("ledd 1, ledd 2", "ledd 1")),
    (row(ONE, TWO, THREE, open=True), row(ONE, HOLE), ("ledd 1, ledd 2, ledd 3", "ledd 1, ledd 2")),
    (row(HOLE, heading=Prose("Eie")), row(HOLE, heading=Prose("Leie")), ("Eie", "Leie")),
]


@pytest.mark.parametrize(("forward", "backward", "expected"), CONFLICTS)
def test_what_does_not_agree_is_told(
    forward: Piece, backward: Piece, expected: tuple[str, str]
) -> None:
    _, meeting = meet(forward, backward)
    [(one, other)] = meeting.conflicts
    assert (one.strip(), other.strip()) == expected


def test_only_what_both_know_is_counted_as_compared() -> None:
    assert meet(row(ONE, HOLE), row(HOLE, TWO))[1].compared == 0
    assert meet(row(ONE, HOLE), row(ONE, TWO))[1].compared == 1
    assert meet(unknown("paragraf"), row(ONE, TWO))[1].compared == 0


@pytest.mark.parametrize("hole", [HOLE, Hole("punktum"), LISTED, unknown("ledd")])
def test_a_hole_anywhere_keeps_a_paragraf_from_being_whole(hole: Part) -> None:
    piece = row(ONE, hole if hole.kind == "ledd" else ledd(hole))
    assert not known(piece)
    assert whole(piece, samples.made("").id / "§1") is None
    assert not known(row(ONE, heading=HEADING))


def test_the_parts_that_are_known_keep_their_addresses() -> None:
    at = samples.made("").id / "§1"
    found = {str(p.id).partition("§1/")[2]: p.text for p in known_parts(row(HOLE, TWO, LISTED), at)}
    assert found == {
        "ledd/2": "Hunden.",
        "ledd/3/setning/1": "Om:",
        "ledd/3/bokstav/a": "eie",
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("§ 4 A-5 gjelder", "§ 4A-5 gjelder", True),
        ("§ 7-2  a\ngjelder", "§ 7-2a gjelder", True),
        ("kommunen", "Kommunen", False),
        ("eie, leie", "eie leie", False),
        ("§ 13f", "§ 13 g", False),
    ],
)
def test_only_white_space_and_the_spelling_of_numbers_do_not_count(
    one: str, other: str, same: bool
) -> None:
    assert (bare(one) == bare(other)) is same
