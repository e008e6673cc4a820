"""Semantic index: vectors under keys → how near each is to a question; damage is told of."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import NoKnowledgeBaseError, StaleIndexError
from search import model as models
from search.semantic import ABOUT, KEYS, VECTORS, Encoder, Semantic, write
from tests import encoders
from tests.encoders import counted

TEXTS = {"§1": "middag middag", "§2": "klage", "§3": "middag klage", "§4": "møte"}


@pytest.fixture
def few(tmp_path: Path) -> Path:
    vectors = np.stack([counted(text) for text in TEXTS.values()])
    write(tmp_path / "index", list(TEXTS), vectors, "regnskap", "1")
    return tmp_path / "index"


RANKED = [
    ("middag", ["§1", "§3"]),
    ("klage", ["§2", "§3"]),
    ("middag og klage", ["§3"]),
]


@pytest.mark.parametrize(("question", "expected"), RANKED)
def test_nearness(
    question: str, expected: list[str], few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "load", lambda _: encoders.Encoder())
    index = Semantic(few, "regnskap", "1")
    near = index.nearness(Encoder("regnskap").vector(question))
    order = sorted(range(len(near)), key=lambda n: (-round(float(near[n]), 4), index.keys[n]))
    assert [index.keys[n] for n in order][: len(expected)] == expected


def test_an_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    write(tmp_path / "index", [], np.zeros((0, 1), np.float32), "regnskap", "1")
    assert Semantic(tmp_path / "index", "regnskap", "1").nearness(counted("plan")).shape == (0,)


def test_an_index_of_another_model_is_refused(few: Path) -> None:
    with pytest.raises(StaleIndexError, match="leddvis build"):
        Semantic(few, "en annen", "1")


def test_an_index_of_other_texts_is_refused(few: Path) -> None:
    with pytest.raises(StaleIndexError, match="leddvis build"):
        Semantic(few, "regnskap", "2")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no folder": shutil.rmtree,
    "no vectors": lambda folder: (folder / VECTORS).unlink(),
    "vectors empty": lambda folder: (folder / VECTORS).write_bytes(b""),
    "vectors cut": lambda folder: (folder / VECTORS).write_bytes(b"\x93NUMPY\x01\x00v\x00"),
    "vectors are others": lambda folder: np.save(folder / VECTORS, np.zeros((9, 4), np.float32)),
    "vectors are one number": lambda folder: np.save(folder / VECTORS, np.float32(1)),
    "keys cut": lambda folder: (folder / KEYS).write_bytes(b'["lov/1901-'),
    "keys are a number": lambda folder: (folder / KEYS).write_bytes(b"1"),
    "about is no JSON": lambda folder: (folder / ABOUT).write_bytes(b"\xff"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_index_is_told_of(damage: Callable[[Path], object], few: Path) -> None:
    damage(few)
    with pytest.raises(NoKnowledgeBaseError, match="leddvis build"):
        Semantic(few, "regnskap", "1")


def test_what_is_about_is_readable(few: Path) -> None:
    assert json.loads((few / ABOUT).read_text("utf-8")) == {"model": "regnskap", "rows": "1"}
