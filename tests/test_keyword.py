"""Keyword index: passages → a ranking by words; the same from every thread; damage is told of."""

import gc
import shutil
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import NoKnowledgeBaseError
from corpus.ids import ProvisionId
from search import keyword
from search.keyword import Keyword
from search.passages import Passage, passages
from tests.samples import EKSEMPEL, document

LAW = ProvisionId("lov/1901-01-01-1")


def passage(step: str, text: str, heading: str = "", chapter: str = "", act: str = "") -> Passage:
    return Passage(LAW / step, text, heading, chapter, act)


FEW = (
    passage("§1", "Husstander har krav på en koordinator."),
    passage("§2", "Planen skrives når husstanden sier ja.", "§ 2 Individuell plan"),
    passage("§3", "Hjelperne møtes om våren.", "§ 3 Møter", "Kapittel 2. Samarbeid"),
    passage("§4", "Nemnda svarer.", act="Klageloven"),
    passage("§5", "Reglene i § 7-2 a gjelder ikke."),
    passage("§6", "Om sauer. Om sauer og geiter."),
    passage("§7", "Om sauer."),
    passage("§8", "Om hester."),
    passage("§9", "Om kyr."),
)

# A question, and the paragrafer that are found, best first.
RANKED = [
    ("koordinator", ["§1"]),
    # nynorsk finds bokmål
    ("hushald med koordinatorar", ["§1"]),
    # in the heading, the chapter, the name of the act
    ("individuell", ["§2"]),
    ("samarbeid", ["§3"]),
    ("klagelova", ["§4"]),
    # a paragraf is one word
    ("§7-2a", ["§5"]),
    ("7-2", []),
    # a short text that is all about it comes first
    ("sauer", ["§7", "§6"]),
    # a word said twice counts once
    ("hester kyr kyr kyr", ["§8", "§9"]),
    # nothing to search by, or nothing found
    ("", []),
    ("?!", []),
    ("hva skal vi gjøre", []),
    ("verdensrommet", []),
    # the query language of the library is not spoken here
    ("text:koordinator* OR heading:[a TO z]", ["§1"]),
    ('"koordinator" AND NOT', ["§1"]),
    ("koordinator" + " (" * 500, ["§1"]),
]


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Keyword:
    folder = tmp_path_factory.mktemp("few") / "keyword"
    assert keyword.build(folder, FEW) == len(FEW)
    return Keyword(folder)


@pytest.mark.parametrize(("question", "expected"), RANKED)
def test_rank(question: str, expected: list[str], few: Keyword) -> None:
    assert [id.path[0] for id in few.rank(question, 10)] == expected


@pytest.mark.parametrize("limit", [1, 2])
def test_no_more_than_were_asked_for(limit: int, few: Keyword) -> None:
    assert len(few.rank("sauer", limit)) == limit


def test_a_heading_weighs_more_than_the_text(tmp_path: Path) -> None:
    in_text, in_heading = passage("§1", "plan", "møte"), passage("§2", "møte", "plan")
    keyword.build(tmp_path / "k", [in_text, in_heading])
    assert [id.path[0] for id in Keyword(tmp_path / "k").rank("plan", 5)] == ["§2", "§1"]


def test_ties_are_broken_by_address(tmp_path: Path) -> None:
    alike = [passage(f"§{n}", "sauer på beite") for n in (3, 1, 2)]
    keyword.build(tmp_path / "k", alike)
    assert [id.path[0] for id in Keyword(tmp_path / "k").rank("sauer", 5)] == ["§1", "§2", "§3"]


def test_an_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    assert keyword.build(tmp_path / "k", []) == 0
    assert list(Keyword(tmp_path / "k").rank("plan", 5)) == []


# ---- one index, many readers


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "keyword"
    keyword.build(folder, (p for name in EKSEMPEL for p in passages(document(name))))
    return folder


QUESTIONS = [
    "Hvem skal sette av en nabokoordinator?",
    "Kven kan klage til grendenemnda?",
    "hjelpeplan",
    "middag til barn",
    "tilsyn med grenda",
]


def test_several_threads_get_the_same_ranking(index: Path) -> None:
    shared = Keyword(index)
    expected = [list(shared.rank(question, 20)) for question in QUESTIONS]
    assert all(expected)
    with ThreadPoolExecutor(8) as threads:
        asked = QUESTIONS * 40
        ranked = list(threads.map(lambda question: list(shared.rank(question, 20)), asked))
    assert ranked == expected * 40


def test_two_builds_rank_alike(index: Path, tmp_path: Path) -> None:
    keyword.build(tmp_path / "k", (p for name in EKSEMPEL for p in passages(document(name))))
    for question in QUESTIONS:
        assert Keyword(tmp_path / "k").rank(question, 20) == Keyword(index).rank(question, 20)


# ---- damage


def _remove(folder: Path) -> None:
    shutil.rmtree(folder)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def _without(pattern: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        [path] = folder.glob(pattern)
        path.unlink()

    return damage


def _cut(pattern: str, to: int) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        [path] = folder.glob(pattern)
        path.write_bytes(path.read_bytes()[:to])

    return damage


def _filled(pattern: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        [path] = folder.glob(pattern)
        path.write_bytes(b"\xff\x00 not an index " * 40)

    return damage


DAMAGES = {
    "no folder": _remove,
    "no files": _empty,
    "no table of contents": _without("*.toc"),
    "table of contents empty": _cut("*.toc", 0),
    "table of contents cut": _cut("*.toc", 60),
    "table of contents filled": _filled("*.toc"),
    "no segment": _without("*.seg"),
    "segment empty": _cut("*.seg", 0),
    "segment cut": _cut("*.seg", 400),
    "segment filled": _filled("*.seg"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_index_is_told_of(
    damage: Callable[[Path], None], index: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "keyword"
    shutil.copytree(index, folder)
    damage(folder)
    with warnings.catch_warnings():
        # Whoosh lets go of a file that it cannot read without closing it.
        warnings.simplefilter("ignore", ResourceWarning)
        with pytest.raises(NoKnowledgeBaseError, match="leddvis build"):
            Keyword(folder)
        gc.collect()
