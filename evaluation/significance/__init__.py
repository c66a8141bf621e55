"""Whether a difference is one.

In: scores a segment. Out: intervals, p-values, correlations with people.
"""

from evaluation.significance.correlation import LEVELS, Correlation, Level, correlate
from evaluation.significance.resampling import (
    Floats,
    bootstrap_p_value,
    holm,
    interval,
    randomisation_p_value,
    resampled_scores,
    seed,
    too_few,
)

__all__ = [
    "LEVELS",
    "Correlation",
    "Floats",
    "Level",
    "bootstrap_p_value",
    "correlate",
    "holm",
    "interval",
    "randomisation_p_value",
    "resampled_scores",
    "seed",
    "too_few",
]
