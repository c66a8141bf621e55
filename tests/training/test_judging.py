"""What a judge of pairs reads, and the figures that say what it is worth."""

from __future__ import annotations

import numpy as np
import pytest

from tests.summarize.pairing.events import FIRST, by_mark, read
from training.judge import judged_text
from training.judging import HEARD, heard
from training.pairing import average_precision
from translate.datafiles import Chosen

LONG = f"{'كلمة ' * 90}لقي 12 راكبا مصرعهم {'خ' * 30_000} {'أخرى ' * 90}."


def test_a_judge_reads_the_sentence_without_the_figure_it_is_asked_about() -> None:
    texts = {judged_text(one) for one in by_mark(read(FIRST)).values()}
    assert "لقي [#] راكبا مصرعهم في انقلاب حافلة على طريق الساحل." in texts


def test_a_judge_never_reads_more_than_was_chosen() -> None:
    characters, words = (Chosen("training", "judge").whole(name) for name in ("characters", "words"))
    for one in read(LONG).mentions:
        text = judged_text(one)
        assert len(text.split()) <= 2 * words + 1
        assert len(text) <= 2 * characters + len(" [#] ")


def test_average_precision_is_one_where_all_of_one_question_come_first() -> None:
    labels = np.array([1, 1, 0, 0])
    assert average_precision(np.array([0.9, 0.8, 0.2, 0.1]), labels) == 1.0
    assert average_precision(np.array([0.1, 0.2, 0.8, 0.9]), labels) == pytest.approx((1 / 3 + 2 / 4) / 2)


def test_what_is_heard_is_told_again_where_the_two_differ() -> None:
    found = heard(np.array([0.5, 0.9]), np.array([2.0, -1.0]), np.array([False, True]))
    assert found.shape == (2, len(HEARD))
    assert found[0].tolist() == [0.0, 2.0, 0.0, 0.0, 0.0]
    assert found[1] == pytest.approx([np.log(9), -1.0, 1.0, np.log(9), -1.0])
