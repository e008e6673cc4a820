"""Evaluate: answers and what is known to be right → the figures of the judge; gains and losses."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.answer import Answer, Quote, Statement
from app.evaluate import (
    Question,
    figures,
    gains_and_losses,
    judge,
    ledd,
    read_questions,
    timing,
)
from corpus.errors import InputError
from corpus.ids import ProvisionId
from tests import bases
from tests.samples import SHARED

JUDGE = SHARED / "eval" / "score.py"
X = "lov/1901-01-01-1"


def question(gold: list[list[str]], also_ok: str = "", must_not: str = "") -> Question:
    groups = tuple(tuple(f"{X}/{path}" for path in group) for group in gold)
    return Question("q", "Hva?", "", groups, _several(also_ok), _several(must_not))


def _several(paths: str) -> tuple[str, ...]:
    return tuple(f"{X}/{path}" for path in paths.split())


def answer(*paths: str) -> Answer:
    """An answer with a statement for each of `paths`; several citations in one with «+»."""
    statements = (
        Statement(
            "…",
            "lovtekst",
            tuple(Quote(ProvisionId.parse(f"{X}/{p}"), "…") for p in path.split("+")),
        )
        for path in paths
    )
    return Answer("Hva?", tuple(statements))


L1, L2, L3 = "§1/ledd/1", "§1/ledd/2", "§1/ledd/3"
ONE = question([[L1]])

# A question, an answer, and figures that it must have.
JUDGED: list[tuple[Question, Answer, dict[str, float]]] = [
    (ONE, answer(L1), {"hit@1": 1, "hit@3": 1, "cover@6": 1, "precision@6": 1, "false_abstain": 0}),
    (ONE, answer(L2, L1), {"hit@1": 0, "hit@3": 1, "cover@6": 1, "precision@6": 0.5}),
    (ONE, answer(L2), {"hit@1": 0, "hit@3": 0, "cover@6": 0, "precision@6": 0}),
    (ONE, answer(), {"false_abstain": 1, "hit@1": 0, "cover@6": 0, "precision@6": 0}),
    # only six count, and the ledd is the unit
    (ONE, answer(*(f"§{n}/ledd/1" for n in range(2, 8)), L1), {"hit@3": 0, "cover@6": 0}),
    (ONE, answer(f"{L1}/bokstav/a", f"{L1}/bokstav/b"), {"hit@1": 1, "precision@6": 1}),
    (ONE, answer(f"{L2}+{L1}"), {"hit@1": 0, "hit@3": 1}),
    # one of each group, and a group is a choice
    (question([[L1, L2], [L3]]), answer(L2, L3), {"hit@1": 1, "cover@6": 1, "precision@6": 1}),
    (question([[L1, L2], [L3]]), answer(L2, L1), {"hit@1": 1, "cover@6": 0, "precision@6": 1}),
    # what is fine, and what misleads
    (question([[L1]], also_ok=L2), answer(L1, L2, L3), {"precision@6": 2 / 3}),
    (question([[L1]], must_not=L2), answer(L1, L2), {"must_not@3": 1}),
    (question([[L1]], must_not=L2), answer(L1, "§2", "§3", L2), {"must_not@3": 0}),
    (question([[L1]], must_not=L1), answer(L1), {"must_not@3": 0}),  # right beats wrong
    # items are asked for exactly only when all of the answer is items
    (question([[f"{L1}/bokstav/a"]]), answer(f"{L1}/bokstav/a"), {"item_exact": 1, "hit@1": 1}),
    (question([[f"{L1}/bokstav/a"]]), answer(f"{L1}/nummer/2"), {"item_exact": 0, "hit@1": 1}),
    # no answer is the right one
    (question([]), answer(), {"abstain_right": 1}),
    (question([]), answer(L1), {"abstain_right": 0}),
]


@pytest.mark.parametrize(("asked", "told", "expected"), JUDGED)
def test_judge(asked: Question, told: Answer, expected: dict[str, float]) -> None:
    verdict = judge(asked, told)
    assert {name: verdict.get(name) for name in expected} == expected


def test_items_are_not_asked_for_when_a_ledd_will_do() -> None:
    asked = question([[f"{L1}/bokstav/a", L2]])
    assert "item_exact" not in judge(asked, answer(f"{L1}/bokstav/a"))
    assert judge(question([]), answer()).keys() == {"abstain_right"}


# ---- the same as the judge


@pytest.mark.real
@pytest.mark.parametrize("seed", range(12))
def test_the_figures_are_those_of_the_judge(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    questions = [_question(dice, n) for n in range(dice.choice([1, 7, 40]))]
    answers = [_answer(dice, row["id"]) for row in questions]
    asked, told = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    _write(asked, questions)
    _write(told, [a.json(id) for id, a in answers])
    done = subprocess.run(
        [sys.executable, str(JUDGE), str(asked), str(told), "--each", "--json"],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    *each, total = done.stdout.splitlines()
    read = read_questions(asked)
    verdicts = {q.id: judge(q, a) for q, (_, a) in zip(read, answers, strict=True)}
    assert len(each) == len(read)
    for q, line in zip(read, each, strict=True):
        assert json.JSONDecoder().raw_decode(line, line.index("{"))[0] == verdicts[q.id]
    expected = json.loads(total)
    times = {name for name in expected if name.endswith("_ms")}
    # A mean in the middle between two roundings may fall to either side.
    assert figures(read, verdicts) == {
        name: pytest.approx(value, abs=0.0011) if isinstance(value, float) else value
        for name, value in expected.items()
        if name not in times
    }


def _question(dice: random.Random, number: int) -> dict[str, Any]:
    gold = [_addresses(dice, 1, 3) for _ in range(dice.choice([0, 1, 1, 1, 2, 3]))]
    if dice.random() < 0.2:
        gold = [[f"{X}/{L1}/{item}" for item in ("bokstav/a", "nummer/2")] for _ in gold]
    return {
        "id": f"q{number}",
        "question": "Hva?",
        "kind": dice.choice(["vilkår", "oppslag", "hvem"]),
        "gold": gold,
        "also_ok": _addresses(dice, 0, 2),
        "must_not": _addresses(dice, 0, 2),
    }


def _answer(dice: random.Random, id: str) -> tuple[str, Answer]:
    paths = [path.removeprefix(f"{X}/") for path in _addresses(dice, 0, 9)]
    joined = ["+".join(paths[:2]), *paths[2:]] if dice.random() < 0.3 else paths
    return id, answer(*filter(None, joined))


def _addresses(dice: random.Random, least: int, most: int) -> list[str]:
    steps = ["", "/ledd/1", "/ledd/2", "/ledd/1/bokstav/a", "/ledd/1/nummer/2", "/ledd/2/setning/1"]
    count = dice.randint(least, most)
    return [f"{X}/§{dice.randint(1, 3)}{dice.choice(steps)}" for _ in range(count)]


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines) + "\n", "utf-8")


# ---- gains and losses

CHANGES = [
    ({}, {}, []),
    ({"a": {"hit@1": 0.0}}, {"a": {"hit@1": 0.0}}, []),
    ({"a": {"hit@1": 0.0}}, {"a": {"hit@1": 1.0}}, ["+ a hit@1"]),
    ({"a": {"hit@1": 1.0}}, {"a": {"hit@1": 0.0}}, ["- a hit@1"]),
    # what it is bad to have more of
    ({"a": {"must_not@3": 1.0}}, {"a": {"must_not@3": 0.0}}, ["+ a must_not@3"]),
    ({"a": {"false_abstain": 0.0}}, {"a": {"false_abstain": 1.0}}, ["- a false_abstain"]),
    # precision moves with every other figure
    ({"a": {"precision@6": 0.5}}, {"a": {"precision@6": 1.0}}, []),
    # what only one run has cannot be won or lost
    ({"b": {"hit@1": 0.0}}, {"a": {"hit@1": 1.0}}, []),
    ({"a": {}}, {"a": {"hit@1": 1.0}}, []),
    # by question, then as the figures stand
    (
        {"b": {"hit@1": 0.0, "cover@6": 1.0}, "a": {"hit@1": 0.0}},
        {"b": {"hit@1": 1.0, "cover@6": 0.0}, "a": {"hit@1": 1.0}},
        ["+ a hit@1", "+ b hit@1", "- b cover@6"],
    ),
]


@pytest.mark.parametrize(("before", "after", "expected"), CHANGES)
def test_gains_and_losses(
    before: dict[str, dict[str, float]], after: dict[str, dict[str, float]], expected: list[str]
) -> None:
    assert gains_and_losses(before, after) == expected


# ---- small things

LEDD = [
    (f"{X}/§1/ledd/2/bokstav/e", f"{X}/§1/ledd/2"),
    (f"{X}/§1/ledd/2", f"{X}/§1/ledd/2"),
    (f"{X}/§1/bokstav/e", f"{X}/§1/bokstav/e"),
    (X, X),
]


@pytest.mark.parametrize(("address", "expected"), LEDD)
def test_ledd(address: str, expected: str) -> None:
    assert ledd(address) == expected


TIMES = [
    ([5.0], 5.0, 5.0),
    ([3.0, 1.0, 2.0], 2.0, 3.0),
    ([float(n) for n in range(1, 101)], 50.5, 96.0),
]


@pytest.mark.parametrize(("times", "p50", "p95"), TIMES)
def test_timing(times: list[float], p50: float, p95: float) -> None:
    assert timing(times) == {"p50_ms": p50, "p95_ms": p95}


# ---- files

GOOD = '{"id": "a", "question": "Hva?", "gold": [["lov/1901-01-01-1/§1"]]}'


def test_questions_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    odd = '{"id": 2, "question": "linje\u2028skift", "kind": "k", "gold": [], "must_not": null}'
    path.write_text(f"\ufeff\n{GOOD}\n \r\n{odd}", "utf-8")
    first, second = read_questions(path)
    assert first == Question("a", "Hva?", "", (("lov/1901-01-01-1/§1",),), (), ())
    assert second == Question("2", "linje\u2028skift", "k", (), (), ())


BAD: dict[str, Callable[[Path], object]] = {
    "not there": lambda path: None,
    "a folder": lambda path: path.mkdir(),
    "empty": lambda path: path.write_text("\n \n", "utf-8"),
    "not UTF-8": lambda path: path.write_bytes(b"\xff"),
    "not JSON": lambda path: path.write_text("hei", "utf-8"),
    "a list": lambda path: path.write_text("[1]", "utf-8"),
    "a number": lambda path: path.write_text("1", "utf-8"),
    "no gold": lambda path: path.write_text('{"id": "a", "question": "Hva?"}', "utf-8"),
    "no question": lambda path: path.write_text('{"id": "a", "gold": []}', "utf-8"),
    "gold is a number": lambda path: path.write_text(GOOD.replace('[["', '5, "x": [["'), "utf-8"),
    "a bad line among good ones": lambda path: path.write_text(f"{GOOD}\n{{\n", "utf-8"),
}


@pytest.mark.parametrize("make", BAD.values(), ids=BAD)
def test_a_bad_file_of_questions_is_told_of(make: Callable[[Path], object], tmp_path: Path) -> None:
    make(tmp_path / "x.jsonl")
    with pytest.raises(InputError, match=r"x\.jsonl"):
        read_questions(tmp_path / "x.jsonl")


# ---- the command


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEDDVIS_HOME", str(bases.copied(tmp_path / "home").home))
    path = tmp_path / "egne.jsonl"
    rows: list[dict[str, Any]] = [
        {"id": "plan", "question": "Hvem har krav på hjelpeplan?", "gold": [[f"{X}/§2-4/ledd/1"]]},
        {"id": "feil", "question": "Hvem har krav på hjelpeplan?", "gold": [[f"{X}/§1-1/ledd/1"]]},
        {"id": "utenfor", "question": "What must the municipality do for my son?", "gold": []},
    ]
    _write(path, rows)
    return path


def evaluate(capsys: pytest.CaptureFixture[str], *args: str | Path) -> tuple[int, str, str]:
    code = cli.main(["evaluate", *map(str, args)])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_figures_of_a_run(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = evaluate(capsys, asked, "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["notice"] == bases.NOTICE
    found = told["figures"]
    assert (found["hit@1"], found["abstain_right"], found["questions"]) == (0.5, 1.0, 3)
    assert told["changed"] == []


def test_a_run_is_held_against_the_one_before(
    asked: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    saved = tmp_path / "new" / "run.json"
    evaluate(capsys, asked, "--save", saved)
    _, out, _ = evaluate(capsys, asked)
    assert out.splitlines()[0] == f"*** {bases.NOTICE} ***"
    assert out.splitlines()[-1] == "Ingen vunnet, ingen tapt."
    before = json.loads(saved.read_text("utf-8"))
    before["plan"]["hit@1"], before["feil"]["must_not@3"] = 0.0, 1.0
    saved.write_text(json.dumps(before), "utf-8")
    _, out, _ = evaluate(capsys, asked, "--against", saved)
    assert out.splitlines()[-2:] == ["+ feil must_not@3", "+ plan hit@1"]


@pytest.mark.parametrize("text", ["", "{", "[]", "5", '{"plan": 1}', '{"plan": {"hit@1": "x"}}'])
def test_a_bad_earlier_run_is_told_of(
    text: str, asked: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "run.json").write_text(text, "utf-8")
    code, out, err = evaluate(capsys, asked, "--against", tmp_path / "run.json")
    assert (code, out) == (1, "")
    assert "run.json er ikke en tidligere kjøring" in err
