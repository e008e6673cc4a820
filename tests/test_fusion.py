"""Fusion: several rankings → one, by places alone."""

import random
from collections.abc import Mapping

import pytest

from corpus.ids import ProvisionId
from search.fusion import K, fuse
from search.hits import Hit

EVEN: Mapping[str, float] = {}


def at(number: int) -> ProvisionId:
    return ProvisionId("lov/1901-01-01-1", (f"§{number}",))


def places(**rankings: tuple[int, ...]) -> dict[str, list[ProvisionId]]:
    return {name: [at(number) for number in ranking] for name, ranking in rankings.items()}


# Rankings by two retrievers, their weights, and the order that comes out.
FUSED = [
    # nothing in, nothing out
    (places(), EVEN, []),
    (places(ord=(), mening=()), EVEN, []),
    # one ranking stays as it is
    (places(ord=(3, 1, 2)), EVEN, [3, 1, 2]),
    (places(ord=(3, 1, 2), mening=()), EVEN, [3, 1, 2]),
    # what both place high comes before what one places highest
    (places(ord=(1, 2), mening=(3, 2)), EVEN, [2, 1, 3]),
    # a weight decides between two that are alike
    (places(ord=(1,), mening=(2,)), {"ord": 0.5}, [2, 1]),
    (places(ord=(1,), mening=(2,)), {"mening": 0.5}, [1, 2]),
    # a retriever without a weight counts as one
    (places(ord=(1,), mening=(2,)), {"mening": 1.5}, [2, 1]),
    # ties are broken by address, however the rankings came
    (places(ord=(2,), mening=(1,)), EVEN, [1, 2]),
    (places(mening=(1,), ord=(2,)), EVEN, [1, 2]),
    (places(ord=(2, 1), mening=(1, 2)), EVEN, [1, 2]),
]


@pytest.mark.parametrize(("rankings", "weights", "order"), FUSED)
def test_fuse(
    rankings: dict[str, list[ProvisionId]], weights: Mapping[str, float], order: list[int]
) -> None:
    assert [hit.id for hit in fuse(rankings, weights)] == [at(number) for number in order]


def test_a_hit_says_who_found_it_and_where() -> None:
    first, second = fuse(places(ord=(1, 2), mening=(2,)), {"ord": 0.5, "mening": 2.0})
    assert first == Hit(at(2), 0.5 / (K + 2) + 2.0 / (K + 1), (("ord", 2), ("mening", 1)))
    assert second == Hit(at(1), 0.5 / (K + 1), (("ord", 1),))


@pytest.mark.parametrize("seed", range(20))
def test_laws_of_fusion(seed: int) -> None:
    dice = random.Random(seed)
    found = {name: dice.sample(range(40), dice.randrange(40)) for name in ("a", "b", "c")}
    rankings = {name: [at(number) for number in numbers] for name, numbers in found.items()}
    hits = fuse(rankings, {"a": 0.3})
    # nothing is lost, nothing comes twice, best first
    assert {hit.id for hit in hits} == {id for ids in rankings.values() for id in ids}
    assert len({hit.id for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    # the order that the rankings are given in is no matter
    backwards = fuse(dict(reversed(rankings.items())), {"a": 0.3})
    assert [hit.id for hit in backwards] == [hit.id for hit in hits]
    for hit in hits:
        assert all(rankings[name][place - 1] == hit.id for name, place in hit.ranks)
