"""Language: the words of a text in, its målform out.

Lovdata's `lang` attribute does not tell: 565 of the 755 acts say «no», and
opplæringslova, which is nynorsk, is one of them.
"""

import re

from corpus.model import Language

# Function words that only one of the two uses.
BOKMAL = frozenset(
    "ikke et de fra en hun noen noe være ble gjelder hvis bare kreves disse selv hver hvert"
    " hvordan hvem hva hvilke hvilken loven tjenester".split()
)
NYNORSK = frozenset(
    "ikkje eit dei frå ein ho nokon noko vere blei vert gjeld berre krevst desse sjølv kvar"
    " kvart korleis kven kva lova tenester".split()
)
WORD = re.compile(r"[a-zæøå]+")
ENOUGH = 3  # fewer function words than this tell nothing


def language(text: str) -> Language:
    """«nb» or «nn» by what function words stand in `text`; «und» when too few do.

    >>> language("Kommunen skal ikke gi fra seg noen opplysninger.")
    'nb'
    >>> language("Kommunen skal ikkje gje frå seg nokon opplysningar.")
    'nn'
    """
    nb = nn = 0
    for word in WORD.findall(text.lower()):
        nb += word in BOKMAL
        nn += word in NYNORSK
    if nb + nn < ENOUGH or nb == nn:
        return "und"
    return "nb" if nb > nn else "nn"
