"""The learned model: three logistic regressions over named features, their weights a table that can be read.

The first gives each pair a chance by itself, the second by what the first says of its rivals too; the third weighs the set
of mentions that would be told as one question answered differently. Made by
`python -m training.pairing --write`; `data/same_question.toml` holds for each feature the mean and the spread it is
measured by and its weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from summarize.pairing.context import CONTEXT, context
from summarize.pairing.features import NAMES, Pair, matrix
from summarize.pairing.mention import Mention
from summarize.pairing.telling import TELLING
from summarize.regression import Regression, read_regression
from translate.datafiles import table

WEIGHTS = "same_question.toml"


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
    return Model(
        read_regression(data["first"], NAMES, WEIGHTS),
        read_regression(data["second"], (*CONTEXT, *NAMES), WEIGHTS),
    )


@cache
def shipped_telling() -> Regression:
    """How sure a set of mentions is told rightly, over `TELLING`; raises as `shipped`."""
    return read_regression(table(__package__, WEIGHTS)["telling"], TELLING, WEIGHTS)
