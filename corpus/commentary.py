"""Commentary: corpus/commentary/ in; our own words beside each ledd, and what lies outside, out.

The words here are the project's own and no law: a summary, and questions as people
put them. Each entry carries the digest of the text it was written for, so that it
can be told when the law has moved on.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from corpus.ids import ProvisionId

FOLDER = Path(__file__).parent / "commentary"
OUTSIDE = "utenfor.toml"  # what people ask that the acts do not answer
# The law that the entries were last held against, all of them, as it was on this day.
HELD_AGAINST = date(2025, 11, 8)
LENGTH = 12  # hex digits of a digest: enough to tell two wordings apart
# What an item stands in: the digest is that of the whole unit, intro and list.
ITEMS = ("bokstav", "nummer", "strekpunkt")

Modality = Literal["skal", "bør", "kan", "har rett til", "skal ikke", "definisjon", ""]
Subject = Literal[
    "enkeltsak", "system", "samordning", "barnekoordinator", "ip-utarbeide", "ip-delta",
    "ip-rett", "koordinator", "til-barnevernet", "til-helse-og-sosial", "avtaler",
    "personopplysninger", "definisjon", "tilsyn", "klage",
]  # fmt: skip
Why = Literal["annen lov", "ikke regulert", "ikke juss"]
TextAt = Callable[[ProvisionId], str]  # the words at an address; «» where nothing lives


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said, in our own words, of one ledd or of one item in it."""

    id: ProvisionId
    summary: str
    digest: str = ""  # of the unit that it was written for; empty: not yet stamped
    who: str = ""  # who must, may or has the right, as the law names it
    modality: Modality = ""
    towards: str = ""
    when: str = ""
    subjects: tuple[Subject, ...] = ()
    questions: tuple[str, ...] = ()  # none for what is purely technical

    @property
    def unit(self) -> ProvisionId:
        """The ledd that this is about, or about an item of."""
        return unit_of(self.id)


@dataclass(frozen=True, slots=True)
class Outside:
    """Something that people ask and that the acts here do not answer."""

    key: str  # «pleiepenger»
    why: Why
    says: str  # one sentence in Norwegian: what it is about, and where it may stand
    act: str = ""  # the act that it probably is in: «folketrygdloven»
    near: tuple[ProvisionId, ...] = ()  # what the acts here do say beside it
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commentary:
    """All of our own words, in the order of the files."""

    comments: tuple[Comment, ...]
    outside: tuple[Outside, ...] = ()


@dataclass(frozen=True, slots=True)
class Sorted:
    """Comments by whether the law still reads as when they were written."""

    current: tuple[Comment, ...]
    outdated: tuple[Comment, ...]  # the text is another, or is no more


def unit_of(id: ProvisionId) -> ProvisionId:
    """The unit that `id` is, or lies in.

    >>> str(unit_of(ProvisionId.parse("lov/2011-06-24-30/§7-2a/ledd/2/bokstav/e")))
    'lov/2011-06-24-30/§7-2a/ledd/2'
    """
    path = id.path
    while len(path) > 2 and path[-2] in ITEMS and not path[-3].startswith("§"):
        path = path[:-2]
    return ProvisionId(id.document, path)


def digest(text: str) -> str:
    """What a wording is known by; where its lines break is no matter of wording."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:LENGTH]


def sort(comments: Iterable[Comment], text_at: TextAt) -> Sorted:
    """Which of `comments` still hold for the law as `text_at` has it."""
    current: list[Comment] = []
    outdated: list[Comment] = []
    for comment in comments:
        text = text_at(comment.unit) if text_at(comment.id) else ""
        (current if text and digest(text) == comment.digest else outdated).append(comment)
    return Sorted(tuple(current), tuple(outdated))


# ---- files


@cache
def load(folder: Path = FOLDER) -> Commentary:
    """The commentary in `folder`. Raises ValueError, with the place, for a file that is wrong."""
    comments = [c for path in files(folder) for c in _comments(path)]
    beside = folder / OUTSIDE
    return Commentary(tuple(comments), tuple(_outside(beside)) if beside.exists() else ())


def files(folder: Path = FOLDER) -> list[Path]:
    """The files with comments, by act and chapter."""
    return sorted(path for path in folder.glob("*/*.toml"))


def _comments(path: Path) -> Iterator[Comment]:
    rows = tomllib.loads(path.read_text("utf-8"))
    document = rows.pop("document")
    for address, row in rows.items():
        with_place = f"{path.name} {address}"
        yield Comment(
            ProvisionId.parse(f"{document}/{address}"),
            _text(row, "summary", with_place),
            row.get("digest", ""),
            row.get("who", ""),
            _one_of(get_args(Modality), row.get("modality", ""), with_place),
            row.get("towards", ""),
            row.get("when", ""),
            tuple(_one_of(get_args(Subject), s, with_place) for s in row.get("subject", ())),
            tuple(row.get("questions", ())),
        )


def _outside(path: Path) -> Iterator[Outside]:
    for key, row in tomllib.loads(path.read_text("utf-8")).items():
        yield Outside(
            key,
            _one_of(get_args(Why), row["why"], f"{path.name} {key}"),
            _text(row, "says", f"{path.name} {key}"),
            row.get("act", ""),
            tuple(map(ProvisionId.parse, row.get("near", ()))),
            tuple(row["questions"]),
        )


def _text(row: dict[str, Any], key: str, where: str) -> str:
    text = row.get(key, "")
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{where} has no {key}")
    return text


def _one_of(known: Iterable[Any], value: Any, where: str) -> Any:
    if value not in known:
        raise ValueError(f"{where}: «{value}» is none of {', '.join(map(str, known))}")
    return value


# ---- stamping

ENTRY = re.compile(r'^\["(?P<address>[^"\n]+)"\]\n(?!(?:digest = ))', re.MULTILINE)
DOCUMENT = re.compile(r'^document = "(?P<refid>[^"\n]+)"$', re.MULTILINE)


def stamped(toml: str, text_at: TextAt) -> str:
    """A file of comments where every entry that had no digest has that of the law as it stands.

    To say that an outdated entry holds again, read it, mend it, and take its digest away.
    """
    found = DOCUMENT.search(toml)
    refid = found["refid"] if found else ""

    def with_digest(entry: re.Match[str]) -> str:
        text = text_at(unit_of(ProvisionId.parse(f"{refid}/{entry['address']}")))
        return f'{entry[0]}digest = "{digest(text)}"\n' if text else entry[0]

    return ENTRY.sub(with_digest, toml)
