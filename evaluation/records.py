"""The records every score comes in: value, signature, uncertainty, and the segments behind it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

NOT_SCORED = math.nan


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95% bootstrap interval, on the metric's scale.

    `low` and `high` are the 2.5% and 97.5% points of the resampled scores, `mean` their mean and
    `half_width` half of high - low: sacrebleu prints "μ = mean ± half_width".
    """

    low: float
    high: float
    mean: float
    half_width: float
    resamples: int


@dataclass(frozen=True, slots=True)
class MetricScore:
    """One metric of one system.

    `value` is NaN where nothing could be scored; `note` then says why, or why there is no interval.
    `segments` has one value a line, `documents` one a document; both are empty where not asked for.
    """

    metric: str
    value: float
    signature: str
    interval: Interval | None = None
    note: str = ""
    detail: str = ""
    higher_is_better: bool = True
    maximum: float = 100.0
    segments: tuple[float, ...] = ()
    documents: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SystemScores:
    """Everything scored of one system, in the order of the metrics asked for."""

    system: str
    scores: tuple[MetricScore, ...]

    def __getitem__(self, metric: str) -> MetricScore:
        for score in self.scores:
            if score.metric == metric:
                return score
        raise KeyError(metric)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A paired test of one system against the baseline on one metric.

    `p_value` is that of this test alone, `p_holm` the same corrected for all systems compared (Holm 1979).
    Both are NaN where `note` says why no test was made.
    """

    metric: str
    baseline: str
    system: str
    difference: float
    p_value: float
    p_holm: float
    test: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scores:
    """Several systems on the same segments."""

    systems: tuple[SystemScores, ...]
    comparisons: tuple[Comparison, ...] = ()
    segments: int = 0
    references: int = 0

    def __getitem__(self, system: str) -> SystemScores:
        for scores in self.systems:
            if scores.system == system:
                return scores
        raise KeyError(system)
