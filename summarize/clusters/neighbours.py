"""Nearest neighbours by cosine: exact for a few thousand vectors, by random projection trees beyond.

A tree halves the vectors at the median of a random direction until a leaf is small; neighbours are searched
inside the leaves of several trees, so the work grows as n log n (Dasgupta & Freund 2008).
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from translate.datafiles import Chosen
from translate.encoder import Vectors

_CHOSEN = Chosen(__package__, "neighbours")
# Rows multiplied at once; no result hangs on it.
_BLOCK = 512
_SEED = 20240229


def nearest(vectors: Vectors, k: int, *, floor: float = 0.0) -> list[dict[int, float]]:
    """For each row, up to `k` other rows with cosine ≥ `floor`, as {row: cosine}. Rows have length 1."""
    count = len(vectors)
    found: list[dict[int, float]] = [{} for _ in range(count)]
    if count < 2:
        return found
    for leaf in _leaves(vectors):
        part = vectors[leaf]
        for start in range(0, len(leaf), _BLOCK):
            similar = part[start : start + _BLOCK] @ part.T
            similar[np.arange(len(similar)), start + np.arange(len(similar))] = -1.0
            width = min(k, similar.shape[1] - 1)
            best = np.argpartition(-similar, width - 1, axis=1)[:, :width] if width else np.empty((0, 0), int)
            for row, columns in enumerate(best):
                own = found[int(leaf[start + row])]
                for column in columns:
                    cosine = float(similar[row, column])
                    if cosine >= floor:
                        own[int(leaf[column])] = cosine
    return [dict(sorted(own.items(), key=lambda pair: (-pair[1], pair[0]))[:k]) for own in found]


def _leaves(vectors: Vectors) -> list[NDArray[np.int64]]:
    everything = np.arange(len(vectors))
    if len(vectors) <= _CHOSEN.whole("exact"):
        return [everything]
    random = np.random.default_rng(_SEED)
    leaves: list[NDArray[np.int64]] = []
    for _ in range(_CHOSEN.whole("trees")):
        stack = [everything]
        while stack:
            members = stack.pop()
            if len(members) <= _CHOSEN.whole("leaf"):
                leaves.append(members)
                continue
            direction = np.asarray(random.standard_normal(vectors.shape[1]), dtype=np.float32)
            order = np.argsort(vectors[members] @ direction, kind="stable")
            half = len(members) // 2
            stack += [members[order[:half]], members[order[half:]]]
    return leaves


def mutual_pairs(found: list[dict[int, float]]) -> dict[tuple[int, int], float]:
    """Every pair (i < j) in which one is among the other's neighbours."""
    pairs: dict[tuple[int, int], float] = defaultdict(float)
    for left, own in enumerate(found):
        for right, cosine in own.items():
            pairs[min(left, right), max(left, right)] = cosine
    return dict(pairs)
