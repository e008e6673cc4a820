"""Målform: words of bokmål and nynorsk, folded to one form. Words and patterns only, no code.

Folding serves only to compare: a folded word is shown to nobody, so it need not
be a word, as long as both målformer of it come out alike.
"""

# Whole words that no pattern below brings together: nynorsk → bokmål.
WORDS: dict[str, str] = {
    "ikkje": "ikke", "eit": "et", "ein": "en", "eg": "jeg", "dei": "de", "ho": "hun",
    "frå": "fra", "kva": "hva", "kven": "hvem", "kvar": "hver", "kvart": "hvert",
    "korleis": "hvordan", "kvifor": "hvorfor", "kor": "hvor", "nokon": "noen", "noko": "noe",
    "nokre": "noen", "sjølv": "selv", "berre": "bare", "meir": "mer", "mykje": "mye",
    "fleire": "flere", "vere": "være", "vera": "være", "blei": "ble", "vert": "blir",
    "gjer": "gjør", "gjere": "gjøre", "gjera": "gjøre", "gje": "gi", "gjev": "gir",
    "seier": "sier", "seie": "si", "skilnad": "forskjell", "skilnaden": "forskjellen",
    "born": "barn", "borna": "barna", "ungar": "barn", "gut": "gutt", "guten": "gutten",
    "dotter": "datter", "dottera": "datteren", "son": "sønn", "sonen": "sønnen",
    "føresegn": "bestemmelse", "føresegna": "bestemmelsen", "føresegner": "bestemmelser",
    "avgjerd": "avgjørelse", "avgjerda": "avgjørelsen", "løyve": "tillatelse",
    "løyvet": "tillatelsen", "naudsynt": "nødvendig", "krev": "krever", "treng": "trenger",
    "veke": "uke", "veker": "uker", "òg": "også", "anten": "enten", "difor": "derfor",
    "medan": "mens", "rettar": "rettigheter", "verksemd": "virksomhet",
    "verksemda": "virksomheten", "verksemder": "virksomheter", "omsyn": "hensyn",
    "omsynet": "hensynet", "tilhøve": "forhold", "høve": "anledning", "innan": "innen",
    "utan": "uten", "saman": "sammen", "åleine": "alene", "offentleg": "offentlig",
    "eigen": "egen", "eiga": "egen", "eige": "eget", "eigne": "egne", "vidare": "videre",
    "førebels": "foreløpig", "førebyggje": "forebygge", "førebygging": "forebygging",
    "elles": "ellers", "lause": "løse", "heil": "hel", "heile": "hele", "vald": "vold",
    "teieplikt": "taushetsplikt", "teieplikta": "taushetsplikten", "eining": "enhet",
    "eininga": "enheten", "einingar": "enheter", "einingane": "enhetene", "gutar": "gutter",
    "gutane": "guttene", "framdrift": "fremdrift", "oppnemner": "oppnevner",
    "oppnemne": "oppnevne", "oppnemnd": "oppnevnt", "oppnemning": "oppnevning",
    "skadar": "skader", "klagar": "klager",
}  # fmt: skip

# Parts of words, tried in this order, each where it stands: nynorsk → bokmål.
PARTS: tuple[tuple[str, str], ...] = (
    (r"tenest", "tjenest"),
    (r"tenar\b", "tjener"),
    # særleg, offentlege; but fastlege and tannlege are people.
    (r"(?<=\w\w)(?<!fast)(?<!tann)(?<!kontakt)(?<!over)(?<!kommune)leg(?=$|e$|t$|heit)", "lig"),
    (r"heita$", "heten"),
    (r"heit(?=$|e|a)", "het"),
    # The stemmer would leave «en» of enheten and «enhet» of enhet.
    (r"(?<=\w)het(?:en|er|ene|a)$", "het"),
    (r"mogl", "mul"),
    (r"skul(?=e|ar)", "skol"),
    (r"vidaregåande", "videregående"),
    (r"heim", "hjem"),
    (r"sjuk", "syk"),
    (r"sjølv", "selv"),
    (r"eigen", "egen"),
    (r"opplysing", "opplysning"),
    (r"utgreiing", "utredning"),
    (r"rettleiing", "veiledning"),
    (r"rettleie", "veilede"),
    (r"rettleiar", "veileder"),
    (r"meistr", "mestr"),
    (r"høyr", "hør"),
    (r"køyr", "kjør"),
    (r"auk", "øk"),
    (r"draum", "drøm"),
    (r"naud", "nød"),
    (r"føre(?=sette|sett|leg|ming)", "fore"),
    (r"butilbod", "botilbud"),  # before the row below takes half of it
    (r"tilbod", "tilbud"),
    (r"påbod", "påbud"),
    (r"forbod", "forbud"),
    (r"forskot", "forskudd"),
    (r"tilskot", "tilskudd"),
    (r"innhald", "innhold"),
    (r"opphald", "opphold"),
    (r"forhald", "forhold"),
    (r"hald", "hold"),
    (r"pleiar", "pleier"),
    (r"lærar", "lærer"),
    (r"rådgjev", "rådgiv"),
    (r"gjev", "giv"),
    (r"arbeidsgjevar", "arbeidsgiver"),
    (r"bustad", "bolig"),
    (r"lova$", "loven"),
    (r"lovene$", "loven"),
)

# Endings, the first that fits: nynorsk → bokmål. The stemmer knows bokmål only.
ENDINGS: tuple[tuple[str, str], ...] = (
    ("arane", "erne"),  # tenesteytarane
    ("arar", "ere"),
    ("aren", "eren"),
    ("ingane", "ingene"),
    ("ingar", "inger"),
    ("inga", "ingen"),
    ("ane", "ene"),  # elevane
    ("ar", "er"),  # planar
)

# Words that stand in every other ledd or question and tell nothing of what it is about.
STOPWORDS = frozenset(
    "og i å en et den det de er var vil kan skal må om på med for av til fra som at der ved har"
    " hadde ha jeg vi du han hun dere oss meg deg seg sin sitt sine min mitt mine vår vårt våre"
    " din ditt dine hans hennes deres dem denne dette disse så også men eller hvis når da nå ut"
    " inn opp ned over under etter før bare ikke noe noen hva hvem hvor hvordan hvorfor hvilke"
    " hvilken hvilket hver hvert andre annet annen andre være blir ble bli gjør gjøre får få hos"
    " mot mellom enn slik slike selv jf gjelder si sier mer flere alle alt all her kunne skulle"
    " måtte ville burde bør eget egen egne både enten dersom mens uten innen mye jo ja nei vel"
    " jamfør samt hvilken".split()
)
