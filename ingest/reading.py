"""Reading: a text and a place in it in, the list of mentions that begins there out.

Lists, ranges, parts that go on, and the law that is named before or after: what all
mentions have in common, whatever they begin with. Where they begin is mentions.py.
"""

import re
from dataclasses import replace

from ingest import grammar
from ingest.mention import Kind, Mention, Relation
from ingest.parts import NOTHING, Parts, read_parts
from ingest.spotting import Lexicon, Named

_MORE_NUMBERS = re.compile(
    rf"{grammar.BRACKET}(?:\s*,?\s*(?P<jf>jf\.?|jfr\.?)\s+|{grammar.MORE})(?P<sign>§+\s*)?",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\s+")
_RANGE = re.compile(rf"\s*{grammar.TO}\s*", re.IGNORECASE)
_JOINT = re.compile(grammar.MORE, re.IGNORECASE)
_NUMBER_AFTER = re.compile(r"[.,\s]*(?:§|kap|art\w*\s\d)", re.IGNORECASE)


class Reading:
    """One text, and the mentions that have been found in it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.found: list[Mention] = []
        self.named = lexicon.spot(text)
        self.by_start = {named.start: named for named in self.named}

    # ---- lists

    def _paragrafer(self, sign: re.Match[str], law: str, start: int) -> int:
        """«§§ 7-1, 7-2 og 7-2 a», «§ 15-6 til § 15-9»: a mention for each, the last place."""
        unknown = None if law else grammar.UNKNOWN.search(self.text, max(0, start - 60), start)
        if unknown:
            law, start = unknown["name"], unknown.start("name")
        said = bool(law)
        law, own = (law, False) if law else self._law_before(start)
        plural = sign.groupdict().get("plural") is not None
        number = grammar.NUMBER.match(self.text, sign.end())
        if number is None:
            return sign.end()
        first, begin = len(self.found), start
        while True:
            parts, end = read_parts(self.text, number.end(), bare=True)
            mention = self._numbered("paragraf", number, parts, law, begin, end)
            if not parts and (last := self._range_end(end)):
                mention, end = replace(mention, to=_joined(last), end=last.end()), last.end()
                parts, end = read_parts(self.text, end)
                mention = replace(mention, parts=parts, end=end)
            if flg := grammar.FLG.match(self.text, end):
                end = flg.end()
                mention = replace(mention, end=end)
            self._add(replace(mention, own=own))
            end = self._more_parts(self._inside(end))
            again = self._letters_again(end, self.found[-1]) if not parts else end
            if again != end:
                end = again
            following = self._next_number(end, plural, bool(parts))
            if following is None:
                break
            begin, number = following
        return self._law_after(first, end, said)

    def _numbered(
        self, kind: Kind, number: re.Match[str], parts: Parts, law: str, start: int, end: int
    ) -> Mention:
        stem = re.sub(r"\s", "", number["stem"])
        letter = (number["letter"] or "").strip()
        return Mention(kind, stem, letter, "", parts, law, start=start, end=end)

    def _range_end(self, at: int) -> re.Match[str] | None:
        to = re.compile(rf"\s*{grammar.TO}\s*(?:§+\s*)?", re.IGNORECASE).match(self.text, at)
        last = grammar.NUMBER.match(self.text, to.end()) if to else None
        return None if last is None or self._counts(last.end()) else last

    def _next_number(
        self, at: int, plural: bool, after_parts: bool
    ) -> tuple[int, re.Match[str]] | None:
        """(where it begins, the number) that goes on a list; not «§ 5 og 14 dager»."""
        more = _MORE_NUMBERS.match(self.text, at)
        number = grammar.NUMBER.match(self.text, more.end()) if more else None
        if more is None or number is None or self._counts(number.end()):
            return None
        if more["sign"]:
            return more.start("sign"), number
        if more["jf"] and not plural:
            return None
        parts, _ = read_parts(self.text, number.end())
        sure = "-" in number["stem"] or parts.outermost == "ledd"
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
                last = self.found[-1]
                self.found[-1] = replace(last, to=last.number + letter[0], end=letter.end())
                at = letter.end()
        return at

    def _kapitler(self, sign: re.Match[str], law: str, start: int) -> int:
        return self._containers("kapittel", grammar.KAPITTEL_NUMBER, sign, law, start)

    def _artikler(self, sign: re.Match[str], law: str, start: int) -> int:
        return self._containers("artikkel", grammar.ARTIKKEL_NUMBER, sign, law, start)

    def _containers(
        self, kind: Kind, pattern: re.Pattern[str], sign: re.Match[str], law: str, start: int
    ) -> int:
        """«kapitlene 3 og 4», «kapittel 18-21», «artikkel 9 nr. 2 bokstav h og artikkel 10»."""
        said = bool(law)
        law, own = (law, False) if law else self._law_before(start)
        number = pattern.match(self.text, sign.end())
        if number is None:
            return sign.end()
        first, begin = len(self.found), start
        while True:
            parts, end = read_parts(self.text, number.end(), bare=kind == "artikkel")
            if kind == "kapittel":
                parts, end = NOTHING, number.end()
            mention = self._numbered(kind, number, parts, law, begin, end)
            to = re.compile(
                rf"\s*{grammar.TO}\s*(?:kapittel\s+|artikkel\s+)?(?=\d|[IVXL])", re.IGNORECASE
            ).match(self.text, end)
            last = pattern.match(self.text, to.end()) if to and not parts else None
            if last:
                end = last.end()
                mention = replace(mention, to=_joined(last), end=end)
            self._add(replace(mention, own=own))
            end = self._more_parts(end) if kind == "artikkel" else end
            more = re.compile(grammar.MORE + rf"(?:{kind}\s+)?", re.IGNORECASE).match(
                self.text, end
            )
            number = pattern.match(self.text, more.end()) if more else None
            if number is None or self._counts(number.end()):
                break
            if parts and "artikkel" not in (more[0] if more else ""):
                break
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
        self.found[-1] = replace(found, own=own, relation=last.relation)
        return self._law_after(len(self.found) - 1, number.end(), False)

    def _base_before(self, at: int) -> Mention | None:
        """The mention that parts go on from, when nothing but a joint stands between."""
        if not self.found or not self.found[-1].parts:
            return None
        last = self.found[-1]
        return last if grammar.GO_ON.fullmatch(self.text, last.end, at) else None

    # ---- the law

    def _law_before(self, at: int) -> tuple[str, bool]:
        """The law of the mention before, when a joint alone stands between: «lov § 5 og § 6»."""
        if not self.found:
            return "", False
        last = self.found[-1]
        if last.kind in ("her", "nabo"):
            return "", False
        joint = grammar.OF_THE_ACT if last.kind == "lov" else grammar.GO_ON
        return (last.law, last.own) if joint.fullmatch(self.text, last.end, at) else ("", False)

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
        self._give(first, law=named.text, own=False, end=named.end)
        return named.end

    def _may_follow(self, between: str, named: Named) -> bool:
        if self._own_number(named):
            return False  # «etter § 5, forvaltningsloven § 3»
        return bool(between.strip(" ,\n")) or (not named.full and "\n" not in between)

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

    # ---- kinds of reference

    def _add(self, mention: Mention) -> None:
        last = self.found[-1] if self.found else None
        joint = last and grammar.GO_ON.fullmatch(self.text, last.end, mention.start)
        self.found.append(
            replace(mention, relation=self._relation(mention), joined=joint is not None)
        )

    def _relation(self, mention: Mention) -> Relation:
        if grammar.ALIKE.match(self.text, mention.end):
            return "tilsvarende"
        before = self.text[max(0, mention.start - grammar.BEFORE) : mention.start]
        for relation, pattern in grammar.RELATIONS:
            if pattern.search(before):
                return relation  # type: ignore[return-value]
        if self.found:
            last = self.found[-1]
            gap = self.text[last.end : mention.start]
            if re.fullmatch(rf"{grammar.MORE}(?:§+\s*)?", gap):
                return last.relation
        return "viser til"


def _joined(number: re.Match[str]) -> str:
    return re.sub(r"\s", "", number[0])
