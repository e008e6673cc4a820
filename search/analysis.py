"""Analysis: text in, terms out; the same for the law and for questions about it.

æ, ø and å are letters, both målformer come out alike, and the number of a
paragraf is one term however it is written.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from corpus.errors import StaleIndexError
from search.malform import ENDINGS, PARTS, STOPWORDS, WORDS

VERSION = "nb-nn-4"  # change it whenever `terms` would return something else
# «§ 7-2 a», «§2b», «§§ 13 og»; then words with æøå; then numbers.
TOKEN = re.compile(
    # «i» after a blank is the preposition: «§ 7-1 i loven her».
    r"(?P<paragraf>§+\s*\d+(?:\s?[A-Za-z](?=-))?(?:-\d+)?(?:[A-Za-z]|\s[a-hj-zæøå](?!\w))?(?!\w))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<number>\d+(?:-\d+)?)"
)
FOLDS = tuple((re.compile(pattern), folded) for pattern, folded in PARTS)
# The stemmer takes «leg» off as it does of «daglig», and leaves «fast» of a fastlege.
DOCTOR = re.compile(r"(lege)(?:n|r|ne)?$")
SOFT_HYPHEN = "\u00ad"

_stemmer = snowballstemmer.stemmer("norwegian")


def terms(text: str) -> list[str]:
    """The terms of a text, in order; words that tell nothing left out.

    >>> terms("Individuell plan etter § 7-2 a")
    ['individuell', 'plan', '§7-2a']
    >>> terms("Helsetenesta skal ikkje") == terms("Helsetjenesten skal ikke")
    True
    """
    plain = unicodedata.normalize("NFC", text).replace(SOFT_HYPHEN, "")
    found = []
    for match in TOKEN.finditer(plain):
        if match["word"]:
            term = fold(match["word"].lower())
            if term:
                found.append(term)
        else:
            found.append(re.sub(r"§+", "§", re.sub(r"\s", "", match[0])).lower())
    return found


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The term that a lower-case word is compared by; empty for a word that tells nothing.

    >>> fold("tenesteytarane") == fold("tjenesteyterne")
    True
    """
    word = WORDS.get(word, word)
    if word in STOPWORDS:
        return ""
    for pattern, folded in FOLDS:
        word = pattern.sub(folded, word)
    for ending, folded in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word[: -len(ending)] + folded
            break
    if doctor := DOCTOR.search(word):
        return word[: doctor.end(1)]
    stem: str = _stemmer.stemWord(word)
    return stem


def require(built_with: str) -> None:
    """Refuse an index whose terms were cut by another `terms` than this one."""
    if built_with != VERSION:
        raise StaleIndexError(
            f"Søkeindeksen er bygd med analyse {built_with}; dette er {VERSION}."
            " Bygg på nytt: leddvis build"
        )
