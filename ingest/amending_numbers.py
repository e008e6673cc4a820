"""Numbers: the first and the last of a range in, all that lie between out.

«§§ 16 til 16 d», «bokstav b til g», «kapittel III til V». What cannot be counted
without the act itself («§§ 4-8 til 5-2») gives nothing.
"""

import re

ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
ROMANS = (
    "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
    " XXI XXII XXIII XXIV XXV"
).split()


def expand(key: str, first: str, last: str) -> list[str]:
    """All values from `first` to `last`; nothing when they cannot be counted.

    >>> expand("§", "16", "16c"), expand("bokstav", "a", "c"), expand("§", "4-8", "5-2")
    (['16', '16a', '16b', '16c'], ['a', 'b', 'c'], [])
    """
    if key == "bokstav":
        return _letters(first.lower(), last.lower())
    if key in ("kap", "del", "avsnitt") and not first[:1].isdigit():
        return _romans(first, last)
    one, two = _split(first), _split(last)
    if one is None or two is None or one[0] != two[0]:
        return []
    stem, low, a = one
    _, high, b = two
    if low == high:
        letters = _letters(a or "a", b) if b else []
        return [f"{stem}{low}{c}" for c in ([""] if not a else []) + letters]
    if a or b or not 0 < high - low < 200:
        return []
    return [f"{stem}{n}" for n in range(low, high + 1)]


def _split(number: str) -> tuple[str, int, str] | None:
    match = re.fullmatch(r"(.*-)?(\d+)([A-Za-z]?)", number)
    return (match[1] or "", int(match[2]), match[3]) if match else None


def _letters(first: str, last: str) -> list[str]:
    if len(first) != 1 or len(last) != 1 or first not in ALPHABET or last not in ALPHABET:
        return []
    return list(ALPHABET[ALPHABET.index(first) : ALPHABET.index(last) + 1])


def _romans(first: str, last: str) -> list[str]:
    if first not in ROMANS or last not in ROMANS:
        return []
    return ROMANS[ROMANS.index(first) : ROMANS.index(last) + 1]
