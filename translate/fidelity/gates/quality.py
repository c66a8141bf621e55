"""How far to trust a translation, 0–1, from the gates' measurements.

The estimate is the sentence chrF (as a fraction) to expect against a human reference: a ridge regression on
`FEATURES`, fitted by bench/fidelity/fit.py on seven systems' FLORES-101 outputs. A flag caps it: a fluent sentence
with a wrong figure is not to be trusted.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from translate.datafiles import Chosen, table
from translate.records import Flag, FlagKind

_CHOSEN = Chosen(__package__, "quality")

FEATURES = (
    "similarity", "length_off", "source_coverage", "target_coverage", "gap", "extra", "names_unsupported",
    "places_lost", "log_words", "unknown", "marks", "word_length", "capitals", "english_word_length",
    "words_lacking", "words_held", "word_least_held", "words_asked",
)  # fmt: skip
# Those that only an encoder gives.
BY_MEANING = ("similarity", "words_lacking", "words_held", "word_least_held", "words_asked")
# What a translation with such a finding is worth at most.
_CAPS = {
    FlagKind.EMPTY: 0.0,
    FlagKind.UNTRANSLATED: 0.1,
    FlagKind.LOW_SIMILARITY: 0.15,
    FlagKind.REPETITION: 0.2,
}


def features(signals: Mapping[str, float]) -> tuple[float, ...]:
    """`FEATURES` of one translation, in order; the similarity is nan without an encoder."""
    return (
        signals["similarity"],
        abs(signals["length"]),
        signals["source_coverage"],
        signals["target_coverage"],
        math.log1p(signals["gap"]),
        math.log1p(signals["extra"]),
        signals["names_unsupported"],
        signals["places_lost"],
        math.log1p(signals["words"]),
        signals["unknown"],
        signals["marks"],
        signals["word_length"],
        signals["capitals"],
        signals["english_word_length"],
        math.log1p(signals["words_lacking"]),
        signals["words_held"],
        signals["word_least_held"],
        signals["words_asked"],
    )


def expected(values: Sequence[float]) -> float:
    """Expected sentence chrF, 0–1, of `features`; values outside what was seen in fitting count as its edge."""
    blind = math.isnan(values[0])
    model = table(__package__, "calibration.toml")["quality_without_encoder" if blind else "quality"]
    total: float = model["intercept"]
    for name, value in zip(FEATURES, values, strict=True):
        if name in model["weights"]:
            weight, low, high = model["weights"][name]
            total += weight * min(max(value, low), high)
    return min(max(total, 0.0), 1.0)


def estimate(signals: Mapping[str, float], flags: Sequence[Flag]) -> float:
    """Quality between 0 and 1: what `expected` says, and less with every flag."""
    value = expected(features(signals))
    if flags:
        caps = [_CAPS.get(flag.kind, _CHOSEN("cap")) for flag in flags]
        value = min(value, *caps) * _CHOSEN("each") ** (len(flags) - 1)
    return round(value, 4)
