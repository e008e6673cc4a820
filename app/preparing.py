"""Preparing: where the archives are to be had in, a built knowledge base out, told on the way."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from app.building import alone, build
from app.knowledge import Manifest, Scope, current_folder, read_manifest
from app.settings import Settings
from corpus import archives, catalog
from corpus.archives import Sources
from corpus.errors import NoKnowledgeBaseError, SourceError

# What is read: the law in force, and what has changed it since 2001.
WANTED = ("gjeldende-lover", "gjeldende-sentrale-forskrifter", "lovtidend-avd1-*")


class Bars:
    """Progress bars on standard error, one for each thing that is going on."""

    def __init__(self) -> None:
        self._bar: tqdm[NoReturn] | None = None
        self._name = ""

    def tell(self, name: str, done: int, total: int) -> None:
        """That of `name`, `done` are done, of `total`, or of nobody knows how many (0)."""
        if name != self._name:
            self.close()
            self._name = name
            unknown = "{desc}: {n_fmt} [{elapsed}]" if done else "{desc} …"
            known = "{desc}: {percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}]"
            self._bar = tqdm(
                total=total or None,
                desc=name,
                bar_format=known if total else unknown,
                file=sys.stderr,
                ascii=False,
            )
        if self._bar is not None:
            self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """End the bar that is running."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def prepare(
    settings: Settings,
    given: Path | None,
    scope: Scope | None,
    now: datetime,
    sample: bool = False,
) -> Manifest:
    """The manifest of a base built from the best sources that can be had, or of the sample.

    Archives that are given, or lie beside the checkout, are used as they are.
    Else Lovdata is asked for newer ones than those that were fetched before.
    Without network and without archives our own words are used alone, but never
    in the place of real law: then the base that there is stays, and SourceError
    is raised. Without a scope, that of the base before is kept.
    """
    bars = Bars()
    before = _real(settings)
    try:
        if sample:
            sources = archives.SAMPLE
        else:
            sources = archives.find(given, os.environ, settings.root, settings.downloads)
        if not sample and sources.origin in ("downloaded", "commentary"):
            sources = _fetched(settings, sources, before, now, bars)
        kept: Scope = before.scope if before else "reform"
        return build(settings, sources, catalog.load(), scope or kept, now, bars.tell)
    finally:
        bars.close()


def _real(settings: Settings) -> Manifest | None:
    """What the base in use is made of, when it is made of real law."""
    try:
        manifest = read_manifest(current_folder(settings.bases))
    except NoKnowledgeBaseError:
        return None
    return None if manifest.sample or manifest.wordless else manifest


def _fetched(
    settings: Settings, held: Sources, before: Manifest | None, now: datetime, bars: Bars
) -> Sources:
    from ingest import download, lovdata_api

    def tell(filename: str, done: int, total: int) -> None:
        bars.tell(f"Henter {filename}", done, total)

    base = os.environ.get("LEDDVIS_API") or lovdata_api.BASE
    try:
        with alone(settings.downloads, "henting"):
            download.download(
                settings.downloads,
                WANTED,
                fetched=now,
                base=base,
                patience=lovdata_api.PATIENCE,
                progress=tell,
            )
    except SourceError as error:
        bars.close()
        if held.origin == "commentary" and before is not None:
            raise SourceError(
                f"{error} Kunnskapsbasen fra før, med tekst per {before.sources_date}, står urørt."
            ) from error
        instead = (
            "Bruker arkivene som ble hentet sist."
            if held.origin == "downloaded"
            else "Svarer uten lovtekst: sammendrag i egne ord, med lenker til Lovdata."
        )
        print(f"leddvis: {error} {instead}", file=sys.stderr)
        return held
    return archives.find(None, {}, settings.home / "uten", settings.downloads)
