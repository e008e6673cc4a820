"""Database: a path in, an SQLite file written once, or a connection that only reads, out."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corpus.errors import NoKnowledgeBaseError


@contextmanager
def written(path: Path, schema: str) -> Iterator[sqlite3.Connection]:
    """A new file made after `schema`, to be filled. The file must not be there before."""
    with closing(sqlite3.connect(path)) as base:
        # Nobody reads the file before the whole knowledge base takes its place.
        base.execute("PRAGMA synchronous = OFF")
        base.execute("PRAGMA journal_mode = OFF")
        base.executescript(schema)
        yield base
        base.commit()


def opened(path: Path, question: str) -> sqlite3.Connection:
    """The file at `path`, for reading. `question` is one that it must be able to answer.

    Raises NoKnowledgeBaseError when the file is missing or damaged.
    """
    if not path.is_file():
        raise NoKnowledgeBaseError(f"{path} mangler. Bygg kunnskapsbasen: leddvis build")
    # One connection serves all threads of the web app; nothing here writes.
    base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    try:
        base.execute(question).fetchone()
    except sqlite3.Error as error:
        base.close()
        raise NoKnowledgeBaseError(
            f"{path} er skadet ({error}). Bygg på nytt: leddvis build"
        ) from error
    return base
