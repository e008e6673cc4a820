"""Learned: questions and what answers them → a map of meanings and a judge of acts."""

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import NoKnowledgeBaseError
from search import learned
from search.learned import ENOUGH, FILE, Learned, train

SIZE, LEDD, EACH = 12, 30, 4


@pytest.fixture(scope="module")
def made() -> tuple[np.ndarray, list[str], list[str]]:
    """Questions that differ within a ledd in their first numbers, and between ledd in the last."""
    rng = np.random.default_rng(1)
    vectors, classes, acts = [], [], []
    for n in range(LEDD):
        home = np.concatenate([np.zeros(6), rng.normal(size=6)])
        for _ in range(EACH):
            vectors.append(home + np.concatenate([1.5 * rng.normal(size=6), np.zeros(6)]))
            classes.append(f"ledd {n}")
            acts.append("lov a" if home[6] > 0 else "lov b")
    return np.asarray(vectors, np.float32), classes, acts


def nearest_is_of_the_same_ledd(vectors: np.ndarray, classes: list[str]) -> float:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    near = (vectors / lengths) @ (vectors / lengths).T
    np.fill_diagonal(near, -9)
    return float(np.mean([classes[n] == classes[m] for n, m in enumerate(near.argmax(axis=1))]))


def test_what_differs_within_a_ledd_counts_less(
    made: tuple[np.ndarray, list[str], list[str]],
) -> None:
    vectors, classes, acts = made
    taught = train(vectors, classes, [frozenset([a]) for a in acts])
    after = nearest_is_of_the_same_ledd(taught.mapped(vectors), classes)
    assert after > nearest_is_of_the_same_ledd(vectors, classes) + 0.05
    np.testing.assert_allclose(np.linalg.norm(taught.mapped(vectors), axis=1), 1, atol=1e-5)


def test_the_act_is_told_from_the_words(made: tuple[np.ndarray, list[str], list[str]]) -> None:
    vectors, classes, acts = made
    taught = train(vectors, classes, [frozenset([a]) for a in acts])
    judged = [taught.judged(taught.mapped(v)) for v in vectors]
    told = [max(scores, key=lambda label: scores[label]) for scores in judged]
    assert np.mean([a == b for a, b in zip(told, acts, strict=True)]) > 0.85


def test_the_same_questions_teach_the_same(
    made: tuple[np.ndarray, list[str], list[str]], tmp_path: Path
) -> None:
    vectors, classes, acts = made
    labels = [frozenset([act]) for act in acts]
    first, second = train(vectors, classes, labels), train(vectors, classes, labels)
    np.testing.assert_array_equal(first.map, second.map)
    learned.save(tmp_path, first)
    again = learned.read(tmp_path)
    assert again.labels == first.labels
    np.testing.assert_array_equal(again.mapped(made[0]), first.mapped(made[0]))


def test_few_questions_teach_nothing() -> None:
    vectors = np.eye(5, dtype=np.float32)
    assert len(vectors) < ENOUGH
    taught: Learned = train(vectors, list("abcde"), [frozenset(["lov a"])] * 5)
    np.testing.assert_array_equal(taught.mapped(vectors), vectors)
    assert taught.judged(vectors[0]) == {"lov a": 0.0}


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"no archive"])
def test_damage_is_told_of(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(damage)
    with pytest.raises(NoKnowledgeBaseError, match="leddvis build"):
        learned.read(tmp_path)
