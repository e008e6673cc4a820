"""Mentions: a text as people type it → the references in it, as written."""

import time

import pytest

from ingest import grammar
from ingest.mention import Mention
from ingest.mentions import alone, find_mentions
from tests.mentioned import FVL, HOL, LEXICON, act, art, beside, found, here, k, p

# Every row is a way someone writes one reference, then what it says.
ONE = [
    # one paragraf
    ("§ 4-3", p("4-3")),
    ("§4-3", p("4-3")),
    ("§\n4-3", p("4-3")),
    ("jf. § 15", p("15")),
    ("jf. paragraf 15", p("15")),
    ("Paragrafen 4-3", p("4-3")),
    ("par. 4", p("4")),
    ("PARAGRAF 4-3", p("4-3")),
    ("§ 8-1-11", p("8-1-11")),
    # its letters
    ("§ 7-2 a", p("7-2", "a")),
    ("§ 7-2a", p("7-2", "a")),
    ("§ 7-2 a.", p("7-2", "a")),  # the end of a sentence
    ("(§ 7-2 a)", p("7-2", "a")),
    ("§ 2 b", p("2", "b")),
    ("§ 2 A-1", p("2A-1")),
    ("§ 4A-14", p("4A-14")),
    ("§ 12 A-2 b", p("12A-2", "b")),
    ("§ 216 i.", p("216", "i")),
    ("§ 216 i gjelder", p("216", "i")),
    # letters that are words: a preposition, an infinitive, an abbreviation
    ("§ 7 i loven her", p("7", own=True)),
    ("plikt etter § 4 å gi råd", p("4")),
    ("§ 7 e.l.", p("7")),
    # parts of it; tests/test_parts.py has more
    ("§ 4-3 annet ledd", p("4-3", ledd=2)),
    ("§ 4-3 (2)", p("4-3", ledd=2)),
    ("§ 7-2 a andre ledd", p("7-2", "a", ledd=2)),
    ("§ 5 siste ledd", p("5", ledd="siste")),
    ("§7-2a(2)", p("7-2", "a", ledd=2)),
    ("§ 7–2 a", p("7-2", "a")),  # a dash, as Word makes it
    ("§ 7‑2 a", p("7-2", "a")),  # a hyphen that does not break
    # down to bokstav, nummer, punktum and strekpunkt
    ("§ 7-2 a andre ledd bokstav e", p("7-2", "a", ledd=2, bokstav="e")),
    ("§ 7-2a (2) e", p("7-2", "a", ledd=2, bokstav="e")),
    ("§ 3-2 første ledd nr. 6 bokstav b", p("3-2", ledd=1, nummer=6, bokstav="b")),
    ("§ 5 første strekpunkt", p("5", strekpunkt=1)),
    ("§ 229 annet straffalternativ", p("229", straffalternativ=2)),
    ("§ 229 tredje straffealternativ", p("229", straffalternativ=3)),
    ("§ 5 fyrste stykket", p("5", ledd=1)),
    ("§ 7-2 a¹", p("7-2", "a")),  # a footnote
    ("§ 7-2 — 7-4", p("7-2", to="7-4")),
    ("§ 5 nr. 6 a", p("5", nummer=6, bokstav="a")),
    ("§ 5 andre ledd a) og b)", p("5", ledd=2, bokstav="a b")),
    ("§ 1 bokstav a i første ledd", p("1", ledd=1, bokstav="a")),
    # several parts of one
    ("§ 1 første ledd til tredje ledd", p("1", ledd="1 2 3")),
    # a range, «flg.», and a number that counts something
    ("§§ 15-6 til 15-9", p("15-6", to="15-9")),
    ("§§ 13 flg.", p("13")),
    ("§ 5 ff.", p("5")),
    ("§ 5 og 14 dager", p("5")),
    ("§ 3, 4 år", p("3")),
    # the act before
    (f"{HOL} § 7-2 a", p("7-2", "a", law=HOL)),
    (f"Etter {HOL} § 7-2 a skal", p("7-2", "a", law=HOL)),
    ("helse- og omsorgstenestelova § 3-4", p("3-4", law="helse- og omsorgstenestelova")),
    ("hol. § 7-2 a", p("7-2", "a", law="hol")),
    ("hol § 7-2 a", p("7-2", "a", law="hol")),
    ("HOL § 7-2 a", p("7-2", "a", law="HOL")),
    ("opplæringslova § 24-1", p("24-1", law="opplæringslova")),
    ("(pbrl. § 2-5)", p("2-5", law="pbrl")),
    ("lov/2011-06-24-30 § 7-2 a", p("7-2", "a", law="lov/2011-06-24-30")),
    ("lov/2011-06-24-30/§7-2a/ledd/2/bokstav/e",
     p("7-2", "a", law="lov/2011-06-24-30", ledd=2, bokstav="e")),
    ("straffeloven 1902 § 3", p("3", law="straffeloven 1902")),
    ("lov 10. februar 1967 (forvaltningsloven) § 3", p("3", law="lov 10. februar 1967")),
    ("lov 10. februar 1967 forvaltningsloven § 3", p("3", law="lov 10. februar 1967")),
    (f"forskrift til {FVL} § 8-1", p("8-1", law=f"forskrift til {FVL}")),
    # a sign as text recognition reads it, or none; only beside the name of an act
    ("hol & 7-2", p("7-2", law="hol")),
    ("opplæringslova par 24-1", p("24-1", law="opplæringslova")),
    ("hol 7-2a", p("7-2", "a", law="hol")),
    ("hol7-2a", p("7-2", "a", law="hol")),
    ("7-2 a hol", p("7-2", "a", law="hol")),
    ("hol. 7-2 a andre ledd bokstav e", p("7-2", "a", law="hol", ledd=2, bokstav="e")),
    # the act after
    ("§ 15 i forvaltningslova", p("15", law="forvaltningslova")),
    ("§ 7-2 a hol", p("7-2", "a", law="hol")),
    ("§ 7-2 a andre ledd hol.", p("7-2", "a", law="hol", ledd=2)),
    ("§ 15 (forvaltningsloven)", p("15", law=FVL)),
    ("første ledd i barnehageloven § 2 b", p("2", "b", law="barnehageloven", ledd=1)),
    ("denne loven § 5", p("5", own=True)),
    ("§ 7-2 hol,", p("7-2", law="hol")),
    (f"§ 7 {FVL}.", p("7", law=FVL)),  # at the end of what is said
    ("§ 4 i lov 10. februar 1967", p("4", law="lov 10. februar 1967")),
    # an act that nobody knows, by its name or its title
    ("eventyrloven § 3", p("3", law="eventyrloven")),
    ("eventyrforskriften kapittel 3", k("3", law="eventyrforskriften")),
    ("trollinstruksen § 3", p("3", law="trollinstruksen")),
    ("lov om troll i fjellet § 3", p("3", law="lov om troll i fjellet")),
    ("Er det i lov om troll sagt etter § 3", p("3")),
    # chapters, articles, parts of an act
    ("kapittel 4", k("4")),
    ("hol kapittel 7", k("7", law="hol")),
    ("hol. kap. 7", k("7", law="hol")),
    ("kapittel 7 i hol", k("7", law="hol")),
    ("forvaltningsloven kapittel IV", k("IV", law=FVL)),
    ("phvl. kapittel 4 A", k("4", "A", law="phvl")),
    ("kapittel 4 til 6", k("4", to="6")),
    ("fjerde kapittel", k("4")),
    ("4. kapittel", k("4")),
    ("artikkel 5", art("5")),
    ("artikkel 5 til 7", art("5", to="7")),
    ("GDPR art. 9 nr. 2", art("9", law="GDPR", nummer=2)),
    ("EØS-avtalen artikkel 5 nr. 1", art("5", law="EØS-avtalen", nummer=1)),
    ("andre del", Mention("del", "2")),
    ("del II", Mention("del", "II")),
    # an act
    (FVL, act(FVL)),
    ("lov 10. februar 1967", act("lov 10. februar 1967")),
    # the place that the text stands in, and what lies beside it
    ("andre ledd bokstav e", here(ledd=2, bokstav="e")),
    ("bokstav a i første ledd", here(ledd=1, bokstav="a")),
    ("loven her", here("lov")),
    ("etter loven", here("lov")),
    ("denne lova", here("lov")),
    ("denne paragrafen", here("paragraf")),
    ("dette leddet", here("ledd")),
    ("dette punktumet", here("setning")),
    ("dette kapittelet", here("kapittel")),
    ("denne delen", here("del")),
    ("forrige ledd", beside("ledd", "-1")),
    ("førre ledd", beside("ledd", "-1")),
    ("foregående paragraf", beside("paragraf", "-1")),
    ("neste paragraf", beside("paragraf", "1")),
    ("neste kapittel", beside("kapittel", "1")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_reference(text: str, expected: Mention) -> None:
    assert found(text) == [expected]


# Looks like a reference, is none.
NOTHING = [
    "", " ", "§", "§ a", "§§", "§ § §", "$ 15", "hol", "kl 7-8", "Møt kl. 8 15-8",
    # words of everyday speech
    "Hun vil ta del i arbeidet", "en del i saken", "hvilken bokstav i bestemmelsen",
    "med store bokstaver eller tall", "etter denne bokstav skal",
    "7-2 a",  # of which act?
    "17. juni 2005 nr. 62", "direktiv nr. 62", "2024-2025",
    "Ring 22 22 22 22 mellom 9-15", "barn mellom 7 og 12 år", "Loven gjelder for alle.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_to_find(text: str) -> None:
    assert found(text) == []


def test_what_goes_on_from_the_one_before_is_joined() -> None:
    assert [m.joined for m in found("§§ 5, 6 og 7. Se § 8.")] == [False, True, True, False]


# ---- every word of the grammar on its own, in every place where it is used


def spelled(pattern: str) -> list[str]:
    """The words of a group of words: «(?:jf\\.|jf|jamfør)»."""
    inside = pattern.removeprefix("(?:").removesuffix(")")
    return [word.replace("\\", "") for word in inside.split("|")]


# How the word of a step is written beside its number, and what that says.
STEP_ROWS = {
    "paragraf": ("{} 2", p("2")),
    "kapittel": ("hol {} 2", k("2", law="hol")),
    "artikkel": ("GDPR {} 2", art("2", law="GDPR")),
    "del": ("andre {}", Mention("del", "2")),
}


@pytest.mark.parametrize(
    ("step", "word"), [(step, word) for step in STEP_ROWS for word in grammar.WORDS[step]]
)
def test_every_word_for_a_step(step: str, word: str) -> None:
    text, expected = STEP_ROWS[step]
    assert found(text.format(word)) == [expected]
    assert found(text.format(word.upper())) == [expected]


@pytest.mark.parametrize("word", spelled(grammar.THAT_IS))
def test_every_word_for_that_is(word: str) -> None:
    first, second = found(f"hol. § 5, {word} § 6")
    assert (first, second) == (p("5", law="hol"), p("6", law="hol"))
    assert second.relation == "jf"


@pytest.mark.parametrize("word", spelled(grammar.EXCEPT))
def test_every_word_for_except(word: str) -> None:
    assert found(f"hol. § 5, {word} § 6") == [p("5", law="hol"), p("6", law="hol")]
    assert found(f"{FVL}, {word} § 6") == [act(FVL), p("6", law=FVL)]


@pytest.mark.parametrize("word", ["og", "eller", "samt", "og/eller"])
def test_every_word_for_and(word: str) -> None:
    assert found(f"§§ 5-1 {word} 5-2") == [p("5-1"), p("5-2")]


@pytest.mark.parametrize("month", grammar.MONTHS)
def test_every_month(month: str) -> None:
    law = f"lov 9. {month} 1978 nr. 49"
    assert found(f"{law} § 4") == [p("4", law=law)]
    assert found(f"§ 5 og 9. {month}") == [p("5")]


@pytest.mark.parametrize("letter", "abcdefghjklmnopqrstuvwxyz")
def test_every_letter_of_a_paragraf(letter: str) -> None:
    assert found(f"§ 7-2 {letter}") == [p("7-2", letter)]
    assert found(f"§ 7-2{letter}") == [p("7-2", letter)]


@pytest.mark.parametrize("letter", "æøå")
def test_letters_that_no_paragraf_has_after_a_blank(letter: str) -> None:
    assert found(f"§ 7-2 {letter}") == [p("7-2")]


# ---- where the words stand

# Every row is a text and the words in it that point at law.
SURFACES = [
    ("Etter hol. § 7-2 a andre ledd, jf. § 1, skal", ["hol. § 7-2 a andre ledd", "§ 1"]),
    ("Se § 15 i forvaltningslova.", ["§ 15 i forvaltningslova"]),
    ("Se § 7-2 a, andre ledd.", ["§ 7-2 a, andre ledd"]),
    ("Se 7-2 a hol!", ["7-2 a hol"]),
    ("«hol kapittel 7»", ["hol kapittel 7"]),
    ("Se §§ 13 a, b og c.", ["§§ 13 a", "b", "c"]),
    ("Se §§ 13 flg.", ["§§ 13 flg."]),
    ("Se § 5 og 14 dager.", ["§ 5"]),
    ("Se bokstav a i første ledd.", ["bokstav a i første ledd"]),
    ("som nevnt i § 7 i loven her", ["§ 7 i loven her"]),
]


@pytest.mark.parametrize(("text", "expected"), SURFACES)
def test_where_the_words_stand(text: str, expected: list[str]) -> None:
    assert [text[mention.start : mention.end] for mention in found(text)] == expected


# Every row is a text, and whether it is a reference and nothing else.
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
    assert (alone(text, find_mentions(text, LEXICON)) is not None) is expected


# ---- texts that nobody writes

# Texts that make a careless pattern try every way through them.
CATASTROPHIC = [
    "første og ", "lov av 24. juni 2011 ", "og 7-2 ",
    "første og andre ", "a, b, c ", "§ 1 bokstav a, b, c ", "§ 5, ", "§§ 1 a, b og c, ",
    "første, andre og tredje ledd, ", "lov 1. januar 1990 om x og ", "§ 1 (", "kapittel 4 til ",
    "jf. ", "i loven ", "a", "9", "9-", " ", "§", "\n",
]  # fmt: skip


@pytest.mark.parametrize("text", CATASTROPHIC)
def test_long_texts_are_read_quickly(text: str) -> None:
    long = text * (10_000 // len(text))
    start = time.process_time()
    found(long)
    assert time.process_time() - start < 3


# Numbers that no law has, and Python will not count with.
HUGE = ["§ 1 {} ledd", "§ 1 {}. ledd", "§ 1 ({})", "§ 1 ledd {}", "§ 1 nr. 1 til {}", "§ {}"]


@pytest.mark.parametrize("text", HUGE)
def test_numbers_of_many_digits(text: str) -> None:
    for mention in found(text.format("9" * 5000)):
        assert len(mention.number) < 10
        assert all(len(value) < 10 for _, values in mention.parts.steps for value in values)


def test_a_long_text_with_many_numbers() -> None:
    text = f"Etter {HOL} § 7-2 a andre ledd har 12 av 40 barn rett til 3 timer. " * 1000
    assert found(text) == [p("7-2", "a", law=HOL, ledd=2)] * 1000
