"""How near each word of a text is to the nearest word of its translation, by the multilingual encoder.

The encoder puts single words of the two languages close together too («الأسواق» and "markets": 0.9; unrelated words
stay below 0.5), so that it serves as a dictionary without gaps. Names are compared by their letters as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from translate.encoder import SentenceEncoder
from translate.fidelity.arabic_words import without_particles
from translate.fidelity.english_words import FUNCTION_WORDS, stem
from translate.fidelity.names import function_words
from translate.fidelity.tokens import Token, TokenKind
from translate.fidelity.transliteration import arabic_letters, evidence, latin_letters

Scores = NDArray[np.float32]
# What a name found by its letters counts.
_NAME = 0.9
_EVIDENCE = 0.3


@dataclass(frozen=True, slots=True)
class WordScores:
    """Best similarity of each content word: `source` and `target` run along `source_tokens` and `target_tokens`."""

    source: Scores
    target: Scores
    source_tokens: tuple[Token, ...]
    target_tokens: tuple[Token, ...]


def content_words(
    arabic: Sequence[Token], english: Sequence[Token]
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words of both sides that carry meaning."""
    return (
        tuple(
            token
            for token in arabic
            if token.kind is TokenKind.ARABIC and len(token.key) > 2 and token.key not in function_words()
        ),
        tuple(
            token
            for token in english
            if token.kind is TokenKind.LATIN and len(token.key) > 1 and stem(token.key) not in FUNCTION_WORDS
        ),
    )


def word_scores(
    pairs: Sequence[tuple[Sequence[Token], Sequence[Token]]], encoder: SentenceEncoder
) -> list[WordScores]:
    """`WordScores` of each pair of `tokenize`d texts; every distinct word is encoded once."""
    words = [content_words(arabic, english) for arabic, english in pairs]
    distinct = sorted({form for arabic, english in words for form in (*_forms(arabic), *_lower(english))})
    vectors = encoder.encode(distinct)
    place = {word: i for i, word in enumerate(distinct)}
    return [_scores(arabic, english, vectors, place) for arabic, english in words]


def _forms(tokens: Sequence[Token]) -> list[str]:
    """Each word as written and without particles."""
    return [form for token in tokens for form in (token.text, without_particles(token.key)[-1])]


def _lower(tokens: Sequence[Token]) -> list[str]:
    return [token.text.lower() for token in tokens]


def _scores(
    arabic: tuple[Token, ...], english: tuple[Token, ...], vectors: Scores, place: dict[str, int]
) -> WordScores:
    if not arabic or not english:
        return WordScores(
            np.zeros(len(arabic), dtype=np.float32), np.zeros(len(english), dtype=np.float32), arabic, english
        )
    target = vectors[[place[word] for word in _lower(english)]]
    forms = vectors[[place[form] for form in _forms(arabic)]]
    similarity = (forms @ target.T).reshape(len(arabic), 2, len(english)).max(axis=1)
    for column, token in enumerate(english):
        if token.text[0].isupper() and similarity[:, column].max() < _NAME:
            letters = latin_letters(token.key.removesuffix("'s"))
            for row, word in enumerate(arabic):
                if letters and evidence(arabic_letters(without_particles(word.key)[-1]), letters) > _EVIDENCE:
                    similarity[row, column] = max(similarity[row, column], _NAME)
    return WordScores(similarity.max(axis=1), similarity.max(axis=0), arabic, english)
