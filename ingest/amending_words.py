"""Orders: the words of an instruction in, what is to be done with which places out.

«§ 41 tredje og nytt fjerde ledd skal lyde:» → lyde, § 41 ledd 3, § 41 ledd 4 (ny). A place is named
as the line names it; what the line leaves out («Nåværende andre ledd …») is taken from the
place named last. A line with a word that the grammar does not know is not read at all.
"""

import re
from dataclasses import dataclass, field, replace

from ingest.amending_grammar import AFTER_VALUES, RANK, Verb
from ingest.amending_numbers import expand
from ingest.amending_tokens import LAST, NotUnderstood, Token, tokens

INNER = ("overskrift", "innledning", "deloverskrift")
CONTAINERS = ("del", "kap", "avsnitt", "vedlegg")

Path = tuple[tuple[str, str], ...]  # (("§", "7-2a"), ("ledd", "2"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a line names: its path, and whether the line calls it new."""

    path: Path
    new: bool = False
    until: str = ""  # «§§ 4-8 til 5-2»: the last number, where those between cannot be counted


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to be done: with these places, which become those."""

    verb: Verb
    places: tuple[Place, ...]
    become: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Orders:
    """What a line orders, the places it names without a verb, and what stands after «lyde:»."""

    orders: tuple[Order, ...]
    bare: tuple[Place, ...]
    rest: str
    last: Path  # the place named last, for lines that go on from it


def read_orders(text: str, last: Path = ()) -> Orders:
    """The orders of `text`, a line without the act's name. Raises NotUnderstood."""
    return _Line(tokens(text), text, last).read()


# ---- one line


@dataclass(slots=True)
class _Line:
    tokens: list[Token]
    text: str
    path: Path  # the place named last
    at: int = 0
    orders: list[Order] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)  # named since the last verb
    values: list[tuple[str, bool]] = field(default_factory=list)  # «tredje», «ny fjerde»
    left: list[Place] | None = None  # of «blir»
    before: Verb | None = None  # a verb that stands before its places: «oppheves § 3»
    key: str = ""  # what a bare value would be one more of
    wants: bool = False  # a value has to come: after «bokstav»
    joined: bool = True  # «og» or «,» since the last place
    until: bool = False  # «til» since the last value
    new: bool = False
    heading: str = ""  # «overskriften til …» waits for its place
    skip: bool = False  # «etter § 3 skal …»: places that only tell where
    beside: bool = False  # «etter § 3», in this clause
    inside: bool = False  # «i» since the last place
    where: bool = False  # the only place since the last verb came after «i»
    named: bool = False  # the line itself has said which paragraf
    act: bool = False  # «lovens» since the last place
    rest: str = ""

    def read(self) -> Orders:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.verb is not None:
                self._verb(token)
            else:
                getattr(self, f"_on_{token.kind}")(token)
        self._close()
        return Orders(tuple(self.orders), tuple(self.places), self.rest, self.path)

    def _next(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    # ---- values

    def _on_paragraf(self, token: Token) -> None:
        if self.values:
            raise NotUnderstood(token.text)
        self._place("§", token.value)

    def _on_ordinal(self, token: Token) -> None:
        if self.wants and self.key not in AFTER_VALUES:
            raise NotUnderstood(token.text)
        if self.until:
            self._span(token.value)
        else:
            self.values.append((token.value, self.new))

    def _span(self, value: str) -> None:
        """«andre til fjerde»: what lies between is meant too."""
        first, new = self.values[-1] if self.values else ("", False)
        between = expand("ledd", first, value)
        if not between:
            raise NotUnderstood(value)
        self.values += [(v, new or self.new) for v in between[1:]]
        self.until = False

    def _on_number(self, token: Token) -> None:
        self._more(token, ("§", "nummer", "kap", "del", "avsnitt", "a", "vedlegg"))

    def _on_roman(self, token: Token) -> None:
        if token.value == "I" and not self.wants and self.key not in CONTAINERS:
            self._on_in(token)
            return
        if self.key == "bokstav" and len(token.value) == 1:
            self._more(token, ("bokstav",))
            return
        self._more(token, ("kap", "del", "avsnitt", "a", "vedlegg"))

    def _on_letter(self, token: Token) -> None:
        if self.key == "§" and self.joined and self.path:
            number = re.sub(r"[A-Za-z]$", "", self.path[-1][1])
            self._more(replace(token, value=number + token.value), ("§",))
            return
        if self.key in ("nummer", "kap") and self.wants is False and token.value.isupper():
            raise NotUnderstood(token.text)
        self._more(token, ("bokstav", "vedlegg", "kap", "avsnitt", "del"))

    def _more(self, token: Token, keys: tuple[str, ...]) -> None:
        """A value of the noun before it, or one more in its list."""
        going_on = self.joined or self.until or self.new
        if self.key not in keys or not (self.wants or going_on):
            raise NotUnderstood(token.text)
        self._place(self.key, token.value)

    def _on_ledd_par(self, token: Token) -> None:
        self._place("ledd", token.value)

    def _on_item(self, token: Token) -> None:
        self._place("bokstav", token.value)

    def _on_noun(self, token: Token) -> None:
        if token.key in AFTER_VALUES or (self.values and token.key in CONTAINERS):
            self._after_values(token)
            return
        if self.values:
            raise NotUnderstood(token.text)
        self.key, self.wants = token.key, True

    def _after_values(self, token: Token) -> None:
        values, self.values = self.values, []
        if not values:
            following = self._next()
            if following is not None and following.kind in ("number", "ordinal"):
                self.at += 1
                values = [(following.value, self.new)]
            elif self.new:
                values = [(LAST, True)]
            else:
                raise NotUnderstood(token.text)
        joined = self.joined
        for n, (value, new) in enumerate(values):
            self.new, self.joined = new, joined or n > 0
            self._place(token.key, value)
        self.wants = False

    # ---- places

    def _place(self, key: str, value: str) -> None:
        self.wants = False
        if self.skip:
            self.key, self.until = key, False
            return
        if key == "§" and self._only_tells_what_a_chapter_holds():
            self.skip = True
            return
        if key in CONTAINERS and self.inside and self.places:
            self._tells_where(key, value)
            return
        if self.until:
            self._range(key, value)
            return
        base = self._base(key)
        if key == "§" and self.inside and self.places and not self.named and not self.joined:
            self._reroot(value)
            return
        path = (*base, (key, value))
        if self.places and not self.heading and self._refines(base):
            self.places.pop()
        self._put(path, key)

    def _tells_where(self, key: str, value: str) -> None:
        """«ny § 11 a i kapittel 3»; «avsnitt III i kapittel 1» has to know its chapter."""
        self.inside, self.heading, self.key = False, "", key
        last = self.places[-1]
        if key == "kap" and last.path[0][0] == "avsnitt":
            path: Path = (("kap", value), *last.path)
            self.places[-1], self.path = replace(last, path=path), path

    def _put(self, path: Path, key: str) -> None:
        if self.heading:
            path = (*_outer(path, self.heading), (self.heading, ""))
        self.where = self.inside and not self.places
        self.places.append(Place(path, self.new))
        self.path, self.key = path, key
        self.named = self.named or key == "§"
        self.joined = self.inside = self.act = False

    def _only_tells_what_a_chapter_holds(self) -> bool:
        """«Nytt kapittel 4 A §§ 16 a til 16 d skal lyde:»"""
        last = self.places[-1] if self.places else None
        return last is not None and last.new and not self.inside and last.path[-1][0] == "kap"

    def _refines(self, base: Path) -> bool:
        """Whether the place named last is only the way to the one that follows."""
        last = self.places[-1].path
        return last == base or (last[-1][0] in CONTAINERS and not self.joined)

    def _base(self, key: str) -> Path:
        path = tuple(step for step in self.path if step[0] not in INNER)
        if key in ("§", "a", "del", "vedlegg"):
            return ()
        if key == "kap":
            return ()
        if key == "avsnitt":
            return tuple(step for step in path if step[0] == "kap")
        keys = [step[0] for step in path]
        if key in keys:
            return path if self._nested(keys, key) else path[: keys.index(key)]
        if self.joined or not self.places:
            return tuple(step for step in path if RANK[step[0]] < RANK[key])
        return path

    def _nested(self, keys: list[str], key: str) -> bool:
        """«bokstav a nr. 3 bokstav c»: a bokstav inside the nummer, not beside the first one."""
        within = bool(self.places) and not self.joined
        return within and keys[-1] != key and key in ("bokstav", "ledd")

    def _range(self, key: str, value: str) -> None:
        self.until = False
        first = self.places[-1] if self.places else None
        if first is None or first.path[-1][0] != key:
            raise NotUnderstood(value)
        base, new = first.path[:-1], first.new or self.new
        between = expand(key, first.path[-1][1], value)
        if not between:
            self.places[-1] = replace(first, until=value)
        self.places += [Place((*base, (key, v)), new) for v in between[1:]]
        self.path, self.key, self.joined = (*base, (key, value)), key, False

    def _reroot(self, number: str) -> None:
        """«tredje ledd i § 4»: the paragraf comes last."""
        self.places = [
            replace(p, path=(("§", number), *(s for s in p.path if RANK[s[0]] > RANK["§"])))
            for p in self.places
        ]
        self.path, self.named, self.inside = self.places[-1].path, True, False
        self.key = "§"

    # ---- words

    def _on_heading(self, token: Token) -> None:
        word = token.text.lower()
        if self.act or word.startswith("lov"):
            self._put((("overskrift", ""),), "overskrift")
            return
        following = self._next()
        if following is not None and self._stands_before(word, following):
            self._before_paragraf()
            return
        if self._names_a_place(following):
            self.heading = "overskrift"
            return
        level = "kap" if word.startswith("kapit") else "§" if word.startswith("paragraf") else ""
        self._inner("overskrift", level)

    def _stands_before(self, word: str, following: Token) -> bool:
        """«Ny deloverskrift til §§ 2-1 til 2-5», «overskriften før § 8»: a heading between §§."""
        if following.kind == "beside":
            return True
        ahead = [token.kind for token in self.tokens[self.at : self.at + 3] if token.kind != "new"]
        between = word.startswith(("del", "avsnitt", "kapit"))
        return between and ahead[:2] in (["to", "paragraf"], ["in", "paragraf"])

    def _before_paragraf(self) -> None:
        while (token := self._next()) is not None and token.kind != "paragraf":
            if token.verb is not None or token.kind == "shall":
                raise NotUnderstood(token.text)
            self.at += 1
        if token is None or self.skip:
            raise NotUnderstood("før")
        self.at += 1
        self._put((("§", token.value), ("deloverskrift", "")), "deloverskrift")
        self.path, self.skip = (("§", token.value),), True

    def _names_a_place(self, token: Token | None) -> bool:
        if token is None:
            return False
        return token.kind in ("in", "to", "paragraf") or (token.key in CONTAINERS)

    def _on_intro(self, token: Token) -> None:
        if self._names_a_place(self._next()):
            self.heading = "innledning"
            return
        self._inner("innledning", "")

    def _inner(self, what: str, level: str) -> None:
        if self.beside:
            raise NotUnderstood(what)  # «Etter § 3 skal ny overskrift lyde»
        outer = _outer(self.path, what, level)
        if not outer:
            raise NotUnderstood(what)
        if self.places and self.places[-1].path == outer:
            self.places.pop()
        self._put((*outer, (what, "")), what)

    def _on_contents(self, token: Token) -> None:
        self.heading = ""
        following = self._next()
        if following is not None and following.kind in ("in", "to"):
            self.at += 1
            chapter = [self.tokens[self.at + n : self.at + n + 1] for n in (0, 1)]
            if chapter[0] and chapter[0][0].key == "kap" and chapter[1]:
                self.at += 2
                self.path = (("kap", chapter[1][0].value),)
        base = tuple(step for step in self.path if step[0] == "kap")
        self.path = (*base, ("innholdsfortegnelse", ""))
        self.joined = False

    def _on_new(self, token: Token) -> None:
        self.new = True

    def _on_now(self, token: Token) -> None:
        self.new = False

    def _on_and(self, token: Token) -> None:
        self.joined = True
        if not self.values and not self.wants and not self.key:
            self.new = False

    def _on_to(self, token: Token) -> None:
        self.until = not self.heading and not self.skip

    def _on_in(self, token: Token) -> None:
        if token.text.lower() == "i" and self._is_letter_i():
            self._on_letter(replace(token, value="i"))
            return
        self.inside = True

    def _is_letter_i(self) -> bool:
        if self.key != "bokstav" or not (self.wants or self.joined or self.until):
            return False
        following = self._next()
        return following is None or following.kind not in ("paragraf", "named", "the_act", "new")

    def _on_beside(self, token: Token) -> None:
        self.skip = self.beside = True

    def _on_with(self, token: Token) -> None:
        self.skip = True

    def _on_the_act(self, token: Token) -> None:
        if self.heading:  # «Tittelen på lova»
            self.heading = ""
            self._put((("overskrift", ""),), "overskrift")
            return
        self.act = True

    def _on_named(self, token: Token) -> None:
        raise NotUnderstood(token.text)

    def _on_end(self, token: Token) -> None:
        if token.text == ":":
            return
        if self.left is not None or self.before is not None:
            self._close()
        self.skip = self.new = False
        self.joined = True

    def _on_shall(self, token: Token) -> None:
        self.skip = self.inside = False

    def _on_noise(self, token: Token) -> None:
        pass

    # ---- verbs

    def _verb(self, token: Token) -> None:
        if self.values or self.wants:
            raise NotUnderstood(token.text)
        self.skip = self.inside = self.until = self.beside = False
        self.heading = ""
        verb = token.verb
        if verb == "lyde":
            self.rest = self.text[token.end :].lstrip(" :")
        if self.where and verb != "lyde":
            self.places = []  # «I ny § 3 oppheves bokstav a.»
        self.where = False
        if verb == "oppheve" and self.left == []:
            self.left = None  # «I lov … blir § 7 andre ledd oppheva.»
        if verb == "bli":
            self._settle()
            self.left, self.places = self.places, []
        else:
            self._settle(keep=True)
            if not self.places:
                if verb != "oppheve" or self.before:
                    raise NotUnderstood(token.text)
                self.before = verb
            elif verb is not None:
                self.orders.append(Order(verb, tuple(self.places)))
                self.places = []
        self.new, self.joined = False, True

    def _settle(self, keep: bool = False) -> None:
        """Give an open «blir» its right side; what is over, or all with `keep`, stays."""
        if self.left is None:
            return
        if not self.left:  # «I nytt kapittel 5 blir nåværende §§ 3 og 4 nye §§ 6 og 7.»
            half = len(self.places) // 2
            self.left, self.places = self.places[:half], self.places[half:]
        count = len(self.left)
        right = self.places[:count]
        if len(right) != count or not count:
            raise NotUnderstood("blir")
        self.orders.append(Order("bli", tuple(self.left), tuple(right)))
        over = self.places[count:]
        self.places = over or (right if keep else [])
        self.left = None

    def _close(self) -> None:
        if self.values or self.wants:
            raise NotUnderstood(self.text)
        if self.left is not None:
            self._settle()
            if self.places:
                raise NotUnderstood(self.text)
        if self.before is not None:
            if not self.places:
                raise NotUnderstood(self.text)
            self.orders.append(Order(self.before, tuple(self.places)))
            self.before, self.places = None, []


def _outer(path: Path, what: str, level: str = "") -> Path:
    """The part of `path` that can have a heading: a paragraf, a chapter."""
    if what == "innledning":
        return tuple(step for step in path if step[0] not in INNER)
    keys = ("§", "a") if level == "§" else CONTAINERS if level == "kap" else ("§", "a", *CONTAINERS)
    return tuple(step for step in path if step[0] in keys)
