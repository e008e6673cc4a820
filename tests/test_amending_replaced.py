"""Replaced words: which give way to which, and where, each as somebody wrote it."""

import pytest

from ingest.amending_replaced import read_replaced
from ingest.amending_tokens import NotUnderstood
from tests.test_amending_words import shown

# Every row is a line, the pairs of words, the places, and whether the places follow below.
REPLACED = [
    ("I § 3 skal «a» endres til «b».", [("a", "b")], "§3", False),
    ("I § 3 første ledd erstattes ordet «a» med «b».", [("a", "b")], "§3/ledd1", False),
    ("I § 3 vert uttrykket «a» endra til «b».", [("a", "b")], "§3", False),
    ("Ordet «a» skal endres til «b» i § 1 tredje ledd og § 4.", [("a", "b")], "§1/ledd3 §4", False),
    ("Uttrykket «a» skal erstattes med uttrykket «b» i § 2.", [("a", "b")], "§2", False),
    ("I § 3 erstattes henvisningen til «a» av en henvisning til «b».", [("a", "b")], "§3", False),
    ("skal «a» og «b» endres til «c».", [("a", "c"), ("b", "c")], "", False),
    (
        "I § 3 skal «a» og «b» endres til henholdsvis «c» og «d».",
        [("a", "c"), ("b", "d")],
        "§3",
        False,
    ),
    ("skal «a» erstattes med «b», «c» med «d».", [("a", "b"), ("c", "d")], "", False),
    ("I § 3 strykes ordet «a».", [("a", "")], "§3", False),
    ("I følgende bestemmelser skal «a» endres til «b»:", [("a", "b")], "", True),
    ("I følgjande lovføresegner vert «a» endra til «b»:", [("a", "b")], "", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pairs", "places", "following"), REPLACED)
def test_replaced(text: str, pairs: list[tuple[str, str]], places: str, following: bool) -> None:
    read = read_replaced(text, ())
    assert read is not None
    assert (list(read.pairs), shown(read.places), read.following) == (pairs, places, following)


@pytest.mark.parametrize("text", ["§ 3 skal lyde:", "§ 3 om «a» skal lyde:", "«a» er et ord."])
def test_nothing_is_replaced(text: str) -> None:
    assert read_replaced(text, ()) is None


@pytest.mark.parametrize(
    "text",
    [
        "I § 3 skal «a», «b» og «c» endres til «d» og «e».",
        "Etter «a» i § 3 tilføyes «b», «c» endres.",
    ],
)
def test_words_that_no_rule_reads(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_replaced(text, ())
