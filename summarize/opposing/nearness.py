"""How near two sentences are, word by word and clause by clause, each word laid beside its nearest in the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from summarize.opposing.statement import Clause, Statement
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder, Vectors
from translate.lexicon import glosses

_CHOSEN = Chosen(__package__, "nearness")


@dataclass(frozen=True, slots=True)
class Near:
    """How near two sentences are word by word: shares of the words of either that the other's come near, the better and
    the worse way; the rarest word of either by how far it is from all of the other; the nearest two words; and how near
    a word that one negates is to one that the other does not.
    """

    best: float
    least: float
    odd: float
    less_odd: float
    nearest: float
    negated: float


@dataclass(frozen=True, slots=True)
class Clauses:
    """The two clauses of two sentences that are most alike, and the score of the next two and of two that differ by a
    negation, or both give a cause.
    """

    cosine: float = 0.0
    best: float = 0.0
    least: float = 0.0
    odd: float = 0.0
    score: float = 0.0
    second: float = 0.0
    negated: float = 0.0
    negated_score: float = 0.0
    cause: float = 0.0
    cause_score: float = 0.0
    cause_differs: float = 0.0
    pairs: int = 0


class Words:
    """The words and clauses of all statements, encoded once."""

    def __init__(
        self, statements: Sequence[Statement], weights: Mapping[str, float], encoder: SentenceEncoder
    ) -> None:
        rows: dict[str, int] = {}
        self._statements = statements
        self._rows = [
            np.array([rows.setdefault(token.text, len(rows)) for token in one.words], dtype=np.intp)
            for one in statements
        ]
        self._negated = [
            np.array([rows.setdefault(word, len(rows)) for word in one.negated], dtype=np.intp)
            for one in statements
        ]
        self._plain = [~np.isin(own, negated) for own, negated in zip(self._rows, self._negated, strict=True)]
        self._rarity = [np.array([weights.get(token.stem, 1.0) for token in one.words]) for one in statements]
        self._vectors = _word_vectors(list(rows), encoder)
        texts = [clause.text for one in statements for clause in one.clauses]
        of_clauses = encoder.encode(texts, mask_numbers=True)
        ends = np.cumsum([0, *(len(one.clauses) for one in statements)])
        self._clauses = [of_clauses[a:b] for a, b in pairwise(ends)]
        self._starts = [
            np.array([clause.first for clause in one.clauses], dtype=np.intp) for one in statements
        ]

    def beside(self, left: int, others: Sequence[int]) -> list[tuple[Near, Clauses]]:
        """A statement beside each of some others; all have words."""
        own = self._vectors[self._rows[left]]
        columns = np.concatenate([self._rows[other] for other in others])
        every = (own @ self._vectors[columns].T).astype(np.float64)
        ends = np.cumsum([0, *(len(self._rows[other]) for other in others)])
        negated = self._vectors[self._negated[left]] @ self._vectors[columns].T
        return [
            (
                self._near(left, other, every[:, start:end], negated[:, start:end]),
                self._of_clauses(left, other, every[:, start:end]),
            )
            for other, (start, end) in zip(others, pairwise(ends), strict=True)
        ]

    def _near(self, left: int, right: int, likeness: np.ndarray, negated: np.ndarray) -> Near:
        ours, theirs = likeness.max(axis=1), likeness.max(axis=0)
        shares = _weighed(ours, self._rarity[left]), _weighed(theirs, self._rarity[right])
        odd = (
            float(((1 - ours) * self._rarity[left]).max()),
            float(((1 - theirs) * self._rarity[right]).max()),
        )
        nearest_negated = 0.0
        if negated.size and self._plain[right].any():
            nearest_negated = float(negated[:, self._plain[right]].max())
        if len(self._negated[right]) and self._plain[left].any():
            own = self._vectors[self._rows[left][self._plain[left]]]
            nearest_negated = max(nearest_negated, float((own @ self._vectors[self._negated[right]].T).max()))
        return Near(max(shares), min(shares), max(odd), min(odd), float(ours.max()), nearest_negated)

    def _of_clauses(self, left: int, right: int, likeness: np.ndarray) -> Clauses:
        """The clauses of two sentences laid beside each other, each two."""
        ours, theirs = self._starts[left], self._starts[right]
        of_left, of_right = self._rarity[left], self._rarity[right]
        # For each word of one sentence its nearest in each clause of the other; then each clause's share of that.
        from_left = np.maximum.reduceat(likeness, theirs, axis=1) * of_left[:, None]
        from_right = np.maximum.reduceat(likeness, ours, axis=0) * of_right[None, :]
        left_sums, right_sums = np.add.reduceat(of_left, ours), np.add.reduceat(of_right, theirs)
        left_share = np.add.reduceat(from_left, ours, axis=0) / left_sums[:, None]
        right_share = np.add.reduceat(from_right, theirs, axis=1) / right_sums[None, :]
        odd = np.maximum(
            np.maximum.reduceat(of_left[:, None] - from_left, ours, axis=0),
            np.maximum.reduceat(of_right[None, :] - from_right, theirs, axis=1),
        )
        cosines = (self._clauses[left] @ self._clauses[right].T).astype(np.float64)
        score = cosines / 2 + (left_share + right_share) / 4
        a, b = np.unravel_index(int(score.argmax()), score.shape)
        one, two = self._statements[left].clauses, self._statements[right].clauses
        negative = _negative(one)[:, None] != _negative(two)[None, :]
        cause = _of_cause(one)[:, None] & _of_cause(two)[None, :]
        ordered = np.sort(score, axis=None)
        return Clauses(
            float(cosines[a, b]),
            float(max(left_share[a, b], right_share[a, b])),
            float(min(left_share[a, b], right_share[a, b])),
            float(odd[a, b]),
            float(score[a, b]),
            float(ordered[-2]) if ordered.size > 1 else 0.0,
            float(negative[a, b]),
            float(score[negative].max(initial=0.0)),
            float(cause[a, b]),
            float(score[cause].max(initial=0.0)),
            float(("cause" in one[a].marks) != ("cause" in two[b].marks)),
            int(score.size),
        )


def _negative(clauses: Sequence[Clause]) -> np.ndarray:
    return np.array([one.negative for one in clauses], dtype=bool)


def _of_cause(clauses: Sequence[Clause]) -> np.ndarray:
    return np.array(["cause" in one.marks for one in clauses], dtype=bool)


def _weighed(values: np.ndarray, weights: np.ndarray) -> float:
    return float(values @ weights / weights.sum())


def _word_vectors(words: Sequence[str], encoder: SentenceEncoder) -> Vectors:
    """A word's vector and that of what the lexicon says it means, added up; rows of length 1."""
    meant = encoder.encode([", ".join(glosses(word)[:2]) for word in words])
    vectors = encoder.encode(words) + _CHOSEN("gloss") * meant
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)
