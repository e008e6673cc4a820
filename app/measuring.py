"""Measuring: the archives in, how well references, change notes and versions are read out."""

import time
from collections.abc import Iterator
from pathlib import Path

from app import measuring_versions, timelines
from corpus import successions
from corpus.archives import Sources
from corpus.catalog import Catalog
from graph.links import score
from graph.names import Names
from graph.outline import Outline
from graph.register import held, state
from graph.resolve import Resolver
from ingest import pipeline
from ingest.changes import tally

Figure = tuple[str, str, str]  # what, how much, of what


def figures(sources: Sources, catalog: Catalog, gazette: Path) -> Iterator[Figure]:
    """What is read of all acts in force, a figure at a time; it takes a minute.

    `gazette` is the folder where what was read of Norsk Lovtidend is kept.
    """
    acts = tuple(pipeline.acts(sources))
    day = min((a.last_modified.isoformat() for a in sources.archives), default="")
    yield "lover lest", str(len(acts)), f"tekst per {day}"
    outlines = {str(act.id): Outline.of(act, state) for act in acts}
    names = Names(catalog, map(held, acts), day)
    lexicon = names.lexicon
    started = time.process_time()
    found = score(acts, Resolver(names, outlines.get), lexicon)
    seconds = time.process_time() - started
    yield "henvisninger: gjenfunnet ved §", f"{found.recall:.4f}", f"{found.found}/{found.links}"
    yield "henvisninger: presisjon ved §", f"{found.precision:.4f}", f"{found.true}/{found.claims}"
    yield "henvisninger: nøyaktig adresse", f"{found.exactness:.4f}", f"{found.exact}/{found.fine}"
    yield "henvisninger uten lenke hos Lovdata", str(found.unlinked), "verken rett eller galt"
    yield "henvisninger: sekunder på én kjerne", f"{seconds:.1f}", f"{len(acts)} lover"
    told = tally(note for act in acts for p in act.walk() for note in p.notes)
    for what, part, whole in (
        ("endringsnoter med hendelse", told.with_event, told.notes),
        ("hendelser med kjent verb", told.verbs, told.events),
        ("hendelser med kjent lov", told.acts, told.events),
        ("parenteser med dato eller vilkår", told.dated, told.brackets),
    ):
        yield what, f"{part / (whole or 1):.4f}", f"{part}/{whole}"
    held_acts = {str(act.id): act for act in acts}
    asked = timelines.Asked(sources, catalog, day, held_acts.get)
    followed, _ = timelines.read(gazette, asked)
    yield from measuring_versions.figures(followed, successions.load())
