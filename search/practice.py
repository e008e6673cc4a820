"""Practice: the words that people at work use, as data: what they stand for, whose they are.

Words and patterns only, no code. Read on lower-case text, both målformer.
"""

import re

# What is written short, spelled out so that meaning and words can be compared.
SHORT: tuple[tuple[str, str], ...] = (
    (r"ip(?:-?en|-?ane|-?ene|-?ar|-?er)?", "individuell plan"),
    (r"iop(?:-?en)?", "individuell opplæringsplan"),
    (r"ke", "koordinerende enhet"),
    (r"bk", "barnekoordinator"),
    (r"bvtj?|bv-?tj|bvt", "barneverntjenesten"),
    (r"kvp", "kvalifiseringsprogrammet"),
    (r"ppt", "pedagogisk-psykologisk tjeneste"),
    (r"bup", "BUP, psykisk helsevern for barn og unge"),
    (r"dps", "DPS, psykisk helsevern"),
    (r"habu", "habiliteringstjenesten for barn og unge"),
    (r"hf", "helseforetaket"),
    (r"rhf", "det regionale helseforetaket"),
    (r"bpa", "brukerstyrt personlig assistanse"),
    (r"vgs", "videregående skole"),
    (r"bhg", "barnehage"),
    (r"ot", "oppfølgingstjenesten"),
    (r"gdpr", "behandling av personopplysninger (GDPR)"),
    (r"tpo", "tvang uten samtykke"),
    (r"mnd", "måned"),
)

# Words by which a question tells which service it is about.
SERVICES: tuple[tuple[str, str], ...] = (
    (r"barnehage|bhg\b|førskulelærar|førskolelærer|barnehagelær", "barnehage"),
    (r"privatsk[uo]l|privat(?:e|en)? (?:grunn)?sk[uo]l|frisk[uo]le|montessori|steinersk[uo]l"
     r"|godkjen[dt]+e? privat", "privatskole"),
    (r"(?<!privat)(?<!høg)(?<!høy)(?<!fri)\bsk[uo]l(?:e|ar)|\bungdomssk|\bgrunnsk"
     r"|videregående|vidaregåande|\belev|\brektor|\blær[ae]r|\bsfo\b|skolefritid|skulefritid"
     r"|\bppt?\b|pp-te|pedagogisk-psyk|oppfølgingst[je]+nest|\btrinn|\bklasse|timeplan"
     r"|tilrettela[gh]\w* opplæring|spesialundervisning|lærling", "skole"),
    (r"barnevern|\bbvtj?\b|fosterh[je]+im|fosterhjem|fosterforeldre|fostermor|fosterfar"
     r"|beredskapshjem|omsorgsovert|nemnd|ettervern|bufetat|barnevernsvakt", "barnevern"),
    (r"helse- og omsorg|helse og omsorg|hjemmetjenest|heimetenest|hjemmesykepl|heimesjukepl"
     r"|fastlege|legevakt|helsestasjon|helsesykepl|helsesjukepl|sykehjem|sjukeheim|avlast"
     r"|støttekontakt|\bbpa\b|omsorgsbolig|omsorgsbustad|omsorgsstønad|ergoterap|fysioterap"
     r"|kommunale? helset|helset[je]+neste\w* i kommun|kommunehelset", "helse og omsorg"),
    (r"sykehus|sjukehus|helseforetak|\br?hf\b|spesialisthelset|\bhabu\b|habiliteringst[je]+nest"
     r"|poliklinikk|\binnla[gh]t|ambulanse|avdelinga?\b", "spesialisthelse"),
    (r"\bdps\b|\bbup\b|psykisk helsevern|psykiatri|tvungent? (?:psykisk|vern)|tvangsinn",
     "psykisk helsevern"),
    (r"tann|tenn(?:er|ene)?\b|munnhel", "tannhelse"),
    (r"krisesent", "krisesenter"),
    (r"familievern|mekl|parterap|samlivsbr", "familievern"),
    (r"introduksjon|flyktning|norskopplæring|norskprøv|innvandr|busett|bosett|integrering"
     r"|samfunnskunn|asylmottak", "integrering"),
    (r"sosialt[je]+nest|sosialhj[ea]lp|sosialkontor|kvalifiserings|\bkvp\b|gjeldsråd|nødh[je]+lp"
     r"|mellombels? (?:bu|bo)|midlertidige? bo|økonomisk (?:sosial)?stønad|nav-?kommun",
     "nav-kommune"),
    (r"(?<!\w)nav(?!\w)(?!-?kommun)|arbeids- og velferds|behovsvurdering|arbeidsevnevurdering",
     "nav-stat"),
)  # fmt: skip

# A service that a question is about, and the wider one that it then is not.
NARROWER = (("privatskole", "skole"), ("nav-kommune", "nav-stat"))

# Services that are meant only where they are named: a pupil is one of an ordinary school.
PARTICULAR = frozenset(("privatskole",))

# Words before or after a service that make it the asker's own: «vi i …», «… vår».
OWN_BEFORE = (
    r"(?:\bvi|\boss|\bme|\bdykk|\bdere|\bhos oss|\bjeg er \w+|\beg er \w+|\bjobber|\bjobbar"
    r"|\barbeider|\barbeidar|\bleder|\bansatt|\btilsett|\bstyrer|\brådgiver|\brettleiar|\bveileder"
    r"|\bterapeut)\s+(?:i|på|ved|hos|innen|innan|for|frå|fra)\s+(?:den |det |ein |eit |en |et )?"
)
OWN_AFTER = r"\w*\s+(?:vår|vårt|våre|min|mitt|mine)\b"

# Words that alone do not tell what is asked about.
SAYS_LITTLE = (
    "hjelp hjelpe hjelpen hjelpa støtte rett retten rettar rettighet rettigheter rettigheit krav"
    " kreve krever plikt plikta plikter pliktar regel regler reglar reglene reglane regelverk lov"
    " loven lova lover lovar lovverk paragraf bestemmelse bestemmelser føresegn gjøre gjør gjere"
    " gjer gjort sak saken saka saker si sier seier sei noe noko ting tingen gjelder gjelde gjeld"
    " spørsmål spørre svar svare lurer lurar vite veit vet trenger treng trengs får få bør"
    " kommune kommunen kommunar kommuner barn barnet ungen unge tjeneste tjenester tjenesten"
    " teneste tenester tenesta hei takk mulig mogleg lovlig lovleg riktig rett greit fortelle"
    " fortel forklar forklare situasjon situasjonen problem problemet"
    " opphevet oppheva gjeldende gjeldande fortsatt framleis ennå enno stå står handler handlar"
)
# Ways to ask for several acts side by side.
COMPARING = re.compile(
    r"forskjell|skilnad|sammenlign|samanlik|\bbegge\b|\bbåde\b|\bsamme\b|\bsame\b|\blik[te]?\b"
    r"|ulik|\beller\b|\beinskilde\b|henholdsvis|høvesvis|, \w+ og |\bslik som\b|\bslik \w+ er"
)
WHICH_ACTS = re.compile(
    r"hvilke(?:n)? (?:av )?(?:de )?(?:\w+ )?(?:lov|bestemmels)|kva (?:for )?(?:\w+ )?lov"
    r"|\b(?:to|tre|fire|fem|14|fjorten) (?:av )?(?:\w+ )?lov(?:er|ene|ane)"
)
# Ways to ask what became of a paragraf of before.
RENAMED = re.compile(
    r"(?:heter|heiter|står|stend|finner|finn|er)\b[^.?]{0,40}\b(?:nå|no|i dag)\b|erstatt|avløs"
    r"|omnummer|(?:ny|nytt|nye) paragraf|(?:til)?svar[ae]r til|tilsvar[ae]r|flytt(?:et|a) til"
)
# Headings of what says when an act begins to hold.
BEGINS = re.compile(r"ikraft|i kraft|iverkset|ikrafts", re.IGNORECASE)
# Ways to ask since when something holds.
DAYS = re.compile(
    r"(?:i kraft|begyn(?:te|ner) (?:\w+ )?å gjelde|gjelde fra|gjeld[ea]? frå|gjelder fra|når kom"
    r"|kva tid kom|trådte|tredde|tok til å gjelde|ikrafttre|ikraftset|gjeldende fra)"
)
