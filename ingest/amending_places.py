"""Places: the tokens of an instruction in, the places that it names out.

«§ 41 tredje og nytt fjerde ledd» → § 41 ledd 3, § 41 ledd 4 (new). A place is named as
the line names it; what the line leaves out («andre ledd») comes from the place named last.
"""

import re
from dataclasses import dataclass, field, replace

from ingest.amending_grammar import AFTER_VALUES, RANK
from ingest.amending_numbers import expand
from ingest.amending_tokens import LAST, NotUnderstood, Token

INNER = ("overskrift", "innledning", "avslutning", "deloverskrift")
CONTAINERS = ("del", "kap", "avsnitt", "vedlegg")

Path = tuple[tuple[str, str], ...]  # (("§", "7-2a"), ("ledd", "2"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a line names: its path, and whether the line calls it new."""

    path: Path
    new: bool = False
    until: str = ""  # «§§ 4-8 til 5-2»: the last number, where those between cannot be counted


@dataclass(slots=True)
class Places:
    """Collects places token by token; who reads the verbs takes them from `places`."""

    tokens: list[Token]
    path: Path  # the place named last
    at: int = 0
    places: list[Place] = field(default_factory=list)  # named since the last verb
    values: list[tuple[str, bool]] = field(default_factory=list)  # «tredje», «ny fjerde»
    listed: bool = False  # «og» or «,» stood before the first of them
    key: str = ""  # what a bare value would be one more of
    wants: bool = False  # a value has to come: after «bokstav»
    joined: bool = True  # «og» or «,» since the last place
    until: bool = False  # «til» since the last value
    new: bool = False
    heading: str = ""  # «overskriften til …» waits for its place
    skip: bool = False  # «etter § 3 skal …»: places that only tell where
    beside: str = ""  # «etter», «mellom», in this clause
    skipped: str = ""  # the paragraf that only tells where
    inside: bool = False  # «i» since the last place
    telling: bool = False  # «ny § 5-7 i kapittel 5 avsnitt II»
    where: bool = False  # the only place since the last verb came after «i»
    named: bool = False  # the line itself has said which paragraf
    act: bool = False  # «lovens» since the last place

    def following(self) -> Token | None:
        """The next token."""
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, token: Token) -> None:
        """Read one token that is no verb. Raises NotUnderstood."""
        if self.skip and token.kind in ("number", "roman", "letter"):
            self.wants = False
            return
        getattr(self, f"_on_{token.kind}")(token)

    # ---- values

    def _on_paragraf(self, token: Token) -> None:
        if self.values:
            raise NotUnderstood(token.text)
        several = re.fullmatch(r"(\d+)-(\d+)", token.value)
        following = self.following()
        alone = following is None or following.verb is not None or following.kind == "shall"
        if token.text.startswith("§§") and several and alone:  # «§§ 394-400»
            self._place("§", several[1])
            self.until = True
            self._place("§", several[2])
            return
        self._place("§", token.value)

    def _on_ordinal(self, token: Token) -> None:
        if self.wants and self.key not in AFTER_VALUES:
            raise NotUnderstood(token.text)
        if self.until:
            self._span(token.value)
            return
        if not self.values:
            self.listed = self.joined
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
        several = re.fullmatch(r"(\d+)-(\d+)", token.value)
        if several and self.wants and self.key == "nummer":  # «nr. 1-3»
            self._place("nummer", several[1])
            self.until = True
            self._place("nummer", several[2])
            return
        if not self.key and not self.places and self.new:  # «Ny 23 a skal lyde:»
            self._place("§", token.value)
            return
        if "-" in token.value and not self.wants and not (self.joined and self.key == "§"):
            self._place("§", token.value)  # «Ny 6-5 skal lyde:», the sign is lost
            return
        if self.joined and self.key in ("ledd", "setning") and not self.wants and not self.values:
            self._place("§", token.value)  # «§ 14 tredje ledd, 26 fjerde ledd»
            return
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
        if self.key in ("nummer", "kap") and not self.wants and token.value.isupper():
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
        if self.key == "bokstav" and not self.wants:
            self._more(token, ("bokstav",))
            return
        self._place("bokstav", token.value)

    def _on_noun(self, token: Token) -> None:
        within = token.key == "avsnitt" and any(key == "§" for key, _ in self.path)
        if within and self.values:  # «§ 19-3 nr. 8 annet avsnitt»: what others call ledd
            self._after_values(replace(token, key="ledd"))
        elif token.key in AFTER_VALUES or (self.values and token.key in CONTAINERS):
            self._after_values(token)
        elif self.values:
            raise NotUnderstood(token.text)
        else:
            self.key, self.wants = token.key, True

    def _after_values(self, token: Token) -> None:
        values, self.values = self.values, []
        joined = self.listed if values else self.joined
        if not values:
            following = self.following()
            if following is not None and following.kind in ("number", "ordinal"):
                self.at += 1
                values = [(following.value, self.new)]
            elif self.new:
                values = [(LAST, True)]
            else:
                raise NotUnderstood(token.text)
        for n, (value, new) in enumerate(values):
            self.new, self.joined = new, joined or n > 0
            self._place(token.key, value)
        self.wants = False

    # ---- places

    def _place(self, key: str, value: str) -> None:
        self.wants = False
        if self.skip or (self.telling and key in CONTAINERS and not self.joined):
            self._pass_over(key, value)
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
        if self.places and self._refines(base, key):
            self.places.pop()
        self.put(path, key)

    def _pass_over(self, key: str, value: str) -> None:
        self.key, self.until = key, False
        if key == "§":
            self.skipped = value

    def _tells_where(self, key: str, value: str) -> None:
        """«ny § 11 a i kapittel 3»; «avsnitt III i kapittel 1» has to know its chapter."""
        self.inside, self.heading, self.key, self.telling = False, "", key, True
        last = self.places[-1]
        if key == "kap" and last.path[0][0] == "avsnitt":
            path: Path = (("kap", value), *last.path)
            self.places[-1], self.path = replace(last, path=path), path

    def put(self, path: Path, key: str) -> None:
        """One more place."""
        if self.heading:
            path = (*outer_of(path, self.heading), (self.heading, ""))
        if self.where and not self.joined:
            self.places.clear()  # «I kapittel 14 skal ny deloverskrift foran § 14-1 lyde:»
        self.where = self.inside and not self.places
        self.places.append(Place(path, self.new))
        self.path, self.key = path, key
        self.named = self.named or key == "§"
        self.joined = self.inside = self.act = self.telling = False

    def _only_tells_what_a_chapter_holds(self) -> bool:
        """«Nytt kapittel 4 A §§ 16 a til 16 d skal lyde:»"""
        last = self.places[-1] if self.places else None
        return last is not None and last.new and not self.where and last.path[-1][0] == "kap"

    def _refines(self, base: Path, key: str) -> bool:
        """Whether the place named last is only the way to the one that follows."""
        last = self.places[-1].path
        if self.heading and last == base and not self.where:
            return False
        if key == "strekpunkt" and last[-1][0] in ("innledning", "innholdsfortegnelse"):
            return True  # «kapittel 25 innledningen femte strekpunkt»
        if self.heading and last == (*base, (self.heading, "")) and not self.joined:
            return True  # «overskriften til kapittel 2 avsnitt III»
        return last == base or (last[-1][0] in CONTAINERS and not self.joined)

    def _base(self, key: str) -> Path:
        path = tuple(step for step in self.path if step[0] not in INNER)
        if key in ("§", "a", "del", "vedlegg", "kap"):
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

    # ---- small words

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
        following = self.following()
        return following is None or following.kind not in ("paragraf", "named", "the_act", "new")

    def _on_beside(self, token: Token) -> None:
        self.skip, self.beside = True, token.text.lower()

    def _on_with(self, token: Token) -> None:
        following = self.following()
        if following is not None and following.kind == "heading":
            self.at += 1  # «§ 6-70 med deloverskrift skal lyde:»
            return
        self.skip = True

    def _on_moved(self, token: Token) -> None:
        self.skip = True  # «§ 57 flyttes til kapittel 9 og skal lyde:»

    def _on_the_act(self, token: Token) -> None:
        if self.heading:  # «Tittelen på lova»
            self.heading = ""
            self.put((("overskrift", ""),), "overskrift")
            return
        self.act = True

    def _on_named(self, token: Token) -> None:
        raise NotUnderstood(token.text)

    def _on_shall(self, token: Token) -> None:
        self.skip = self.inside = False

    def _on_noise(self, token: Token) -> None:
        pass


def outer_of(path: Path, what: str, level: str = "") -> Path:
    """The part of `path` that can have a heading: a paragraf, a chapter."""
    if what in ("innledning", "avslutning"):
        return tuple(step for step in path if step[0] not in INNER)
    keys = ("§", "a") if level == "§" else CONTAINERS if level == "kap" else ("§", "a", *CONTAINERS)
    return tuple(step for step in path if step[0] in keys)
