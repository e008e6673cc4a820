"""Tuned: a file in; the biases and norms that were tuned on our own questions, by name, out."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "tuned.npz"

Tuned = Mapping[str, NDArray[np.float32]]


@cache
def read(path: Path = FILE) -> Tuned:
    """What tuning.py wrote; nothing where nothing was tuned."""
    if not path.exists():
        return {}
    with np.load(path, allow_pickle=False) as held:
        return {name: held[name].astype(np.float32) for name in held.files}


def write(tuned: Tuned, path: Path = FILE) -> None:
    """Kept in half precision: it is a tenth of a megabyte then, and no worse."""
    halves = {name: np.asarray(numbers, np.float16) for name, numbers in tuned.items()}
    np.savez_compressed(path, allow_pickle=False, **halves)


@cache
def version(path: Path = FILE) -> str:
    """What tells one tuning from another; empty where there is none."""
    return sha256(path.read_bytes()).hexdigest()[:8] if path.exists() else ""
