"""Followed: the acts of the reform and those that replaced them, with their timelines.

Read from the real archives, once a session. Only for tests marked `real`.
"""

import json
from datetime import date
from functools import cache
from typing import Any

from app import timelines
from corpus import archives
from corpus.catalog import load
from corpus.model import Document
from corpus.timeline import Timeline
from graph import versions
from graph.versions import Act
from ingest import pipeline
from tests import bases, samples

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
    refids = frozenset(entry.refid for entry in timelines.followed(load()))
    read = pipeline.documents(sources, refids, lambda name, count: None)
    documents = {d.id.document: d for d in read if isinstance(d, Document)}
    kept = bases.settings_at(bases.KEPT / "ekte").gazette  # shared with the base of these tests
    asked = timelines.Asked(sources, load(), SEEN.isoformat(), documents.get)
    found, unread = timelines.read(kept, asked)
    assert not unread
    return found


@cache
def known_timelines() -> dict[str, Timeline]:
    """The timelines of all their provisions, by folded address."""
    return {t.provision.fold(): t for act in followed() for t in versions.timelines(act)}
