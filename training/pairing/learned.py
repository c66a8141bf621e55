"""What learning the comparison works with: groups as examples, and the regression that is fitted to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from summarize.pairing import Mention, Pair
from summarize.regression import Regression
from translate.datafiles import Chosen

FOLDS = Chosen("training", "left_out").whole("folds")


@dataclass(frozen=True)
class Examples:
    """One group as annotated: the days of its articles by number, its mentions and pairs, features (pairs, features), and
    labels: 0, 1, or -1 where none is sure.
    """

    group: dict[str, Any]
    published: Mapping[int, date | None]
    mentions: tuple[Mention, ...]
    pairs: tuple[Pair, ...]
    x: np.ndarray
    y: np.ndarray


def regression(
    x: np.ndarray, y: np.ndarray, names: Sequence[str], strength: str = "strength", section: str = "pairing"
) -> Regression:
    """A logistic regression with a penalty on its weights (its `strength` is in a section of data/chosen.toml)."""
    from sklearn.linear_model import LogisticRegression

    means, spreads = x.mean(axis=0), x.std(axis=0)
    spreads[spreads == 0] = 1.0
    model = LogisticRegression(C=Chosen("training", section)(strength), max_iter=3000).fit(
        (x - means) / spreads, y
    )
    return Regression(tuple(names), float(model.intercept_[0]), means, spreads, model.coef_[0])
