"""Engine: passages and comments on disk, a question → the ledd that answer it, with reasons."""

from pathlib import Path

import pytest

from corpus.commentary import Comment, Outside
from corpus.ids import ProvisionId
from search import indexing
from search import model as models
from search.engine import PARTS, SHOWN, WEIGHTS, Engine, Ranking
from search.indexing import Embedding, Own
from search.passages import Passage
from search.signals import About
from tests import bases, encoders

LAW, OTHER = ProvisionId("lov/1901-01-01-1"), ProvisionId("lov/1901-01-01-2")
PASSAGES = (
    Passage(LAW / "§1/ledd/1", "Husstander får plan.", "§ 1 Plan", "", "Nabohjelpsloven"),
    Passage(LAW / "§1/ledd/2", "Den som vil ha middag, sier fra.", "§ 1 Plan", "", ""),
    Passage(LAW / "§2/ledd/1", "Nemnda tar imot klage.", "§ 2 Klage", "", ""),
    Passage(OTHER / "§3/ledd/1", "Skolen holder møte.", "§ 3 Møte", "", "Skoleloven"),
)
COMMENTS = (
    Comment(LAW / "§1/ledd/2", "Om maten.", questions=("Hva med middag?", "Får vi kveldsmat?")),
    Comment(LAW / "§1/ledd/2/bokstav/a", "Om fisk.", questions=("Hva med fisk, møte og plan?",)),
    Comment(OTHER / "§3/ledd/1", "Om å treffes.", questions=("Når er det møte på skolen?",)),
)
OUTSIDE = (
    Outside("sauer", "annen lov", "Sauer står i saueloven.", questions=("plan møte klage",)),
)
ABOUT = About({str(LAW): ("barnehage",), str(OTHER): ("skole",)})


def built(folder: Path, own: Own, model: str = "regnskap") -> Path:
    indexing.words(folder, PASSAGES, own)
    if model:
        by = Embedding(model, folder / "cache.sqlite", bases.silent)
        indexing.meaning(folder, PASSAGES, own, by)
    return folder


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "load", lambda _: encoders.Encoder())


@pytest.fixture
def engine(counting: None, tmp_path: Path) -> Engine:
    return Engine(built(tmp_path, Own(COMMENTS, OUTSIDE)), "regnskap", ABOUT)


def found(ranking: Ranking) -> list[str]:
    return ["/".join(hit.id.path) for hit in ranking.hits]


def test_the_ledd_whose_question_is_nearest_comes_first(engine: Engine) -> None:
    assert found(engine.rank("Kan vi få middag?"))[0] == "§1/ledd/2"


def test_a_hit_says_who_found_it(engine: Engine) -> None:
    [hit, *_] = engine.rank("Kan vi få middag?").hits
    ranks = dict(hit.ranks)
    assert ranks["spørsmål"] == 1
    assert ranks["nøkkelord"] == 1
    assert set(ranks) <= set(SHOWN)


def test_the_item_that_was_asked_for_is_told(engine: Engine) -> None:
    rating = engine.rank("møte og plan").rating
    assert [str(id).rpartition("/")[2] for id, _ in rating.items.values()] == ["a"]


def test_what_lies_outside_is_told(engine: Engine) -> None:
    [(key, near)] = engine.rank("plan, møte og klage").rating.outside
    assert key == "sauer"
    assert near > 0.9


def test_only_what_is_let_through_is_kept(engine: Engine) -> None:
    ranking = engine.rank("middag, møte, plan", keep=lambda id: id.document == str(OTHER))
    assert found(ranking) == ["§3/ledd/1"]


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_no_more_hits_than_were_asked_for(limit: int, engine: Engine) -> None:
    assert len(engine.rank("middag, møte, plan, klage", limit).hits) == limit


def test_the_askers_own_service_weighs(engine: Engine) -> None:
    rated = engine.rank("Vi på skolen har møte").rating.signals
    assert rated["egen tjeneste"].tolist() == [0, 0, 0, 1]
    assert rated["tjeneste"].tolist() == [0, 0, 0, 1]


def test_without_a_model_there_are_words(tmp_path: Path) -> None:
    engine = Engine(built(tmp_path, Own(), model=""), "", ABOUT)
    ranking = engine.rank("Hvem tar imot klage?")
    assert found(ranking)[0] == "§2/ledd/1"
    assert {name for hit in ranking.hits for name, _ in hit.ranks} == {"nøkkelord"}
    assert engine.rank("verdensrommet").hits == ()


def test_without_comments_there_is_the_law_itself(counting: None, tmp_path: Path) -> None:
    engine = Engine(built(tmp_path, Own()), "regnskap", ABOUT)
    assert found(engine.rank("middag"))[0] == "§1/ledd/2"
    assert engine.rank("middag").rating.outside == ()


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_left_out_counts_for_nothing(
    part: str, counting: None, tmp_path: Path
) -> None:
    folder = built(tmp_path, Own(COMMENTS, OUTSIDE))
    whole = Engine(folder, "regnskap", ABOUT)
    less = Engine(folder, "regnskap", ABOUT, frozenset([part]))
    question = "Vi i barnehagen vil ha middag"
    drop = whole.rank(question).hits[0].score - less.rank(question).hits[0].score
    # So few questions teach nothing; and the graph rates no ledd.
    assert drop > 0 if part in ("commentary", "understanding") else drop == 0


def test_every_part_is_one_of_the_signals() -> None:
    for signals in PARTS.values():
        assert signals <= set(WEIGHTS)
