"""Neural metrics are asked for by name and refused in one line."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Sequence

import pytest

from evaluation.errors import ScoringError
from evaluation.metrics.neural import NEURAL_METRICS, NeuralScores, entailment, neural_metric, neural_scores
from evaluation.scoring import Options

_PACKAGES = {"comet": "comet", "bertscore": "bert_score", "metricx": "metricx24"}


@pytest.mark.parametrize("name", NEURAL_METRICS)
def test_an_absent_package_is_named(name: str) -> None:
    if importlib.util.find_spec(_PACKAGES[name]) is not None:
        pytest.skip(f"{_PACKAGES[name]} is installed")
    with pytest.raises(ScoringError, match="pip install") as error:
        neural_metric(name)
    assert "\n" not in str(error.value)


def test_an_unknown_name_is_answered_with_the_known() -> None:
    with pytest.raises(ScoringError, match="there are comet, bertscore, metricx"):
        neural_metric("bleurt")


def test_an_absent_model_is_named(tmp_path: object) -> None:
    with pytest.raises(ScoringError, match="cannot be had"):
        entailment(f"{tmp_path}/no-model")


def _lengths(sources: Sequence[str], hypotheses: Sequence[str], references: Sequence[str]) -> NeuralScores:
    """Stands in for a model: a longer line is a better one, an empty one cannot be judged."""
    values = tuple(len(line) / 100 if line else math.nan for line in hypotheses)
    return NeuralScores("COMET", values, "model:lengths")


def test_a_models_scores_get_intervals_and_tests_like_any_other() -> None:
    lines = [f"line {number} " + "word " * (number % 7) for number in range(60)]
    systems = {"a": lines, "b": [line + " and more of it" for line in lines]}
    scores = neural_scores(_lengths, systems, lines, lines, Options())
    one = scores["a"]["COMET"]
    assert one.value == pytest.approx(sum(map(len, lines)) / 6000)
    assert one.interval is not None
    assert one.signature == "nrefs:1|bs:1000|seed:12345|version:model:lengths"
    assert scores.comparisons[0].p_value < 0.01


def test_a_segment_the_model_cannot_judge_does_not_count_as_zero() -> None:
    scores = neural_scores(_lengths, {"a": ["x" * 50, ""]}, ["r", "r"], [], Options(per_segment=True))
    assert scores["a"]["COMET"].value == pytest.approx(0.5)
    assert math.isnan(scores["a"]["COMET"].segments[1])
