"""Parts: the words after a paragraf in («andre ledd bokstav a til d»), the parts they name out."""

import re
from dataclasses import dataclass

from ingest import grammar

Step = tuple[str, tuple[str, ...]]  # ("bokstav", ("a", "b"))
# What may stand inside what: a bokstav in a nummer and the other way, both in a punktum
# («første punktum bokstav b»), a punktum in each of them.
OUTERMOST = ("ledd",)
IN_NUMMER = "ledd i nummer"  # «nr. 1 andre ledd»: no address goes so far
LONGEST_RANGE = 60  # «bokstav a til d», «nr. 1 til 14»; a longer one is a slip


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a paragraf, from the outside in; the last step may name several.

    A range is written out between numbers and between letters: «bokstav a til d» is a b c d.
    """

    steps: tuple[Step, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.steps)

    @property
    def outermost(self) -> str:
        """The step that these begin with: «ledd», «bokstav», «nummer», «setning» or «»."""
        return self.steps[0][0] if self.steps else ""

    @property
    def innermost(self) -> str:
        """The step that these end with."""
        return self.steps[-1][0] if self.steps else ""

    def values(self, name: str) -> tuple[str, ...]:
        """What is named of a step: («1», «2») of «første og annet ledd»."""
        return next((values for step, values in self.steps if step == name), ())

    def under(self, later: "Parts") -> "Parts":
        """What `later` means when it goes on from this: «første ledd bokstav b og c nr. 2»."""
        names = [name for name, _ in self.steps]
        if not self or later.outermost in OUTERMOST:
            return later
        kept = names.index(later.outermost) if later.outermost in names else len(names)
        if later.outermost == "bokstav" and "setning" not in names and "nummer" in names:
            kept = min(kept, len(names))
        outer = tuple((name, values[-1:]) for name, values in self.steps[:kept])
        return Parts((*outer, *later.steps))

    def up_to(self, last: "Parts") -> "Parts | None":
        """«første ledd til tredje ledd»: everything from this to `last`, of one kind."""
        if len(last.steps) != 1 or self.innermost != last.innermost or not self:
            return None
        (name, values), (_, ends) = self.steps[-1], last.steps[0]
        between = _between(values[-1], ends[0])
        if between is None:
            return None
        return Parts((*self.steps[:-1], (name, (*values, *between, *ends))))

    def with_inside(self, inner: "Parts") -> "Parts | None":
        """These, and inside them `inner`: «bokstav a i første ledd»; None where that can't be."""
        names = {name for name, _ in self.steps}
        if inner.outermost in OUTERMOST or names & {name for name, _ in inner.steps}:
            return None
        if "setning" in names:
            return None
        return Parts((*self.steps, *inner.steps))


NOTHING = Parts()


def read_parts(
    text: str, at: int, relative: bool = False, bare: bool = False, listed: int = 0
) -> tuple[Parts, int]:
    """The parts named at `at`, and where they end; NOTHING and `at` where none are.

    `relative`: they stand first, with no paragraf before. `bare`: «(2) e» may leave out «bokstav».
    `listed`: they are of the paragraf or article of this number, in a list that may go on.
    """
    steps: tuple[Step, ...] = ()
    end = at
    while True:
        begin = end if relative and end == at else _skip(text, end)
        read = _read_one(text, begin, steps, bare, listed)
        if read is None:
            return Parts(steps), end
        step, end = read
        steps = (*steps, step)


_GAP = re.compile(grammar.GAP)


def _skip(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _read_one(
    text: str, at: int, have: tuple[Step, ...], bare: bool, listed: int
) -> tuple[Step, int] | None:
    """The next step inward; None where something else stands, or one that goes out again."""
    names = [name for name, _ in have]
    for name, pattern in grammar.PARTS:
        inside = name == "ledd" and names[-1:] == ["nummer"] and "," not in text[at - 2 : at]
        if (name in names or (name == "ledd" and names)) and not inside:
            continue
        if "setning" in names:
            continue  # «første punktum bokstav b»: what goes on from a punktum is its own mention
        if match := pattern.match(text, at):
            all_of_it = match["more"] if "more" in match.re.groupindex else ""
            stop = _of_the_list(match, listed) if listed and name == "nummer" else len(all_of_it)
            values = _values(match["first"], all_of_it[:stop])
            return (IN_NUMMER if inside else name, values), match.end() - len(all_of_it[stop:])
    if bare and names and names[-1] in ("ledd", "nummer"):
        match = grammar.BOKSTAV_BEHIND.match(text, at)
        if match and (match["first"] or names[-1] == "nummer"):
            return ("bokstav", ((match["first"] or match["bare"]),)), match.end()
    if bare and names == ["ledd"]:
        # «§ 7-2a (2) e»: nothing else than a bokstav can follow so.
        match = grammar.BARE_BOKSTAV.match(text, at)
        if match and text[at - 1 : at] in (" ", ")"):
            return ("bokstav", _values(match["first"], match["more"] or "")), match.end()
    return None


FAR = 10  # no list of nr. leaps so
_LETTER_BEHIND = re.compile(r"\s[a-h](?=[\s,.;:)]|$)")


def _of_the_list(match: re.Match[str], number: int) -> int:
    """Where the nr. of `number` stop, and the list that it stands in goes on.

    «artikkel 93 nr. 2, 99 og 100», «§§ 13 a nr. 1 og 13 d».
    """
    more, at, before = match["more"], 0, _digits(match["first"])
    while one := grammar.ONE_MORE.match(more, at):
        value = _digits(one["one"])
        behind = match.start("more") + one.end()
        lettered = value >= number and _LETTER_BEHIND.match(match.string, behind)
        if not one["to"] and (lettered or value > max(number, before + FAR)):
            return at
        at, before = one.end(), value
    return len(more)


def _digits(written: str) -> int:
    return int(re.sub(r"\D", "", written) or 0)


def _values(first: str, more: str) -> tuple[str, ...]:
    """«a», « til d og g» → a b c d g; «første», « til tredje» → 1 2 3."""
    found, at = [_value(first)], 0
    while one := grammar.ONE_MORE.match(more, at):
        value = _value(one["one"])
        if one["to"]:
            between = _between(found[-1], value)
            if between is None and _goes_back(found[-1], value):  # «punkt 4-3» is no range
                break
            found.extend(between or ())
        found.append(value)
        at = one.end()
    return tuple(dict.fromkeys(found))


def _value(written: str) -> str:
    """«andre» and «2.» are 2; «A» is a; «siste» stays what it is."""
    lower = written.lower().rstrip(".")
    number = grammar.ORDINALS.get(lower)
    if number == grammar.LAST:
        return grammar.LAST_WORD
    return str(number) if number else lower


def _goes_back(first: str, last: str) -> bool:
    return first.isdigit() and last.isdigit() and int(last) <= int(first)


def _between(first: str, last: str) -> tuple[str, ...] | None:
    """What lies between two numbers or two letters; None where no range goes between them."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= LONGEST_RANGE:
        return tuple(str(n) for n in range(int(first) + 1, int(last)))
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha() and first < last:
        return tuple(chr(n) for n in range(ord(first) + 1, ord(last)))
    return None
