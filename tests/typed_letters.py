"""Letters, routines and slides: forms in which people write a reference when nobody edits them."""

from tests.typed_made import (
    BHL,
    BVL,
    FVL,
    GDPR,
    HOL,
    HPL,
    OPPL,
    PBRL,
    PHVL,
    SOTJL,
    SPHL,
    Group,
    each,
    named,
    one,
)

LINES = Group(
    "over the ends of lines, in lists and behind a footnote's number",
    nb=(
        ("Vi viser til:\n- hol. § 7-1\n- § 7-2\n- bvl. § 15-8", each(HOL, "§7-1", "§7-2")
            + one(BVL, "§15-8")),
        ("helse- og omsorgs-\ntjenesteloven § 7-2 a", one(HOL, "§7-2a")),
        ("helse-\nog omsorgstjenesteloven § 7-2 a", one(HOL, "§7-2a")),
        ("hol.\n§ 7-2 a", one(HOL, "§7-2a")),
        ("Det følger av barnevernsloven § 15-8¹ at kommunen skal samordne.", one(BVL, "§15-8")),
        ("Jf. barnevernsloven § 15-8.² Plan står i § 15-9.", each(BVL, "§15-8", "§15-9")),
        ("hol. §§ 3-1 — 3-3", one(HOL, "§3-1", "§3-2", "§3-2a", "§3-3")),
        ("hol. §§ 7-1–7-2 a", one(HOL, "§7-1", "§7-2", "§7-2a")),
        ("etter § 13 i forvaltningsloven\n§ 21 i helsepersonelloven", one(FVL, "§13")
            + one(HPL, "§21")),
    ),
    nn=(
        ("Rettsgrunnlag:\n- opplæringslova § 24-1\n- § 24-3", each(OPPL, "§24-1", "§24-3")),
        ("barneverns-\nlova § 15-8", one(BVL, "§15-8")),
        ("sosialtenestelova\u00a0§\u00a028", one(SOTJL, "§28")),
        ("Sjå opplæringslova § 24-1³ om samarbeid.", one(OPPL, "§24-1")),
        ("pasient- og brukarrettslova §§ 2-5—2-5 b", one(PBRL, "§2-5", "§2-5a", "§2-5b")),
    ),
)  # fmt: skip

SHORT = Group(
    "shorter than any rule of style allows",
    nb=(
        ("hol § 7-2a andre ledd a) og b)", one(
            HOL, "§7-2a/ledd/2/bokstav/a", "§7-2a/ledd/2/bokstav/b")),
        ("hol § 7-2a, 2. l.", one(HOL, "§7-2a/ledd/2")),
        ("GDPR art. 6(1)(e)", one(GDPR, "a6/nummer/1/bokstav/e")),
        ("GDPR art 6 nr 1 e", one(GDPR, "a6/nummer/1/bokstav/e")),
        ("fvl § 13, jf. 13 b første ledd nr. 2", each(FVL, "§13", "§13b/ledd/1/nummer/2")),
        ("§ 15-8 første ledd barnevernsloven", one(BVL, "§15-8/ledd/1")),
        ("bvl pgf. 15-8", one(BVL, "§15-8")),
        ("hol. § 7-1/7-2", each(HOL, "§7-1", "§7-2")),
        ("HOL. § 7-2A (1)", one(HOL, "§7-2a/ledd/1")),
        ("fvl.§13 1.ledd nr.2", one(FVL, "§13/ledd/1/nummer/2")),
    ),
    nn=(
        ("§§ 24-1 til 24-3 opplæringslova", one(OPPL, "§24-1", "§24-2", "§24-3")),
        ("bhl § 2 b fyrste stykket", one(BHL, "§2b/ledd/1")),
        ("opplæringslova pgf 24-1", one(OPPL, "§24-1")),
        ("barnevernslova § 15-8, 1. l.", one(BVL, "§15-8/ledd/1")),
        ("personvernforordninga art. 9(2)(h)", one(GDPR, "a9/nummer/2/bokstav/h")),
        ("psykisk helsevernlova § 4-1 / pbrl. § 2-5", one(PHVL, "§4-1") + one(PBRL, "§2-5")),
    ),
)  # fmt: skip

NAMED_ONCE = Group(
    "a law that is named once, and meant again",
    nb=(
        ("Følgende bestemmelser i hol.: §§ 7-1, 7-2 og 7-2 a", each(HOL, "§7-1", "§7-2", "§7-2a")),
        ("bvl. § 15-8 gjelder. Plan lages etter samme lovs § 15-9.", each(BVL, "§15-8", "§15-9")),
        ("bvl. § 15-8, og § 15-9 i samme lov", each(BVL, "§15-8", "§15-9")),
        ("fvl. § 16 om varsel og i § 17 om utredning", each(FVL, "§16", "§17")),
        ("fvl. § 13 unntatt andre ledd", each(FVL, "§13", "§13/ledd/2")),
        ("fvl. §§ 16 om varsel og 17 om utredning", each(FVL, "§16", "§17")),
        ("GDPR artikkel 6. Etter forordningen artikkel 9 er det strengere.",
            each(GDPR, "a6", "a9")),
    ),
    nn=(
        ("Følgjande føresegner i barnevernslova gjeld: § 15-8 og § 15-9.", named(BVL)
            + each(BVL, "§15-8", "§15-9")),
        ("opplæringslova § 24-1, og same lova § 24-3", each(OPPL, "§24-1", "§24-3")),
        ("hpl. § 21 om teieplikt, eller etter § 23", each(HPL, "§21", "§23")),
        ("spesialisthelsetenestelova § 2-5 unnateke andre ledd", each(
            SPHL, "§2-5", "§2-5/ledd/2")),
    ),
)  # fmt: skip

GROUPS = (LINES, SHORT, NAMED_ONCE)
