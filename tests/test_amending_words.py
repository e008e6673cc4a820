"""Orders: what lines of amending acts tell, each as somebody wrote it and as it is meant."""

import pytest

from ingest.amending_grammar import NOUNS, TOKENS, VERBS
from ingest.amending_numbers import expand
from ingest.amending_places import Path, Place
from ingest.amending_tokens import NotUnderstood, tokens
from ingest.amending_words import read_orders
from ingest.grammar import ORDINALS

LAST: Path = (("§", "99"), ("ledd", "7"))  # what the line before spoke of


def shown(places: tuple[Place, ...]) -> str:
    """«§3/ledd2 §3/ledd3*»; a star for what is new."""
    return " ".join(
        "/".join(f"{key}{value}" for key, value in place.path)
        + ("*" if place.new else "")
        + (f"..{place.until}" if place.until else "")
        for place in places
    )


def told(text: str) -> str:
    """«lyde §3/ledd2 | bli §4 → §5*»"""
    read = read_orders(text, LAST)
    orders = [
        f"{order.verb} {shown(order.places)}"
        + (f" → {shown(order.become)}" if order.become else "")
        for order in read.orders
    ]
    return " | ".join([*orders, *([f"bare {shown(read.bare)}"] if read.bare else [])])


# Every row is a line, and what it tells.
LINES = [
    # ---- one place
    ("§ 3 skal lyde:", "lyde §3"),
    ("§ 7-2 a skal lyde:", "lyde §7-2a"),
    ("§ 7-2a skal lyde:", "lyde §7-2a"),
    ("§4A-14 skal lyde:", "lyde §4A-14"),
    ("§ 12 A-2 skal lyde:", "lyde §12A-2"),
    ("§ 9 i skal lyde:", "lyde §9i"),
    ("Ny § 7-2 a skal lyde:", "lyde §7-2a*"),
    ("skal ny § 1-4a lyde:", "lyde §1-4a*"),
    ("Ny 23 a skal lyde:", "lyde §23a*"),
    ("§ 3 første ledd skal lyde:", "lyde §3/ledd1"),
    ("§ 3 fyrste ledd skal lyda:", "lyde §3/ledd1"),
    ("§ 3 (2) skal lyde:", "lyde §3/ledd2"),
    ("§ 3 2. ledd skal lyde:", "lyde §3/ledd2"),
    ("§ 3 ledd 2 skal lyde:", "lyde §3/ledd2"),
    ("§ 3 første stykket skal lyde:", "lyde §3/ledd1"),
    ("§ 3 annet ledd annet punktum skal lyde:", "lyde §3/ledd2/setning2"),
    ("§ 3 tredje punktum skal lyde:", "lyde §3/setning3"),
    ("§ 3 første ledd siste punktum skal lyde:", "lyde §3/ledd1/setningsiste"),
    ("§ 3 nytt ledd skal lyde:", "lyde §3/leddsiste*"),
    ("§ 3 første ledd bokstav c skal lyde:", "lyde §3/ledd1/bokstavc"),
    ("§ 3 første ledd litra c skal lyde:", "lyde §3/ledd1/bokstavc"),
    ("§ 3 første ledd c) skal lyde:", "lyde §3/ledd1/bokstavc"),
    ("§ 3 bokstav i) skal lyde:", "lyde §3/bokstavi"),
    ("§ 3 nr. 2 bokstav b skal lyde:", "lyde §3/nummer2/bokstavb"),
    ("§ 3 bokstav b nr. 2 skal lyde:", "lyde §3/bokstavb/nummer2"),
    ("§ 3 nr. 2 første ledd bokstav b skal lyde:", "lyde §3/nummer2/ledd1/bokstavb"),
    (
        "§ 3 første ledd bokstav a nr. 3 bokstav c skal lyde:",
        "lyde §3/ledd1/bokstava/nummer3/bokstavc",
    ),
    ("§ 3 andre strekpunkt skal lyde:", "lyde §3/strekpunkt2"),
    ("§ 3 nr. 8 annet avsnitt skal lyde:", "lyde §3/nummer8/ledd2"),
    ("Tredje ledd i § 4 skal lyde:", "lyde §4/ledd3"),
    ("I § 3 skal andre ledd lyde:", "lyde §3/ledd2"),
    ("Tredje ledd skal lyde:", "lyde §99/ledd3"),
    ("Lovens § 3 skal lyde:", "lyde §3"),
    ("§ 3 Kart og merker skal lyde:", "lyde §3"),
    # ---- several places in one line
    ("§ 41 tredje og fjerde ledd skal lyde:", "lyde §41/ledd3 §41/ledd4"),
    ("§ 41 tredje og nytt fjerde ledd skal lyde:", "lyde §41/ledd3 §41/ledd4*"),
    ("§ 41 nytt tredje og fjerde ledd skal lyde:", "lyde §41/ledd3* §41/ledd4*"),
    ("§ 41 første til tredje ledd skal lyde:", "lyde §41/ledd1 §41/ledd2 §41/ledd3"),
    ("§ 41 første ledd 1. og 2. punktum skal lyde:", "lyde §41/ledd1/setning1 §41/ledd1/setning2"),
    ("§ 3 bokstav c, d og ny bokstav e skal lyde:", "lyde §3/bokstavc §3/bokstavd §3/bokstave*"),
    ("§ 3 bokstav a til c skal lyde:", "lyde §3/bokstava §3/bokstavb §3/bokstavc"),
    ("§ 3 nr. 3 og 4 skal lyde:", "lyde §3/nummer3 §3/nummer4"),
    ("§ 3 nr. 1-3 skal lyde:", "lyde §3/nummer1 §3/nummer2 §3/nummer3"),
    ("§ 3 nr. 1 andre og tredje ledd skal lyde:", "lyde §3/nummer1/ledd2 §3/nummer1/ledd3"),
    (
        "§ 3 første ledd første punktum og annet ledd skal lyde:",
        "lyde §3/ledd1/setning1 §3/ledd2",
    ),
    (
        "§ 3 tredje ledd nr. 4 og fjerde ledd første punktum skal lyde:",
        "lyde §3/ledd3/nummer4 §3/ledd4/setning1",
    ),
    ("§ 3 annet ledd og § 4 første ledd skal lyde:", "lyde §3/ledd2 §4/ledd1"),
    ("§§ 6 til 8 skal lyde:", "lyde §6 §7 §8"),
    ("§§ 394-396 skal lyde:", "lyde §394 §395 §396"),
    ("§§ 1-5 første ledd og 1-6 skal lyde:", "lyde §1-5/ledd1 §1-6"),
    ("§§ 12 a, b og d skal lyde:", "lyde §12a §12b §12d"),
    ("Nye §§ 16 til 16 b skal lyde:", "lyde §16* §16a* §16b*"),
    ("Nye §§ 4-8 til 5-2 skal lyde:", "lyde §4-8*..5-2"),
    # ---- repeal
    ("§ 15-5 oppheves.", "oppheve §15-5"),
    ("§ 15-5 vert oppheva.", "oppheve §15-5"),
    ("§ 15-5 blir oppheva.", "oppheve §15-5"),
    ("§ 15-5 opphevast.", "oppheve §15-5"),
    ("oppheves § 3.", "oppheve §3"),
    ("blir § 7 andre ledd oppheva.", "oppheve §7/ledd2"),
    ("§§ 4-1 til 4-3 oppheves.", "oppheve §4-1 §4-2 §4-3"),
    ("§ 3 andre ledd bokstav h og i oppheves.", "oppheve §3/ledd2/bokstavh §3/ledd2/bokstavi"),
    ("Kapittel 34 og 35 oppheves.", "oppheve kap34 kap35"),
    ("I ny § 3 oppheves bokstav a.", "oppheve §3/bokstava"),
    # ---- renumbering
    ("Nåværende § 50 blir § 51.", "bli §50 → §51"),
    ("Noverande § 50 vert ny § 51.", "bli §50 → §51*"),
    ("Någjeldende §§ 50 til 52 blir §§ 51 til ny 53.", "bli §50 §51 §52 → §51 §52* §53*"),
    ("Nåværende andre ledd blir nytt tredje ledd.", "bli §99/ledd2 → §99/ledd3*"),
    (
        "§ 1 andre ledd oppheves. Nåværende tredje ledd blir andre ledd.",
        "oppheve §1/ledd2 | bli §1/ledd3 → §1/ledd2",
    ),
    (
        "Nåværende § 14 andre og tredje ledd blir første og andre ledd og skal lyde:",
        "bli §14/ledd2 §14/ledd3 → §14/ledd1 §14/ledd2 | lyde §14/ledd1 §14/ledd2",
    ),
    (
        "§ 5 andre ledd blir første ledd nytt andre punktum.",
        "bli §5/ledd2 → §5/ledd1/setning2*",
    ),
    ("Nåværende bokstav v og w blir w og ny x.", "bli §99/ledd7/bokstavv §99/ledd7/bokstavw → "
     "§99/ledd7/bokstavw §99/ledd7/bokstavx*"),
    (
        "§ 3 nåværende nr. 4 blir nr. 5, nåværende nr. 6 blir ny nr. 7.",
        "bli §3/nummer4 → §3/nummer5 | bli §3/nummer6 → §3/nummer7*",
    ),
    ("Nåværende kapittel 7 med §§ 51 til 62 blir nytt kapittel 8.", "bli kap7 → kap8*"),
    ("Nåværende § 5-9 blir ny § 5-7 i kapittel 5 avsnitt II.", "bli §5-9 → §5-7*"),
    (
        "Nåværende § 6-8 blir ny § 6-9 som får tittelen:",
        "bli §6-8 → §6-9* | bare §6-9/overskrift*",
    ),
    # ---- headings, and what else has no number
    ("§ 3 overskriften skal lyde:", "lyde §3/overskrift"),
    ("§ 3 overskrifta skal lyde:", "lyde §3/overskrift"),
    ("Overskriften til § 8-1 skal lyde:", "lyde §8-1/overskrift"),
    ("Paragrafoverskriften skal lyde:", "lyde §99/overskrift"),
    ("§ 3 overskriften og første ledd skal lyde:", "lyde §3/overskrift §3/ledd1"),
    ("Overskriften til kapittel 4 skal lyde:", "lyde kap4/overskrift"),
    ("Kapittel 4 kapitteloverskriften skal lyde:", "lyde kap4/overskrift"),
    ("Overskriften til kapittel 2 avsnitt III skal lyde:", "lyde kap2/avsnittIII/overskrift"),
    ("Overskriften til avsnitt III i kapittel 2 skal lyde:", "lyde kap2/avsnittIII/overskrift"),
    ("Lovens tittel skal lyde:", "lyde overskrift"),
    ("Tittelen på lova skal lyde:", "lyde overskrift"),
    ("§ 3 første ledd innledningen skal lyde:", "lyde §3/ledd1/innledning"),
    ("Innleiinga i § 3 første ledd skal lyde:", "lyde §3/ledd1/innledning"),
    ("§ 3 innledningen og bokstav a skal lyde:", "lyde §3/innledning §3/bokstava"),
    ("Ny deloverskrift til §§ 2-1 til 2-5 skal lyde:", "lyde §2-1/deloverskrift*"),
    ("Ny kapitteloverskrift før § 8 skal lyde:", "lyde §8/deloverskrift*"),
    ("Mellom § 3 og § 4 skal ny overskrift lyde:", "lyde §4/deloverskrift*"),
    ("§ 6-70 med deloverskrift skal lyde:", "lyde §6-70"),
    (
        "I innholdsfortegnelsen i kapittel 15 skal nytt andre strekpunkt lyde:",
        "lyde kap15/innholdsfortegnelse/strekpunkt2*",
    ),
    # ---- chapters
    ("Nytt kapittel 4 A skal lyde:", "lyde kap4A*"),
    ("Nytt kapittel 4 A med §§ 16 til 16 d skal lyde:", "lyde kap4A*"),
    ("Nytt kapittel 4 A §§ 16 til 16 d skal lyde:", "lyde kap4A*"),
    ("Kapittel IV skal lyde:", "lyde kapIV"),
    ("Fjerde kapittel skal lyde:", "lyde kap4"),
    ("I kapittel 3 skal ny § 11 a lyde:", "lyde §11a*"),
    ("Ny § 11 a i kapittel 3 skal lyde:", "lyde §11a*"),
    ("Etter § 3 skal ny § 3 a lyde:", "lyde §3a*"),
    ("§ 57 flyttes til kapittel 9 og skal lyde:", "lyde §57"),
    # ---- places alone
    ("§ 3 andre ledd, § 5 og § 6 første punktum", "bare §3/ledd2 §5 §6/setning1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES, ids=[text for text, _ in LINES])
def test_line(text: str, expected: str) -> None:
    assert told(text) == expected


# What no rule reads is not read in part.
UNREAD = [
    "§ 3 andre ledd endres ved at ordet utgår der det passer.",
    "I § 3 tilføyes § 162 c i opplistingen.",
    "Etter § 3 skal ny overskrift lyde:",
    "Nåværende tredje til femte ledd blir andre ledd.",
    "skal lyde:",
    "§ 3 første skal lyde:",
    "§ 3 bokstav skal lyde:",
    "Nåværende § 3 blir § 4 og § 5.",
    "Innlegget handler om noe helt annet.",
]


@pytest.mark.parametrize("text", UNREAD)
def test_line_that_no_rule_reads(text: str) -> None:
    with pytest.raises(NotUnderstood):
        told(text)


def test_what_stands_after_lyde_is_kept() -> None:
    assert read_orders("Lovens tittel skal lyde: Lov om båter").rest == "Lov om båter"


# ---- every word on its own

SPELLED = {
    "ledd": "ledd leddet leddene ledda stykke stykket",
    "setning": "punktum punktumet setning setningen pkt. pkt",
    "strekpunkt": "strekpunkt strekpunktet",
    "bokstav": "bokstav bokstaven bokstavene bokstavane bokstaver bokstavar litra",
    "nummer": "nr. nr nummer punkt punktene",
    "kap": "kapittel kapitlet kapittelet kapitlene kapitel kap.",
    "avsnitt": "avsnitt avsnittet avsnittene underavsnitt underkapittel",
    "del": "del delen avdeling avdelingen romertall romartal romertallene",
    "vedlegg": "vedlegg vedlegget",
    "a": "artikkel artikkelen",
}


@pytest.mark.parametrize(
    ("key", "word"), [(key, word) for key, words in SPELLED.items() for word in words.split()]
)
def test_noun(key: str, word: str) -> None:
    [token] = tokens(word)
    assert (token.kind, token.key) == ("noun", key)


def test_every_noun_is_spelled() -> None:
    assert {key for key, _ in NOUNS} == set(SPELLED)


VERBS_SPELLED = {
    "lyde": "lyde lyda lyder tilføyes tilføyast innføres",
    "oppheve": "oppheves opphevast opphevas oppheva opphevet opphører opphøyrer utgår strykes"
    " strykast bortfaller sløyfes slettes sletta",
    "bli": "blir vert bli",
}


@pytest.mark.parametrize(
    ("verb", "word"),
    [(verb, word) for verb, words in VERBS_SPELLED.items() for word in words.split()],
)
def test_verb(verb: str, word: str) -> None:
    [token] = tokens(word)
    assert token.verb == verb


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("oppheve", "blir oppheva"),
        ("oppheve", "vert oppheva"),
        ("oppheve", "skal opphevast"),
        ("oppheve", "opphører å gjelde"),
        ("oppheve", "går ut"),
        ("oppheve", "tas ut"),
        ("oppheve", "fell bort"),
        ("lyde", "føyes til"),
        ("lyde", "settes inn"),
        ("lyde", "ha følgende ordlyd"),
        ("lyde", "endres til:"),
        ("bli", "skal være"),
        ("bli", "blir til"),
    ],
)
def test_verb_of_several_words(verb: str, words: str) -> None:
    assert tokens(words)[0].verb == verb


def test_every_verb_is_spelled() -> None:
    assert {verb for verb, _ in VERBS} == set(VERBS_SPELLED)


KINDS = {
    "new": "ny nytt nye nyt",
    "now": "nåværende noverande nåverande noværande gjeldende gjeldande någjeldende tidligere"
    " tidlegare",
    "heading": "overskrift overskriften overskrifta overskriftene paragrafoverskriften"
    " kapitteloverskriften deloverskrift avsnittsoverskriften tittel tittelen",
    "intro": "innledning innledningen innledningsvis innleiing innleiinga avslutningen"
    " avslutningsvis",
    "contents": "innholdsfortegnelsen innholdsfortegnelse innhaldslista innhaldsforteikninga"
    " innholdsoversikten",
    "and": "og samt eller",
    "to": "til",
    "in": "i under på av for",
    "beside": "etter før foran mellom framfor",
    "with": "med",
    "moved": "flyttes flyttast plasseres",
    "the_act": "loven lova lovens lovas",
    "named": "barnehageloven opplæringslova straffelovens tvangskoden",
    "shall": "skal får",
    "ordinal": " ".join(ORDINALS),
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in KINDS.items() for word in words.split()]
)
def test_word(kind: str, word: str) -> None:
    [token] = tokens(word)
    assert token.kind == kind


def test_every_kind_of_token_has_words_or_a_line_of_its_own() -> None:
    in_lines = {"paragraf", "ledd_par", "noun", "number", "roman", "letter", "item", "end", "noise"}
    assert {kind for kind, _ in TOKENS} == set(KINDS) | in_lines


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("§ 7-2 a", "7-2a"),
        ("§ 7-2a", "7-2a"),
        ("§ 4 A-14", "4A-14"),
        ("§ 2b", "2b"),
        ("§ 9 i", "9i"),
        ("paragraf 12", "12"),
    ],
)
def test_number(text: str, value: str) -> None:
    [token] = tokens(text)
    assert (token.kind, token.value) == ("paragraf", value)


def test_a_preposition_is_no_letter_of_the_number() -> None:
    assert [token.value for token in tokens("§ 9 i kapittel 3")] == ["9", "", "", "3"]


@pytest.mark.parametrize(
    ("key", "first", "last", "expected"),
    [
        ("§", "50", "52", "50 51 52"),
        ("§", "7-1", "7-3", "7-1 7-2 7-3"),
        ("§", "16", "16c", "16 16a 16b 16c"),
        ("§", "16a", "16c", "16a 16b 16c"),
        ("§", "3-10a", "3-10b", "3-10a 3-10b"),
        ("§", "4-8", "5-2", ""),
        ("§", "5a", "7", ""),
        ("§", "7", "5", ""),
        ("§", "1", "900000", ""),
        ("bokstav", "b", "d", "b c d"),
        ("bokstav", "aa", "cc", ""),
        ("kap", "III", "V", "III IV V"),
        ("kap", "III", "5", ""),
        ("ledd", "2", "4", "2 3 4"),
        ("ledd", "2", "siste", ""),
    ],
)
def test_range(key: str, first: str, last: str, expected: str) -> None:
    assert expand(key, first, last) == expected.split()
