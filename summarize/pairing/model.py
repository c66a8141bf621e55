"""The learned model: two regressions over named features, each averaged with boosted trees over the same, and a third.

The first gives each pair a chance by itself, the second by what the first says of its rivals too; the third weighs the set
of mentions that would be told as one question answered differently. Among the features is how likely each mention answers
a question at all that others answer too, and that others answer differently, by where its words and its sentence lie
in the space of sentences. Made by `python -m training.pairing --write`; `data/same_question.toml` holds for each
feature the mean and the spread it is measured by and its weight, `data/same_question.npz` trees and directions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from summarize.learned import (
    Directions,
    Mixed,
    Regression,
    arrays,
    read_directions,
    read_mixed,
    read_regression,
)
from summarize.pairing.context import CONTEXT, context
from summarize.pairing.features import NAMES, Pair, matrix
from summarize.pairing.mention import Mention
from summarize.pairing.telling import TELLING
from translate.datafiles import table
from translate.encoder import SentenceEncoder, Vectors

WEIGHTS, ARRAYS = "same_question.toml", "same_question.npz"

# What a mention's vector says of it: it answers a question that others answer too; they answer it differently.
DIRECTIONS = ("asked", "disputed")
FEATURES = (*NAMES, *(f"{name}_{how}" for how in ("both", "least", "differs") for name in DIRECTIONS))


@dataclass(frozen=True, slots=True)
class Model:
    """`first` over `FEATURES`, `second` over `CONTEXT` and `FEATURES`; `directions` of `mention_vectors`."""

    directions: Directions
    first: Mixed
    second: Mixed

    def probabilities(self, every: Sequence[Mention], pairs: Sequence[Pair], vectors: Vectors) -> np.ndarray:
        """The chance of each pair of mentions to answer one question, float64 (pairs,); `vectors` are the mentions'."""
        return self.second.chances(self._rows(every, pairs, vectors))

    def reasons(
        self, every: Sequence[Mention], pairs: Sequence[Pair], vectors: Vectors, most: int = 5
    ) -> list[list[tuple[str, float]]]:
        """What speaks most for (above 0) or against each pair: a feature's part of the regression's log-odds."""
        regression = self.second.regression
        parts = regression.parts(self._rows(every, pairs, vectors))
        return [
            [(regression.names[place], float(row[place])) for place in np.argsort(-np.abs(row))[:most]]
            for row in parts
        ]

    def _rows(self, every: Sequence[Mention], pairs: Sequence[Pair], vectors: Vectors) -> np.ndarray:
        x = rows(pairs, self.directions.known(vectors))
        return np.hstack([context(every, pairs, self.first.chances(x)), x])


def mention_vectors(every: Sequence[Mention], encoder: SentenceEncoder) -> Vectors:
    """What the directions of a model are of: a mention's words and its sentence beside each other, numbers masked,
    float32 (mentions, 2 × dimensions).
    """
    own = encoder.encode([one.masked for one in every], mask_numbers=True)
    whole = encoder.encode([one.claim.text for one in every], mask_numbers=True)
    return np.hstack([own, whole])


def rows(pairs: Sequence[Pair], odds: np.ndarray) -> np.ndarray:
    """`FEATURES` of each pair, float32; `odds` are the mentions' along `DIRECTIONS`."""
    left, right = odds[[pair.left for pair in pairs]], odds[[pair.right for pair in pairs]]
    of_both = left + right, np.minimum(left, right), np.abs(left - right)
    return np.hstack([matrix(pairs), *of_both]).astype(np.float32)


@cache
def shipped() -> Model:
    """The model that comes with Mujaz. Raises ValueError where its features are not those of this version."""
    data, held = table(__package__, WEIGHTS), arrays(__package__, ARRAYS)
    return Model(
        read_directions(held),
        read_mixed(data, held, "first", FEATURES, WEIGHTS),
        read_mixed(data, held, "second", (*CONTEXT, *FEATURES), WEIGHTS),
    )


@cache
def shipped_telling() -> Regression:
    """How sure a set of mentions is told rightly, over `TELLING`; raises as `shipped`."""
    return read_regression(table(__package__, WEIGHTS)["telling"], TELLING, WEIGHTS)
