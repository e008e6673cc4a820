"""Commencement: a document in, from which day each of its provisions is in force out.

The header names the days without saying what came into force on which. The
footnotes do, in a few ways: «Fra 1 jan 2012 iflg. res. …, med unntak av § 3-5
tredje ledd, som trådte ikr. 1 jan 2016». Opens no file, looks nothing up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.model import Document, Footnote, Prose, Provision
from ingest.change_grammar import DATE, MONTH, PARTS
from ingest.change_tokens import DATED, day_in
from ingest.header import dates


@dataclass(frozen=True, slots=True)
class Piece:
    """What came into force on another day than the rest of its act, or has not yet."""

    steps: frozenset[str]  # «§3-5», «kap4», folded
    day: date | None  # None: not yet, or the footnote does not say
    part: str = ""  # «tredje ledd»; «» when it is the whole
    waiting: bool = False  # said to be not in force
    words: str = ""  # of the footnote that says so


@dataclass(frozen=True, slots=True)
class Start:
    """When a provision of the act as it was first adopted came into force."""

    day: date | None  # the first day that is possible when it is not exact
    exact: bool = True
    waiting: bool = False  # said to be not in force
    parts: tuple[Piece, ...] = ()  # of the provision, that stand apart
    latest: date | None = None  # the last day that is possible when it is not exact


@dataclass(frozen=True, slots=True)
class Commencement:
    """When an act came into force, and what of it did so apart."""

    days: tuple[date, ...]  # that the header names, the last day of the act left out
    main: date | None  # the day that holds for what is not said to be otherwise
    end: date | None  # the first day on which the act holds no longer, when the header says so
    words: str  # the header's own: «2023-01-01, Kongen bestemmer»
    pieces: tuple[Piece, ...] = ()

    def start(self, chain: Sequence[Provision]) -> Start:
        """When the last provision of `chain` came into force; the others stand around it."""
        steps = [provision.id.path[-1].casefold() for provision in chain if provision.id.path]
        mine = [piece for piece in self.pieces if piece.steps & set(steps)]
        parts = tuple(piece for piece in mine if piece.part)
        whole = [piece for piece in mine if not piece.part]
        # A paragraf stands nearer than its chapter; of two footnotes the later has the last word.
        whole.sort(key=lambda piece: max(steps.index(s) for s in piece.steps & set(steps)))
        if whole:
            day = whole[-1].day
            waiting = day is None and any(piece.waiting for piece in whole)
            first = None if waiting else day or min(self.days, default=None)
            latest = max(self.days, default=None)
            return Start(first, day is not None, waiting, parts, None if day or waiting else latest)
        if self.main or not self.days:
            return Start(self.main, self.main is not None, False, parts)
        # A day that is said of something else is none of this provision's.
        apart = {piece.day for piece in self.pieces}
        left = {day for day in self.days if day not in apart}
        # The only one left may be no day of force: «fra og med det første møtet i det enkelte
        # rådet, se vedtak 3 okt 2019» names the day of a decision, and the meetings came later.
        latest = max(left) if len(left) > 1 else max(self.days)
        return Start(min(self.days), False, False, parts, latest)


def commencement(document: Document) -> Commencement:
    """What the header and the footnotes of `document` say."""
    words = document.header.in_force_text
    end = END.search(words)
    last = dates(end[0])[-1] if end and dates(end[0]) else None
    # «2018-01-01 – 2027-12-31» names the last day, «oppheves 2026-07-01» the first without it.
    after = date.fromordinal(last.toordinal() + 1) if last and end and "–" in end[0] else last
    days = dates(END.sub("", EFFECT.sub("", words)))
    order = [
        p.id.path[-1].casefold() for p in document.walk() if p.kind in ("paragraf", "kapittel")
    ]
    reading = _Reading(days, order)
    header = [Piece(frozenset(reading.steps(x[2])), dates(x[1])[0]) for x in PLACED.finditer(words)]
    if not AMENDING.match(document.header.title):  # its footnotes speak of other acts
        for provision in document.walk():
            for footnote in provision.footnotes:
                reading.read(provision, footnote)
    main = _said(document, days) or reading.main or _left(days, header)
    return Commencement(days, main, after, words, tuple(_last_word((*header, *reading.pieces))))


def _last_word(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """What a later footnote says of the same thing takes the place of what was said before."""
    for n, piece in enumerate(pieces):
        same = (
            other
            for other in pieces[n + 1 :]
            if (other.steps, other.part.casefold()) == (piece.steps, piece.part.casefold())
        )
        if piece.waiting or not any(other.day for other in same):
            yield piece


def _said(document: Document, days: tuple[date, ...]) -> date | None:
    """The day that the act itself names: «Loven trer i kraft 1. oktober 2015.»"""
    if len(set(days)) < 2:
        return None
    for unit in document.root.units():
        if said := ITSELF.search(unit.text):
            return day_in(said[1]) if day_in(said[1]) in days else None
    return None


def _left(days: tuple[date, ...], header: Sequence[Piece]) -> date | None:
    apart = {piece.day for piece in header}
    left = [day for day in dict.fromkeys(days) if day not in apart]
    return left[0] if len(left) == 1 else None


# ---- how a header says it

AMENDING = re.compile(
    r"(?:midlertidig\s+)?lov\s+om\s+(?:midlertidige?\s+)?endr(?:ing|ingar|inger)\b", re.IGNORECASE
)
END = re.compile(
    r"(?:\s–\s*|\b(?:oppheves|opphevast|opphører|vert\s+oppheva)\D{0,20})\d{4}-\d{2}-\d{2}"
)
EFFECT = re.compile(r"\b(?:virkning|verknad)\s+(?:fra|frå)\s+(?:og\s+med\s+)?\d{4}-\d{2}-\d{2}")
PLACED = re.compile(r"(\d{4}-\d{2}-\d{2})\s+\(([^)]+)\)")  # «2001-07-01 (§ 8-1)»

# ---- how a footnote says it

# «Ikke i kraft.», «Ikkje ikr.», «Tredje ledd er ikke satt i kraft.», «Trer i kraft når Kongen …»
WAITING = re.compile(
    rf"""
    (?P<part>{PARTS}|dette\s+\w+)?\s*(?:er\s+)?
    (?: (?:ikke|ikkje)\s+(?:satt\s+|sett\s+|trådt\s+)?(?:i\s+kraft|ikr\b)
      | (?:trer\s+)?(?:i\s+kraft|ikr\.?)\s+(?:når|fra\s+den\s+tid\w*|frå\s+den\s+tid\w*)\s+Kongen )
    """,
    re.VERBOSE | re.IGNORECASE,
)
ITSELF = re.compile(
    rf"(?:^|\.\s)(?:Denne\s+lov|Loven|Lova|Denne\s+loven|Lova\s+her)\s+"
    r"(?:trer\s+i\s+kraft|tar\s+til\s+å\s+gjelde|tek\s+til\s+å\s+gjelde|gjelder\s+fra|gjeld\s+frå)"
    rf"\s+({DATE})",
    re.IGNORECASE,
)
SAYS = re.compile(r"\bikr\b|\bi\s+kraft\b|\bå\s+gjelde\b|^(?:fra|frå)\s+\d", re.IGNORECASE)
ALONE = re.compile(r"(?:ikr|i\s+kraft|trådte\s+i\s+kraft)\b", re.IGNORECASE)  # «Ikr. 1 juli 2012 …»
# The paragraf that says when the act comes into force.
COMMENCES = re.compile(
    r"\b(?:trer|tre|trår|sett|settes|tek\s+til|tar\s+til|tok\s+til|gjelder|gjeld)\b|Kongen|Kongjen",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d+(?:\s?[A-Za-z](?=-))?(?:-\d+)?(?!\d)(?:\s?[a-hj-zA-Z]\b(?!\.\S))?|(?-i:[IVXL]+)\b)"
)
_NOT_A_DAY = rf"(?!\d+\.?\s*(?:{MONTH}))"
# «§§ 1, 2 og 4 til 20», «§ 5 til § 19», «Kapitlene 1 til 13 og 17»
_MORE = rf"(?:(?:\s*,\s*|\s+og\s+){_NOT_A_DAY}{_NUMBER}|\s*(?:til|–)\s*§*\s*{_NOT_A_DAY}{_NUMBER})*"
TOKEN = re.compile(
    rf"""
      (?P<unless>\bmed\s+(?:\w+\s+)?(?:unntak|unnatak)\b|\bbortsett\s+fra\b|\bunntatt\b|\bfråsett\b)
      # a paragraf of another act: «endringen i pasientskadeloven § 1»
    | (?P<other>\b(?:(?!loven|lova)\w{{3,}}(?:loven|lova)s?|lov\s+{DATE})\b,?[^,.;§]*§+\s*{_NUMBER})
    | (?P<repeal>\bopphev\w*)
    | (?P<rest>\b(?:resten|øvrige)\b)
    | (?P<act>\b(?:loven|lova)\b)
    | (?P<date>{DATE.replace("?P<", "?P<d_")})
    | (?P<place>(?:§+\s*|\bkap(?:ittel|itlene|itla|\.)?\s+){_NUMBER}{_MORE})
      (?:\s*(?P<part>{PARTS}|\(\d+\)(?:\s*(?:,|og)\s*\(\d+\))*))?
    | (?P<cue>\b(?:fra|frå|ikr|kraft|verk|gjelde|gjelder)\b)
    | (?P<stop>[.;](?=\s+(?-i:[A-ZÆØÅ§])|\s*$) | (?<=\d)\.(?=\s+\d+\.?\s+(?:{MONTH})))
    | \w+
    """,
    re.VERBOSE | re.IGNORECASE,
)
LIST = re.compile(rf"({_NUMBER})(?:\s*(?:til|–)\s*§*\s*({_NUMBER}))?", re.IGNORECASE)
SIGN = re.compile(r"§+\s*|kap\w*\.?\s+", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """The footnotes of one act, while they are being read."""

    days: tuple[date, ...]  # that the header names
    order: list[str]  # the steps of its paragrafer and chapters, folded, as they stand
    pieces: list[Piece] = field(default_factory=list)
    main: date | None = None

    def read(self, provision: Provision, footnote: Footnote) -> None:
        text = footnote.prose.text
        if waiting := WAITING.match(text):
            part = waiting["part"] or _called(provision, footnote)
            self.pieces.append(_piece(provision, None, part, footnote))
        elif ALONE.match(text) and not COMMENCES.search(provision.words()):
            day = next(iter(self._named(text)), None)
            if day:
                self.pieces.append(_piece(provision, day, _called(provision, footnote)))
        elif SAYS.search(text):
            self._sentences(text)

    def _sentences(self, text: str) -> None:
        places: list[Piece] = []
        day: date | None = None  # «Fra 1 juli 2018 for § 3 og § 4»
        cued, unless, whole = True, False, bool(FROM.match(text))
        for token in TOKEN.finditer(text):
            if token["act"]:
                whole = True
            elif token["rest"]:
                whole, self.main = True, self.main or day
            elif token["cue"]:
                cued = True
            elif token["repeal"]:  # «kapittel I til VII ble opphevet fra 1 juli 2009»
                places, cued = [], False
            elif token["unless"]:
                unless, day = True, None
            elif token["place"]:
                found = list(self._places(token["place"], token["part"] or ""))
                self._add(found if day else [], day)
                places += [] if day else found
            elif token["date"] and not token["d_number"] and cued:
                named = next(iter(self._named(token["date"])), None)
                if places:
                    self._add(places if named or unless else [], named)
                    places = []
                elif named and not unless and SOME.match(text, token.end()):
                    day = named
                elif named and not unless and whole:
                    self.main = self.main or named
                cued = False
            elif token["stop"]:
                self._add(places if unless else [], None)
                places, day, cued, unless, whole = [], None, True, False, False
        self._add(places if unless else [], None)

    def _named(self, text: str) -> Iterator[date]:
        for match in DATED.finditer(text):
            day = day_in(match[0])
            if day and not match["number"] and day in self.days:
                yield day

    def _add(self, places: list[Piece], day: date | None) -> None:
        self.pieces += [replace(place, day=day) for place in places if place.steps]

    def _places(self, places: str, part: str) -> Iterator[Piece]:
        """«§ 1 til § 15 nr. 2»: the part is of the last that is named."""
        steps = self.steps(places)
        yield Piece(frozenset(steps[:-1] if part else steps), None)
        yield Piece(frozenset(steps[-1:] if part else ()), None, part)

    def steps(self, places: str) -> list[str]:
        """The steps that «§ 8 til § 21», «Kapitlene 1 til 3 og 5» name, of those the act has."""
        sign = SIGN.match(places)
        kind = "§" if sign and "§" in sign[0] else "kap"
        found: list[str] = []
        for first, last in LIST.findall(SIGN.sub("", places, count=1)):
            found += self._range(_step(kind, first), _step(kind, last or first))
        return found

    def _range(self, first: str, last: str) -> list[str]:
        if first not in self.order or last not in self.order:
            return [step for step in (first, last) if step in self.order]
        steps = self.order[self.order.index(first) : self.order.index(last) + 1]
        return [step for step in steps if step.startswith(first[0])]


FROM = re.compile(r"(?:fra|frå)\s+\d", re.IGNORECASE)
SOME = re.compile(r"\s+for\s+(?:§|kap|del\b|endring|resten|øvrige)", re.IGNORECASE)


def _step(kind: str, number: str) -> str:
    return kind + "".join(number.split()).casefold()


def _piece(
    provision: Provision, day: date | None, part: str, says: Footnote | None = None
) -> Piece:
    step = provision.id.path[-1].casefold() if provision.id.path else ""
    return Piece(frozenset((step,)), day, part, says is not None, says.prose.text if says else "")


def _called(provision: Provision, footnote: Footnote) -> str:
    """«ledd 3» where the footnote is called in the third of several ledd; «» for the whole."""
    units = list(provision.units())
    called = [unit for unit in units if footnote.mark in _calls(unit.prose)]
    if not called or len(units) == 1 or footnote.mark in _calls(provision.heading):
        return ""
    return " ".join(called[0].id.path[-2:])


def _calls(prose: Prose) -> set[str]:
    return {mark.value for mark in prose.marks if mark.kind == "fotnote"}
