"""Judging: a judge's word on the likelier pairs, weighed with the chance that their features give them.

The weights in `data/judged.toml` were learned by `python -m training.judging --write` on the event groups to learn on, from
chances by models that had not seen the group; no judge is ever taught on an event group.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarize.pairing.features import NAMES, Pair, ruled_out
from summarize.pairing.mention import Mention
from summarize.pairing.model import Regression, read_regression
from translate.datafiles import Chosen, table
from translate.judge import Judge

WEIGHTS = "judged.toml"
# The log-odds of the features and of the judge, and both again where the two mentions differ.
HEARD = ("chance", "judge", "differs", "chance_differs", "judge_differs")
_CHOSEN = Chosen(__package__, "judge")
_LEAST = 1e-6


def asked(chances: NDArray[np.float64]) -> NDArray[np.intp]:
    """Which pairs a judge is asked about: the likeliest, `most` at most, ascending."""
    likely = np.flatnonzero(chances >= _CHOSEN("floor"))
    best = likely[np.argsort(-chances[likely], kind="stable")[: _CHOSEN.whole("most")]]
    return np.sort(best)


def words(every: Sequence[Mention], pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    """The two sentences of each pair as a judge reads them."""
    return [(judged_text(every[pair.left]), judged_text(every[pair.right])) for pair in pairs]


def judged_text(mention: Mention) -> str:
    """The sentence of a mention as a judge reads it, and was taught to."""
    return mention.asked(_CHOSEN.whole("words"), _CHOSEN.whole("characters"))


def heard(
    chances: NDArray[np.float64], odds: NDArray[np.float64], pairs: Sequence[Pair]
) -> NDArray[np.float64]:
    """`HEARD` of pairs, float64 (pairs, 5)."""
    sure = np.clip(chances, _LEAST, 1 - _LEAST)
    own = np.log(sure / (1 - sure))
    place = NAMES.index("compatible")
    differs = np.array([pair.features[place] == 0 for pair in pairs], dtype=np.float64)
    return np.column_stack([own, odds, differs, own * differs, odds * differs])


def weighed(
    every: Sequence[Mention],
    pairs: Sequence[Pair],
    chances: NDArray[np.float64],
    judge: Judge,
    weights: Regression | None = None,
) -> NDArray[np.float64]:
    """The chances once the judge was heard about the likelier pairs; those of the others as they were."""
    places = asked(np.where([bool(ruled_out(pair)) for pair in pairs], 0.0, chances))
    if not len(places):
        return chances
    some = [pairs[place] for place in places]
    odds = judge.odds(words(every, some))
    found = chances.copy()
    model = weights or read_regression(table(__package__, WEIGHTS), HEARD, WEIGHTS)
    found[places] = model.chances(heard(chances[places], odds, some))
    return found
