"""Numbers: the number of a paragraf in, how it is printed and how a line may write it out."""

import re
from functools import cache

NUMBER = re.compile(r"§\s*(\d+(?:\s?[A-Za-z])?(?:-\d+)?(?:\s?[a-zA-Z])?)(?![\w-])")


def printed(number: str, *labels: str) -> str:
    """The number as it is printed: as one of `labels` has it, or as most acts would.

    >>> printed("§7-2a"), printed("§4A-14"), printed("§2b", "§ 2b")
    ('§ 7-2 a', '§ 4A-14', '§ 2b')
    """
    for label in labels:
        if "".join(label.split()).casefold() == number.casefold():
            return label
    return re.sub(r"(?<=\d)(?=[a-zæøå]$)", " ", number.replace("§", "§ ", 1))


def read(text: str) -> str:
    """The number that `text` gives: «§3-9a» of «§ 3-9 a»; «» of «første ledd»."""
    match = NUMBER.search(text)
    return "§" + "".join(match[1].split()) if match else ""


@cache
def written(number: str) -> re.Pattern[str]:
    """«§7-2» as a line may write it, alone or in a list: not «§ 7-2 a», and not «§ 7-21»."""
    spelled = r"\s?".join(map(re.escape, number.removeprefix("§")))
    listed = r"§§?\s*(?:[\dA-Za-z][\w\s-]*?(?:,|\sog|\stil)\s*)*"
    return re.compile(rf"{listed}{spelled}(?![\w-])(?!\s[a-z]\b(?!\.))", re.IGNORECASE)
