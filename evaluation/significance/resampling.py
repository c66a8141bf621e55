"""Bootstrap intervals and paired tests, with sacrebleu's random numbers and definitions.

For equal input the figures equal sacrebleu's (`significance.py` there): the same generator, seed and order of
draws. Sums are exact in float64, where sacrebleu adds float32, and memory stays small for millions of lines.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from evaluation.errors import ScoringError
from evaluation.records import Interval

Floats = NDArray[np.float64]
ScoreOf = Callable[[Floats], float]

MINIMUM_SEGMENTS = 50
# Random bits are drawn in one piece, as sacrebleu draws them, up to this many; beyond it in blocks.
_DRAWN_AT_ONCE = 200_000_000


def seed() -> int | None:
    """The seed sacrebleu uses: 12345, or what SACREBLEU_SEED says ("none" for a new one each time).

    Raises ScoringError where that is no whole number from 0 on.
    """
    given = os.environ.get("SACREBLEU_SEED", "12345")
    if given.lower() == "none":
        return None
    if not given.isdecimal():
        raise ScoringError(f"SACREBLEU_SEED is {given!r}; set it to a whole number, or to none")
    return int(given)


def too_few(segments: int) -> str:
    """Why there is no interval, or "" where there can be one."""
    if segments >= MINIMUM_SEGMENTS:
        return ""
    counted = "1 segment is" if segments == 1 else f"{segments} segments are"
    return (
        f"no interval: {counted} too few to resample (at least {MINIMUM_SEGMENTS}); "
        "the score describes this text only"
    )


def resampled_scores(statistics: Sequence[Floats], score: Sequence[ScoreOf], resamples: int) -> list[Floats]:
    """Scores of `resamples` bootstrap samples, the same samples for every entry of `statistics`.

    Each entry has shape (segments, statistics); `score[i]` maps the summed row of `statistics[i]` to a score.
    Koehn 2004, "Statistical significance tests for machine translation evaluation".
    """
    segments = len(statistics[0])
    rng = np.random.default_rng(seed())
    rows = [np.empty((resamples, part.shape[1])) for part in statistics]
    for index in range(resamples):
        drawn = rng.choice(segments, size=segments, replace=True)
        weights = np.bincount(drawn, minlength=segments).astype(np.float64)
        for part, sums in zip(statistics, rows, strict=True):
            sums[index] = weights @ part
    return [np.array([of(row) for row in sums]) for of, sums in zip(score, rows, strict=True)]


def interval(scores: Floats) -> Interval | None:
    """The 95% interval of resampled scores; None where some resample could not be scored."""
    if not np.isfinite(scores).all():
        return None
    ordered = np.sort(scores)
    lower = len(ordered) // 40
    low, high = float(ordered[lower]), float(ordered[len(ordered) - lower - 1])
    return Interval(low, high, float(scores.mean()), 0.5 * (high - low), len(ordered))


def bootstrap_p_value(system: Floats, baseline: Floats, difference: float) -> float:
    """Two-sided p-value of the paired bootstrap: shifts the resampled differences to mean zero."""
    differences = np.abs(system - baseline)
    return _p_value(differences - differences.mean(), abs(difference))


def randomisation_p_value(
    system: Floats, baseline: Floats, score: ScoreOf, difference: float, trials: int
) -> float:
    """Two-sided p-value of approximate randomisation (Riezler & Maxwell 2005): swaps the systems' segments.

    `system` and `baseline` are statistics of shape (segments, statistics).
    """
    differences = []
    for keep in _coins(trials, len(system)):
        swap = 1.0 - keep
        first = keep @ baseline + swap @ system
        second = swap @ baseline + keep @ system
        differences += [abs(score(a) - score(b)) for a, b in zip(first, second, strict=True)]
    return _p_value(np.array(differences), abs(difference))


def _coins(trials: int, segments: int) -> Iterator[Floats]:
    rng = np.random.default_rng(seed())
    if trials * segments <= _DRAWN_AT_ONCE:
        coins = rng.integers(2, size=(trials, segments), dtype=bool)
        block = max(1, 20_000_000 // segments)
        for start in range(0, trials, block):
            yield coins[start : start + block].astype(np.float64)
    else:
        block = max(1, 20_000_000 // segments)
        for start in range(0, trials, block):
            size = (min(block, trials - start), segments)
            yield rng.integers(2, size=size, dtype=bool).astype(np.float64)


# Differences nearer than this are equal, and equal ones speak against significance: sacrebleu leaves them out, so that
# two systems with one and the same output differ there at p = .001.
_NOISE = 1e-9


def _p_value(statistics: Floats, difference: float) -> float:
    if not np.isfinite(statistics).all() or not math.isfinite(difference):
        return math.nan
    return (int((statistics >= difference - _NOISE).sum()) + 1) / (len(statistics) + 1)


def holm(p_values: Sequence[float]) -> list[float]:
    """p-values corrected for their number (Holm 1979); NaN stays NaN and is not counted."""
    known = sorted((p, i) for i, p in enumerate(p_values) if not math.isnan(p))
    corrected = [math.nan] * len(p_values)
    reached = 0.0
    for rank, (p, index) in enumerate(known):
        reached = max(reached, min(1.0, p * (len(known) - rank)))
        corrected[index] = reached
    return corrected
