"""Norm grammar: how the law says that someone must, should, may, or has a right. Words, no code.

Read on lower-case text, both målformer. Beside every pattern stands what it was written for,
in words of our own.
"""

import re
from typing import Literal

Modality = Literal["skal", "bør", "kan", "har rett til", "skal ikke", "definisjon"]

# Finite verbs that carry a norm, and what they make of it when nothing denies it.
CARRIERS: tuple[tuple[str, Modality], ...] = (
    (r"(?:har|har likevel|har også|har òg) (?:\w+ )?(?:rett|krav) (?:til|på)", "har rett til"),
    (r"har (?:\w+ )?(?:plikt|ansvar|ansvaret|oppgave|oppgåve|i oppgave) (?:til|for|å|med)", "skal"),
    (r"er (?:\w+ )?(?:pliktig|pliktige|forpliktet|forplikta|ansvarlig|ansvarleg|skyldig)", "skal"),
    (r"(?:plikter|pliktar)\b", "skal"),  # den som ser det, plikter å varsle
    (r"(?:sørger|sørgjer|syter) for\b", "skal"),  # kommunen sørger for et tilbud
    (r"(?:fører|har) (?:\w+ )?tilsyn\b", "skal"),  # departementet fører tilsyn
    (r"har (?:\w+ )?adgang til", "kan"),  # tilsynet har adgang til lokalene
    (r"er (?:ikke|ikkje) til hinder for", "kan"),  # tausheten er ikke til hinder for det
    (r"(?:menes|meinast|meiner ein|forstås|forståast)\b", "definisjon"),  # med tjeneste menes
    (r"(?:regnes|reknast|reknes|regnast|anses|ansees) (?:\w+ )?(?:som|for|blant)\b", "definisjon"),
    (r"(?:skal|skulle)\b", "skal"),
    (r"må\b", "skal"),
    (r"bør\b", "bør"),
    (r"kan\b", "kan"),
)
# What denies it, among the few words after the verb.
DENIED = re.compile(r"\b(?:ikke|ikkje|aldri)\b(?! (?:bare|berre))")
NEAR = 60  # characters after the verb in which a denial is its own
NOT_DENIED = frozenset({"definisjon"})

# What begins a clause that is no sentence of its own: the first verb after it is that clause's.
SUBORDINATE = (
    "som når dersom hvis at om fordi siden ettersom mens før etter at til med mindre så lenge"
    " hvor der korleis hvordan kva hva hvem kven enn selv sjølv for så langt slik at uten utan"
).split()
CLAUSE = re.compile(
    r"\b(?:når|dersom|hvis|at|om|fordi|ettersom|mens|før|inntil|til|med mindre|så lenge|hvor"
    r"|korleis|hvordan|kva|hva|hvem|kven|så langt|som|der)\b"
)
# Finite verbs that tell that a clause has had its verb.
FINITE = re.compile(
    r"\b(?:er|har|blir|vert|får|var|ble|blei|vart|vil|skal|må|bør|kan|trenger|treng|mottar|mottek"
    r"|gjelder|gjeld|finner|finn|foreligger|ligg|gir|gjev|kommer|kjem|tilsier|tilseier|ønsker"
    r"|ønskjer|samtykker|samtykkjer|mener|meiner|ber|søker|søkjer|oppholder|oppheld|bor|bur"
    r"|utfører|yter|tilbyr|krever|krev|går|tar|tek|følger|følgjer|fyller)\b"
)
# What stands first in a sentence without being its subject.
FRONTED = re.compile(
    r"(?:når|dersom|hvis|om|for|ved|etter|i|innen|innan|med|på|fra|frå|til|uten|utan|under|av|så"
    r"|der|da|videre|vidare|også|òg|likevel|dessuten|samtidig|samstundes|det samme gjelder|som"
    r"|ellers|elles|her|slik|slike tilfeller|i tillegg|særlig|særleg|senest|seinast|herunder|hver"
    r"|blir|vert|er|har|kan|må|vil|ser|får|finn|finner|gjelder|gjeld|treng|trenger"
    r"|inntil|før|bare|berre|unntaksvis|regelmessig|dette)\b"
)
# The subject of a clause that comes first: «Når skolen ser det, skal den …».
IN_CLAUSE = re.compile(
    r"(?:når|dersom|hvis|om)\s+(?P<who>(?:den |det |ein |en |eit |et |ei )?[\wæøå-]+"
    r"(?: (?:og|eller) (?:en |ein |et |eit |ei )?[\wæøå-]+)?)\s+\w+",
    re.IGNORECASE,
)
# What a definition is of: «Med tjeneste etter første ledd menes …».
DEFINED = re.compile(r"\b[Mm]ed (?P<term>[\wæøå-]+(?: [\wæøå-]+)?)")
# Small words between the verb and what comes after it.
ADVERBS = re.compile(
    r"(?:(?:også|òg|likevel|da|så|derfor|difor|ikke|ikkje|alltid|bare|berre|normalt|heller|særlig"
    r"|særleg|samtidig|i tillegg|videre|vidare|som hovedregel|snarest|straks|dermed)\s+)*"
)
# Pronouns and the like: whoever was spoken of last.
SAME = re.compile(r"(?:den|det|de|dei|han|ho|hun|denne|disse|desse|vedkommende|vedkomande)\b")
# «skal tilbys», «skal bli utarbeidd»: the subject is not who must.
PASSIVE = re.compile(
    r"^(?:\w+\s+){0,6}?(?:[a-zæøå]{3,}(?:es|as|ges|tes|des|nes|ast|ves|kes|les|res)\b"
    r"|(?:bli|verte|blir|vere|være)\s+(?:\w+\s+)?\w+(?:et|t|d|a|en|ne|te|de|dd)\b)"
)
AGENT = re.compile(r"\bav (?P<who>(?:den |det |ein |en |eit |et )?[\wæøå-]+(?: [\wæøå-]+)?)")
# Where what is to be done is made to depend on something.
CONDITION = re.compile(
    r"\b(?:dersom|hvis|når|med mindre|så langt|så lenge|unntatt|bortsett fra|bortsett frå"
    r"|for så vidt|etter behov|ved behov|om nødvendig|om nødvendeg)\b[^.;]*?(?=,|;|\.|$)",
    re.IGNORECASE,
)
# To whom: «overfor …», «til …», «med …».
TOWARDS = re.compile(
    r"\b(?:overfor|ovanfor|til|med|for)\s+(?P<who>(?:den|det|de|dei|andre|alle|barn|eleven"
    r"|pasient|bruker|brukar|foreldre|kommune|fylkeskommune|tjenesteyter|tenesteytar|barneverns?"
    r"|sosial|helse|deltaker|deltakar|familien|statsforvalt)[\wæøå -]*?)(?=,|\.|;|\bsom\b|\bnår\b"
    r"|\bdersom\b|\bhvis\b|\bfor\b|$)"
)
