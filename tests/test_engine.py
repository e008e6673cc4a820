"""Engine: what every retriever says → the hits that are kept, each with who found it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from corpus.ids import ProvisionId
from search.engine import DEPTH, WEIGHTS, WIDE_DEPTH, search


def at(number: int, law: str = "lov/1901-01-01-1") -> ProvisionId:
    return ProvisionId(law, (f"§{number}",))


@dataclass(frozen=True, slots=True)
class Always:
    """A retriever that always says the same, and remembers what it was asked."""

    name: str
    answer: tuple[ProvisionId, ...]
    asked: list[tuple[str, int]] = field(default_factory=list)

    def rank(self, question: str, limit: int) -> Sequence[ProvisionId]:
        self.asked.append((question, limit))
        return self.answer[:limit]


def test_a_hit_says_who_found_it() -> None:
    [hit] = search("plan", [Always("nøkkelord", (at(1),)), Always("mening", ())])
    assert hit.ranks == (("nøkkelord", 1),)


def test_meaning_weighs_more_than_words() -> None:
    hits = search("plan", [Always("nøkkelord", (at(1),)), Always("mening", (at(2),))])
    assert [hit.id for hit in hits] == [at(2), at(1)]
    assert WEIGHTS["mening"] > WEIGHTS["nøkkelord"] > 0


def test_what_both_find_comes_first() -> None:
    words, meaning = Always("nøkkelord", (at(1), at(3))), Always("mening", (at(2), at(3)))
    assert [hit.id for hit in search("plan", [words, meaning])] == [at(3), at(2), at(1)]


@pytest.mark.parametrize(("limit", "expected"), [(1, 1), (3, 3), (10, 5), (0, 0)])
def test_no_more_hits_than_were_asked_for(limit: int, expected: int) -> None:
    five = Always("mening", tuple(map(at, range(5))))
    assert len(search("plan", [five], limit)) == expected


def test_every_retriever_is_asked_the_question_as_it_stands() -> None:
    retrievers = [Always("nøkkelord", ()), Always("mening", ())]
    assert search("Kva er ein plan?", retrievers) == []
    assert [r.asked for r in retrievers] == [[("Kva er ein plan?", DEPTH)]] * 2


def test_only_what_is_let_through_is_kept_and_counted() -> None:
    mine, others = "lov/1901-01-01-2", tuple(map(at, range(1, DEPTH + 50)))
    retriever = Always("mening", (*others, at(1, mine), at(2, mine)))
    hits = search("plan", [retriever], keep=lambda id: id.document == mine)
    assert [(hit.id, hit.ranks) for hit in hits] == [
        (at(1, mine), (("mening", 1),)),
        (at(2, mine), (("mening", 2),)),
    ]
    # however deep it lies: a whole act may stand behind others
    assert retriever.asked == [("plan", WIDE_DEPTH)]


def test_without_retrievers_there_are_no_hits() -> None:
    assert search("plan", []) == []
