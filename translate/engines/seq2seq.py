"""Sequence-to-sequence engine: Marian, NLLB/M2M-100 and MADLAD/T5 models on CTranslate2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from translate.engines.base import DecodeOptions, Engine, Hypothesis, OnBatch
from translate.engines.schedule import check_lengths, output_cap, per_token, schedule, search_patience
from translate.errors import ModelError
from translate.models import SubwordCoder

DEFAULTS = DecodeOptions()


class Seq2SeqEngine:
    """See the module. `max_target_tokens` is the longest output the model's positions allow."""

    prompted = False

    def __init__(
        self,
        *,
        name: str,
        translator: Any,
        coder: SubwordCoder,
        signature: str,
        defaults: DecodeOptions = DEFAULTS,
        max_source_tokens: int = 512,
        max_target_tokens: int = 512,
        exact: Callable[[], Engine] | None = None,
    ) -> None:
        self.name = name
        self.signature = signature
        self.defaults = defaults
        self.max_source_tokens = max_source_tokens
        self.max_target_tokens = max_target_tokens - len(coder.target_prefix)
        self._translator = translator
        self.coder = coder
        self._exact = exact

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """See `Engine.count_tokens`; the model's own marks count, as they take positions."""
        return [len(self.coder.encode(text)) for text in texts]

    def translate(
        self,
        texts: Sequence[str],
        options: DecodeOptions | None = None,
        on_batch: OnBatch | None = None,
    ) -> list[list[Hypothesis]]:
        """See `Engine.translate`."""
        options = options or self.defaults
        sources = [self.coder.encode(text) for text in texts]
        lengths = [len(source) for source in sources]
        check_lengths(texts, lengths, limit=self.max_source_tokens, name=self.name)
        results: list[list[Hypothesis]] = [[] for _ in texts]

        caps = [output_cap(length, limit=self.max_target_tokens) for length in lengths]
        for batch in schedule(lengths, caps, max_tokens=options.max_batch_tokens):
            found = self.decode([sources[i] for i in batch.indices], options, cap=batch.cap)
            for i, candidates in zip(batch.indices, found, strict=True):
                results[i] = [
                    self._hypothesis(tokens, score, options, lengths[i]) for tokens, score in candidates
                ]
            if on_batch:
                on_batch({i: results[i] for i in batch.indices})
        return results

    def full_precision(self) -> Engine | None:
        """The same model in float32, opened anew; None if this is it. The caller closes it."""
        return self._exact() if self._exact else None

    def close(self) -> None:
        """See `Engine.close`."""
        self._translator.unload_model()

    def decode(
        self, sources: list[list[str]], options: DecodeOptions, *, cap: int
    ) -> list[list[tuple[list[str], float]]]:
        """Each source's candidates, best first: tokens without the forced prefix, and score a token."""
        prefix = list(self.coder.target_prefix)
        try:
            found = self._translator.translate_batch(
                sources,
                target_prefix=[prefix] * len(sources) if prefix else None,
                beam_size=options.beam,
                num_hypotheses=options.num_hypotheses,
                patience=search_patience(),
                length_penalty=options.length_penalty,
                repetition_penalty=options.repetition_penalty,
                max_input_length=0,
                # CTranslate2 counts the forced prefix.
                max_decoding_length=cap + len(prefix),
                return_end_token=True,
                return_scores=True,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(
                f"{self.name} failed while translating: {error}; run `mujaz models verify`"
            ) from error
        return [
            [
                (tokens[len(prefix) :], per_token(score, len(tokens), options, forced=len(prefix)))
                for tokens, score in zip(result.hypotheses, result.scores, strict=True)
            ]
            for result in found
        ]

    def _hypothesis(
        self, tokens: list[str], score: float, options: DecodeOptions, source_tokens: int
    ) -> Hypothesis:
        ended = bool(tokens) and tokens[-1] == self.coder.end
        return Hypothesis(
            text=self.coder.decode(tokens[:-1] if ended else tokens),
            score=score,
            truncated=not ended,
            source_tokens=source_tokens,
            tokens=len(tokens),
        )
