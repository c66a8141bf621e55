"""Ranges: two neighbouring figures that a dash or a word joins."""

from __future__ import annotations

import math
from collections.abc import Sequence

from translate.fidelity.figures.figure import Figure, Kind, Language
from translate.fidelity.figures.numerals import literal_values
from translate.fidelity.figures.units import DASHES
from translate.fidelity.words import Token
from translate.particles import unjoined

_RANGE_WORDS = {"ar": frozenset({"الي", "و", "حتي", "او"}), "en": frozenset({"to", "and", "or", "through"})}


def with_ranges(text: str, tokens: Sequence[Token], found: list[Figure], language: Language) -> list[Figure]:
    """Joins two neighbouring figures that a dash or «إلى» makes a range; units pass from the second to the first."""
    index = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i for i, token in enumerate(tokens)}
    joined: list[Figure] = []
    for figure in found:
        before = joined[-1] if joined else None
        if before is None or before.end not in ends or figure.start not in index:
            joined.append(figure)
            continue
        between = tokens[ends[before.end] + 1 : index[figure.start]]
        linked = _makes_range(tokens, index.get(before.start, 0), between, language)
        # 1924/25
        linked = linked or (before.kind is Kind.YEAR and [token.text for token in between] == ["/"])
        if not linked or not _alike(before, figure):
            joined.append(figure)
            continue
        span = _range(text, before, figure)
        if span.high is not None and span.value < span.high:
            joined[-1] = span
        else:  # a score, or a fall from more to less
            joined.append(figure)
    return joined


def _makes_range(tokens: Sequence[Token], first: int, between: Sequence[Token], language: Language) -> bool:
    keys = [token.key for token in between if token.key not in ("$", "ال", "%", "percent")]
    if len(keys) != 1:
        return False
    if keys[0] in DASHES:
        return True
    previous = {form for token in tokens[max(0, first - 2) : first] for form in unjoined(token.key)}
    if keys[0] in ("و", "and"):
        # "between the ages of two and three million"
        nearby = {token.key for token in tokens[max(0, first - 4) : first]} if language == "en" else previous
        return bool(nearby & {"بين", "between"})
    return keys[0] in _RANGE_WORDS[language] and keys[0] not in ("او", "or")


def _alike(first: Figure, second: Figure) -> bool:
    counts = (Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.AGE, Kind.YEAR)
    return first.kind in counts and second.kind in counts and first.high is None


def _range(text: str, first: Figure, second: Figure) -> Figure:
    """The range of two figures; the scale of the second may belong to the first too (3-4 million)."""
    low, high = first.value, second.value
    alternatives = list(first.alternatives)
    literal = literal_values(second.text.split()[0], decimal_point=True)
    if literal and literal[0]:
        count = literal[0]
    else:  # "two to three million": the scale is the last word's
        count = second.value / 1000.0 ** math.floor(math.log(max(second.value, 1.0), 1000.0) + 1e-9)
    scale = second.value / count if count else 1.0
    if scale > 1 and low < count * 10:
        alternatives.append(low)
        low *= scale
    if first.kind is Kind.YEAR and high < 100:
        # 1995-96
        alternatives.append(high)
        high += first.value // 100 * 100
    kind = Kind.YEAR if first.kind is Kind.YEAR else Kind.RANGE
    return Figure(
        first.start,
        second.end,
        text[first.start : second.end],
        low,
        high,
        second.unit or first.unit,
        first.qualifier or second.qualifier,
        kind,
        (*alternatives, *second.alternatives),
        first.firm or second.firm,
    )
