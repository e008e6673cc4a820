"""Several mentions: what a text says once, for all of its references."""

import pytest

from ingest.mention import Mention
from tests.mentioned import FVL, REIN, act, art, found, k, p

# Every row is a way someone writes several references, then what they say.
SEVERAL = [
    ("§ 7 og § 8", [p("7"), p("8")]),
    ("§ 7-2 a, jf. § 1", [p("7-2", "a"), p("1")]),
    ("§ 7 f.eks. og § 8 m.m.", [p("7"), p("8")]),
    ("§§ 5 og 6", [p("5"), p("6")]),
    ("§ 5 eller 6", [p("5"), p("6")]),
    # the act is said once
    ("hol. §§ 7-1 og 7-2", [p("7-1", law="hol"), p("7-2", law="hol")]),
    ("hol. § 7-1, § 7-2 og pbrl. § 2-5",
     [p("7-1", law="hol"), p("7-2", law="hol"), p("2-5", law="pbrl")]),
    ("hol. § 7-2 og pbrl. § 2-5", [p("7-2", law="hol"), p("2-5", law="pbrl")]),
    ("§ 5 og § 6 i forvaltningsloven", [p("5", law=FVL), p("6", law=FVL)]),
    (f"{FVL} § 3, jf. § 4 i samme lov", [p("3", law=FVL), p("4", law=FVL)]),
    (f"{FVL} § 3. Det sier § 4 i den nevnte loven.", [p("3", law=FVL), p("4", law=FVL)]),
    (f"{FVL} § 3. Det sier samme lovs § 4.", [p("3", law=FVL), p("4", law=FVL)]),
    (f"{FVL} § 3, og same lova kapittel II.", [p("3", law=FVL), k("II", law=FVL)]),
    ("GDPR art. 9. Etter eventyrforordningen gjelder forordningen artikkel 5.",
     [art("9", law="GDPR"), art("5")]),  # no «forordning» stands in «GDPR»
    ("personvernforordningen art. 9, og forordningen artikkel 5",
     [art("9", law="personvernforordningen"), art("5", law="personvernforordningen")]),
    (f"{FVL} § 3 om frist og i § 4", [p("3", law=FVL), p("4", law=FVL)]),
    (f"{FVL} § 3, eller av § 4", [p("3", law=FVL), p("4", law=FVL)]),
    # the last sign alone is of this act
    (f"{FVL} §§ 4 til 8 eller § 1-2 i loven her", [p("4", law=FVL, to="8"), p("1-2", own=True)]),
    # a list of one act, until the sentence ends
    (f"følgende regler i {FVL}: § 4, og det som § 5 sier. Etter § 6",
     [p("4", law=FVL), p("5", law=FVL), p("6")]),
    (f"dei følgjande føresegnene i {FVL} gjeld:\n§ 4\nkapittel II", [
        act(FVL), p("4", law=FVL), k("II", law=FVL)]),
    (f"avgjørelser etter {FVL} her:\n§ 4", [act(FVL), p("4")]),  # what is listed is of this act
    # the next line
    (f"§ 3 i {FVL}\n§ 4 i straffeloven", [p("3", law=FVL), p("4", law="straffeloven")]),
    ("- § 3\n- § 4", [p("3"), p("4")]),
    # the number is said once
    ("§§ 13 a, b og c", [p("13", "a"), p("13", "b"), p("13", "c")]),
    # the paragraf is said once
    ("§ 13 andre ledd, tredje ledd", [p("13", ledd=2), p("13", ledd=3)]),
    ("§ 1 første ledd første punktum og andre punktum",
     [p("1", ledd=1, setning=1), p("1", ledd=1, setning=2)]),
    ("§ 1 første ledd og tredje ledd bokstav a", [p("1", ledd=1), p("1", ledd=3, bokstav="a")]),
    ("§ 2-2 første ledd, med unntak av tredje ledd", [p("2-2", ledd=1), p("2-2", ledd=3)]),
    ("§§ 2-2 unntatt annet ledd, 2-3 og 2-4", [p("2-2"), p("2-2", ledd=2), p("2-3"), p("2-4")]),
    ("§ 3 nr. 1, jf. nr. 6, og § 4", [p("3", nummer=1), p("3", nummer=6), p("4")]),
    ("§ 13, jf. 13 b første ledd", [p("13"), p("13", "b", ledd=1)]),
    ("§ 1 første punktum bokstav b", [p("1", setning=1), p("1", setning=1, bokstav="b")]),
    # words between
    ("hol. § 3-2 (mindre hjelp), § 3-4", [p("3-2", law="hol"), p("3-4", law="hol")]),
    ("hol. § 5 om klage og § 6", [p("5", law="hol"), p("6", law="hol")]),
    ("hol. §§ 5 om klage og 6 om frist", [p("5", law="hol"), p("6", law="hol")]),
    ("hol. §§ 7-1 om plan og 7-2 hos oss", [p("7-1", law="hol"), p("7-2", law="hol")]),
    ("§§ 5 om frist og 6 dager", [p("5")]),
    (f"{REIN} om reindrift § 4", [act(REIN), p("4", law=REIN)]),
    # chapters, articles, parts of an act
    ("kapittel 4 og 5", [k("4"), k("5")]),
    ("kapitlene 4 (plan), 5 (klage) og 6 A", [k("4"), k("5"), k("6", "A")]),
    ("artikkel 65 nr. 1 og 109", [art("65", nummer=1), art("109")]),
    ("artikkel 33 nr. 2 og 40 til 43", [art("33", nummer=2), art("40", to="43")]),
    ("artikkel 25 nr. 1 eller 26 nr. 2", [art("25", nummer=1), art("26", nummer=2)]),
    ("artikkel 88 nr. 1 bokstav c, 99", [art("88", nummer=1, bokstav="c"), art("99")]),
    ("artikkel 6 nr. 1 og 3", [art("6", nummer="1 3")]),
    ("artikkel 6 bokstav a, 3", [art("6", bokstav="a")]),
    ("§§ 13 a nr. 1 og 13 d", [p("13", "a", nummer=1), p("13", "d")]),
    ("§ 13 nr. 1 og 3", [p("13", nummer="1 3")]),
    ("artikkel 5 og 6", [art("5"), art("6")]),
    ("straffeloven andre del", [act("straffeloven"), Mention("del", "2", law="straffeloven")]),
    ("folketrygdloven, med unntak av kapittel 5",
     [act("folketrygdloven"), k("5", law="folketrygdloven")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_references(text: str, expected: list[Mention]) -> None:
    assert found(text) == expected
