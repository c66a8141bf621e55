"""Neural metrics are asked for by name and refused in one line."""

from __future__ import annotations

import importlib.util

import pytest

from evaluation.errors import ScoringError
from evaluation.neural import NEURAL_METRICS, entailment, neural_metric

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
