"""Glosses of a training pair: as the lexicon gives them, so that the model learns to choose and to doubt.

A product run shows the rarer words with what a dictionary says: several senses, wrong ones, another inflection, some
words not at all. The draws here are of that kind. Which words the pair's English bears out is never looked at.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from translate.embedded import Gloss, gloss_of
from translate.lexicon import Glossed

MOST = 12
KEPT = 0.85  # chance of a chosen word to be shown
WRONG = 0.03  # chance of a word to be shown with the English of another
SENSES = (1, 2, 2, 3)  # how many senses are shown, drawn from these


def drawn(words: Sequence[Glossed], generator: random.Random) -> tuple[Gloss, ...]:
    """Glosses of some of the rarest words, `MOST` at most, in the order of the text."""
    count = generator.randint(1, MOST)
    rarest = sorted(words, key=lambda one: -one.rank)[:count]
    shown = [one for one in rarest if generator.random() < KEPT]
    return tuple(
        (one.text, gloss_of(_other(one, words, generator), generator.choice(SENSES))[1])
        for one in sorted(shown, key=lambda one: one.start)
    )


def _other(one: Glossed, words: Sequence[Glossed], generator: random.Random) -> Glossed:
    return generator.choice(words) if generator.random() < WRONG else one
