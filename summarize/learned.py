"""What is learned: regressions over named features, boosted trees over the same, and directions in a space of vectors.

A regression is a table that can be read; trees and directions stand in NumPy archives.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from translate.encoder import Vectors

# Directions are learned on vectors made this much longer, so that their penalty is that of plain numbers.
SCALE = 10.0
NODES = ("roots", "feature", "threshold", "left", "right", "value")


@dataclass(frozen=True, slots=True)
class Regression:
    """A logistic regression: `offset` and, a feature, `means`, `spreads` and `weights`, all float64 (features,)."""

    names: tuple[str, ...]
    offset: float
    means: np.ndarray
    spreads: np.ndarray
    weights: np.ndarray

    def chances(self, x: np.ndarray) -> np.ndarray:
        """The chance of each row of (n, features), float64 (n,)."""
        odds = self.parts(x).sum(axis=1) + self.offset
        return np.asarray(1 / (1 + np.exp(-odds)))

    def parts(self, x: np.ndarray) -> np.ndarray:
        """What each feature adds to the log-odds, float64 (n, features)."""
        return np.asarray((x - self.means) / self.spreads * self.weights)


@dataclass(frozen=True, slots=True)
class Directions:
    """Along which vectors of some kinds lie: `weights` float32 (directions, dimensions), `offsets` (directions,)."""

    weights: np.ndarray
    offsets: np.ndarray

    def fit(self, vectors: Vectors) -> bool:
        """Whether vectors are of the space that the directions were learned in."""
        return bool(vectors.shape[1] == self.weights.shape[1])

    def known(self, vectors: Vectors) -> np.ndarray:
        """As `of`; all 0, which says nothing, where the vectors are of another space."""
        return self.of(vectors) if self.fit(vectors) else np.zeros((len(vectors), len(self.weights)))

    def of(self, vectors: Vectors) -> np.ndarray:
        """The log-odds of each vector to be of each kind, float64 (vectors, directions)."""
        return np.asarray(vectors @ self.weights.T * SCALE + self.offsets, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees, their nodes in a row: a node's `feature` is -1 where it is a leaf, and then `value` is what it adds;
    rows of at most `threshold` go `left`. `roots` are where the trees begin.
    """

    offset: float
    roots: np.ndarray
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray

    def chances(self, x: np.ndarray) -> np.ndarray:
        """The chance of each row of (n, features), float64 (n,)."""
        odds = np.full(len(x), self.offset)
        for root in self.roots:
            at = np.full(len(x), root, dtype=np.intp)
            while (inner := np.flatnonzero(self.feature[at] >= 0)).size:
                here = at[inner]
                goes = x[inner, self.feature[here]] <= self.threshold[here]
                at[inner] = np.where(goes, self.left[here], self.right[here])
            odds += self.value[at]
        return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Mixed:
    """A regression and trees over the same features: the mean of their chances."""

    regression: Regression
    trees: Trees

    def chances(self, x: np.ndarray) -> np.ndarray:
        """The chance of each row of (n, features), float64 (n,)."""
        return np.asarray((self.regression.chances(x) + self.trees.chances(x)) / 2)


@cache
def arrays(room: str, name: str) -> Mapping[str, np.ndarray]:
    """The arrays of the archive `data/<name>` of the package `room`; callers must not change them."""
    packed = (resources.files(room) / "data" / name).read_bytes()
    with np.load(io.BytesIO(packed), allow_pickle=False) as found:
        return dict(found)


def read_directions(held: Mapping[str, np.ndarray]) -> Directions:
    """The directions of an archive."""
    return Directions(held["directions"].astype(np.float32), held["offsets"].astype(np.float64))


def read_mixed(
    data: Mapping[str, Any],
    held: Mapping[str, np.ndarray],
    title: str,
    names: tuple[str, ...],
    file: str,
) -> Mixed:
    """The regression and the trees that stand under `title` in a table and its archive; raises as `read_regression`."""
    nodes = (held[f"{title}_{name}"] for name in NODES)
    return Mixed(read_regression(data[title], names, file), Trees(float(data[title]["trees_offset"]), *nodes))


def read_regression(data: Mapping[str, Any], names: tuple[str, ...], file: str) -> Regression:
    """A regression from its table: `offset`, and `features` as name = [mean, spread, weight].

    Raises ValueError where `file` was made for other features than `names`.
    """
    features = data["features"]
    if tuple(features) != names:
        raise ValueError(f"{file} was made for other features: learn it again (training/README.md)")
    means, spreads, weights = np.array([features[name] for name in names]).T
    return Regression(names, float(data["offset"]), means, spreads, weights)
