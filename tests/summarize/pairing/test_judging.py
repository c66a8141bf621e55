"""A judge's word on pairs of mentions: heard about the likelier ones, weighed, and no more than that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from summarize.pairing import HEARD, Regression, asked, weighed
from tests.summarize.pairing.events import FIRST, SECOND, read
from translate.datafiles import Chosen

CHOSEN = Chosen("summarize.pairing", "judge")


class Told:
    """Says one thing of every pair, and remembers what it was asked."""

    def __init__(self, odds: float) -> None:
        self.said = odds
        self.asked: list[tuple[str, str]] = []

    def odds(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        self.asked += pairs
        return np.full(len(pairs), self.said)


def weights(judge: float) -> Regression:
    """The features' odds as they are, and a judge's so much."""
    return Regression(HEARD, 0.0, np.zeros(5), np.ones(5), np.array([1.0, judge, 0.0, 0.0, 0.0]))


def test_asked_about_are_the_likeliest_and_never_too_many() -> None:
    most = CHOSEN.whole("most")
    chances = np.linspace(0, 1, 4 * most)
    places = asked(chances)
    assert len(places) == most
    assert list(places) == sorted(places)
    assert chances[places].min() > np.delete(chances, places).max()
    assert not len(asked(np.full(9, CHOSEN("floor") / 2)))


def test_a_judge_moves_the_chance_of_what_it_is_asked_about_and_of_nothing_else() -> None:
    found = read(FIRST, SECOND)
    before = found.chances.copy()
    places = asked(before)
    for said, side in ((4.0, 1), (-4.0, -1)):
        judge = Told(said)
        after = weighed(found.mentions, found.pairs, before, judge, weights(1.0))
        assert len(judge.asked) == len(places)
        assert (np.sign(after[places] - before[places]) == side).all()
        assert np.array_equal(np.delete(after, places), np.delete(before, places))
    assert np.array_equal(found.chances, before)


def test_a_judge_of_no_weight_changes_nothing() -> None:
    found = read(FIRST, SECOND)
    after = weighed(found.mentions, found.pairs, found.chances, Told(9.0), weights(0.0))
    assert after == pytest.approx(found.chances, abs=1e-6)


def test_a_judge_reads_the_sentences_without_the_figures_it_is_asked_about() -> None:
    judge = Told(0.0)
    found = read(FIRST, SECOND)
    weighed(found.mentions, found.pairs, np.ones(len(found.pairs)), judge, weights(1.0))
    assert (
        "لقي [#] راكبا مصرعهم في انقلاب حافلة على طريق الساحل.",
        "قتل [#] راكبا في انقلاب حافلة على طريق الساحل.",
    ) in judge.asked
