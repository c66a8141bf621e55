"""Glosses in training: as a dictionary gives them, drawn anew, some missing, now and then another word's."""

from __future__ import annotations

import random

from training.glosses import drawn
from translate.datafiles import Chosen
from translate.lexicon import Glossed

MOST = Chosen("training", "glosses").whole("most")
WORDS = [Glossed(i * 10, i * 10 + 5, f"كلمة{i}", (f"word{i}", f"other{i}"), 1000 + i) for i in range(20)]


def test_draws_differ_and_are_never_too_many() -> None:
    draws = [drawn(WORDS, random.Random(seed)) for seed in range(60)]
    assert len(set(draws)) > 30
    assert max(map(len, draws)) <= MOST


def test_the_rarest_are_shown_in_the_order_of_the_text() -> None:
    for seed in range(40):
        shown = [arabic for arabic, _ in drawn(WORDS, random.Random(seed))]
        numbers = [int(arabic.removeprefix("كلمة")) for arabic in shown]
        assert numbers == sorted(numbers)
        assert all(number >= len(WORDS) - MOST for number in numbers)


def test_most_glosses_are_the_words_own_and_a_few_are_not() -> None:
    pairs = [pair for seed in range(300) for pair in drawn(WORDS, random.Random(seed))]
    own = [arabic.removeprefix("كلمة") == senses[0].removeprefix("word") for arabic, senses in pairs]
    assert 0.93 < sum(own) / len(own) < 1.0
