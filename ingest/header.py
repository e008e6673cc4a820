"""Header: the key-info list of a document in, its Header out.

Every line is kept as it stands (`facts`); what the project uses is taken out of
it. Dates stand mixed with free text and are not sorted, so all that are named
are given, in the order they stand, and the text beside them.
"""

import re
from collections import Counter
from datetime import date

from lxml.etree import _Element as Element

from corpus.errors import SourceError
from corpus.ids import ProvisionId
from corpus.model import EMPTY, Fact, Header, Prose
from ingest.flow import Flow

ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
REFID = re.compile(r"\b(?:lov|forskrift)/\d{4}-\d{2}-\d{2}(?:-\d+)?")
# «Helse- og omsorgstjenesteloven – hol»: 214 acts write the abbreviation after an en dash.
SHORT_TITLE = re.compile(r"(?P<title>.*?)\s+–\s+(?P<abbreviation>[^–\s]+)")


def opened(root: Element, source: str) -> tuple[Header, Element]:
    """The header and the body of a document. Raises SourceError for XML that is not Lovdata's."""
    main = root.find("body/main")
    info = root.find("body/header/dl")
    if main is None or info is None:
        raise SourceError(
            f"{source} er ikke et dokument i Lovdatas format: hode eller hoveddel mangler."
            " Hent arkivet på nytt."
        )
    return read_header(info), main


def read_header(info: Element) -> Header:
    """The header in `info`, a `dl` of dt/dd pairs. Raises SourceError without a RefID."""
    facts = tuple(_facts(info))
    values = {fact.name: fact.prose for fact in facts}

    def text(name: str) -> str:
        return values.get(name, EMPTY).text

    if not REFID.fullmatch(text("refid")):
        raise SourceError(
            f"Et dokument sier ikke hvilken lov eller forskrift det er (RefID «{text('refid')}»)."
            " Hent arkivet på nytt."
        )
    short = SHORT_TITLE.fullmatch(text("titleShort"))
    changed = dates(text("lastChangeInForce"))
    return Header(
        refid=text("refid"),
        dokid=text("dokid"),
        legacy_id=text("legacyID"),
        title=text("title"),
        short_title=short["title"] if short else text("titleShort"),
        abbreviation=short["abbreviation"] if short else "",
        in_force=dates(text("dateInForce")),
        in_force_text=text("dateInForce"),
        last_change_in_force=changed[-1] if changed else None,
        last_changed_by=_refids(text("lastChangedBy")),
        changes=_refids(text("changesToDocuments")),
        based_on=_hrefs(values.get("basedOn", EMPTY)),
        facts=facts,
    )


def dates(text: str) -> tuple[date, ...]:
    """The ISO dates that `text` names, in the order they stand; impossible ones left out.

    >>> dates("2012-01-01, Kongen bestemmer, 2011-13-01")
    (datetime.date(2012, 1, 1),)
    """
    found = []
    for match in ISO_DATE.finditer(text):
        try:
            found.append(date(*map(int, match.groups())))
        except ValueError:
            continue
    return tuple(found)


def _facts(info: Element) -> list[Fact]:
    facts, label = [], ""
    for child in info:
        if child.tag == "dt":
            label = " ".join("".join(map(str, child.itertext())).split())
        elif child.tag == "dd" and child.get("class") != "table-of-contents":
            flow = Flow(ProvisionId("lov/0000-00-00"), Counter(), [])
            facts.append(Fact(child.get("class", ""), label, flow.read(child).prose()))
    return facts


def _refids(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(REFID.findall(text)))


def _hrefs(prose: Prose) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.href for link in prose.links))
