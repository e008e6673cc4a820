"""CLI: words on the command line in, text or JSON and an exit code out.

0 done; 1 a clear refusal, in one line on standard error; 2 wrong usage.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app import private, render, settings
from app.answer_text import answer_text, hits_text
from app.arguments import Parser, port, positive
from app.service import Service
from corpus import archives
from corpus.errors import InputError, LovError, why
from graph.finding import CERTAINTIES

Run = Callable[[argparse.Namespace], Iterable[str]]


def parser() -> argparse.ArgumentParser:
    """The commands, their arguments and what each does."""
    top = Parser(prog="leddvis", description="Finn ut hva velferdslovene krever, ned til leddet.")
    commands = top.add_subparsers(title="kommandoer", metavar="KOMMANDO", required=True)

    def command(name: str, run: Run) -> argparse.ArgumentParser:
        told = (run.__doc__ or "").splitlines()[0]
        made = commands.add_parser(name, help=told, description=told)
        made.set_defaults(run=run)
        return made

    made = command("build", build)
    made.add_argument("--archives", type=Path, metavar="MAPPE", help="mappe med Lovdatas arkiver")
    made.add_argument("--sample", action="store_true", help="bygg av de innebygde eksemplene")
    made.add_argument("--scope", choices=("reform", "national"), help=SCOPES)
    _json(command("status", status))
    made = command("show", show)
    made.add_argument("address", metavar="ADRESSE", help="lov/…/§7-2a eller «hol. § 7-2 a»")
    made.add_argument("--as-of", metavar="DAG", help="slik den lød da: 1. august 2022, 2022-08-01")
    _json(made)
    made = command("history", history)
    made.add_argument("address", metavar="ADRESSE", help="også i lover som er opphevet")
    _json(made)
    made = command("search", search)
    made.add_argument("text", metavar="TEKST")
    made.add_argument(
        "--act", action="append", default=[], metavar="LOV", help="bare i denne loven"
    )
    made.add_argument("--limit", type=positive, default=10, metavar="N", help="høyst så mange")
    _json(made)
    made = command("ask", ask)
    made.add_argument("text", nargs="?", metavar="TEKST")
    made.add_argument("--batch", type=Path, metavar="FIL.jsonl", help="ett spørsmål per linje")
    made.add_argument(
        "--likevel", action="store_true", help="svar selv om teksten ligner en sak om noen"
    )
    _json(made)
    made = command("cite", cite)
    made.add_argument("text", nargs="?", metavar="TEKST")
    made.add_argument("--batch", type=Path, metavar="FIL.jsonl", help="én tekst per linje")
    _json(made)
    made = command("refs", refs)
    made.add_argument("address", metavar="ADRESSE")
    made.add_argument("--in", dest="into", action="store_true", help="bare det som viser hit")
    made.add_argument("--out", action="store_true", help="bare det som vises til")
    made.add_argument("--steps", type=positive, default=1, metavar="N", help="så mange steg ut")
    _json(made)
    made = command("lint", lint)
    made.add_argument(
        "--act", action="append", default=[], metavar="LOV", help="bare i denne loven"
    )
    both = "reform: det som er i kunnskapsbasen · national: alle lover i arkivene"
    made.add_argument("--scope", choices=("reform", "national"), default="reform", help=both)
    told = "vis det som er minst så sikkert (sannsynlig)"
    made.add_argument("--certainty", choices=CERTAINTIES, default="sannsynlig", help=told)
    made.add_argument("--archives", type=Path, metavar="MAPPE", help="mappe med Lovdatas arkiver")
    _json(made)
    made = command("evaluate", evaluate)
    made.add_argument("file", type=Path, metavar="FIL.jsonl", help="spørsmål med fasit")
    made.add_argument("--against", type=Path, metavar="FIL.json", help="en tidligere kjøring")
    made.add_argument("--save", type=Path, metavar="FIL.json", help="ta vare på denne kjøringen")
    made.add_argument(
        "--without",
        action="append",
        default=[],
        choices=("commentary", "understanding", "graph", "learned"),
        help="uten denne delen, for å se hva den er verdt",
    )
    _json(made)
    made = command("commentary", commentary)
    made.add_argument(
        "--stamp", action="store_true", help="merk nye sammendrag med den ordlyden de gjelder"
    )
    _json(made)
    command("tune", tune)
    made = command("bench", bench)
    made.add_argument("--archives", type=Path, metavar="MAPPE", help="mappe med Lovdatas arkiver")
    made.add_argument("--questions", type=Path, metavar="FIL.jsonl", help="spørsmål med fasit")
    made.add_argument("--fresh", action="store_true", help="også fra tom maskin til første svar")
    _json(made)
    made = command("measure", measure)
    made.add_argument("--archives", type=Path, metavar="MAPPE", help="mappe med Lovdatas arkiver")
    _json(made)
    made = command("serve", serve)
    made.add_argument("--host", default="127.0.0.1", help="adresse å lytte på (127.0.0.1)")
    made.add_argument("--port", type=port, default=7860, help="port å lytte på (7860)")
    return top


SCOPES = "reform: de 14 lovene, forskriften og naboene · national: alle lover og forskrifter"


def main(argv: list[str] | None = None) -> int:
    """The exit code; all that a user is to see is printed."""
    settings.be_quiet()
    for stream in (sys.stdout, sys.stderr):
        # Windows writes in a code page that has no «§» otherwise.
        reconfigure = getattr(stream, "reconfigure", lambda **_: None)
        # What was typed may hold bytes that are no letters; they are shown, not raised.
        reconfigure(encoding="utf-8", errors="backslashreplace")
    args = parser().parse_args(argv)
    try:
        for line in args.run(args):
            print(line, flush=True)
    except BrokenPipeError:  # «leddvis search … | head»: whoever read has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except LovError as error:
        print(f"leddvis: {_one_line(str(error))}", file=sys.stderr)
        return 1
    except Exception as error:
        if os.environ.get("LEDDVIS_DEBUG"):
            raise
        print(f"leddvis: {_unexpected(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("leddvis: avbrutt.", file=sys.stderr)
        return 1
    return 0


# ---- commands: each gives the lines that are printed


def build(args: argparse.Namespace) -> Iterator[str]:
    """Les arkivene og bygg kunnskapsbasen."""
    from app.preparing import prepare

    now = datetime.now(UTC)
    manifest = prepare(_settings(), args.archives, args.scope, now, sample=args.sample)
    yield f"Ferdig: {len(manifest.documents)} dokumenter, tekst per {manifest.sources_date or '–'}."
    if manifest.sample:
        yield "Bygd av innebygde eksempler: Eksempeldata – ikke gjeldende rett."


def status(args: argparse.Namespace) -> Iterator[str]:
    """Vis hva som er bygd, og hvor gammel teksten er."""
    told = _service().status(date.today())
    yield _dump(render.status_json(told)) if args.json else render.status_text(told)


def show(args: argparse.Namespace) -> Iterator[str]:
    """Vis en bestemmelse med ledd, endringer og henvisninger, slik den er eller var en dag."""
    from app import past_shown

    yield past_shown.show(_service(), args.address, args.as_of, args.json)


def history(args: argparse.Namespace) -> Iterator[str]:
    """Vis en bestemmelse gjennom tiden: endringer, ordlyd, status, gammel og ny plass."""
    from app import past_shown

    yield past_shown.history(_service(), args.address, args.json)


def search(args: argparse.Namespace) -> Iterator[str]:
    """Søk etter ledd, med grunner til rekkefølgen."""
    service = _service()
    hits = service.search(args.text, args.act, args.limit)
    date_, notice = service.base.manifest.sources_date, service.notice
    if args.json:
        told = {"notice": notice} if notice else {}
        asked, found = private.read(args.text).text, [hit.json() for hit in hits]
        yield _dump({"query": asked, **told, "sources_date": date_, "hits": found})
    else:
        yield hits_text(hits, date_, notice)


def ask(args: argparse.Namespace) -> Iterator[str]:
    """Svar på et spørsmål med leddene det hviler på."""
    service = _service()
    if args.batch:
        yield from _batch(service, args.batch, args.likevel)
        return
    if args.text is None:
        raise InputError("Skriv et spørsmål, eller oppgi en fil med --batch.")
    answer = service.ask(args.text, confirmed=args.likevel)
    yield _dump(answer.json()) if args.json else answer_text(answer, service.provision)


def cite(args: argparse.Namespace) -> Iterator[str]:
    """Finn henvisningene i en tekst, og hvor de leder."""
    from app import citing

    law = _service()
    if args.batch:
        for line in _objects(args.batch, "text", '{"text": "…", "doc": "…", "cite": "…"}'):
            found = citing.references(law, line["text"], citing.place(line))
            yield _dump(citing.as_json(line["text"], found))
        return
    if args.text is None:
        raise InputError("Skriv en tekst, eller oppgi en fil med --batch.")
    found = citing.references(law, args.text, citing.place({}))
    if args.json:
        yield _dump(citing.as_json(args.text, found))
    else:
        yield from citing.as_text(law, args.text, found)


def refs(args: argparse.Namespace) -> Iterator[str]:
    """Vis hva en bestemmelse viser til, og hva som viser til den."""
    service = _service()
    around = service.around(args.address)
    both = args.into == args.out
    ends = {
        "out": around.out if both or args.out else None,
        "in": around.into if both or args.into else None,
    }
    if args.json:
        found = {
            name: [render.reference_json(reference) for reference in references]
            for name, references in ends.items()
            if references is not None
        }
        web = service.network(around.id, args.steps) if args.steps > 1 else None
        network = {"network": web} if web else {}
        head = {"address": str(around.id), "label": around.label, "note": around.note}
        told = {**head, **found, **network}
        yield _dump(told | ({"notice": service.notice} if service.notice else {}))
        return
    if service.notice:
        yield f"*** {service.notice} ***"
    yield around.label
    if around.note:
        yield from render.wrapped(around.note, "Merk: ")
    for name, title in (("out", "Viser til"), ("in", "Vises til fra")):
        references = ends[name]
        if references is not None:
            yield from render.references_text(title, references) or ["", f"{title}: ingen"]
    if args.steps > 1:
        yield from render.network_text(service.network(around.id, args.steps))


def lint(args: argparse.Namespace) -> Iterator[str]:
    """Finn henvisninger i lovene som peker på det som er opphevet, flyttet eller aldri fantes."""
    from app import linting

    service = _service()
    if args.scope == "national" and not args.act:
        place = _settings()
        sources = archives.find(args.archives, os.environ, place.root, place.downloads)
        report = linting.everywhere(service, sources)
    else:
        acts = map(service.act, args.act) if args.act else service.base.documents
        report = linting.held(service, acts)
    if args.json:
        yield _dump(linting.as_json(service, report, args.certainty))
    else:
        yield from linting.as_text(service, report, args.certainty)


def evaluate(args: argparse.Namespace) -> Iterator[str]:
    """Mål svarene mot en fasit, og vis hva som er vunnet og tapt."""
    from app import evaluate as evaluation

    service = Service(_settings(), frozenset(args.without))
    yield from evaluation.run(service, _settings().evaluations, args)


def commentary(args: argparse.Namespace) -> Iterator[str]:
    """Vis hvor mye av loven som har sammendrag, og hva som er utdatert."""
    from app import commenting
    from corpus.commentary import load

    law = _service()
    if args.stamp:
        yield f"Merket med ordlyden de gjelder: {commenting.stamp(law, commenting.files())} filer."
        return
    found = list(commenting.coverage(law, load()))
    if args.json:
        yield _dump(commenting.as_json(found))
    else:
        yield from commenting.as_text(found, load().comments)


def tune(args: argparse.Namespace) -> Iterator[str]:
    """Tilpass språkmodellen til spørsmålene i kommentarene (omtrent tjue minutter)."""
    from app import commenting

    yield f"Tilpasset: {commenting.tune(_service())}. Mål det med leddvis evaluate."


def bench(args: argparse.Namespace) -> Iterator[str]:
    """Mål tider og størrelser på denne maskinen."""
    from app import bench as benchmark

    figures = benchmark.run(_settings(), args.archives, args.questions, args.fresh)
    if args.json:
        yield _dump({name: value for name, value, _ in figures})
    else:
        yield from (f"{name:34} {value:>12}  {note}".rstrip() for name, value, note in figures)


def measure(args: argparse.Namespace) -> Iterator[str]:
    """Mål hvor godt henvisninger, endringsnoter og versjoner leses."""
    from app import measuring
    from corpus.catalog import load

    place = _settings()
    sources = archives.find(args.archives, os.environ, place.root, place.downloads)
    found = measuring.figures(sources, load(), place.gazette)
    if args.json:
        yield _dump({what: [value, of] for what, value, of in found})
    else:
        yield from (f"{what:42} {value:>10}  {of}" for what, value, of in found)


def serve(args: argparse.Namespace) -> Iterator[str]:
    """Åpne Leddvis i nettleseren."""
    from app import web

    yield from web.serve(_settings(), args.host, args.port)


# ---- small things


def _batch(service: Service, path: Path, confirmed: bool) -> Iterator[str]:
    service.warm()  # or the first question is charged for opening everything
    for asked in _objects(path, "question", '{"id": "1", "question": "…"}'):
        yield _dump(service.ask_or_abstain(asked["question"], confirmed).json(asked.get("id")))


def _objects(path: Path, key: str, example: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, each with words under `key`."""
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
            if not isinstance(found[key], str):
                raise TypeError
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path}, linje {number} er ikke et JSON-objekt med «{key}»."
                f" Skriv linjen slik: {example}"
            ) from error
        yield found


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        told = why(error) if isinstance(error, OSError) else "den er ikke UTF-8"
        raise InputError(f"{path} kan ikke leses: {told}. Oppgi en JSON Lines-fil.") from error


def _json(made: argparse.ArgumentParser) -> None:
    made.add_argument("--json", action="store_true", help="JSON for programmer")


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _settings() -> settings.Settings:
    return settings.from_environment()


def _service() -> Service:
    return Service(_settings())


def _unexpected(error: Exception) -> str:
    """A mistake of ours, told without a traceback."""
    told = _one_line(f"{type(error).__name__}: {error}")
    return (
        f"Noe gikk galt som Leddvis ikke kjenner ({told})."
        " Prøv igjen; sett LEDDVIS_DEBUG=1 for å se hvor, og meld fra."
    )


def _one_line(message: str) -> str:
    return " ".join(message.split())
