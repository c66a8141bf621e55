"""Which sentences to keep: centrality over documents, position, independent support and redundancy.

Language-neutral: everything works on texts, their vectors, their document's number and their position in it,
so that the benchmark on English articles runs the code that ships.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from translate.datafiles import Chosen
from translate.encoder import Vectors

_CHOSEN = Chosen(__package__, "select")

Scores = NDArray[np.float64]

# Rows of the similarity matrix at once; no result hangs on it.
_BLOCK = 1024
_SEED = 20240229


@dataclass(frozen=True, slots=True)
class Weights:
    """What a sentence's score is made of; `redundancy` is the cosine to a kept sentence that costs all of
    it.
    """

    centrality: float = field(default_factory=lambda: _CHOSEN("centrality"))
    titles: float = field(default_factory=lambda: _CHOSEN("titles"))
    position: float = field(default_factory=lambda: _CHOSEN("position"))
    support: float = field(default_factory=lambda: _CHOSEN("support"))
    redundancy: float = field(default_factory=lambda: _CHOSEN("redundancy"))
    ceiling: float = field(default_factory=lambda: _CHOSEN("ceiling"))
    length: float = field(default_factory=lambda: _CHOSEN("length"))


def centrality(vectors: Vectors, documents: Sequence[int]) -> Scores:
    """Mean, over the other documents, of a sentence's best cosine with one of their sentences.

    With one document only: the mean cosine with its other sentences. `vectors` is (n, d), rows of length 1.
    """
    count = len(documents)
    ids = np.asarray(documents)
    names = list(dict.fromkeys(documents))
    scores = np.zeros(count)
    if count == 0:
        return scores
    if len(names) == 1:
        total = vectors.sum(axis=0)
        return np.asarray((vectors @ total - 1.0) / max(count - 1, 1), dtype=np.float64)
    order = np.argsort(ids, kind="stable")
    # Past a few thousand sentences a fixed sample of articles stands for all, so that the work stays linear.
    if len(names) > _CHOSEN.whole("sampled") and count > _CHOSEN.whole("many"):
        sample = np.random.default_rng(_SEED).choice(np.unique(ids), _CHOSEN.whole("sampled"), replace=False)
        order = order[np.isin(ids[order], sample)]
    found, firsts = np.unique(ids[order], return_index=True)
    others = vectors[order].T
    for start in range(0, count, _BLOCK):
        best = np.maximum.reduceat(vectors[start : start + _BLOCK] @ others, firsts, axis=1)
        foreign = ids[start : start + _BLOCK, None] != found[None, :]
        counted = np.maximum(foreign.sum(axis=1), 1)
        scores[start : start + _BLOCK] = np.where(foreign, best, 0.0).sum(axis=1) / counted
    return scores


def earliness(positions: Sequence[int], lengths: Sequence[int]) -> Scores:
    """1 for an article's first sentence, falling to 0 with the square root of the way through it.

    `positions` count from 0 in a document of `lengths` sentences.
    """
    places = np.asarray(positions, dtype=np.float64)
    totals = np.maximum(np.asarray(lengths, dtype=np.float64), 1.0)
    return np.asarray(1.0 - np.sqrt(np.clip(places / totals, 0.0, 1.0)))


def aboutness(vectors: Vectors, titles: Vectors | None) -> Scores:
    """Mean cosine with the articles' titles, (n,); zeros without titles."""
    if titles is None or not len(titles):
        return np.zeros(len(vectors))
    return np.asarray((vectors @ titles.T).mean(axis=1), dtype=np.float64)


def base_scores(
    lengths: Sequence[int],
    central: Scores,
    early: Scores,
    support: Sequence[float],
    weights: Weights,
    *,
    about: Scores | None = None,
) -> Scores:
    """Each sentence's score before redundancy. `lengths` in words; fragments are marked down."""
    backing = np.log2(np.maximum(np.asarray(support, dtype=np.float64), 1.0))
    fragments = np.asarray(lengths) < _CHOSEN.whole("fragment")
    return (
        weights.centrality * central
        + weights.titles * (about if about is not None else 0.0)
        + weights.position * early
        + weights.support * backing
        - weights.length * fragments
    )


def diversify(
    base: Scores,
    vectors: Vectors,
    lengths: Sequence[int],
    *,
    max_words: int | None = None,
    max_sentences: int | None = None,
    weights: Weights | None = None,
) -> list[int]:
    """Indexes to keep, best first: each time the highest score less what a kept sentence says already.

    The sentence that would pass `max_words` ends the selection; at least one is kept. Maximal marginal
    relevance, Carbonell & Goldstein (1998).
    """
    weights = weights or Weights()
    kept: list[int] = []
    nearest = np.zeros(len(base))
    open_ = np.ones(len(base), dtype=bool)
    used = 0
    while open_.any() and (max_sentences is None or len(kept) < max_sentences):
        gain = np.where(open_ & (nearest < weights.ceiling), base - weights.redundancy * nearest, -np.inf)
        best = int(gain.argmax())
        if gain[best] == -np.inf or (max_words is not None and kept and used + lengths[best] > max_words):
            break
        kept.append(best)
        used += lengths[best]
        open_[best] = False
        nearest = np.maximum(nearest, vectors @ vectors[best])
    return kept


def rank(
    texts: Sequence[str],
    vectors: Vectors,
    documents: Sequence[int],
    positions: Sequence[int],
    *,
    titles: Vectors | None = None,
    support: Sequence[float] | None = None,
    max_words: int | None = None,
    max_sentences: int | None = None,
    weights: Weights | None = None,
) -> list[int]:
    """Indexes of the sentences to keep, best first.

    `vectors` is (n, d) and `titles` (m, d), rows of length 1; `positions` count from 0 in each document;
    `support` is the number of independent sources behind each sentence (1 if absent).
    """
    if not texts:
        return []
    lengths = [max(len(text.split()), 1) for text in texts]
    totals: dict[int, int] = {}
    for place, name in zip(positions, documents, strict=True):
        totals[name] = max(totals.get(name, 0), place + 1)
    early = earliness(positions, [totals[name] for name in documents])
    central, about = centrality(vectors, documents), aboutness(vectors, titles)
    weights = weights or Weights()
    base = base_scores(lengths, central, early, support or [1.0] * len(texts), weights, about=about)
    return diversify(
        base, vectors, lengths, max_words=max_words, max_sentences=max_sentences, weights=weights
    )
