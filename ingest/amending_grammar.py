"""Amending grammar: the words of instructions in amending acts. Words and patterns, no code.

Bokmål and nynorsk side by side, and the older spellings that Norsk Lovtidend
has used since 2001. The tests read every word here on its own.
"""

import re
from typing import Literal

from ingest.grammar import ORDINALS

# ---- acts

MONTHS: dict[str, int] = {
    "januar": 1, "februar": 2, "mars": 3, "april": 4, "mai": 5, "juni": 6,
    "juli": 7, "august": 8, "september": 9, "oktober": 10, "november": 11, "desember": 12,
}  # fmt: skip
# lov 3. juni 1983 nr. 54 · lov av 10. februar 1967 · militær straffelov 22. mai 1902 nr. 13
ACT = re.compile(
    r"\b(?:[a-zæøå]*lov[a-zæøå]*|lov\s+om[^§«:;]{3,80}?)\s+(?:av\s+)?"
    rf"(?P<day>\d{{1,2}})\.?\s*(?P<month>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}})"
    r"(?:\s+nr\.?\s*(?P<number>\d+))?",
    re.IGNORECASE,
)
# … om barnehager (barnehageloven): what the act is called further down.
ACT_NAME = re.compile(r"\(([^()]*?)(?P<name>[a-zæøåA-ZÆØÅ-]*(?:loven|lova|lov|koden))\)")
# barnehageloven, opplæringslova, straffelovens: an act by its name alone.
NAMED_ACT = r"\b[a-zæøåA-ZÆØÅ-]{2,}(?:loven|lova|koden)s?\b"
# Words that end the title of an act: «… om barnehager skal § 3 lyde:»
AFTER_TITLE = re.compile(
    r"\s(?=(?:skal|gjør|gjer|vert|blir|blei|opphev|opphøyr|opphører|endres|endrast|endra|erstatt"
    r"|foretas|lyder|lyde|gjort|gjort|får|utgår|tilføyes|slik|del\s+[IVXL\d]|romertall|romartal)"
    r"|§|kapittel\s|nåværende|noverande|ny(?:tt)?\s|overskrift|Overskrift|«)|:|$"
)
AMENDS = re.compile(r"\bom\s+endring", re.IGNORECASE)

# ---- what a line does

Verb = Literal["lyde", "oppheve", "bli"]

# «skal» may stand anywhere before: § 3 skal lyde · skal § 3 lyde.
VERBS: tuple[tuple[Verb, str], ...] = (
    ("oppheve", r"(?:\b(?:blir|vert|er|skal)\s+)?\b(?:oppheves|opphevast|opphevas|opphevet"
                r"|oppheva|opphevd|opphøyrer|opphører|opphevs)\b(?:\s+å\s+gjelde\b)?"),
    ("oppheve", r"\b(?:utgår|strykes|strykast|bortfaller|går\s+ut|tas\s+ut|sløyfes)\b"),
    ("lyde", r"\bha\s+(?:slik|følgende|denne)\s+(?:ny\s+)?(?:ordlyd|overskrift|tittel)\b"),
    ("lyde", r"\b(?:lyde|lyda|lyder|lyd)\b(?:\s+slik\b)?"),
    ("lyde", r"\b(?:tilføyes|tilføyast|føyes\s+til|settes\s+inn|innføres)\b"),
    ("bli", r"\b(?:blir|vert|bli|skal\s+være)\b"),
)  # fmt: skip
# gjøres følgende endringer: · vert det gjort følgjande endringar: · endres slik: · endringer i:
CHANGES = re.compile(
    r"\b(?:(?:gjør\w*|gjer\w*|gjor\w*|foreta\w*|følgende|føl(?:gj|g)ande|desse|disse|slike?"
    r"|følgjende|denne)\b.*\bendring\w*|endring\w*\b.*\b(?:gjør\w*|gjer\w*|gjort|foreta\w*)"
    r"|(?:endres|endrast|endra|endret|endre)\s+slik)\b",
    re.IGNORECASE,
)

# ---- what a line is about

# What a step of an address is called. `a` is artikkel, as addresses spell it.
NOUNS: tuple[tuple[str, str], ...] = (
    ("ledd", r"ledd(?:et|ene|a)?"),
    ("setning", r"punktum(?:et)?|setning(?:en)?|pkt\.?"),
    ("strekpunkt", r"strekpunkt(?:et)?"),
    ("bokstav", r"bokstav(?:ene|ane|en|er|ar)?|litra"),
    ("nummer", r"nr\.?|nummer|punkt(?:ene)?"),
    ("kap", r"kapit(?:tel|telet|tlet|let|lene|tlene|el)|kap\."),
    ("avsnitt", r"(?:under)?avsnitt(?:et|ene)?"),
    ("del", r"del(?:en)?|avdeling(?:en)?|romertall(?:ene)?|romartal"),
    ("vedlegg", r"vedlegg(?:et)?"),
    ("a", r"artikkel(?:en)?"),
)  # fmt: skip
# Values stand before these («tredje ledd»), after the others («bokstav c»).
AFTER_VALUES = ("ledd", "setning", "strekpunkt")
# From the outside in; bokstav and nummer may stand in each other.
RANK: dict[str, int] = {
    "del": 0, "vedlegg": 0, "kap": 1, "avsnitt": 2, "§": 3, "a": 3, "innholdsfortegnelse": 3,
    "ledd": 4, "nummer": 5, "bokstav": 5, "strekpunkt": 6, "setning": 7,
    "overskrift": 8, "innledning": 8,
}  # fmt: skip

# «7-2 a», «7-2a», «4A-14», «12 A-2», «2b»; a lone «i» or «å» belongs to what follows.
NUMBER = r"\d+(?:\s?[A-Za-z](?=-\d))?(?:-\d+)?(?:[A-Za-zæøå]|\s[A-HJ-Za-hj-z](?!\.\w))?(?![\wæøå])"
ROMAN = r"(?-i:[IVXL]+(?:\s[A-Z](?!\w))?(?!\w))"
_ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?![a-zæøå])"

# Every token of an instruction. What none of them reads makes the line not understood.
TOKENS: tuple[tuple[str, str], ...] = (
    ("paragraf", rf"(?:§+|\bparagraf\s)\s*{NUMBER}"),
    ("ordinal", rf"\b{_ORDINAL}"),
    # «2. ledd», «1. og 2. punktum», «4de kapittel»
    ("ordinal", r"\b\d{1,2}(?:\.|de|te|dje)(?=\s*(?:(?:,|og|til|\d{1,2}\.|ny\w*)\s*)*"
                r"(?:ledd|punktum|setning|pkt|strekpunkt|kapit))"
                r"|\b\d{1,2}(?=\s+(?:ledd|punktum|setning|strekpunkt))"),
    ("ledd_par", r"\(\d{1,2}\)"),
    ("heading", r"\b(?:(?:paragraf|kapittel|kapitel|del|avsnitts?|lov)?s?overskrift(?:en|a|ene)?"
                r"|(?:paragraf|kapittel)?tittel(?:en)?)\b"),
    ("intro", r"\b(?:innledning(?:en|a)?|innledningsvis|innleiing(?:a|en)?|innleiingsvis"
              r"|innledende\s+(?:setning|ord)|innledningsordene)\b"),
    ("contents", r"\b(?:innholds?forte[gi]?[nk]\w*|innhaldsliste\w*|innhaldsforte\w+)\b"),
    ("new", r"\b(?:ny|nytt|nye|nyt)\b"),
    ("now", r"\b(?:nåværende|noverande|nåverande|gjeldende|gjeldande|tidligere|tidlegare)\b"),
    ("noun", rf"\b(?:{'|'.join(words for _, words in NOUNS)})(?![a-zæøå])"),
    ("number", rf"\b{NUMBER}"),
    ("roman", rf"\b{ROMAN}"),
    ("and", r",|;|\b(?:og|samt|eller)\b"),
    ("to", r"\b(?:til|t\.o\.m\.)(?!\w)|–|-"),
    ("in", r"\b(?:i|under|på|av|for)\b"),
    ("beside", r"\b(?:etter|før|foran|mellom|framfor)\b"),
    ("with", r"\bmed\b"),
    ("letter", r"\b(?!og|av|på|om|så|da|nå|no|jf|ny)[a-zæøåA-ZÆØÅ]{1,2}\b\)?"),
    ("the_act", r"\b(?:lovens|lova|loven|lovas)\b"),
    ("named", NAMED_ACT),
    ("end", r"[.:]"),
    ("shall", r"\bskal\b"),
    ("noise", r"\b(?:nå|no|som|slik|følgende|det|den|dette|denne|også|deretter|henholdsvis"
              r"|høvesvis|samtidig|da|så|her|der|hvor|hele|heile)\b|\([^()0-9]*\)"),
)  # fmt: skip

# ---- words that are replaced

QUOTED = re.compile(r"«([^»]*)»|\"([^\"]*)\"|“([^”]*)”|”([^”]*)”")
QUOTE = "¤"  # stands for a quotation while the words round it are read
# skal «a» endres til «b» · erstattes «a» med «b» · vert «a» endra til «b»
REPLACES = re.compile(
    r"(?:\b(?:blir|vert|skal)\s+)?\b(?:endres|endrast|endra|endret|endringes|erstattes|erstattast"
    r"|erstatta|erstattet|byttes|byttast|skiftes|skiftast|rettes|rettast)\b(?:\s+ut\b)?"
)
BY = re.compile(r"\b(?:til|med|av)\b")
REMOVES = re.compile(
    r"(?:\b(?:blir|vert|skal)\s+)?\b(?:strykes|strykast|utgår|oppheves|tas\s+ut|går\s+ut|sløyfes"
    r"|fjernes|oppheva)\b"
)
# «i følgende bestemmelser», «i følgjande lover»: the places come in the lines below.
FOLLOWING = re.compile(
    r"\b(?:følgende|føl(?:gj|g)ande|desse|disse)\s+(?:andre\s+)?"
    r"(?:bestemmelse\w*|(?:lov)?føresegn\w*|lov\w*|paragraf\w*|steder|stader|plasser)",
    re.IGNORECASE,
)
# What is said of the words, and adds nothing: «ordet», «uttrykkene», «hver gang det forekommer».
OF_WORDS = re.compile(
    r"\b(?:ord(?:et|ene|a)?|uttrykk(?:et|ene|a)?|betegnelse(?:n|ne)?|nemning(?:a|ene)?"
    r"|benevnelse(?:n|ne)?|navne?t|namnet|begrep(?:et|ene)?|omgrep(?:et|a)?|term(?:en|ene)?"
    r"|formulering(?:en|a|ene)?|henvisning(?:en|ene|a)?|tilvising(?:a|ane)?|skal|båe|begge"
    r"|hver\s+gang|overalt|alle\s+(?:steder|stader|plasser)|hvor\s+(?:det|de)\s+forekommer"
    r"|henholdsvis|høvesvis)\b"
)
