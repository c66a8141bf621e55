"""Reference engine: transformers itself, the yardstick that the CTranslate2 engines are measured with.

Slow, in float32; chosen only by name (`reference:NAME`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from translate.engines.base import DecodeOptions, Hypothesis, OnBatch
from translate.engines.frames import Frame
from translate.engines.schedule import check_lengths, output_cap, schedule
from translate.errors import ModelError
from translate.models import SubwordCoder, load_original, load_subwords


class ReferenceEngine:
    """`Engine` over a transformers folder. A prompted model needs the `frame` its CTranslate2 engine uses."""

    prompted = False

    def __init__(
        self,
        folder: Path,
        *,
        name: str,
        signature: str,
        frame: Frame | None = None,
        source_mark: str = "",
        target_mark: str = "",
        max_source_tokens: int = 512,
    ) -> None:
        import transformers

        original = load_original(folder, dtype="float32")
        if (original.kind == "prompted") != (frame is not None):
            raise ModelError(f"{folder} is a {original.kind} model; a prompted one needs a frame, no other")
        self.name = name
        self.signature = f"{signature}|transformers:{transformers.__version__}|float32"
        self.defaults = DecodeOptions(beam=4 if frame is None else 1)
        self.max_source_tokens = max_source_tokens
        self._frame = frame
        self._coder: SubwordCoder | None = None
        if frame is None:
            self._coder = load_subwords(
                folder, original.family, source_mark=source_mark, target_mark=target_mark
            )
        self._model = original.model
        self._ids = original.ids
        self._tokens = original.tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """See `Engine.count_tokens`."""
        if self._frame is not None:
            return [self._frame.count(text) for text in texts]
        assert self._coder is not None
        return [len(self._coder.encode(text)) for text in texts]

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
        results: list[list[Hypothesis]] = [[] for _ in texts]

        caps = [output_cap(length, limit=2 * self.max_source_tokens) for length in lengths]
        for batch in schedule(lengths, caps, max_tokens=options.max_batch_tokens):
            chosen = [texts[i] for i in batch.indices]
            for i, tokens in zip(batch.indices, self.decode(chosen, options, cap=batch.cap), strict=True):
                results[i] = [self._hypothesis(texts[i], candidate, lengths[i]) for candidate in tokens]
            if on_batch:
                on_batch({i: results[i] for i in batch.indices})
        return results

    def close(self) -> None:
        """See `Engine.close`."""
        self._model = None

    def decode(self, texts: Sequence[str], options: DecodeOptions, *, cap: int) -> list[list[list[str]]]:
        """Output tokens of each text's candidates, best first: end token included, forced prefix left out.

        At the cap no end token is forced, so that a cut is seen.
        """
        import torch

        sources = [self._ids(self._source(text)) for text in texts]
        width = max(map(len, sources))
        pad = self._model.config.pad_token_id or 0
        # A decoder-only model goes on from the last column, so its padding stands in front.
        front = self._frame is not None
        rows = [_padded(source, width, pad, front=front) for source in sources]
        mask = [_padded([1] * len(source), width, 0, front=front) for source in sources]
        extra: dict[str, Any] = {}
        if options.beam > 1:
            extra = {"length_penalty": options.length_penalty, "early_stopping": False}
        if self._prefix:
            extra["forced_bos_token_id"] = self._ids(self._prefix)[0]
        if self._frame is not None:
            extra["eos_token_id"] = self._ids(self._frame.stops)
        with torch.no_grad():
            out = self._model.generate(
                input_ids=torch.tensor(rows),
                attention_mask=torch.tensor(mask),
                do_sample=False,
                num_beams=options.beam,
                num_return_sequences=options.num_hypotheses,
                repetition_penalty=options.repetition_penalty,
                max_new_tokens=cap + len(self._prefix),
                max_length=None,
                forced_eos_token_id=None,
                **extra,
            )
        skip = (width if front else 1) + len(self._prefix)
        found = [self._cut([self._tokens[i] for i in row.tolist()[skip:]]) for row in out]
        size = options.num_hypotheses
        return [found[i * size : (i + 1) * size] for i in range(len(texts))]

    def log_probability(self, text: str, tokens: Sequence[str]) -> float:
        """Log-probability a token of an output as `decode` gives it (nan if it is empty)."""
        import torch

        if not tokens:
            return math.nan
        source = self._ids(self._source(text))
        ids = self._ids([*self._prefix, *tokens])
        with torch.no_grad():
            if self._frame is not None:
                sequence = torch.tensor([[*source, *ids[:-1]]])
                logits = self._model(input_ids=sequence).logits[0, len(source) - 1 :]
            else:
                before = torch.tensor([[self._model.config.decoder_start_token_id, *ids[:-1]]])
                logits = self._model(input_ids=torch.tensor([source]), decoder_input_ids=before).logits[0]
            table = torch.log_softmax(logits.float(), dim=-1)
        scores = [float(table[i, token]) for i, token in enumerate(ids)][len(self._prefix) :]
        return sum(scores) / len(scores)

    @property
    def _prefix(self) -> list[str]:
        return list(self._coder.target_prefix) if self._coder is not None else []

    @property
    def _ends(self) -> list[str]:
        if self._frame is not None:
            return self._frame.stops
        assert self._coder is not None
        return [self._coder.end]

    def _source(self, text: str) -> list[str]:
        if self._frame is not None:
            return [*self._frame.head, *self._frame.item(text, ())]
        assert self._coder is not None
        return self._coder.encode(text)

    def _cut(self, tokens: list[str]) -> list[str]:
        """The tokens up to the first end token, that included."""
        ends = set(self._ends)
        return tokens[: next((i + 1 for i, token in enumerate(tokens) if token in ends), len(tokens))]

    def _hypothesis(self, source: str, tokens: list[str], source_tokens: int) -> Hypothesis:
        ended = bool(tokens) and tokens[-1] in self._ends
        if self._frame is not None:
            text = self._frame.decode(tokens)
        else:
            assert self._coder is not None
            text = self._coder.decode(tokens[:-1] if ended else tokens)
        return Hypothesis(
            text=text,
            score=self.log_probability(source, tokens),
            truncated=not ended,
            source_tokens=source_tokens,
            tokens=len(tokens),
        )


def _padded(ids: list[int], width: int, pad: int, *, front: bool) -> list[int]:
    padding = [pad] * (width - len(ids))
    return [*padding, *ids] if front else [*ids, *padding]
