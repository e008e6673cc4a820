"""Running text, slips and all: what was typed in, and every place that is meant, in order."""

from tests.typed_made import (
    BARN,
    BHL,
    BVL,
    FVL,
    GDPR,
    GRL,
    HOL,
    HPL,
    INTL,
    IP,
    KOML,
    KRISESL,
    NAVL,
    OPPL,
    OPPL_1998,
    PBRL,
    PHVL,
    PRIVSKL,
    SOTJL,
    SPHL,
    Group,
    each,
    named,
    one,
)

BEFORE_NAME = Group(
    "the paragraf before the name of the act",
    nb=(
        ("§ 7-2 a i helse- og omsorgstjenesteloven", one(HOL, "§7-2a")),
        ("§ 8 i barnehageloven", one(BHL, "§8")),
        ("§ 15-8 (2) i barnevernsloven", one(BVL, "§15-8/ledd/2")),
        ("§§ 28 til 30 i forvaltningsloven", one(FVL, "§28", "§29", "§30")),
        ("paragraf 33 i helsepersonelloven", one(HPL, "§33")),
        ("§§ 13 og 28 i sosialtjenesteloven", each(SOTJL, "§13", "§28")),
        ("§ 2-5 c første ledd i pbrl.", one(PBRL, "§2-5c/ledd/1")),
        ("første ledd i barnehageloven § 2 b", one(BHL, "§2b/ledd/1")),
    ),
    nn=(
        # Not § 15 i, a paragraf that the act does not have.
        ("§ 15 i forvaltningslova", one(FVL, "§15")),
        ("§ 4 i krisesenterlova", one(KRISESL, "§4")),
        ("§ 24-1 andre ledd i opplæringslova", one(OPPL, "§24-1/ledd/2")),
        ("§§ 13 til 13 e i forvaltningslova", one(FVL, *(f"§13{x}" for x in ("", *"abcde")))),
        ("paragraf 24-3 i opplæringslova", one(OPPL, "§24-3")),
        ("§ 15 i NAV-lova", one(NAVL, "§15")),
        ("§ 3-6a i privatskolelova", one(PRIVSKL, "§3-6a")),
        ("tredje ledd i sosialtenestelova § 13", one(SOTJL, "§13/ledd/3")),
    ),
)

SLIPS = Group(
    "slips of the fingers, of Word and of scanning",
    nb=(
        ("hol §7-2a", one(HOL, "§7-2a")),
        ("7-2a hol", one(HOL, "§7-2a")),
        ("hol7-2a", one(HOL, "§7-2a")),
        ("hol 7-2 a", one(HOL, "§7-2a")),
        ("hol§7-2 a", one(HOL, "§7-2a")),
        ("hol. § 7 - 2 a", one(HOL, "§7-2a")),
        ("hol.  §  7-2  a", one(HOL, "§7-2a")),
        ("hol. § 7–2 a", one(HOL, "§7-2a")),
        ("hol.\u00a0§\u00a07\u20112\u00a0a", one(HOL, "§7-2a")),
        ("hol. paragraf 7-2 a", one(HOL, "§7-2a")),
        ("paragraf 7-2 a hol", one(HOL, "§7-2a")),
        ("§7-2a hol", one(HOL, "§7-2a")),
        ("Barnevernsloven 8 15-8", one(BVL, "§15-8")),
        ("pbrl & 2-5 c", one(PBRL, "§2-5c")),
        ("15-8 barnevernsloven", one(BVL, "§15-8")),
        ("pbrl 2-5c", one(PBRL, "§2-5c")),
        ("HELSE- OG OMSORGSTJENESTELOVEN § 7-2 A", one(HOL, "§7-2a")),
        ("helse og omsorgstjenesteloven § 3-4", one(HOL, "§3-4")),
        ("helse-og omsorgstjenesteloven §3-4", one(HOL, "§3-4")),
        ("pasient og brukerrettighetsloven § 2-5", one(PBRL, "§2-5")),
        ("barnehageloven\n§ 2 b", one(BHL, "§2b")),
        ("NAV loven § 15 a", one(NAVL, "§15a")),
        ("helsepersonelloven §33 2.ledd bokstav a)", one(HPL, "§33/ledd/2/bokstav/a")),
    ),
    nn=(
        ("opplæringslova §24-1", one(OPPL, "§24-1")),
        ("24-1 opplæringslova", one(OPPL, "§24-1")),
        ("opplæringslova 24-1", one(OPPL, "§24-1")),
        ("opplæringslova 8 24-1", one(OPPL, "§24-1")),
        ("sosialtenestelova & 28", one(SOTJL, "§28")),
        ("forvaltningslova &13", one(FVL, "§13")),
        ("barnehagelova paragraf 2b", one(BHL, "§2b")),
        ("paragraf 2 b i barnehagelova", one(BHL, "§2b")),
        ("OPPLÆRINGSLOVA § 11-6", one(OPPL, "§11-6")),
        ("helse og omsorgstenestelova § 7-2a", one(HOL, "§7-2a")),
        ("pasient og brukarrettslova §2-5c", one(PBRL, "§2-5c")),
        ("opplæringslova § 24 - 1 andre ledd", one(OPPL, "§24-1/ledd/2")),
        ("krisesenterlova\u00a0§\u00a04", one(KRISESL, "§4")),
        ("barnevernslova  § 15–8", one(BVL, "§15-8")),
        ("privatskolelova§3-6a", one(PRIVSKL, "§3-6a")),
        ("nav lova § 15", one(NAVL, "§15")),
        ("krisesenterlova § 2, 2.ledd, bokstav b)", one(KRISESL, "§2/ledd/2/bokstav/b")),
        ("psykisk helsevern-lova § 4-1", one(PHVL, "§4-1")),
    ),
)

GENITIVE = Group(
    "genitive",
    nb=(
        ("forvaltningslovens § 13", one(FVL, "§13")),
        ("barnevernslovens § 15-8 tredje ledd", one(BVL, "§15-8/ledd/3")),
        ("Helsepersonellovens §§ 21 og 22", each(HPL, "§21", "§22")),
        ("forvaltningslovens kapittel IV", one(FVL, "kapIV")),
        ("Grunnlovens § 104", one(GRL, "§104")),
        ("personvernforordningens artikkel 9", one(GDPR, "a9")),
    ),
    nn=(
        ("opplæringslovas § 24-1", one(OPPL, "§24-1")),
        ("krisesenterlovas § 4 første ledd", one(KRISESL, "§4/ledd/1")),
        ("forvaltningslova sin § 17", one(FVL, "§17")),
    ),
)

MARKS = Group(
    "jf., brackets, and the marks of slides",
    nb=(
        ("(hol. § 7-2 a)", one(HOL, "§7-2a")),
        ("[jf. bvl. § 15-8 (2)]", one(BVL, "§15-8/ledd/2")),
        ("hol. § 7-2 a, jf. pbrl. § 2-5 c", one(HOL, "§7-2a") + one(PBRL, "§2-5c")),
        ("hol. § 7-2 a ↔ pbrl. § 2-5 c", one(HOL, "§7-2a") + one(PBRL, "§2-5c")),
        (
            "bhl. § 2 b / oppl. § 24-1 / bvl. § 15-8",
            one(BHL, "§2b") + one(OPPL, "§24-1") + one(BVL, "§15-8"),
        ),
        ("• sotjl. §§ 13 og 28", each(SOTJL, "§13", "§28")),
        ("fvl. § 13 første ledd, jf. andre ledd", each(FVL, "§13/ledd/1", "§13/ledd/2")),
        ("hol. § 7-1 jf. § 7-3", each(HOL, "§7-1", "§7-3")),
        (
            "barnekoordinator (hol. § 7-2 a, pbrl. § 2-5 c)",
            one(HOL, "§7-2a") + one(PBRL, "§2-5c"),
        ),
        ("Samarbeid: intl. § 50 – sotjl. § 13", one(INTL, "§50") + one(SOTJL, "§13")),
    ),
    nn=(
        ("(jf. opplæringslova § 24-1)", one(OPPL, "§24-1")),
        ("krisesenterlova § 4, jf. § 3", each(KRISESL, "§4", "§3")),
        (
            "barnehagelova § 2 b, jfr. forvaltningslova § 13",
            one(BHL, "§2b") + one(FVL, "§13"),
        ),
        ("→ opplæringslova § 24-2", one(OPPL, "§24-2")),
        (
            "Plikt: hol. § 7-2 a. Rett: pbrl. § 2-5 c.",
            one(HOL, "§7-2a") + one(PBRL, "§2-5c"),
        ),
        ("«privatskolelova § 3-6a»", one(PRIVSKL, "§3-6a")),
        (
            "Før: opplæringslova 1998 § 15-8. No: opplæringslova § 24-1.",
            one(OPPL_1998, "§15-8") + one(OPPL, "§24-1"),
        ),
        (
            "meldeplikt (barnevernslova § 13-2; helsepersonellova § 33)",
            one(BVL, "§13-2") + one(HPL, "§33"),
        ),
    ),
)

SENTENCES = Group(
    "sentences with more than one reference",
    nb=(
        (
            "Etter hol. § 7-2 a skal familien få hjelp, jf. pbrl. § 2-5 c om retten.",
            one(HOL, "§7-2a") + one(PBRL, "§2-5c"),
        ),
        (
            "Er det Nav-loven § 15 eller sotjl § 28 som gjelder når hun vil ha IP?",
            one(NAVL, "§15") + one(SOTJL, "§28"),
        ),
        (
            "Avslaget bygger på fvl. § 25, men viser ikke til hol. § 7-2 a første ledd.",
            one(FVL, "§25") + one(HOL, "§7-2a/ledd/1"),
        ),
        (
            "Sykehuset har egne regler i spesialisthelsetjenesteloven § 2-5 og"
            " psykisk helsevernloven § 4-1 tredje ledd.",
            one(SPHL, "§2-5") + one(PHVL, "§4-1/ledd/3"),
        ),
        (
            "Vi spør fordi bvl § 13-2 og hpl § 33 ser nesten like ut.",
            one(BVL, "§13-2") + one(HPL, "§33"),
        ),
        (
            "Barnets mening skal med, se barnekonvensjonen artikkel 12 og Grunnloven § 104.",
            one(BARN, "a12") + one(GRL, "§104"),
        ),
        (
            "Klagen går til Statsforvalteren etter pbrl. § 7-2, og fristen følger av fvl. § 29.",
            one(PBRL, "§7-2") + one(FVL, "§29"),
        ),
        (
            "Hvem har ansvaret når IP-forskriften § 7 og sotjl. § 28 gjelder samtidig?",
            one(IP, "§7") + one(SOTJL, "§28"),
        ),
    ),
    nn=(
        (
            "Vi i barnehagen les barnehagelova § 2 b saman med opplæringslova § 24-1.",
            one(BHL, "§2b") + one(OPPL, "§24-1"),
        ),
        (
            "Kva er skilnaden på koordinator i pbrl. § 2-5 b og barnekoordinator i § 2-5 c?",
            each(PBRL, "§2-5b", "§2-5c"),
        ),
        (
            "PPT spør om krisesenterlova § 4 andre ledd er lik sosialtenestelova § 13 andre ledd.",
            one(KRISESL, "§4/ledd/2") + one(SOTJL, "§13/ledd/2"),
        ),
        (
            "Kan eg dele dette etter forvaltningslova § 13 a nr. 1, eller trengst samtykke"
            " etter helsepersonellova § 22?",
            one(FVL, "§13a/nummer/1") + one(HPL, "§22"),
        ),
        (
            "Privatskulen vår følgjer privatskolelova § 3-6a, ikkje opplæringslova.",
            one(PRIVSKL, "§3-6a") + named(OPPL),
        ),
        (
            "Tilsynet etter kommunelova kapittel 30 omfattar opplæringslova § 24-1 fyrste ledd.",
            one(KOML, "kap30") + one(OPPL, "§24-1/ledd/1"),
        ),
        (
            "Mor viser til personvernforordninga art. 15 og vil sjå alt etter hpl. § 41.",
            one(GDPR, "a15") + one(HPL, "§41"),
        ),
    ),
)

CARRIED = Group(
    "a later paragraf that belongs to the act named before",
    nb=(
        ("Barnekoordinator står i hol. § 7-2 a, koordinator i § 7-2.", each(HOL, "§7-2a", "§7-2")),
        (
            "Barnevernsloven § 15-8 handler om samarbeid, og § 15-9 om IP.",
            each(BVL, "§15-8", "§15-9"),
        ),
        (
            "Sotjl. § 13 første ledd er klar. Det er § 28 også.",
            each(SOTJL, "§13/ledd/1", "§28"),
        ),
        (
            "fvl. § 16 om varsel, § 17 om utredning og § 24 om begrunnelse",
            each(FVL, "§16", "§17", "§24"),
        ),
        (
            "Se bhl. § 2 b og bvl. § 15-8, særlig § 15-8 fjerde ledd.",
            one(BHL, "§2b") + each(BVL, "§15-8", "§15-8/ledd/4"),
        ),
    ),
    nn=(
        (
            "Opplæringslova § 24-1 gjeld samarbeid, § 24-3 gjeld melding.",
            each(OPPL, "§24-1", "§24-3"),
        ),
        (
            "Krisesenterlova § 4 er lang, særleg andre ledd; § 3 er kortare.",
            each(KRISESL, "§4", "§4/ledd/2", "§3"),
        ),
        (
            "Les barnehagelova § 31 først, så § 33 og § 34.",
            each(BHL, "§31", "§33", "§34"),
        ),
        (
            "Pbrl. § 2-5 gir rett til IP. Koordinator står i § 2-5 b.",
            each(PBRL, "§2-5", "§2-5b"),
        ),
        (
            "hpl. § 21 er hovudregelen, med unntak i § 23 nr. 4 og § 25",
            each(HPL, "§21", "§23/nummer/4", "§25"),
        ),
    ),
)

GROUPS = (BEFORE_NAME, SLIPS, GENITIVE, MARKS, SENTENCES, CARRIED)
