"""Norm table: a file of norms read by hand → norms with addresses; and that all of it holds."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from corpus.commentary import digest
from corpus.norm_table import Reviewed, current, load
from corpus.punktum import spans
from search.passages import passages
from tests import bases

FILE = """document = "lov/1901-01-01-1"

[[empty]]
subject = "klage"
why = "Loven sier ikke noe om klage."

[[pair]]
duty = "lov/1901-01-01-1/§2-3/ledd/1"
right = "lov/1901-01-01-1/§2-4/ledd/1"
about = "hjelpeplan"

["§2-3/ledd/1"]
digest = "DIGEST"
rows = [
    {at = "setning/1", subject = ["koordinator"], bearer = "styret", modality = "skal"},
    {at = "bokstav/b", subject = ["avtaler"], bearer = "styret", modality = "kan", towards = "deg"},
]
"""
TEXT = "Styret skal finne en."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nabo.toml").write_text(FILE.replace("DIGEST", digest(TEXT)), "utf-8")
    return tmp_path


def test_a_file_is_read(folder: Path) -> None:
    table = load(folder)
    assert [(str(n.id), n.modality, n.towards) for n in table.norms] == [
        ("lov/1901-01-01-1/§2-3/ledd/1/setning/1", "skal", ""),
        ("lov/1901-01-01-1/§2-3/ledd/1/bokstav/b", "kan", "deg"),
    ]
    assert [(e.subject, e.elsewhere) for e in table.empty] == [("klage", None)]
    assert [p.about for p in table.pairs] == ["hjelpeplan"]


@pytest.mark.parametrize(("text", "count"), [(TEXT, 2), ("Styret kan finne en.", 0), ("", 0)])
def test_a_norm_counts_until_the_law_changes(folder: Path, text: str, count: int) -> None:
    assert len(list(current(load(folder).norms, lambda id: text))) == count


@pytest.mark.parametrize("wrong", ['modality = "skulle"', 'subject = ["vær"]'])
def test_a_file_that_is_wrong_is_told_of(tmp_path: Path, wrong: str) -> None:
    name = wrong.partition(" ")[0]
    (tmp_path / "nabo.toml").write_text(re.sub(rf"{name} = (?:\[.*?\]|\".*?\")", wrong, FILE))
    with pytest.raises(ValueError, match=r"nabo\.toml"):
        load(tmp_path)


# ---- the table itself, held against the law

RUN = 8  # words in a row that nobody writes by chance


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.lower())
    return (tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


@cache
def law() -> frozenset[tuple[str, ...]]:
    service = bases.real_service()
    documents = (service.held(refid).document for refid in service.base.documents)
    return frozenset(run for d in documents for p in passages(d) for run in runs(p.text))


def norms() -> tuple[Reviewed, ...]:
    return load().norms


@pytest.mark.real
def test_every_norm_is_of_the_law_as_it_stands() -> None:
    found = list(current(norms(), bases.real_service().text_at))
    assert found == list(norms())
    assert len(found) > 600


@pytest.mark.real
def test_every_address_leads_to_a_punktum_or_an_item() -> None:
    service = bases.real_service()
    for norm in norms():
        if norm.id.path[-2] == "setning":
            assert 1 <= int(norm.id.path[-1]) <= len(spans(service.text_at(norm.ledd)))
        else:
            assert service.provision(norm.id).id == norm.id


@pytest.mark.real
def test_no_norm_repeats_the_law() -> None:
    for norm in norms():
        for text in (norm.bearer, norm.towards, norm.condition):
            assert not [run for run in runs(text) if run in law()], norm.id


@pytest.mark.real
def test_every_cell_has_norms_or_says_why_not() -> None:
    table = load()
    acts = {norm.id.document for norm in table.norms}
    subjects = {subject for norm in table.norms for subject in norm.subjects}
    filled = {(norm.id.document, subject) for norm in table.norms for subject in norm.subjects}
    empty = {(cell.act, cell.subject) for cell in table.empty}
    assert not filled & empty
    assert filled | empty == {(act, subject) for act in acts for subject in subjects}


@pytest.mark.real
def test_every_pair_stands_in_the_law() -> None:
    service = bases.real_service()
    for pair in load().pairs:
        assert service.text_at(pair.duty), pair
        assert service.text_at(pair.right), pair
