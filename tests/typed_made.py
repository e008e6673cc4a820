"""What a row of the typed tables is made of: an act and the places in it in, targets out."""

from typing import NamedTuple

Refs = tuple[tuple[str, ...], ...]  # for each reference in the text, in order: its targets
Row = tuple[str, Refs]


class Group(NamedTuple):
    """Rows of one form, in both målformer; what has no målform stands with bokmål."""

    about: str
    nb: tuple[Row, ...]
    nn: tuple[Row, ...]


def one(act: str, *places: str) -> Refs:
    """One reference, to one place or to several: «første og andre ledd», «§§ 28 til 34».

    >>> one("lov/1902-02-02-1", "§3/ledd/1", "§3/ledd/2")
    (('lov/1902-02-02-1/§3/ledd/1', 'lov/1902-02-02-1/§3/ledd/2'),)
    """
    return (tuple(f"{act}/{place}" for place in places),)


def each(act: str, *places: str) -> Refs:
    """As many references as there are places: «§§ 7-1, 7-2 og 7-2 a».

    >>> each("lov/1902-02-02-1", "§3", "§4")
    (('lov/1902-02-02-1/§3',), ('lov/1902-02-02-1/§4',))
    """
    return tuple((f"{act}/{place}",) for place in places)


def named(*acts: str) -> Refs:
    """References to whole documents, one each."""
    return tuple((act,) for act in acts)


# ---- the documents, by what they are called in short

AML = "lov/2005-06-17-62"
BHL = "lov/2005-06-17-64"
BL = "lov/1981-04-08-7"
BOSL = "lov/2022-12-20-121"
BVL = "lov/2021-06-18-97"
BVL_1992 = "lov/1992-07-17-100"
FAMVL = "lov/1997-06-19-62"
FTRL = "lov/1997-02-28-19"
FVL = "lov/1967-02-10"
FVL_2025 = "lov/2025-06-20-81"
GRL = "lov/1814-05-17"
HOL = "lov/2011-06-24-30"
HPL = "lov/1999-07-02-64"
INTL = "lov/2020-11-06-127"
INTROL = "lov/2003-07-04-80"
KHTJL = "lov/1982-11-19-66"
KOML = "lov/2018-06-22-83"
KRISESL = "lov/2009-06-19-44"
NAVL = "lov/2006-06-16-20"
OFFL = "lov/2006-05-19-16"
OPPL = "lov/2023-06-09-30"
OPPL_1998 = "lov/1998-07-17-61"
PBRL = "lov/1999-07-02-63"
PHVL = "lov/1999-07-02-62"
POPPLYL = "lov/2018-06-15-38"
PRIVSKL = "lov/2003-07-04-84"
SOTJL = "lov/2009-12-18-131"
SOTJL_1991 = "lov/1991-12-13-81"
SPHL = "lov/1999-07-02-61"
STRL = "lov/2005-05-20-28"
STRPL = "lov/1981-05-22-25"
TANNHL = "lov/1983-06-03-54"

HABILITERING = "forskrift/2011-12-16-1256"
IP = "forskrift/2022-06-22-1110"

# Treaties and the like are annexes of the acts that make them Norwegian law.
GDPR = f"{POPPLYL}/gdpr"
EMK = "lov/1999-05-21-30/emkn"
BARN = "lov/1999-05-21-30/bkn"
KVINNE = "lov/1999-05-21-30/kdkn"
OSK = "lov/1999-05-21-30/oskn"
SP = "lov/1999-05-21-30/spn"
