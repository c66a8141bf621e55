"""A sense for wrong words: does each content word of the Arabic stand in the English, and does any ask for each there?

A word is looked up in the news lexicon; what its glosses share with the English, by letters or by meaning, and how near
the word itself comes, go into a logistic regression (`python -m bench.fidelity.sense`). So do an English word's ties to
the glosses and words of the Arabic.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from translate.datafiles import Chosen, table
from translate.encoder import SentenceEncoder, Vectors
from translate.fidelity.words import (
    FUNCTION_WORDS,
    Token,
    TokenKind,
    stem,
    tokenize,
    translations,
)
from translate.lexicon import Glossed, glossed
from translate.normalise import search_key, without_signs
from translate.particles import without_particles

_CHOSEN = Chosen(__package__, "sense")

# What is looked at of a word: the letters shared with a gloss, the likeness of a gloss and of the word itself, and the
# table of translations.
FEATURES = ("letters", "gloss", "word", "table")


@dataclass(frozen=True, slots=True)
class Sensed:
    """A word `text[start:end]` of one side with the chance that the other side holds it, 0–1."""

    start: int
    end: int
    text: str
    chance: float


@dataclass(frozen=True, slots=True)
class Sense:
    """The content words of both sides."""

    arabic: tuple[Sensed, ...]
    english: tuple[Sensed, ...]


def senses(pairs: Sequence[tuple[str, str]], encoder: SentenceEncoder | None) -> list[Sense]:
    """The `Sense` of each (Arabic, English), encoded at once; without an encoder nothing is sensed."""
    if encoder is None:
        return [Sense((), ())] * len(pairs)
    found = []
    for (words, tokens), (of_arabic, of_english) in measured_words(pairs, encoder):
        found.append(
            Sense(
                tuple(
                    Sensed(word.start, word.end, word.text, chance)
                    for word, chance in zip(words, _chances("arabic", of_arabic), strict=True)
                ),
                tuple(
                    Sensed(token.start, token.end, token.text, chance)
                    for token, chance in zip(tokens, _chances("english", of_english), strict=True)
                ),
            )
        )
    return found


def lost_words(sense: Sense, covered: Collection[str] = ()) -> tuple[str, ...]:
    """The Arabic words that are surely not in the English, the surest first; none of those of the terms `covered`."""
    known = {form for term in covered for form in _forms(term)}
    found = sorted(
        (word.chance, word.start, word.text) for word in sense.arabic if word.chance < _CHOSEN("lost")
    )
    texts = [text for _, _, text in found if known.isdisjoint(_forms(text))]
    return tuple(dict.fromkeys(texts))[: _CHOSEN.whole("most")]


def _forms(text: str) -> set[str]:
    """Every word of a text with and without what is written onto it."""
    return {form for word in search_key(text).split() for form in without_particles(word)}


def sense_signals(sense: Sense) -> dict[str, float]:
    """Measurements for the estimate of trust: how many words each side lacks, the mean, and the worst.

    Chances of no word are those of a word that is there.
    """
    arabic, english = ([word.chance for word in side] or [1.0] for side in (sense.arabic, sense.english))
    return {
        "words_lacking": sum(1 - chance for chance in arabic),
        "words_held": sum(arabic) / len(arabic),
        "word_least_held": min(arabic),
        "words_unasked": sum(1 - chance for chance in english),
        "words_asked": sum(english) / len(english),
        "word_least_asked": min(english),
    }


Features = NDArray[np.float64]
MeasuredWords = tuple[tuple[list[Glossed], list[Token]], tuple[Features, Features]]


def measured_words(pairs: Sequence[tuple[str, str]], encoder: SentenceEncoder) -> list[MeasuredWords]:
    """Content words of both sides, and `FEATURES` of each: (Arabic words, 4) and (English words, 4)."""
    most = _CHOSEN.whole("glosses")
    sides = [(list(glossed(source)), _content(tokenize(target))) for source, target in pairs]
    texts = dict.fromkeys(
        text
        for words, tokens in sides
        for text in (
            *(gloss for word in words for gloss in word.glosses[:most]),
            *(without_signs(word.text) for word in words),
            *(token.key for token in tokens),
        )
    )
    place = {text: at for at, text in enumerate(texts)}
    vectors = encoder.encode(list(texts))
    return [(side, _features(*side, place, vectors)) for side in sides]


def _features(
    words: Sequence[Glossed], tokens: Sequence[Token], place: dict[str, int], vectors: Vectors
) -> tuple[Features, Features]:
    arabic, english = np.zeros((len(words), len(FEATURES))), np.zeros((len(tokens), len(FEATURES)))
    if not words or not tokens:
        return arabic, english
    given = vectors[[place[token.key] for token in tokens]]
    stems = [{stem(part) for part in (token.key, *token.key.split("-"))} for token in tokens]
    every = set().union(*stems)
    most = _CHOSEN.whole("glosses")
    for row, word in enumerate(words):
        glosses = word.glosses[:most]
        asked = [_stems(gloss) for gloss in glosses]
        near = (vectors[[place[gloss] for gloss in glosses]] @ given.T).max(axis=0)
        own = given @ vectors[place[without_signs(word.text)]]
        listed = translations(search_key(word.text))
        by_table = np.array([max(listed.get(one, 0.0) for one in some) for some in stems])
        by_letters = np.array([float(any(some & wanted for wanted in asked)) for some in stems])
        arabic[row] = (
            max((len(wanted & every) / len(wanted) for wanted in asked if wanted), default=0.0),
            near.max(),
            own.max(),
            by_table.max(),
        )
        np.maximum(english, np.stack([by_letters, near, own, by_table], axis=1), out=english)
    return arabic, english


def _content(tokens: Sequence[Token]) -> list[Token]:
    return [
        token
        for token in tokens
        if token.kind is TokenKind.LATIN and len(token.key) > 1 and stem(token.key) not in FUNCTION_WORDS
    ]


def _stems(gloss: str) -> frozenset[str]:
    """The stems of a gloss that carry meaning."""
    words = (stem(word) for word in gloss.lower().replace("-", " ").split())
    return frozenset(word for word in words if word not in FUNCTION_WORDS)


def _chances(section: str, values: Features) -> list[float]:
    model = table(__package__, "sense.toml")[section]
    totals = values @ np.array(model["weights"]) + model["intercept"]
    return [1 / (1 + math.exp(-float(total))) for total in totals]
