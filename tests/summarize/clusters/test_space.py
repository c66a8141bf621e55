"""What claims are compared by."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.clusters.space import shared_weight

ROUNDED = """
from summarize.clusters.space import shared_weight
words = [f"word{n}" for n in range(40)]
weights = {word: 1 / (n + 3) for n, word in enumerate(words)}
print([shared_weight(frozenset(words[n:]), frozenset(words[: n + 9]), weights) for n in range(30)])
"""


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ({"حريق", "ميناء"}, {"حريق", "ميناء"}, 1.0),
        ({"حريق", "ميناء"}, {"حريق"}, 1.0),
        ({"حريق", "ميناء"}, {"حريق", "مخزن"}, 0.75),
        ({"حريق"}, {"مخزن"}, 0.0),
        (set(), {"مخزن"}, 0.0),
    ],
)
def test_the_share_of_the_lighter_words_that_both_have(left: set[str], right: set[str], share: float) -> None:
    assert shared_weight(frozenset(left), frozenset(right), {"حريق": 3.0}) == share


def test_it_is_the_same_to_the_last_digit_whatever_the_order_of_sets() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", ROUNDED],
            cwd=Path(__file__).parents[3],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
