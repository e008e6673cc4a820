"""Evaluate: questions with known answers in, figures, gains and losses out.

The same figures as the judge that the questions came with, so that what is
measured here is what will be measured there.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

from app.answer import Answer
from app.service import Service
from corpus.errors import InputError, why

LIMIT = 6  # citations of an answer that count: more is a search result, not an answer
ITEMS = ("/bokstav/", "/nummer/")

Verdict = dict[str, float]
Run = Mapping[str, Verdict]  # by question


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the groups of addresses of which an answer must cite one each."""

    id: str
    text: str
    kind: str
    gold: tuple[tuple[str, ...], ...]
    also_ok: tuple[str, ...]
    must_not: tuple[str, ...]


def run(service: Service, folder: Path, args: argparse.Namespace) -> Iterator[str]:
    """The figures of a run over a file, and what it won and lost against an earlier one."""
    questions = read_questions(args.file)
    service.warm()
    verdicts: dict[str, Verdict] = {}
    times = []
    for question in questions:
        answer = service.ask_or_abstain(question.text)
        verdicts[question.id] = judge(question, answer)
        times.append(answer.elapsed_ms)
    less = "".join(f"-uten-{part}" for part in sorted(service.without))
    last = folder / f"{args.file.stem}{less}.json"
    before = _read_run(args.against) if args.against else _read_run(last) if last.exists() else {}
    told = figures(questions, verdicts) | timing(times)
    for path in filter(None, (last, args.save)):
        _write_run(path, verdicts)
    notice = {"notice": service.notice} if service.notice else {}
    if args.json:
        changed = gains_and_losses(before, verdicts) if before else []
        yield json.dumps({**notice, "figures": told, "changed": changed}, ensure_ascii=False)
        return
    yield from (f"*** {text} ***" for text in notice.values())
    yield from (f"{name:16} {value}" for name, value in told.items())
    if before:
        yield from ("", *(gains_and_losses(before, verdicts) or ["Ingen vunnet, ingen tapt."]))


def judge(question: Question, answer: Answer) -> Verdict:
    """What the answer got right, 0 to 1 by figure."""
    if not question.gold:
        return {"abstain_right": float(answer.abstained)}
    cited = list(dict.fromkeys(str(id) for said in answer.statements for id in said.citations))
    short = list(dict.fromkeys(map(ledd, cited)))[:LIMIT]
    gold = [set(map(ledd, group)) for group in question.gold]
    right = set().union(*gold)
    fine = right | set(map(ledd, question.also_ok))
    wrong = set(map(ledd, question.must_not)) - fine
    verdict = {
        "false_abstain": float(answer.abstained),
        "hit@1": float(bool(short) and short[0] in right),
        "hit@3": float(any(address in right for address in short[:3])),
        "cover@6": float(all(any(address in group for address in short) for group in gold)),
        "precision@6": fmean(address in fine for address in short) if short else 0.0,
        "must_not@3": float(any(address in wrong for address in short[:3])),
    }
    wanted = [address for group in question.gold for address in group]
    if wanted and all(any(item in address for item in ITEMS) for address in wanted):
        verdict["item_exact"] = float(any(address in wanted for address in cited))
    return verdict


def ledd(address: str) -> str:
    """The ledd that an address stands in.

    >>> ledd("lov/2011-06-24-30/§7-2a/ledd/2/bokstav/e")
    'lov/2011-06-24-30/§7-2a/ledd/2'
    """
    steps = address.split("/")
    return "/".join(steps[: steps.index("ledd") + 2]) if "ledd" in steps else address


def figures(questions: Sequence[Question], verdicts: Run) -> dict[str, Any]:
    """The mean of every figure over the questions that have it, and cover@6 by kind."""
    by_name: dict[str, list[float]] = {}
    by_kind: dict[str, list[float]] = {}
    for question in questions:
        for name, value in verdicts[question.id].items():
            by_name.setdefault(name, []).append(value)
        if "cover@6" in verdicts[question.id]:
            by_kind.setdefault(question.kind, []).append(verdicts[question.id]["cover@6"])
    means: dict[str, Any] = {name: round(fmean(values), 3) for name, values in by_name.items()}
    kinds = {kind: f"{sum(v):.0f}/{len(v)}" for kind, v in sorted(by_kind.items())}
    return means | {"questions": len(questions), "cover@6 by kind": kinds}


def timing(times: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds."""
    ordered = sorted(times)
    return {
        "p50_ms": round(median(ordered), 1),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
    }


def gains_and_losses(before: Run, after: Run) -> list[str]:
    """Which questions a change won and lost, figure by figure. An average hides both.

    >>> gains_and_losses({"a": {"hit@1": 0.0}, "b": {"hit@1": 1.0}},
    ...                  {"a": {"hit@1": 1.0}, "b": {"hit@1": 0.0}})
    ['+ a hit@1', '- b hit@1']
    """
    bad = ("false_abstain", "must_not@3")
    found = []
    for id in sorted(after.keys() & before.keys()):
        for name, value in after[id].items():
            change = value - before[id].get(name, value)
            if change and name != "precision@6":
                won = (change > 0) != (name in bad)
                found.append(f"{'+' if won else '-'} {id} {name}")
    return found


# ---- files


def read_questions(path: Path) -> tuple[Question, ...]:
    """The questions of a JSON Lines file. Raises InputError for anything else."""
    try:
        # Not splitlines(): a question may hold a line separator of its own.
        lines = path.read_text("utf-8-sig").split("\n")
        rows = [json.loads(line) for line in lines if line.strip()]
        found = tuple(map(_question, rows))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path} kan ikke leses som spørsmål med fasit ({type(error).__name__}: {error})."
            " Hver linje skal ha id, question og gold."
        ) from error
    if not found:
        raise InputError(f"{path} har ingen spørsmål.")
    return found


def _question(row: dict[str, Any]) -> Question:
    return Question(
        str(row["id"]),
        str(row["question"]),
        str(row.get("kind", "")),
        tuple(map(tuple, row["gold"])),
        _addresses(row.get("also_ok")),
        _addresses(row.get("must_not")),
    )


def _addresses(listed: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(map(str, listed or ()))


def _read_run(path: Path) -> dict[str, Verdict]:
    try:
        told: dict[str, dict[str, float]] = json.loads(path.read_text("utf-8"))
        return {id: {k: float(v) for k, v in verdict.items()} for id, verdict in told.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{path} er ikke en tidligere kjøring ({error}).") from error


def _write_run(path: Path, verdicts: Run) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(verdicts, ensure_ascii=False, indent=1), "utf-8")
    except OSError as error:
        raise InputError(f"{path} kan ikke skrives ({why(error)}).") from error
