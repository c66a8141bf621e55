"""Context: what the other pairs say of a pair, once each has a first chance: rivals, and mentions that go with both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarize.pairing.features import NAMES, Pair
from summarize.pairing.mention import Mention

CONTEXT = ("first", "lead", "leads", "go_between", "rivals", "first_differs")
_LEAST = 1e-6


# For each mention the others it is paired with and the chance of each. A matrix would grow with the square of the mentions.
Rows = list[dict[int, float]]


def chance_rows(size: int, candidates: Sequence[Pair], chances: np.ndarray) -> Rows:
    """The chances of the pairs, both ways."""
    rows: Rows = [{} for _ in range(size)]
    for pair, value in zip(candidates, chances.tolist(), strict=True):
        rows[pair.left][pair.right] = rows[pair.right][pair.left] = value
    return rows


def between(rows: Rows, left: Sequence[int], right: Sequence[int]) -> np.ndarray:
    """The chances between two lists of mentions, float64 (left, right), 0 where there is no pair."""
    return np.array([[rows[a].get(b, 0.0) for b in right] for a in left])


def context(every: Sequence[Mention], candidates: Sequence[Pair], chances: np.ndarray) -> np.ndarray:
    """`CONTEXT` of each pair by the first `chances`, float64 (pairs, 6).

    `lead` is over the likeliest rival in either one's article, `go_between` the best chance over a third mention, `rivals`
    the chances of both rivals together, `first` and `first_differs` the log-odds, the second where the two differ.
    """
    chance = chance_rows(len(every), candidates, chances)
    article = [one.document for one in every]
    compatible = NAMES.index("compatible")
    rows = []
    for pair, value in zip(candidates, chances, strict=True):
        a, b = pair.left, pair.right
        rivals = _best(chance[a], article, b), _best(chance[b], article, a)
        lead = float(value) - max(rivals)
        sure = min(max(float(value), _LEAST), 1 - _LEAST)
        odds = float(np.log(sure / (1 - sure)))
        differs = odds if not pair.features[compatible] else 0.0
        rows.append((odds, lead, float(lead >= 0), _go_between(chance, a, b), sum(rivals), differs))
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(CONTEXT))


def _go_between(chance: Rows, a: int, b: int) -> float:
    few, many = sorted((chance[a], chance[b]), key=len)
    return max((value * many[other] for other, value in few.items() if other in many), default=0.0)


def _best(chances: dict[int, float], article: Sequence[int], rival: int) -> float:
    """The best chance with another mention of the rival's article."""
    own = article[rival]
    return max(
        (value for other, value in chances.items() if other != rival and article[other] == own), default=0.0
    )
