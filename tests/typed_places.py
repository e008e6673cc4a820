"""Places as people name them: what was typed in, and the paragraf, ledd or artikkel meant.

Where the text leaves the ledd out, the address does too, as Lovdata's own links do:
«hol. § 3-6 nr. 2» is §3-6/nummer/2.
"""

from tests.typed_made import (
    BARN,
    BHL,
    BVL,
    EMK,
    FAMVL,
    FVL,
    GDPR,
    HOL,
    HPL,
    INTL,
    KOML,
    KRISESL,
    KVINNE,
    NAVL,
    OPPL,
    OSK,
    PBRL,
    PHVL,
    PRIVSKL,
    SOTJL,
    SP,
    SPHL,
    TANNHL,
    Group,
    each,
    named,
    one,
)

LETTERS = Group(
    "the letter of a paragraf, glued and spaced",
    nb=(
        ("barnehageloven § 2b", one(BHL, "§2b")),
        ("Nav-loven § 15a", one(NAVL, "§15a")),
        ("pbrl. § 2-5c", one(PBRL, "§2-5c")),
        ("pbrl. §2-5 d", one(PBRL, "§2-5d")),
        ("hol. § 7-2A", one(HOL, "§7-2a")),
        ("tannhelsetjenesteloven § 1-4 a", one(TANNHL, "§1-4a")),
        ("phvl § 4 A-14", one(PHVL, "§4A-14")),
        ("pbrl § 4a-3", one(PBRL, "§4A-3")),
    ),
    nn=(
        ("barnehagelova §2 b", one(BHL, "§2b")),
        ("helse- og omsorgstenestelova § 7-2a", one(HOL, "§7-2a")),
        ("privatskolelova § 3-6 a", one(PRIVSKL, "§3-6a")),
        ("privatskolelova § 5 A-1", one(PRIVSKL, "§5A-1")),
        ("forvaltningslova § 11d", one(FVL, "§11d")),
        ("spesialisthelsetenestelova § 2-1e", one(SPHL, "§2-1e")),
        ("familievernkontorlova §1a", one(FAMVL, "§1a")),
    ),
)

LISTS = Group(
    "several paragrafer",
    nb=(
        ("hol. §§ 7-1, 7-2 og 7-2 a", each(HOL, "§7-1", "§7-2", "§7-2a")),
        ("sosialtjenesteloven §§ 13 og 28", each(SOTJL, "§13", "§28")),
        ("pbrl §§ 2-5, 2-5b og 2-5c", each(PBRL, "§2-5", "§2-5b", "§2-5c")),
        ("barnevernsloven § 15-8 og § 15-9", each(BVL, "§15-8", "§15-9")),
        ("bhl. §§ 2 a og 2 b", each(BHL, "§2a", "§2b")),
        ("fvl. §§ 16, 17 eller 18", each(FVL, "§16", "§17", "§18")),
        ("hpl. § 23, 25 og 33", each(HPL, "§23", "§25", "§33")),
        ("fvl. §§ 13 a nr. 1 og 13 b nr. 5", each(FVL, "§13a/nummer/1", "§13b/nummer/5")),
        ("hol. § 7-1 andre ledd og § 7-2 første ledd", each(HOL, "§7-1/ledd/2", "§7-2/ledd/1")),
    ),
    nn=(
        ("opplæringslova §§ 24-1, 24-2 og 24-3", each(OPPL, "§24-1", "§24-2", "§24-3")),
        ("krisesenterlova §§ 3 og 4", each(KRISESL, "§3", "§4")),
        ("forvaltningslova §§ 13 og 13 b", each(FVL, "§13", "§13b")),
        ("barnehagelova § 2 b og § 46", each(BHL, "§2b", "§46")),
        ("integreringslova §§ 15, 33 og 50", each(INTL, "§15", "§33", "§50")),
        ("barnevernslova §§ 13-2 eller 13-4", each(BVL, "§13-2", "§13-4")),
        ("sosialtenestelova § 17, 18 og 28", each(SOTJL, "§17", "§18", "§28")),
        (
            "opplæringslova § 24-1 fyrste ledd og § 24-3 andre ledd",
            each(OPPL, "§24-1/ledd/1", "§24-3/ledd/2"),
        ),
    ),
)

RANGES = Group(
    "from one paragraf to another",
    nb=(
        ("hol. §§ 7-1 til 7-3", one(HOL, "§7-1", "§7-2", "§7-2a", "§7-2b", "§7-3")),
        # In an act numbered 1, 2, 3 a hyphen is a range; in one with chapters it is not.
        ("fvl. §§ 28-34", one(FVL, "§28", "§29", "§30", "§31", "§32", "§33", "§34")),
        ("fvl. §§ 13 til 13 e", one(FVL, "§13", "§13a", "§13b", "§13c", "§13d", "§13e")),
        ("helsepersonelloven §§ 21–25", one(HPL, "§21", "§21a", "§22", "§23", "§24", "§25")),
        ("bvl. §§ 5-1 – 5-3", one(BVL, "§5-1", "§5-2", "§5-3")),
        ("pbrl. §§ 4-3 til 4-6", one(PBRL, "§4-3", "§4-4", "§4-5", "§4-5a", "§4-6")),
        ("Nav-loven §§ 14 til 16", one(NAVL, "§14", "§14a", "§15", "§15a", "§16")),
        ("phvl. §§ 4A-1 til 4A-3", one(PHVL, "§4A-1", "§4A-2", "§4A-3")),
    ),
    nn=(
        ("opplæringslova §§ 24-1 til 24-3", one(OPPL, "§24-1", "§24-2", "§24-3")),
        ("§§ 17 til 19 i sosialtenestelova", one(SOTJL, "§17", "§18", "§19")),
        ("krisesenterlova §§ 2–4", one(KRISESL, "§2", "§3", "§4")),
        (
            "opplæringslova §§ 11-4 til 11-8",
            one(OPPL, "§11-4", "§11-5", "§11-6", "§11-7", "§11-8"),
        ),
        ("spesialisthelsetenestelova §§ 2-5 til 2-5 b", one(SPHL, "§2-5", "§2-5a", "§2-5b")),
        ("privatskolelova §§ 5A-1 til 5A-3", one(PRIVSKL, "§5A-1", "§5A-2", "§5A-3")),
        ("kommunelova §§ 30-1 til 30-4", one(KOML, "§30-1", "§30-2", "§30-3", "§30-4")),
        # One paragraf, not twenty.
        ("opplæringslova § 24-1 gjeld", one(OPPL, "§24-1")),
    ),
)

# How far «flg.» goes is not said: the target is where it begins.
FOLLOWING = Group(
    "flg.",
    nb=(
        ("fvl. §§ 28 flg.", one(FVL, "§28")),
        ("helsepersonelloven §§ 21 flg.", one(HPL, "§21")),
        ("bvl. § 5-1 flg", one(BVL, "§5-1")),
    ),
    nn=(
        ("forvaltningslova §§ 13 flg.", one(FVL, "§13")),
        ("kommunelova §§ 30-1 flg.", one(KOML, "§30-1")),
        ("§§ 16 flg. i forvaltningslova", one(FVL, "§16")),
    ),
)

LEDD = Group(
    "ledd",
    nb=(
        ("hol. § 3-4 første ledd", one(HOL, "§3-4/ledd/1")),
        ("hol. § 3-4 annet ledd", one(HOL, "§3-4/ledd/2")),
        ("hol § 3-4 2. ledd", one(HOL, "§3-4/ledd/2")),
        ("hol § 3-4, 3.ledd", one(HOL, "§3-4/ledd/3")),
        ("bvl. § 15-8 (2)", one(BVL, "§15-8/ledd/2")),
        ("pbrl § 4-4(3)", one(PBRL, "§4-4/ledd/3")),
        ("sotjl § 13 første til tredje ledd", one(SOTJL, "§13/ledd/1", "§13/ledd/2", "§13/ledd/3")),
        ("bhl. § 2 b første og annet ledd", one(BHL, "§2b/ledd/1", "§2b/ledd/2")),
        ("bvl. § 15-8 (2) og (3)", one(BVL, "§15-8/ledd/2", "§15-8/ledd/3")),
        ("hol. § 7-2 a tredje og fjerde ledd", one(HOL, "§7-2a/ledd/3", "§7-2a/ledd/4")),
        ("fvl. § 35, femte ledd", one(FVL, "§35/ledd/5")),
        ("bvl. § 16-3 syvende ledd", one(BVL, "§16-3/ledd/7")),
        ("pbrl. § 3-4 sjette ledd", one(PBRL, "§3-4/ledd/6")),
        ("Nav-loven § 15 fjerde ledd", one(NAVL, "§15/ledd/4")),
    ),
    nn=(
        ("opplæringslova § 24-1 fyrste ledd", one(OPPL, "§24-1/ledd/1")),
        ("opplæringslova § 24-1 andre ledd", one(OPPL, "§24-1/ledd/2")),
        ("krisesenterlova § 4 anna ledd", one(KRISESL, "§4/ledd/2")),
        ("barnevernslova § 15-8 tredje ledd", one(BVL, "§15-8/ledd/3")),
        ("opplæringslova § 24-1 femte og sjette ledd", one(OPPL, "§24-1/ledd/5", "§24-1/ledd/6")),
        (
            "barnehagelova § 2 b første, andre og tredje ledd",
            one(BHL, "§2b/ledd/1", "§2b/ledd/2", "§2b/ledd/3"),
        ),
        ("privatskolelova § 3-6a 5. ledd", one(PRIVSKL, "§3-6a/ledd/5")),
        ("opplæringslova § 5-1 sjuande ledd", one(OPPL, "§5-1/ledd/7")),
        ("helsepersonellova § 10 a fjerde ledd", one(HPL, "§10a/ledd/4")),
        (
            "krisesenterlova § 4 andre til fjerde ledd",
            one(KRISESL, "§4/ledd/2", "§4/ledd/3", "§4/ledd/4"),
        ),
        ("integreringslova § 50 (1)", one(INTL, "§50/ledd/1")),
        ("retten til IP står i pbrl. § 2-5 fyrste ledd", one(PBRL, "§2-5/ledd/1")),
    ),
)

BOKSTAV = Group(
    "bokstav",
    nb=(
        ("hol § 7-2a (2) e", one(HOL, "§7-2a/ledd/2/bokstav/e")),
        ("hol. § 7-2 a andre ledd bokstav e", one(HOL, "§7-2a/ledd/2/bokstav/e")),
        ("hol. § 7-2 a, annet ledd, bokstav c", one(HOL, "§7-2a/ledd/2/bokstav/c")),
        ("pbrl. § 1-3 bokstav b", one(PBRL, "§1-3/bokstav/b")),
        ("pbrl. § 1-3 litra c", one(PBRL, "§1-3/bokstav/c")),
        ("fvl. § 2 første ledd bokst. b", one(FVL, "§2/ledd/1/bokstav/b")),
        ("bvl § 13-2 (1) a", one(BVL, "§13-2/ledd/1/bokstav/a")),
        (
            "hol. § 7-2 a annet ledd bokstav a til c og e",
            one(HOL, *(f"§7-2a/ledd/2/bokstav/{x}" for x in "abce")),
        ),
        ("bvl. § 5-1 bokstav a, c og d", one(BVL, *(f"§5-1/bokstav/{x}" for x in "acd"))),
        (
            "pbrl. § 4-3 første ledd bokstavene a–c",
            one(PBRL, *(f"§4-3/ledd/1/bokstav/{x}" for x in "abc")),
        ),
    ),
    nn=(
        ("opplæringslova § 24-3 andre ledd bokstav d", one(OPPL, "§24-3/ledd/2/bokstav/d")),
        ("krisesenterlova § 2 anna ledd bokstav a", one(KRISESL, "§2/ledd/2/bokstav/a")),
        ("barnehagelova § 46 2. ledd litra c", one(BHL, "§46/ledd/2/bokstav/c")),
        ("privatskolelova § 7-4 (2) b", one(PRIVSKL, "§7-4/ledd/2/bokstav/b")),
        ("tannhelsetenestelova § 1-3 bokst. d", one(TANNHL, "§1-3/bokstav/d")),
        (
            "opplæringslova § 12-4 tredje ledd bokstavane a til c",
            one(OPPL, *(f"§12-4/ledd/3/bokstav/{x}" for x in "abc")),
        ),
        (
            "helsepersonellova § 33 andre ledd bokstav a, b og e",
            one(HPL, *(f"§33/ledd/2/bokstav/{x}" for x in "abe")),
        ),
        (
            "familievernkontorlova § 10 andre ledd bokstav a til d",
            one(FAMVL, *(f"§10/ledd/2/bokstav/{x}" for x in "abcd")),
        ),
    ),
)

NUMMER = Group(
    "nummer",
    nb=(
        ("hol. § 3-6 nr. 2", one(HOL, "§3-6/nummer/2")),
        (
            "hol. § 3-2 første ledd nr. 6 bokstav b",
            one(HOL, "§3-2/ledd/1/nummer/6/bokstav/b"),
        ),
        ("fvl § 13 (1) nr 2", one(FVL, "§13/ledd/1/nummer/2")),
        ("hpl. § 23 nummer 4", one(HPL, "§23/nummer/4")),
        ("fvl. § 13 a nr. 1 til 3", one(FVL, *(f"§13a/nummer/{n}" for n in "123"))),
        ("phvl. § 3-3 nr. 3 bokstav a", one(PHVL, "§3-3/nummer/3/bokstav/a")),
    ),
    nn=(
        ("forvaltningslova § 13 b fyrste ledd nr. 5", one(FVL, "§13b/ledd/1/nummer/5")),
        (
            "forvaltningslova § 13 første ledd nr. 1 og 2",
            one(FVL, "§13/ledd/1/nummer/1", "§13/ledd/1/nummer/2"),
        ),
        ("helsepersonellova § 23 nr. 1", one(HPL, "§23/nummer/1")),
        (
            "helse- og omsorgstenestelova § 6-2 fyrste ledd nr. 12",
            one(HOL, "§6-2/ledd/1/nummer/12"),
        ),
        ("psykisk helsevernlova § 3-3 nummer 4", one(PHVL, "§3-3/nummer/4")),
    ),
)

PUNKTUM = Group(
    "punktum",
    nb=(
        ("hol. § 3-4 andre ledd første punktum", one(HOL, "§3-4/ledd/2/setning/1")),
        ("bvl. § 15-8 (2) 2. pkt.", one(BVL, "§15-8/ledd/2/setning/2")),
        ("sotjl § 13 tredje ledd andre setning", one(SOTJL, "§13/ledd/3/setning/2")),
        (
            "sotjl. § 13 tredje ledd første og annet punktum",
            one(SOTJL, "§13/ledd/3/setning/1", "§13/ledd/3/setning/2"),
        ),
        ("hol. § 7-3, 1. ledd, 2. punktum", one(HOL, "§7-3/ledd/1/setning/2")),
    ),
    nn=(
        ("opplæringslova § 24-1 andre ledd tredje punktum", one(OPPL, "§24-1/ledd/2/setning/3")),
        ("opplæringslova § 2-1 andre ledd femte punktum", one(OPPL, "§2-1/ledd/2/setning/5")),
        ("krisesenterlova § 4 andre ledd fyrste setning", one(KRISESL, "§4/ledd/2/setning/1")),
        ("integreringslova § 50 (1) 2. pkt", one(INTL, "§50/ledd/1/setning/2")),
        (
            "barnehagelova § 2 b andre ledd andre og tredje punktum",
            one(BHL, "§2b/ledd/2/setning/2", "§2b/ledd/2/setning/3"),
        ),
    ),
)

KAPITTEL = Group(
    "kapittel",
    nb=(
        ("hol. kapittel 7", one(HOL, "kap7")),
        ("kap. 7 i helse- og omsorgstjenesteloven", one(HOL, "kap7")),
        ("forvaltningsloven kapittel IV", one(FVL, "kapIV")),
        ("fvl. kap. VI", one(FVL, "kapVI")),
        ("pbrl. kapittel 4 A", one(PBRL, "kap4A")),
        ("phvl. kap 4A", one(PHVL, "kap4A")),
        ("hol. kapittel 9 og 10", each(HOL, "kap9", "kap10")),
        ("barnevernsloven kapitlene 2, 3 og 5", each(BVL, "kap2", "kap3", "kap5")),
        ("fvl. kapittel IV–VI", one(FVL, "kapIV", "kapV", "kapVI")),
    ),
    nn=(
        ("opplæringslova kapittel 24", one(OPPL, "kap24")),
        ("kapittel VIII i barnehagelova", one(BHL, "kapVIII")),
        ("privatskolelova kap. 5A", one(PRIVSKL, "kap5A")),
        ("barnehagelova kap. VII", one(BHL, "kapVII")),
        ("opplæringslova kapittel 11 til 13", one(OPPL, "kap11", "kap12", "kap13")),
        ("opplæringslova kapitla 11 og 12", each(OPPL, "kap11", "kap12")),
        ("kapittel 4 A i pasient- og brukarrettslova", one(PBRL, "kap4A")),
        ("kapittel III til V i forvaltningslova", one(FVL, "kapIII", "kapIV", "kapV")),
    ),
)

ARTIKKEL = Group(
    "artikkel of the personvernforordning",
    nb=(
        ("GDPR art. 9 nr. 2 bokstav h", one(GDPR, "a9/nummer/2/bokstav/h")),
        ("personvernforordningen artikkel 6 nr. 1 bokstav e", one(GDPR, "a6/nummer/1/bokstav/e")),
        ("GDPR art 6 (1) e", one(GDPR, "a6/nummer/1/bokstav/e")),
        ("personvernforordningen artikkel 9 og 10", each(GDPR, "a9", "a10")),
        ("GDPR artikkel 13 til 15", one(GDPR, "a13", "a14", "a15")),
        ("artikkel 35 i GDPR", one(GDPR, "a35")),
        ("PVF art. 5 nr. 2", one(GDPR, "a5/nummer/2")),
        (
            "personvernforordningen art. 6 nr. 1 bokstav c og e",
            one(GDPR, "a6/nummer/1/bokstav/c", "a6/nummer/1/bokstav/e"),
        ),
    ),
    nn=(
        ("artikkel 6 i personvernforordninga", one(GDPR, "a6")),
        ("personvernforordninga art. 15", one(GDPR, "a15")),
        ("personvernforordninga artikkel 9 nr. 2 litra g", one(GDPR, "a9/nummer/2/bokstav/g")),
        ("artikkel 6 nr. 1 bokstav c i personvernforordninga", one(GDPR, "a6/nummer/1/bokstav/c")),
        ("avvik skal meldast, jf. GDPR art. 33", one(GDPR, "a33")),
        ("personvernforordninga artiklane 13 og 14", each(GDPR, "a13", "a14")),
    ),
)

CONVENTIONS = Group(
    "artikkel of a convention",
    nb=(
        ("EMK art. 8", one(EMK, "a8")),
        ("EMK artikkel 8 nr. 2", one(EMK, "a8/nummer/2")),
        ("barnekonvensjonen artikkel 3", one(BARN, "a3")),
        ("FNs barnekonvensjon art. 12 nr. 1", one(BARN, "a12/nummer/1")),
        ("barnekonvensjonen art. 3 og 12", each(BARN, "a3", "a12")),
        ("Barnekonvensjonens artikkel 3", one(BARN, "a3")),
        ("kvinnekonvensjonen artikkel 12", one(KVINNE, "a12")),
        ("Den europeiske menneskerettskonvensjon artikkel 6", one(EMK, "a6")),
    ),
    nn=(
        ("artikkel 3 nr. 1 i barnekonvensjonen", one(BARN, "a3/nummer/1")),
        ("barnekonvensjonen artiklane 3 og 12", each(BARN, "a3", "a12")),
        ("artikkel 8 i EMK", one(EMK, "a8")),
        ("barnet sin rett etter barnekonvensjonen art. 23", one(BARN, "a23")),
        ("retten til helse, ØSK artikkel 12", one(OSK, "a12")),
        ("SP artikkel 17 vernar òg privatlivet", one(SP, "a17")),
        ("Barnekonvensjonen er norsk lov.", named(BARN)),
    ),
)

GROUPS = (
    LETTERS, LISTS, RANGES, FOLLOWING, LEDD, BOKSTAV, NUMMER, PUNKTUM, KAPITTEL, ARTIKKEL,
    CONVENTIONS,
)  # fmt: skip
