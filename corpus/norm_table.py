"""Norm table: corpus/norms/ in; the norms that were read by hand, with what goes unsaid, out.

For the field of the reform, act by act: who must, may or has the right to what, by
subject, at which punktum or item. Each ledd carries the digest of the text that was
read, so that a change of the law reopens the review.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from corpus.commentary import Modality, Subject, TextAt, digest
from corpus.ids import ProvisionId

FOLDER = Path(__file__).parent / "norms"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One norm, as a reader of the law found it."""

    id: ProvisionId  # of the punktum, or of the item that it is in alone
    ledd: ProvisionId
    subjects: tuple[Subject, ...]
    bearer: str  # as the law names it; may be empty for a definition
    modality: Modality
    towards: str = ""
    condition: str = ""
    digest: str = ""  # of the ledd that was read


@dataclass(frozen=True, slots=True)
class Empty:
    """A subject on which an act has no norm, and why."""

    act: str
    subject: Subject
    why: str  # one sentence in Norwegian
    elsewhere: ProvisionId | None = None  # where the rule stands instead


@dataclass(frozen=True, slots=True)
class Pair:
    """A duty, and the right that answers to it."""

    duty: ProvisionId
    right: ProvisionId
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """All that was read by hand, in the order of the files."""

    norms: tuple[Reviewed, ...]
    empty: tuple[Empty, ...] = ()
    pairs: tuple[Pair, ...] = ()


@cache
def load(folder: Path = FOLDER) -> Table:
    """The table in `folder`. Raises ValueError, with the place, for a file that is wrong."""
    norms: list[Reviewed] = []
    empty: list[Empty] = []
    pairs: list[Pair] = []
    for path in files(folder):
        rows = tomllib.loads(path.read_text("utf-8"))
        act = rows.pop("document")
        empty += [_empty(act, row, path.name) for row in rows.pop("empty", ())]
        pairs += [_pair(row) for row in rows.pop("pair", ())]
        norms += _norms(act, rows, path.name)
    return Table(tuple(norms), tuple(empty), tuple(pairs))


def files(folder: Path = FOLDER) -> list[Path]:
    """One file an act."""
    return sorted(folder.glob("*.toml"))


def current(norms: Iterable[Reviewed], text_at: TextAt) -> Iterator[Reviewed]:
    """Those whose ledd still reads as when they were found."""
    for norm in norms:
        text = text_at(norm.ledd)
        if text and digest(text) == norm.digest:
            yield norm


def _norms(act: str, rows: dict[str, Any], where: str) -> Iterator[Reviewed]:
    for address, entry in rows.items():
        ledd = ProvisionId.parse(f"{act}/{address}")
        for row in entry["rows"]:
            yield Reviewed(
                ledd / row["at"],
                ledd,
                tuple(_one_of(get_args(Subject), s, where, address) for s in row["subject"]),
                row.get("bearer", ""),
                _one_of(get_args(Modality), row["modality"], where, address),
                row.get("towards", ""),
                row.get("condition", ""),
                entry.get("digest", ""),
            )


def _empty(act: str, row: dict[str, Any], where: str) -> Empty:
    subject: Subject = _one_of(get_args(Subject), row["subject"], where, "empty")
    stands = row.get("elsewhere")
    return Empty(act, subject, row["why"], ProvisionId.parse(stands) if stands else None)


def _pair(row: dict[str, Any]) -> Pair:
    return Pair(ProvisionId.parse(row["duty"]), ProvisionId.parse(row["right"]), row["about"])


def _one_of(known: Iterable[Any], value: Any, where: str, address: str) -> Any:
    if value not in known:
        raise ValueError(f"{where} {address}: «{value}» is none of {', '.join(map(str, known))}")
    return value
