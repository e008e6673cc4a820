"""Mentions: text in, the references in it out, as written and not yet looked up.

What a text says once, for several references, each of them carries: «hol. §§ 7-1 og
7-2» is two mentions of hol.; «§ 13 andre ledd, tredje ledd» is two of § 13.
"""

import re
from dataclasses import replace

from ingest import grammar
from ingest.mention import Mention as Mention
from ingest.parts import Parts, read_parts
from ingest.reading import Reading
from ingest.relations import with_relations
from ingest.spotting import Lexicon, Named


def find_mentions(text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """The references in `text`, in order; `lexicon` knows the names of acts."""
    plain = grammar.BROKEN.sub("\xad\xad", text.translate(grammar.LETTERS))
    return with_relations(plain, _Reader(plain, lexicon).read())


def alone(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """The mention that is all of `text`; None when `text` says more than that."""
    for mention in mentions:
        rest = (text[: mention.start] + text[mention.end :]).strip(" \t\n,;:?!().«»\"'")
        if rest in ("", f"i {mention.law}"):
            return mention
    return None


_ORDINALS = "|".join(sorted(grammar.ORDINALS, key=len, reverse=True))
START = re.compile(
    rf"(?P<paragraf>§|\bparagraf\w{{0,3}}\s*(?=\d)|\b(?:par\.|pgf\.?)\s*(?=\d))"
    rf"|\b(?P<kapittel>kap\w*\.?\s*(?=\d|[IVXL]+\b))"
    rf"|\b(?P<artikkel>art(?:ikkel|ikkelen|iklene|iklane|ikler|iklar)?\.?\s*(?=\d|[IVXL]+\b))"
    rf"|\b(?P<ordinal>(?:{_ORDINALS})\b|\d{{1,2}}\.?\s*(?=ledd\b|punktum\b|kapittel\b|setning\b"
    r"|pkt\b|ld\b)|\d{1,2}\.?(?=\s*(?:og|til|,|-|eller)\s*\d{1,2}\.?\s*(?:ledd|punktum)\b))"
    r"|\b(?P<item>bokstav\w*|litra|bokst\.?|nr\.?\s*(?=\d)|nummer\s*(?=\d)|ledd\s+(?=\d)"
    r"|punkt\s+(?=\d))"
    r"|\b(?P<her>denne|dette|loven|lova|forskriften|forskrifta|paragrafen|leddet|kapitlet"
    r"|kapittelet|føresegna|bestemmelsen|delen|avsnittet|punktumet)\b"
    r"|\b(?P<nabo>forrige|førre|foregående|føregåande|forutgående|neste|følgende|påfølgende)\s"
    r"|\b(?P<del>del\s+(?=\d|(?-i:[IVXL]+)\b))"
    r"|\b(?P<bare>\d{1,2}[A-Za-z]?\s?-\s?\d)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\((?P<name>[^()]{3,60})\)")
_BLANK = re.compile(r"[ \t]+")
_TO_A_PART = re.compile(rf"[\s,]*(?:(?:{_ORDINALS}|og|,)[\s,]*)*", re.IGNORECASE)
_NO_SIGN = re.compile(r"(?P<plural>)")
_ENDS = re.compile(
    r"\s*(?:[,.;)]|$|og\s+\d|eller\s+\d|jf|til\s+\d|\w+\s+(?:ledd|punktum)|nr|bokstav)",
    re.IGNORECASE,
)
NOT_AN_ITEM = re.compile(
    r"(?:forordning\w*|direktiv\w*|protokoll\w*|konvensjon\w*|vedlegg|tabell|beslutning|rettsakt"
    r"|res\.|resolusjon|prop\.|innst\.|meld\.|org\.|gnr|bnr|rundskriv|skjema|sak|kap\.|post|\d{4}"
    r"|\)|kode|kolonne|gruppe|klasse|vare|posisjon|linje|side|telefon|tlf\.?|konto|\bf\.)\s*$",
    re.IGNORECASE,
)


class _Reader(Reading):
    """A text, read from its beginning to its end."""

    def read(self) -> list[Mention]:
        """Every mention, in order."""
        here = 0
        names = iter(self.named)
        name = next(names, None)
        match = START.search(self.text)
        while True:
            while name and name.start < here:
                name = next(names, None)
            if match and match.start() < here:
                match = START.search(self.text, here)
            if name and (match is None or name.start <= match.start()):
                here = self._name(name)
            elif match is None:
                return self.found
            else:
                reader = getattr(self, f"_{match.lastgroup}")
                here = max(reader(match.start()), match.start() + 1)

    # ---- what a mention begins with; each gives the place to read on from

    def _name(self, named: Named) -> int:
        law, start = named.text, named.start
        if before := grammar.DELEGATED.search(self.text, max(0, start - 30), start):
            # «forskrift til skatteloven § 8-1-11» is no paragraf of skatteloven.
            start = before.start()
            law = self.text[start : named.end]
        at = named.end
        if path := grammar.PATH.match(self.text, at):
            return self._address(law, start, path)
        if self.text[at : at + 1] == "." and not named.full:
            at += 1
        bracket = _BRACKETED.match(self.text, at)
        if bracket and self.by_start.get(bracket.start("name")):
            at = bracket.end()  # «lov 10. februar 1967 (forvaltningsloven) § 3»
        elif beside := self._called(named):
            at = beside.end  # «lov 22. mai 1902 nr. 10 Almindelig borgerlig Straffelov § 39»
        elif (title := grammar.TITLE.match(self.text, at)) and self._is_title(named, title):
            self._add(Mention("lov", law=law, start=start, end=named.end))
            at = start = title.end()
        after = grammar.AFTER_NAME.match(self.text, at)
        begin = after.end() if after else at
        self._begin_list(named)
        end = self._structured(begin, law, start)
        if end is None:
            end = self._bare_number(named, begin)
        if end is None and named.full:
            self._add(Mention("lov", law=law, start=start, end=named.end))
        return named.end if end is None else end

    def _address(self, law: str, start: int, path: re.Match[str]) -> int:
        """«lov/2011-06-24-30/§7-2a/ledd/2»: an address is a mention too."""
        number = grammar.NUMBER.fullmatch(path["number"])
        if number is None:
            return path.end()
        steps = path["steps"].lower().split("/")[1:]
        parts = Parts(tuple((k, (v,)) for k, v in zip(steps[::2], steps[1::2], strict=True)))
        self._add(self._numbered("paragraf", number, parts, law, start, path.end()))
        return path.end()

    def _called(self, named: Named) -> Named | None:
        """The name that stands straight after the date of an act, with a number after it."""
        if not grammar.DATED.fullmatch(named.text):
            return None
        blank = _BLANK.match(self.text, named.end)
        other = self.by_start.get(blank.end()) if blank else None
        return other if other and other.full and self._own_number(other) else None

    def _is_title(self, named: Named, title: re.Match[str]) -> bool:
        """Whether the words after «lov 9. juni 1978 nr. 49» are its title, and not a sentence."""
        if not grammar.DATED.fullmatch(named.text) or grammar.NO_TITLE.search(title[0]):
            return False
        return not any(start in self.by_start for start in range(named.end + 1, title.end()))

    def _structured(self, at: int, law: str, start: int, own: bool = False) -> int | None:
        """Read a list of paragrafer, chapters or articles at `at`; None where there is none."""
        for pattern, reader in (
            (grammar.SIGN, self._paragrafer),
            (grammar.KAPITTEL, self._kapitler),
            (grammar.ARTIKKEL, self._artikler),
        ):
            if match := pattern.match(self.text, at):
                return reader(match, law, start)
        bare = bool(law) and law.lower() not in grammar.NEVER_BARE
        if bare and (match := grammar.MISREAD.match(self.text, at)):
            return self._paragrafer(match, law, start)
        if law and (match := grammar.KAPITTEL_AFTER.match(self.text, at)):
            return self._kapittel_after(match, law, start)
        return None

    def _bare_number(self, named: Named, at: int) -> int | None:
        """«hol 7-2a»: a number without a sign counts only straight after the name of an act."""
        match = grammar.NUMBER.match(self.text, at)
        if match is None or self.text[at - 1].isdigit():
            return None
        if named.full and "-" not in match["stem"] and not _ENDS.match(self.text, match.end()):
            return None  # «etter barnehageloven 3 timer»
        if "-" not in match["stem"] and self.lexicon.is_word(named.text):
            return None
        if named.text.lower() in grammar.NEVER_BARE:
            return None
        if grammar.UNIT.match(self.text, match.end()) or re.match(r"\d{4}", match["stem"]):
            return None
        sign = _NO_SIGN.match(self.text, at)
        return self._paragrafer(sign, named.text, named.start) if sign else None

    def _paragraf(self, at: int) -> int:
        end = self._structured(at, "", at)
        return at + 1 if end is None else end

    _kapittel = _artikkel = _paragraf

    def _bare(self, at: int) -> int:
        """«7-2 a hol»: the act stands after the number."""
        match = grammar.NUMBER.match(self.text, at)
        if match is None or (at and re.match(r"[\w-]", self.text[at - 1])):
            return at + 1
        parts, end = read_parts(self.text, match.end())
        after = grammar.IN_LAW.match(self.text, end)
        named = self.by_start.get(after.end()) if after else None
        if named is None or self._own_number(named):
            return match.end()
        mention = self._numbered("paragraf", match, parts, "", at, end)
        self._add(replace(mention, law=named.text, end=named.end))
        return named.end

    def _ordinal(self, at: int) -> int:
        if match := grammar.KAPITTEL_AFTER.match(self.text, at):
            return self._kapittel_after(match, "", at)
        if match := grammar.DEL.match(self.text, at):
            law = self.found[-1].law if self.found and self._follows_a_name(at) else ""
            return self._deler(match, law, at)
        return self._item(at)

    def _follows_a_name(self, at: int) -> bool:
        last = self.found[-1]
        return (
            last.kind in ("lov", "del")
            and _TO_A_PART.fullmatch(self.text, last.end, at) is not None
        )

    def _item(self, at: int) -> int:
        """Parts with no paragraf before them: of this place, or of the mention before."""
        parts, end = read_parts(self.text, at, relative=True)
        if not parts or (parts.outermost == "nummer" and self._is_no_item(at)):
            return at + 1
        base = self._base_before(at)
        mention = base or Mention("her")
        self._add(replace(mention, parts=mention.parts.under(parts), start=at, end=end, to=""))
        end = self._inside(end)
        return self._in_an_act(end) or self._more_parts(end)

    def _in_an_act(self, at: int) -> int | None:
        """«første ledd i barnehageloven § 2 b»: the act and its paragraf stand after the part."""
        last = self.found[-1]
        inside = grammar.IN.match(self.text, at)
        named = self.by_start.get(inside.end()) if inside and last.kind == "her" else None
        if named is None or last.own or not self._own_number(named):
            return None
        self.found.pop()
        first = len(self.found)
        end = self._name(named)
        one = self.found[first:]
        if len(one) != 1 or one[0].kind != "paragraf" or one[0].parts:
            self.found.insert(first, last)
            return end
        self.found[first] = replace(one[0], parts=last.parts, start=last.start)
        return end

    def _is_no_item(self, at: int) -> bool:
        return NOT_AN_ITEM.search(self.text, max(0, at - 30), at) is not None

    def _her(self, at: int) -> int:
        for step, pattern in grammar.HERE.items():
            if match := pattern.match(self.text, at):
                if step == "lov" and (end := self._own_law(match.end(), at)):
                    return end
                self._add(Mention("her", step, start=at, end=match.end()))
                return match.end()
        match = re.compile(r"lov(?:en|a)\b").match(self.text, at)
        if match and (end := self._own_law(match.end(), at)):
            return end
        before = grammar.THE_LAW.search(self.text, max(0, at - 8), at + 6)
        if match and before and before.start("law") == at:
            self._add(Mention("her", "lov", start=at, end=match.end()))
        return at + 1

    def _own_law(self, at: int, start: int) -> int | None:
        """«denne loven § 5», «lova kapittel 3»: a paragraf of the act that it stands in."""
        after = re.compile(r"\s+").match(self.text, at)
        first = len(self.found)
        other = after is not None and self._same_law(after.end())  # «same lova § 24-3»
        end = self._structured(after.end(), "", start) if after and not other else None
        if end is None:
            return None
        self.found[first:] = [replace(m, own=True, law="") for m in self.found[first:]]
        return end

    def _nabo(self, at: int) -> int:
        match = grammar.NEIGHBOUR.match(self.text, at)
        if match is None:
            return at + 1
        step = match["step"].lower().replace("punktum", "setning")
        self._add(
            Mention("nabo", step, to="-1" if match["back"] else "1", start=at, end=match.end())
        )
        return match.end()

    def _del(self, at: int) -> int:
        match = grammar.DEL.match(self.text, at)
        return self._deler(match, "", at) if match else at + 1
