"""Days: what somebody wrote in, the day that is meant out."""

import re
from collections.abc import Callable
from datetime import date

from corpus.errors import InputError
from ingest.change_grammar import MONTH, MONTHS

Numbers = tuple[int, int, int]  # year, month, day

WRITTEN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Numbers]], ...] = (
    # 2022-08-01
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), lambda m: (int(m[1]), int(m[2]), int(m[3]))),
    # 2022/08/01, 2022.8.1
    (re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})"), lambda m: (int(m[1]), int(m[2]), int(m[3]))),
    # 1.8.2022, 01.08.2022, 1/8-2022, 1/8 2022
    (
        re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./ -]\s*(\d{4})"),
        lambda m: (int(m[3]), int(m[2]), int(m[1])),
    ),
    # 1. august 2022, 1 aug. 2022
    (
        re.compile(rf"(\d{{1,2}})\.?\s*({MONTH})\.?\s*,?\s*(\d{{4}})", re.IGNORECASE),
        lambda m: (int(m[3]), MONTHS[m[2].lower()], int(m[1])),
    ),
)
# What is nearly a day, and what is missing in it.
NEARLY = (
    (r"\d{4}", "et årstall, ikke en dag"),
    (rf"(?:{MONTH})\.?\s+\d{{4}}|\d{{4}}-\d{{1,2}}", "en måned, ikke en dag"),
    (r"\d{1,2}[./-]\d{1,2}[./ -]\d{2}", "en dag uten hele årstallet"),
    (rf"\d{{1,2}}\.?\s*(?:{MONTH})\.?", "en dag uten årstall"),
)
BEFORE = re.compile(r"^den ", re.IGNORECASE)  # «Den 1. august 2022»
HOW = "Skriv hele dagen, slik: 1. august 2022 eller 2022-08-01."


def day_of(written: str) -> date:
    """The day that `written` is. Raises InputError when it is none, or not a whole one."""
    text = BEFORE.sub("", " ".join(written.split()))
    for pattern, read in WRITTEN:
        if match := pattern.fullmatch(text):
            try:
                return date(*read(match))
            except ValueError as error:
                raise InputError(f"«{text}» finnes ikke i kalenderen. {HOW}") from error
    nearly = (what for pattern, what in NEARLY if re.fullmatch(pattern, text, re.IGNORECASE))
    what = next(nearly, "ikke en dag")
    raise InputError(f"«{text[:60]}» er {what}. {HOW}")
