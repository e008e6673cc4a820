"""Mentions: a text as people type it → the citations in it, as written."""

import pytest

from corpus.catalog import Found, Unknown, load
from ingest.grammar import ORDINALS
from ingest.mentions import Mention, alone, find_mentions

is_name = load().is_name


def found(text: str) -> list[Mention]:
    return list(find_mentions(text, is_name))


HOL = "helse- og omsorgstjenesteloven"

# Every row is a way someone writes a citation, then what it says.
MENTIONS = [
    # one paragraf
    ("§ 4-3", [Mention("4-3")]),
    ("§4-3", [Mention("4-3")]),
    ("§\n4-3", [Mention("4-3")]),
    ("jf. § 15", [Mention("15")]),
    ("jf. paragraf 15", [Mention("15")]),
    ("Paragrafen 4-3", [Mention("4-3")]),
    ("par. 4", [Mention("4")]),
    ("PARAGRAF 4-3", [Mention("4-3")]),
    # its letters
    ("§ 7-2 a", [Mention("7-2a")]),
    ("§ 7-2a", [Mention("7-2a")]),
    ("§ 7-2 a.", [Mention("7-2a")]),  # the end of a sentence
    ("§ 7-2 a, jf. § 1", [Mention("7-2a"), Mention("1")]),
    ("(§ 7-2 a)", [Mention("7-2a")]),
    ("§ 2 b", [Mention("2b")]),
    ("§ 2 A-1", [Mention("2A-1")]),
    ("§ 4A-14", [Mention("4A-14")]),
    ("§ 12 A-2 b", [Mention("12A-2b")]),
    # letters that are words: a preposition, an infinitive, an abbreviation
    ("§ 7 i loven her", [Mention("7")]),
    ("plikt etter § 4 å gi råd", [Mention("4")]),
    ("§ 7 e.l.", [Mention("7")]),
    ("§ 7 f.eks. og § 8 m.m.", [Mention("7"), Mention("8")]),
    ("§ 7 og § 8", [Mention("7"), Mention("8")]),
    # ledd
    ("§ 4-3 annet ledd", [Mention("4-3", ledd=2)]),
    ("§ 4-3, annet ledd", [Mention("4-3", ledd=2)]),
    ("§ 4-3 Andre ledd", [Mention("4-3", ledd=2)]),
    ("§ 4-3 andre leddet", [Mention("4-3", ledd=2)]),
    ("§ 4-3 2. ledd", [Mention("4-3", ledd=2)]),
    ("§ 4-3 ledd 2", [Mention("4-3", ledd=2)]),
    ("§ 4-3 (2)", [Mention("4-3", ledd=2)]),
    ("§ 4-3 12. ledd", [Mention("4-3", ledd=12)]),
    ("§ 7-2 a andre ledd", [Mention("7-2a", ledd=2)]),
    # down to bokstav, nummer and punktum
    ("§ 7-2 a andre ledd bokstav e", [Mention("7-2a", ledd=2, items=(("bokstav", "e"),))]),
    ("§ 1, første ledd, bokstav E", [Mention("1", ledd=1, items=(("bokstav", "e"),))]),
    ("§ 1 2 ledd bokst e", [Mention("1", ledd=2, items=(("bokstav", "e"),))]),
    ("§7-2a(2)", [Mention("7-2a", ledd=2)]),
    ("§ 7–2 a", [Mention("7-2a")]),  # a dash, as Word makes it
    ("§ 7‑2 a", [Mention("7-2a")]),  # a hyphen that does not break
    ("§ 1 bokstav aa", [Mention("1", items=(("bokstav", "aa"),))]),
    ("§ 1 litra b)", [Mention("1", items=(("bokstav", "b"),))]),
    ("§ 1 bokst. b", [Mention("1", items=(("bokstav", "b"),))]),
    ("§ 1 første ledd nr. 2", [Mention("1", ledd=1, items=(("nummer", "2"),))]),
    ("§ 1 nr 2", [Mention("1", items=(("nummer", "2"),))]),
    ("§ 1 nummer 2a", [Mention("1", items=(("nummer", "2a"),))]),
    ("§ 1 punkt 2", [Mention("1", items=(("nummer", "2"),))]),
    (
        "§ 3-2 første ledd nr. 6 bokstav b",
        [Mention("3-2", ledd=1, items=(("nummer", "6"), ("bokstav", "b")))],
    ),
    ("§ 1 bokstav b nr. 2", [Mention("1", items=(("bokstav", "b"), ("nummer", "2")))]),
    ("§ 1 første ledd andre punktum", [Mention("1", ledd=1, setning=2)]),
    ("§ 1 første ledd 2. punktum", [Mention("1", ledd=1, setning=2)]),
    ("§ 1 første ledd andre setning", [Mention("1", ledd=1, setning=2)]),
    ("§ 1 første ledd 2. pkt.", [Mention("1", ledd=1, setning=2)]),
    ("§ 1 første ledd setning 2", [Mention("1", ledd=1, setning=2)]),
    # the act before
    (f"{HOL} § 7-2 a", [Mention("7-2a", law=HOL)]),
    (f"Etter {HOL} § 7-2 a skal", [Mention("7-2a", law=HOL)]),
    ("helse- og omsorgstenestelova § 3-4", [Mention("3-4", law="helse- og omsorgstenestelova")]),
    ("hol. § 7-2 a", [Mention("7-2a", law="hol.")]),
    ("hol § 7-2 a", [Mention("7-2a", law="hol")]),
    ("HOL § 7-2 a", [Mention("7-2a", law="HOL")]),
    ("opplæringslova § 24-1", [Mention("24-1", law="opplæringslova")]),
    ("(pbrl. § 2-5)", [Mention("2-5", law="pbrl.")]),
    ("lov/2011-06-24-30 § 7-2 a", [Mention("7-2a", law="lov/2011-06-24-30")]),
    # the act after
    ("§ 15 i forvaltningslova", [Mention("15", law="forvaltningslova")]),
    ("§ 7-2 a hol", [Mention("7-2a", law="hol")]),
    ("§ 7-2 a andre ledd hol.", [Mention("7-2a", ledd=2, law="hol")]),
    ("§ 15 (forvaltningsloven)", [Mention("15", law="forvaltningsloven")]),
    # each its own
    ("hol. § 7-2 og pbrl. § 2-5", [Mention("7-2", law="hol."), Mention("2-5", law="pbrl.")]),
    # a bare number counts next to the name of an act
    ("hol 7-2a", [Mention("7-2a", law="hol")]),
    ("7-2 a hol", [Mention("7-2a", law="hol")]),
    (
        "hol. 7-2 a andre ledd bokstav e",
        [Mention("7-2a", ledd=2, items=(("bokstav", "e"),), law="hol.")],
    ),
    # chapters
    ("hol kapittel 7", [Mention(kapittel="7", law="hol")]),
    ("hol. kap. 7", [Mention(kapittel="7", law="hol.")]),
    ("kapittel 7 i hol", [Mention(kapittel="7", law="hol")]),
    ("forvaltningsloven kapittel IV", [Mention(kapittel="IV", law="forvaltningsloven")]),
    ("phvl. kapittel 4 A", [Mention(kapittel="4A", law="phvl.")]),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_find_mentions(text: str, expected: list[Mention]) -> None:
    assert found(text) == expected


# Looks like a citation, is not.
NOTHING = [
    "",
    " ",
    "§",
    "§ a",
    "$ 15 og punkt 4-3",
    "7-2 a",  # of which act?
    "kapittel 7",
    "andre ledd bokstav e",
    "17. juni 2005 nr. 62",
    "2024-2025",
    "Ring 22 22 22 22 mellom 9-15",
    "barn mellom 7 og 12 år",
    "hol",
    "Loven gjelder for alle.",
    "§§",
    "§ § §",
    "a" * 10_000,
    "9" * 10_000,
    " " * 10_000,
]


@pytest.mark.parametrize("text", NOTHING, ids=lambda text: text[:30])
def test_nothing_to_find(text: str) -> None:
    assert found(text) == []


# Every word of the grammar on its own, in every place where it is used.
@pytest.mark.parametrize(("word", "number"), ORDINALS.items())
def test_every_ordinal_is_read(word: str, number: int) -> None:
    assert found(f"§ 1 {word} ledd") == [Mention("1", ledd=number)]
    assert found(f"§ 1 {word.upper()} LEDD") == [Mention("1", ledd=number)]
    assert found(f"§ 1 {word} ledd {word} punktum") == [Mention("1", ledd=number, setning=number)]


def test_both_malformer_have_every_ordinal() -> None:
    assert set(ORDINALS.values()) == set(range(1, 21))
    for number in range(7, 21):
        if number not in (11, 12):
            endings = {word[-4:] for word, value in ORDINALS.items() if value == number}
            assert endings == {"ende", "ande"}


@pytest.mark.parametrize("letter", "abcdefghjklmnopqrstuvwxyz")
def test_every_letter_of_a_paragraf(letter: str) -> None:
    assert found(f"§ 7-2 {letter}") == [Mention(f"7-2{letter}")]
    assert found(f"§ 7-2{letter}") == [Mention(f"7-2{letter}")]


@pytest.mark.parametrize("letter", "iæøå")
def test_letters_that_no_paragraf_has_after_a_blank(letter: str) -> None:
    assert found(f"§ 7-2 {letter}") == [Mention("7-2")]


@pytest.mark.parametrize("name", load().names())
def test_every_name_of_the_catalogue_is_read_on_both_sides(name: str) -> None:
    [before] = found(f"Etter {name} § 2-5")
    [after] = found(f"Etter § 2-5 i {name}.")
    for mention in (before, after):
        assert (mention.paragraf, mention.ledd) == ("2-5", None)
        assert meant(mention.law) == meant(name)


def meant(name: str) -> object:
    told = load().resolve_name(name)
    assert not isinstance(told, Unknown)
    return told.entry if isinstance(told, Found) else told.candidates


# Every row is a text and the words in it that point at law.
SURFACES = [
    ("Etter hol. § 7-2 a andre ledd, jf. § 1, skal", ["hol. § 7-2 a andre ledd", "§ 1"]),
    ("Se § 15 i forvaltningslova.", ["§ 15 i forvaltningslova"]),
    ("Se § 7-2 a, andre ledd.", ["§ 7-2 a, andre ledd"]),
    ("Se 7-2 a hol!", ["7-2 a hol"]),
    ("«hol kapittel 7»", ["hol kapittel 7"]),
]


@pytest.mark.parametrize(("text", "expected"), SURFACES)
def test_where_the_words_stand(text: str, expected: list[str]) -> None:
    assert [text[mention.start : mention.end] for mention in found(text)] == expected


# Every row is a text, and whether it is a citation and nothing else.
ALONE = [
    ("hol. § 7-2 a", True),
    (" § 7-2 a. ", True),
    ("(§ 7-2 a)?", True),
    ("«hol § 7-2 a andre ledd bokstav e»", True),
    ("Hva sier hol. § 7-2 a?", False),
    ("§ 1 og § 2", False),
    ("hol", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), ALONE)
def test_alone(text: str, expected: bool) -> None:
    assert (alone(text, find_mentions(text, is_name)) is not None) is expected


# Numbers that no law has, and Python will not count with.
HUGE = [
    "§ 1 {} ledd",
    "§ 1 {}. ledd",
    "§ 1 ({})",
    "§ 1 ledd {}",
    "§ 1 første ledd setning {}",
    "§ {}",
]


@pytest.mark.parametrize("text", HUGE)
def test_numbers_of_many_digits(text: str) -> None:
    [mention] = found(text.format("9" * 5000))
    assert (mention.ledd or 0) <= 999
    assert (mention.setning or 0) <= 999


def test_a_long_text_with_many_numbers() -> None:
    text = f"Etter {HOL} § 7-2 a andre ledd har 12 av 40 barn rett til 3 timer. " * 3000
    mentions = find_mentions(text, is_name)
    assert len(mentions) == 3000
    assert set(mentions) == {Mention("7-2a", ledd=2, law=HOL)}


WORDS = [("sol 3 timer", 0), ("sol. § 3", 1), ("hol 7-2", 1), ("hol 7", 0)]


@pytest.mark.parametrize(("text", "count"), WORDS)
def test_a_name_that_is_a_word_needs_more_than_a_number(text: str, count: int) -> None:
    names = {"sol", "sol.", "hol"}
    assert len(find_mentions(text, names.__contains__, names.__contains__)) == count
