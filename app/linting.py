"""Linting: the acts of a knowledge base, or of the archives, in; their faulty references out."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from app.preparing import Bars
from app.render import WIDTH
from app.service import Service
from corpus.archives import Sources
from corpus.ids import ProvisionId
from corpus.model import Document
from corpus.timeline import Timeline, spoken_act
from graph.edges import Edge, Known
from graph.finding import CERTAINTIES, Certainty, Facts, Finding
from graph.lint import findings
from graph.outline import Outline
from graph.references import Loose, Reader
from graph.resolve import Resolver
from ingest import pipeline

MARKS: dict[Certainty, str] = {"sikker": "!!", "sannsynlig": "! ", "mulig": "? "}


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, and what it was found among."""

    findings: tuple[Finding, ...]
    not_understood: tuple[Loose, ...]  # of an act that is not known, or of several
    documents: int
    references: int


def held(law: Service, refids: Iterable[str]) -> Report:
    """The findings of documents that the base holds."""
    graph = law.base.graph

    def read() -> Iterator[tuple[Document, list[Edge | Loose]]]:
        for refid in refids:
            document = law.held(refid).document
            yield document, [*graph.out(document.id), *graph.loose([refid])]

    return _report(law, read())


def everywhere(law: Service, sources: Sources) -> Report:
    """The findings of every act of the archives, read with a bar on standard error.

    Raises SourceError for a damaged archive.
    """
    reader = Reader(Resolver(law.names, law.base.register.outline), Known({}, frozenset()))

    def read() -> Iterator[tuple[Document, list[Edge | Loose]]]:
        for count, act in enumerate(pipeline.acts(sources), start=1):
            yield act, list(reader.document(act))
            bars.tell("Leser lovene", count, len(law.base.register.documents))

    bars = Bars()
    try:
        return _report(law, read())
    finally:
        bars.close()


def _report(law: Service, read: Iterable[tuple[Document, list[Edge | Loose]]]) -> Report:
    facts = _facts(law)
    wrong: list[Finding] = []
    unknown: list[Loose] = []
    documents = references = 0
    for document, found in read:
        wrong += findings(document, found, facts)
        unknown += (e for e in found if isinstance(e, Loose) and not e.targets)
        documents += 1
        references += sum(isinstance(each, Edge) for each in found)
    return Report(tuple(wrong), tuple(unknown), documents, references)


def _facts(law: Service) -> Facts:
    register, names = law.base.register, law.names

    def name(refid: str) -> str:
        entry = names.entry(refid)
        return entry.display if entry else spoken_act(refid)

    def known(refid: str) -> bool:
        return register.outline(refid) is not None

    def elsewhere(id: ProvisionId) -> ProvisionId | None:
        outline = register.outline(id.document)
        return other_ledd(outline, id) if outline else None

    def timeline(id: ProvisionId) -> Timeline | None:
        return law.base.history.timeline(id)

    day = law.base.manifest.sources_date
    return Facts(
        law.advice.successions,
        name,
        names.after,
        known,
        elsewhere,
        timeline,
        date.fromisoformat(day) if day else date.today(),
    )


def other_ledd(outline: Outline, id: ProvisionId) -> ProvisionId | None:
    """The same bokstav, nummer or punktum in the one other ledd of the paragraf that has it."""
    home = id.paragraf
    if home is None or "ledd" not in id.path or id.path.index("ledd") + 2 >= len(id.path):
        return None
    at = id.path.index("ledd")
    tail = "/".join(id.path[at + 2 :])
    ways = (f"{ledd}/{tail}" for ledd in outline.ledd("/".join(home.path)))
    found = [there for way in ways if (there := outline.get(way))]
    return ProvisionId(id.document, tuple(found[0].split("/"))) if len(found) == 1 else None


# ---- what is told


def as_json(law: Service, report: Report, least: Certainty) -> dict[str, Any]:
    """`leddvis lint --json`."""
    shown = list(_shown(report, least))
    return {
        **({"notice": law.notice} if law.notice else {}),
        "sources_date": law.base.manifest.sources_date,
        "documents": report.documents,
        "references": report.references,
        "findings": [_one(law, finding) for finding in shown],
        "counts": dict(Counter(f"{f.fault}: {f.certainty}" for f in report.findings)),
        "not_understood": [
            {"source": each.source, "surface": each.surface, "status": each.status,
             "reason": each.reason}
            for each in report.not_understood
        ],
    }  # fmt: skip


def _one(law: Service, finding: Finding) -> dict[str, Any]:
    return {
        "source": finding.source,
        "label": law.label(ProvisionId.parse(finding.source)),
        "surface": finding.surface,
        "start": finding.start,
        "end": finding.end,
        "targets": list(finding.targets),
        "fault": finding.fault,
        "certainty": finding.certainty,
        "reason": finding.reason,
        "now": list(finding.now),
    }


def as_text(law: Service, report: Report, least: Certainty) -> Iterator[str]:
    """The findings act by act, those of one list on one line, then what was left out."""
    shown = list(_shown(report, least))
    if law.notice:
        yield f"*** {law.notice} ***"
    for refid, in_act in groupby(shown, key=lambda f: ProvisionId.parse(f.source).document):
        yield law.label(ProvisionId(refid))
        for _, together in groupby(in_act, key=_alike):
            yield from _lines(law, list(together))
        yield ""
    yield (
        f"{len(shown)} funn i {report.references} henvisninger fra"
        f" {report.documents} {'dokument' if report.documents == 1 else 'dokumenter'}."
        f"{' !! sikker, ! sannsynlig, ? mulig.' if shown else ''}"
    )
    hidden = Counter(f.certainty for f in report.findings)
    for certainty in CERTAINTIES[CERTAINTIES.index(least) + 1 :]:
        if hidden[certainty]:
            yield (
                f"{hidden[certainty]} til er {certainty}e, de fleste ment slik de står."
                f" Vis dem: --certainty {certainty}"
            )
    if report.not_understood:
        yield (
            f"{len(report.not_understood)} henvisninger nevner en lov som ikke er kjent, eller som"
            " kan være flere; de står i --json."
        )


def _shown(report: Report, least: Certainty) -> Iterator[Finding]:
    kept = CERTAINTIES[: CERTAINTIES.index(least) + 1]
    return (finding for finding in report.findings if finding.certainty in kept)


def _alike(finding: Finding) -> tuple[str, ...]:
    document = ProvisionId.parse(finding.targets[0]).document
    return (finding.source, document, finding.fault, finding.certainty, finding.reason)


def _lines(law: Service, together: list[Finding]) -> Iterator[str]:
    first = together[0]
    words = ", ".join(f.surface for f in together)
    label = law.label(ProvisionId.parse(first.source))
    yield _fill(f"{label}: «{words}»", f"  {MARKS[first.certainty]} ")
    yield _fill(first.reason, " " * 7)


def _fill(text: str, indent: str) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=" " * max(5, len(indent))
    )
