"""The judge: whether two Arabic sentences with a mark in each tell of one thing, by an embedded model taught to say so.

No part of the product: it added little where it was tried (README.md). `training.judging` says what one is worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from translate.datafiles import Chosen
from translate.embedded import Vocabulary, fold_for_model

if TYPE_CHECKING:
    from summarize.pairing import Mention

YES, NO = " yes", " no"
_ASKS = "Same question:"
_BATCH_TOKENS = 2048
_CHOSEN = Chosen("training", "judge")


def judged_text(mention: Mention) -> str:
    """The mention's sentence with "[#]" in place of the mark, of at most so many words and characters on either side."""
    words, characters = _CHOSEN.whole("words"), _CHOSEN.whole("characters")
    before = mention.claim.text[max(0, mention.start - characters) : mention.start].split()
    behind = mention.claim.text[mention.end : mention.end + characters].split()
    return " ".join((*before[-words:], "[#]", *behind[:words]))


def question_prompt(vocabulary: Vocabulary, left: str, right: str) -> list[str]:
    """The whole prompt, token strings: both sentences and what is asked of them, a line each."""
    cut = vocabulary.tokenizer.encode
    lines = (fold_for_model(left), fold_for_model(right), _ASKS)
    found = list(vocabulary.static_tokens)
    for place, line in enumerate(lines):
        found += ["\n"] if place else []
        found += cut(line, add_special_tokens=False).tokens
    return found


class EmbeddedJudge:
    """A built embedded model, asked whether pairs of `judged_text` tell of one thing."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        from ctranslate2 import Generator

        self._vocabulary = Vocabulary.load(folder)
        self._generator = Generator(str(folder), compute_type="int8", intra_threads=threads)
        index = self._vocabulary.tokenizer
        self._yes, self._no = (index.encode(word, add_special_tokens=False).ids[0] for word in (YES, NO))

    def odds(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Log-odds of yes, float64 (n,)."""
        prompts = [question_prompt(self._vocabulary, *sides) for sides in pairs]
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
        return found
