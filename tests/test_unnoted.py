"""Repealed acts: what the amending acts alone tell, dated by the decrees that set them in force."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.change import Amendment, Decree
from corpus.ids import ProvisionId
from corpus.timeline import Silence, Timeline, version_on
from graph.decrees import day_by_decree
from graph.numbers import printed, read, written
from graph.versions import timelines
from tests.changing import LAW, ONE, SET_2, TWO, amending, history, order, told

END = date(1910, 1, 1)
OTHER = "lov/1905-05-05-5"
JULY_3 = (date(1903, 7, 1),)
JULY_4 = (date(1904, 7, 1),)


def timeline(*amendments: Amendment, at: str = "§1", decrees: tuple[Decree, ...] = ()) -> Timeline:
    made = history(None, *amendments, repealed=END, decrees=decrees)
    [found] = [t for t in timelines(made) if t.provision == ProvisionId(LAW, (at,))]
    return found


WHOLE = order("endret", "§1", "# Om dyr|Ape.|Bie.")

# What amended the act (in order), and the versions of § 1 until the act was repealed.
HISTORIES = [
    ("hele paragrafen", [amending(ONE, WHOLE, in_force=JULY_3)], ["030701-100101 3: Ape. | Bie."]),
    ("så ett ledd",
     [amending(ONE, WHOLE, in_force=JULY_3), amending(TWO, SET_2, in_force=JULY_4)],
     ["030701-040701 3: Ape. | Bie.", "040701-100101 4: Ape. | Rev."]),
    ("bare ett ledd", [amending(ONE, SET_2, in_force=JULY_3)], ["030701-100101 3: ?"]),
    ("opphevet", [amending(ONE, order("opphevet", "§1"), in_force=JULY_3)],
     ["030701-100101 3: –"]),
    ("ikke sagt når", [amending(ONE, WHOLE)], ["030303-100101 3: ?"]),
    ("ikke sagt når, så alt nytt", [amending(ONE, SET_2), amending(TWO, WHOLE, in_force=JULY_4)],
     ["030303-040701 3: ?", "040701-100101 4: Ape. | Bie."]),
    ("ikke lest", [amending(ONE, WHOLE, in_force=JULY_3),
                   amending(TWO, order("ny", "§9", "Ku."), in_force=JULY_4, unread=("§ 1 rimes",))],
     ["030701-040701 3: Ape. | Bie.", "040701-100101 4: ?"]),
    ("ikke lest, men om en annen lov",
     [amending(ONE, WHOLE, in_force=JULY_3),
      amending(TWO, order("ny", "§9", "Ku."), in_force=JULY_4, unread=("§ 1 rimes",),
               unread_of=(OTHER,))],
     ["030701-100101 3: Ape. | Bie."]),
    # a line about an amending act may change what that act does here
    ("ikke lest, om endringsloven",
     [amending(ONE, WHOLE, in_force=JULY_3),
      amending(TWO, order("ny", "§9", "Ku."), in_force=JULY_4, unread=("§ 1 rimes",),
               unread_of=(ONE,))],
     ["030701-040701 3: Ape. | Bie.", "040701-100101 4: ?"]),
    ("midlertidig", [amending(ONE, WHOLE, in_force=JULY_3),
                     amending(TWO, SET_2, in_force=JULY_4, title="Lov om midlertidige endringer")],
     ["030701-040701 3: Ape. | Bie.", "040701-100101 4: ?"]),
    ("et ord i hele loven",
     [amending(ONE, WHOLE, in_force=JULY_3),
      amending(TWO, order("ord", "", swap=("bie", "veps")), in_force=JULY_4)],
     ["030701-040701 3: Ape. | Bie.", "040701-100101 4: Ape. | Veps."]),
    ("et ord som ikke står her",
     [amending(ONE, WHOLE, in_force=JULY_3),
      amending(TWO, order("ord", "", swap=("elg", "hjort")), in_force=JULY_4)],
     ["030701-100101 3: Ape. | Bie."]),
    ("et ord som ingen vet om står her",
     [amending(ONE, SET_2, in_force=JULY_3),
      amending(TWO, order("ord", "", swap=("elg", "hjort")), in_force=JULY_4)],
     ["030701-100101 3: ?"]),
    ("et ord som står i det som er kjent",
     [amending(ONE, SET_2, in_force=JULY_3),
      amending(TWO, order("ord", "", swap=("rev", "hjort")), in_force=JULY_4)],
     ["030701-040701 3: ?", "040701-100101 4: ?"]),
    ("et ord før paragrafen var der",
     [amending(TWO, order("ord", "", swap=("elg", "hjort")), in_force=JULY_3),
      amending(OTHER, order("ny", "§1", "Ape."), in_force=JULY_4)],
     ["040701-100101 5: Ape."]),
    ("et ord i denne paragrafen",
     [amending(ONE, SET_2, in_force=JULY_3),
      amending(TWO, order("ord", "§1", swap=("elg", "hjort")), in_force=JULY_4)],
     ["030701-040701 3: ?", "040701-100101 4: ?"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("amendments", "expected"), [r[1:] for r in HISTORIES], ids=[r[0] for r in HISTORIES]
)
def test_a_paragraf_of_a_repealed_act(amendments: list[Amendment], expected: list[str]) -> None:
    assert told(timeline(*amendments)) == expected


def test_new_words_without_a_heading_have_the_heading_that_was_there() -> None:
    bare = amending(TWO, order("endret", "§1", "Ku."), in_force=JULY_4)
    first = amending(ONE, WHOLE, in_force=JULY_3)
    [_, version] = timeline(first, bare).versions
    assert version.text is not None
    assert version.text.heading.text == "Om dyr"
    [unknown] = timeline(bare).versions
    assert (unknown.complete, [piece.text for piece in unknown.known]) == (False, ["Ku."])


def test_the_ends_of_a_repealed_act_are_told() -> None:
    found = timeline(amending(ONE, WHOLE, in_force=JULY_3))
    assert version_on(found, date(1903, 6, 30)) == Silence(
        "Arkivene har ikke teksten til § 1 før 1. juli 1903."
    )
    new = timeline(amending(ONE, order("ny", "§1", "Ape."), in_force=JULY_3))
    assert version_on(new, date(1903, 6, 30)) == Silence(
        "Lov 3. mars 1903 nr. 3 kaller § 1 ny; arkivene viser ingen før den."
    )
    assert version_on(found, END) == Silence(
        "Lov 2. februar 1902 nr. 1 ble opphevet 1. januar 1910."
        " Den ble avløst av lov 10. oktober 1910 nr. 10."
    )


def test_what_is_known_of_an_unknown_paragraf_is_given() -> None:
    [version] = timeline(amending(ONE, SET_2, in_force=JULY_3)).versions
    assert (version.complete, version.text) == (False, None)
    assert [(str(p.id), p.text) for p in version.known] == [(f"{LAW}/§1/ledd/2", "Rev.")]


def test_a_number_that_is_given_up_and_one_that_is_moved_to() -> None:
    orders = [order("flyttet", "§1", to="§2"), order("ny", "§1", "Ku.")]
    first = amending(ONE, WHOLE, in_force=JULY_3)
    second = amending(TWO, *orders, in_force=JULY_4)
    assert told(timeline(first, second)) == [
        "030701-040701 3: Ape. | Bie.",
        "040701-100101 4: Ku.",
    ]
    assert told(timeline(first, second, at="§2")) == ["040701-100101 4: Ape. | Bie."]


# ---- decrees


def decree(day: int, *parts: str, but: str = "") -> Decree:
    return Decree(ONE, date(1903, day, 1), parts, (but,) if but else ())


# The decrees, the paragraf and the part of the act that changes it, the month it took effect.
DECREES = [
    ([decree(7)], "§1", "I", 7),
    ([decree(7), decree(7)], "§1", "I", 7),
    ([], "§1", "I", None),
    ([decree(7, but="§ 1")], "§1", "I", None),
    ([decree(7, but="§ 1"), decree(9, "§ 1")], "§1", "I", 9),
    ([decree(7, but="§ 1"), decree(9, "§ 1")], "§2", "I", 7),
    ([decree(7, "Lovens del I"), decree(9, "Lovens del II")], "§1", "II", 9),
    ([decree(7, "Lovens del I"), decree(9, "romertall II")], "§1", "I nr. 4", 7),
    ([decree(7, "Lovens del I med unntak av ny § 1")], "§1", "I", None),
    ([decree(7, "Lovens del I med unntak av ny § 1")], "§2", "I", 7),
    ([decree(7, "§ 3, § 4 og ny § 1 a")], "§1a", "I", 7),
    ([decree(7, "§ 3, § 4 og ny § 1 a")], "§1", "I", None),
    ([decree(7), decree(9)], "§1", "I", None),
]


@pytest.mark.parametrize(("decrees", "number", "part", "month"), DECREES)
def test_the_day_of_a_decree(
    decrees: list[Decree], number: str, part: str, month: int | None
) -> None:
    day = date(1903, month, 1) if month else None
    assert day_by_decree(decrees, number, part) == day


def test_a_decree_dates_what_its_act_changed() -> None:
    told_by = (replace(decree(7), act=ONE),)
    found = timeline(amending(ONE, WHOLE), decrees=told_by)
    assert told(found) == ["030701-100101 3: Ape. | Bie."]


# ---- numbers


@pytest.mark.parametrize(
    ("line", "number", "there"),
    [
        ("§ 7-2 skal lyde:", "§7-2", True),
        ("§ 7-2 a skal lyde:", "§7-2", False),
        ("§ 7-2 a skal lyde:", "§7-2a", True),
        ("§7-2a skal lyde:", "§7-2a", True),
        ("§ 7-21 skal lyde:", "§7-2", False),
        ("§§ 3, 5 og 7-2 oppheves", "§7-2", True),
        ("§§ 3 til 7-2 oppheves", "§7-2", True),
        ("kapittel 7-2", "§7-2", False),
    ],
)
def test_a_number_in_a_line(line: str, number: str, there: bool) -> None:
    assert (written(number).search(line) is not None) is there


@pytest.mark.parametrize(
    ("text", "number"),
    [("§ 3-9 a", "§3-9a"), ("§ 4A-14", "§4A-14"), ("tidligere § 9", "§9"), ("første ledd", "")],
)
def test_a_former_number(text: str, number: str) -> None:
    assert read(text) == number


def test_a_number_is_printed_as_the_act_prints_it() -> None:
    assert (printed("§2b", "§ 2b"), printed("§2b", "§ 3"), printed("§13")) == (
        "§ 2b", "§ 2 b", "§ 13",
    )  # fmt: skip
