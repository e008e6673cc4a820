"""Asked when: a question in; what to say of the day that it asks about, out.

Answers are the law as it stands. Who asks of another day is told what it said then, or
that this is not known, and never given today's words for it.
"""

import re
from datetime import date

from app.days import WRITTEN
from app.law import Law
from app.past import Past
from app.past_render import sentences, standing_lines
from corpus.errors import LovError
from corpus.ids import ProvisionId
from corpus.timeline import spoken_day

# «Hva sa bhl. § 2 b i 2019?», «Hvordan lød den før 2022?»; not «født i 2019».
THEN = re.compile(
    r"\b(?:sa|sto|stod|lød|lydde|gjaldt|galdt|gjeldt|het|heitte|var (?:det |ho |den )?(?:regel\w*"
    r"|lov\w*|kravet|plikt\w*)|(?:var|kunne|måtte|skulle) \w+ (?:plikt\w*|rett|lov\w*))\b",
    re.IGNORECASE,
)
YEAR = re.compile(
    r"\b(?P<before>før|innan)?\s*(?:i|år(?:et)?|per|pr\.?)?\s*(?P<year>(?:19|20)\d\d)\b"
)
NAMED = re.compile(r"(?:lov\w*|nr\.?|av|frå|fra|/)\s*$", re.IGNORECASE)  # «boligloven fra 2022»
HOW = "Se ordlyden da: leddvis show «{label}» --as-of {day}."


def day_asked(question: str, seen: date) -> date | None:
    """The day that a question is about, when that is not the day of the sources, `seen`.

    Of a year its last day, of the time before a year the day before it.
    """
    found = _written(question) or _year(question)
    if found is None or not (THEN.search(question) or found > seen):
        return None
    return found


def _written(question: str) -> date | None:
    for pattern, read in WRITTEN:
        if match := pattern.search(question):
            try:
                return date(*read(match))
            except ValueError:
                return None
    return None


def _year(question: str) -> date | None:
    for match in YEAR.finditer(question):
        if not NAMED.search(question[: match.start("year")]):
            year = int(match["year"])
            return date(year - 1, 12, 31) if match["before"] else date(year, 12, 31)
    return None


def said_then(law: Law, id: ProvisionId, day: date) -> str:
    """What there is to tell of the provision at `id` on `day`."""
    label = law.label(id)
    try:
        then = Past(law).on(str(id), day)
    except LovError as error:
        return str(error)
    return " ".join((f"{label}:", *sentences(then), HOW.format(label=label, day=day)))


def not_then(day: date, seen: date) -> str:
    """What to say before an answer to a question on another day that cites nothing."""
    return f"Svaret er loven per {spoken_day(seen)}, ikke slik den var {spoken_day(day)}."


def stands(law: Law, id: ProvisionId) -> str:
    """Since when the provision at `id` is in force, and its wording as it is; «» if unknown."""
    if law.base.manifest.wordless:
        return ""
    try:
        told = standing_lines(Past(law).of(id))
    except LovError:
        return ""
    return f"{law.label(id)}: {' '.join(told)}" if told else ""
