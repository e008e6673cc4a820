"""Analysis: every word of the tables on its own; what somebody wrote → the terms it is cut into."""

import re
import unicodedata

import pytest

from corpus.errors import StaleIndexError
from search.analysis import VERSION, fold, require, terms
from search.malform import ENDINGS, PARTS, STOPWORDS, WORDS

# Nynorsk and bokmål of a word that each pattern is there for.
OF_PART = {
    r"tenest": [("tenester", "tjenester"), ("helseteneste", "helsetjeneste")],
    r"tenar\b": [("tenar", "tjener")],
    r"(?<=\w\w)(?<!fast)(?<!tann)(?<!kontakt)(?<!over)(?<!kommune)leg(?=$|e$|t$|heit)": [
        ("særleg", "særlig"),
        ("særlege", "særlige"),
        ("særlegt", "særligt"),
    ],
    r"heita$": [("verdigheita", "verdigheten")],
    r"heit(?=$|e|a)": [("verdigheit", "verdighet"), ("moglegheiter", "muligheter")],
    r"(?<=\w)het(?:en|er|ene|a)$": [("enheten", "enhet"), ("verdigheten", "verdighet")],
    r"mogl": [("mogleg", "mulig"), ("moglegheit", "mulighet")],
    r"skul(?=e|ar)": [("skule", "skole"), ("grunnskular", "grunnskoler")],
    r"vidaregåande": [("vidaregåande", "videregående")],
    r"heim": [("heim", "hjem"), ("barneheim", "barnehjem")],
    r"sjuk": [("sjukdom", "sykdom"), ("sjukeheim", "sykehjem")],
    r"sjølv": [("sjølvstendig", "selvstendig")],
    r"eigen": [("eigenandel", "egenandel")],
    r"opplysing": [("opplysingar", "opplysninger")],
    r"utgreiing": [("utgreiingar", "utredninger")],
    r"rettleiing": [("rettleiing", "veiledning")],
    r"rettleie": [("rettleie", "veilede")],
    r"rettleiar": [("rettleiar", "veileder")],
    r"meistr": [("meistring", "mestring")],
    r"høyr": [("høyring", "høring"), ("tilhøyrer", "tilhører")],
    r"køyr": [("køyring", "kjøring")],
    r"auk": [("auking", "øking")],
    r"draum": [("draum", "drøm")],
    r"naud": [("naudhjelp", "nødhjelp")],
    r"føre(?=sette|sett|leg|ming)": [("føresett", "foresett")],
    r"butilbod": [("butilbod", "botilbud")],
    r"tilbod": [("helsetilbod", "helsetilbud")],
    r"påbod": [("påbod", "påbud")],
    r"forbod": [("forbod", "forbud")],
    r"forskot": [("forskot", "forskudd")],
    r"tilskot": [("tilskot", "tilskudd")],
    r"innhald": [("innhald", "innhold")],
    r"opphald": [("opphald", "opphold")],
    r"forhald": [("forhald", "forhold")],
    r"hald": [("halde", "holde")],
    r"pleiar": [("sjukepleiarar", "sykepleiere")],
    r"lærar": [("lærarar", "lærere")],
    r"rådgjev": [("rådgjeving", "rådgiving")],
    r"gjev": [("lovgjeving", "lovgiving")],
    r"arbeidsgjevar": [("arbeidsgjevarar", "arbeidsgivere")],
    r"bustad": [("bustad", "bolig")],
    r"lova$": [("barnevernslova", "barnevernsloven")],
    r"lovene$": [("barnevernlovene", "barnevernloven")],
}
OF_ENDING = {
    "arane": ("tenesteytarane", "tjenesteyterne"),
    "arar": ("brukarar", "brukere"),
    "aren": ("brukaren", "brukeren"),
    "ingane": ("ordningane", "ordningene"),
    "ingar": ("ordningar", "ordninger"),
    "inga": ("ordninga", "ordningen"),
    "ane": ("elevane", "elevene"),
    "ar": ("planar", "planer"),
}


# ---- the tables


@pytest.mark.parametrize(("nynorsk", "bokmål"), WORDS.items())
def test_every_word_meets_its_other_form(nynorsk: str, bokmål: str) -> None:
    assert fold(nynorsk) == fold(bokmål)


def test_every_pattern_has_a_word_here() -> None:
    assert list(OF_PART) == [pattern for pattern, _ in PARTS]
    assert list(OF_ENDING) == [ending for ending, _ in ENDINGS]


PART_ROWS = [(pattern, *row) for pattern, rows in OF_PART.items() for row in rows]


@pytest.mark.parametrize(("pattern", "nynorsk", "bokmål"), PART_ROWS)
def test_every_part_of_a_word_meets_its_other_form(pattern: str, nynorsk: str, bokmål: str) -> None:
    assert re.search(pattern, nynorsk)
    assert fold(nynorsk) == fold(bokmål)


ENDING_ROWS = [(ending, *row) for ending, row in OF_ENDING.items()]


@pytest.mark.parametrize(("ending", "nynorsk", "bokmål"), ENDING_ROWS)
def test_every_ending_meets_its_other_form(ending: str, nynorsk: str, bokmål: str) -> None:
    # No longer ending comes first and takes the word.
    assert next(e for e, _ in ENDINGS if nynorsk.endswith(e)) == ending
    assert fold(nynorsk) == fold(bokmål)


@pytest.mark.parametrize("word", sorted(STOPWORDS))
def test_every_stopword_is_left_out(word: str) -> None:
    assert terms(word) == []
    assert terms(f"Koordinator {word.upper()} plan") == ["koordinator", "plan"]


# Words that a pattern must not take for another.
APART = [
    ("skulder", "skolder"),
    ("barn", "bar"),
    ("svar", "sver"),
]


@pytest.mark.parametrize(("word", "other"), APART)
def test_words_that_stay_apart(word: str, other: str) -> None:
    assert fold(word) != fold(other)


# ---- whole texts

SAME = [
    # målform
    ("Helsetenesta skal ikkje samarbeide", "Helsetjenesten skal ikke samarbeide"),
    ("Kva rettar har borna i barneheim?", "Hvilke rettigheter har barna i barnehjem?"),
    ("opplysingar frå skulen", "opplysninger fra skolen"),
    # case, white space, punctuation
    ("BARNEKOORDINATOR", "barnekoordinator"),
    ("individuell\n\tplan", "«Individuell plan».."),
    # the same letter made of one sign or of two
    *((unicodedata.normalize("NFD", word), word) for word in ("påbud", "Ås", "één", "språk")),
    # where a word may be broken
    ("barne\u00adkoor\u00addinator", "barnekoordinator"),
    ("§\u00ad 7-2\u00ada", "§ 7-2a"),
]


@pytest.mark.parametrize(("written", "other"), SAME)
def test_the_same_terms(written: str, other: str) -> None:
    assert terms(written) == terms(other) != []


CUT = [
    # æ, ø and å are letters, in small and capital
    ("ærfugl øyenstikker ånd", ["ærfugl", "øyenstikk", "ånd"]),
    ("ÆRFUGL ØYENSTIKKER ÅND", ["ærfugl", "øyenstikk", "ånd"]),
    ("Nav-kontoret", ["nav", "kontor"]),
    # numbers that are no paragraf
    ("tre 18 2-3", ["tre", "18", "2-3"]),
    # «i» after the number is the preposition
    ("§ 7-1 i loven her", ["§7-1", "lov"]),
    ("§ 13 i", ["§13"]),
    ("§ 7 i.", ["§7"]),
    # the letter of a number is one letter, not the beginning of a word
    ("§ 7-2 andre", ["§7-2"]),
    ("§ 7-2 a andre ledd", ["§7-2a", "ledd"]),
    ("§§ 13 og 14", ["§13", "14"]),
    # nothing to search by
    ("", []),
    (" ?!– \n", []),
    ("Hva skal vi gjøre?", []),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


PARAGRAFER = [
    (
        "§7-2a",
        ["§ 7-2 a", "§7-2a", "§ 7-2a", "§7-2 a", "§§ 7-2 a", "§\u00a07-2\u00a0a", "§\n7-2 a"],
    ),
    ("§4a-14", ["§ 4A-14", "§ 4 A-14", "§4a-14", "§ 4a-14"]),
    ("§2b", ["§ 2 b", "§2b", "§ 2b,", "(§ 2 b)"]),
    ("§15", ["§ 15", "§15", "§ 15.", "§ 15:"]),
]


@pytest.mark.parametrize(("term", "spellings"), PARAGRAFER)
def test_a_paragraf_is_one_term_in_every_spelling(term: str, spellings: list[str]) -> None:
    assert [terms(written) for written in spellings] == [[term]] * len(spellings)


# ---- the version


def test_an_index_of_this_version_is_read() -> None:
    require(VERSION)


@pytest.mark.parametrize("other", ["nb-1", "", VERSION + "x"])
def test_an_index_of_another_version_is_refused(other: str) -> None:
    with pytest.raises(StaleIndexError, match="leddvis build") as told:
        require(other)
    assert VERSION in str(told.value)
