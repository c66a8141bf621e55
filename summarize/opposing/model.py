"""The learned model: does a sentence answer a question that accounts answer differently, and do two answer one?

Made by `python -m training.opposing --write` on the event groups to learn on. `differing.toml` holds for each feature the mean and
the spread it is measured by and its weight in the regression; `differing.npz` the directions in the space of
sentences along which each kind of disputed answer lies, and the boosted trees that are averaged with the regression.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from summarize.learned import Directions, Mixed, arrays, read_directions, read_mixed
from summarize.opposing.features import NAMES, Beside, matrix
from translate.datafiles import Chosen, table
from translate.encoder import Vectors

_CHOSEN = Chosen(__package__, "model")

WEIGHTS, ARRAYS = "differing.toml", "differing.npz"

# Kinds of questions that words answer; the last of the directions is of any of them.
KINDS = ("status", "cause", "certainty", "attribution", "party", "place", "name")
DIRECTIONS = (*KINDS, "any")
FEATURES = (
    *NAMES,
    *(f"{kind}_of_both" for kind in DIRECTIONS),
    *(f"{kind}_of_one" for kind in DIRECTIONS),
)


@dataclass(frozen=True, slots=True)
class Model:
    """How likely pairs are over `FEATURES`, and the directions that the last of those come from."""

    directions: Directions
    mixed: Mixed

    def chances(self, pairs: Sequence[Beside], vectors: Vectors) -> np.ndarray:
        """The chance of each pair to answer one question differently, float64 (pairs,). `vectors` are the statements'."""
        return self.mixed.chances(rows(pairs, self.directions.of(vectors)))

    def parts(self, pairs: Sequence[Beside], vectors: Vectors) -> np.ndarray:
        """What each feature adds to the regression's log-odds of each pair, float64 (pairs, features)."""
        return self.mixed.regression.parts(rows(pairs, self.directions.of(vectors)))

    def of_cause(self, left: np.ndarray, right: np.ndarray) -> bool:
        """Whether two sentences surely answer why something happened, by their vectors."""
        odds = self.directions.of(np.stack([left, right])).sum(axis=0)[: len(KINDS)]
        place = KINDS.index("cause")
        return bool(odds[place] - np.delete(odds, place).max() >= _CHOSEN("cause"))


def rows(pairs: Sequence[Beside], odds: np.ndarray) -> np.ndarray:
    """`FEATURES` of each pair, float32; `odds` are the statements' along `DIRECTIONS`."""
    left, right = ([getattr(pair, side) for pair in pairs] for side in ("left", "right"))
    both, one = odds[left] + odds[right], np.abs(odds[left] - odds[right])
    return np.hstack([matrix(pairs), both, one]).astype(np.float32)


@cache
def shipped() -> Model:
    """The model that comes with Mujaz. Raises ValueError where its features are not those of this version."""
    held = arrays(__package__, ARRAYS)
    directions = read_directions(held)
    if len(directions.weights) != len(DIRECTIONS):
        raise ValueError(f"{ARRAYS} does not fit: run `python -m training.opposing --write`")
    return Model(directions, read_mixed(table(__package__, WEIGHTS), held, "pairs", FEATURES, WEIGHTS))
