"""Words beside words: how far two mentions' words say the same, each laid beside its nearest in the other's.

A shared stem or gloss is a word known twice; here «راكباً» and «مسافراً» are near as well, and a word that finds nothing
like it on the other side («السوداء» beside «الرسمي») speaks against the two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from summarize.pairing.mention import Mention
from summarize.words import Token, content, tokenise
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder, Vectors
from translate.lexicon import glosses

_CHOSEN = Chosen(__package__, "alignment")

# best, least: the share of either side's words (by rarity) that the other's come near, the better and the worse of the
# two directions; odd: the rarest word, by how far it is from all of the other side, of the odder and the less odd side.
NAMES = (
    "words_best", "words_least", "words_odd", "words_less_odd", "words_nearest", "noun_best", "noun_least",
    "verbs_best", "verbs_least", "before_best", "before_least", "left_in_sentence", "right_in_sentence",
    "gloss_cosine", "near_cosine", "near_gloss_cosine",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Side:
    """One mention's words, as rows of the vectors of all words: of its stretch, behind and before the mark, its verbs, of
    its sentence.
    """

    own: list[int]
    behind: list[int]
    before: list[int]
    verbs: list[int]
    sentence: list[int]


class Alignment:
    """The words and surroundings of mentions, encoded once for all of their pairs."""

    def __init__(
        self, mentions: Sequence[Mention], weights: Mapping[str, float], encoder: SentenceEncoder
    ) -> None:
        """`weights`: how telling a stem is, by its rarity in the articles."""
        rows: dict[str, int] = {}
        self._weights: list[float] = []
        self._sides = [self._side(one, rows, weights) for one in mentions]
        self._vectors = _word_vectors(list(rows), encoder)
        self._rarity = np.array(self._weights)
        nearby = [_nearby(one) for one in mentions]
        self._whole = [
            encoder.encode([*map(_glossed, texts)] if by_gloss else texts, mask_numbers=True)
            for texts, by_gloss in (
                ([one.masked for one in mentions], True),
                (nearby, False),
                (nearby, True),
            )
        ]

    def features(self, a: int, b: int) -> dict[str, float]:
        """`NAMES` of two mentions, by their places."""
        left, right = self._sides[a], self._sides[b]
        best, least, odd, less_odd, nearest = self._beside(left.own, right.own)
        noun = self._beside(left.behind, right.behind)
        verbs = self._beside(left.verbs, right.verbs)
        before = self._beside(left.before, right.before)
        values = (
            best, least, odd, less_odd, nearest, noun[0], noun[1], verbs[0], verbs[1], before[0], before[1],
            self._beside(left.own, right.sentence)[0],
            self._beside(right.own, left.sentence)[0],
            *(float(vectors[a] @ vectors[b]) for vectors in self._whole),
        )  # fmt: skip
        return dict(zip(NAMES, values, strict=True))

    def _side(self, mention: Mention, rows: dict[str, int], weights: Mapping[str, float]) -> _Side:
        tokens = [
            token
            for token in content(tokenise(mention.claim.text))
            if token.end <= mention.start or token.start >= mention.end
        ]
        places = [self._row(token, rows, weights) for token in tokens]
        own = [
            (token, place)
            for token, place in zip(tokens, places, strict=True)
            if mention.stretch[0] <= token.start < mention.stretch[1]
        ]
        behind = [place for token, place in own if token.start >= mention.end]
        before = [place for token, place in own if token.end <= mention.start]
        return _Side(
            [place for _, place in own],
            behind[: _CHOSEN.whole("behind")],
            before[-_CHOSEN.whole("before") :],
            [place for token, place in own if token.stem in mention.verbs],
            places,
        )

    def _row(self, token: Token, rows: dict[str, int], weights: Mapping[str, float]) -> int:
        if token.text not in rows:
            rows[token.text] = len(rows)
            self._weights.append(weights.get(token.stem, 1.0))
        return rows[token.text]

    def _beside(self, left: list[int], right: list[int]) -> tuple[float, float, float, float, float]:
        """(best, least, odd, less odd, nearest); all 0 where a side has no word."""
        if not left or not right:
            return 0.0, 0.0, 0.0, 0.0, 0.0
        likeness = self._vectors[left] @ self._vectors[right].T
        sides = (likeness.max(axis=1), self._rarity[left]), (likeness.max(axis=0), self._rarity[right])
        shares = [float((near * rarity).sum() / rarity.sum()) for near, rarity in sides]
        odd = [float(((1 - near) * rarity).max()) for near, rarity in sides]
        return max(shares), min(shares), max(odd), min(odd), float(likeness.max())


def _word_vectors(words: Sequence[str], encoder: SentenceEncoder) -> Vectors:
    """A word's vector and that of what the lexicon says it means, added up; rows of length 1."""
    meant = encoder.encode([", ".join(glosses(word)[:2]) for word in words])
    vectors = encoder.encode(words) + _CHOSEN("gloss") * meant
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _nearby(mention: Mention) -> str:
    """The words around the mark, whatever clause they are of."""
    text, width = mention.claim.text, _CHOSEN.whole("nearby")
    return " ".join([*text[: mention.start].split()[-width:], "#", *text[mention.end :].split()[:width]])


def _glossed(text: str) -> str:
    """A text with what its words mean in their stead, where the lexicon knows them."""
    return " ".join(next(iter(glosses(word.strip('،؛:.؟!()«»"“”')) or (word,))) for word in text.split())
