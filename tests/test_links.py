"""Links: Lovdata's own links, stripped, and what the words alone lead to."""

from datetime import date
from functools import cache

import pytest

from corpus import archives
from corpus.catalog import load
from corpus.model import Document
from graph.links import Score, coarse, score
from graph.names import Names
from graph.outline import Outline
from graph.register import held, state
from graph.resolve import Resolver
from ingest import pipeline
from tests import samples

DAY = date(2025, 11, 8).isoformat()


def resolver(documents: tuple[Document, ...]) -> Resolver:
    outlines = {str(document.id): Outline.of(document, state) for document in documents}
    return Resolver(Names(load(), map(held, documents), DAY), outlines.get)


def test_the_sample_agrees_with_its_links(eksempel: tuple[Document, ...]) -> None:
    reader = resolver(eksempel)
    found = score(eksempel, reader, reader.names.lexicon)
    assert found.links > 5
    # One link stands on words that name no law: «same dag» as another act.
    assert found.found == found.links - 1
    assert found.true == found.claims - 1


def test_a_wrong_target_is_counted(eksempel: tuple[Document, ...]) -> None:
    reader = resolver(eksempel[:1])  # the names of the other acts are not known
    found = score(eksempel, reader, reader.names.lexicon)
    assert found.found < found.links


def test_scores_add_up() -> None:
    assert Score(2, 1) + Score(2, 2, claims=4, true=3) == Score(4, 3, claims=4, true=3)
    assert (Score(4, 3).recall, Score().precision, Score(fine=2, exact=1).exactness) == (
        0.75,
        1,
        0.5,
    )


@pytest.mark.parametrize(
    ("address", "cut"),
    [
        ("lov/2011-06-24-30/§7-2A/ledd/2", "lov/2011-06-24-30/§7-2a"),
        ("lov/2011-06-24-30/kapIV", "lov/2011-06-24-30/kapiv"),
        ("lov/2018-06-15-38/gdpr/a9/nummer/2", "lov/2018-06-15-38/gdpr/a9"),
    ],
)
def test_coarse(address: str, cut: str) -> None:
    assert coarse(address) == cut


@cache
def acts() -> tuple[Document, ...]:
    sources = archives.find(samples.REAL, {}, samples.ROOT, samples.ROOT)
    return tuple(pipeline.acts(sources))


@pytest.mark.real
def test_a_fifth_of_all_acts() -> None:
    """Of every fifth act: the floor below which the figures may not fall."""
    reader = resolver(acts())
    found = score(acts()[::5], reader, reader.names.lexicon)
    assert found.links > 5000
    assert found.recall >= 0.98
    assert found.precision >= 0.975
    assert found.exactness >= 0.93
