"""Commenting: our own words and the law → what is covered, outdated and missing; stamping."""

import json
from pathlib import Path

import pytest

from app import commenting
from app.commenting import as_json, as_text, coverage, stamp
from corpus.commentary import Comment, Commentary, digest, load
from corpus.errors import StorageError
from corpus.ids import ProvisionId
from tests import bases

LEDD = ProvisionId.parse(f"{bases.NABOHJELP}/§2-3/ledd/1")


def comment(id: ProvisionId, written_for: str) -> Comment:
    return Comment(id, "Styret finner en.", digest(written_for), questions=("Hvem?", "Kven?"))


def test_what_is_covered_outdated_and_missing_is_told() -> None:
    service = bases.sample_service()
    other = ProvisionId.parse(f"{bases.NABOHJELP}/§2-3/ledd/2")
    own = Commentary((comment(LEDD, service.text_at(LEDD)), comment(other, "noe annet")))
    found = {each.refid: each for each in coverage(service, own)}
    told = found[bases.NABOHJELP]
    assert told.commented == 1
    assert told.outdated == (other,)
    assert LEDD not in told.missing
    assert other in told.missing
    assert len(told.missing) == told.units - 1
    lines = list(as_text(list(found.values()), own.comments))
    assert lines[-1] == f"utdatert: {other}"
    assert "2 sammendrag, 0 av dem uten spørsmål; 4 spørsmål." in lines
    assert str(other) in json.dumps(as_json(list(found.values())), ensure_ascii=False)


def test_stamping_ties_new_entries_to_the_wording_of_today(tmp_path: Path) -> None:
    path = tmp_path / "nabo" / "alle.toml"
    path.parent.mkdir()
    path.write_text(
        f'document = "{bases.NABOHJELP}"\n\n["§2-3/ledd/1"]\nsummary = "Styret finner en."\n',
        "utf-8",
    )
    service = bases.sample_service()
    assert stamp(service, [path]) == 1
    [found] = load(tmp_path).comments
    assert found.digest == digest(service.text_at(LEDD))
    assert stamp(service, [path]) == 0


def test_a_disk_that_refuses_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(StorageError, match="tilgang nektes"):
        commenting._write(tmp_path / "a.toml", "x")
