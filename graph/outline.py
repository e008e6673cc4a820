"""Outline: a document in; which addresses it has, in which order, and what state they are in out.

All that a reference needs to know of the act that it points into, without its words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from corpus.ids import ProvisionId
from corpus.model import Document, Provision
from corpus.punktum import spans
from ingest.grammar import LAST_WORD

LEDD = re.compile(r"/ledd/(\d+)$")
ARTICLE = re.compile(r"a(?:\d|[IVX])")
PARAGRAF = re.compile(r"lov/[^/]+/§[^/]+")


@dataclass(frozen=True)
class Outline:
    """The addresses of one document as printed, without the document itself: «§7-2a/ledd/2»."""

    refid: str
    paths: tuple[str, ...]  # in reading order
    sentences: Mapping[str, int]  # punktum of every unit that has more than one
    states: Mapping[str, str]  # of paragrafer and chapters that are not simply in force
    points: Mapping[str, frozenset[str]] = field(default_factory=dict)  # §: §§ of other acts

    @classmethod
    def of(cls, document: Document, state: Callable[[Provision], str] = lambda _: "") -> "Outline":
        """What there is in `document`; `state` says what is special of a paragraf or chapter."""
        start = len(str(document.id)) + 1
        paths, sentences, states, points = [], {}, {}, {}
        for provision in document.walk():
            path = str(provision.id)[start:]
            if not path:
                continue
            paths.append(path)
            if provision.prose:
                count = len(spans(provision.text))
                if count > 1:
                    sentences[path] = count
            elif told := state(provision):
                states[path] = told
            if provision.kind == "paragraf" and (others := _of_other_acts(provision)):
                points[path] = others
        return cls(str(document.id), tuple(paths), sentences, states, points)

    def get(self, path: str) -> str | None:
        """The full path that `path` means, as printed; None where there is nothing.

        The ledd may be left out where one alone has what is named: «§ 3-2 nr. 6».
        """
        if printed := self._printed.get(path.casefold()):
            return printed
        head, step, tail = path.rpartition("/setning/")
        if step and "/" in tail:  # «første punktum bokstav b»: a list is no part of a punktum
            return self.get(f"{head}/{tail.split('/', 1)[1]}") if self.get(head) else None
        return self._punktum(head, tail) if step else self._in_one_ledd(path)

    def _punktum(self, head: str, number: str) -> str | None:
        home = self.get(head)
        if home is None or not number.isdigit():
            return None
        if self.kind(home) == "paragraf":
            ledd = self.ledd(home)
            if len(ledd) > 1:
                return None
            home = ledd[0] if ledd else home
        return f"{home}/setning/{number}" if int(number) <= self.sentences.get(home, 1) else None

    def counted(self, path: str) -> str:
        """«§2/ledd/1/setning/siste» with the number of that punktum."""
        head, last, tail = path.partition(f"/setning/{LAST_WORD}")
        home = self.get(head) if last else None
        if home is None:
            return path
        if self.kind(home) == "paragraf":
            home = next(reversed(self.ledd(home)), home)
        return f"{home}/setning/{self.sentences.get(home, 1)}{tail}"

    def _in_one_ledd(self, path: str) -> str | None:
        paragraf, _, inside = path.partition("/")
        if ARTICLE.match(inside):  # «gdpr/a4/nummer/7»: an article of an annex
            article, _, inside = inside.partition("/")
            paragraf = f"{paragraf}/{article}"
        home = self._printed.get(paragraf.casefold())
        if home is None or not inside or inside.startswith("ledd/"):
            return None
        ways = (f"{ledd}/{inside}".casefold() for ledd in self.ledd(home))
        found = [self._printed[way] for way in ways if way in self._printed]
        return found[0] if len(found) == 1 else None

    def ledd(self, paragraf: str) -> list[str]:
        """The ledd straight inside a paragraf, in order."""
        return self._ledd.get(paragraf.casefold(), [])

    def kind(self, path: str) -> str:
        """«paragraf», «kapittel» or the step that the path ends with."""
        last = path.rsplit("/", 1)[-1]
        if last.startswith("§"):
            return "paragraf"
        if last.lower().startswith("kap"):
            return "kapittel"
        return path.rsplit("/", 2)[-2] if "/" in path else last

    def between(self, first: str, last: str) -> list[str]:
        """The paragrafer, articles or chapters from `first` to `last`, both with, in order."""
        for order in (self._paragrafer, self._containers):
            a, b = order.get(first.casefold()), order.get(last.casefold())
            if a is not None and b is not None and a <= b:
                kind = first[:3].casefold() if order is self._containers else ""
                inside = (path for path, place in order.items() if a <= place <= b)
                return [path for path in inside if path.startswith(kind)]
        return []

    def printed(self, folded: str) -> str:
        """A folded path as the document prints it."""
        return self._printed.get(folded, folded)

    def beside(self, path: str, step: int) -> str | None:
        """The paragraf, ledd or chapter `step` places on (or back) from `path`."""
        if found := LEDD.search(path):
            return self.get(f"{path[: found.start()]}/ledd/{int(found[1]) + step}")
        for order in (self._paragrafer, self._containers):
            place = order.get(path.casefold())
            if place is not None:
                near = [other for other, at in order.items() if at == place + step]
                return self.printed(near[0]) if near else None
        return None

    def state(self, path: str) -> str:
        """What is special of the paragraf that `path` stands in: «opphevet», «ikke i kraft», «»."""
        return self.states.get(path.split("/", 1)[0], "")

    def container_of(self, paragraf: str, step: str) -> str | None:
        """The chapter («kap») or part («del») that a paragraf stands in."""
        return self._inside.get((paragraf.casefold(), step))

    @cached_property
    def has_articles(self) -> bool:
        """Whether it is divided into articles itself, and not only its annexes."""
        return any(ARTICLE.match(path) for path in self.paths)

    @property
    def paragrafer(self) -> list[str]:
        """Every paragraf and article, as printed, in order."""
        return [self.printed(path) for path in self._paragrafer]

    @cached_property
    def _printed(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for path in self.paths:
            found.setdefault(path.casefold(), path)
        return found

    @cached_property
    def _ledd(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self.paths:
            if match := LEDD.search(path):
                found.setdefault(path[: match.start()].casefold(), []).append(path)
        return found

    @cached_property
    def _paragrafer(self) -> dict[str, int]:
        return self._ordered(r"§[^/]+|(?:.+/)?a\d[^/]*|(?:.+/)?a[IVX]+")

    @cached_property
    def _containers(self) -> dict[str, int]:
        return self._ordered(r"(?:kap|del)[^/]*")

    def _ordered(self, form: str) -> dict[str, int]:
        pattern = re.compile(form)
        names = (path.casefold() for path in self.paths if pattern.fullmatch(path))
        return {path: place for place, path in enumerate(names)}

    @cached_property
    def _inside(self) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        now: dict[str, str] = {}
        for path in self.paths:
            last = path.rsplit("/", 1)[-1].lower()
            for step in ("kap", "del"):
                if last.startswith(step) and "/" not in path:
                    now[step] = path
            if path.startswith("§") and "/" not in path:
                found |= {(path.casefold(), step): home for step, home in now.items()}
        return found

    def lines(self) -> str:
        """The outline as text, a line for each path: path, punktum, state, §§ of other acts."""
        rows = (
            (
                path,
                str(self.sentences.get(path, "")),
                self.states.get(path, ""),
                " ".join(sorted(self.points.get(path, ()))),
            )
            for path in self.paths
        )
        return "\n".join("\t".join(row).rstrip() for row in rows)

    @classmethod
    def read(cls, refid: str, text: str) -> "Outline":
        """The outline that `lines` wrote."""
        rows = [(*line.split("\t"), "", "", "")[:4] for line in text.split("\n") if line]
        return cls(
            refid,
            tuple(path for path, *_ in rows),
            {path: int(count) for path, count, _, _ in rows if count},
            {path: state for path, _, state, _ in rows if state},
            {path: frozenset(others.split()) for path, _, _, others in rows if others},
        )


def _of_other_acts(paragraf: Provision) -> frozenset[str]:
    """The paragrafer of other acts that Lovdata links to in the words of this one."""
    links = (link.href for unit in paragraf.units() for link in unit.prose.links)
    found = {match[0].casefold() for href in links if (match := PARAGRAF.match(href))}
    return frozenset(each for each in found if not each.startswith(f"{paragraf.id.document}/"))


Outlines = Callable[[str], Outline | None]  # the outline of the document called so


def numbered(outlines: Iterable[Outline], paragraf: str) -> Iterator[ProvisionId]:
    """The paragrafer called `paragraf` («§7-2a») in any of the documents."""
    for outline in outlines:
        if printed := outline.get(paragraf):
            yield ProvisionId(outline.refid, (printed,))
