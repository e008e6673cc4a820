"""Links: Lovdata's own links, stripped, and what the words alone lead to."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from corpus import archives
from corpus.catalog import load
from corpus.ids import ProvisionId
from corpus.model import Document, Link, Prose, Provision
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


def test_a_range_is_its_ends_and_what_lies_between(
    eksempel: tuple[Document, ...],
) -> None:
    """Of the first the left end is linked, of the second both, of the third the right end.

    What lies between them, at «til», and the ends without a link are neither right nor wrong.
    """
    text = "Reglene i §§ 1 til 3, §§ 4 til 6 og §§ 7 til 9 gjelder."
    act = "lov/1901-01-01-2"
    words = (
        ("§§ 1", f"{act}/§1"),
        ("§§ 4", f"{act}/§4"),
        ("6 og", f"{act}/§6"),
        ("9 ", f"{act}/§9"),
    )
    links = tuple(Link(text.index(w), text.index(w) + len(w), href) for w, href in words)
    unit = Provision(ProvisionId.parse(f"{act}/§1/ledd/1"), "ledd", prose=Prose(text, links=links))
    paragraf = Provision(ProvisionId.parse(f"{act}/§1"), "paragraf", children=(unit,))
    grendekjoken = next(each for each in eksempel if str(each.id) == act)
    made = replace(grendekjoken, root=replace(grendekjoken.root, children=(paragraf,)))
    reader = resolver(eksempel)
    found = score([made], reader, reader.names.lexicon)
    assert (found.links, found.found) == (4, 4)
    assert (found.claims, found.true, found.unlinked) == (4, 4, 5)


@pytest.mark.parametrize(
    ("address", "cut"),
    [
        ("lov/2011-06-24-30/§7-2A/ledd/2", "lov/2011-06-24-30/§7-2a"),
        ("lov/2011-06-24-30/kapIV", "lov/2011-06-24-30/kapiv"),
        ("lov/2018-06-15-38/gdpr/a9/nummer/2", "lov/2018-06-15-38/gdpr/a9"),
        ("lov/1814-05-17~nn/§6/ledd/1", "lov/1814-05-17/§6"),  # the same act in nynorsk
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
    assert found.recall >= 0.985
    assert found.precision >= 0.98
    assert found.exactness >= 0.97
