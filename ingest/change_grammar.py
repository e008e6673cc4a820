"""Change grammar: how Lovdata's change notes say what was done, by which act, and from when.

Words and patterns only, no code. Bokmål and nynorsk side by side, and the
English of one annexed convention. The tests read every word here on its own.
"""

import re

from corpus.change import Verb

# Every way of saying it: (verb, pending). The present tense tells of what is adopted and not yet
# in force; Lovdata sets most of these in <strong>, but a dozen notes forget the mark.
VERBS: dict[str, tuple[Verb, bool]] = {
    # changed
    "endret": ("endret", False), "endra": ("endret", False),
    "rettet": ("endret", False), "retta": ("endret", False), "erstattet": ("endret", False),
    "gitt på nytt": ("endret", False), "gitt på ny": ("endret", False),
    "amended": ("endret", False),
    "endres": ("endret", True), "endrast": ("endret", True),
    "vert endra": ("endret", True), "vert endret": ("endret", True),
    "blir endra": ("endret", True), "blir endret": ("endret", True),
    # added
    "tilføyd": ("tilføyd", False), "tilføyet": ("tilføyd", False), "føyd til": ("tilføyd", False),
    "tilføyes": ("tilføyd", True), "tilføyast": ("tilføyd", True),
    "vert tilføyd": ("tilføyd", True), "vert føyd til": ("tilføyd", True),
    "blir tilføyd": ("tilføyd", True), "blir føyd til": ("tilføyd", True),
    # repealed
    "opphevet": ("opphevet", False), "oppheva": ("opphevet", False), "opphevd": ("opphevet", False),
    "opphørte å gjelde": ("opphevet", False), "slutta å gjelde": ("opphevet", False),
    "oppheves": ("opphevet", True), "opphevast": ("opphevet", True),
    "vert oppheva": ("opphevet", True), "vert opphevet": ("opphevet", True),
    "blir oppheva": ("opphevet", True), "blir opphevet": ("opphevet", True),
    # brought back
    "tilføyd igjen": ("gjeninnført", False), "tilføyd att": ("gjeninnført", False),
    "føyd til igjen": ("gjeninnført", False), "føyd til att": ("gjeninnført", False),
    "gjeninnført": ("gjeninnført", False), "gjeninnføres": ("gjeninnført", True),
    # moved, renumbered
    "flyttet": ("flyttet", False), "flytta": ("flyttet", False), "flytt": ("flyttet", False),
    "flyttes": ("flyttet", True), "vert flytta": ("flyttet", True),
    # came to be, in the first place
    "gitt": ("vedtatt", False), "vedtatt": ("vedtatt", False), "vedteke": ("vedtatt", False),
}  # fmt: skip

# What has changed the law, and what one of several is called: «lover … og …», «lov».
NOUNS: dict[str, str] = {
    "lov": "lov", "lover": "lov", "lova": "lov", "lovene": "lov", "lovar": "lov",
    "grunnlovsvedtak": "grunnlovsvedtak", "vedtak": "vedtak", "stortingsvedtak": "stortingsvedtak",
    "avtale": "avtale", "avtaler": "avtale", "justeringsavtale": "justeringsavtale",
    "overenskomst": "overenskomst", "overenskomster": "overenskomst",
    "endringsoverenskomst": "endringsoverenskomst",
    "protokoll": "protokoll", "protokoller": "protokoll", "protocol": "protocol",
    "res.": "res.", "resolusjon": "resolusjon", "resolution": "resolution",
    "frd.": "frd.", "forordning": "forordning", "direktiv": "direktiv",
    "forskrift": "forskrift", "forskrifter": "forskrift",
    "kunngjøring": "kunngjøring", "kunngjering": "kunngjering",
    "meddelelse": "meddelelse",
}  # fmt: skip
# More than one follows: «som endret ved lover A og B».
PLURAL = frozenset(("lover", "lovar", "lovene", "avtaler", "overenskomster", "protokoller"))
# A refid can be made of a date and a number when the noun says which series it is of.
SERIES = {"lov": "lov", "res.": "forskrift", "forskrift": "forskrift", "meddelelse": "forskrift"}

MONTHS: dict[str, int] = {
    "januar": 1, "january": 1, "jan": 1,
    "februar": 2, "february": 2, "febr": 2, "feb": 2,
    "mars": 3, "march": 3, "mar": 3,
    "april": 4, "apr": 4,
    "mai": 5, "may": 5,
    "juni": 6, "june": 6, "jun": 6,
    "juli": 7, "july": 7, "jul": 7,
    "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "october": 10, "okt": 10, "oct": 10,
    "november": 11, "nov": 11,
    "desember": 12, "december": 12, "des": 12, "dec": 12,
}  # fmt: skip

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# 20 des 2022 nr. 121 · 1. januar 2026 · 13 sep. 2013 · juli 1984 nr. 57 (the day is forgotten)
DATE = (
    rf"(?:(?P<day>\d{{1,2}})\.?\s*)?\b(?P<month>{MONTH})\b\.?\s+(?P<yyyy>\d{{4}})"
    r"(?:,?\s*n[rwo]+\.?\s*(?P<number>\d+))?"
)

# What a word of a table looks like in running text; the longest is tried first.
_WORDS = r"(?<!\w)(?:{})(?!\w)"
_VERB = "|".join(
    re.escape(verb).replace(r"\ ", r"\s+") for verb in sorted(VERBS, key=len, reverse=True)
)
_NOUN = "|".join(re.escape(noun) for noun in sorted(NOUNS, key=len, reverse=True))
_FIRST = "første|fyrste|annet|andre|anna|annen|tredje|fjerde|femte|sjette|sjuende|syvende|åttende"
_ORDINAL = rf"(?:nytt\s+|ny\s+)?(?:{_FIRST}|niende|tiende|ellevte|tolvte|siste|[1-9]\d?\.)"
_LIST = r"(?:\s*(?:,|og|til|–)\s*)"

# «annet ledd», «første til tredje ledd», «nytt femte punktum», «bokstav b og c», «nr. 3»
PART = (
    rf"(?:{_ORDINAL}(?:{_LIST}{_ORDINAL})*\s+(?:ledd|leden|punktum|stykket)"
    r"|bokstav\s+[a-zæøå](?:\s*(?:,|og|til|–)\s*[a-zæøå])*\b"
    r"|nr\.\s*\d+(?:\s*(?:,|og|til|–)\s*\d+)*)"
)
PARTS = rf"{PART}(?:{_LIST}?\s*{PART})*"

# What a provision is called: «§ 3-6 a», «§§ 11 og 12», «kap. 9A», «artikkel 21», «del II»
# A lone «i» is the preposition: «§ 5 i lov …».
_LETTER = r"\s?(?:[a-hj-zA-Z]|i(?=[,.)]|$))\b(?!\.\S)"
_NUMBER = rf"\d+[\d-]*(?:{_LETTER})?(?:-\d+)?|[IVXL]+\b"
PLACE = (
    rf"(?:§+\s*|(?:kapittel|kapitel|kap|artikkel|art|del|avsnitt|pkt)\b\.?\s*)(?:{_NUMBER})"
    rf"(?:(?:\s*,\s*|\s+og\s+|\s+til\s+|–)§*\s*(?!\d+\.?\s*(?:{MONTH}))(?:{_NUMBER}))*"
)

# One token of a note. The order counts: the first that fits is taken.
TOKEN = re.compile(
    rf"""
      (?P<quoted>«[^»]*»)               # tidligere § 14 lød: «Loven trer i kraft …»
    | (?P<amended>                     # som endret ved · endring endret ved · vart retta med
        (?:\bsom\s+(?:ble\s+|vart\s+|vert\s+)?|\bendring(?:en|a)?\s+(?:vert\s+|ble\s+|er\s+)?)
        (?:endret|endra|rettet|retta|resanksjonert)\b (?:\s+(?:ved|med|som)\b)*
      )
    | (?P<renumbered>                  # endret kapittelnummer fra V
        (?:(?:endret|endrer|endra)\s+)?
        (?P<what>paragraf|kapittel|kapitel|artikkel|avsnitts|avsnitt)(?:nummer(?:et)?|tallet)
        (?:\s+(?:endret|endra))? \s+(?:fra|frå)\s+ (?P<was>{PLACE}|(?:{_NUMBER})\w*)
        (?:\s+til\s+(?:{PLACE}|(?:{_NUMBER})\w*))?
      )
    | (?P<moved>                       # tidligere § 9 ble § 10 · tidl. kap. 3 endret til kap. 4
        \btid(?:ligere|legare|l\.?)\s+(?P<from>{PLACE})\s*
        (?:ble|blei|vart|er\s+nå|er\s+no|endret\s+(?:paragrafnummer\s+)?til|endra\s+til
          |byttet\s+\w+\s+til)
        \s+(?P<to>{PLACE}|\d+|opphevet|opphevd|oppheva|samtidig\s+opphevet)
      )
    | (?P<former>                      # tidligere § 3-6 · var tidligere Fjerde del · tidl. kap. 9
        \btid(?:ligere|legare|l\.?)\s+(?P<called>{PLACE}(?:\s+{PARTS})?|\w+\s+del\b)
      )
    | (?P<announced>\bkunngjort\b(?:\s+m?(?:ved|med)\b)?)
    | (?P<inforce>                     # ikr. · i kraft · trådte i kraft · in force · sett i verk
        (?:\b(?:trådte|trer|satt|sett|trådde)\s+)?
        (?:\bikr(?:\.|\b)|\bi\s+kraft\b|\bin\s+force\b|\bi\s+verk\b)
      )
    | (?P<king>(?:fra|frå)\s+den\s+ti[dl]?(?:en|a)?\s+Kongen\s+\w+)
    | (?P<effect>                      # med virkning fra · f o m · får virkning for
        \b(?:med|får|gis|gjeven)\s+(?:\w+\s+)?ver?[kr]?nad(?:\s+(?:frå\s+og\s+med|frå|for|f\s?o\s?m))?
      | \b(?:med|får|gis)\s+(?:\w+\s+)?virkning(?:\s+(?:fra\s+og\s+med|fra|for|f\s?o\s?m|til))?
      | \bf\s?\.?o\.?\s?m\b\.? | \bfra\s+og\s+med\b | \bfrå\s+og\s+med\b | \bfra\b | \bfrå\b
      )
    | (?P<until>\btil\s+og\s+med\b|\bt\s?\.?o\.?\s?m\b\.?|\bfør\b|\better\b(?=\s+\d))
    | (?P<year>(?:inntekts?|skatte|eigedomsskatte|eiendomsskatte|regnskaps|innskudds|lignings)
        -?år\w*\s+\d{{4}}(?:(?:\s+og\s+|\s*[–-]\s*)\d{{4}})?)
    | (?P<verb>{_WORDS.format(_VERB)})
    | (?P<decree>\b(?:iflg|oflg|ifølge|iht|re)\b\.?|\better\b)
    | (?P<reference>\b(?:se|sjå|jfr|jf)\b\.?|\bfor\s+overgangs\w+)
    | (?P<only>\b(?:gjelder|gjeld|for|kun)\s+(?P<part>{PARTS}))
    | (?P<part2>{PARTS})
    | (?P<date>{DATE})
    | (?P<protocol>\bprotokoll\s+nr\.?\s*\d+(?:\s+til\s+EMK)?|\bprotocol\s+no\.?\s*\d+
        (?:\s+to\s+the\s+ECHR|\s+of\s+\d+\s+\w+\s+\d{{4}})?)
    | (?P<noun>(?<!\w)(?:{_NOUN})(?!\w))
    | (?P<same>\bog\s+(?:nr\.\s*)?(?P<other>\d{{1,3}})(?![\w-]|\.?\s*(?:{MONTH})))
    | (?P<place>{PLACE})
    | (?P<and>\b(?:og|samt)\b|/)
    | (?P<comma>[,;])
    | (?P<word>\b(?:nr|no|art|kap|pkt|bl\.a|mv|m\.v|tidl|hhv|hv|endr|forskr|til|av)\b\.?|\w[\w-]*)
    | (?P<stop>[.:]+(?=\s|$))
    """,
    re.VERBOSE | re.IGNORECASE,
)

# When no date is named, what it hangs on.
CONDITION = re.compile(
    rf"""
      (?:fra|frå)\s+den\s+ti[dl]?(?:en|a)?\s+[^,()]*?(?:Kongen\s+\w+|trer\s+i\s+kraft[^,()]*)
    | (?:inntekts?|skatte|eigedomsskatte|eiendomsskatte|regnskaps|innskudds|lignings)
      -?år\w*\s+\d{{4}}(?:(?:\s+og\s+|\s*[–-]\s*)\d{{4}})?
    | samtidig\s+(?:som|med)\s+[^()]*
    | \bstraks\b
    | når\s+[^,()]*
    | (?:med|får)\s+(?:virkning|verknad)\s+[^(),]*
    | (?:{_ORDINAL})\s+ledd\s+[^()]*får\s+virkning[^()]*
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Dates that come after one of these words are further dates of coming into force.
NEAR = frozenset(
    "fra frå den men hhv hhv. hv hv. som resten av øvrige endringer endringar begge kun slik at"
    " for til nye ny nytt i og samt".split()
)
# What stands before the verb and is no part of the subject: «Kapitlet ble tilføyd».
BEFORE_VERB = re.compile(
    r"[\s,.;:–-]*(?:\b(?:er|ble|blei|vart|vert|har|som|og|men|igjen|også)\b[\s,]*)*$", re.IGNORECASE
)
AFTER_STOP = re.compile(
    r"^[\s,.;:–-]*(?:(?:og|men|svarer\s+til|samt|trådte|ble|vart)\b\s*)?", re.IGNORECASE
)
# «jf. nå opphevet lov …», «hvor hele loven ble gitt på nytt»
NO_SUBJECT = re.compile(r"(?:ved|med|jf|jfr|se|sjå|då|da|idet|hvor)\b", re.IGNORECASE)
# What an act is called that has no date that we can read: «ved Justeringsavtale mellom …».
BY = re.compile(rf"\s+(?:\w+\s+)*?(?:ved|med)\s+((?:{_NOUN})\s.+)", re.DOTALL | re.IGNORECASE)
# What parts the words of one event from those of the next.
SEPARATOR = re.compile(r"(?:[\s,;–]|\bog$|(?<=\))\.)+$")
