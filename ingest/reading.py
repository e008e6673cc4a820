"""Reading: a text and a place in it in, the list of mentions that begins there out.

Lists, ranges, parts that go on, and the law that is named before or after: what all
mentions have in common, whatever they begin with. Where they begin is mentions.py.
"""

import re
from dataclasses import replace

from ingest import grammar
from ingest.mention import Kind, Mention
from ingest.parts import NOTHING, Parts, read_parts
from ingest.spotting import Lexicon, Named

_MORE_NUMBERS = re.compile(
    rf"{grammar.BRACKET}(?:\s*,?\s*(?P<jf>jf\.?|jfr\.?)\s+|{grammar.MORE})(?P<sign>§+\s*)?",
    re.IGNORECASE,
)
# «§§ 7-1 om taushetsplikt og 7-4 om innsyn»
_ABOUT_AND_MORE = re.compile(rf"{grammar.ABOUT}{grammar.MORE}(?P<jf>)(?P<sign>)", re.IGNORECASE)
_ABOUT = re.compile(r"\s+om\s")
_ENDS_HERE = re.compile(r"\s*(?:[.,;:)]|$)")
_BLANK = re.compile(r"\s+")
_RANGE = re.compile(rf"\s*{grammar.TO}\s*", re.IGNORECASE)
_JOINT = re.compile(grammar.MORE, re.IGNORECASE)
_JOINS = re.compile(r"\s*(?P<word>[^\s§\d]+)\s*")  # « til § », «–»
# Not on the next line: «§ 6 i sameieloven⏎§ 12 i tomtefesteloven».
_NUMBER_AFTER = re.compile(r"[., \t]*(?:§|kap|art\w*\s\d)", re.IGNORECASE)


class Reading:
    """One text, and the mentions that have been found in it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.found: list[Mention] = []
        self.named = lexicon.spot(text)
        self.by_start = {named.start: named for named in self.named}
        self.listed: tuple[str, int, int] = ("", 0, 0)  # the law of a list, from where, to where

    # ---- lists

    def _paragrafer(self, sign: re.Match[str], law: str, start: int) -> int:
        """«§§ 7-1, 7-2 og 7-2 a», «§ 15-6 til § 15-9»: a mention for each, the last place."""
        law, start = (law, start) if law else self._unknown_before(start)
        said = bool(law)
        law, own = (law, False) if law else self._law_before(start)
        plural = sign.groupdict().get("plural") is not None
        number = grammar.NUMBER.match(self.text, sign.end())
        if number is None:
            return sign.end()
        first, begin = len(self.found), start
        signed = first
        while True:
            listed = _head(number) if plural else 0
            parts, end = read_parts(self.text, number.end(), bare=True, listed=listed)
            mention = self._numbered("paragraf", number, parts, law, begin, end)
            if not parts and (last := self._range_end(end)):
                mention, end = self._to(mention, end, last), last.end()
                parts, end = read_parts(self.text, end)
                mention = replace(mention, parts=parts, end=end)
            if flg := grammar.FLG.match(self.text, end):
                end = flg.end()
                mention = replace(mention, end=end)
            self._add(replace(mention, own=own))
            end = self._more_parts(self._inside(end)) if parts else self._all_but(end)
            again = self._letters_again(end, self.found[-1]) if not parts else end
            if again != end:
                end = again
            following = self._next_number(end, plural, bool(parts))
            if following is None:
                break
            begin, number = following
            signed = len(self.found) if self.text[begin] == "§" else signed
        # «straffeloven § 4 eller § 1-2 i loven her»: the last sign alone is of this act.
        own_here = said and signed > first and grammar.IN_OWN_LAW.match(self.text, end)
        return self._law_after(signed if own_here else first, end, said)

    def _unknown_before(self, at: int) -> tuple[str, int]:
        """The name straight before `at` of an act that nobody here knows, and where it begins."""
        name = grammar.UNKNOWN.search(self.text, max(0, at - 100), at)
        if name is None or grammar.NO_TITLE.search(name[0]):
            return "", at
        if self.found and name.start("name") < self.found[-1].end:
            return "", at  # «§ 13 i eventyrloven⏎§ 21 i …»: the name is of the one before
        return name["name"], name.start("name")

    def _numbered(
        self, kind: Kind, number: re.Match[str], parts: Parts, law: str, start: int, end: int
    ) -> Mention:
        stem = re.sub(r"\s", "", number["stem"])
        letter = (number["letter"] or "").strip()
        return Mention(kind, stem, letter, "", parts, law, start=start, end=end)

    def _range_end(self, at: int) -> re.Match[str] | None:
        to = re.compile(rf"\s*{grammar.TO}\s*(?:§+\s*)?", re.IGNORECASE).match(self.text, at)
        if to and "\n" in to[0] and "-" in to[0]:
            return None  # a list with dashes: «- hol. § 7-1⏎- § 7-2»
        last = grammar.NUMBER.match(self.text, to.end()) if to else None
        return None if last is None or self._counts(last.end()) else last

    def _next_number(
        self, at: int, plural: bool, after_parts: bool
    ) -> tuple[int, re.Match[str]] | None:
        """(where it begins, the number) that goes on a list; not «§ 5 og 14 dager»."""
        more = _MORE_NUMBERS.match(self.text, at)
        if more is None and plural:
            more = _ABOUT_AND_MORE.match(self.text, at)
            number = grammar.NUMBER.match(self.text, more.end()) if more else None
            if number and "-" not in number["stem"] and not _ABOUT.match(self.text, number.end()):
                return None
        number = grammar.NUMBER.match(self.text, more.end()) if more else None
        if more is None or number is None or self._counts(number.end()):
            return None
        if more["sign"]:
            return more.start("sign"), number
        parts, _ = read_parts(self.text, number.end())
        sure = "-" in number["stem"] or parts.outermost == "ledd"
        if more["jf"] and not plural and not (number["letter"] and sure):
            return None  # «§ 13, jf. 13 b første ledd» is sure, «§ 13, jf. 2 år» is not
        if not plural and after_parts and not sure:
            return None
        if read_parts(self.text, number.start(), relative=True)[0].outermost == "ledd":
            return None  # «§ 3, 2. ledd»
        return number.start(), number

    def _counts(self, at: int) -> bool:
        return grammar.UNIT.match(self.text, at) is not None

    def _letters_again(self, at: int, before: Mention) -> int:
        """«§§ 13 a, b og c»: the number is said once."""
        if not before.letter or before.to:
            return at
        while more := re.compile(grammar.MORE).match(self.text, at):
            letter = grammar.LETTER_AGAIN.match(self.text, more.end())
            if letter is None:
                break
            self._add(replace(before, letter=letter[0], start=letter.start(), end=letter.end()))
            at = letter.end()
        if to := re.compile(rf"\s*(?:{grammar.TO})\s*").match(self.text, at):
            letter = grammar.LETTER_AGAIN.match(self.text, to.end())
            if letter:
                last, between = self.found[-1], self._between(at, letter.start())
                number, at = last.number + letter[0], letter.end()
                self.found[-1] = replace(last, to=number, between=between, end=at)
        return at

    def _to(self, mention: Mention, at: int, last: re.Match[str]) -> Mention:
        """The mention, whose left end stops at `at`, as a range up to the number `last`."""
        between = self._between(at, last.start())
        return replace(mention, to=_joined(last), between=between, end=last.end())

    def _between(self, left: int, right: int) -> tuple[int, int, int, int]:
        """« til § »: where the left end stops, the word begins and stops, the right end begins."""
        word = _JOINS.match(self.text, left, right)
        begin, stop = word.span("word") if word else (left, right)
        return left, begin, stop, word.end() if word else right

    def _kapitler(self, sign: re.Match[str], law: str, start: int) -> int:
        return self._containers("kapittel", grammar.KAPITTEL_NUMBER, sign, law, start)

    def _artikler(self, sign: re.Match[str], law: str, start: int) -> int:
        return self._containers("artikkel", grammar.ARTIKKEL_NUMBER, sign, law, start)

    def _containers(
        self, kind: Kind, pattern: re.Pattern[str], sign: re.Match[str], law: str, start: int
    ) -> int:
        """«kapitlene 3 og 4», «kapittel 18-21», «artikkel 9 nr. 2 bokstav h og artikkel 10»."""
        if kind == "kapittel" and not law:
            law, start = self._unknown_before(start)
        said = bool(law)
        law, own = (law, False) if law else self._law_before(start)
        number = pattern.match(self.text, sign.end())
        if number is None:
            return sign.end()
        first, begin = len(self.found), start
        while True:
            (parts, end), head = (NOTHING, number.end()), _head(number)
            if kind == "artikkel":
                parts, end = read_parts(self.text, end, bare=True, listed=head)
            mention = self._numbered(kind, number, parts, law, begin, end)
            to = re.compile(
                rf"\s*{grammar.TO}\s*(?:kapittel\s+|artikkel\s+)?(?=\d|[IVXL])", re.IGNORECASE
            ).match(self.text, end)
            last = pattern.match(self.text, to.end()) if to and not parts else None
            if last:
                mention, end = self._to(mention, end, last), last.end()
            self._add(replace(mention, own=own))
            end = self._more_parts(end) if kind == "artikkel" else end
            more = re.compile(
                rf"{grammar.BRACKET}{grammar.MORE}(?:{kind}\s+)?", re.IGNORECASE
            ).match(self.text, end)
            number = pattern.match(self.text, more.end()) if more else None
            if number is None or self._counts(number.end()):
                break
            said_again = more is not None and "artikkel" in more[0]
            if parts and not said_again and _head(number) <= head:
                break  # «artikkel 6 bokstav a, 3 …»; but «artikkel 88 nr. 1 bokstav c, 99»
            begin = number.start()
        return self._law_after(first, end, said)

    def _kapittel_after(self, match: re.Match[str], law: str, start: int) -> int:
        first = len(self.found)
        written = match["ordinal"].lower().rstrip(".")
        number = str(grammar.ORDINALS.get(written, written))
        self._add(Mention("kapittel", number, law=law, start=start, end=match.end()))
        return self._law_after(first, match.end(), bool(law))

    def _deler(self, match: re.Match[str], law: str, start: int) -> int:
        first = len(self.found)
        written = (match["ordinal"] or match["number"]).lower()
        number = str(grammar.ORDINALS.get(written, written.upper()))
        self._add(Mention("del", number, law=law, start=start, end=match.end()))
        return self._law_after(first, match.end(), bool(law))

    # ---- parts that go on

    def _more_parts(self, at: int) -> int:
        """«… andre ledd første punktum, tredje ledd»: more parts of the same paragraf."""
        while self.found[-1].parts:
            last = self.found[-1]
            go_on = grammar.GO_ON.match(self.text, at)
            blank = _BLANK.match(self.text, at) if last.parts.innermost == "setning" else None
            begin = go_on.end() if go_on else blank.end() if blank else at
            parts, end = read_parts(self.text, begin, relative=True)
            if not parts or begin == at or (go_on and "(" in go_on[0]):
                break
            if not go_on and parts.outermost not in ("bokstav", "nummer"):
                break
            joined = last.parts.up_to(parts) if go_on and _RANGE.fullmatch(go_on[0]) else None
            if joined:
                self.found[-1] = replace(last, parts=joined, end=end)
            else:
                self._add(replace(last, parts=last.parts.under(parts), start=begin, end=end))
            at = self._inside(end)
        return at

    def _all_but(self, at: int) -> int:
        """«§ 2-4 unntatt annet ledd»: a part of the paragraf that was named whole."""
        but = grammar.BUT.match(self.text, at)
        parts, end = read_parts(self.text, but.end(), relative=True) if but else (NOTHING, at)
        if but and parts and not self.found[-1].to:
            self._add(replace(self.found[-1], parts=parts, start=but.end(), end=end))
            return self._more_parts(end)
        return at

    def _inside(self, at: int) -> int:
        """«bokstav a i første ledd», «tredje ledd i § 5»: what the parts just read are parts of."""
        last = self.found[-1]
        inside = grammar.IN.match(self.text, at)
        if not inside or not last.parts:
            return at
        parts, end = read_parts(self.text, inside.end(), relative=True)
        if parts and (merged := parts.with_inside(last.parts)):
            self.found[-1] = replace(last, parts=merged, end=end)
            return self._inside(end)
        if last.kind != "her":
            return at
        if here := grammar.HERE["paragraf"].match(self.text, inside.end()):
            self.found[-1] = replace(last, own=True, end=here.end())
            return here.end()
        sign = re.compile(r"§\s*").match(self.text, inside.end())
        number = grammar.NUMBER.match(self.text, sign.end()) if sign else None
        if number is None:
            return at
        law, own = self._law_before(last.start)
        found = self._numbered("paragraf", number, last.parts, law, last.start, number.end())
        self.found[-1] = replace(found, own=own)
        return self._law_after(len(self.found) - 1, number.end(), False)

    def _base_before(self, at: int) -> Mention | None:
        """The mention that parts go on from, when nothing but a joint stands between."""
        if not self.found or not self.found[-1].parts:
            return None
        last = self.found[-1]
        return last if grammar.GO_ON.fullmatch(self.text, last.end, at) else None

    # ---- the law

    def _law_before(self, at: int) -> tuple[str, bool]:
        """The law that the words before `at` have named, and whether it is this one."""
        law, own = self._law_joined(at)
        return (law, own) if law or own else (self._law_of_list(at), False)

    def _law_joined(self, at: int) -> tuple[str, bool]:
        """The law of the mention before, when a joint alone stands between: «lov § 5 og § 6»."""
        if not self.found:
            return "", False
        if same := self._same_law(at):
            return same, False
        last = self.found[-1]
        if last.kind in ("her", "nabo"):
            return "", False
        joint = grammar.OF_THE_ACT if last.kind == "lov" else grammar.GO_ON
        if joint.fullmatch(self.text, last.end, at):
            return last.law, last.own
        if last.kind == "paragraf" and grammar.AND_IN.fullmatch(self.text, last.end, at):
            return last.law, last.own
        return "", False

    def _law_of_list(self, at: int) -> str:
        law, first, last = self.listed
        return law if first <= at < last else ""

    def _begin_list(self, named: Named) -> None:
        """«følgende regler i tvisteloven gjelder: …»: what is listed is of that act."""
        after = grammar.LIST_AFTER.match(self.text, named.end)
        if after and grammar.LIST_BEFORE.search(self.text, max(0, named.start - 60), named.start):
            ends = grammar.LIST_ENDS.search(self.text, after.end())
            last = ends.start() if ends else len(self.text)
            self.listed = (named.text, after.end(), last)

    def _same_law(self, at: int) -> str:
        """The law named last, where the words before `at` mean that one: «samme lovs § 31»."""
        laws = [mention.law for mention in reversed(self.found) if mention.law]
        if grammar.SAME_LAWS.search(self.text, max(0, at - 40), at):
            return next(iter(laws), "")
        the_same = grammar.THE_SAME.search(self.text, max(0, at - 20), at)
        kind = the_same["kind"].lower() if the_same else ""
        return next((law for law in laws if kind in law.lower()), "") if kind else ""

    def _law_after(self, first: int, at: int, said: bool) -> int:
        """The law that is named after: «§ 15 i forvaltningslova», «§ 7-1 i loven her»."""
        if own := grammar.IN_OWN_LAW.match(self.text, at):
            self._give(first, law="", own=True, end=own.end())
            return own.end()
        if said:
            return at
        if same := grammar.SAME_LAW.match(self.text, at):
            before = next((m.law for m in reversed(self.found[:first]) if m.law), "")
            self._give(first, law=before, own=False, end=same.end())
            return same.end()
        between = grammar.IN_LAW.match(self.text, at)
        named = self.by_start.get(between.end()) if between else None
        the = grammar.THE.match(self.text, between.end()) if between and not named else None
        named = self.by_start.get(the.end()) if the else named
        if named is None or between is None or not self._may_follow(between[0], named):
            return at
        # «§ 7 i lov 17. februar 1939 nr. 1»: a date is what Lovdata links on its own.
        dated = grammar.DATED.fullmatch(named.text) is not None
        self._give(first, law=named.text, own=False, end=at if dated else named.end)
        return named.end

    def _may_follow(self, between: str, named: Named) -> bool:
        if self._own_number(named):
            return False  # «etter § 5, forvaltningsloven § 3»
        if between.strip(" ,\n"):
            return True
        # «§ 7-2 a hol»; «§ 15-8 barnevernsloven» at the end of what is said
        ends = not named.full or _ENDS_HERE.match(self.text, named.end) is not None
        return ends and between.strip(" ") == "" and "\n" not in between

    def _own_number(self, named: Named) -> bool:
        return _NUMBER_AFTER.match(self.text, named.end) is not None

    def _give(self, first: int, law: str, own: bool, end: int) -> None:
        """Name the law of the mentions since `first`, and of those that they went on from."""
        self.found[first:] = [replace(m, law=law, own=own) for m in self.found[first:]]
        self.found[-1] = replace(self.found[-1], end=end)
        n = first - 1
        while n >= 0 and not self.found[n].law and not self.found[n].own and self._joined_to(n):
            if self.found[n].kind in ("her", "nabo", "lov"):
                break
            self.found[n] = replace(self.found[n], law=law, own=own)
            n -= 1

    def _joined_to(self, n: int) -> bool:
        gap = self.text[self.found[n].end : self.found[n + 1].start]
        return _JOINT.fullmatch(gap) is not None

    def _add(self, mention: Mention) -> None:
        last = self.found[-1] if self.found else None
        joint = last and grammar.GO_ON.fullmatch(self.text, last.end, mention.start)
        self.found.append(replace(mention, joined=joint is not None))


def _head(number: re.Match[str]) -> int:
    """7 of «7-2»; 0 of a roman number."""
    return int(re.match(r"\d*", number["stem"])[0] or 0)  # type: ignore[index]


def _joined(number: re.Match[str]) -> str:
    return re.sub(r"\s", "", number[0])
