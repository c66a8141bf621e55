"""The chance that a weak model's sentence can be trusted, 0–1, from all that the gates measure of it.

A logistic regression on `TRUST_FEATURES`, fitted by `python -m bench.fidelity.trust` on the embedded model's output as people
judged it beside the Arabic.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Protocol

from translate.datafiles import table

TRUST_FEATURES = (
    "similarity", "length_off", "source_coverage", "target_coverage", "unknown", "words", "capitals", "words_lacking",
    "words_held", "word_least_held", "words_unasked", "words_asked", "word_least_asked",
)  # fmt: skip


class Measured(Protocol):
    """What the gates measured, by name."""

    @property
    def signals(self) -> dict[str, float]:
        """See `Assessment.signals`."""


class Checking(Protocol):
    """The gates, as far as trust needs them."""

    def check_all(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Measured]:
        """One assessment for each (Arabic, English)."""


def trust_features(signals: Mapping[str, float]) -> tuple[float, ...]:
    """`TRUST_FEATURES` of one translation, in order."""
    derived = {"length_off": abs(signals["length"]), "words": math.log1p(signals["words"])}
    return tuple({**signals, **derived}[name] for name in TRUST_FEATURES)


def trust(signals: Mapping[str, float]) -> float:
    """The chance that people would call it right or nearly so; 0 where the meaning was not compared, or where a word of it
    is none.
    """
    if math.isnan(signals.get("similarity", math.nan)) or signals["no_words"]:
        return 0.0
    model = table(__package__, "trust.toml")
    total = float(model["intercept"])
    for name, value in zip(TRUST_FEATURES, trust_features(signals), strict=True):
        weight, low, high = model["weights"][name]
        total += weight * min(max(value, low), high)
    return 1 / (1 + math.exp(-total))


def trusts(gates: Checking, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """`trust` of each (Arabic, English)."""
    return [trust(found.signals) for found in gates.check_all(pairs)]
