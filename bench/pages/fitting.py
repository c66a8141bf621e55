"""Fitting what the pages' reader weighs: a logistic regression on named features, measured on pages left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

DATA = Path(__file__).resolve().parents[2] / "translate" / "pages" / "data"
FOLDS = 15
Array = NDArray[np.float64]


def left_out(x: Array, y: Array, pages: Array, strength: float) -> Array:
    """The chance of each block by a regression that did not see its page; `pages` numbers them."""
    found = np.zeros(len(y))
    for seen, unseen in GroupKFold(FOLDS, shuffle=True, random_state=0).split(x, y, pages):
        found[unseen] = fitted(x[seen], y[seen], strength).predict_proba(x[unseen])[:, 1]
    return found


def fitted(x: Array, y: Array, strength: float) -> Any:
    """The regression fitted on blocks."""
    return LogisticRegression(C=strength, max_iter=4000).fit(x, y)


def write(file: str, source: str, command: str, names: Sequence[str], model: Any) -> None:
    """Writes a model's weights to the room's `data/`; `source` counts the features, `command` makes the file."""
    lines = [
        f"# Logistic regression on translate/pages/{source}: what each feature adds to the odds, for a block that has it wholly.",
        f"# `{command}`",
        f"intercept = {model.intercept_[0]:.4f}",
        "[weights]",
        *(f"{name} = {weight:.4f}" for name, weight in zip(names, model.coef_[0], strict=True)),
    ]
    (DATA / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
