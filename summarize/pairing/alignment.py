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

    def features(self, one: int, others: Sequence[int]) -> np.ndarray:
        """`NAMES` of a mention beside each of some others, by their places: float64 (others, features)."""
        left = self._sides[one]
        right = [self._sides[other] for other in others]
        near = _Near(self._vectors, left.sentence, [side.sentence for side in right])
        own = near.beside(left.own, [side.own for side in right])
        behind = near.beside(left.behind, [side.behind for side in right])
        verbs = near.beside(left.verbs, [side.verbs for side in right])
        before = near.beside(left.before, [side.before for side in right])
        within = np.maximum(*near.shares(left.own, [side.sentence for side in right]))
        around = np.maximum(*near.shares(left.sentence, [side.own for side in right]))
        cosines = [vectors[list(others)] @ vectors[one] for vectors in self._whole]
        return np.column_stack(
            [own, behind[:, :2], verbs[:, :2], before[:, :2], within, around, *cosines]
        ).astype(np.float64)


class _Near:
    """How near the words of a sentence are to those of some others, each two laid beside each other once."""

    def __init__(self, vectors: Vectors, sentence: _Words, others: Sequence[_Words]) -> None:
        theirs = np.unique(np.concatenate([other.rows for other in others]))
        self._columns = np.zeros(len(vectors), dtype=np.intp)
        self._columns[theirs] = np.arange(len(theirs))
        ours = np.unique(sentence.rows)
        self._lines = {row: place for place, row in enumerate(ours.tolist())}
        self._likeness = (vectors[ours] @ vectors[theirs].T).astype(np.float64)

    def beside(self, left: _Words, others: Sequence[_Words]) -> np.ndarray:
        """(best, least, odd, less odd, nearest) for each of the others; all 0 where a side has no word."""
        found = np.zeros((len(others), 5))
        some, ours, theirs, starts = self._nearest(left, others)
        if not some:
            return found
        rarity = np.concatenate([others[place].rarity for place in some])
        sums = np.array([others[place].sum for place in some])
        shares = left.rarity @ ours / left.sum, np.add.reduceat(theirs * rarity, starts) / sums
        odd = (
            ((1 - ours) * left.rarity[:, None]).max(axis=0),
            np.maximum.reduceat((1 - theirs) * rarity, starts),
        )
        found[some] = np.column_stack(
            [np.maximum(*shares), np.minimum(*shares), np.maximum(*odd), np.minimum(*odd), ours.max(axis=0)]
        )
        return found

    def shares(self, left: _Words, others: Sequence[_Words]) -> tuple[np.ndarray, np.ndarray]:
        """The share of the left words that the others' come near, and of the others' that the left ones do."""
        found = np.zeros((2, len(others)))
        some, ours, theirs, starts = self._nearest(left, others)
        if some:
            rarity = np.concatenate([others[place].rarity for place in some])
            found[0, some] = left.rarity @ ours / left.sum
            found[1, some] = np.add.reduceat(theirs * rarity, starts) / [others[place].sum for place in some]
        return found[0], found[1]

    def _nearest(
        self, left: _Words, others: Sequence[_Words]
    ) -> tuple[list[int], np.ndarray, np.ndarray, np.ndarray]:
        """The others that have words, by their places; for each left word its nearest in each of those, float64
        (words, others); for each word of those, in a row, its nearest on the left; and where each one's words begin.
        """
        some = [place for place, other in enumerate(others) if len(other.rows)] if len(left.rows) else []
        if not some:
            return [], np.zeros((0, 0)), np.zeros(0), np.zeros(0, dtype=np.intp)
        lengths = [len(others[place].rows) for place in some]
        starts = np.concatenate([[0], np.cumsum(lengths[:-1])]).astype(np.intp)
        columns = self._columns[np.concatenate([others[place].rows for place in some])]
        lines = [self._lines[row] for row in left.rows.tolist()]
        likeness = self._likeness[lines][:, columns]
        return some, np.maximum.reduceat(likeness, starts, axis=1), likeness.max(axis=0), starts


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
