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
class _Words:
    """Some words of a mention: their rows among the vectors of all words, how rare each is, and all of that together."""

    rows: np.ndarray
    rarity: np.ndarray
    sum: float


@dataclass(frozen=True, slots=True)
class _Side:
    """One mention's words: of its stretch, behind and before the mark, its verbs, of its sentence."""

    own: _Words
    behind: _Words
    before: _Words
    verbs: _Words
    sentence: _Words


class Alignment:
    """The words and surroundings of mentions, encoded once for all of their pairs."""

    def __init__(
        self, mentions: Sequence[Mention], weights: Mapping[str, float], encoder: SentenceEncoder
    ) -> None:
        """`weights`: how telling a stem is, by its rarity in the articles."""
        rows: dict[str, int] = {}
        self._sides = [_side(one, rows, weights) for one in mentions]
        self._vectors = _word_vectors(list(rows), encoder)
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
            self._within(left.own, right.sentence),
            self._within(right.own, left.sentence),
            *(float(vectors[a] @ vectors[b]) for vectors in self._whole),
        )  # fmt: skip
        return dict(zip(NAMES, values, strict=True))

    def _beside(self, left: _Words, right: _Words) -> tuple[float, float, float, float, float]:
        """(best, least, odd, less odd, nearest); all 0 where a side has no word."""
        if not len(left.rows) or not len(right.rows):
            return 0.0, 0.0, 0.0, 0.0, 0.0
        likeness = self._vectors[left.rows] @ self._vectors[right.rows].T
        ours, theirs = likeness.max(axis=1), likeness.max(axis=0)
        shares = float(ours @ left.rarity) / left.sum, float(theirs @ right.rarity) / right.sum
        odd = float(((1 - ours) * left.rarity).max()), float(((1 - theirs) * right.rarity).max())
        return max(shares), min(shares), max(odd), min(odd), float(ours.max())

    def _within(self, some: _Words, words: _Words) -> float:
        """The share of some words that others come near, or they those, the better one; 0 where a side has none."""
        if not len(some.rows) or not len(words.rows):
            return 0.0
        likeness = self._vectors[some.rows] @ self._vectors[words.rows].T
        own = float(likeness.max(axis=1) @ some.rarity) / some.sum
        return max(own, float(likeness.max(axis=0) @ words.rarity) / words.sum)


def _side(mention: Mention, rows: dict[str, int], weights: Mapping[str, float]) -> _Side:
    tokens = [
        token
        for token in content(tokenise(mention.claim.text))
        if token.end <= mention.start or token.start >= mention.end
    ]
    own = [token for token in tokens if mention.stretch[0] <= token.start < mention.stretch[1]]
    behind = [token for token in own if token.start >= mention.end]
    before = [token for token in own if token.end <= mention.start]
    verbs = [token for token in own if token.stem in mention.verbs]
    found = (own, behind[: _CHOSEN.whole("behind")], before[-_CHOSEN.whole("before") :], verbs, tokens)
    return _Side(*(_words(some, rows, weights) for some in found))


def _words(tokens: Sequence[Token], rows: dict[str, int], weights: Mapping[str, float]) -> _Words:
    places = [rows.setdefault(token.text, len(rows)) for token in tokens]
    rarity = np.array([weights.get(token.stem, 1.0) for token in tokens])
    return _Words(np.array(places, dtype=np.intp), rarity, float(rarity.sum()))


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
