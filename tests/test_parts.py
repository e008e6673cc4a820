"""Parts: the words after a paragraf → the parts they name."""

import pytest

from graph.paths import tails
from ingest import grammar
from ingest.parts import IN_NUMMER, LONGEST_RANGE, NOTHING, Parts, read_parts


def parts(**steps: str | int) -> Parts:
    """`parts(ledd=2, bokstav="a b")`: the steps in their order, blanks between values."""
    return Parts(tuple((name, tuple(str(value).split())) for name, value in steps.items()))


# Every row is what stands after a paragraf, the parts it names, and what is left of the text.
READ = [
    (" andre ledd", parts(ledd=2), ""),
    (", andre ledd, bokstav e.", parts(ledd=2, bokstav="e"), "."),
    (" første og annet ledd skal", parts(ledd="1 2"), " skal"),
    (" andre til fjerde ledd", parts(ledd="2 3 4"), ""),
    (" (2) og (3)", parts(ledd="2 3"), ""),
    (" bokstav a til d og g", parts(bokstav="a b c d g"), ""),
    (" nr. 1, 3 og 5", parts(nummer="1 3 5"), ""),
    (" nr. 2a", parts(nummer="2a"), ""),
    (" bokstav a i", parts(bokstav="a"), " i"),  # a preposition
    (" annet ledd", parts(ledd=2), ""),
    (", annet ledd", parts(ledd=2), ""),
    (" Andre ledd", parts(ledd=2), ""),
    (" andre leddet", parts(ledd=2), ""),
    (" 2. ledd", parts(ledd=2), ""),
    (" ledd 2", parts(ledd=2), ""),
    (" (2)", parts(ledd=2), ""),
    (" 12. ledd", parts(ledd=12), ""),
    (", første ledd, bokstav E", parts(ledd=1, bokstav="e"), ""),
    (" 2 ledd bokst e", parts(ledd=2, bokstav="e"), ""),
    (" bokstav aa", parts(bokstav="aa"), ""),
    (" litra b)", parts(bokstav="b"), ""),
    (" bokstav (b)", parts(bokstav="b"), ""),
    (" bokstav (a) og (b)", parts(bokstav="a b"), ""),
    (" bokstav i", parts(bokstav="i"), ""),
    (" bokstav i loven", NOTHING, " bokstav i loven"),
    (" bokstaver", NOTHING, " bokstaver"),
    (" andre ledd pkt. e", parts(ledd=2, bokstav="e"), ""),
    (" førtiende ledd", parts(ledd=40), ""),
    (" bokst. b", parts(bokstav="b"), ""),
    (" første ledd nr. 2", parts(ledd=1, nummer=2), ""),
    (" nr 2", parts(nummer=2), ""),
    (" nummer 2a", parts(nummer="2a"), ""),
    (" punkt 2", parts(nummer=2), ""),
    (" bokstav b nr. 2", parts(bokstav="b", nummer=2), ""),
    (" første ledd andre punktum", parts(ledd=1, setning=2), ""),
    (" første ledd 2. punktum", parts(ledd=1, setning=2), ""),
    (" første ledd andre setning", parts(ledd=1, setning=2), ""),
    (" første ledd 2. pkt.", parts(ledd=1, setning=2), ""),
    (" første ledd setning 2", parts(ledd=1, setning=2), ""),
    (" første og annet ledd", parts(ledd="1 2"), ""),
    (" første, annet og tredje ledd", parts(ledd="1 2 3"), ""),
    (" første til tredje ledd", parts(ledd="1 2 3"), ""),
    (" (1)-(3)", parts(ledd="1 2 3"), ""),
    (" ledd 1 og 2", parts(ledd="1 2"), ""),
    (" bokstavene a, b og g", parts(bokstav="a b g"), ""),
    (" bokstav a til d", parts(bokstav="a b c d"), ""),
    (" bokstav a til og med d", parts(bokstav="a b c d"), ""),
    (" nr. 1 til 3", parts(nummer="1 2 3"), ""),
    (" første ledd bokstav b og c nr. 2", parts(ledd=1, bokstav="b c", nummer=2), ""),
    # a ledd of a number has no address; behind a comma it is one of the paragraf
    (" nr. 1 andre ledd", Parts((("nummer", ("1",)), (IN_NUMMER, ("2",)))), ""),
    (" nr. 1, andre ledd", parts(nummer=1), ", andre ledd"),
    # from a punktum nothing goes further in
    (" første punktum bokstav b", parts(setning=1), " bokstav b"),
    # a ledd does not stand inside anything
    (" bokstav a andre ledd", parts(bokstav="a"), " andre ledd"),
    (" gjelder", NOTHING, " gjelder"),
    ("", NOTHING, ""),
]


@pytest.mark.parametrize(("text", "expected", "left"), READ)
def test_read_parts(text: str, expected: Parts, left: str) -> None:
    read, end = read_parts(text, 0)
    assert (read, text[end:]) == (expected, left)


def test_a_letter_alone_is_a_bokstav_where_that_is_allowed() -> None:
    assert read_parts(" (2) e", 0, bare=True)[0] == parts(ledd=2, bokstav="e")
    assert read_parts(" (2) e", 0)[0] == parts(ledd=2)
    assert read_parts(" (2) a-e", 0, bare=True) == (parts(ledd=2, bokstav="a b c d e"), 8)
    assert read_parts(" (2) a), b) og e)", 0, bare=True)[0] == parts(ledd=2, bokstav="a b e")


def test_parts_that_stand_first_begin_where_they_begin() -> None:
    assert read_parts("andre ledd", 0, relative=True) == (parts(ledd=2), 10)
    assert read_parts(", andre ledd", 0, relative=True) == (NOTHING, 0)


def test_a_range_that_is_a_slip_is_not_written_out() -> None:
    read, _ = read_parts(f" nr. 1 til {LONGEST_RANGE + 2}", 0)
    assert len(read.values("nummer")) == 2


# Every row is nr. of § 13 or article 13 in a list, and what is left of the text for the list.
IN_A_LIST = [
    (" nr. 2, 99 og 100", parts(nummer=2), ", 99 og 100"),
    (" nr. 1 og 109", parts(nummer=1), " og 109"),
    (" nr. 1 og 13 d", parts(nummer=1), " og 13 d"),
    (" nr. 2 og 40 til 43", parts(nummer=2), " og 40 til 43"),
    (" nr. 1 til 3, 5 og 16", parts(nummer="1 2 3 5"), " og 16"),
    (" nr. 1, 3 og 9", parts(nummer="1 3 9"), ""),
    (" nr. 1 til 40", parts(nummer=" ".join(map(str, range(1, 41)))), ""),
]


@pytest.mark.parametrize(("text", "expected", "left"), IN_A_LIST)
def test_numbers_in_a_list(text: str, expected: Parts, left: str) -> None:
    read, end = read_parts(text, 0, listed=13)
    assert (read, text[end:]) == (expected, left)
    assert read_parts(text.removesuffix(left), 0) == (expected, end)


# Every row is what was said first, what goes on from it, and what that means.
UNDER = [
    (parts(ledd=1, bokstav="b"), parts(bokstav="c"), parts(ledd=1, bokstav="c")),
    (parts(ledd=1, bokstav="b"), parts(nummer=2), parts(ledd=1, bokstav="b", nummer=2)),
    (parts(ledd=1, setning=1), parts(setning=2), parts(ledd=1, setning=2)),
    (parts(ledd=1, bokstav="b"), parts(ledd=3), parts(ledd=3)),
    (parts(ledd="1 2"), parts(bokstav="a"), parts(ledd=2, bokstav="a")),  # of the last
    (NOTHING, parts(bokstav="a"), parts(bokstav="a")),
]


@pytest.mark.parametrize(("first", "later", "expected"), UNDER)
def test_under(first: Parts, later: Parts, expected: Parts) -> None:
    assert first.under(later) == expected


# Every row is the beginning of a range, its end, and all that it names.
UP_TO = [
    (parts(ledd=1), parts(ledd=3), parts(ledd="1 2 3")),
    (parts(ledd=1, bokstav="a"), parts(bokstav="c"), parts(ledd=1, bokstav="a b c")),
    (parts(ledd=3), parts(ledd=1), None),
    (parts(ledd=1), parts(bokstav="c"), None),
    (parts(ledd=1), parts(ledd=2, bokstav="c"), None),
]


@pytest.mark.parametrize(("first", "last", "expected"), UP_TO)
def test_up_to(first: Parts, last: Parts, expected: Parts | None) -> None:
    assert first.up_to(last) == expected


# Every row is what is outside, what is inside it, and the two as one.
INSIDE = [
    (parts(ledd=1), parts(bokstav="a"), parts(ledd=1, bokstav="a")),
    (parts(ledd=1, bokstav="a"), parts(setning=2), parts(ledd=1, bokstav="a", setning=2)),
    (parts(bokstav="a"), parts(ledd=1), None),
    (parts(ledd=1, bokstav="a"), parts(bokstav="b"), None),
    (parts(setning=1), parts(bokstav="b"), None),
]


@pytest.mark.parametrize(("outer", "inner", "expected"), INSIDE)
def test_with_inside(outer: Parts, inner: Parts, expected: Parts | None) -> None:
    assert outer.with_inside(inner) == expected


def test_ends_and_values() -> None:
    some = parts(ledd="1 2", bokstav="a")
    assert (some.outermost, some.innermost) == ("ledd", "bokstav")
    assert some.values("ledd") == ("1", "2")
    assert some.values("nummer") == ()
    assert (NOTHING.outermost, NOTHING.innermost, bool(NOTHING)) == ("", "", False)


# ---- every word of the grammar on its own


@pytest.mark.parametrize(("word", "number"), grammar.ORDINALS.items())
def test_every_ordinal(word: str, number: int) -> None:
    meant = grammar.LAST_WORD if number == grammar.LAST else number
    for text in (f" {word} ledd {word} punktum", f" {word} ledd {word} punktum".upper()):
        assert read_parts(text, 0) == (parts(ledd=meant, setning=meant), len(text))


def test_both_malformer_have_every_ordinal() -> None:
    assert set(grammar.ORDINALS.values()) == {*range(1, 26), 30, 40, grammar.LAST}
    for number in (*range(7, 21), 30, 40):
        if number not in (11, 12):
            endings = {word[-4:] for word, value in grammar.ORDINALS.items() if value == number}
            assert endings == {"ende", "ande"}


# How the word of a step is written beside its number, and what that says.
STEP_ROWS = {
    "ledd": (" andre {}", parts(ledd=2)),
    "setning": (" andre {}", parts(setning=2)),
    "strekpunkt": (" andre {}", parts(strekpunkt=2)),
    "bokstav": (" {} b", parts(bokstav="b")),
    "nummer": (" {} 2", parts(nummer=2)),
}


@pytest.mark.parametrize(
    ("step", "word"), [(step, word) for step in STEP_ROWS for word in grammar.WORDS[step]]
)
def test_every_word_for_a_step(step: str, word: str) -> None:
    text, expected = STEP_ROWS[step]
    assert read_parts(text.format(word), 0) == (expected, len(text.format(word)))
    assert read_parts(text.format(word.upper()), 0)[0] == expected


@pytest.mark.parametrize("word", ["og", "eller", "samt", "og/eller"])
def test_every_word_for_and(word: str) -> None:
    assert read_parts(f" bokstav a {word} b", 0)[0] == parts(bokstav="a b")
    assert read_parts(f" første {word} andre ledd", 0)[0] == parts(ledd="1 2")


# Every row is parts of a paragraf of two ledd, and the addresses below it that they have.
TAILS = [
    (parts(ledd=2, bokstav="a b"), ["/ledd/2/bokstav/a", "/ledd/2/bokstav/b"]),
    (parts(ledd="siste"), ["/ledd/2"]),
    (parts(ledd=1, straffalternativ=2), ["/ledd/1"]),
    # what is in a ledd of a number is of the number; a punktum of it is not counted from there
    (Parts((("nummer", ("1",)), (IN_NUMMER, ("2",)), ("bokstav", ("d",)))),
     ["/nummer/1/bokstav/d"]),
    (Parts((("nummer", ("1",)), (IN_NUMMER, ("2",)), ("setning", ("2",)))), ["/nummer/1"]),
]  # fmt: skip


@pytest.mark.parametrize(("named", "below"), TAILS)
def test_tails(named: Parts, below: list[str]) -> None:
    assert tails(named, 2) == below
