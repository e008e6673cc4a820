"""Building: sources in, a whole knowledge base on disk out, or the old one untouched."""

import errno
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from app import knowledge
from app.knowledge import Manifest, SourceInfo
from app.settings import Settings
from corpus import store
from corpus.archives import Sources
from corpus.catalog import Catalog
from corpus.errors import LovError, NoKnowledgeBaseError, SourceError, StorageError
from corpus.ids import ProvisionId
from corpus.model import Document
from graph import build as graph_build
from graph import io as graph_io
from graph.names import Held
from ingest import pipeline
from ingest.pipeline import Unread
from search import analysis, keyword, semantic
from search.passages import VERSION as PASSAGES
from search.passages import Passage, passages

Scope = Literal["reform", "national"]
# (what is going on, done, of how many; 0 when that is not known)
Progress = Callable[[str, int, int], None]
UNFINISHED = ".ny-"


@dataclass(slots=True)
class _Read:
    """What is remembered of the documents while they are read and stored."""

    documents: list[Held] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    oddities: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)


def build(
    settings: Settings,
    sources: Sources,
    catalog: Catalog,
    scope: Scope,
    now: datetime,
    progress: Progress,
) -> Manifest:
    """The manifest of the base that is now in use.

    Readers see the old base until the new one is whole; a build that stops, for
    whatever reason, leaves the old one as it was. Raises SourceError for bad
    sources and StorageError when the disk refuses.
    """
    with _alone(settings), _disk(settings.bases):
        _sweep(settings.bases)
        folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=settings.bases))
        try:
            manifest = _fill(folder, settings, sources, catalog, scope, now, progress)
            knowledge.write_manifest(folder, manifest)
            _take_over(settings.bases, folder, now)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return manifest


def _fill(
    folder: Path,
    settings: Settings,
    sources: Sources,
    catalog: Catalog,
    scope: Scope,
    now: datetime,
    progress: Progress,
) -> Manifest:
    wanted = frozenset(entry.refid for entry in catalog.indexed)
    read = _store(folder, sources, None if _whole(sources, scope) else wanted, progress)
    _require_followed(read, sources, wanted)
    documents = partial(_stored, folder, [held.refid for held in read.documents])
    progress("Kobler henvisninger", 0, 0)
    nodes, edges = graph_io.write(
        folder / knowledge.GRAPH,
        graph_build.all_nodes(documents, catalog),
        graph_build.all_edges(documents),
    )
    found = _passages(documents, catalog)
    progress("Indekserer ord", 0, 0)
    read.counts["passages"] = keyword.build(folder / knowledge.KEYWORD, found())
    followed = [p for p in found() if sources.origin == "sample" or p.id.document in wanted]
    model = _embed(folder, settings, followed, progress)
    read.counts |= {"nodes": nodes, "edges": edges, "embedded": len(followed) if model else 0}
    return Manifest(
        built=now.isoformat(timespec="seconds"),
        scope=scope,
        origin=sources.origin,
        sources=tuple(
            SourceInfo(a.name, a.size, a.last_modified.isoformat()) for a in sources.archives
        ),
        sources_date=max((a.last_modified.isoformat() for a in sources.archives), default=""),
        documents=tuple(read.documents),
        counts=dict(read.counts),
        versions=knowledge.forms() | {"analysis": analysis.VERSION, "passages": PASSAGES},
        model=model,
        unread=tuple(read.unread),
        oddities=dict(read.oddities),
    )


def _whole(sources: Sources, scope: Scope) -> bool:
    return scope == "national" or sources.origin == "sample"


def _store(
    folder: Path, sources: Sources, refids: frozenset[str] | None, progress: Progress
) -> _Read:
    home = folder / knowledge.DOCUMENTS
    home.mkdir()
    read = _Read()

    def tell(archive: str, count: int) -> None:
        progress(f"Leser {archive}", count, len(refids) if refids else 0)

    for item in pipeline.documents(sources, refids, tell):
        if isinstance(item, Unread):
            read.unread.append((item.name, item.reason))
            continue
        store.write(home, item)
        read.documents.append(_held(item))
        read.oddities.update(oddity.kind for oddity in item.oddities)
        read.counts.update(provision.kind for provision in item.walk())
    read.counts["documents"] = len(read.documents)
    return read


def _held(document: Document) -> Held:
    header = document.header
    return Held(
        str(document.id),
        header.title,
        header.short_title,
        header.abbreviation,
        min(map(str, header.in_force), default=""),
    )


def _require_followed(read: _Read, sources: Sources, wanted: frozenset[str]) -> None:
    """A base without one of the acts that Leddvis answers from would answer wrongly."""
    if sources.origin == "sample":
        return
    missing = sorted(wanted - {held.refid for held in read.documents})
    if missing:
        why = "; ".join(reason for _, reason in read.unread) or "arkivene har dem ikke"
        raise SourceError(
            f"Disse dokumentene mangler i {sources.folder}: {', '.join(missing)} ({why})."
            " Hent arkivene på nytt. Den gamle kunnskapsbasen står urørt."
        )


def _stored(folder: Path, refids: list[str]) -> Iterator[Document]:
    for refid in refids:
        document = store.read(folder / knowledge.DOCUMENTS, ProvisionId.parse(refid))
        assert document is not None  # it was written a moment ago
        yield document


def _passages(
    documents: Callable[[], Iterator[Document]], catalog: Catalog
) -> Callable[[], Iterator[Passage]]:
    def found() -> Iterator[Passage]:
        for document in documents():
            entry = catalog.entry(str(document.id))
            names = (entry.display, *entry.names) if entry else ()
            yield from passages(document, names)

    return found


def _embed(folder: Path, settings: Settings, found: list[Passage], progress: Progress) -> str:
    """The model that the semantic index was made with; empty when there is none to be had."""

    def tell(done: int, total: int) -> None:
        progress("Leser meningen i leddene", done, total)

    try:
        semantic.build(
            folder / knowledge.SEMANTIC, settings.embeddings, found, settings.model, tell
        )
    except NoKnowledgeBaseError:
        raise
    except LovError as error:
        # A platform without the default model still has search by words; a model
        # that somebody asked for by name must be there.
        if settings.model != semantic.DEFAULT_MODEL:
            raise
        progress(f"Uten søk på mening: {error}", 0, 0)
        return ""
    return settings.model


# ---- the disk


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    with _disk(settings.bases):
        settings.bases.mkdir(parents=True, exist_ok=True)
        lock = FileLock(settings.bases / "bygg.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise StorageError(
                f"En annen bygging pågår i {settings.bases}. Vent til den er ferdig."
            ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _disk(where: Path) -> Iterator[None]:
    """Turns what the disk refuses into an error that says what to do."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        full = getattr(error, "errno", None) == errno.ENOSPC or "full" in str(error)
        what = "Disken er full" if full else f"Disken nektet ({error})"
        now = "Frigjør plass" if full else "Se på rettigheter og plass"
        raise StorageError(
            f"{what}: {where}. {now}, eller flytt mappen med LEDDVIS_HOME."
            " Den gamle kunnskapsbasen står urørt."
        ) from error


def _sweep(bases: Path) -> None:
    """Takes away what a killed build left behind."""
    for leftover in bases.glob(f"{UNFINISHED}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _take_over(bases: Path, folder: Path, now: datetime) -> None:
    try:
        before = knowledge.current_folder(bases).name
    except NoKnowledgeBaseError:
        before = ""
    # mkdtemp gave the folder to its maker alone; a base is for all who may read its home.
    folder.chmod(0o755)
    name = f"{now:%Y%m%dT%H%M%S}-{folder.name.removeprefix(UNFINISHED)}"
    whole = folder.rename(bases / name)
    knowledge.make_current(bases, whole)
    for old in bases.iterdir():
        # The base before this one stays: somebody may still be reading it.
        if old.is_dir() and old.name not in (name, before):
            shutil.rmtree(old, ignore_errors=True)
