"""Orders: the words of an instruction in, what is to be done with which places out.

«§ 41 tredje og nytt fjerde ledd skal lyde:» → lyde, § 41 ledd 3, § 41 ledd 4 (new). A line
with a word that the grammar does not know is not read at all.
"""

from dataclasses import dataclass, field

from ingest.amending_grammar import TITLE_IN_LINE, Verb
from ingest.amending_headings import Headings
from ingest.amending_places import Path, Place
from ingest.amending_tokens import NotUnderstood, Token, tokens


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
    try:
        return _Clauses(tokens(text), last, text=text).read()
    except NotUnderstood:
        plain = TITLE_IN_LINE.sub(r"\1 ", text, count=1)  # «§ 7-2 Tilsyn m.m. skal lyde:»
        if plain == text:
            raise
        return _Clauses(tokens(plain), last, text=plain).read()


@dataclass(slots=True)
class _Clauses(Headings):
    """The verbs of a line, and the places that each of them takes."""

    text: str = ""
    orders: list[Order] = field(default_factory=list)
    left: list[Place] | None = None  # of «blir»
    before: Verb | None = None  # a verb that stands before its places: «oppheves § 3»
    rest: str = ""

    def read(self) -> Orders:
        while (token := self.following()) is not None:
            self.at += 1
            if token.verb is not None:
                self._verb(token)
            elif token.kind == "end":
                self._end(token)
            else:
                self._goes_on_after_bli(token)
                self.take(token)
        self._close()
        return Orders(tuple(self.orders), tuple(self.places), self.rest, self.path)

    def _goes_on_after_bli(self, token: Token) -> None:
        """«§ 6-8 blir ny § 6-9 som får tittelen:»: what comes is not one more to become."""
        following = self.following()
        if token.kind == "and" and following is not None and following.kind == "ordinal":
            whole = self.places and self.places[-1].path[-1][0] == "§"
            if whole and self.left and len(self.places) == len(self.left):
                self._settle()  # «§ 12 blir § 17, og andre ledd skal lyde:»
        more = following is not None and following.verb is None
        if token.kind == "shall" and more and self.left and len(self.places) >= len(self.left):
            self._settle()

    def _verb(self, token: Token) -> None:
        if self.values or self.wants:
            raise NotUnderstood(token.text)
        verb = token.verb
        if verb == "lyde":
            self.rest = self.text[token.end :].lstrip(" :")
        if self.where and verb != "lyde":
            self.places = []  # «I ny § 3 oppheves bokstav a.»
        if verb == "oppheve" and self.left == []:
            self.left = None  # «I lov … blir § 7 andre ledd oppheva.»
        if verb == "bli":
            self._settle()
            self.left, self.places = self.places, []
        elif verb is not None:
            self._settle(keep=True)
            self._order(verb)
        self._begin_clause()

    def _begin_clause(self) -> None:
        self.skip = self.inside = self.until = self.where = self.new = False
        self.heading = self.beside = self.skipped = ""
        self.joined = True

    def _order(self, verb: Verb) -> None:
        if self.places:
            self.orders.append(Order(verb, tuple(self.places)))
            self.places = []
        elif verb == "oppheve" and self.before is None:
            self.before = verb
        else:
            raise NotUnderstood(verb)

    def _settle(self, keep: bool = False) -> None:
        """Give an open «blir» its right side; what is over, or all with `keep`, stays."""
        if self.left is None:
            return
        if not self.left:  # «I nytt kapittel 5 blir nåværende §§ 3 og 4 nye §§ 6 og 7.»
            half = len(self.places) // 2
            self.left, self.places = self.places[:half], self.places[half:]
        count = len(self.left)
        if count == 1 and _sentences(self.places):
            self.places = self.places[:1]  # «annet ledd blir første ledd tredje og fjerde punktum»
        if len(self.places) == 1 and _sentences(self.left):
            self.places *= count  # «tredje ledd første og annet punktum blir annet ledd»
        right = self.places[:count]
        if len(right) != count or not count:
            raise NotUnderstood("blir")
        self.orders.append(Order("bli", tuple(self.left), tuple(right)))
        over = self.places[count:]
        self.places = over or (right if keep else [])
        self.left = None

    def _end(self, token: Token) -> None:
        if token.text == ":":
            return
        if self.left is not None or self.before is not None:
            self._close()
        self.skip = self.new = False
        self.joined = True

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


def _sentences(places: list[Place]) -> bool:
    """Whether all are punktum of one home."""
    homes = {place.path[:-1] for place in places}
    return len(homes) == 1 and all(place.path[-1][0] == "setning" for place in places)
