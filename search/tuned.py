"""Tuned: a file in; what was tuned of the model on our own questions, by name, out.

Biases and norms under their own names; what is added to a matrix as two of low rank,
under its name with UP and DOWN after it.
"""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "tuned.npz"
UP, DOWN = ".up", ".down"

Tuned = Mapping[str, NDArray[np.float32]]


@cache
def read(path: Path = FILE) -> Tuned:
    """What tuning.py wrote; nothing where nothing was tuned."""
    if not path.exists():
        return {}
    with np.load(path, allow_pickle=False) as held:
        return {name: held[name].astype(np.float32) for name in held.files}


def write(tuned: Tuned, path: Path = FILE) -> None:
    """Kept in half precision: it is two and a half megabytes then, and no worse."""
    halves = {name: np.asarray(numbers, np.float16) for name, numbers in tuned.items()}
    np.savez_compressed(path, allow_pickle=False, **halves)


@cache
def version(path: Path = FILE) -> str:
    """What tells one tuning from another; empty where there is none."""
    return sha256(path.read_bytes()).hexdigest()[:8] if path.exists() else ""
