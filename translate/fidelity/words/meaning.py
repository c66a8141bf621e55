"""How near the words of an Arabic and an English text are in meaning.

The sentence encoder reads single words too. Of the content words of a faithful translation over half have one of at
least `same` on the other side and a sixth none of `other`; of another sentence's words it is one in thirty and three in
four (bench/fidelity/meaning.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder, Vectors
from translate.fidelity.words.english_words import FUNCTION_WORDS, stem
from translate.fidelity.words.tokens import Token, TokenKind
from translate.fidelity.words.word_lists import function_words
from translate.normalise import without_signs

_CHOSEN = Chosen(__package__, "meaning")


def says_the_same(cosine: float) -> bool | None:
    """Whether two words of that cosine say the same; None where it does not tell."""
    return True if cosine >= _CHOSEN("same") else False if cosine < _CHOSEN("other") else None


def may_name_the_same(cosine: float) -> bool:
    """Whether a name may go by another word of that cosine."""
    return cosine >= _CHOSEN("same_name")


@dataclass(frozen=True, slots=True)
class Nearness:
    """`cosines[i, j]` of Arabic content word i and English content word j; the places are character offsets."""

    arabic: dict[int, int]
    english: dict[int, int]
    cosines: Vectors

    def of_arabic(self, token: Token) -> float | None:
        """The cosine of the English word that is nearest to an Arabic one; None for words that were not compared."""
        row = self.arabic.get(token.start)
        return None if row is None else float(self.cosines[row].max())

    def of_english(self, token: Token) -> float | None:
        """The cosine of the Arabic word that is nearest to an English one; None for words that were not compared."""
        column = self.english.get(token.start)
        return None if column is None else float(self.cosines[:, column].max())

    def between(self, arabic: Token, english: Token) -> float:
        """The cosine of two words; 0 for words that were not compared."""
        row, column = self.arabic.get(arabic.start), self.english.get(english.start)
        return 0.0 if row is None or column is None else float(self.cosines[row, column])


def nearness(
    pairs: Sequence[tuple[Sequence[Token], Sequence[Token]]], encoder: SentenceEncoder
) -> list[Nearness]:
    """The `Nearness` of each pair of `tokenize`d texts, encoded at once; function words and short ones are left out."""
    rows = [[token for token in arabic if _is_arabic_content(token)] for arabic, _ in pairs]
    columns = [[token for token in english if _is_english_content(token)] for _, english in pairs]
    words = dict.fromkeys(without_signs(token.text) for tokens in (*rows, *columns) for token in tokens)
    place = {word: at for at, word in enumerate(words)}
    vectors = encoder.encode(list(words))
    return [_of(*each, place, vectors) for each in zip(rows, columns, strict=True)]


def _of(rows: Sequence[Token], columns: Sequence[Token], place: dict[str, int], vectors: Vectors) -> Nearness:
    if not rows or not columns:
        return Nearness({}, {}, np.zeros((0, 0), dtype=np.float32))
    arabic, english = (
        vectors[[place[without_signs(token.text)] for token in tokens]] for tokens in (rows, columns)
    )
    return Nearness(
        {token.start: i for i, token in enumerate(rows)},
        {token.start: j for j, token in enumerate(columns)},
        arabic @ english.T,
    )


def _is_arabic_content(token: Token) -> bool:
    return (
        token.kind is TokenKind.ARABIC
        and len(token.key) >= _CHOSEN.whole("least_letters")
        and token.key not in function_words()
    )


def _is_english_content(token: Token) -> bool:
    return (
        token.kind is TokenKind.LATIN
        and len(token.key) >= _CHOSEN.whole("least_letters")
        and stem(token.key) not in FUNCTION_WORDS
    )
