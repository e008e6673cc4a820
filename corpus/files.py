"""Files: a refid in, the name of its file inside one of Lovdata's archives out."""

# lov → nl, numbers of three digits; forskrift → sf, of four.
SERIES = {"lov": ("nl", 3), "forskrift": ("sf", 4)}
CONSOLIDATED = {"lov": "gjeldende-lover", "forskrift": "gjeldende-sentrale-forskrifter"}


def member_name(refid: str, archive: str = "") -> str:
    """Where the document lies in `archive`, or in the one of its kind in force.

    >>> member_name("lov/2011-06-24-30"), member_name("lov/1967-02-10")
    ('nl/nl-20110624-030.xml', 'nl/nl-19670210-000.xml')
    >>> member_name("lov/2021-06-11-78", "lovtidend-avd1-2001-2024")
    'lti/2021/nl-20210611-078.xml'
    """
    kind, number = refid.split("/")
    series, digits = SERIES[kind]
    year, month, day, *rest = number.split("-")
    in_force = archive in ("", CONSOLIDATED[kind])
    folder = series if in_force else f"lti/{year}"
    return f"{folder}/{series}-{year}{month}{day}-{int(rest[0]) if rest else 0:0{digits}}.xml"
