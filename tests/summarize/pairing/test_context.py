"""What the other pairs say of a pair, worked out pair by pair, is what whole matrices of chances say."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import pytest

from summarize.pairing.context import between, chance_rows, context
from summarize.pairing.features import NAMES, Pair


@dataclass
class Stub:
    document: int


@pytest.mark.parametrize("seed", range(5))
def test_rows_say_what_a_matrix_says(seed: int) -> None:
    draw = random.Random(seed)
    size = 12
    every = [Stub(draw.randrange(4)) for _ in range(size)]
    pairs = [
        Pair(a, b, tuple(float(draw.random() < 0.5) for _ in NAMES))
        for a in range(size)
        for b in range(a + 1, size)
        if draw.random() < 0.4
    ]
    chances = np.array([draw.random() for _ in pairs])
    matrix = np.zeros((size, size))
    for pair, value in zip(pairs, chances, strict=True):
        matrix[pair.left, pair.right] = matrix[pair.right, pair.left] = value
    rows = chance_rows(size, pairs, chances)
    left, right = [0, 3, 5], [1, 2]
    assert (between(rows, left, right) == matrix[np.ix_(left, right)]).all()
    article = np.array([one.document for one in every])
    found = context(every, pairs, chances)  # type: ignore[arg-type]
    for row, pair, value in zip(found, pairs, chances, strict=True):
        a, b = pair.left, pair.right
        rivals = []
        for one, other in ((a, b), (b, a)):
            others = (article == article[other]) & (np.arange(size) != other)
            rivals.append(matrix[one][others].max() if others.any() else 0.0)
        go_between = matrix[a] * matrix[b]
        go_between[[a, b]] = 0.0
        assert row[1] == value - max(rivals)
        assert row[3] == go_between.max()
        assert row[4] == sum(rivals)
