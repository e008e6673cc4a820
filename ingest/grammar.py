"""Grammar: how people write a citation. Words and patterns only, no code.

Grown from what practitioners type; bokmål and nynorsk side by side. The tests
read every word here on its own.
"""

import re

ORDINALS: dict[str, int] = {
    "første": 1, "fyrste": 1,
    "annet": 2, "andre": 2, "anna": 2,
    "tredje": 3,
    "fjerde": 4,
    "femte": 5,
    "sjette": 6,
    "syvende": 7, "sjuende": 7, "sjuande": 7,
    "åttende": 8, "åttande": 8,
    "niende": 9, "niande": 9,
    "tiende": 10, "tiande": 10,
    "ellevte": 11, "ellefte": 11,
    "tolvte": 12, "tolfte": 12,
    "trettende": 13, "trettande": 13,
    "fjortende": 14, "fjortande": 14,
    "femtende": 15, "femtande": 15,
    "sekstende": 16, "sekstande": 16,
    "syttende": 17, "syttande": 17,
    "attende": 18, "attande": 18,
    "nittende": 19, "nittande": 19,
    "tjuende": 20, "tjuande": 20,
}  # fmt: skip

_ORDINAL = rf"(?:{'|'.join(ORDINALS)}|\d{{1,3}}\.?)"  # «2. ledd», «2 ledd»

# What stands before the number: «§ 7-2», «§§ 13», «paragraf 7-2», «par. 4»; OCR reads «§» as «8»
# only inside running text, and is the citation check's business.
SIGN = r"(?:§+|paragraf(?:en)?|par\.)\s*"
# «7-2 a», «7-2a», «4A-14», «12 A-2», «2b», «15»; a lone «i» is the preposition, and a lone
# «å» begins an infinitive («plikt etter § 4 å gi»): no number in the law has æ, ø or å.
# «§ 7 e.l.» has no letter, «§ 7 e.» at the end of a sentence has.
NUMBER = r"(?P<number>\d+(?:\s?[A-Za-z](?=-))?(?:-\d+)?(?:[a-z]|\s[a-hj-z](?!\.?\w))?)(?!\w)"
LEDD = (
    rf"(?:(?P<ledd>{_ORDINAL})\s+ledd(?:et)?|ledd\s+(?P<ledd_nr>\d{{1,3}})"
    r"|\((?P<ledd_par>\d{1,3})\))"
)
BOKSTAV = r"(?:bokstav|bokst\.?|litra)\s+(?P<bokstav>[a-zæøå]{1,2})\)?(?!\w)"
NUMMER = r"(?:nr\.?|nummer|punkt)\s*(?P<nummer>\d+[a-z]?)"
SETNING = (
    rf"(?:(?P<setning>{_ORDINAL})\s+(?:punktum|setning|pkt\.?)|setning\s+(?P<setning_nr>\d{{1,3}}))"
)
KAPITTEL = r"(?:kapittel|kapitlet|kap\.?)\s+(?P<kapittel>\d+(?:[A-Z]|\s[A-HJ-Z])?(?!\w)|[IVXL]+)"
GAP = r"[\s,]+"

# § 7-2 a andre ledd bokstav e første punktum; every part below the paragraf may be missing.
PARAGRAF = re.compile(
    rf"{SIGN}{NUMBER}"
    rf"(?:[\s,]*{LEDD})?"  # «§ 7-2a(2)»
    rf"(?:{GAP}(?:{BOKSTAV}|{NUMMER})){{0,2}}"  # bokstav b nr. 2, nr. 6 bokstav b
    rf"(?:{GAP}{SETNING})?",
    re.IGNORECASE,
)
# «hol 7-2a», «7-2 a hol»: a bare number counts only next to the name of an act.
DASHES = str.maketrans({"–": "-", "‑": "-", "−": "-", "‐": "-"})  # «§ 7–2», as Word makes it
BARE = re.compile(PARAGRAF.pattern.replace(SIGN, rf"(?:{SIGN})?", 1), re.IGNORECASE)
CHAPTER = re.compile(KAPITTEL, re.IGNORECASE)
# «§ 15 i forvaltningslova»: the words between a paragraf and the act that follows it.
BETWEEN = re.compile(r"[\s,]*(?:i|etter|av)?\s*", re.IGNORECASE)
