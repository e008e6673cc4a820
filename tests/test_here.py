"""Here: words that speak of where they stand → the provision that they mean."""

import pytest

from corpus.model import Document
from graph.here import Place
from ingest.mentions import find_mentions
from tests import samples
from tests.samples import ledd, made, paragraf

LAW = "lov/1902-02-02-1"


def listed(*items: str) -> str:
    rows = "".join(
        f'<li data-name="{n}."><article class="listArticle">{text}</article></li>'
        for n, text in enumerate(items, start=1)
    )
    return f'Om: <ol class="defaultList" type="1">{rows}</ol>'


def article(number: int, *texts: str) -> str:
    return paragraf("".join(map(ledd, texts)), f"avt/a{number}")


ACT: Document = made(
    '<section class="section" data-name="kap1">'
    + paragraf(ledd("Ape. Bie. Katt.") + ledd("Rev.") + ledd("Gris."), "§1")
    + paragraf(ledd("Rev. Gris."), "§2")
    + paragraf(ledd(listed("ape", "bie")), "§3")
    + "</section>"
    '<section class="section" data-name="avt">'
    '<section class="section" data-name="kapII">' + article(1, "Ape. Bie.", "Katt.")
    + article(2, listed("rev", "gris")) + "</section></section>",
    LAW,
)  # fmt: skip

# Where the words stand, the words, and where they lead.
HERE = [
    # the place itself
    ("§1/ledd/2", "Etter denne paragrafen.", ["§1"]),
    ("§1/ledd/2", "Etter dette leddet.", ["§1/ledd/2"]),
    ("§1/ledd/2", "Etter dette kapittelet.", ["kap1"]),
    ("§1/ledd/2", "Etter loven her.", [""]),
    # what is beside it
    ("§1/ledd/2", "Etter forrige ledd.", ["§1/ledd/1"]),
    ("§1/ledd/2", "Etter førre ledd.", ["§1/ledd/1"]),
    ("§1/ledd/2", "Etter neste ledd.", ["§1/ledd/3"]),
    ("§2/ledd/1", "Etter forrige paragraf.", ["§1"]),
    ("§1/ledd/1", "Ape. Bie etter forrige punktum. Katt.", ["§1/ledd/1/setning/1"]),
    ("§1/ledd/1", "Ape. Bie. Katt etter foregående punktum.", ["§1/ledd/1/setning/2"]),
    ("§1/ledd/1/setning/3", "Katt etter foregående punktum.", ["§1/ledd/1/setning/2"]),
    # parts alone
    ("§1/ledd/2", "Etter første ledd.", ["§1/ledd/1"]),
    ("§1/ledd/2", "Etter første ledd andre punktum.", ["§1/ledd/1/setning/2"]),
    ("§1/ledd/1", "Ape. Etter første punktum.", ["§1/ledd/1/setning/1"]),
    ("§1/ledd/2", "Etter første ledd siste punktum.", ["§1/ledd/1/setning/3"]),
    ("§2/ledd/1", "Etter § 1 første ledd siste punktum.", ["§1/ledd/1/setning/3"]),
    ("§3/ledd/1/nummer/2", "Etter nr. 1.", ["§3/ledd/1/nummer/1"]),
    ("§2/ledd/1", "Etter § 1 nr. 2.", ["§1/ledd/2"]),
    # in the articles of an annex
    ("avt/a2/ledd/1", "Etter artikkel 1.", ["avt/a1"]),
    ("avt/a2/ledd/1", "Etter artikkel 1 andre ledd.", ["avt/a1/ledd/2"]),
    ("avt/a1/ledd/2", "Etter første ledd.", ["avt/a1/ledd/1"]),
    ("avt/a1/ledd/2", "Etter forrige ledd.", ["avt/a1/ledd/1"]),
    ("avt/a2/ledd/1/nummer/2", "Etter nr. 1.", ["avt/a2/ledd/1/nummer/1"]),
    ("avt/a1/ledd/1", "Etter kapittel II.", ["kapII"]),  # the only one of that number
    ("avt/a1/ledd/1", "Etter kapittel I.", ["avt/kapI"]),  # which it has not
]  # fmt: skip


@pytest.mark.parametrize(("place", "text", "paths"), HERE)
def test_here(place: str, text: str, paths: list[str]) -> None:
    resolver = samples.resolver([ACT])
    mentions = find_mentions(text, resolver.names.lexicon)
    found = resolver.references(mentions, Place(LAW, place, text))
    targets = [target for reference in found for target in reference.targets]
    assert targets == [f"{LAW}/{path}".rstrip("/") for path in paths]


# What no act has, and the reason.
NOWHERE = [
    ("§1/ledd/1", "Etter forrige ledd.", "finnes ikke"),
    ("§1/ledd/1", "Etter forrige paragraf.", "finnes ikke"),
    ("§1/ledd/1", "Ape etter forrige punktum.", "finnes ikke"),
    ("§1/ledd/1", "Etter artikkel 7.", "ukjent lov"),  # of something that is not named
]


@pytest.mark.parametrize(("place", "text", "status"), NOWHERE)
def test_nowhere(place: str, text: str, status: str) -> None:
    resolver = samples.resolver([ACT])
    mentions = find_mentions(text, resolver.names.lexicon)
    [found] = resolver.references(mentions, Place(LAW, place, text))
    assert (found.status, found.targets) == (status, ())
    assert found.note.endswith(".")
