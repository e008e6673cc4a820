"""Norms: what a ledd says → who must, may or has the right, and when."""

import pytest

from ingest.norms import read

# Sentences of our own, in the ways that the acts say it. (text, [(punktum, modality, bearer)])
READ = [
    ("Grenda skal hjelpe naboen.", [(1, "skal", "grenda")]),
    ("Grenda bør hjelpe naboen.", [(1, "bør", "grenda")]),
    ("Grenda kan hjelpe naboen.", [(1, "kan", "grenda")]),
    ("Grenda skal ikke kreve betaling.", [(1, "skal ikke", "grenda")]),
    ("Grenda kan ikkje krevje betaling.", [(1, "skal ikke", "grenda")]),
    ("Naboen har rett til hjelp.", [(1, "har rett til", "naboen")]),
    ("Naboen har krav på hjelp.", [(1, "har rett til", "naboen")]),
    ("Den som ser brann, plikter å varsle.", [(1, "skal", "den som ser brann")]),
    ("Grenda sørger for ved.", [(1, "skal", "grenda")]),
    ("Grenda har ansvar for veden.", [(1, "skal", "grenda")]),
    ("Nemnda fører tilsyn med grenda.", [(1, "skal", "nemnda")]),
    ("Teieplikta er ikkje til hinder for at grenda varslar.", [(1, "kan", "teieplikta")]),
    ("Med nabo menes den som bor i grenda.", [(1, "definisjon", "nabo")]),
    ("Den som leier hus, regnes som nabo.", [(1, "definisjon", "den som leier hus")]),
    # the subject after the verb
    ("Når naboen er syk, skal grenda hjelpe.", [(1, "skal", "grenda")]),
    ("Ved brann kan nemnda stenge veien.", [(1, "kan", "nemnda")]),
    ("Er det fare for brann, skal grenda varsle.", [(1, "skal", "grenda")]),
    # the bearer of the sentence before
    (
        "Grenda skal ha en vakt. Den skal være våken.",
        [(1, "skal", "grenda"), (2, "skal", "grenda")],
    ),
    ("Når grenda ser brann, skal den varsle.", [(1, "skal", "grenda")]),
    # two norms of one
    ("Grenda skal hjelpe, og kan kreve ved.", [(1, "skal", "grenda"), (1, "kan", "grenda")]),
    # a passive sentence does not say who
    ("Veden skal deles ut hver høst.", [(1, "skal", "")]),
    ("Veden skal deles ut av nemnda.", [(1, "skal", "nemnda")]),
    # the verb of a clause is not that of the sentence
    ("Grenda skal påse at naboen kan komme ut.", [(1, "skal", "grenda")]),
    ("Naboer som skal flytte, kan få hjelp.", [(1, "kan", "naboer som skal flytte")]),
    # no norm at all
    ("Loven gjelder i hele grenda.", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_norms(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert [(n.punktum, n.modality, n.bearer) for n in read(text)] == expected


def test_the_condition_is_kept() -> None:
    [norm] = read("Grenda skal hjelpe dersom naboen ber om det, med mindre det brenner.")
    assert norm.condition == "dersom naboen ber om det; med mindre det brenner"


def test_the_place_is_that_of_the_verb() -> None:
    text = "Grenda er stor. Naboen har rett til hjelp."
    [norm] = read(text)
    assert text[norm.start : norm.end] == "har rett til"
    assert norm.punktum == 2
