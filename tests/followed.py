"""Followed: the acts of the reform and those that replaced them, with their timelines.

Read from the real archives, once a session. Only for tests marked `real`.
"""

import json
from datetime import date
from functools import cache
from typing import Any

from corpus import archives, catalog
from corpus.model import Document
from corpus.timeline import Timeline
from graph.acts import acts, noted
from graph.versions import Act, timelines
from ingest import lovtidend, pipeline
from tests import samples

FACTS = samples.SHARED / "eval" / "reform_facts.json"
SEEN = date(2025, 11, 8)  # of the archives


@cache
def facts() -> list[dict[str, Any]]:
    """What LOV-2021-06-11-78 changed, and where it is now."""
    rows: list[dict[str, Any]] = json.loads(FACTS.read_text("utf-8"))
    return rows


@cache
def followed() -> tuple[Act, ...]:
    """The acts of the reform and those that replaced them, with all that amended them."""
    sources = archives.find(samples.REAL, {}, samples.ROOT, samples.ROOT)
    entries = [e for e in catalog.load().entries if e.group in ("reform", "successor")]
    refids = frozenset(entry.refid for entry in entries)
    read = pipeline.documents(sources, refids, lambda name, count: None)
    documents = {d.id.document: d for d in read if isinstance(d, Document)}
    told = lovtidend.told_of(sources, refids, lambda name, count: None)
    notes = [event for document in documents.values() for event in noted(document)]
    return acts(entries, documents, told, notes, SEEN)


@cache
def known_timelines() -> dict[str, Timeline]:
    """The timelines of all their provisions, by folded address."""
    return {t.provision.fold(): t for act in followed() for t in timelines(act)}
