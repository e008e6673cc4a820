"""Citation: an address in, the words by which people cite it out.

«lov/2011-06-24-30/§7-2a/ledd/2/bokstav/e» → «hol. § 7-2 a andre ledd bokstav e».
"""

import re
from collections.abc import Callable

from corpus.catalog import Entry
from corpus.ids import ProvisionId
from corpus.model import Header

ORDINALS = (
    "første andre tredje fjerde femte sjette sjuende åttende niende tiende ellevte tolvte"
    " trettende fjortende femtende sekstende syttende attende nittende tjuende"
).split()
OURS = re.compile(r"~[a-z0-9]+")  # what we add to a name that the source uses twice
LETTER = re.compile(r"(?<=\d)([a-zæøå])$")  # §7-2a is printed § 7-2 a


def act_name(header: Header, entry: Entry | None) -> str:
    """What a label calls the document: «hol.», or its korttittel when we have no other."""
    if entry is not None:
        return entry.short
    return f"{header.abbreviation}." if header.abbreviation else header.short_title or header.title


def label(act: str, id: ProvisionId, printed: str = "") -> str:
    """The whole citation: «hol. § 7-2 a andre ledd bokstav e»."""
    return f"{act} {place(id, printed)}".strip()


def ordinal(number: str) -> str:
    """«andre» for 2; «27.» beyond the words.

    >>> ordinal("2"), ordinal("27")
    ('andre', '27.')
    """
    if number.isdigit() and 1 <= int(number) <= len(ORDINALS):
        return ORDINALS[int(number) - 1]
    return f"{number}."


WORDS: dict[str, Callable[[str], str]] = {
    "ledd": lambda value: f"{ordinal(value)} ledd",
    "bokstav": lambda value: f"bokstav {value}",
    "nummer": lambda value: f"nr. {value}",
    "strekpunkt": lambda value: f"{ordinal(value)} strekpunkt",
    "setning": lambda value: f"{ordinal(value)} punktum",
    "avsnitt": lambda value: f"avsnitt {value}",
    "rest": lambda value: f"tekst {value}",
    "artikkel": lambda value: f"artikkel {value}",
}
NAMES: dict[str, str] = {"kap": "kapittel", "del": "del", "vedlegg": "vedlegg"}


def place(id: ProvisionId, printed: str = "") -> str:
    """Where in its document `id` is, in words; `printed` is its paragraf as the law prints it.

    >>> place(ProvisionId.parse("lov/2011-06-24-30/§7-2a/ledd/2/bokstav/e"))
    '§ 7-2 a andre ledd bokstav e'
    >>> place(ProvisionId.parse("lov/2011-06-24-30/kap3"))
    'kapittel 3'
    """
    steps = iter(id.path)
    words = []
    for step in steps:
        if step in WORDS:
            words.append(WORDS[step](next(steps, "")))
        elif step.startswith("§"):
            words.append(printed or paragraf(step))
        else:
            words.append(_named(step))
    return " ".join(words)


def paragraf(step: str) -> str:
    """The paragraf number as most acts print it.

    >>> paragraf("§7-2a"), paragraf("§§14til91")
    ('§ 7-2 a', '§§ 14 til 91')
    """
    mark = step[: len(step) - len(step.lstrip("§"))]
    number = LETTER.sub(r" \1", step[len(mark) :])
    return f"{mark} {re.sub(r'(?<=[0-9])til(?=[0-9])', ' til ', number)}"


def _named(step: str) -> str:
    for prefix, word in NAMES.items():
        if step.lower().startswith(prefix):
            return f"{word} {step[len(prefix) :]}".strip()
    return f"artikkel {step[1:]}" if re.fullmatch(r"a(\d|[IVXL])\S*", step) else step


def url(id: ProvisionId) -> str:
    """The page at Lovdata where `id` can be read: its paragraf, or the whole document."""
    home = id.paragraf or ProvisionId(id.document)
    return f"https://lovdata.no/{OURS.sub('', str(home))}"
