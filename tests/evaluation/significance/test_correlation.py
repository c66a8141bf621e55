"""Correlation with human scores: textbook values, levels, intervals."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import ScoringError
from evaluation.significance.correlation import (
    COEFFICIENTS,
    Level,
    correlate,
    inversions,
    kendall,
    pearson,
    spearman,
)


@pytest.mark.parametrize(
    ("first", "second", "r", "rho", "tau"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4], 1, 1, 1),
        ([1, 2, 3, 4], [4, 3, 2, 1], -1, -1, -1),
        ([1, 2, 3, 4, 5], [1, 4, 9, 16, 25], 0.981105, 1, 1),
        # by hand: squared rank differences add up to 66, 12 of 45 pairs disagree
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [7, 1, 2, 3, 6, 8, 5, 4, 10, 9], 0.6, 0.6, 21 / 45),
        # with ties: tau-b, mean ranks
        ([1, 2, 2, 3], [1, 2, 3, 3], 0.852803, 0.833333, 0.8),
        ([1, 1, 1], [1, 2, 3], math.nan, math.nan, math.nan),
    ],
)
def test_coefficients(first: list[float], second: list[float], r: float, rho: float, tau: float) -> None:
    a, b = np.array(first, float), np.array(second, float)
    assert pearson(a, b) == pytest.approx(r, abs=1e-6, nan_ok=True)
    assert spearman(a, b) == pytest.approx(rho, abs=1e-6, nan_ok=True)
    assert kendall(a, b) == pytest.approx(tau, abs=1e-6, nan_ok=True)


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=2, max_size=30))
def test_coefficients_are_symmetric_bounded_and_blind_to_scale(pairs: list[tuple[int, int]]) -> None:
    a, b = (np.array(side, float) for side in zip(*pairs, strict=True))
    for of in COEFFICIENTS.values():
        value = of(a, b)
        assert value == pytest.approx(of(b, a), nan_ok=True)
        assert value == pytest.approx(of(3 * a + 7, b), nan_ok=True)
        assert math.isnan(value) or -1 - 1e-9 <= value <= 1 + 1e-9


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60))
def test_inversions_are_the_pairs_in_falling_order(numbers: list[int]) -> None:
    falling = sum(a > b for i, a in enumerate(numbers) for b in numbers[i + 1 :])
    assert inversions(np.array(numbers)) == falling


@pytest.mark.parametrize("distinct", [2, 7, 1000])
def test_kendall_of_many_items_is_that_of_all_pairs(distinct: int) -> None:
    draw = np.random.default_rng(distinct)
    a, b = draw.integers(0, distinct, 400).astype(float), draw.integers(0, distinct, 400).astype(float)
    first, second = (np.sign(side[:, None] - side[None, :]) for side in (a, b))
    expected = (first * second).sum() / np.sqrt((first**2).sum() * (second**2).sum())
    assert kendall(a, b) == pytest.approx(expected, abs=1e-12)
    assert kendall(a, a) == pytest.approx(1)
    assert math.isnan(kendall(a, np.zeros(400)))


def test_a_hundred_thousand_items_take_no_time_to_speak_of() -> None:
    draw = np.random.default_rng(1)
    values = draw.random(100_000)
    started = time.process_time()
    assert abs(kendall(values, draw.random(100_000))) < 0.02
    assert time.process_time() - started < 5  # all pairs would take minutes


_SYSTEMS = ["a", "b", "c"] * 4
_DOCUMENTS = [str(n // 3) for n in range(12)]


@pytest.mark.parametrize(("level", "items"), [("segment", 12), ("document", 4), ("system", 3)])
def test_levels(level: Level, items: int) -> None:
    human = [1.0, 2.0, 3.0] * 4
    shifted = [h + 10 * (n // 3) for n, h in enumerate(human)]
    found = correlate(
        {"m": shifted}, human, systems=_SYSTEMS, documents=_DOCUMENTS, level=level, resamples=200
    )
    value = found[0].value
    # document by document, and on average, the metric orders systems perfectly; over all rows it does not
    assert value < 0.3 if level == "segment" else value == pytest.approx(1)
    assert found[0].items == items
    assert found[0].interval is not None


def test_rows_without_a_score_are_left_out_and_counted() -> None:
    found = correlate({"m": [1, math.nan, 3, 4]}, [1, 2, 3, math.nan], resamples=0)
    assert found[0].items == 2
    assert math.isnan(found[0].value)
    found = correlate({"m": [1, math.nan, 3, 4, 5]}, [1, 2, 3, 4, 9], resamples=0)
    assert (found[0].items, found[0].note) == (4, "1 rows not scored")
    nothing = correlate({"m": [math.nan] * 3}, [1, 2, 3], resamples=0)
    assert math.isnan(nothing[0].value)
    assert "no row" in nothing[0].note


def test_missing_names_are_refused() -> None:
    with pytest.raises(ScoringError, match="needs a column of system names"):
        correlate({"m": [1, 2, 3]}, [1, 2, 3], level="system")
    with pytest.raises(ScoringError, match="2 values for 3 human scores"):
        correlate({"m": [1, 2]}, [1, 2, 3])
