"""Grammar: how statutes and people write a reference. Words and patterns only, no code.

Bokmål and nynorsk side by side; beside each pattern stands what it reads. The
tests read every word here on its own. Who puts the pieces together is
ingest/mentions.py.
"""

import re

LAST = -1  # «siste ledd»: which one that is, only the law can tell
LAST_WORD = "siste"

ORDINALS: dict[str, int] = {
    "første": 1, "fyrste": 1, "fyrst": 1,
    "annet": 2, "andre": 2, "anna": 2, "annen": 2,
    "tredje": 3, "tridje": 3,
    "fjerde": 4,
    "femte": 5,
    "sjette": 6,
    "syvende": 7, "sjuende": 7, "sjuande": 7,
    "åttende": 8, "åttande": 8,
    "niende": 9, "niande": 9,
    "tiende": 10, "tiande": 10,
    "ellevte": 11, "ellefte": 11, "elevte": 11,
    "tolvte": 12, "tolfte": 12,
    "trettende": 13, "trettande": 13,
    "fjortende": 14, "fjortande": 14,
    "femtende": 15, "femtande": 15,
    "sekstende": 16, "sekstande": 16,
    "syttende": 17, "syttande": 17,
    "attende": 18, "attande": 18,
    "nittende": 19, "nittande": 19,
    "tjuende": 20, "tjuande": 20, "tyvende": 20,
    "tjueførste": 21, "tjuefyrste": 21, "tjueandre": 22, "tjuetredje": 23, "tjuefjerde": 24,
    "tjuefemte": 25, "trettiende": 30, "trettiande": 30, "førtiende": 40, "førtiande": 40,
    "siste": LAST, "sist": LAST,
}  # fmt: skip

# What each step is called. A word may stand in the singular, the plural or the definite form.
WORDS: dict[str, tuple[str, ...]] = {
    "ledd": (
        "ledd", "leddet", "ledda", "leddene", "ledden", "leden", "lekk", "ld.", "l.",
        "stykke", "stykket",
    ),
    "setning": (
        "punktum", "punktumet", "punktuma", "setning", "setningen", "setninga", "pkt.", "pkt",
        "pnkt.", "pktm.",
    ),
    "bokstav": (
        "bokstav", "bokstaven", "bokstavane", "bokstavene", "bokstaver", "bokstavar", "bokst.",
        "bokst", "litra", "litr.", "lit.",
    ),
    "nummer": ("nr.", "nr", "nummer", "numrene", "nummera", "punkt", "punktene", "punkta"),
    "strekpunkt": ("strekpunkt", "strekpunktet"),
    "paragraf": (
        "paragraf", "paragrafen", "paragrafene", "paragrafane", "paragrafar", "paragrafer", "par.",
        "pgf.", "pgf",
    ),
    "kapittel": (
        "kapittel", "kapitlet", "kapittelet", "kapitlene", "kapitla", "kapitler", "kapitel",
        "kap.", "kap",
    ),
    "artikkel": (
        "artikkel", "artikkelen", "artiklene", "artiklane", "artikler", "artiklar", "art.", "art",
    ),
    "del": ("del", "delen"),
}  # fmt: skip

# ---- signs that join


def _words(*words: str) -> str:
    """One of `words`, the longest first."""
    return rf"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


TO = r"(?:til\s+og\s+med|t\.\s?o\.\s?m\.?|til|[-–])"  # «§§ 15-6 til 15-9», «bokstav a til og med d»
AND = r"(?:og/eller|og|eller|samt|and)"
# «, », « og », «, og », « eller », « / »: one more of the same kind.
MORE = rf"(?:\s*,\s*(?:{AND}\s+)?|\s+{AND}\s+|\s*[/+&]\s*)"
# What may stand between two mentions so that the second still speaks of the first one's law:
# «lov § 5, jf. § 6», «§ 2-2 første ledd, med unntak av tredje ledd».
THAT_IS = _words(
    "jf.", "jf", "jfr.", "jfr", "jamfør", "jevnfør", "jfør", "sammenholdt med", "samanhalde med",
    "sbm.", "sml.", "cf.", "smh.",
)  # fmt: skip
EXCEPT = _words(
    "med unntak av", "med unntak for", "med unntak", "med unnatak av", "unntatt", "unntatt fra",
    "unnateke", "unnatatt", "bortsett fra", "bortsett frå", "ikke", "ikkje", "utenom", "utanom",
)  # fmt: skip
BRACKET = r"(?:\s*\([^()§]{0,80}\))?"  # «§ 326 (mindre underslag), § 334»
ABOUT = r"(?:\s+om\s+[^.;:§()]{1,90}?(?=,|\s+og\s|\s+eller\s|\s+samt\s))?"  # «§ 5 om klage og § 6»
GO_ON = re.compile(
    rf"{BRACKET}{ABOUT}(?:\s*,?\s*(?:{AND}\s+)?(?:{THAT_IS}|{EXCEPT})\s+(?:også\s+)?|{MORE}"
    rf"|\s+{TO}\s+|\s*\(\s*(?:{THAT_IS}\s+)?)",
    re.IGNORECASE,
)
# «offentleglova § 30 om kunngjøring og i § 32», «straffeloven § 5, eller av § 7»
AND_IN = re.compile(rf"{ABOUT}\s*,?\s*{AND}\s+(?:i|av|etter)\s+", re.IGNORECASE)
# «følgende bestemmelser i psykisk helsevernloven gjelder: § 1-1, § 1-2»: a list of one act.
LIST_BEFORE = re.compile(
    r"(?:følgende|følgjande|desse|disse|nedenstående)\s+(?:bestemmelse(?:r|ne)|føresegn(?:er|ene)"
    r"|regl(?:er|ar|ene|ane)|paragraf(?:er|ar|ene|ane)|kapit(?:ler|tel|la|lene)|ytelse(?:r|ne)"
    r"|yting(?:ar|ane)|artikl(?:er|ar|ene|ane))\s+(?:i|etter|fra|frå|av)\s+(?:lov\s+)?$",
    re.IGNORECASE,
)
LIST_AFTER = re.compile(r"[^.;:\n§]{0,70}:\s")
LIST_ENDS = re.compile(r"\.\s+(?=[A-ZÆØÅ])|\n\s*\n")
# «§ 2-4 unntatt annet ledd»: a part of the paragraf that was named whole.
BUT = re.compile(rf"\s*,?\s*{EXCEPT}\s+", re.IGNORECASE)
# «folketrygdloven, med unntak av kapittel 5»: a paragraf of the act that was named alone.
OF_THE_ACT = re.compile(
    rf"(?:\s+(?:bestemmelser|regler|føresegner|reglar))?\s*,?\s*(?:{EXCEPT}|herunder|særlig|særleg)\s+",
    re.IGNORECASE,
)
GAP = r"[\s,]*"

# ---- numbers

# «7-2», «24-1», «4A-14», «4 A-14», «12», «2-1-3»; the letter that follows is LETTER.
STEM = (
    r"\d{1,4}(?:\s?[A-Za-z](?=\s?-\d))?"
    r"(?:-\d{1,3}(?![\d.]\d)(?:-\d{1,3}(?![\d.]\d|\d|-\d))?|\s?-\s?\d{1,3}(?![\d.]\d|\s?-\d|[a-zA-Z]?-\d))?"
)
# «§ 7-2 a», «§ 2b», «§ 12 A»; «§ 216 i» is a number, «§ 7-1 i loven her» and «§ 4 å gi» are none.
# «§ 7 e.l.» has no letter, «§ 7 e.» at the end of a sentence has.
I_WORD = (
    r"(?=\s*(?:[.,;:)]|$|og\b|eller\b|til\b|gjelder\b|gjeld\b|får\b|skal\b|kan\b|er\b|om\b|jf"
    r"|\w+\s+(?:ledd|punktum)))"
)
LETTER = rf"(?:[a-zA-Z]{{1,2}}(?![\w])|\s{{1,2}}[a-hj-zA-Z](?!\w|\.\w|[-–]\d)|\s[i]{I_WORD})"
NUMBER = re.compile(rf"(?P<stem>{STEM})(?P<letter>{LETTER})?(?!\w|[.,]\d)")
# «§§ 13 a, b og c»: the number is said once.
LETTER_AGAIN = re.compile(r"(?P<letter>[a-hj-z])(?!\w|\.\w)")
ROMAN = r"(?=[IVXLC])X{0,3}(?:IX|IV|V?I{0,3}|XL|L)"
# «kapittel 4», «kapittel 4A», «kapittel 4 A», «kap. IV», «kapittel II A», «kapittel 4-1»
KAPITTEL_NUMBER = re.compile(
    rf"(?P<stem>\d{{1,3}}(?:-\d{{1,2}})?|{ROMAN})"
    rf"(?P<letter>\s?[A-Z](?![\w-])|[a-z](?!\w)|\s[a-hj-z](?=[\s,.;)]|$)(?!\s*\)))?(?!\w|-\d)"
)
ARTIKKEL_NUMBER = re.compile(rf"(?P<stem>\d{{1,3}}|{ROMAN})(?P<letter>[a-z](?!\w))?(?!\w)")
# «§ 5 og 14 dager», «§ 3, 4 år»: a number that counts something is not one of a list.
UNIT = re.compile(
    r"\s*(?:%|(?:dag|dagar|dager|døgn|uke|uker|veke|veker|måned|måneder|månad|månader|år|time|timer"
    r"|timar|prosent|pst|kroner|kr|mill|ganger|gonger|personer|medlemmer|meter|kilo|km|cm|mm|kg"
    r"|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b"
    r"|\.\s*(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november"
    r"|desember)\b|\s*(?:[-–]|til)\s*\d+\s*(?:år|dag|uke|veke))",
    re.IGNORECASE,
)

# ---- what begins a mention

SIGN = re.compile(
    rf"(?P<plural>§\s?§+|(?:paragrafene|paragrafane|paragrafar|paragrafer)\b)\s*"
    rf"|§\s*|{_words(*WORDS['paragraf'])}\s*(?=\d)",
    re.IGNORECASE,
)
# «opplæringsloven 8 15-8», «hol & 7-2»: how text recognition reads «§», next to a name only;
# «opplæringslova par 24-1», as some write it.
MISREAD = re.compile(r"par\s+(?=\d)|[8$5S]\s+(?=\d{1,2}[A-Z]?\s?-\s?\d)|&\s*(?=\d)")
# «kl 7-8» is a time, though konkursloven is called so too
NEVER_BARE = frozenset(("kl",))
# «lov/2011-06-24-30/§7-2a/ledd/2», as Lovdata writes an address; «LOV-2011-06-24-30-§7-2a»
PATH = re.compile(
    r"[/-](?:§|%C2%A7)(?P<number>[^\s/,;:)«»]+?)(?P<steps>(?:/(?:ledd|bokstav|nummer|setning)/\w+)*)(?=[\s.,;:)»]|$)",
    re.IGNORECASE,
)
KAPITTEL = re.compile(rf"(?<!\w){_words(*WORDS['kapittel'])}\s*(?=\d|[IVXL]+\b)", re.IGNORECASE)
# «4. kapittel», «fjerde kapittel», «kapittel fire» is not written
KAPITTEL_AFTER = re.compile(
    rf"(?P<ordinal>(?:{'|'.join(ORDINALS)})|\d{{1,2}}\.)\s+(?:kapittel|kapitlet|kapitel)\b",
    re.IGNORECASE,
)
ARTIKKEL = re.compile(rf"(?<!\w){_words(*WORDS['artikkel'])}\s*(?=\d|[IVXL]+\b)", re.IGNORECASE)
# «andre del», «del II»; «ta del i» is none
DEL = re.compile(
    rf"(?:(?P<ordinal>{'|'.join(ORDINALS)})\s+del(?:en)?\b"
    rf"|(?<!\w)del\s+(?P<number>\d{{1,2}}|(?-i:{ROMAN}))(?!\w))",
    re.IGNORECASE,
)

# ---- below the paragraf

ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d{{1,2}}\.?)"
ORDINAL_LIST = rf"(?P<first>{ORDINAL})(?P<more>(?:(?:{MORE}|\s*{TO}\s*){ORDINAL}){{0,30}})"
# «andre ledd», «første til tredje ledd», «første, annet og tredje ledd», «2. ledd»
LEDD = re.compile(rf"{ORDINAL_LIST}\s*(?:{_words(*WORDS['ledd'])})(?!\w)", re.IGNORECASE)
LEDD_AFTER = re.compile(
    r"ledd\s+(?P<first>\d{1,2})(?P<more>(?:(?:\s*,\s*|\s+og\s+|\s+til\s+|\s*-\s*)\d{1,2})*)(?!\w)",
    re.IGNORECASE,
)  # «ledd 2»
# «(2)», «(2) og (3)», «(1)-(3)»
LEDD_BRACKETS = re.compile(
    rf"\((?P<first>\d{{1,2}})\)(?P<more>(?:(?:{MORE}|\s*{TO}\s*)\(\d{{1,2}}\))*)", re.IGNORECASE
)
SETNING = re.compile(rf"{ORDINAL_LIST}\s*(?:{_words(*WORDS['setning'])})(?!\w)", re.IGNORECASE)
SETNING_AFTER = re.compile(r"(?:setning|punktum)\s+(?P<first>\d{1,2})(?P<more>)(?!\w)", re.I)
STREKPUNKT = re.compile(rf"{ORDINAL_LIST}\s*(?:{_words(*WORDS['strekpunkt'])})(?!\w)", re.I)

# «§ 229 annet og tredje straffalternativ»: a part that no address has
STRAFFALTERNATIV = re.compile(rf"{ORDINAL_LIST}\s*straffe?alternativ(?!\w)", re.IGNORECASE)

_LETTER = r"(?:[a-zæø]{1,2}|å)"
# A letter of a list; «i» and «å» are words as well, so that something must end them.
_LATER = r"\(?(?:[a-hj-zæøA-HJ-ZÆØ]{1}|[iåI](?=\s*(?:[.,;:)]|$|og\b|eller\b|til\b)))(?![\w])\)?"
# «hvilken bokstav i bestemmelsen»
_NO_LETTER = r"i\s+(?:bestemmels|føresegn|lov|paragraf|kapit|avtal|forskrift|denne|dette|§)"
BOKSTAV = re.compile(
    rf"{_words(*WORDS['bokstav'])}(?:(?<=\.)|(?!\w))\s*\(?(?!{_NO_LETTER})(?P<first>{_LETTER})"
    r"(?!\w)\)?"
    rf"(?P<more>(?:(?:{MORE}|\s*{TO}\s*)(?:bokstav\s+(?=\w\W+(?:til)\b))?{_LATER})*)",
    re.IGNORECASE,
)  # «bokstav e», «bokstavene a til d og g», «litra b)», «bokstav (b)»
# «(2) e», «andre ledd a), b) og e)», «(2) a-e»
BARE_BOKSTAV = re.compile(
    rf"(?P<first>[a-hj-zA-HJ-Z])\)?"
    rf"(?P<more>(?:(?:{MORE}|\s*{TO}\s*)[a-z]\)|[-–][a-z](?![\w-]))*)(?![\w.]\w|\w)"
)
# «andre ledd pkt. e»: as some say bokstav
PUNKT_E = re.compile(r"pkt\b\.?\s*(?P<first>[a-h])(?P<more>)\)?(?![\w.]\w|\w)", re.I)
# «artikkel 6(1)(e)», «nr. 6 a»: what stands so behind a number is a bokstav of it.
BOKSTAV_BEHIND = re.compile(r"\((?P<first>[a-z])\)|(?<=\s)(?P<bare>[a-h])(?=\s*(?:[,;:)]|\.?$))")
# What makes the number after «og» something else than one more «nr.»: a ledd, a date, a count.
NO_MORE = (
    r"\d{1,3}\s*(?:\.\s*)?(?:ledd|punktum|[a-z]?\s*nr\.|januar|februar|mars|april|mai|juni|juli"
    r"|august|september|oktober|november|desember|dag|uke|veke|år|måned|månad|prosent|kroner)"
)
NUMMER = re.compile(
    rf"{_words(*WORDS['nummer'])}\s*(?P<first>\d{{1,3}}[a-z]?)(?!\w|/\d|\.\d)\)?"
    rf"(?P<more>(?:(?:{MORE}|\s*{TO}\s*)(?!{NO_MORE})\d{{1,3}}[a-z]?(?!\w|[-/.]\d))*)",
    re.IGNORECASE,
)  # «nr. 2», «nr. 1 til 3», «nummer 2a»
# One more member of such a list, and whether it ends a range.
ONE_MORE = re.compile(
    rf"(?:\s*(?P<to>{TO})\s*|{MORE}|\s+)(?:bokstav\s+)?"
    rf"\(?(?P<one>{ORDINAL}(?![a-z\d])|\d{{1,3}}[a-z]?|[a-zæøå]{{1,2}}(?!\w))\)?",
    re.IGNORECASE,
)
PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ledd", LEDD),
    ("ledd", LEDD_AFTER),
    ("ledd", LEDD_BRACKETS),
    ("bokstav", BOKSTAV),
    ("bokstav", PUNKT_E),
    ("nummer", NUMMER),
    ("strekpunkt", STREKPUNKT),
    ("setning", SETNING),
    ("setning", SETNING_AFTER),
    ("straffalternativ", STRAFFALTERNATIV),
)
# «§§ 13 flg.», «§ 5 ff.»
FLG = re.compile(r"\s*(?:flg|ff|fl|følgende|og\s+følgende|og\s+flg)\b\.?", re.IGNORECASE)

# ---- the law

# «§ 15 i forvaltningslova»: the words between a paragraf and the act that follows it.
IN_LAW = re.compile(r"\s*,?\s*(?:\(|(?:i|etter|av|til|fra|frå|under)\s+)?", re.IGNORECASE)
THE = re.compile(r"den\s+", re.IGNORECASE)  # «i den nye barnelova»: no part of most names
IN = re.compile(r"\s*,?\s+i\s+", re.IGNORECASE)
OWN_LAW = (
    r"(?:loven|lova|forskriften|forskrifta)\s+her|denne\s+(?:lov|forskrift)(?:en|a|ens|as|s)?"
    r"|dennes?\s+lova?"
)
IN_OWN_LAW = re.compile(rf"\s*,?\s*(?:i|etter|av|til)\s+(?:{OWN_LAW})\b", re.IGNORECASE)
_SAME = r"(?:samme|same|nevnte|nemnde|nemnte|sistnevnte|sistnemnde)\s+(?:lov|forskrift)"
SAME_LAW = re.compile(rf"\s*,?\s*(?:i|etter|av)\s+(?:den\s+)?{_SAME}(?:en|a)?\b", re.IGNORECASE)
# «samme lovs § 31», «nemnde lov kapittel II»
SAME_LAWS = re.compile(rf"(?<!\w){_SAME}(?:en|a)?s?\s+$", re.IGNORECASE)
# «forordningen artikkel 82», «forskriften § 17»: the one that was named last.
THE_SAME = re.compile(
    r"(?<!\w)(?P<kind>forskrift|forordning|avtal|konvensjon)(?:en|ens|a|as)\s+$", re.IGNORECASE
)
# «lov 9. juni 1978 nr. 49 om reindrift § 4»: the title goes between the number and the sign.
TITLE = re.compile(
    r"\s+om\s+(?:[^§.;:]|m\.\s?[vm]\.|\bmv\.|nr\.){1,140}?[\s,]+(?=§|kapittel\s|kap\.\s)",
    re.IGNORECASE,
)
# «lov … om forhold … etter § 5»: the sign belongs to what these words begin, not to the title.
NO_TITLE = re.compile(
    r"\b(?:i|av|og|jf\.?|til|fra|frå|med|mot|ved|etter|eller|under|samt|enn|som|om)[\s,]+$",
    re.IGNORECASE,
)
AND_SO_ON = r"(?:\s*m\.\s?[vm]\b\.?|\s*mv\b\.?|\s*mm\b\.)?"
AFTER_NAME = re.compile(rf"{AND_SO_ON}[\s,:)\]]*(?:(?:sin|sitt|sine)\s)?", re.IGNORECASE)
# «eventyrloven § 3»: an act that nobody here knows; better told than read as the act at hand.
UNKNOWN = re.compile(
    r"(?<![\w-])(?!(?:denne|samme|same|nevnte|nemnde|hele|heile|selve|etter|av|i)\b)"
    r"(?P<name>[A-Za-zÆØÅæøå][\wæøå-]{2,}(?:lov(?:en|a)|forskrift(?:en|a)|instruks(?:en)?)"
    r"|(?<!\w)[Ll]ov\s+om\s+(?:(?!(?:gjelder|gjeld|skal|kan|får|er|blir|har)\b)[^.,;:§()\n]){3,90}?)"
    r"s?\s+$"
)
DELEGATED = re.compile(r"forskrift\w*\s+til\s+$", re.IGNORECASE)  # «forskrift til skatteloven»
# What a text says of the place where it stands.
HERE: dict[str, re.Pattern[str]] = {
    "lov": re.compile(rf"(?:{OWN_LAW})\b", re.IGNORECASE),
    "paragraf": re.compile(
        r"(?:denne\s+paragraf(?:en)?|paragrafen\s+her|denne\s+(?:bestemmelse|bestemmelsen"
        r"|bestemmelsa|føresegn|føresegna|føresegnen|regelen|regel)|føresegna\s+her"
        r"|bestemmelsen\s+her)\b",
        re.IGNORECASE,
    ),
    "ledd": re.compile(r"(?:dette\s+ledd(?:et)?|leddet\s+her)\b", re.IGNORECASE),
    "setning": re.compile(r"(?:dette\s+punktum(?:et)?|punktumet\s+her)\b", re.IGNORECASE),
    "kapittel": re.compile(
        r"(?:dette\s+(?:kapittel|kapittelet|kapitlet|kapitel)|(?:kapitlet|kapittelet|kapittelt)"
        r"\s+her)\b",
        re.IGNORECASE,
    ),
    "del": re.compile(r"(?:denne\s+del(?:en)?|delen\s+her)\b", re.IGNORECASE),
    "avsnitt": re.compile(r"(?:dette\s+avsnitt(?:et)?|avsnittet\s+her)\b", re.IGNORECASE),
}
# «forrige ledd», «foregående paragraf», «neste punktum»: one back, one on.
NEIGHBOUR = re.compile(
    r"(?:(?P<back>forrige|førre|foregående|føregåande|forutgående|nestforegående)"
    r"|(?P<on>neste|følgende|påfølgende|etterfølgende))\s+"
    r"(?P<step>paragraf|ledd|punktum|setning|kapittel|bokstav|nummer)\b",
    re.IGNORECASE,
)
# «etter loven», «i medhold av lova»: the act itself.
THE_LAW = re.compile(
    r"(?<!\w)(?:i|av|etter|med|mot|for|fra|frå|om|til|under|ved|enn)\s+(?P<law>loven|lova)\b"
    r"(?!\s+(?:om|av|her)\b)",
    re.IGNORECASE,
)
# «lov 8. juni 2018 nr. 27», «lov av 10. februar 1967», «forskrift 22. juni 2022 nr. 1110»
MONTHS = (
    "januar februar mars april mai juni juli august september oktober november desember".split()
)
DATED = re.compile(
    r"(?P<kind>lov|lova|loven|forskrift|forskriften|forskrifta|kongelig\s+resolusjon)\s+"
    r"(?:(?:av|fra|frå)\s+|den\s+)?(?P<day>\d{1,2})\s?\.?\s*"
    rf"(?P<month>{'|'.join(MONTHS)}|jan|feb|febr|apr|aug|sep|sept|okt|nov|des)\.?\s+"
    r"(?P<year>\d{4})(?:\s+nr\s?\.?\s*(?P<number>\d{1,4}))?",
    re.IGNORECASE,
)
# A name that is followed by its date: «foreldelsesloven 18. mai 1979 nr. 18»
DATE = re.compile(
    rf"\s*,?\s*\(?(?:(?:av|fra|frå)\s+)?(?P<day>\d{{1,2}})\s?\.?\s*(?P<month>{'|'.join(MONTHS)})\s+"
    r"(?P<year>\d{4})(?:\s+nr\s?\.?\s*(?P<number>\d{1,4}))?\)?",
    re.IGNORECASE,
)
# A name that is followed by its year: «straffeloven 1902», «barnevernloven (1992)».
YEAR = re.compile(r"\s*,?\s*(?:\(|av\s+|fra\s+|frå\s+)?(?P<year>1[6-9]\d\d|20\d\d)\)?(?![-\d])")

# ---- written in other letters; every letter keeps its place
# A dash as Word makes it, a blank that does not break, the digit of a footnote: «§ 15-8¹».
LETTERS = str.maketrans(
    dict.fromkeys("–—―‑−‐", "-") | dict.fromkeys("\xa0\u2009\u202f⁰¹²³⁴⁵⁶⁷⁸⁹", " ")
)
# «helse- og omsorgs-⏎tjenesteloven»: a word that a line has broken.
BROKEN = re.compile(r"(?<=[a-zæøå])-\n(?=(?!og\b|eller\b)[a-zæøå])")
