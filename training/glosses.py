"""Glosses of a training pair: as the lexicon gives them, so that the model learns to choose and to doubt.

A product run shows the rarer words with what a dictionary says: several senses, wrong ones, another inflection, some
words not at all. The draws here are of that kind. Which words the pair's English bears out is never looked at.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from translate.datafiles import CHOSEN_FILE, Chosen, table
from translate.embedded import Gloss, gloss_of
from translate.lexicon import Glossed

_CHOSEN = Chosen("training", "glosses")


def drawn(words: Sequence[Glossed], generator: random.Random) -> tuple[Gloss, ...]:
    """Glosses of some of the rarest words, `most` of data/chosen.toml at most, in the order of the text."""
    count = generator.randint(1, _CHOSEN.whole("most"))
    rarest = sorted(words, key=lambda one: -one.rank)[:count]
    shown = [one for one in rarest if generator.random() < _CHOSEN("kept")]
    return tuple(
        (one.text, gloss_of(_other(one, words, generator), _senses(generator))[1])
        for one in sorted(shown, key=lambda one: one.start)
    )


def _other(one: Glossed, words: Sequence[Glossed], generator: random.Random) -> Glossed:
    return generator.choice(words) if generator.random() < _CHOSEN("wrong") else one


def _senses(generator: random.Random) -> int:
    """How many senses are shown."""
    return int(generator.choice(table("training", CHOSEN_FILE)["glosses"]["senses"]))
