"""Scores as plain data for JSON: what was not scored is null."""

from __future__ import annotations

import math
from typing import Any

from evaluation.records import Comparison, MetricScore, Scores


def scores_data(scores: Scores) -> dict[str, Any]:
    """A `scores` object of docs/schemas/scores-1.json."""
    return {
        "segments": scores.segments,
        "references": scores.references,
        "systems": [
            {"system": one.system, "scores": [_score(score) for score in one.scores]}
            for one in scores.systems
        ],
        "comparisons": [_comparison(comparison) for comparison in scores.comparisons],
    }


def value(figure: float) -> float | None:
    """A figure for JSON, rounded where only noise is left; None where not scored."""
    return round(figure, 6) if math.isfinite(figure) else None


def _score(score: MetricScore) -> dict[str, Any]:
    bounds = score.interval
    return {
        "metric": score.metric,
        "value": value(score.value),
        "maximum": score.maximum,
        "higher_is_better": score.higher_is_better,
        "interval": bounds
        and {
            "low": value(bounds.low),
            "high": value(bounds.high),
            "mean": value(bounds.mean),
            "half_width": value(bounds.half_width),
            "resamples": bounds.resamples,
        },
        "note": score.note,
        "detail": score.detail,
        "signature": score.signature,
        "segments": [value(figure) for figure in score.segments],
        "documents": {name: value(figure) for name, figure in score.documents.items()},
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "metric": comparison.metric,
        "baseline": comparison.baseline,
        "system": comparison.system,
        "difference": value(comparison.difference),
        "p_value": value(comparison.p_value),
        "p_holm": value(comparison.p_holm),
        "test": comparison.test,
        "note": comparison.note,
    }
