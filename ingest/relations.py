"""Relations: a text and its mentions in, what each is to the words around it out.

«jf. § 5», «unntak fra § 5», «i medhold av § 5», «§ 5 gjelder tilsvarende». What is said
once before a list or after it, each of the list carries.
"""

import re
from dataclasses import dataclass, replace

from ingest import grammar
from ingest.mention import Mention, Relation

# ---- the words before it, or after it

# «reglene i § 5», «føresegnene etter § 5», «lovens kapittel 2»
RULES = (
    r"(?:bestemmelse(?:n|ne|r)?|regle(?:n|ne|r)|reglane|reglar|regelen|krav(?:et|ene|a)?"
    r"|vilkår(?:et|ene|a)?|forbud(?:et|ene|a)?|føresegn(?:a|er|ene)?|lovens|lovas)"
)
IN = r"(?:i|etter|av|om)"
OF_RULES = rf"(?:{RULES}\s+(?:{IN}\s+)?)?"
# «fristene i», «kompetansekrava i», «kravet om godkjenning etter»; not «den som er nevnt i».
OF_A_THING = rf"(?:(?:lovens|lovas|[\wæøå-]+\s+(?:om\s+(?:[\wæøå-]+\s+){{1,4}}?)?{IN})\s+)?"
FROM = r"(?:fra|frå|av)"
END = r"[\s(«]*$"

BEFORE: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("jf", re.compile(rf"{grammar.THAT_IS}(?:\s+(?:også|særlig|særleg|dog))?{END}", re.I)),
    (
        "unntak",
        re.compile(
            rf"(?:(?:unntak(?:ene|et|a)?|unnatak(?:et|a)?|unntatt|unnateke|bortsett|dispens\w+"
            rf"|avvike?)\s+{FROM}\s+{OF_A_THING}"
            r"|(?:unntak(?:ene|et)?\s+(?:for|etter|i)|unnatak\s+(?:etter|i)|unntatt(?:\s+etter)?"
            r"|unnateke(?:\s+etter)?|fravik(?:e|es|er)?|fråvik[ae]?|uten\s+hinder\s+av"
            r"|utan\s+hinder\s+av|uhindret\s+av|uavhengig\s+av|uten\s+hensyn\s+til"
            rf"|til\s+tross\s+for|i\s+staden\s+for|i\s+stedet\s+for)[\s(«]*{OF_RULES}){END}",
            re.IGNORECASE,
        ),
    ),
    (
        "hjemmel",
        re.compile(
            r"(?:medhold\s+av|med\s+hjemmel\s+i|med\s+heimel\s+i|hjemlet\s+i|heimla\s+i"
            rf"|medhald\s+(?:av|i)|heimel\s+i|hjemmel\s+i|fullmakt\s+i)[\s(«]*{OF_RULES}{END}",
            re.IGNORECASE,
        ),
    ),
    (
        "definert i",
        re.compile(
            r"(?:definert\s+(?:som\s+(?:[\wæøå-]+\s+){1,4}?)?(?:i|etter)"
            r"|definisjon(?:en|ane|ene)\s+i"
            rf"|i\s+(?:betydning|betydningen|tydinga)\s+etter){END}",
            re.IGNORECASE,
        ),
    ),
)
LOOK_BACK = 90  # letters before a mention in which its relation is looked for
# Without one of these, none of the words above is there: looked for first, as it is quick.
STEMS = (
    "jf", "jamf", "jevnf", "jfø", "sammenh", "samanh", "sbm", "sml", "cf", "smh", "unna", "unnt",
    "bortsett", "dispens", "avvik", "fravik", "fråvik", "hinder", "uhindret", "uavhengig", "hensyn",
    "tross", "sted", "stad", "medh", "hjem", "heim", "fullmakt", "defin", "tydning", "tydinga",
)  # fmt: skip

_APPLIES = (
    r"(?:gjelder|gjeld|gjælder|gjelde|får|faar|skal|kommer|kjem|anvendes|nyttast|nyttes|brukes"
    r"|finner|finder)"
)
_ALIKE = r"(?:tilsvarende|tilsvarande)"
# «§ 5 gjelder tilsvarende», «§ 5 første ledd gjeld på tilsvarande måte», «§ 5 om … gjelder …»
ALIKE = re.compile(
    r"(?:\.(?=\s(?-i:[a-zæøå])))?"  # «§ 7-1 i hol. gjelder»: the dot is the abbreviation's
    rf"(?:\s+om\s[^.;:\n§]{{1,90}}?|[^.;:\n]{{0,40}}?)\b{_APPLIES}\b[^.;:\n]{{0,40}}?\b{_ALIKE}\b",
    re.IGNORECASE,
)
# «I så fall gjelder § 5 tilsvarende», «finner §§ 5 og 6 tilsvarende anvendelse»
APPLIES = re.compile(rf"\b{_APPLIES}\b[^.;:§]{{0,60}}$", re.IGNORECASE)
ALIKE_BEHIND = re.compile(rf"\s*,?\s*{_ALIKE}\b", re.IGNORECASE)

_SAID_ALIKE = re.compile(_ALIKE, re.IGNORECASE)

# ---- lists

_LISTED = re.compile(rf"{grammar.BRACKET}{grammar.MORE}(?:§+\s*)?", re.IGNORECASE)
# «§ 3 om frister og bestemmelsene om klage i § 7»
_ALIKE_LISTED = re.compile(
    rf"{grammar.BRACKET}{grammar.ABOUT}{grammar.MORE}(?:{RULES}\s+)?"
    r"(?:om\s+[^.;:()§]{1,60}?\s+)?(?:(?:i|etter|av)\s+)?(?:§+\s*)?",
    re.IGNORECASE,
)
_AND = re.compile(rf"\b{grammar.AND}\b", re.IGNORECASE)
_COMMA_AND = re.compile(rf"\s*,\s*{grammar.AND}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clause:
    """What «jf.» or «unntatt» has begun: «§ 268, jf. § 267», and what it stands beside."""

    head: Mention | None  # «§ 268»; None where it stands beside no mention
    first: Mention  # «§ 267»
    signed: bool  # «jf. § 267», and not «§§ 266, 268, jf. 267, 270»

    def ends(self, mention: Mention, law_before: str, joint: str) -> bool:
        """Whether `mention`, which a joint alone parts from the clause, is beside its head."""
        if self.head is None:
            return False
        if self.first.relation == "unntak":
            # «§§ 2-4 unntatt annet ledd, 2-7 og 2-8», «kapittel 19 unntatt § 19-11 og kapittel 20»
            if self.head.kind == self.first.kind:
                return self.first.number == self.head.number != mention.number
            return mention.kind == self.head.kind
        if not self.signed:
            return _AND.search(joint) is None or mention.law != law_before
        if mention.law and mention.law != law_before:
            # «A § 5, jf. § 6, B § 7», «§ 5, jf. § 6 og B § 7»
            return self.first.law == self.head.law != "" or _AND.search(joint) is not None
        return mention.kind != "her" and _COMMA_AND.match(joint) is not None


def with_relations(text: str, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions of `text`, in order, each with what it is to the words around it."""
    found: list[Mention] = []
    clause: _Clause | None = None
    for mention in mentions:
        last = found[-1] if found else None
        joint = text[last.end : mention.start] if last else ""
        relation = _said_before(text, mention.start)
        if relation in ("jf", "unntak"):
            signed = not text[mention.start].isdigit()
            first = replace(mention, relation=relation)
            clause = _Clause(last if mention.joined else None, first, signed)
        elif last is None or relation or not _LISTED.fullmatch(joint):
            clause = None
        elif clause and clause.head and clause.ends(mention, last.law, joint):
            relation, clause = clause.head.relation, None
        else:
            relation = last.relation
        found.append(replace(mention, relation=relation or "viser til"))
    return tuple(_alike(text, found))


def _said_before(text: str, at: int) -> Relation | None:
    before = text[max(0, at - LOOK_BACK) : at]
    lower = before.lower()
    if not any(stem in lower for stem in STEMS):
        return None
    return next((relation for relation, said in BEFORE if said.search(before)), None)


def _alike(text: str, found: list[Mention]) -> list[Mention]:
    """«§§ 5, 6 og 7 gjelder tilsvarende»: what stands after a list is said of all of it."""
    spread = False
    numbers = range(len(found) - 1, -1, -1) if _SAID_ALIKE.search(text) else ()
    for n in numbers:
        mention = found[n]
        joint = text[mention.end : found[n + 1].start] if n + 1 < len(found) else ""
        listed = spread and (_ALIKE_LISTED.fullmatch(joint) or grammar.GO_ON.fullmatch(joint))
        spread = bool(listed) or _is_alike(text, found, n)
        if spread and mention.relation not in ("jf", "unntak"):
            found[n] = replace(mention, relation="tilsvarende")
    return found


def _is_alike(text: str, found: list[Mention], n: int) -> bool:
    if ALIKE.match(text, found[n].end):
        return True
    if not ALIKE_BEHIND.match(text, found[n].end):
        return False
    first = n
    while first and _ALIKE_LISTED.fullmatch(text, found[first - 1].end, found[first].start):
        first -= 1
    start = found[first].start
    return APPLIES.search(text, max(0, start - LOOK_BACK), start) is not None
