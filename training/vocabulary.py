"""Vocabulary: which of the base model's 262,144 tokens Arabic-to-English translation needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from translate.embedded.tokenizer import always_kept, closed

ARABIC = re.compile(r"▁?[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff\u200c-\u200f]+")
SYMBOLS = re.compile(r"▁?[\x21-\x40\x5b-\x60\x7b-\x7e–—‘’“”…•«»°€£§±×½¼¾]{1,2}")
LATIN = re.compile(r"▁?[A-Za-z]+")
LETTER = re.compile(r"▁?[\u00a1-\u024f\u02bb-\u02be\u1e00-\u1eff\u2010-\u205f\u20a0-\u20bf]")


def select(
    tokens: Sequence[str],
    scores: Sequence[float],
    types: Sequence[int],
    counts: dict[int, float],
    *,
    general: int,
    least: float,
) -> list[int]:
    """Ids to keep, ascending.

    Kept are every Arabic-script token, short runs of symbols, single Latin letters with or without marks,
    the Latin tokens among the first `general` merges (what the base model's own corpus made frequent), every
    token counted at least `least` times in text, and all that merging needs on the way to those.
    """
    keep = always_kept(tokens, types)
    for i, token in enumerate(tokens):
        if types[i] != 1:
            continue
        if (
            ARABIC.fullmatch(token)
            or SYMBOLS.fullmatch(token)
            or LETTER.fullmatch(token)
            or (LATIN.fullmatch(token) and (i < general or len(token) <= 2))
            or counts.get(i, 0.0) >= least
        ):
            keep.add(i)
    return sorted(closed(keep, tokens, scores, types))


def count(tokenizer: Any, weighted: Iterable[tuple[str, float]], counts: dict[int, float]) -> None:
    """Add each text's tokens to `counts`, times the text's weight."""
    for text, weight in weighted:
        for token in tokenizer.encode(text, add_special_tokens=False).ids:
            counts[token] = counts.get(token, 0.0) + weight


def ranges(ids: Sequence[int]) -> list[str]:
    """Ascending ids as lines `first` or `first-last`."""
    lines: list[str] = []
    start = previous = ids[0]
    for current in [*ids[1:], None]:
        if current is not None and current == previous + 1:
            previous = current
            continue
        lines.append(str(start) if start == previous else f"{start}-{previous}")
        if current is not None:
            start = previous = current
    return lines
