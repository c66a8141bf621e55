"""Context: what the other pairs say of a pair, once each has a first chance: rivals, and mentions that go with both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarize.pairing.features import NAMES, Pair
from summarize.pairing.mention import Mention

CONTEXT = ("first", "lead", "leads", "go_between", "rivals", "first_differs")
_LEAST = 1e-6


def chance_matrix(size: int, candidates: Sequence[Pair], chances: np.ndarray) -> np.ndarray:
    """The chances of the pairs as a symmetric matrix, float64 (mentions, mentions), 0 where there is no pair."""
    chance = np.zeros((size, size))
    for pair, value in zip(candidates, chances, strict=True):
        chance[pair.left, pair.right] = chance[pair.right, pair.left] = value
    return chance


def context(every: Sequence[Mention], candidates: Sequence[Pair], chances: np.ndarray) -> np.ndarray:
    """`CONTEXT` of each pair by the first `chances`, float64 (pairs, 6).

    `lead` is over the likeliest rival in either one's article, `go_between` the best chance over a third mention, `rivals`
    the chances of both rivals together, `first` and `first_differs` the log-odds, the second where the two differ.
    """
    chance = chance_matrix(len(every), candidates, chances)
    article = np.array([one.document for one in every])
    compatible = NAMES.index("compatible")
    rows = []
    for pair, value in zip(candidates, chances, strict=True):
        a, b = pair.left, pair.right
        rivals = _best(chance[a], article == article[b], b), _best(chance[b], article == article[a], a)
        between = chance[a] * chance[b]
        between[[a, b]] = 0.0
        lead = float(value) - max(rivals)
        sure = min(max(float(value), _LEAST), 1 - _LEAST)
        odds = float(np.log(sure / (1 - sure)))
        differs = odds if not pair.features[compatible] else 0.0
        rows.append((odds, lead, float(lead >= 0), float(between.max()), sum(rivals), differs))
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(CONTEXT))


def _best(chances: np.ndarray, of: np.ndarray, but: int) -> float:
    others = of.copy()
    others[but] = False
    return float(chances[others].max()) if others.any() else 0.0
