"""Embeddings: texts in, a vector each out; what was embedded before is not embedded again.

They are kept by the digest of the text and the model they were made with, so that
a rebuild embeds only what is new, and a build that was killed goes on where it was.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.model import digest

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]
Load = Callable[[], "SentenceTransformer"]

BATCH = 64  # texts between two looks at the progress bar, and two writes to the cache


class Text(NamedTuple):
    """A text as the model reads it: as something asked, or as something to be found."""

    words: str
    kind: Literal["query", "document"] = "document"

    @property
    def digest(self) -> str:
        """What it is known by in the cache; the two kinds have different vectors."""
        return digest(self.words if self.kind == "document" else f"query: {self.words}")


class Embedded(NamedTuple):
    """Vectors of length 1, a row a text in the order given; and how many texts were new."""

    vectors: Vectors
    fresh: int


def embed(
    cache: Path,
    texts: Sequence[Text],
    model: str,
    load: Load,
    progress: Progress,
) -> Embedded:
    """The vectors of `texts`; the model, known as `model`, is loaded only for what is new."""
    wanted = {text.digest: text for text in texts}
    with closing(_open_cache(cache)) as base:
        fresh = _embed_missing(base, model, load, wanted, progress)
        return Embedded(_stacked(base, model, [text.digest for text in texts]), fresh)


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


def _missing(base: sqlite3.Connection, model: str, wanted: Mapping[str, Text]) -> set[str]:
    rows = base.execute("SELECT digest FROM embedding WHERE model = ?", (model,))
    return wanted.keys() - {row[0] for row in rows}


def _keep(base: sqlite3.Connection, model: str, found: Mapping[str, Vectors]) -> None:
    rows = [(model, key, np.asarray(v, "<f4").tobytes()) for key, v in found.items()]
    with base:
        base.executemany("INSERT OR REPLACE INTO embedding VALUES (?, ?, ?)", rows)


def _embed_missing(
    base: sqlite3.Connection,
    model: str,
    load: Load,
    texts: Mapping[str, Text],
    progress: Progress,
) -> int:
    missing = _longest_first(texts, _missing(base, model, texts))
    if not missing:
        progress(len(texts), len(texts))
        return 0
    encoder = load()
    done = len(texts) - len(missing)
    progress(done, len(texts))
    for batch in _batches(missing):
        _keep(base, model, _encoded(encoder, {key: texts[key] for key in batch}))
        done += len(batch)
        progress(done, len(texts))
    return len(missing)


def _encoded(encoder: "SentenceTransformer", texts: Mapping[str, Text]) -> dict[str, Vectors]:
    found: dict[str, Vectors] = {}
    for kind, encode in (("document", encoder.encode_document), ("query", encoder.encode_query)):
        of_kind = {key: text.words for key, text in texts.items() if text.kind == kind}
        if of_kind:
            words = list(of_kind.values())
            rows = encode(words, show_progress_bar=False, normalize_embeddings=True)
            found.update(zip(of_kind, np.asarray(rows, np.float32), strict=True))
    return found


def _longest_first(texts: Mapping[str, Text], wanted: set[str]) -> list[str]:
    # Texts of one length make full batches, and the time that is left only shrinks.
    return sorted(wanted, key=lambda d: (-len(texts[d].words), d))


def _batches(items: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def _stacked(base: sqlite3.Connection, model: str, digests: list[str]) -> Vectors:
    rows = base.execute("SELECT digest, vector FROM embedding WHERE model = ?", (model,))
    wanted = set(digests)
    kept = {d: np.frombuffer(vector, "<f4") for d, vector in rows if d in wanted}
    return np.stack([kept[d] for d in digests]) if digests else np.zeros((0, 1), np.float32)
