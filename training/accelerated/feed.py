"""Feed: batches made by many processes at once, so that an accelerator never waits for prompts to be written."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.batches import Example, by_length, collate, draw, examples_of, question_example, vocabulary_at
from training.data import Pair
from training.progress import SEED
from translate.datafiles import Chosen
from translate.embedded import Hint, Vocabulary

Array = NDArray[np.int32]
Asked = Sequence[Any]  # left, right, whether both answer one question
_CHOSEN = Chosen("training", "accelerated")


class Feed(IterableDataset[tuple[Array, Array]]):
    """Endless (ids, targets); each worker draws from its own share of the pairs."""

    def __init__(
        self,
        pairs: Sequence[Pair],
        hints: Mapping[str, Sequence[Hint]],
        passes: Mapping[str, float],
        tokenizer: Path,
        tokens: int,
        questions: Sequence[Asked] = (),
    ) -> None:
        self.pairs, self.hints, self.passes = pairs, hints, passes
        self.tokenizer, self.tokens, self.questions = tokenizer, tokens, questions

    def __iter__(self) -> Iterator[tuple[Array, Array]]:
        worker = get_worker_info()
        number, count = (worker.id, worker.num_workers) if worker else (0, 1)
        if worker:
            torch.set_num_threads(1)
        vocabulary = vocabulary_at(self.tokenizer)
        pad = vocabulary.tokenizer.token_to_id("<pad>")
        shares = random.Random(SEED).sample(range(len(self.pairs)), len(self.pairs))[number::count]
        examples = list(examples_of([self.pairs[i] for i in shares], vocabulary, self.hints))
        batches = draw(
            examples,
            self.passes,
            Counter(),
            tokens=self.tokens,
            chunk=_CHOSEN.whole("chunk"),
            generator=random.Random(SEED + number),
            vocabulary=vocabulary,
        )
        questions = self.questions[number::count]
        asked = _questions(questions, vocabulary, self.tokens, random.Random(SEED + number))
        chance = random.Random(SEED - number)
        while True:
            batch = next(asked) if questions and chance.random() < _CHOSEN("asked") else next(batches)
            yield tuple(side.int().numpy() for side in collate(batch, pad))

    def batches(self, workers: int) -> Iterator[tuple[Array, Array]]:
        """Starts the workers at once. Arrays, since tensors would travel through shared memory, which may be small."""
        return iter(
            DataLoader(
                self,
                batch_size=None,
                num_workers=workers,
                prefetch_factor=6 if workers else None,
                collate_fn=lambda batch: batch,
            )
        )


def _questions(
    questions: Sequence[Asked], vocabulary: Vocabulary, tokens: int, generator: random.Random
) -> Iterator[list[Example]]:
    """Endless batches of questions, either sentence first, every one once before any comes again."""
    while True:
        order = generator.sample(range(len(questions)), len(questions))
        examples = []
        for place in order:
            left, right, same = questions[place]
            if generator.random() < 0.5:
                left, right = right, left
            examples.append(question_example(left, right, bool(same), vocabulary))
        # Sorted by length within some batches only, so that a batch is not all headlines.
        size = 100 * _CHOSEN.whole("chunk")
        for start in range(0, len(examples), size):
            batches = by_length(examples[start : start + size], tokens)
            generator.shuffle(batches)
            yield from batches


def watched(pairs: Sequence[Pair], tokenizer: Path, tokens: int) -> list[tuple[Tensor, Tensor]]:
    """Batches to measure on, every pair once, with the glosses that a product run shows."""
    vocabulary = vocabulary_at(tokenizer)
    return _whole(
        [one.with_glosses(vocabulary) for one in examples_of(pairs, vocabulary)], vocabulary, tokens
    )


def watched_questions(
    questions: Sequence[Asked], tokenizer: Path, tokens: int
) -> list[tuple[Tensor, Tensor]]:
    """Batches to measure on, every question once."""
    vocabulary = vocabulary_at(tokenizer)
    asked = [question_example(left, right, bool(same), vocabulary) for left, right, same in questions]
    return _whole(asked, vocabulary, tokens)


def _whole(examples: Sequence[Example], vocabulary: Vocabulary, tokens: int) -> list[tuple[Tensor, Tensor]]:
    pad = vocabulary.tokenizer.token_to_id("<pad>")
    return [collate(batch, pad) for batch in by_length(examples, tokens)]
