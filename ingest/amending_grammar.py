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
# Words that end the title of an act: «… om barnehager skal § 3 lyde:». A paragraf does not, when
# it is that of an act inside the title («lov … om embedsed etter Grunnloven § 21»).
AFTER_TITLE = re.compile(
    r"\s(?=(?:skal\b|gjøres\b|gjerast\b|gjer\s+(?:ein|følg|desse)|gjør\s|gjort\b|(?:vert|blir)\s+(?:det|desse|følg|§|kapit|n[åo]v|nov|end|opph|gjort|overskr|del|lova|nytt?)"
    r"|oppheve?s?|opphevast|opphøyr|opphører|endres\b|endrast\b|endra\b|erstatt|foretas\b"
    r"|lyder\b|lyde\b|får\b|utgår\b|tilføyes\b|del\s+[IVXL\d]|romertall|romartal|som\s+endr"
    r"|kapittel\s|nåværende\s|noverande\s|ny(?:tt)?\s|[Oo]verskrift|innledning)"
    r"|«)|(?<!loven)(?<!lova)(?<!koden)\s(?=§)|:|$"
)
AMENDS = re.compile(r"\bom\s+(?:midlertidige?\s+|mellombels\s+)?endring", re.IGNORECASE)
# «8. I lov …», «b) I lov …», «II. I lov …»
NUMBERED = re.compile(r"^\s*(?:\(?\d{1,3}[.)]?|[a-z]\)|[IVXL]+\.)\s+(?=\S)")
# What may stand before the act: «I», «I midlertidig», or nothing.
IN_THE_ACT = re.compile(
    r"^(?:i\b|under\b)?\s*(?:(?:midlertidig|den|militær|ny)\b\s*)*$", re.IGNORECASE
)
REPEALED_BEFORE = re.compile(
    r"\b(?:oppheves|opphevast|oppheva|opphevet)\b\s*(?:følgende\s+\w+)?:?\s*(?:midlertidig\s+)?$"
)
BARE_REPEAL = re.compile(
    r"(?:(?:blir|vert|er|skal)\s+)?(?:oppheves|opphevast|opphevet|oppheva|opphører|opphøyrer)"
    r"(?:\s+å\s+gjelde)?[.;,:]*$"
)
SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-ZÆØÅ])")
# Fra samme tid oppheves lov … · Frå den tida lova tek til å gjelde, blir lov … oppheva.
REPEALS_ACTS = re.compile(
    r"(?!.*(?:\bunntak|\bunnatak|§|\bKongen\s+bestemmer\s+når|\bforskrift))"
    r"(?:(?:fra|frå|samtidig|samstundes|når|med\s+virkning|ved)\b[^.]*?\b)?"
    r"(?:(?:oppheves|opphevast|opphører)\s+|(?:blir|vert)\s+(?=lov\s.*\b(?:oppheva|opphevet)\b))"
    r"(?:midlertidig\s+)?(?P<act>lov\s+(?:av\s+)?\d)",
    re.IGNORECASE,
)

# ---- parts of an act that is itself an amending act

# I lovens del I nr. 2 · skal romertall II lyde · Under del III
PART = re.compile(
    r"\b(?:(?:i|under)\s+)?(?:lovens\s+|lovas\s+)?(?:del|romertall|romartal)\s+"
    r"(?P<part>(?:[IVXL]+|\d+)\b(?:,?\s+nr\.?\s*\d+)?)(?:\s+i\s+(?:lova|loven|endringsl\w+))?",
    re.IGNORECASE,
)
# I § 18-2 nr. 16 skal endringen i lov … § 5 annet ledd lyde: the part is a paragraf of a new act.
PART_PARAGRAF = re.compile(
    r"^(?:i\s+)?(?P<part>(?:§\s*[\w-]+(?:\s[a-z])?(?:\s+nr\.?\s*\d+)?|nr\.?\s*\d+)),?\s+"
    rf"(?=skal\s+(?:endring\w*\s+[ia]v?\s+)?(?:lov\s+\d|{NAMED_ACT}\s+(?:ny\s+)?§))",
    re.IGNORECASE,
)
# om endringer i · endringen av · endringane i
THE_CHANGE = re.compile(
    r"\b(?:om\s+)?endring(?:en|a|ene|ane|er|ar)?\s+(?:i|av|til)\b", re.IGNORECASE
)
# likningslova § 3-13, fagskoleloven ny § 4 b
NAMED_PLACE = re.compile(
    rf"(?P<name>{NAMED_ACT})\s+(?=(?:ny\s+)?(?:§|kapittel\b|del\b|kap\.))", re.IGNORECASE
)
# Whether something is left that can be a place.
PLACES = re.compile(r"§|\bledd|punktum|bokstav|overskrift|innledning|\bnr\b|kapittel|artikkel")
# som endret ved lov 18. juni 2021 nr. 122 · slik ny § 28 c lyder etter endringer ved lov …
AS_AMENDED = re.compile(
    r",?\s*(?:(?:slik|som)\s+(?:ny\s+)?(?:§[^,:]*|den|det)\s+lyder?\s+etter\s+(?:endring\w*\s+ved\s+)?"
    rf"|(?:som|slik)?\s*\bendr[ea]t?\s+(?:ved|med)\s+){ACT.pattern}"
    r"(?:\s+om[^§:]*?(?=\s(?:skal|lyde)))?(?:\s+del\s+[IVX]+)?,?",
    re.IGNORECASE,
)
# om endringer i lov om båter skal § 3 lyde: an act by its title, without a date
UNDATED = re.compile(r"\blov\s+om\s[^§:]*?(?=\s(?:skal|oppheves|blir|vert)\s|\s§)")

# ---- what a line does

Verb = Literal["lyde", "oppheve", "bli"]

# «skal» may stand anywhere before: § 3 skal lyde · skal § 3 lyde.
VERBS: tuple[tuple[Verb, str], ...] = (
    ("oppheve", r"(?:\b(?:blir|vert|er|skal)\s+)?\b(?:oppheves|opphevast|opphevas|opphevet"
                r"|oppheva|opphevd|opphøyrer|opphører|opphevs|slettes|slettast|sletta|slettet)\b"
                r"(?:\s+å\s+gjelde\b)?"),
    ("oppheve", r"\b(?:utgår|strykes|strykast|bortfaller|fell\s+bort|går\s+ut|tas\s+ut|sløyfes)\b"),
    ("lyde", r"\b(?:ha|få|får)\s+(?:(?:slik|følgende|følgjande|denne|ny)\s+)*ordlyd(?:en)?\b"),
    ("lyde", r"\b(?:lyde|lyda|lyder|lyd)\b(?:\s+slik\b)?"),
    ("lyde", r"\b(?:tilføyes|tilføyast|føyes\s+til|settes\s+inn|innføres)\b"),
    ("lyde", r"\bendres\s+til(?=\s*:)"),
    ("bli", r"\b(?:blir|vert|bli|skal\s+være)\b(?:\s+til\b)?"),
)  # fmt: skip
# gjøres følgende endringer: · vert det gjort følgjande endringar: · endres slik: · endringer i:
CHANGES = re.compile(
    r"\b(?:(?:gjør\w*|gjer\w*|gjor\w*|foreta\w*|følgende|føl(?:gj|g)ande|desse|disse|slike?"
    r"|følgande|følgjende|denne)\b.*\bend?r?ing\w*|endring\w*\b.*\b(?:gjør\w*|gjer\w*|gjort|foreta\w*)"
    r"|(?:endres|endrast|endra|endret|endre)\s+slik"
    r"|(?:følgende|følgjande|følgande|desse|disse)\s+(?:nye\s+)?(?:bestemmelser|føresegner|paragrafer|paragrafar)"
    r"\s+(?:lyde|lyda))\b",
    re.IGNORECASE,
)

# «… følgende endringer i andre lover», «… i § 7-2»: nothing else may follow.
AFTER_CHANGES = re.compile(
    r"\s*(?:gjerast|gjøres|gjort|gjorde|foretas)?\s*"
    r"(?:(?:i|av|til|under|nødvendige|som)\b.*)?[.,]?\s*",
    re.IGNORECASE,
)

# ---- what a line is about

# What a step of an address is called. `a` is artikkel, as addresses spell it.
NOUNS: tuple[tuple[str, str], ...] = (
    ("ledd", r"ledd(?:et|ene|a)?|stykke(?:t)?"),
    ("setning", r"punktum(?:et)?|setning(?:en)?|pkt\.?"),
    ("strekpunkt", r"strekpunkt(?:et)?"),
    ("bokstav", r"bokstav(?:ene|ane|en|er|ar)?|litra"),
    ("nummer", r"nr\.?|nummer|punkt(?:ene)?"),
    ("kap", r"kapit(?:tel|telet|tlet|let|lene|tlene|el)|kap\."),
    ("avsnitt", r"(?:under)?avsnitt(?:et|ene)?|underkapittel"),
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
    "overskrift": 8, "innledning": 8, "avslutning": 8, "deloverskrift": 8,
}  # fmt: skip

# «7-2 a», «7-2a», «4A-14», «12 A-2», «2b»; a lone «i» or «å» belongs to what follows.
NUMBER = (
    r"\d+(?:\s?[A-Za-z](?=-\d))?(?:-\d+)?"
    r"(?:[A-Za-zæøå]|\s[A-HJ-Za-hj-z](?!\.\w)(?!\))"
    r"|\si(?=\s*(?:[.,:;]|$)|\s+(?:skal|blir|vert|opphev|første|andre|annet|tredje|bokstav|nr)))?"
    r"(?![\wæøå])"
)
ROMAN = r"(?-i:[IVXL]+(?:[\s-][A-Ha-h](?!\w))?(?!\w))"
_ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?![a-zæøå])"

# Every token of an instruction. What none of them reads makes the line not understood.
TOKENS: tuple[tuple[str, str], ...] = (
    ("paragraf", rf"(?:§+|\bparagraf\s)\s*{NUMBER}"),
    ("ordinal", rf"\b{_ORDINAL}"),
    ("ordinal", r"\bsiste?\b"),
    # «2. ledd», «1. og 2. punktum», «4de kapittel»
    ("ordinal", r"\b\d{1,2}(?:\.|de|te|dje)(?=\s*(?:(?:,|og|til|\d{1,2}\.|ny\w*)\s*)*"
                r"(?:ledd|punktum|setning|pkt|strekpunkt|kapit))"
                r"|\b\d{1,2}(?=\s+(?:ledd|punktum|setning|strekpunkt))"),
    ("ledd_par", r"\(\d{1,2}\)"),
    ("heading", r"\b(?:(?:paragraf|kapittel|kapitel|del|avsnitts?|lov)?s?overskrift(?:en|a|ene)?"
                r"|(?:paragraf|kapittel)?tittel(?:en)?)\b"),
    ("intro", r"\b(?:innleiing(?:a|en)?|innledning(?:en|a)?|innlei(?:d|i)ngsvis|innledningsvis"
              r"|innledende\s+(?:setning|ord)|innledningsordene|avslutning(?:en|a)?|avslutningsvis)\b"),
    ("contents", r"\b(?:innh[oa]lds?(?:forte\w+|list\w+|oversikt\w*))\b"),
    ("new", r"\b(?:ny|nytt|nye|nyt)\b"),
    ("now", r"\b(?:n[åo]v[æea]r[ae]nd[ea]|(?:någ|g)jeld[ae]nd[ea]|tidligere|tidlegare)\b"),
    ("noun", rf"\b(?:{'|'.join(words for _, words in NOUNS)})(?![a-zæøå])"),
    ("number", rf"\b{NUMBER}"),
    ("roman", rf"\b{ROMAN}"),
    ("and", r",|;|\b(?:og|samt|eller)\b"),
    ("to", r"\b(?:til|t\.o\.m\.)(?!\w)|–|-"),
    ("item", r"\b[a-zæøå]\)"),  # «første ledd c)», «bokstav i)»
    ("moved", r"\b(?:flyttes|flyttast|plasseres|stå)\b"),
    ("in", r"\b(?:i|under|på|av|for)\b"),
    ("beside", r"\b(?:etter|før|foran|mellom|framfor)\b"),
    ("with", r"\bmed\b"),
    ("letter", r"\b(?!og|av|på|om|så|da|nå|no|jf|ny|ha|få)[a-zæøåA-ZÆØÅ]{1,2}\b\)?"),
    ("the_act", r"\b(?:lovens|lova|loven|lovas)\b"),
    ("named", NAMED_ACT),
    ("end", r"[.:]"),
    ("shall", r"\b(?:skal|får)\b"),
    ("noise", r"\b(?:nå|no|som|slik|følgende|det|den|en|ei|et|dette|denne|også|deretter|henholdsvis"
              r"|høvesvis|samtidig|da|så|her|der|hvor|hele|heile|midlertidig|ha|få|sin|sitt)\b|\([^()0-9]*\)"),
)  # fmt: skip

# «§ 7-2 Tilsyn m.m. skal lyde:»: the heading of a paragraf among the words of the line.
TITLE_IN_LINE = re.compile(
    rf"(§\s*{NUMBER})\.?\s+[A-ZÆØÅ][^§:«]*?\s(?=(?:{'|'.join(ORDINALS)}|skal|overskrift\w*|oppheves"
    r"|bokstav|nr\.)\s|oppheves)"
)

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
    r"(?:\b(?:blir|vert|skal)\s+)?\b(?:strykes|strykast|utgår|tas\s+ut|går\s+ut|sløyfes|fjernes)\b"
)
# «i følgende bestemmelser», «i følgjande lover»: the places come in the lines below.
FOLLOWING = re.compile(
    r"\b(?:følgende|føl(?:gj|g)ande|desse|disse)\s+(?:andre\s+)?"
    r"(?:bestemmelse\w*|(?:lov)?føresegn\w*|lov\w*|paragraf\w*|steder|stader|plasser)",
    re.IGNORECASE,
)
# What is said of the words, and adds nothing: «ordet», «uttrykkene», «hver gang det forekommer».
OF_WORDS = re.compile(
    r"\b(?:(?:en|ei|et|eit)\s+(?=henvisning|tilvising))?"
    r"(?:ord(?:et|ene|a)?|passus(?:en|ene)?|uttrykk(?:et|ene|a)?|betegnelse(?:n|ne)?|nemning(?:a|ene)?"
    r"|benevnelse(?:n|ne)?|navne?t|namnet|begrep(?:et|ene)?|omgrep(?:et|a)?|term(?:en|ene)?"
    r"|formulering(?:en|a|ene)?|henvisning(?:en|ene|a)?|tilvising(?:a|ane)?|tall(?:et|ene)?|tal(?:et|a)?|skal|båe|begge"
    r"|hver\s+gang|overalt|alle\s+(?:steder|stader|plasser)|hvor\s+(?:det|de)\s+forekommer"
    r"|henholdsvis|høvesvis|blir|vert)\b",
    re.IGNORECASE,
)

# ---- what is no instruction, and what may be one

# A line that no rule reads is an instruction all the same when it says one of these.
INSTRUCTS = re.compile(
    r"\b(?:skal\s+(?:\S+\s+){0,12}?lyd[ea]\b|lyd[ea]:|oppheves|opphevast|oppheva\b|opphevet\b"
    r"|endres\b|endrast\b|endra\b|erstattes\b|erstattast\b|tilføyes\b|utgår?\b|fjernes\b|strykes\b|slettes\b|flyttes\b|settes\s+inn"
    r"|føyes\s+til|(?:blir|vert)\s+(?:nytt?|nye|ny|§|første|andre|annet|tredje|fjerde|femte)\b)|(?:§|\bledd\b|punktum|\bkapit|\bdel\b).*:$"
)
COMES_INTO_FORCE = re.compile(
    r"\b(?:lov(?:en|a)|endring\w*|føresegn\w*|bestemmelse\w*|§+\s*[\w-]+)\b[^.]*\b"
    r"(?:trer?\s+i\s+kraft|tre[rk]?\s+i\s+kraft|gjelder\s+(?:fra|straks)|gjeld\s+(?:frå|straks)"
    r"|tek\s+til\s+å\s+gjelde|tar\s+til\s+å\s+gjelde|settes\s+i\s+kraft)|\bKongen\s+(?:kan|gir|gjev|fastset)",
    re.IGNORECASE,
)
LIST_NUMBER = re.compile(r"^\s*(\d{1,3})[.)]?\s+(?=\S)")
# Følgende lover oppheves: · Frå same tid blir desse lovene oppheva:
REPEALS_FOLLOWING = re.compile(
    r"\b(?:oppheves|opphevast|oppheva|opphevet)\b[^.§]{0,60}:$|\b(?:følgende|føl(?:gj|g)ande|desse)\s+"
    r"(?:andre\s+)?(?:lov|bestemmelse|føresegn)\w*\s+(?:blir\s+|vert\s+)?(?:oppheves|opphevast|oppheva)\b",
    re.IGNORECASE,
)
# How a line begins that stands among new text, in the markup of new text.
STARTS_LINE = re.compile(
    r"(?:\d{1,3}\.?\s*)?I\s+(?:midlertidig\s+)?[a-zæøå]*lov\s+(?:av\s+)?\d"
    r"|\d{1,3}\.\s*(?:midlertidig\s+)?[a-zæøå]*lov\s+(?:av\s+)?\d"
    r"|(?:§+|Nåværende|Noverande|Ny|Nytt)\s[^.]{0,120}(?:\boppheves\.|\bskal\s+lyde:|\bblir\s)",
    re.IGNORECASE,
)
# «8. I lov … gjøres følgende endringer:» that has ended up inside the text before it.
SWALLOWED_HEAD = re.compile(
    r"(?:\d{1,3}\.\s*)?(?:I\s+)?(?:midlertidig\s+)?[a-zæøå]*lov\s+(?:av\s+)?\d.*"
    r"(?:\bendring\w*:?|\bendra\s+slik:?|\bendres\s+slik:?|\blyd[ea]:|\bopphev\w+(?:\s+§[^.:]*)?\.)$",
    re.IGNORECASE,
)

# ---- decrees of commencement

# Ikraftsetting av lov …, Delt ikraftsetjing av …, Ikrafttredelse av …
OF_COMMENCEMENT = re.compile(
    r"\b(?:ikraft\w*|i\s+kraft\w*|iverkset\w*)\b.*\b(?:av|for)\b", re.IGNORECASE
)
IN_FORCE = re.compile(
    r"\b(?:skal\s+)?(?:tre(?:r|ng)?|trår|trådte|settes?|setjast|sett|blir\s+sett|vert\s+sett|gjøres|gjelder"
    r"|gjeld|gjelde|tek|tar)\s+(?:i\s+kraft|i\s+verk|til\s+å\s+gjelde|gjeldande|(?=fra\b|frå\b|straks))",
    re.IGNORECASE,
)
DAY = re.compile(
    rf"(?P<now>\bstraks\b)|(?P<day>\d{{1,2}})\.?\s*(?P<month>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
EXCEPT = re.compile(
    r",?\s*\b(?:med\s+unntak\s+(?:av|for)|med\s+unnatak\s+av|unntatt|bortsett\s+fra)\s+"
)
THE_FOLLOWING = re.compile(r"\b(?:følgende|følgjande|desse|disse)\b", re.IGNORECASE)
# What means the whole act: «Loven», «Endringsloven», «Lovendringene», «Endringene i loven».
ALL_OF_IT = re.compile(
    r"(?:at\s+)?(?:(?:endrings)?lov(?:en|a)?|lovendring\w*|endring\w*(?:\s+i\s+lov(?:en|a))?"
    r"|lov(?:vedtak\s+\d+\s+\([\d–-]+\))?\s+om\s(?:(?!§|\bdel\s+[IVX]).)*|)(?:\s+her)?",
    re.IGNORECASE,
)
OF_THE_DECREE = re.compile(
    r"\s*(?:denne\s+)?(?:forskrift\w*|føresegn\w*|vedtaket)\b", re.IGNORECASE
)
