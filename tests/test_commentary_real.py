"""Commentary, all of it, held against the real acts: it covers them, fits them, and copies none."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.commenting import coverage
from corpus.catalog import load as load_catalog
from corpus.commentary import OUTSIDE, Comment, files, load, sort
from corpus.ids import ProvisionId, parsed
from graph.edges import RELATIONS
from search.passages import passages
from tests import bases

pytestmark = pytest.mark.real

OWN_GROUPS = ("reform", "successor", "forskrift")
RUN = 8  # words in a row that nobody writes by chance
WORD = re.compile(r"[^\W_]+")
# Words that only nynorsk has, in what people ask.
NYNORSK = frozenset(
    "ikkje kva kven korleis kvar kvifor eg ein eit me vere vera frå berre noko nokon sjølv gjere"
    " kjem seier òg nokre tenester tenesta skule skulen heile dei vert høve søkje krevje no"
    " då".split()
)


def comments() -> tuple[Comment, ...]:
    return load().comments


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return (tuple(found[n : n + RUN]) for n in range(len(found) - RUN + 1))


@cache
def law() -> frozenset[tuple[str, ...]]:
    """Every eight words in a row that some ledd has."""
    service = bases.real_service()
    documents = (service.held(refid).document for refid in service.base.documents)
    return frozenset(run for d in documents for p in passages(d) for run in runs(p.text))


def texts(comment: Comment) -> tuple[str, ...]:
    return (comment.summary, comment.who, comment.towards, comment.when, *comment.questions)


def test_every_entry_is_of_the_law_as_it_stands() -> None:
    found = sort(comments(), bases.real_service().text_at)
    assert [str(comment.id) for comment in found.outdated] == []
    assert len(found.current) > 3000


def test_every_address_is_written_as_it_is_printed_and_stands_once() -> None:
    service = bases.real_service()
    ids = [comment.id for comment in comments()]
    assert len(set(ids)) == len(ids)
    for id in ids:
        assert service.provision(id).id == id


def test_no_entry_repeats_the_law() -> None:
    copied = {
        str(c.id): " ".join(run)
        for c in comments()
        for t in texts(c)
        for run in runs(t)
        if run in law()
    }
    assert copied == {}
    outside = [(o.key, t) for o in load().outside for t in (o.says, *o.questions)]
    assert [key for key, text in outside if law().intersection(runs(text))] == []


def test_every_ledd_of_the_acts_and_the_forskrift_has_an_entry() -> None:
    entries = {e.refid: e for e in load_catalog().indexed}
    found = [
        c for c in coverage(bases.real_service(), load()) if entries[c.refid].group in OWN_GROUPS
    ]
    assert len(found) == 15
    assert {c.refid: c.missing for c in found if c.missing} == {}
    assert sum(c.units for c in found) > 2600


def test_what_the_acts_point_at_in_their_neighbours_has_an_entry() -> None:
    service = bases.real_service()
    entries = {e.refid: e for e in load_catalog().indexed}
    have = {comment.unit for comment in comments()}
    homes = {unit.paragraf for unit in have}
    missing = set()
    for refid in (r for r, e in entries.items() if e.group in OWN_GROUPS):
        for edge in service.base.graph.out(ProvisionId(refid), RELATIONS):
            target = parsed(edge.target)
            if target and entries.get(target.document) and target.paragraf not in homes:
                held = service.base.look_up(target.document)
                provision = held.get(target) if held and target.paragraf else None
                if provision and provision.words():
                    missing.add(str(target.paragraf))
    assert missing == set()


def test_an_entry_has_three_questions_or_more_or_none() -> None:
    wrong = [str(c.id) for c in comments() if c.questions and not 3 <= len(c.questions) <= 40]
    assert wrong == []
    asked = [q for c in comments() for q in c.questions]
    assert all(2 <= len(question) <= 300 for question in asked)
    assert len(asked) > 25_000


@pytest.mark.parametrize("path", files(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_people_ask_in_both_forms_of_norwegian(path: Path) -> None:
    asked = re.findall(r'^    "(.*)",?$', path.read_text("utf-8"), re.MULTILINE)
    nynorsk = [question for question in asked if NYNORSK.intersection(words(question))]
    assert not asked or len(nynorsk) >= len(asked) / 6


def test_what_lies_outside_is_told_of_and_asked_about() -> None:
    service, outside = bases.real_service(), load().outside
    assert len(outside) > 200, OUTSIDE
    assert len({topic.key for topic in outside}) == len(outside)
    for topic in outside:
        assert len(topic.questions) >= 4
        assert topic.says.endswith(".")
        assert bool(topic.act) == (topic.why == "annen lov")
        assert all(service.text_at(id) for id in topic.near)
