"""Articles that are one another's copy in large part: MinHash signatures in bands (Broder 1997), then counted.

Work grows with the number of articles and of the pairs found, not with the square of the articles.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from summarize.words import tokenise
from translate.datafiles import Chosen
from translate.records import Document

_CHOSEN = Chosen(__package__, "copies")

_PRIME = (1 << 31) - 1
_SEED = 20240229

Shingles = NDArray[np.uint64]


def copied_pairs(documents: Sequence[Document]) -> Iterator[tuple[int, int]]:
    """Pairs of places (left < right), each once, of articles of which the shorter stands in the longer."""
    shingles = [_shingles(document) for document in documents]
    seen: set[tuple[int, int]] = set()
    for bucket in _buckets(shingles):
        # Many copies of one text are held together by their neighbours; all pairs of them need not be named.
        for pair in pairwise(bucket):
            if pair not in seen and _contained(shingles[pair[0]], shingles[pair[1]]):
                yield pair
            seen.add(pair)


def _shingles(document: Document) -> Shingles:
    width = _CHOSEN.whole("shingle")
    found = set()
    for segment in document.segments:
        stems = [token.stem for token in tokenise(segment.text)]
        for start in range(len(stems) - width + 1):
            # A hash that is the same in every process, as Python's own is not.
            found.add(zlib.crc32(" ".join(stems[start : start + width]).encode()) % _PRIME)
    return np.array(sorted(found), dtype=np.uint64)


def _buckets(shingles: Sequence[Shingles]) -> Iterator[list[int]]:
    bands, rows = _CHOSEN.whole("bands"), _CHOSEN.whole("rows")
    random = np.random.default_rng(_SEED)
    factors = random.integers(1, _PRIME, (bands * rows, 1), dtype=np.uint64)
    terms = random.integers(0, _PRIME, (bands * rows, 1), dtype=np.uint64)
    held: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for place, own in enumerate(shingles):
        if not len(own):
            continue
        least = ((own[None, :] * factors + terms) % np.uint64(_PRIME)).min(axis=1)
        for band, signature in enumerate(least.reshape(bands, rows)):
            held[band, signature.tobytes()].append(place)
    yield from (places for places in held.values() if len(places) > 1)


def _contained(left: Shingles, right: Shingles) -> bool:
    shorter = min(len(left), len(right))
    return len(np.intersect1d(left, right, assume_unique=True)) >= _CHOSEN("contained") * shorter
