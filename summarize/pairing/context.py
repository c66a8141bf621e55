"""Context: what the other pairs say of a pair, once each has a first chance: rivals, and mentions that go with both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

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
    best = [_two_best(row, article) for row in chance]
    compatible = NAMES.index("compatible")
    over = _go_between(chance, candidates)
    rows = []
    for pair, value, between_both in zip(candidates, chances, over, strict=True):
        a, b = pair.left, pair.right
        rivals = _rival(best[a], article, b), _rival(best[b], article, a)
        lead = float(value) - max(rivals)
        sure = min(max(float(value), _LEAST), 1 - _LEAST)
        odds = float(np.log(sure / (1 - sure)))
        differs = odds if not pair.features[compatible] else 0.0
        rows.append((odds, lead, float(lead >= 0), between_both, sum(rivals), differs))
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(CONTEXT))


def _go_between(chance: Rows, candidates: Sequence[Pair]) -> Iterator[float]:
    """For each pair the best chance to be joined over a third mention."""
    others = [(np.array(list(row), dtype=np.intp), np.array(list(row.values()))) for row in chance]
    # One row at a time as an array over all mentions.
    own = np.zeros(len(chance))
    for left, pairs in groupby(candidates, key=attrgetter("left")):
        places, values = others[left]
        own[places] = values
        for pair in pairs:
            places, values = others[pair.right]
            yield float((own[places] * values).max(initial=0.0))
        own[:] = 0.0


# The likeliest and the second likeliest mention of an article, each after its chance.
_Two = tuple[tuple[float, int], tuple[float, int]]
_NONE = (0.0, -1)


def _two_best(chances: dict[int, float], article: Sequence[int]) -> dict[int, _Two]:
    """By article, the two mentions of it that a mention goes with most likely."""
    found: dict[int, _Two] = {}
    for other, value in chances.items():
        first, second = found.get(article[other], (_NONE, _NONE))
        if value > first[0]:
            found[article[other]] = (value, other), first
        elif value > second[0]:
            found[article[other]] = first, (value, other)
    return found


def _rival(best: dict[int, _Two], article: Sequence[int], partner: int) -> float:
    """The best chance with another mention of the partner's article."""
    first, second = best.get(article[partner], (_NONE, _NONE))
    return second[0] if first[1] == partner else first[0]
