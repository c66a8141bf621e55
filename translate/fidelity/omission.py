"""The risk that a clause of the source is missing from its translation.

When a clause was dropped, the source without that clause is nearer to the translation than the whole source is. So the
encoder reads the source with one stretch left out, for stretches between punctuation marks and connectives and for
even windows; how much nearer the best of them comes, with the length, goes into a logistic regression
(bench/fidelity_fit.py).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from translate.encoder import SentenceEncoder, Vectors
from translate.fidelity.lexicon import table
from translate.fidelity.signals import Evidence
from translate.fidelity.tokens import Token, TokenKind

FEATURES = (
    "length",
    "similarity",
    "best",
    "best_two",
    "mean",
    "above_median",
    "log_tokens",
    "uncovered",
    "uncovered_best",
)
_BREAKS = frozenset('،؛:.,;()«»"-–—')
_LEAST_TOKENS, _LEAST_STRETCH = 8, 3
_SHARES = (0.15, 0.62)
_MOST_STRETCHES = 12
# Even windows: (share of the tokens, how many).
_WINDOWS = ((0.25, 4), (0.45, 3))


@dataclass(frozen=True, slots=True)
class Omission:
    """The probability that a clause was dropped, and the likeliest stretch of the source, `source[start:end]`."""

    risk: float
    start: int = 0
    end: int = 0


def omissions(
    evidence: Sequence[Evidence], similarity: Vectors, encoder: SentenceEncoder | None
) -> list[Omission]:
    """One `Omission` for each pair; only translations that are rather short are looked at closely."""
    found = [Omission(0.0)] * len(evidence)
    if encoder is None:
        return found
    limit = table("calibration.toml")["omission"]["length_below"]
    looked = [
        i for i, item in enumerate(evidence) if item.length < limit and len(item.tokens) >= _LEAST_TOKENS
    ]
    spans = {i: stretches(evidence[i].tokens) for i in looked}
    texts = [without(evidence[i], span) for i in looked for span in spans[i]]
    vectors = encoder.encode([*texts, *(evidence[i].target for i in looked)])
    targets = vectors[len(texts) :]
    at = 0
    for row, i in enumerate(looked):
        gains = vectors[at : at + len(spans[i])] @ targets[row] - similarity[i]
        at += len(spans[i])
        start, end = spans[i][int(gains.argmax())]
        values = features(evidence[i], float(similarity[i]), gains, spans[i])
        tokens = evidence[i].tokens
        found[i] = Omission(probability(values), tokens[start].start, tokens[end - 1].end)
    return found


def stretches(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Token ranges that may have been dropped: between breaks, and even windows; at least one."""
    count = len(tokens)
    breaks = [0, *(i for i, token in enumerate(tokens) if i and _breaks(token)), count]
    low, high = (share * count for share in _SHARES)
    spans = [
        (start, end)
        for a, start in enumerate(breaks)
        for end in breaks[a + 1 :]
        if low <= end - start <= high and end - start >= _LEAST_STRETCH
    ]
    if len(spans) > _MOST_STRETCHES:
        # Evenly over all, so that every part of a long sentence has its turn.
        spans = [spans[i * len(spans) // _MOST_STRETCHES] for i in range(_MOST_STRETCHES)]
    for share, number in _WINDOWS:
        size = max(_LEAST_STRETCH, round(count * share))
        spans += [
            (start, start + size)
            for start in (round(i * (count - size) / (number - 1)) for i in range(number))
        ]
    return list(dict.fromkeys(spans))


def _breaks(token: Token) -> bool:
    if token.kind is TokenKind.MARK:
        return token.text in _BREAKS
    if token.kind is not TokenKind.ARABIC:
        return False
    return token.key in _connectives() or (token.key.startswith("و") and len(token.key) > 4)


def _connectives() -> frozenset[str]:
    return frozenset(table("connectives.toml")["words"])


def without(evidence: Evidence, span: tuple[int, int]) -> str:
    """The source without the tokens of `span`."""
    tokens, (start, end) = evidence.tokens, span
    rest = evidence.source[tokens[end].start :] if end < len(tokens) else ""
    return f"{evidence.source[: tokens[start].start]} {rest}".strip() or evidence.source


def features(
    evidence: Evidence, similarity: float, gains: Vectors, spans: Sequence[tuple[int, int]]
) -> tuple[float, ...]:
    """`FEATURES`; `gains[k]` is how much nearer the source comes without `spans[k]`."""
    uncovered = [_uncovered(evidence, span) for span in spans]
    ordered = np.sort(gains)
    return (
        evidence.length,
        similarity,
        float(ordered[-1]),
        float(ordered[-2:].mean()),
        float(gains.mean()),
        float(ordered[-1] - np.median(gains)),
        math.log(len(evidence.tokens)),
        max(uncovered),
        uncovered[int(gains.argmax())],
    )


def _uncovered(evidence: Evidence, span: tuple[int, int]) -> float:
    """How much less of the words inside the stretch than outside it the English accounts for."""
    states = evidence.coverage.states
    inside = [state for state in states[span[0] : span[1]] if state is not None]
    outside = [state for state in (*states[: span[0]], *states[span[1] :]) if state is not None]
    return (sum(outside) + 0.6) / (len(outside) + 1.2) - (sum(inside) + 0.6) / (len(inside) + 1.2)


def probability(values: Sequence[float]) -> float:
    """The logistic regression of calibration.toml on `FEATURES`."""
    model = table("calibration.toml")["omission"]
    total = model["intercept"] + sum(w * v for w, v in zip(model["weights"], values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
