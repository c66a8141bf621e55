"""Batches: pairs drawn by domain weight, least seen first, in length-sorted batches of a token budget."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from training.data import Pair, respelled
from training.glosses import drawn as drawn_glosses
from training.hints import drawn as drawn_hints
from training.judge import NO, YES, question_prompt
from translate.datafiles import Chosen
from translate.embedded import COMPACT_PROMPT, Decoding, Gloss, Hint, Vocabulary, glosses_for
from translate.lexicon import Glossed, glossed

HINTED = 0.45  # share of the pairs with hints that are shown with them
_GLOSSES = Chosen("training", "glosses")
_SPELLING = Chosen("training", "spelling")
QUESTION = "same_question"  # domain of the pairs that ask whether two sentences answer one question
WINDOW = 512  # tokens that the model attends to
LONGEST = 400  # tokens of a pair, both sides and prompt


@dataclass(frozen=True, slots=True)
class Example:
    key: str
    domain: str
    ids: tuple[int, ...]  # whole sequence, from <bos> to <eos>
    prompt: int  # tokens before the English begins
    arabic: str = ""
    hints: tuple[Hint, ...] = ()  # what may be told beforehand
    glossed: tuple[Glossed, ...] = ()

    def __len__(self) -> int:
        return len(self.ids)

    def told(self, vocabulary: Vocabulary, generator: random.Random) -> Example:
        """The same with some of its hints and glosses in the prompt, or with neither."""
        hints = drawn_hints(self.hints, generator) if generator.random() < HINTED else ()
        covered = [arabic for arabic, _ in hints]
        left = [one for one in self.glossed if not any(one.text in arabic for arabic in covered)]
        glosses = drawn_glosses(left, generator) if generator.random() < _GLOSSES("shown") else ()
        arabic = (
            respelled(self.arabic, generator) if generator.random() < _SPELLING("respelled") else self.arabic
        )
        if not hints and not glosses and arabic == self.arabic:
            return self
        return self._asked(vocabulary, arabic, hints, glosses)

    def with_glosses(self, vocabulary: Vocabulary) -> Example:
        """The same with the glosses that a product run shows."""
        return self._asked(
            vocabulary, self.arabic, (), [gloss for _, gloss in sorted(glosses_for(self.arabic))]
        )

    def _asked(
        self, vocabulary: Vocabulary, arabic: str, hints: Sequence[Hint], glosses: Sequence[Gloss]
    ) -> Example:
        prompt = _prompt(vocabulary, arabic, hints, glosses)
        if len(prompt) + len(self) - self.prompt > WINDOW:
            return self
        return Example(self.key, self.domain, (*prompt, *self.ids[self.prompt :]), len(prompt))


def _prompt(
    vocabulary: Vocabulary, arabic: str, hints: Sequence[Hint] = (), glosses: Sequence[Gloss] = ()
) -> list[int]:
    index = vocabulary.tokenizer.token_to_id
    return [index(token) for token in (*vocabulary.static_tokens, *vocabulary.encode(arabic, hints, glosses))]


def vocabulary_at(tokenizer: Path) -> Vocabulary:
    """The prompt and tokenizer of a run; nothing of the decoding is used."""
    return Vocabulary(tokenizer, "", *COMPACT_PROMPT, ("<eos>",), Decoding(), {})


def question_example(left: str, right: str, same: bool, vocabulary: Vocabulary) -> Example:
    """Two marked sentences, and whether they answer one question as the word to be said."""
    index = vocabulary.tokenizer.token_to_id
    prompt = [index(token) for token in question_prompt(vocabulary, left, right)]
    said = vocabulary.tokenizer.encode(YES if same else NO, add_special_tokens=False).ids
    return Example(f"{left}|{right}", QUESTION, (*prompt, *said, index(vocabulary.end[0])), len(prompt))


def collate(examples: Sequence[Example], pad: int) -> tuple[Tensor, Tensor]:
    """Token ids (batch, length), right-padded, and next-token targets, -1 outside the English side."""
    length = max(map(len, examples)) - 1
    ids = torch.full((len(examples), length), pad)
    targets = torch.full((len(examples), length), -1)
    for row, example in enumerate(examples):
        sequence = torch.tensor(example.ids)
        ids[row, : len(example) - 1] = sequence[:-1]
        targets[row, example.prompt - 1 : len(example) - 1] = sequence[example.prompt :]
    return ids, targets


def by_length(examples: Sequence[Example], tokens: int) -> list[list[Example]]:
    """Batches of neighbours in length, each at most `tokens` with its padding."""
    batches: list[list[Example]] = []
    current: list[Example] = []
    for example in sorted(examples, key=len):
        if current and len(example) * (len(current) + 1) > tokens:
            batches.append(current)
            current = []
        current.append(example)
    if current:
        batches.append(current)
    return batches


def draw(
    examples: Sequence[Example],
    passes: Mapping[str, float],
    seen: Counter[str],
    *,
    tokens: int,
    chunk: int,
    generator: random.Random,
    vocabulary: Vocabulary | None = None,
) -> Iterator[list[Example]]:
    """Endless batches. A domain's share of tokens is its size times the passes wanted of it.

    `seen` counts how often each pair was drawn; it is updated, and kept in the checkpoint, so that a resumed
    run, with other data even, goes on with what was seen least. With a `vocabulary`, hints and glosses are drawn.
    """
    pools: dict[str, list[Example]] = {}
    for example in examples:
        pools.setdefault(example.domain, []).append(example)
    names = sorted(pools)
    weights = [passes[name] * len(pools[name]) for name in names]
    queues: dict[str, list[Example]] = {name: [] for name in names}
    while True:
        drawn: list[Example] = []
        size = 0
        while size < chunk * tokens:
            name = generator.choices(names, weights)[0]
            if not queues[name]:
                pool = pools[name]
                least = min(seen[example.key] for example in pool)
                queues[name] = [example for example in pool if seen[example.key] == least]
                generator.shuffle(queues[name])
            example = queues[name].pop()
            seen[example.key] += 1
            if vocabulary:
                example = example.told(vocabulary, generator)
            drawn.append(example)
            size += len(example)
        batches = by_length(drawn, tokens)
        generator.shuffle(batches)
        yield from batches


def examples_of(
    pairs: Sequence[Pair], vocabulary: Vocabulary, hints: Mapping[str, Sequence[Hint]] | None = None
) -> Iterator[Example]:
    """Token sequences `<bos> source separator English <eos>` of at most `LONGEST` tokens.

    `hints` are those of each pair by its key; they and what the lexicon knows stand beside the tokens for `told`.
    """
    index = vocabulary.tokenizer.token_to_id
    for pair in pairs:
        prompt = _prompt(vocabulary, pair.arabic)
        english = vocabulary.tokenizer.encode(" " + pair.english, add_special_tokens=False).ids
        ids = (*prompt, *english, index(vocabulary.end[0]))
        if len(ids) > LONGEST:
            continue
        known = tuple((hints or {}).get(pair.key, ()))
        words = glossed(pair.arabic) if hints is not None else ()
        yield Example(pair.key, pair.domain, ids, len(prompt), pair.arabic, known, words)
