"""The learned model: does a sentence answer a question that accounts answer differently, and do two answer one?

Made by `python -m training.opposing --write` on the event groups to learn on. `differing.toml` holds for each feature the mean and
the spread it is measured by and its weight in the regression; `differing.npz` the directions in the space of
sentences along which each kind of disputed answer lies, and the boosted trees that are averaged with the regression.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

import numpy as np

from summarize.opposing.features import NAMES, Beside, matrix
from summarize.regression import Regression, read_regression
from translate.datafiles import table
from translate.encoder import Vectors

WEIGHTS, ARRAYS = "differing.toml", "differing.npz"

# Kinds of questions that words answer; the last of the directions is of any of them.
KINDS = ("status", "cause", "certainty", "attribution", "party", "place", "name")
DIRECTIONS = (*KINDS, "any")
FEATURES = (
    *NAMES,
    *(f"{kind}_of_both" for kind in DIRECTIONS),
    *(f"{kind}_of_one" for kind in DIRECTIONS),
)
# The directions were learned on vectors made this much longer, so that their penalty is that of plain numbers.
SCALE = 10.0


@dataclass(frozen=True, slots=True)
class Directions:
    """Along which sentences of each kind lie: `weights` float32 (directions, dimensions), `offsets` (directions,)."""

    weights: np.ndarray
    offsets: np.ndarray

    def fit(self, vectors: Vectors) -> bool:
        """Whether vectors are of the space that the directions were learned in."""
        return bool(vectors.shape[1] == self.weights.shape[1])

    def of(self, vectors: Vectors) -> np.ndarray:
        """The log-odds of each sentence to answer a disputed question of each kind, float64 (sentences, directions)."""
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
class Model:
    """The regression and the trees over `FEATURES`, and the directions that the last of those come from."""

    directions: Directions
    regression: Regression
    trees: Trees

    def chances(self, pairs: Sequence[Beside], vectors: Vectors) -> np.ndarray:
        """The chance of each pair to answer one question differently, float64 (pairs,). `vectors` are the statements'."""
        x = rows(pairs, self.directions.of(vectors))
        return np.asarray((self.regression.chances(x) + self.trees.chances(x)) / 2)

    def kind(self, left: np.ndarray, right: np.ndarray) -> str:
        """Which kind of question two sentences answer, by their vectors."""
        odds = self.directions.of(np.stack([left, right])).sum(axis=0)
        return KINDS[int(odds[: len(KINDS)].argmax())]


def rows(pairs: Sequence[Beside], odds: np.ndarray) -> np.ndarray:
    """`FEATURES` of each pair, float32; `odds` are the statements' along `DIRECTIONS`."""
    left, right = ([getattr(pair, side) for pair in pairs] for side in ("left", "right"))
    both, one = odds[left] + odds[right], np.abs(odds[left] - odds[right])
    return np.hstack([matrix(pairs), both, one]).astype(np.float32)


@cache
def shipped() -> Model:
    """The model that comes with Mujaz. Raises ValueError where its features are not those of this version."""
    data = table(__package__, WEIGHTS)
    packed = (resources.files(__package__) / "data" / ARRAYS).read_bytes()
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        directions = Directions(arrays["directions"].astype(np.float32), arrays["offsets"].astype(np.float64))
        names = ("roots", "feature", "threshold", "left", "right", "value")
        trees = Trees(float(data["trees"]["offset"]), *(arrays[name] for name in names))
    if len(directions.weights) != len(DIRECTIONS) or any(a >= b for a, b in pairwise(trees.roots)):
        raise ValueError(f"{ARRAYS} does not fit: run `python -m training.opposing --write`")
    return Model(directions, read_regression(data["regression"], FEATURES, WEIGHTS), trees)
