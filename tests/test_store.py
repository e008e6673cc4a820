"""Store: a document → lines of JSON → the same document; and files that are no such thing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import store
from corpus.errors import NoKnowledgeBaseError, StaleIndexError
from corpus.ids import ProvisionId
from corpus.model import Document
from tests.samples import NAMES, document

LAW = document("eksempel/nl-19010101-001")


def places(document: Document) -> list[tuple[str, int]]:
    # `start` is left out when provisions are compared.
    return [(str(p.id), p.start) for p in document.walk()]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_read_back(name: str, tmp_path: Path) -> None:
    before = document(name)
    store.write(tmp_path, before)
    after = store.read(tmp_path, before.id)
    assert after == before
    assert after is not None
    assert places(after) == places(before)


# Every row is a document, then the file it lies in.
FILES = [
    ("lov/2011-06-24-30", "lov-2011-06-24-30.jsonl"),
    ("lov/1967-02-10", "lov-1967-02-10.jsonl"),
    ("forskrift/2022-06-22-1110", "forskrift-2022-06-22-1110.jsonl"),
    ("lov/1814-05-17~nn", "lov-1814-05-17~nn.jsonl"),
]


@pytest.mark.parametrize(("refid", "name"), FILES)
def test_files_and_names(refid: str, name: str, tmp_path: Path) -> None:
    id = ProvisionId.parse(refid)
    assert store.file_name(id) == name
    assert store.write(tmp_path, replace(LAW, id=id)) == tmp_path / name
    found = store.read(tmp_path, id)
    assert found is not None
    assert str(found.id) == refid


def test_a_line_a_provision_that_any_tool_can_search(tmp_path: Path) -> None:
    lines = store.write(tmp_path, LAW).read_text("utf-8").splitlines()
    [line] = [json.loads(line) for line in lines if "holde i alle trådene" in line]
    assert (line["at"], line["kind"], line["depth"]) == ("§2-3/ledd/2", "ledd", 3)
    assert "\n" in line["text"]  # and yet one line in the file
    # the words of an item stand in its unit, and nowhere else
    assert "text" not in line["items"][0]
    start, end = line["items"][0]["place"]
    assert line["text"][start:end] == "holde i alle trådene"


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    assert store.read(tmp_path, LAW.id) is None


LINES = [json.dumps(line) for line in store.lines(LAW)]
HEAD = json.loads(LINES[0])

# Every row is what the file holds instead.
DAMAGED = {
    "nothing": "",
    "not JSON": "<html>",
    "cut off": "\n".join(LINES)[:-10],
    "header alone": LINES[0],
    "no header": "\n".join(LINES[1:]),
    "a number": "1",
    "a list": "[]",
    "another address": "\n".join([json.dumps(HEAD | {"document": "eu/1"}), *LINES[1:]]),
    "a header of less": "\n".join([json.dumps(HEAD | {"header": {}}), *LINES[1:]]),
    "no day": "\n".join([json.dumps(HEAD | {"header": HEAD["header"] | {"in_force": ["i går"]}})]),
    "a provision of less": "\n".join([LINES[0], "{}"]),
    "a provision that is none": "\n".join([LINES[0], "null"]),
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_told_of(text: str, tmp_path: Path) -> None:
    (tmp_path / store.file_name(LAW.id)).write_text(text, "utf-8")
    with pytest.raises(NoKnowledgeBaseError) as caught:
        store.read(tmp_path, LAW.id)
    assert str(caught.value).startswith("lov-1901-01-01-1.jsonl i kunnskapsbasen kan ikke leses")
    assert str(caught.value).endswith("leddvis build")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / store.file_name(LAW.id)).write_bytes(b"\xff\xfe\n")
    with pytest.raises(NoKnowledgeBaseError):
        store.read(tmp_path, LAW.id)


def test_another_form_is_refused(tmp_path: Path) -> None:
    text = json.dumps(HEAD | {"version": "0"})
    (tmp_path / store.file_name(LAW.id)).write_text(text, "utf-8")
    with pytest.raises(StaleIndexError, match=r"skrevet i form 0; dette er .*leddvis build"):
        store.read(tmp_path, LAW.id)
