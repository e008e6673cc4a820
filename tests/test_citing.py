"""Citing: a text and where it stands → the references in it, on the sample base."""

import json
from pathlib import Path
from typing import Any

import pytest

from app import citing
from app.cli import main
from corpus.errors import AddressError, InputError
from graph.resolve import Place
from tests import bases

N1, N2 = "lov/1901-01-01-1", "lov/1901-01-01-2"


def cite(text: str, **line: str) -> list[dict[str, Any]]:
    law = bases.sample_service()
    found = citing.references(law, text, citing.place(dict(line)))
    refs: list[dict[str, Any]] = citing.as_json(text, found)["refs"]
    return refs


# A text, where it stands, and the words and the targets of each reference in it.
CITED = [
    (
        "Etter nabohjelpsloven § 2-3 andre ledd bokstav d, jf. § 2-4 tredje ledd",
        {},
        [
            ("nabohjelpsloven § 2-3 andre ledd bokstav d", [f"{N1}/§2-3/ledd/2/bokstav/d"]),
            ("§ 2-4 tredje ledd", [f"{N1}/§2-4/ledd/3"]),
        ],
    ),
    ("andre ledd gjelder", {}, []),  # of nothing: it stands nowhere
    (
        "andre ledd gjelder",
        {"doc": N1, "cite": f"{N1}/§2-3/ledd/1"},
        [("andre ledd", [f"{N1}/§2-3/ledd/2"])],
    ),
    ("§ 5 i loven her", {"doc": N2}, [("§ 5 i loven her", [f"{N2}/§5"])]),
]


@pytest.mark.parametrize(("text", "line", "expected"), CITED)
def test_cite(text: str, line: dict[str, str], expected: list[tuple[str, list[str]]]) -> None:
    refs = cite(text, **line)
    assert [(ref["surface"], ref["targets"]) for ref in refs] == expected
    assert {ref["status"] for ref in refs} <= {"gjeldende"}
    assert all(text[ref["start"] : ref["end"]] == ref["surface"] for ref in refs)


def test_what_is_not_there_is_told() -> None:
    [ref] = cite("nabohjelpsloven § 99")
    assert (ref["status"], ref["targets"]) == ("finnes ikke", [f"{N1}/§99"])
    assert "§ 99" in ref["note"]


def test_what_is_no_more_is_told_with_what_took_its_place() -> None:
    [ref] = cite("opplæringslova 1998 § 15-8")
    assert (ref["status"], ref["targets"]) == ("opphevet", ["lov/1998-07-17-61/§15-8"])
    assert ref["now"] == ["lov/2023-06-09-30/§24-1"]
    assert "1. august 2024 (svært sikkert)" in ref["note"]
    assert "nearest" not in ref


def test_what_may_have_been_meant_is_beside_and_never_the_target() -> None:
    [ref] = cite("nabohjelpsloven § 2-3 niende ledd")
    assert (ref["status"], ref["targets"]) == ("finnes ikke", [f"{N1}/§2-3/ledd/9"])
    [near] = ref["nearest"]
    assert near.startswith(f"{N1}/§2-3/ledd/")
    [ref] = cite("nabohjellpsloven § 2-3")
    assert (ref["status"], ref["targets"]) == ("gjeldende", [f"{N1}/§2-3"])  # no sound is lost
    [ref] = cite("nabohjlepsloven § 2-3")
    assert (ref["status"], ref["targets"]) == ("ukjent lov", [])
    assert ref["nearest"] == [f"{N1}/§2-3"]
    assert "Mente du" in ref["note"]


def test_the_relation_is_read_from_the_words_before() -> None:
    refs = cite("med unntak av nabohjelpsloven § 2-3, jf. § 2-4")
    assert [ref["relation"] for ref in refs] == ["unntak", "jf"]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ({"doc": N1, "cite": f"{N2}/§1"}, AddressError),
        ({"cite": "ingen adresse"}, AddressError),
        ({"cite": 7}, InputError),
    ],
)
def test_a_place_that_is_none(line: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        citing.place(line)


def test_a_text_that_stands_nowhere_has_no_place() -> None:
    assert citing.place({"text": "§ 1"}) == Place()


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *args: str) -> str:
    monkeypatch.setenv("LEDDVIS_HOME", str(bases.sample().home))
    assert main(list(args)) == 0
    return capsys.readouterr().out


def test_the_command_speaks_to_people(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = run(capsys, monkeypatch, "cite", "nabhl. § 2-3 andre ledd")
    assert "«nabhl. § 2-3 andre ledd»  (gjeldende)" in told
    assert f"{N1}/§2-3/ledd/2" in told
    assert "Ingen henvisninger" in run(capsys, monkeypatch, "cite", "Ingenting her.")


def test_the_command_tells_where_a_rule_stands_now(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = run(capsys, monkeypatch, "cite", "barnevernloven 1992 § 3-2")
    assert "Avløst av barnevernsloven § 15-8 fra 1. januar 2023 (svært sikkert)." in told
    assert "nå: bvl. § 15-8  lov/2021-06-18-97/§15-8" in told


def test_a_line_out_for_every_line_in(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = [{"text": "nabhl. § 2-3"}, {"text": "ingenting"}, {"text": "§ 5", "doc": N2}]
    batch = tmp_path / "inn.jsonl"
    batch.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    out = run(capsys, monkeypatch, "cite", "--batch", str(batch)).splitlines()
    assert [[r["targets"] for r in json.loads(line)["refs"]] for line in out] == [
        [[f"{N1}/§2-3"]],
        [],
        [[f"{N2}/§5"]],
    ]
