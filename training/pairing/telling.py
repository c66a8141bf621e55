"""Telling: learns which sets of mentions are told rightly as one question answered differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.comparison import judged
from summarize.discrepancies import answered_differently, hardly_less
from summarize.learned import Regression
from summarize.pairing import (
    TELLING,
    Question,
    chance_rows,
    grouped,
    narrowings,
    ruled_out,
    telling_features,
)
from training.learned import FOLDS, regression
from training.pairing.fitting import Examples


@dataclass(frozen=True)
class Sets:
    """Sets of mentions that would be told as one question: features (sets, features), what comes of telling each ("right",
    "mixed", "false"), and of which group and of which of its questions each is a narrowing.
    """

    x: np.ndarray
    verdicts: tuple[str, ...]
    groups: np.ndarray
    questions: tuple[tuple[int, int], ...]

    @property
    def right(self) -> np.ndarray:
        """Which are told rightly, int (sets,)."""
        return np.array([verdict == "right" for verdict in self.verdicts], dtype=int)


def sets_to_tell(every: Sequence[Examples], chances: Sequence[np.ndarray]) -> Sets:
    """Every set of mentions that could be told as one question answered differently, by `chances` of each group's pairs."""
    x, verdicts, of_groups, questions = [], [], [], []
    for number, (one, some) in enumerate(zip(every, chances, strict=True)):
        possible = some.copy()
        possible[np.array([bool(ruled_out(pair)) for pair in one.pairs], dtype=bool)] = 0.0
        rows = chance_rows(len(one.mentions), one.pairs, possible)
        for of, question in enumerate(grouped(one.mentions, one.pairs, possible)):
            for places in narrowings(question.places, rows):
                told = Question(tuple(one.mentions[place] for place in places), 0.0)
                if made := answered_differently(told, one.published):
                    x.append(telling_features(places, one.mentions, rows))
                    verdicts.append(judged(made, one.group)[0])
                    of_groups.append(number)
                    questions.append((number, of))
    return Sets(np.array(x), tuple(verdicts), np.array(of_groups), tuple(questions))


def telling(sets: Sets) -> Regression:
    """How surely a set is told rightly."""
    return regression(sets.x, sets.right, TELLING, "telling_strength")


def telling_left_out(sets: Sets) -> np.ndarray:
    """The chance of each set by a regression that has not seen its group."""
    found = np.zeros(len(sets.groups))
    for fold in range(FOLDS):
        out = sets.groups % FOLDS == fold
        kept = regression(sets.x[~out], sets.right[~out], TELLING, "telling_strength")
        found[out] = kept.chances(sets.x[out])
    return found


def told_from(sets: Sets, chances: np.ndarray, floor: float) -> Counter[str]:
    """What is told at a chance of at least `floor`, of each question the widest set hardly less sure than its surest, as the
    product does: how many are right, mixed, false.
    """
    surest: dict[tuple[int, int], float] = {}
    for question, chance in zip(sets.questions, chances.tolist(), strict=True):
        surest[question] = max(surest.get(question, 0.0), chance)
    told: dict[tuple[int, int], int] = {}
    for place, question in enumerate(sets.questions):
        if chances[place] >= surest[question] - hardly_less():
            told.setdefault(question, place)
    return Counter(sets.verdicts[place] for place in told.values() if chances[place] >= floor)
