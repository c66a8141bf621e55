"""The learned model: a logistic regression over named features, its weights a table that can be read.

Made by `python -m training.pairing --write`; `data/same_question.toml` holds for each feature the mean and the spread it
is measured by and its weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from summarize.pairing.features import NAMES, Pair, matrix
from translate.datafiles import table

WEIGHTS = "same_question.toml"


@dataclass(frozen=True, slots=True)
class Model:
    """`offset` and, a feature, `means`, `spreads` and `weights`; all float64 (features,)."""

    offset: float
    means: np.ndarray
    spreads: np.ndarray
    weights: np.ndarray

    def probabilities(self, pairs: Sequence[Pair]) -> np.ndarray:
        """The chance of each pair to answer one question, float64 (pairs,)."""
        return np.asarray(1 / (1 + np.exp(-self.odds(matrix(pairs)))))

    def odds(self, x: np.ndarray) -> np.ndarray:
        """The log-odds of the rows of (n, features)."""
        return np.asarray(((x - self.means) / self.spreads) @ self.weights + self.offset)

    def reasons(self, pair: Pair, most: int = 5) -> list[tuple[str, float]]:
        """What speaks most for (above 0) or against a pair: a feature's part of the log-odds."""
        parts = (np.array(pair.features) - self.means) / self.spreads * self.weights
        order = np.argsort(-np.abs(parts))[:most]
        return [(NAMES[place], float(parts[place])) for place in order]


@cache
def shipped() -> Model:
    """The model that comes with Mujaz. Raises ValueError where its features are not those of this version."""
    data = table(__package__, WEIGHTS)
    features = data["features"]
    if tuple(features) != NAMES:
        raise ValueError(f"{WEIGHTS} was made for other features: run `python -m training.pairing --write`")
    means, spreads, weights = np.array([features[name] for name in NAMES]).T
    return Model(float(data["offset"]), means, spreads, weights)
