"""Headings: the tokens of an instruction in, places that have no number of their own out.

«paragrafoverskriften», «innledningen til § 3», «ny deloverskrift til §§ 2-1 til 2-5»,
«innholdsfortegnelsen i kapittel 15».
"""

from dataclasses import dataclass, replace

from ingest.amending_places import CONTAINERS, Places, outer_of
from ingest.amending_tokens import NotUnderstood, Token

AROUND = ("beside", "to", "in", "new", "paragraf", "number", "and")


@dataclass(slots=True)
class Headings(Places):
    """Places, and the headings and other parts among them."""

    def _on_heading(self, token: Token) -> None:
        word = token.text.lower()
        if self.act or word.startswith("lov"):
            self.put((("overskrift", ""),), "overskrift")
            return
        following = self.following()
        if following is not None and self._stands_before(word, following):
            self._before_paragraf()
            return
        if self.beside:
            self._between_paragrafs(token)
            return
        if _names_a_place(following):
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
        """Take the rest of «før § 8», «til §§ 2-1 til 2-5», «mellom §§ 3 og 4»."""
        numbers = []
        mellom = False
        while (token := self.following()) is not None and token.kind in AROUND:
            mellom = mellom or token.text.lower() == "mellom"
            numbers += [token.value] if token.kind in ("paragraf", "number") else []
            self.at += 1
        if not numbers:
            raise NotUnderstood("før")
        self._put_between(numbers[-1] if mellom else numbers[0])

    def _between_paragrafs(self, token: Token) -> None:
        """«Mellom § 3 og § 4 skal ny overskrift lyde:»; after «etter § 3» nobody can tell."""
        if self.beside == "etter" or not self.skipped:
            raise NotUnderstood(token.text)
        self._put_between(self.skipped)
        self.skip = True

    def _put_between(self, number: str) -> None:
        self.put((("§", number), ("deloverskrift", "")), "deloverskrift")
        self.path = (("§", number),)

    def _on_intro(self, token: Token) -> None:
        what = "avslutning" if token.text.lower().startswith("avslut") else "innledning"
        if _names_a_place(self.following()):
            self.heading = what
            return
        self._inner(what, "")

    def _inner(self, what: str, level: str) -> None:
        outer = outer_of(self.path, what, level)
        if not outer and (what != "overskrift" or self.path):
            raise NotUnderstood(what)
        if self.places and self.places[-1].path == outer:
            self.places.pop()
        self.put((*outer, (what, "")), what)

    def _on_contents(self, token: Token) -> None:
        """«innholdsfortegnelsen i kapittel 15»: folketrygdloven's chapters begin with one."""
        self.heading = ""
        ahead = self.tokens[self.at : self.at + 3]
        if [t.kind for t in ahead] == ["in", "noun", "number"] or (
            [t.kind for t in ahead] == ["to", "noun", "number"]
        ):
            self.at += 3
            self.path = (("kap", ahead[2].value),)
        base = tuple(step for step in self.path if step[0] == "kap")
        inner = self.places[-1].path[-1:] if self.places and self.inside else ()
        if inner and inner[0][0] == "strekpunkt":  # «sjette strekpunkt i innholdsfortegnelsen»
            path = (*base, ("innholdsfortegnelse", ""), *inner)
            self.places[-1], self.path = replace(self.places[-1], path=path), path
            return
        self.put((*base, ("innholdsfortegnelse", "")), "innholdsfortegnelse")


def _names_a_place(token: Token | None) -> bool:
    return token is not None and (token.kind in ("in", "to", "paragraf") or token.key in CONTAINERS)
