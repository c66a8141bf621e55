"""How far to trust a translation, 0–1, from the gates' measurements."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from translate.records import Flag


def estimate(signals: Mapping[str, float], flags: Sequence[Flag]) -> float:
    """Quality between 0 and 1."""
    similarity = signals["similarity"]
    base = 0.5 if math.isnan(similarity) else similarity
    return max(0.0, min(1.0, base * 0.8 ** len(flags)))
