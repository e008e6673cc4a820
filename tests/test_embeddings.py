"""Embeddings: texts → vectors; what is embedded anew, and what is kept from before."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from search import model as models
from search.embeddings import BATCH, Embedded, Text, embed
from tests import bases
from tests.encoders import Encoder, counted


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Encoder:
    made = Encoder()
    monkeypatch.setattr(models, "load", lambda _: made)
    return made


def several(count: int) -> list[Text]:
    return [Text(f"plan nummer {n}") for n in range(count)]


def embedded(home: Path, texts: Sequence[Text], model: str = "regnskap") -> Embedded:
    loader = partial(models.load, model)
    cache = home / "cache" / "e.sqlite"
    return embed(cache, texts, models.identity(model), loader, bases.silent)


def test_only_new_texts_are_read(encoder: Encoder, tmp_path: Path) -> None:
    assert embedded(tmp_path, several(5)).fresh == 5
    assert len(encoder.read) == 5
    assert embedded(tmp_path, several(7)).fresh == 2
    assert sorted(t.split()[-1] for t in encoder.read[5:]) == ["5", "6"]


def test_a_text_that_stands_twice_is_read_once(encoder: Encoder, tmp_path: Path) -> None:
    found = embedded(tmp_path, [Text("plan"), Text("klage"), Text("plan")])
    assert found.fresh == 2
    np.testing.assert_array_equal(found.vectors[0], found.vectors[2])
    np.testing.assert_array_equal(found.vectors[1], counted("klage"))


def test_a_text_that_is_asked_is_another_than_one_that_is_found(
    encoder: Encoder, tmp_path: Path
) -> None:
    assert embedded(tmp_path, [Text("plan"), Text("plan", "query")]).fresh == 2
    assert encoder.read == ["plan"]  # the other was read as a question


def test_a_build_that_was_killed_goes_on_where_it_was(encoder: Encoder, tmp_path: Path) -> None:
    texts = several(2 * BATCH + 10)
    encoder.stops_after = 1
    with pytest.raises(RuntimeError, match="killed"):
        embedded(tmp_path, texts)
    encoder.stops_after = sys.maxsize
    found = embedded(tmp_path, texts)
    assert found.fresh == len(texts) - BATCH
    assert len(encoder.read) == len(set(encoder.read)) == len(texts)
    # and the vectors are those of a build that never stopped
    (tmp_path / "other").mkdir()
    np.testing.assert_array_equal(found.vectors, embedded(tmp_path / "other", texts).vectors)


def test_another_model_reads_everything_again(encoder: Encoder, tmp_path: Path) -> None:
    assert embedded(tmp_path, several(3), "en").fresh == 3
    assert embedded(tmp_path, several(3), "to").fresh == 3
    assert embedded(tmp_path, several(3), "en").fresh == 0


def test_another_model_in_the_same_folder_reads_everything_again(
    encoder: Encoder, tmp_path: Path
) -> None:
    model = tmp_path / "modell"
    model.mkdir()
    (model / "weights").write_bytes(b"1")
    assert embedded(tmp_path, several(3), str(model)).fresh == 3
    assert embedded(tmp_path, several(3), str(model)).fresh == 0
    (model / "weights").write_bytes(b"22")
    assert embedded(tmp_path, several(3), str(model)).fresh == 3


def test_the_model_is_not_loaded_when_nothing_is_new(
    encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded(tmp_path, several(3))
    monkeypatch.setattr(models, "load", lambda _: pytest.fail("the model was loaded"))
    assert embedded(tmp_path, several(2)).fresh == 0


def test_progress_only_rises_and_ends_when_all_is_done(encoder: Encoder, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    total = 2 * BATCH + 1
    load = partial(models.load, "regnskap")
    keep = lambda done, of: told.append((done, of))  # noqa: E731
    embed(tmp_path / "e.sqlite", several(total), "regnskap", load, keep)
    assert told == sorted(told)
    assert told[0] == (0, total)
    assert told[-1] == (total, total)
    assert encoder.read


def test_a_damaged_cache_is_made_again(encoder: Encoder, tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "e.sqlite"
    cache.parent.mkdir()
    cache.write_bytes(b"this is no database, and longer than a header of one" * 40)
    assert embedded(tmp_path, several(2)).fresh == 2
