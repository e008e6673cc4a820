"""Private: a question in; what in it tells of a person, and the question without numbers, out.

A number of eleven digits is never needed to find a rule, so it is taken out before
anything else sees the question. A question that looks like a case file is asked
about first. Nothing is kept.
"""

import re
from dataclasses import dataclass

# National identity numbers, D-numbers and the like are 6 + 5 digits, account numbers 4 + 2 + 5.
# A slip of a digit is as private as the right number, so no check digit is asked for; nor
# does it matter how they are parted. «LOV-2020-11-06-127» has eleven digits too.
NUMBER = re.compile(
    r"(?<!\d)(?<!lov[/-])(?<!for-)(?<!forskrift/)"
    r"(?:\d{2}[./ -]\d{2}[./ -](?:19|20)\d{2}[\s.-]{0,3}\d{5}|\d(?:[\s./-]{0,2}\d){10})(?!\d)",
    re.IGNORECASE,
)
NOT_KEPT = "[teksten er ikke tatt vare på]"
TAKEN_OUT = "[nummer tatt bort]"
# What case files have and questions about the rules seldom: a name for each, and a pattern.
SIGNS: tuple[tuple[str, str], ...] = (
    ("fødselsdato", r"\b(?:[Ff](?:ødt|ødd|\.)|[Ff]ødselsdato:?)\s*\d{1,2}[. /]\d{1,2}[. /]\d{2}"),
    ("fødselsdato", r"\b[Ff](?:ødt|ødd)\s+(?:den\s+)?\d{1,2}\.\s*[a-zæøå]{3,9}\s+\d{4}"),
    ("navn", r"(?<=[a-zæøå,;:] )[A-ZÆØÅ][a-zæøå]+(?: [A-ZÆØÅ][a-zæøå]+)+"),
    (
        "navn",
        r"\b(?:[Mm]or|[Ff]ar|[Mm]ora|[Gg]utten|[Gg]uten|[Jj]enta|[Ee]leven|[Pp]asienten|[Rr]ektor"
        r"|[Bb]rukeren|[Ss]ønnen|[Dd]atteren|[Dd]ottera) [A-ZÆØÅ][a-zæøå]+",
    ),
    (
        "helseopplysning",
        r"\b(?:CP|ADHD|[Aa]utisme|[Pp]sykose|psykotisk|[Dd]epresjon|bipolar|[Ss]kizofreni|voldelig"
        r"|valdeleg|rusmisbruk\w*|alkoholiker|selvmord\w*|sjølvmord\w*|diagnose[nr]?|Downs)\b",
    ),
    ("alder", r"\(\d{1,2}(?: år)?\)"),
    ("telefonnummer", r"\b(?:[Tt]lf|[Tt]elefon|[Mm]obil)\D{0,12}\d\d ?\d\d ?\d\d ?\d\d"),
    ("e-postadresse", r"\b[\w.+-]+@[\w-]+\.\w+"),
    ("adresse", r"\b[A-ZÆØÅ][a-zæøå]+(?:veien|vegen|gata|gaten|vei|veg|gate)\s+\d+"),
    (
        "saksnummer",
        r"\b(?i:saksnr|sak|saksnummer|arkivsak|vår ref|deres ref|ref)\b\.?:?\s*(?:nr\.?\s*)?"
        r"\d{2,4}/\d+",
    ),
)
_SIGNS = tuple((name, re.compile(pattern)) for name, pattern in SIGNS)
WHAT_NOW = (
    "Skriv spørsmålet uten opplysninger om personer, eller si at teksten kan brukes likevel"
    " (--likevel, eller krysset under spørsmålet)."
)
LONG = 1200  # characters: a question is shorter; a pasted journal or report is not


@dataclass(frozen=True, slots=True)
class Private:
    """A question as it may be used, and what to be warned of."""

    text: str  # without numbers of eleven digits
    number: bool  # whether one was taken out
    signs: tuple[str, ...]  # what makes it look like a case file

    @property
    def kept(self) -> str:
        """As much of the question as may be written down."""
        return NOT_KEPT if self.signs else self.text

    @property
    def warning(self) -> str:
        """What to tell before the question is used; empty when there is nothing to tell."""
        if self.number:
            return (
                "Teksten har et tall på elleve sifre, som et fødselsnummer. Leddvis trenger det"
                " ikke, og har ikke tatt vare på det."
            )
        if self.signs:
            return (
                f"Teksten ser ut til å være fra en sak ({', '.join(self.signs)}). Leddvis trenger"
                " bare spørsmålet, og har ikke tatt vare på noe av det."
            )
        return ""


def read(text: str) -> Private:
    """What `text` tells of a person.

    >>> read("Sønnen min, 010203 12345, får ikke plass i SFO").text
    'Sønnen min, [nummer tatt bort], får ikke plass i SFO'
    """
    without, count = NUMBER.subn(TAKEN_OUT, text)
    signs = dict.fromkeys(name for name, pattern in _SIGNS if pattern.search(text))
    if len(text) > LONG:
        signs["lengden"] = None
    # One alone may be chance («si fra til post@kommunen.no»); a date of birth is not.
    enough = len(signs) > 1 or "fødselsdato" in signs or "lengden" in signs
    return Private(without, bool(count), tuple(signs) if enough else ())
