"""Telling: which of a question's mentions to set against each other, and how sure it is that they are told rightly.

A question's mentions are joined at a low chance; the least sure of them may be of another thing. Each narrower set, without
the least sure one, then without the two least sure, is weighed by named features of the whole set.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from summarize.pairing.compatible import compatible
from summarize.pairing.context import Rows, between
from summarize.pairing.mention import Answer, Mention
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "telling")
_LEAST = 1e-3

# The first four are log-odds of chances: of the mention least sure of the rest (its mean), of the least sure and the mean
# pair, and of the surest pair that differs. `values`: how many there are; `spread`: of their magnitudes.
TELLING = (
    "least_sure", "least_pair", "mean_pair", "surest_that_differ", "values", "spread", "shared_role", "planned", "late",
    "one_article", "people", "day", "measure",
)  # fmt: skip


def sure_of(group: Sequence[int], chance: Rows) -> np.ndarray:
    """For each mention the mean chance that it is of one question with the others."""
    return np.asarray(between(chance, group, group).sum(axis=1) / (len(group) - 1))


def narrowings(group: Sequence[int], chance: Rows) -> Iterator[list[int]]:
    """The group, then without its least sure mention, and so on down to two, each as sure as may be weighed at all."""
    left = list(group)
    while len(left) > 1:
        sure = sure_of(left, chance)
        if sure.min() >= _CHOSEN("floor"):
            yield list(left)
        del left[int(sure.argmin())]


def telling_features(group: Sequence[int], every: Sequence[Mention], chance: Rows) -> np.ndarray:
    """`TELLING` of a group of at least two mentions, given by their places, float64 (features,)."""
    mentions = [every[place] for place in group]
    pairs = [chance[a].get(b, 0.0) for a, b in combinations(group, 2)]
    differ = [chance[a].get(b, 0.0) for a, b in combinations(group, 2) if not compatible(every[a], every[b])]
    values = [one.value for one in mentions]
    kind = mentions[0].kind
    spread = (
        0.0 if kind is Answer.DAY else math.log1p(max(map(abs, values))) - math.log1p(min(map(abs, values)))
    )
    return np.array(
        [
            _odds(float(sure_of(group, chance).min())),
            _odds(min(pairs)),
            _odds(sum(pairs) / len(pairs)),
            _odds(max(differ, default=0.0)),
            len(set(values)),
            spread,
            bool(frozenset.intersection(*(frozenset(one.roles) for one in mentions))),
            any(one.planned for one in mentions),
            sum(one.position for one in mentions) / len(mentions),
            any(a.document == b.document for a, b in combinations(mentions, 2)),
            all(one.unit == "people" for one in mentions),
            kind is Answer.DAY,
            kind is Answer.MEASURE,
        ],
        dtype=np.float64,
    )


def _odds(chance: float) -> float:
    return math.log(max(chance, _LEAST) / max(1 - chance, _LEAST))
