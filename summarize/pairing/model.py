"""The learned model: three logistic regressions over named features, their weights a table that can be read.

The first gives each pair a chance by itself, the second by what the first says of its rivals too; the third weighs the set
of mentions that would be told as one question answered differently. Made by
`python -m training.pairing --write`; `data/same_question.toml` holds for each feature the mean and the spread it is
measured by and its weight.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from summarize.pairing.context import CONTEXT, context
from summarize.pairing.features import NAMES, Pair, matrix
from summarize.pairing.mention import Mention
from summarize.pairing.telling import TELLING
from translate.datafiles import table

WEIGHTS = "same_question.toml"


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
class Model:
    """`first` over `NAMES`, `second` over `CONTEXT` and `NAMES`."""

    first: Regression
    second: Regression

    def probabilities(self, every: Sequence[Mention], pairs: Sequence[Pair]) -> np.ndarray:
        """The chance of each pair of mentions to answer one question, float64 (pairs,)."""
        return self.second.chances(self._rows(every, pairs))

    def reasons(
        self, every: Sequence[Mention], pairs: Sequence[Pair], most: int = 5
    ) -> list[list[tuple[str, float]]]:
        """What speaks most for (above 0) or against each pair: a feature's part of the log-odds."""
        parts = self.second.parts(self._rows(every, pairs))
        return [
            [(self.second.names[place], float(row[place])) for place in np.argsort(-np.abs(row))[:most]]
            for row in parts
        ]

    def _rows(self, every: Sequence[Mention], pairs: Sequence[Pair]) -> np.ndarray:
        x = matrix(pairs)
        return np.hstack([context(every, pairs, self.first.chances(x)), x])


@cache
def shipped() -> Model:
    """The model that comes with Mujaz. Raises ValueError where its features are not those of this version."""
    data = table(__package__, WEIGHTS)
    return Model(_read(data["first"], NAMES), _read(data["second"], (*CONTEXT, *NAMES)))


@cache
def shipped_telling() -> Regression:
    """How sure a set of mentions is told rightly, over `TELLING`; raises as `shipped`."""
    return _read(table(__package__, WEIGHTS)["telling"], TELLING)


def _read(data: Mapping[str, Any], names: tuple[str, ...]) -> Regression:
    features = data["features"]
    if tuple(features) != names:
        raise ValueError(f"{WEIGHTS} was made for other features: run `python -m training.pairing --write`")
    means, spreads, weights = np.array([features[name] for name in names]).T
    return Regression(names, float(data["offset"]), means, spreads, weights)
