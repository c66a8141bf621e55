"""Which pairs of articles are worth comparing: neighbours by the encoder, and those that share telling words."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from summarize.clusters import mutual_pairs, nearest
from translate.datafiles import Chosen
from translate.encoder import Vectors

_CHOSEN = Chosen(__package__, "candidates")


def candidate_pairs(words: Sequence[Mapping[str, float]], vectors: Vectors) -> set[tuple[int, int]]:
    """Pairs of places, left < right; their number grows with the articles, not with their square."""
    found = set(mutual_pairs(nearest(vectors, _CHOSEN.whole("neighbours"))))
    return found | _sharing_words(words)


def _sharing_words(words: Sequence[Mapping[str, float]]) -> set[tuple[int, int]]:
    """Pairs that have enough of their heaviest words in common; names are most of these."""
    postings: dict[str, list[int]] = defaultdict(list)
    for place, weights in enumerate(words):
        for word in heapq.nlargest(_CHOSEN.whole("telling"), weights, key=lambda w: (weights[w], w)):
            postings[word].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in postings.values():
        # A word of many articles tells little: each is paired with those just before it.
        for index, right in enumerate(places):
            for left in places[max(0, index - _CHOSEN.whole("postings")) : index]:
                shared[left, right] += 1
    return {pair for pair, number in shared.items() if number >= _CHOSEN.whole("shared")}
