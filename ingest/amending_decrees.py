"""Decrees: a decree of Norsk Lovtidend in, which act comes into force on which day out.

«Ikraftsetting av lov … Loven trer i kraft 1. august 2022, med unntak av § 2-6.» Parts are
given as they are written. A decree that sets no act in force gives nothing.
"""

import re
from collections.abc import Iterator
from datetime import date

from lxml.etree import _Element as Element

from corpus.change import Decree
from corpus.model import Header
from ingest.amending_acts import Names
from ingest.amending_grammar import (
    ACT,
    ALL_OF_IT,
    DAY,
    EXCEPT,
    IN_FORCE,
    MONTHS,
    OF_COMMENCEMENT,
    OF_THE_DECREE,
    SENTENCE,
    THE_FOLLOWING,
)
from ingest.header import dates, read_header

TEXT = ("legalP", "numberedLegalP", "defaultP", "listArticle")
LAW = re.compile(r"lov/\d{4}-\d\d-\d\d(?:-\d+)?")
# «Lov 19. juni 2009 nr. 72 om endringer i folketrygdloven (refusjon), del I»: only «del I» tells.
TITLE_OF_ACT = re.compile(
    rf"^\s*(?:at\s+)?(?:midlertidig\s+)?{ACT.pattern}[^§]*?(?:\([^()]*\)|\.\))?"
    r"(?=,|\s+§|\s+del\s|\s*$)",
    re.IGNORECASE,
)


def decrees(root: Element, source: str) -> tuple[Decree, ...]:
    """What comes into force by the decree in `root`; nothing for any other document."""
    main, head = root.find("body/main"), root.find("body/header/dl")
    if main is None or head is None:
        return ()
    header = read_header(head)
    act = _act(header)
    if not act or not OF_COMMENCEMENT.search(header.title):
        return ()
    found = list(dict.fromkeys(_read(main, header, act)))
    return tuple(found)


def _act(header: Header) -> str:
    """The act that the decree rests on, or else the one that its title names."""
    text = next((f.prose.text for f in header.facts if f.name == "basedOn"), "")
    acts = {match[0] for match in LAW.finditer(" ".join((*header.based_on, text)))}
    named = ACT.search(header.title)
    if len(acts) == 1:
        return acts.pop()
    return Names((), {}).refid(named) if named is not None and named["number"] else ""


def _read(main: Element, header: Header, act: str) -> Iterator[Decree]:
    for text, items in _lines(main):
        for sentence in SENTENCE.split(text):
            verb = IN_FORCE.search(sentence)
            if verb is None or OF_THE_DECREE.match(sentence):
                continue
            day = _day(sentence[verb.start() :], header)
            if THE_FOLLOWING.search(sentence[: verb.start()]):
                after = sentence[verb.end() :].partition(":")[2].strip()
                parts = (*items, *([after] if after else []))
                whole, but = "", ""
            else:
                whole, _, but = _parted(sentence, verb)
                parts = () if ALL_OF_IT.fullmatch(whole) else (whole,)
            yield Decree(
                act, day, parts, (but,) if but else (), header.refid, " ".join(sentence.split())
            )


def _lines(main: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every paragraph of the decree, with the items of its list."""
    for element in main.iter("article"):
        if element.get("class") not in TEXT:
            continue
        words, items = [element.text or ""], []
        for child in element:
            if child.tag in ("ul", "ol"):
                items += [" ".join("".join(map(str, li.itertext())).split()) for li in child]
            elif isinstance(child.tag, str) and child.get("class") not in TEXT:
                words.append("".join(map(str, child.itertext())))
            words.append(child.tail or "")
        yield " ".join(" ".join(words).split()), tuple(filter(None, items))


def _parted(sentence: str, verb: re.Match[str]) -> tuple[str, str, str]:
    """(what, verb, except what) of «Loven, med unntak av § 3, trer i kraft … med unntak av § 4»."""
    subject, rest = sentence[: verb.start()], sentence[verb.end() :]
    before, after = EXCEPT.split(subject, maxsplit=1), EXCEPT.split(rest, maxsplit=1)
    but = [piece[1] for piece in (before, after) if len(piece) > 1]
    what = TITLE_OF_ACT.sub(" ", before[0])
    return " ".join(what.split()).strip(" ,.:"), verb[0], " ".join(but).strip(" ,.")


def _day(text: str, header: Header) -> date | None:
    match = DAY.search(text)
    if match is None:
        return None
    if match["now"]:
        decided = dates(header.refid)
        return decided[0] if decided else None
    month = MONTHS[match["month"].lower()]
    try:
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
