"""Which pairs of articles are worth comparing: near ones of hashed words, and those that share telling words."""

from __future__ import annotations

import heapq
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from summarize.clusters import mutual_pairs, nearest
from translate.datafiles import Chosen
from translate.encoder import Vectors

_CHOSEN = Chosen(__package__, "candidates")

Words = Mapping[str, float]


def candidate_pairs(articles: Sequence[Words]) -> set[tuple[int, int]]:
    """Pairs of places, left < right; their number grows with the articles, not with their square."""
    return set(mutual_pairs(nearest(_hashed(articles), _CHOSEN.whole("neighbours")))) | _sharing(articles)


def _hashed(articles: Sequence[Words]) -> Vectors:
    """The words' weights in few dimensions, with signs so that chance meetings cancel out (Weinberger et al. 2009)."""
    width = _CHOSEN.whole("dimensions")
    vectors = np.zeros((len(articles), width), dtype=np.float32)
    for row, weights in enumerate(articles):
        for word, weight in weights.items():
            # A hash that is the same in every process, as Python's own is not.
            place, odd = divmod(zlib.crc32(word.encode()), 2)
            vectors[row, place % width] += -weight if odd else weight
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _sharing(articles: Sequence[Words]) -> set[tuple[int, int]]:
    """Pairs that have enough of their heaviest words in common; names are most of these."""
    postings: dict[str, list[int]] = defaultdict(list)
    for place, weights in enumerate(articles):
        for word in heapq.nlargest(_CHOSEN.whole("telling"), weights, key=lambda w: (weights[w], w)):
            postings[word].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in postings.values():
        # A word of many articles tells little: each is paired with those just before it.
        for index, right in enumerate(places):
            for left in places[max(0, index - _CHOSEN.whole("postings")) : index]:
                shared[left, right] += 1
    return {pair for pair, number in shared.items() if number >= _CHOSEN.whole("shared")}
