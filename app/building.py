"""Building: sources in, a whole knowledge base on disk out, or the old one untouched."""

import errno
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path

from filelock import FileLock, Timeout

from app import knowledge, others, timelines
from app.knowledge import Manifest, Scope, SourceInfo
from app.others import Others
from app.searchable import searchable
from app.settings import Settings
from corpus import commentary, commented, store, unworded
from corpus.archives import Archive, Sources
from corpus.catalog import Catalog
from corpus.errors import LovError, NoKnowledgeBaseError, SourceError, StorageError
from corpus.files import CONSOLIDATED
from corpus.find import Lookup
from corpus.ids import ProvisionId
from corpus.model import Document
from graph import build as graph_build
from graph import io as graph_io
from graph import register
from graph.names import Held, Names
from graph.resolve import Resolver
from ingest import pipeline
from ingest.pipeline import Unread
from search import analysis, indexing
from search.indexing import Embedding, Own
from search.model import DEFAULT_MODEL
from search.passages import VERSION as PASSAGES
from search.passages import Passage

# (what is going on, done, of how many; 0 when that is not known)
Progress = Callable[[str, int, int], None]
UNFINISHED = ".ny-"


@dataclass(slots=True)
class _Read:
    """What is remembered of the documents while they are read and stored."""

    documents: list[Held] = field(default_factory=list)
    rows: list[register.Row] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    oddities: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    others: Others = field(default_factory=Others)

    @property
    def not_read(self) -> tuple[tuple[str, str], ...]:
        """What could not be read, of the held and the others, each once."""
        return tuple(dict.fromkeys((*self.unread, *self.others.unread)))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be built, of what, and where it is put together."""

    folder: Path
    settings: Settings
    sources: Sources
    catalog: Catalog
    scope: Scope
    now: datetime
    progress: Progress

    @property
    def followed(self) -> frozenset[str]:
        return frozenset(entry.refid for entry in self.catalog.indexed)

    @property
    def wanted(self) -> frozenset[str] | None:
        """The documents to read; None for all there are."""
        everything = self.scope == "national" or self.built_in
        return None if everything else self.followed

    @property
    def built_in(self) -> bool:
        """Whether it is made of what comes with the program, and of no archive."""
        return self.sources.origin in ("sample", "commentary")

    @property
    def wordless(self) -> bool:
        """Whether it is made of our own words alone."""
        return self.sources.origin == "commentary"


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
    with alone(settings.bases, "bygging"), _disk(settings.bases):
        _sweep(settings.bases)
        folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=settings.bases))
        try:
            manifest = _fill(_Plan(folder, settings, sources, catalog, scope, now, progress))
            knowledge.write_manifest(folder, manifest)
            _take_over(settings.bases, folder, now)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return manifest


def _fill(plan: _Plan) -> Manifest:
    _require_a_past(plan)
    read = _store(plan)
    _require_followed(read, plan)
    documents = partial(_stored, plan.folder, [held.refid for held in read.documents])
    read.counts["known"] = _register(plan, read)
    plan.progress("Kobler henvisninger", 0, 0)
    drawn = _draw(plan, read, documents)
    made = _follow(plan)
    read.counts["timelines"] = made.count
    read.unread += made.unread
    own = _comment(plan)
    bare = [comment.unit for comment in own.comments] if plan.wordless else []
    found = partial(searchable, documents, plan.catalog, bare)
    plan.progress("Indekserer ord", 0, 0)
    read.counts["passages"] = indexing.words(plan.folder, found(), own)
    followed = [p for p in found() if plan.built_in or p.id.document in plan.followed]
    model = _embed(plan, [p for p in followed if p.text], own)
    read.counts["comments"] = len(own.comments)
    read.counts |= asdict(drawn) | {"embedded": len(followed) if model else 0}
    return _manifest(plan, read, model)


def _manifest(plan: _Plan, read: _Read, model: str) -> Manifest:
    return Manifest(
        built=plan.now.isoformat(timespec="seconds"),
        scope=plan.scope,
        origin=plan.sources.origin,
        sources=tuple(
            SourceInfo(a.name, a.size, a.last_modified.isoformat()) for a in _archives(plan)
        ),
        sources_date=_sources_date(plan),
        documents=tuple(read.documents),
        counts=dict(read.counts),
        versions=knowledge.forms() | {"analysis": analysis.VERSION, "passages": PASSAGES},
        model=model,
        unread=read.not_read,
        oddities=dict(read.oddities),
    )


def _archives(plan: _Plan) -> list[Archive]:
    """Those of the law as it stands."""
    return [a for a in plan.sources.archives if a.name in CONSOLIDATED.values()]


def _sources_date(plan: _Plan) -> str:
    """The date of an answer is that of the oldest text behind it; what is built in has none."""
    return min((a.last_modified.isoformat() for a in _archives(plan)), default="")


def _store(plan: _Plan) -> _Read:
    home = plan.folder / knowledge.DOCUMENTS
    home.mkdir()
    read = _Read()

    def tell(archive: str, count: int) -> None:
        plan.progress(f"Leser {archive}", count, 0)

    of = others.made_of(plan.sources, plan.wanted) if plan.wanted is not None else None
    kept = others.saved(plan.settings.kept, of) if of else None
    whole = frozenset({"lov"} if of and kept is None else ())
    for item in _documents(plan, tell, whole):
        held = plan.wanted is None or (isinstance(item, Document) and str(item.id) in plan.wanted)
        if isinstance(item, Unread):
            (read.others if whole else read).unread.append((item.name, item.reason))
        elif held:
            _take(read, home, item)
        else:
            read.others.add(item, plan.catalog.indexed)
    if kept:
        read.others = kept
    elif of:
        others.save(plan.settings.kept, of, read.others)
    read.counts["documents"] = len(read.documents)
    return read


def _documents(
    plan: _Plan, tell: pipeline.Progress, whole: frozenset[str]
) -> Iterator[Document | Unread]:
    if plan.wordless:
        return unworded.documents(commentary.load().comments, plan.catalog)
    return pipeline.documents(plan.sources, plan.wanted, tell, whole)


def _take(read: _Read, home: Path, document: Document) -> None:
    store.write(home, document)
    read.rows.append(register.row(document))
    read.documents.append(register.held(document))
    read.oddities.update(oddity.kind for oddity in document.oddities)
    read.counts.update(provision.kind for provision in document.walk())


def _require_a_past(plan: _Plan) -> None:
    """Text that is dated after today would be believed for years."""
    for archive in plan.sources.archives:
        if archive.last_modified > plan.now.date() + timedelta(days=1):
            raise SourceError(
                f"{archive.path} sier at teksten er fra {archive.last_modified}, som ikke har vært."
                " Kontroller list.json og klokken på maskinen."
            )


def _require_followed(read: _Read, plan: _Plan) -> None:
    """A base without one of the acts that Leddvis answers from would answer wrongly."""
    if plan.built_in:
        return
    missing = sorted(plan.followed - {held.refid for held in read.documents})
    if missing:
        why = "; ".join(reason for _, reason in read.not_read) or "arkivene har dem ikke"
        raise SourceError(
            f"Disse dokumentene mangler i {plan.sources.folder}: {', '.join(missing)} ({why})."
            " Hent arkivene på nytt. Den gamle kunnskapsbasen står urørt."
        )


def _stored(folder: Path, refids: list[str]) -> Iterator[Document]:
    for refid in refids:
        document = store.read(folder / knowledge.DOCUMENTS, ProvisionId.parse(refid))
        assert document is not None  # it was written a moment ago
        yield document


def _register(plan: _Plan, read: _Read) -> int:
    rows = (*read.rows, *read.others.rows)
    return register.write(plan.folder / knowledge.REGISTER, rows)


def _draw(plan: _Plan, read: _Read, documents: Callable[[], Iterator[Document]]) -> graph_io.Counts:
    """Writes the graph, read in the light of every act that the register knows."""
    opened = register.Register(plan.folder / knowledge.REGISTER)
    names = Names(plan.catalog, opened.documents, _sources_date(plan), linked=opened.is_linked)
    return graph_io.write(
        plan.folder / knowledge.GRAPH,
        graph_build.all_nodes(documents, plan.catalog),
        graph_build.all_edges(documents, Resolver(names, opened.outline), read.others.pointing),
    )


def _follow(plan: _Plan) -> timelines.Made:
    """The versions of the acts whose amendments are followed."""

    def document(refid: str) -> Document | None:
        return store.read(plan.folder / knowledge.DOCUMENTS, ProvisionId.parse(refid))

    def tell(archive: str, count: int) -> None:
        plan.progress(f"Leser {archive}", count, 0)

    path = plan.folder / knowledge.HISTORY
    asked = timelines.Asked(plan.sources, plan.catalog, _sources_date(plan), document, tell)
    return timelines.build(path, plan.settings.gazette, asked)


def _comment(plan: _Plan) -> Own:
    """Our own words that hold for this law; all of them are stored, with what is outdated."""
    own = commentary.load()

    @cache
    def lookup(refid: str) -> Lookup | None:
        document = store.read(plan.folder / knowledge.DOCUMENTS, ProvisionId.parse(refid))
        return Lookup.of(document) if document else None

    def text_at(id: ProvisionId) -> str:
        held = lookup(id.document)
        provision = held.get(id) if held else None
        return provision.words() if provision else ""

    if plan.wordless:
        comments = commentary.Sorted(own.comments, ())
    else:
        comments = commentary.sort(own.comments, text_at)
    outside = own.outside if comments.current else ()  # the sample has no outside
    commented.write(plan.folder / knowledge.COMMENTARY, comments, outside)
    return Own(comments.current, outside)


def _embed(plan: _Plan, found: list[Passage], own: Own) -> str:
    """The model that the semantic indexes were made with; empty when there is none to be had."""
    settings, model = plan.settings, plan.settings.model

    def tell(done: int, total: int) -> None:
        plan.progress("Leser meningen i leddene", done, total)

    try:
        by = Embedding(model, settings.embeddings, tell)
        indexing.meaning(plan.folder, found, own, by)
    except NoKnowledgeBaseError:
        raise
    except LovError as error:
        # A platform without the default model still has search by words; a model
        # that somebody asked for by name must be there.
        if model != DEFAULT_MODEL:
            raise
        plan.progress(f"Uten søk på mening: {error}", 0, 0)
        return ""
    return model


# ---- the disk


@contextmanager
def alone(folder: Path, what: str) -> Iterator[None]:
    """One process at a time in `folder`. Raises StorageError when another is there."""
    with _disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{what}.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise StorageError(
                f"En annen {what} pågår i {folder}. Vent til den er ferdig."
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
        sqlite_full = isinstance(error, sqlite3.Error) and "full" in str(error)
        full = sqlite_full or getattr(error, "errno", None) == errno.ENOSPC
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
