"""Knowledge base: a folder on disk in, its parts opened when they are asked for out.

A base is a folder of its own, whole before anybody reads it; the file `current`
names the one in use. What made each part is written into the manifest, and a
part made by other code than this is refused.
"""

import json
import os
from dataclasses import asdict, dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from corpus import commented, store
from corpus.archives import Origin
from corpus.commented import Commented
from corpus.errors import NoKnowledgeBaseError, StaleIndexError
from corpus.find import Lookup
from corpus.ids import ProvisionId
from graph import history, register
from graph import io as graph_io
from graph.names import Held

CURRENT = "current"
MANIFEST = "manifest.json"
KEPT = 64  # documents kept open; all of the reform's, and few of the nation's
DOCUMENTS, GRAPH, COMMENTARY = "documents", "graph.sqlite", "commentary.sqlite"
REGISTER, HISTORY = "register.sqlite", "history.sqlite"
Scope = Literal["reform", "national"]
VERSION = "4"  # of the folder as a whole


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """An archive that a base was read from."""

    name: str
    size: int
    last_modified: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a knowledge base is made of, and by what."""

    built: str  # ISO time
    scope: Scope
    origin: Origin
    sources: tuple[SourceInfo, ...]
    sources_date: str  # the day the text is from; empty for what is built in
    documents: tuple[Held, ...]
    counts: dict[str, int]
    versions: dict[str, str]
    model: str  # empty: search by words only
    unread: tuple[tuple[str, str], ...] = ()
    oddities: dict[str, int] = field(default_factory=dict)

    @property
    def sample(self) -> bool:
        return self.origin == "sample"

    @property
    def wordless(self) -> bool:
        """Whether it has our own words alone, and not the law's."""
        return self.origin == "commentary"


def forms() -> dict[str, str]:
    """The versions of what a base is written in; analysis and passages are checked by search."""
    return {
        "folder": VERSION,
        "store": store.VERSION,
        "graph": graph_io.VERSION,
        "register": register.VERSION,
        "history": str(history.VERSION),
        "commentary": commented.VERSION,
    }


def write_manifest(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", "utf-8")


def read_manifest(folder: Path) -> Manifest:
    """What the base in `folder` is made of. Raises NoKnowledgeBaseError when that is damaged."""
    try:
        raw: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        raw["sources"] = tuple(SourceInfo(**row) for row in raw["sources"])
        raw["documents"] = tuple(Held(**row) for row in raw["documents"])
        raw["unread"] = tuple(map(tuple, raw["unread"]))
        return Manifest(**raw)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoKnowledgeBaseError(
            f"Kunnskapsbasen i {folder} er skadet ({error}). Bygg på nytt: leddvis build"
        ) from error


def current_folder(bases: Path) -> Path:
    """The folder of the base in use. Raises NoKnowledgeBaseError when nothing is built."""
    try:
        name = (bases / CURRENT).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise NoKnowledgeBaseError(
            f"Det er ingen kunnskapsbase i {bases}. Bygg den: leddvis build"
        ) from error
    return bases / name


def make_current(bases: Path, folder: Path) -> None:
    """From now on, and not before the pointer is whole, `folder` is the base in use."""
    pointer = bases / f"{CURRENT}.ny"
    pointer.write_text(folder.name + "\n", "utf-8")
    os.replace(pointer, bases / CURRENT)


class KnowledgeBase:
    """An opened base. Its parts are opened on first use, so that a look-up stays quick."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = read_manifest(folder)
        for part, now in forms().items():
            if (built := self.manifest.versions.get(part)) != now:
                raise StaleIndexError(
                    f"Kunnskapsbasen er bygd i utgave {built} ({part}); programmet er i {now}."
                    " Bygg på nytt: leddvis build"
                )
        self._look_up = lru_cache(maxsize=KEPT)(self._read)

    @cached_property
    def graph(self) -> graph_io.Graph:
        return graph_io.Graph(self.folder / GRAPH)

    @cached_property
    def register(self) -> register.Register:
        return register.Register(self.folder / REGISTER)

    @cached_property
    def history(self) -> history.History:
        return history.History(self.folder / HISTORY)

    @cached_property
    def commentary(self) -> Commented:
        return Commented(self.folder / COMMENTARY)

    @cached_property
    def documents(self) -> dict[str, Held]:
        """Every document of the base by its refid."""
        return {held.refid: held for held in self.manifest.documents}

    def look_up(self, refid: str) -> Lookup | None:
        """The document called `refid`, or None when this base does not hold it."""
        return self._look_up(refid) if refid in self.documents else None

    def _read(self, refid: str) -> Lookup | None:
        document = store.read(self.folder / DOCUMENTS, ProvisionId.parse(refid))
        return Lookup.of(document) if document else None
