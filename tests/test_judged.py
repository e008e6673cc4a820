"""Judged: references with known answers → how many of them the program reads.

The judge is ../shared/eval/refs_score.py, run as a program of its own. The targets of
unlinked-dev.jsonl were read by hand, to the paragraf; of a list or a range they name all that
it goes on to.
"""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import citing
from corpus.ids import ProvisionId
from graph.links import coarse
from graph.resolve import Place, Reference
from tests import bases, samples

pytestmark = pytest.mark.real

EVAL = samples.SHARED / "eval"
UNLINKED = EVAL / "unlinked-dev.jsonl"
RANGE_TO = "..range to "  # «from here», then this and where it ends
NOTE = " (former)"


# The file, and the floor of each of its figures.
FLOORS = [
    ("refs-dev.jsonl", {"recall": 0.995, "fine": 0.97, "precision": 0.995}),
    ("relative-dev.jsonl", {"recall": 0.98}),
]


@pytest.mark.parametrize(("name", "floors"), FLOORS)
def test_judged(name: str, floors: dict[str, float], tmp_path: Path) -> None:
    gold, answers = EVAL / name, tmp_path / "svar.jsonl"
    lines = map(json.loads, gold.read_text("utf-8").splitlines())
    service = bases.real_service()
    told = (
        citing.as_json(line["text"], citing.references(service, line["text"], citing.place(line)))
        for line in lines
    )
    answers.write_text("".join(f"{json.dumps(one)}\n" for one in told), "utf-8")
    run = [sys.executable, str(EVAL / "refs_score.py"), str(gold), str(answers)]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    figures = {name: float(share) for name, share in re.findall(r"(\w+) .* = ([\d.]+)", said)}
    assert {name: figures[name] >= floor for name, floor in floors.items()} == dict.fromkeys(
        floors, True
    ), said


# ---- what Lovdata has no link for


@dataclass(frozen=True, slots=True)
class Row:
    """One expression: the ledd it stands in, where, and what it means."""

    cite: str
    surface: str
    context: str
    targets: tuple[str, ...]


def rows() -> list[Row]:
    if not UNLINKED.is_file():
        return []
    lines = map(json.loads, UNLINKED.read_text("utf-8").splitlines())
    return [Row(x["cite"], x["surface"], x["context"], tuple(x["targets"])) for x in lines]


def meant(row: Row) -> set[str]:
    """The targets, without what the reader noted beside them."""
    return {coarse(each.removeprefix(RANGE_TO).removesuffix(NOTE)) for each in row.targets}


def found(row: Row) -> set[str]:
    """What the program reads there, and in what goes on from it: «§§ 6», then «7, 9 og 10»."""
    service = bases.real_service()
    id = ProvisionId.parse(row.cite)
    text = service.provision(id).words()
    before, _, _ = row.context.partition("⟦")
    start = text.index(before + row.surface) + len(before)
    end = start + len(row.surface)
    told = service.references(text, Place(id.document, "/".join(id.path)))
    first = next(n for n, each in enumerate(told) if _overlaps(each, start, end))
    those = [told[first]]
    for each in told[first + 1 :]:
        of_range = each.mention.between and each.mention.between == those[-1].mention.between
        goes_on = (each.mention.joined or of_range) and _is_listed(row.surface)
        if not (_overlaps(each, start, end) or goes_on):
            break
        those.append(each)
    return {coarse(target) for each in those for target in each.targets}


def _overlaps(reference: Reference, start: int, end: int) -> bool:
    return reference.mention.start < end and start < reference.mention.end


def _is_listed(surface: str) -> bool:
    return surface.startswith(("§§", "kapitlene"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.cite} {row.surface}")
def test_found(row: Row) -> None:
    ends = {target for target in row.targets if target.startswith(RANGE_TO)}
    if ends:
        assert meant(row) <= found(row)
    else:
        assert found(row) == meant(row)


def test_there_are_thirty() -> None:
    assert len(rows()) == 30
