"""The learned model: a softmax over the roles of a sentence and a line for its worth, as tables that can be read.

Made by `python -m training.story --write`; `data/story.toml` holds for each feature its mean, its spread, a weight a
role and one for the worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from summarize.clusters import Space
from summarize.core.features import NAMES, Row, features
from summarize.records import Cluster, Discrepancy
from translate.datafiles import table
from translate.encoder import SentenceEncoder

WEIGHTS = "story.toml"
ROLES = ("core", "detail", "reaction", "background")


@dataclass(frozen=True, slots=True)
class Story:
    """What each claim of a space is in its event: `roles` are chances, float64 (claims, 4), in the order of `ROLES`;
    `worth` is how much of a reference brief its words are expected to give, float64 (claims,).
    """

    roles: np.ndarray
    worth: np.ndarray

    def chance(self, role: str) -> np.ndarray:
        """The chance of each claim to be of a role, float64 (claims,)."""
        return np.asarray(self.roles[:, ROLES.index(role)])

    def likeliest(self) -> list[str]:
        """The likeliest role of each claim."""
        return [ROLES[place] for place in self.roles.argmax(axis=1)] if len(self.roles) else []


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights: `means` and `spreads` (features,), `roles` (features, 4) and `worth` (features,), with offsets."""

    means: np.ndarray
    spreads: np.ndarray
    roles: np.ndarray
    roles_offset: np.ndarray
    worth: np.ndarray
    worth_offset: float

    def weigh(self, rows: Row) -> Story:
        """The story of the claims with these features, (claims, features)."""
        x = (rows - self.means) / self.spreads
        odds = x @ self.roles + self.roles_offset
        chances = np.exp(odds - odds.max(axis=1, keepdims=True)) if len(x) else np.zeros((0, len(ROLES)))
        return Story(chances / chances.sum(axis=1, keepdims=True), x @ self.worth + self.worth_offset)


def story(
    space: Space,
    titles: Sequence[str],
    clusters: Sequence[Cluster],
    discrepancies: Sequence[Discrepancy],
    encoder: SentenceEncoder,
    model: Weighing | None = None,
) -> Story:
    """What each claim of the space is in its event, by the model that comes with Mujaz if none is given."""
    return (model or shipped()).weigh(features(space, titles, clusters, discrepancies, encoder))


@cache
def shipped() -> Weighing:
    """The model that comes with Mujaz. Raises ValueError where its features are not those of this version."""
    data = table(__package__, WEIGHTS)
    if tuple(data["features"]) != NAMES:
        raise ValueError(f"{WEIGHTS} was made for other features: run `python -m training.story --write`")
    values = np.array([data["features"][name] for name in NAMES])
    return Weighing(
        values[:, 0],
        values[:, 1],
        values[:, 2:6],
        np.array(data["offsets"]["roles"]),
        values[:, 6],
        float(data["offsets"]["worth"]),
    )
