"""Relations: the words around a reference → what it is to them."""

import pytest

from ingest import grammar
from ingest.mention import Relation
from ingest.relations import STEMS
from tests.mentioned import found
from tests.test_mentions import spelled

EXCEPT = (
    "unntak fra", "unntak frå", "unntak av", "unntak for", "unntakene i", "unntaka frå",
    "unnatak frå", "unnataket frå", "unntatt", "unntatt fra", "unntatt etter", "unnateke frå",
    "bortsett fra", "bortsett frå", "dispensasjon fra", "avvik fra", "avvike frå",
    "uten hinder av", "utan hinder av", "uhindret av", "uavhengig av", "uten hensyn til",
    "til tross for", "i stedet for", "i staden for", "fravike", "fraviker", "fråvike",
    # what there is an exception from
    "unntak fra fristene i", "unntak fra fristkravene i", "unntak frå kompetansekrava i",
    "unntak fra lovens", "unntak fra kravet om godkjenning etter", "unntatt fra reglene i",
    "unntatt bestemmelsene i", "fravike reglene i", "dispensasjon frå kravet i",
)  # fmt: skip
BASIS = (
    "i medhold av", "i medhald av", "med hjemmel i", "med heimel i", "hjemlet i", "heimla i",
    "har medhald i", "fullmakt i", "i medhold av reglene i", "i medhold av bestemmelsene i",
    "i medhold av lovens", "med heimel i føresegnene i",
)  # fmt: skip
DEFINED = (
    "definert i", "definert etter", "definisjonen i", "definisjonane i", "definisjonene i",
    "i betydningen etter", "i tydinga etter", "definert som nær venn i",
    "slik ord er definert i", "definert som pårørande i",
)  # fmt: skip
APPLIED = (
    "gjelder tilsvarende", "gjeld tilsvarande", "får tilsvarende anvendelse",
    "gjeld på tilsvarande måte", "kommer tilsvarende til anvendelse", "skal gjelde tilsvarende",
    "om valg av leder og nestleder i styret gjelder tilsvarende",
)  # fmt: skip
APPLIES = ("I så fall gjelder", "Elles gjeld", "I slike saker får reglene i", "Ellers finner")

# Every row is the words around a reference, and what the one is to the other.
RELATIONS: list[tuple[str, Relation]] = [
    *((f"{word} § 5", "unntak") for word in EXCEPT),
    *((f"{word} § 5", "hjemmel") for word in BASIS),
    *((f"{word} § 5", "definert i") for word in DEFINED),
    *((f"§ 5 {word}", "tilsvarende") for word in APPLIED),
    *((f"{word} § 5 tilsvarende", "tilsvarende") for word in APPLIES),
    ("Se § 5.", "viser til"),
    ("jf. også § 5", "jf"),
    # the words are there, and say it of something else
    ("unntak for den som er nevnt i § 5", "viser til"),
    ("reduseres etter § 5 tilsvarende", "viser til"),
    ("§ 5 gjelder. Det tilsvarende er sagt før", "viser til"),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_relation(text: str, relation: Relation) -> None:
    assert [mention.relation for mention in found(text)] == [relation]


JF, TO, ALIKE, BUT = "jf", "viser til", "tilsvarende", "unntak"
# Every row is a list, and what each of it is.
LISTS = [
    ("med hjemmel i §§ 5, 6 og 7", ["hjemmel"] * 3),
    ("jf. §§ 5, 6 og 7", [JF] * 3),
    ("jf. forvaltningsloven § 5 og offentleglova § 6", [JF] * 2),
    # «jf.» of one number alone, in a list of numbers
    ("§§ 266, 268, jf. 267, 270 og 271", [TO, TO, JF, TO, TO]),
    # it ends where another act is named, or a comma closes it
    ("straffeloven 1902 §§ 266, jf. 267 og 270 og straffeloven 2005 §§ 231 og 232",
     [TO, JF, JF, TO, TO]),
    ("hol. § 5, jf. § 6, forvaltningsloven § 7", [TO, JF, TO]),
    ("§ 5, jf. § 6, og § 7", [TO, JF, TO]),
    ("§ 5, jf. §§ 6 og 7", [TO, JF, JF]),
    ("i medhold av § 5, jf. § 6, og § 7", ["hjemmel", JF, "hjemmel"]),
    # an exception from one of a list
    ("§§ 5, 6 unntatt annet ledd, 7 og 8", [TO, TO, BUT, TO, TO]),
    ("kapittel 4 unntatt § 14 og kapittel 5", [TO, BUT, TO]),
    ("kapittel 4 unntatt §§ 14 og 15", [TO, BUT, BUT]),
    # «tilsvarende» is said of all that stands before it
    ("§§ 7-1, 7-2 og 7-2 a i hol. gjelder tilsvarende", [ALIKE] * 3),
    ("hol. §§ 1-1 til 1-7, §§ 1-9 til 1-12 og §§ 1-15 til 1-24 gjelder tilsvarende", [ALIKE] * 3),
    ("Reglene om valg i § 5 og om vara i § 6 gjelder tilsvarende", [ALIKE] * 2),
    ("§ 5 og § 6 om innsyn for andre gjelder tilsvarende", [ALIKE] * 2),
    ("§ 5, jf. § 6, gjelder tilsvarende", [ALIKE, JF]),
    ("Kapittel 3, unntatt §§ 5 og 6, gjelder tilsvarende", [ALIKE, BUT, BUT]),
    ("Ellers gjelder §§ 5, 6 og 7 tilsvarende", [ALIKE] * 3),
    ("Se § 5. § 6 gjelder tilsvarende", [TO, ALIKE]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relations"), LISTS)
def test_lists(text: str, relations: list[Relation]) -> None:
    assert [mention.relation for mention in found(text)] == relations


def test_every_word_for_that_is_has_a_stem() -> None:
    words = [*spelled(grammar.THAT_IS), *EXCEPT, *BASIS, *DEFINED]
    assert [word for word in words if not any(stem in word for stem in STEMS)] == []
