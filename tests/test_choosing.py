"""Choosing: a ranking and what hangs together → the ledd of an answer; and when there is none."""

from pathlib import Path

import numpy as np
import pytest

from app.abstaining import outside
from app.choosing import COMPARED, LINKED, MOST, NEAR, OTHER_ACT, SAME_PARAGRAF, choose
from corpus import commented
from corpus.commentary import Outside, Sorted
from corpus.ids import ProvisionId
from search.engine import Ranking
from search.hits import Hit
from search.signals import Rating
from search.understanding import understand

SKOLE, BARNEHAGE, NAV = "lov/1901-01-01-1", "lov/1901-01-01-2", "lov/1901-01-01-3"
SERVICES = {SKOLE: ("skole",), BARNEHAGE: ("barnehage",), NAV: ("nav-stat",)}
ONE = "Kan gutten få plass?"


def at(place: str, act: str = SKOLE) -> ProvisionId:
    return ProvisionId.parse(f"{act}/{place}")


def ranking(question: str, *rated: tuple[ProvisionId, float]) -> Ranking:
    hits = tuple(Hit(id, score, ()) for id, score in sorted(rated, key=lambda r: -r[1]))
    return Ranking(understand(question), hits, Rating({}, {}))


def nobody(_: ProvisionId) -> frozenset[ProvisionId]:
    return frozenset()


def chosen(told: Ranking, linked: frozenset[ProvisionId] = frozenset()) -> list[str]:
    return [str(c.hit.id) for c in choose(told, lambda _: linked, SERVICES)]


BEST = at("§1/ledd/1")
# Another ledd, how far below the best it is rated, and whether it belongs to the answer.
BESIDE = [
    (at("§2/ledd/1"), NEAR - 0.01, True),
    (at("§2/ledd/1"), NEAR + 0.01, False),
    (at("§1/ledd/2"), NEAR + SAME_PARAGRAF - 0.01, True),
    (at("§1/ledd/2"), NEAR + SAME_PARAGRAF + 0.01, False),
    (at("§9/ledd/1"), NEAR + LINKED - 0.01, True),
    (at("§9/ledd/1"), NEAR + LINKED + 0.01, False),
    (at("§2/ledd/1", NAV), NEAR + OTHER_ACT - 0.01, True),
    (at("§2/ledd/1", NAV), NEAR + OTHER_ACT + 0.01, False),
]


@pytest.mark.parametrize(("other", "below", "belongs"), BESIDE)
def test_what_is_near_the_best_belongs_to_the_answer(
    other: ProvisionId, below: float, belongs: bool
) -> None:
    told = ranking(ONE, (BEST, 10.0), (other, 10.0 - below))
    linked = frozenset(filter(None, [at("§9/ledd/1").paragraf]))
    assert chosen(told, linked) == [str(BEST), *([str(other)] if belongs else [])]


def test_the_best_stays_first_and_there_are_no_more_than_an_answer_holds() -> None:
    rated = [(at(f"§1/ledd/{n}"), 10.0 - n / 100) for n in range(1, 12)]
    found = chosen(ranking(ONE, *rated))
    assert found[0] == str(BEST)
    assert len(found) == MOST


def test_a_comparison_has_the_best_ledd_of_every_service_that_is_named() -> None:
    question = "Gjelder det både i barnehage og skole?"
    told = ranking(
        question,
        (at("§1/ledd/1"), 10.0),
        (at("§1/ledd/2"), 9.9),
        (at("§5/ledd/1", BARNEHAGE), 10.0 - COMPARED + 0.1),
        (at("§6/ledd/1", NAV), 10.0 - NEAR - 0.1),
    )
    assert chosen(told)[:2] == [str(at("§1/ledd/1")), str(at("§5/ledd/1", BARNEHAGE))]
    assert str(at("§6/ledd/1", NAV)) not in chosen(told)


def test_what_stands_in_which_acts_is_answered_once_an_act() -> None:
    told = ranking(
        "Hvilke lover har en slik regel?",
        (at("§1/ledd/1"), 10.0),
        (at("§1/ledd/2"), 9.9),
        (at("§5/ledd/1", BARNEHAGE), 9.5),
    )
    assert chosen(told) == [str(at("§1/ledd/1")), str(at("§5/ledd/1", BARNEHAGE))]


def test_nothing_found_is_nothing_chosen() -> None:
    assert choose(ranking(ONE), nobody, SERVICES) == ()


def test_the_item_that_was_asked_for_is_told() -> None:
    item = at("§1/ledd/1/bokstav/b")
    told = Ranking(understand(ONE), (Hit(BEST, 1.0, ()),), Rating({}, {0: (item, 0.9)}))
    assert [c.item for c in choose(told, nobody, SERVICES)] == [item]


# ---- when the acts do not answer

# How near to what lies outside, how near to a ledd, how much of what is like it lies
# outside, and whether that is an abstention.
NEARNESS = [
    (0.8, 0.4, 0.3, True),  # much nearer
    (0.6, 0.58, 0.7, True),  # a little nearer, as most of its likes are
    (0.6, 0.58, 0.3, False),
    (0.6, 0.65, 0.9, False),  # a ledd is nearer
    (0.4, 0.2, 0.9, False),  # like nothing at all
    (0.1, 0.9, 0.0, False),
]


@pytest.mark.parametrize(("near", "inside", "beyond", "abstains"), NEARNESS)
def test_abstaining(
    near: float,
    inside: float,
    beyond: float,
    abstains: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("own") / "c.sqlite"
    topic = Outside("sauer", "annen lov", "Sauer står i saueloven.", "saueloven")
    commented.write(path, Sorted((), ()), [topic])
    signals = {"spørsmål": np.asarray([0.1, inside], np.float32)}
    told = Ranking(understand(ONE), (), Rating(signals, {}, (("sauer", near),), beyond))
    assert outside(told, commented.Commented(path)) == (topic if abstains else None)


def test_another_act_that_is_named_weighs(tmp_path: Path) -> None:
    topic = Outside("sauer", "annen lov", "Sauer står i saueloven.", "saueloven")
    commented.write(tmp_path / "c.sqlite", Sorted((), ()), [topic])
    signals = {"spørsmål": np.asarray([0.6], np.float32)}
    told = Ranking(understand(ONE), (), Rating(signals, {}, (("sauer", 0.5),), 0.0))
    own = commented.Commented(tmp_path / "c.sqlite")
    assert outside(told, own) is None
    named = outside(told, own, "saueloven")
    assert named is not None
    assert "nevner saueloven" in named.says  # it is too unlike to say more of it
    near = Ranking(understand(ONE), (), Rating(signals, {}, (("sauer", 0.8),), 0.0))
    assert outside(near, own, "saueloven") == topic
    other = outside(told, own, "hesteloven")
    assert other is not None
    assert (other.act, "hesteloven" in other.says) == ("hesteloven", True)


def test_without_such_topics_nothing_lies_outside(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    commented.write(path, Sorted((), ()), [])
    assert outside(ranking(ONE, (BEST, 1.0)), commented.Commented(path)) is None
