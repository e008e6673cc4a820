"""Kept: what something was made of, and lines of it, in; a file, and the lines back, out.

What took long to read is kept beside what it was read of and by which code. A file that is
damaged, or was made of something else, is as if it were not there.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from corpus.stored import Json


def keep(path: Path, made_of: Json, lines: Iterable[object]) -> None:
    """Writes the file, whole or not at all."""
    body = "\n".join(map(_dumped, lines))
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = path.with_suffix(".ny")
    head = _dumped({**made_of, "body": digest(body)})
    whole.write_text(f"{head}\n{body}", "utf-8", newline="\n")
    os.replace(whole, path)


def kept(path: Path, made_of: Json) -> list[Json] | None:
    """The lines, or None where they have to be made."""
    try:
        head, _, body = path.read_text("utf-8").partition("\n")
        if json.loads(head) != {**made_of, "body": digest(body)}:
            return None
        return [json.loads(line) for line in body.split("\n")] if body else []
    except (OSError, ValueError):
        return None


def digest(text: str) -> str:
    """What a text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
