"""Parallels: summaries of ledd in; for each ledd, those of other acts that say the same, out.

The reform laid one duty on many services in as many acts. What is known of one of
them helps to find the others, and to set them side by side.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.errors import NoKnowledgeBaseError
from search.embeddings import Vectors

FILE = "parallels.json"
ALIKE = 0.5  # the cosine of two mapped summaries; read over the reform's ledd: 0.6 is the same
MOST = 12  # acts that have the same rule
ITEMS = ("/bokstav/", "/nummer/", "/strekpunkt/")

Parallels = dict[str, list[tuple[str, float]]]  # best first


def find(keys: Sequence[str], summaries: Vectors) -> Parallels:
    """The parallels of every ledd in `keys`, whose mapped `summaries` are given."""
    whole = [n for n, key in enumerate(keys) if not any(item in key for item in ITEMS)]
    names = [keys[n] for n in whole]
    if not names:
        return {}
    near = summaries[whole] @ summaries[whole].T
    acts = np.asarray(["/".join(name.split("/")[:2]) for name in names])
    near[acts[:, None] == acts[None, :]] = 0
    found: Parallels = {}
    for n, name in enumerate(names):
        best = [int(m) for m in np.argsort(-near[n], kind="stable")[:MOST] if near[n, m] >= ALIKE]
        if best:
            found[name] = [(names[m], round(float(near[n, m]), 3)) for m in best]
    return found


def write(folder: Path, parallels: Parallels) -> None:
    """Beside the other parts of a knowledge base."""
    (folder / FILE).write_text(json.dumps(parallels, ensure_ascii=False), "utf-8")


def read(folder: Path) -> Parallels:
    """What `write` wrote. Raises NoKnowledgeBaseError when it is damaged."""
    try:
        told = json.loads((folder / FILE).read_text("utf-8"))
        return {key: [(str(k), float(n)) for k, n in each] for key, each in told.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise NoKnowledgeBaseError(
            f"{folder / FILE} mangler eller er skadet. Bygg på nytt: leddvis build"
        ) from error
