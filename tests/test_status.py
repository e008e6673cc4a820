"""Status: a change note, a day, the day of the sources → what holds, and why, in Norwegian."""

from datetime import date

import pytest

from tests.samples import ledd
from tests.standing import (
    D02,
    D03,
    D80,
    D90,
    D95,
    KING,
    MID,
    NEW,
    OLD,
    SEEN,
    Brief,
    brief,
    law,
    told,
)

BEFORE = ("ikke trådt i kraft", None)
LATER = ("ukjent", None, None)  # told of every day after the sources

# Every row: the note, whether words stand there, and for some days what holds.
LIVES: list[tuple[str, bool, list[tuple[date, Brief]]]] = [
    # never touched
    ("", True, [
        (date(1979, 1, 1), [(*BEFORE, D80)]),
        (date(1979, 12, 31), [(*BEFORE, D80)]),
        (D80, [("i kraft", D80, None)]),
        (SEEN, [("i kraft", D80, None)]),
        (D02, [("i kraft", D80, None), LATER]),
    ]),
    # added later
    (f"Tilføyd ved lov {OLD} (ikr. 1 juli 1990).", True, [
        (D80, [(*BEFORE, D90)]),
        (date(1990, 6, 30), [(*BEFORE, D90)]),
        (D90, [("i kraft", D90, None)]),
    ]),
    # repealed, and brought back
    (f"Opphevet ved lov {OLD} (ikr. 1 juli 1990).", False, [
        (date(1989, 1, 1), [("i kraft", D80, None)]),
        (date(1990, 6, 30), [("i kraft", D80, None), ("oppheves", None, D90)]),
        (D90, [("opphevet", D90, None)]),
        (SEEN, [("opphevet", D90, None)]),
    ]),
    (
        f"Opphevet ved lov {OLD} (ikr. 1 juli 1990),"
        f" tilføyd igjen ved lov {MID} (ikr. 1 jan 1995).",
        True, [
        (D80, [("i kraft", D80, None)]),
        (D90, [("opphevet", D90, None)]),
        (D95, [("i kraft", D95, None)]),
    ]),
    # changed: while it is adopted and has not come into force
    (f"Endret ved lov {OLD} (ikr. 1 juli 1990).", True, [
        (date(1989, 12, 7), [("i kraft", D80, None)]),
        (date(1989, 12, 8), [("i kraft", D80, None), ("endring vedtatt, ikke i kraft", None, D90)]),
        (D90, [("i kraft", D80, None)]),
    ]),
    (f"<strong>Endres</strong> ved lov {NEW} (i kraft 1 jan 2002).", True, [
        (date(2001, 2, 2), [("i kraft", D80, None)]),
        (SEEN, [("i kraft", D80, None), ("endring vedtatt, ikke i kraft", None, D02)]),
        (D02, [("i kraft", D80, None), ("ukjent", D02, None), LATER]),
    ]),
    (f"<strong>Endres</strong> ved lov {NEW} ({KING}).", True, [
        (SEEN, [("i kraft", D80, None), ("endring vedtatt, ikke i kraft", None, None)]),
    ]),
    # in two steps
    (f"Endret ved lov {OLD} (ikr. 1 juli 1990, annet ledd ikr. 1 jan 1995).", True, [
        (date(1990, 1, 1), [
            ("i kraft", D80, None),
            ("endring vedtatt, ikke i kraft", None, D90),
            ("endring vedtatt, ikke i kraft", None, D95),
        ]),
        (D90, [("i kraft", D80, None), ("endring vedtatt, ikke i kraft", None, D95)]),
        (D95, [("i kraft", D80, None)]),
    ]),
    # adopted, still to come
    (f"<strong>Tilføyes</strong> ved lov {NEW} (i kraft 1 jan 2002).", False, [
        (SEEN, [(*BEFORE, D02)]),
        (D02, [("i kraft", D02, None), LATER]),
    ]),
    (f"Tilføyes ved lov {NEW} ({KING}).", False, [
        (SEEN, [(*BEFORE, None)]),
        (D03, [(*BEFORE, None), LATER]),
    ]),
    # to be repealed
    (f"<strong>Oppheves</strong> ved lov {NEW} (i kraft 1 jan 2002).", True, [
        (date(2001, 2, 2), [("i kraft", D80, None)]),
        (SEEN, [("i kraft", D80, None), ("oppheves", None, D02)]),
        (D02, [("opphevet", D02, None), LATER]),
    ]),
    (f"<strong>Oppheves</strong> ved lov {NEW} ({KING}).", True, [
        (SEEN, [("i kraft", D80, None), ("oppheves", None, None)]),
        (D02, [("i kraft", D80, None), ("oppheves", None, None), LATER]),
    ]),
    # temporary: the act that gave it has decided its end
    (
        f"Tilføyd ved lov {OLD} (ikr. 1 juli 1990), opphevet ved lov {OLD} (i kraft 1 jan 1995),"
        f" tilføyd ved lov {MID} (ikr. 1 jan 1995)."
        f" <strong>Oppheves</strong> ved lov {MID} (i kraft 1 jan 2003).",
        True, [
        (date(1990, 6, 30), [(*BEFORE, D90)]),
        (D90, [("i kraft", D90, None), ("midlertidig", None, D95), ("oppheves", None, D95)]),
        (D95, [("i kraft", D95, None), ("midlertidig", None, D03), ("oppheves", None, D03)]),
        (D03, [("opphevet", D03, None), LATER]),
    ]),
    # the day of a pending event is past, and the text is as before
    (f"<strong>Endres</strong> ved lov {MID} (i kraft 1 mars 1999).", True, [
        (SEEN, [("i kraft", D80, None), ("endring vedtatt, ikke i kraft", None, None)]),
    ]),
    (f"<strong>Oppheves</strong> ved lov {MID} (i kraft 1 mars 1999).", True, [
        (SEEN, [("i kraft", D80, None), ("oppheves", None, None)]),
        (D02, [("i kraft", D80, None), ("oppheves", None, None), LATER]),
    ]),
    (f"<strong>Tilføyes</strong> ved lov {MID} (i kraft 1 mars 1999).", False, [
        (SEEN, [(*BEFORE, None)]),
    ]),
    # no day in the note
    (f"Tilføyd ved lov {OLD}.", True, [
        (date(1989, 12, 7), [(*BEFORE, None)]),
        (SEEN, [("i kraft", None, None)]),
    ]),
    (f"Opphevet ved lov {OLD} (f o m inntektsåret 1990).", False, [
        (date(1989, 12, 31), [("i kraft", D80, None), ("oppheves", None, None)]),
        (date(1990, 1, 1), [("opphevet", None, None)]),
    ]),
    # only a part: the rest is not touched
    (f"Første ledd opphevet ved lov {OLD} (ikr. 1 juli 1990).", True, [
        (SEEN, [("i kraft", D80, None)]),
    ]),
    (f"Ikr. 1 juli 1990 iflg. res. 5 mai 1990 nr. 6, endret ved lov {MID}.", True, [
        (SEEN, [("i kraft", D90, None)]),
    ]),
    # the text has the last word
    (f"Opphevet ved lov {OLD} (ikr. 1 juli 1990), for så vidt den gjelder sild.", True, [
        (SEEN, [("i kraft", D80, None)]),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "words", "day", "expected"),
    [(note, words, day, expected) for note, words, days in LIVES for day, expected in days],
)
def test_the_status_on_a_day(note: str, words: bool, day: date, expected: Brief) -> None:
    document = law(note, inside=ledd("Et ledd.") if words else "")
    assert brief(told(document, day)) == expected


SENTENCES = [
    ("", True, SEEN, ["I kraft fra 1. januar 1980."]),
    ("", True, date(1970, 1, 1), ["Loven trådte i kraft 1. januar 1980."]),
    (
        f"Tilføyd ved lov {OLD} (ikr. 1 juli 1990).", True, SEEN,
        ["I kraft fra 1. juli 1990. Tilføyd ved lov 8. desember 1989 nr. 4."],
    ),
    (
        f"Tilføyd ved lov {OLD} (f o m inntektsåret 1990).", True, SEEN,
        ["I kraft. Tilføyd ved lov 8. desember 1989 nr. 4, fra inntektsåret 1990."],
    ),
    (
        f"Tilføyd ved lov {OLD}.", True, SEEN,
        ["I kraft. Kilden sier ikke fra når. Tilføyd ved lov 8. desember 1989 nr. 4."],
    ),
    (
        f"Opphevet ved lov {OLD} (ikr. 1 juli 1990).", False, SEEN,
        ["Opphevet ved lov 8. desember 1989 nr. 4 fra 1. juli 1990."],
    ),
    (
        f"Opphevet ved lov {OLD}.", False, SEEN,
        ["Opphevet ved lov 8. desember 1989 nr. 4. Kilden sier ikke fra når."],
    ),
    (
        f"<strong>Tilføyes</strong> ved lov {NEW} (i kraft 1 jan 2002).", False, SEEN,
        ["Tilføyes ved lov 3. februar 2001 nr. 4 fra 1. januar 2002."],
    ),
    (
        f"<strong>Tilføyes</strong> ved lov {NEW} ({KING}).", False, SEEN,
        ["Tilføyes ved lov 3. februar 2001 nr. 4, fra den tid Kongen bestemmer."],
    ),
    (
        f"<strong>Endres</strong> ved lov {NEW} (i kraft 1 jan 2002).", True, SEEN,
        [
            "I kraft fra 1. januar 1980.",
            "Endringen ved lov 3. februar 2001 nr. 4 trer i kraft 1. januar 2002.",
        ],
    ),
    (
        f"<strong>Endres</strong> ved lov {NEW} ({KING}, gjelder annet ledd).", True, SEEN,
        [
            "I kraft fra 1. januar 1980.",
            "Endringen av annet ledd ved lov 3. februar 2001 nr. 4 trer i kraft fra den tid Kongen"
            " bestemmer.",
        ],
    ),
    (
        f"<strong>Endres</strong> ved lov {NEW} (i kraft 1 jan 2002).", True, D02,
        [
            "I kraft fra 1. januar 1980.",
            "Endringen ved lov 3. februar 2001 nr. 4 gjelder fra 1. januar 2002; teksten i kilden"
            " er den fra før.",
            "Kilden er fra 1. juni 2001. Hva som er bestemt senere, er ikke kjent.",
        ],
    ),
    (
        f"<strong>Endres</strong> ved lov {MID} (i kraft 1 mars 1999).", True, SEEN,
        [
            "I kraft fra 1. januar 1980.",
            "Endringen ved lov 6. mai 1994 nr. 7 skulle tre i kraft 1. mars 1999, men er ikke tatt"
            " inn i kilden fra 1. juni 2001.",
        ],
    ),
    (
        f"Tilføyd ved lov {MID} (ikr. 1 jan 1995)."
        f" <strong>Oppheves</strong> ved lov {MID} (i kraft 1 jan 2003).", True, SEEN,
        [
            "I kraft fra 1. januar 1995. Tilføyd ved lov 6. mai 1994 nr. 7.",
            "Midlertidig: gjelder til og med 31. desember 2002.",
            "Oppheves ved lov 6. mai 1994 nr. 7 fra 1. januar 2003.",
        ],
    ),
    (
        f"<strong>Oppheves</strong> ved lov {MID} (i kraft 1 mars 1999).", True, SEEN,
        [
            "I kraft fra 1. januar 1980.",
            "Skulle oppheves ved lov 6. mai 1994 nr. 7 fra 1. mars 1999, men står fortsatt i kilden"
            " fra 1. juni 2001.",
        ],
    ),
    (
        f"Endret ved lov {OLD} (ikr. 1 juli 1990, tidligere § 7).", True, date(1985, 1, 1),
        [
            "I kraft fra 1. januar 1980. Het § 7 til 1. juli 1990. Teksten er endret etter dette,"
            " første gang 1. juli 1990.",
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("note", "words", "day", "expected"), SENTENCES)
def test_the_sentences(note: str, words: bool, day: date, expected: list[str]) -> None:
    document = law(note, inside=ledd("Et ledd.") if words else "")
    assert [each.reason for each in told(document, day)] == expected
