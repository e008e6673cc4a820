"""Bases: knowledge bases that tests ask, built once a session; their embeddings outlive it.

They lie in `.leddvis/test`, so that the ledd of the real acts, which take minutes
to read, are read once and not once a session.
"""

import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from filelock import FileLock

from app.building import Progress, build
from app.knowledge import Manifest
from app.service import Service
from app.settings import Settings, be_quiet
from corpus import archives
from corpus.archives import SAMPLE, Sources
from corpus.catalog import load
from corpus.files import member_name
from corpus.model import Provision
from search.model import DEFAULT_MODEL
from tests import samples
from tests.lovdata_server import tar_bz2

# As the command line does before anything else; doctests import the model while collecting.
be_quiet()

KEPT = samples.ROOT / ".leddvis" / "test"
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
NOTICE = "Eksempeldata – ikke gjeldende rett"
NABOHJELP = "lov/1901-01-01-1"
GAZETTE = "lovtidend-avd1-2001-2024"


def silent(*_: object) -> None:
    """A progress bar that nobody sees."""


# ---- the two that are shared


@cache
def sample() -> Settings:
    """Where the base of the built-in sample lies. It is shared: read it, build elsewhere."""
    return _kept("eksempel", SAMPLE)


@cache
def real() -> Settings:
    """Where the base of the real archives lies, scope reform. Only for tests marked `real`."""
    return _kept("ekte", archives.find(samples.REAL, {}, samples.ROOT, samples.ROOT))


@cache
def sample_service() -> Service:
    """The opened base of the sample."""
    return Service(sample())


@cache
def real_service() -> Service:
    """The opened base of the real archives."""
    return Service(real())


def _kept(name: str, sources: Sources) -> Settings:
    settings = settings_at(KEPT / name)
    settings.home.mkdir(parents=True, exist_ok=True)
    # Two runs of the tests in one checkout wait for each other.
    with FileLock(settings.home / "test.lock"):
        build(settings, sources, load(), "reform", NOW, silent)
    return settings


# ---- those of one test


def settings_at(home: Path, model: str = DEFAULT_MODEL) -> Settings:
    """Settings whose knowledge base lies in `home`."""
    return Settings(home, samples.ROOT, model)


def fresh(home: Path) -> Settings:
    """Settings with nothing built, and the embeddings of the sample at hand."""
    settings = settings_at(home)
    settings.embeddings.parent.mkdir(parents=True)
    shutil.copy(sample().embeddings, settings.embeddings)
    return settings


def copied(home: Path) -> Settings:
    """Settings with a base of the sample that a test may damage."""
    shutil.copytree(sample().bases, home / sample().bases.name)
    return settings_at(home)


def build_sample(settings: Settings, progress: Progress = silent) -> Manifest:
    """The manifest of a base of the sample, built now."""
    return build(settings, SAMPLE, load(), "reform", NOW, progress)


def made_up(
    folder: Path,
    without: frozenset[str] = frozenset(),
    gazette: Mapping[str, bytes] | None = None,
) -> Sources:
    """Archives with every document that is followed, one ledd each, but those of `without`.

    `gazette` are the files of Norsk Lovtidend beside them; none of them, no such archive.
    """
    packed: dict[str, dict[str, bytes]] = {GAZETTE: dict(gazette)} if gazette else {}
    for entry in load().indexed:
        files = packed.setdefault(entry.archive, {})
        if entry.refid not in without:
            law = samples.paragraf(samples.ledd(f"Her står det om {entry.number}."))
            files[member_name(entry.refid)] = samples.page(law, entry.refid)
    folder.mkdir(exist_ok=True)
    for name, files in packed.items():
        (folder / f"{name}{archives.SUFFIX}").write_bytes(tar_bz2(files))
    return archives.find(folder, {}, samples.ROOT, samples.ROOT)


def in_use(settings: Settings) -> str:
    """The name of the base in use; empty when there is none."""
    current = settings.bases / "current"
    return current.read_text("utf-8").strip() if current.exists() else ""


def unfinished(settings: Settings) -> list[str]:
    """What builds that stopped have left behind."""
    return [path.name for path in settings.bases.glob(".ny-*")]


# ---- the network

LOOPBACK = ("", "localhost", "127.0.0.1", "::1", None)


def guard() -> list[str]:
    """What this process asks, from now on, of other machines: refused, and listed.

    It cannot be taken away again, so it is for processes of their own.
    """
    asked: list[str] = []

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event in ("socket.connect", "socket.sendto"):
            host = args[1][0] if isinstance(args[1], tuple) else None  # or a file on this machine
        elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
            host = args[0]
        else:
            return
        if host not in LOOPBACK:
            asked.append(f"{event} {host}")
            raise OSError(f"{host} is another machine")

    sys.addaudithook(hook)
    return asked


# ---- what the sample says


def units() -> tuple[Provision, ...]:
    """Every unit of the sample, in reading order."""
    documents = map(samples.document, samples.EKSEMPEL)
    return tuple(unit for document in documents for unit in document.root.units())
