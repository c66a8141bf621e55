"""Schedule: which texts an engine decodes together, and how long an output may get."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from translate.datafiles import Chosen
from translate.engines.base import DecodeOptions
from translate.errors import InputError

_CHOSEN = Chosen(__package__, "schedule")

# Caps are steps so that texts of one batch share a cap whatever else is in the batch.
CAPS = (32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048)


@dataclass(frozen=True, slots=True)
class Batch:
    """Positions of the texts decoded together and the output length cap they share, in tokens."""

    indices: tuple[int, ...]
    cap: int


def output_cap(source_tokens: int, *, limit: int) -> int:
    """The longest output allowed for a source of that many tokens, at most `limit` (the model's own)."""
    wanted = _CHOSEN.whole("longest_at_least") + _CHOSEN.whole("longest_for_each") * source_tokens
    return min(limit, next((cap for cap in CAPS if cap >= wanted), CAPS[-1]))


def search_patience() -> float:
    """How many finished hypotheses, times the beam, end a search."""
    return _CHOSEN("patience")


def schedule(lengths: Sequence[int], caps: Sequence[int], *, max_tokens: int) -> list[Batch]:
    """Batches of like length, longest first; padded to its longest text, one has `max_tokens` tokens at most.

    A text longer than `max_tokens` gets a batch of its own. Texts with different caps are never mixed, so
    what a text may become does not depend on its neighbours.
    """
    order = sorted(range(len(lengths)), key=lambda i: (-lengths[i], i))
    batches: list[Batch] = []
    current: list[int] = []
    for i in order:
        if current:
            first = current[0]
            full = (len(current) + 1) * max(1, lengths[first]) > max_tokens
            if full or caps[i] != caps[first]:
                batches.append(Batch(tuple(current), caps[first]))
                current = []
        current.append(i)
    if current:
        batches.append(Batch(tuple(current), caps[current[0]]))
    return batches


def check_lengths(texts: Sequence[str], lengths: Sequence[int], *, limit: int, name: str) -> None:
    """Refuses a text the model would have to cut.

    Raises:
        InputError: naming the first text that is too long.
    """
    for text, length in zip(texts, lengths, strict=True):
        if length > limit:
            raise InputError(
                f"a text of {length} tokens is longer than the {limit} that {name} takes "
                f"({text[:40]!r}…); split it at a clause boundary first"
            )


def per_token(score: float, length: int, options: DecodeOptions, *, forced: int = 0) -> float:
    """CTranslate2's score, log-probability over length ** penalty, as log-probability per token.

    `forced` of the `length` tokens are a given prefix: they cost nothing, but CTranslate2 counts them.
    """
    if length <= forced:
        return math.nan
    return score * math.pow(length, options.length_penalty) / (length - forced)
