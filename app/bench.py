"""Bench: this machine in, the figures that Leddvis promises out: (name, value, how measured)."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.building import build
from app.evaluate import figures, judge, read_questions, timing
from app.service import Service
from app.settings import Settings
from corpus import archives, catalog, store
from corpus.archives import Sources
from corpus.errors import SourceError
from corpus.files import CONSOLIDATED
from ingest.lovdata import read
from ingest.xml import parse, parse_only

Figure = tuple[str, float, str]
LAWS = CONSOLIDATED["lov"]
RUNS = 5
KEPT = "med det som er lest fra før; grense: 15"
FRESH_PORT = 7899
COLD = "hol. § 7-2 a"
# Questions of our own, of the length and in the målformer that people write.
QUESTIONS = (
    "Kan kommunen si nei til barnekoordinator fordi gutten ikke har fått noen diagnose ennå?",
    "Vi i barnehagen trur jenta treng fleire tenester, men mor vil ikkje. Kva gjer vi då?",
    "Hvem skal lage individuell plan når både sykehuset og kommunen er inne i saken?",
    "Må helsesykepleier melde fra til barnevernet uten å spørre foreldrene først?",
    "Kvar skal foreldra sende klage på avslag om IP?",
    "Har krisesenteret plikt til å delta i ansvarsgruppemøter?",
    "Hvor lenge kan man ha koordinator etter at man har fylt 18 år?",
    "Kan Nav dele opplysninger med skolen om en elev som står i fare for å slutte?",
    "Hva må en avtale mellom kommunen og helseforetaket handle om?",
    "Kven fører tilsyn med at barnehagen følgjer reglane om samarbeid?",
)


def run(
    settings: Settings, given: Path | None, questions: Path | None, fresh: bool
) -> Iterator[Figure]:
    """Every figure, measured now. Needs real archives and a built base.

    `questions` have known answers; `fresh` sets up a clone from nothing, which
    takes minutes and uses the network of pip.
    """
    sources = archives.find(given, os.environ, settings.root, settings.downloads)
    if sources.origin == "commentary":
        raise SourceError("Målingen trenger Lovdatas arkiver. Oppgi mappen: --archives MAPPE")
    Service(settings)  # nothing built: said now, and not after a minute of measuring
    yield from _reading(sources)
    yield from _everything(sources)
    yield from _building(settings, sources)
    yield from _asking(settings)
    yield from _looking_up(settings)
    if questions is not None:
        yield from _scores(settings, questions)
    if fresh:
        yield from _fresh(settings, sources)


def _reading(sources: Sources) -> Iterator[Figure]:
    """What lxml needs to parse all acts, and what we need to parse, read and store them."""
    raw = [(m.name, m.data) for m in archives.members(sources.archive(LAWS).path)]
    lxml = min(_seconds(lambda: parse_only([data for _, data in raw])) for _ in range(3))

    with tempfile.TemporaryDirectory() as folder:

        def store_all() -> None:
            for name, data in raw:
                store.write(Path(folder), read(parse(data, name), name))

        ours = min(_seconds(store_all) for _ in range(3))
    yield "lxml_parse_acts_s", round(lxml, 2), f"{len(raw)} lover, beste av 3"
    yield "read_and_store_acts_s", round(ours, 2), "samme byte, til lagret modell, beste av 3"
    yield "read_ratio", round(ours / lxml, 1), "grense: 25"


def _everything(sources: Sources) -> Iterator[Figure]:
    """All consolidated documents, archive to stored model, in a process of its own."""
    code = (
        "import sys, pathlib, tempfile; from corpus import archives, store;"
        "from corpus.model import Document; from ingest import pipeline;"
        "s = archives.find(pathlib.Path(sys.argv[1]), {}, pathlib.Path('.'), pathlib.Path('.'));"
        "t = tempfile.TemporaryDirectory(); f = pathlib.Path(t.name);"
        "n = sum(1 for d in pipeline.documents(s, None, lambda a, n: None)"
        " if isinstance(d, Document) and store.write(f, d)); print(n); t.cleanup()"
    )
    started = time.perf_counter()
    done = _python("-c", code, str(sources.folder))
    seconds = time.perf_counter() - started
    yield "read_all_documents", int(done.strip()), "lover og forskrifter"
    yield "read_all_s", round(seconds, 1), "arkiv til lagret modell; grense: 120"
    yield "read_all_peak_mb", _peak_of_children_mb(), "grense: 1500; 0 der systemet ikke sier det"


def _building(settings: Settings, sources: Sources) -> Iterator[Figure]:
    """A rebuild from the same archives, with what is kept of the build before."""
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = _Elsewhere(settings, Path(folder))

        def rebuild() -> None:
            now = datetime.now(UTC)
            build(elsewhere.settings, sources, catalog.load(), "reform", now, lambda *_: None)

        yield (
            "rebuild_s",
            round(_seconds(rebuild), 1),
            KEPT,
        )


class _Elsewhere:
    """The same settings with another home, which borrows what is kept from build to build."""

    def __init__(self, settings: Settings, home: Path) -> None:
        self.settings = replace(settings, home=home)
        shutil.copytree(settings.kept, self.settings.kept)


def _asking(settings: Settings) -> Iterator[Figure]:
    service = Service(settings)
    service.warm()
    times = [service.ask(question).elapsed_ms for _ in range(RUNS) for question in QUESTIONS]
    told = timing(times)
    yield "warm_question_p50_ms", told["p50_ms"], f"{len(times)} spørsmål; grense: 60"
    yield "warm_question_p95_ms", told["p95_ms"], "grense: 150"


def _looking_up(settings: Settings) -> Iterator[Figure]:
    home = {"LEDDVIS_HOME": str(settings.home)}
    show = [_seconds(lambda: _python("-m", "app", "show", COLD, **home)) for _ in range(RUNS)]
    ask = [_seconds(lambda: _python("-m", "app", "ask", QUESTIONS[0], **home)) for _ in range(3)]
    yield "cold_show_s", round(sorted(show)[RUNS // 2], 2), f"median av {RUNS}; grense: 0.7"
    yield "cold_ask_s", round(sorted(ask)[1], 2), "median av 3, modellen lastes"


def _scores(settings: Settings, path: Path) -> Iterator[Figure]:
    service = Service(settings)
    questions = read_questions(path)
    verdicts = {q.id: judge(q, service.ask_or_abstain(q.text)) for q in questions}
    told = figures(questions, verdicts)
    for name in ("hit@1", "hit@3", "cover@6", "precision@6"):
        yield name, told[name], f"{len(questions)} spørsmål i {path.name}"


def _fresh(settings: Settings, sources: Sources) -> Iterator[Figure]:
    """From `git clone` and the first command to the first answer, nothing installed before."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "leddvis"
        subprocess.run(["git", "clone", "-q", str(settings.root), str(clone)], check=True)
        environment = {**os.environ, archives.VARIABLE: str(sources.folder)}
        environment.pop("LEDDVIS_HOME", None)
        started = time.perf_counter()
        start = [sys.executable, "-m", "app.start", "--port", str(FRESH_PORT)]
        quiet = subprocess.DEVNULL
        app = subprocess.Popen(start, cwd=clone, env=environment, stdout=quiet, stderr=quiet)
        try:
            _wait_for(app, f"http://127.0.0.1:{FRESH_PORT}/")
            serving = time.perf_counter() - started
            leddvis = next((clone / ".venv").glob("*/leddvis*"))
            subprocess.run(
                [leddvis, "ask", QUESTIONS[0]], cwd=clone, env=environment, check=True, stdout=quiet
            )
            answered = time.perf_counter() - started
        finally:
            app.terminate()
            app.wait()
    yield "fresh_start_to_app_s", round(serving), "git clone, tomt miljø, uten mellomlager"
    yield "fresh_start_to_answer_s", round(answered), "grense: 360"


def _wait_for(app: "subprocess.Popen[bytes]", address: str) -> None:
    while app.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise SourceError("Den ferske kopien startet ikke. Kjør python3 -m app.start for å se hvorfor.")


def _peak_of_children_mb() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024))


def _seconds(what: Callable[[], object]) -> float:
    started = time.perf_counter()
    what()
    return time.perf_counter() - started


def _python(*args: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *args],
        env={**os.environ, **environment},
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout
