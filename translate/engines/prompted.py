"""Prompted engine: decoder-only models (Gemma, Qwen, Llama) asked for a translation, on CTranslate2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from translate.datafiles import Chosen
from translate.engines.base import DecodeOptions, Engine, Hypothesis, OnBatch
from translate.engines.frames import Frame, Hints
from translate.engines.schedule import check_lengths, output_cap, per_token, schedule, search_patience
from translate.errors import ModelError

_CHOSEN = Chosen(__package__, "prompted")

# Greedy: a beam over a prompted model costs four times as much and rewards short answers.
DEFAULTS = DecodeOptions(beam=1, max_batch_tokens=1024)


class PromptedEngine:
    """`Engine` over a CTranslate2 generator.

    `window`: prompt and answer together, at most, in tokens. Within it CTranslate2 computes what transformers
    does; past the sliding window of a Gemma it does not (4.8: in batches, layers see the wrong positions).
    """

    def __init__(
        self,
        *,
        name: str,
        generator: Any,
        frame: Frame,
        signature: str,
        defaults: DecodeOptions = DEFAULTS,
        max_source_tokens: int = 256,
        window: int = 2048,
        patience: float | None = None,
        exact: Callable[[], Engine] | None = None,
    ) -> None:
        around = len(frame.head) + len(frame.item("", ()))
        self.max_source_tokens = min(max_source_tokens, _longest_source(window - around))
        if self.max_source_tokens < 1:
            raise ModelError(
                f"the prompt of {name} has {around} tokens and leaves no room in its {window}; "
                "name a shorter prompt in models.toml"
            )
        self.name = name
        self.signature = f"{signature}|prompt:{frame.signature}"
        self.defaults = defaults
        self._generator = generator
        self.frame = frame
        self._stops = frozenset(frame.stops)
        self._patience = search_patience() if patience is None else patience
        self._exact = exact
        self._room = window - len(frame.head)

    @property
    def prompted(self) -> bool:
        """See `Engine.prompted`."""
        return self.frame.takes_hints

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """See `Engine.count_tokens`."""
        return [self.frame.count(text) for text in texts]

    def translate(
        self,
        texts: Sequence[str],
        options: DecodeOptions | None = None,
        on_batch: OnBatch | None = None,
    ) -> list[list[Hypothesis]]:
        """See `Engine.translate`."""
        options = options or self.defaults
        lengths = self.count_tokens(texts)
        check_lengths(texts, lengths, limit=self.max_source_tokens, name=self.name)
        hints = options.hints or ((),) * len(texts)
        items = [self._item(*each) for each in zip(texts, lengths, hints, strict=True)]
        caps = [
            output_cap(length, limit=self._room - len(item))
            for length, item in zip(lengths, items, strict=True)
        ]
        results: list[list[Hypothesis]] = [[] for _ in texts]
        for batch in schedule(lengths, caps, max_tokens=options.max_batch_tokens):
            found = self.decode([items[i] for i in batch.indices], options, cap=batch.cap)
            for i, candidates in zip(batch.indices, found, strict=True):
                results[i] = [
                    self._hypothesis(tokens, score, lengths[i], options) for tokens, score in candidates
                ]
            if on_batch:
                on_batch({i: results[i] for i in batch.indices})
        return results

    def full_precision(self) -> Engine | None:
        """The same model in float32, opened anew; None if this is it. The caller closes it."""
        return self._exact() if self._exact else None

    def close(self) -> None:
        """See `Engine.close`."""
        self._generator.unload_model()

    def _item(self, text: str, length: int, hints: Hints) -> list[str]:
        """The item with as many of the hints, first ones first, as leave room for the answer."""
        hints = list(hints)
        while True:
            item = self.frame.item(text, hints)
            if not hints or self._room - len(item) >= answer_tokens(length):
                return item
            hints = hints[:-1]

    def decode(
        self, items: list[list[str]], options: DecodeOptions, *, cap: int
    ) -> list[list[tuple[list[str], float]]]:
        """Each item's candidates, best first: tokens, stop token included, and CTranslate2's score."""
        head = self.frame.head
        try:
            found = self._generator.generate_batch(
                items,
                static_prompt=head or None,
                cache_static_prompt=bool(head),
                beam_size=options.beam,
                patience=self._patience,
                num_hypotheses=options.num_hypotheses,
                length_penalty=options.length_penalty,
                repetition_penalty=options.repetition_penalty,
                max_length=cap,
                end_token=self.frame.stops,
                return_end_token=True,
                include_prompt_in_result=False,
                return_scores=True,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(
                f"{self.name} failed while translating: {error}; run `mujaz models verify`"
            ) from error
        return [list(zip(result.sequences, result.scores, strict=True)) for result in found]

    def _hypothesis(
        self, tokens: list[str], score: float, source_tokens: int, options: DecodeOptions
    ) -> Hypothesis:
        return Hypothesis(
            text=self.frame.decode(tokens),
            score=per_token(score, len(tokens), options),
            truncated=not tokens or tokens[-1] not in self._stops,
            source_tokens=source_tokens,
            tokens=len(tokens),
        )


def answer_tokens(source_tokens: int) -> float:
    """Tokens that the answer to a source of so many may take."""
    return _CHOSEN.whole("room_at_least") + _CHOSEN("room_for_each") * source_tokens


def _longest_source(room: int) -> int:
    """The longest source that fits into so many tokens together with its answer."""
    return int((room - _CHOSEN.whole("room_at_least")) / (1 + _CHOSEN("room_for_each")))
