"""A learned regression: named features with their weights, a table that can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np


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


def read_regression(data: Mapping[str, Any], names: tuple[str, ...], file: str) -> Regression:
    """A regression from its table: `offset`, and `features` as name = [mean, spread, weight].

    Raises ValueError where `file` was made for other features than `names`.
    """
    features = data["features"]
    if tuple(features) != names:
        raise ValueError(f"{file} was made for other features: learn it again (training/README.md)")
    means, spreads, weights = np.array([features[name] for name in names]).T
    return Regression(names, float(data["offset"]), means, spreads, weights)
