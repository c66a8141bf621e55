"""A figure of merit of a brief, and the small sums many of them are made of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a brief.

    `name` is what --fail-under calls it. `value` is NaN where it could not be measured; `note` then says why.
    `maximum` is 100 or 1 or NaN for an open scale. `detail` spells the figure out ("14 of 16 sentences").
    """

    name: str
    group: str
    value: float
    detail: str = ""
    maximum: float = 100.0
    higher_is_better: bool | None = True
    note: str = ""


def share(part: float, whole: float) -> float:
    """`part` of `whole` in percent; NaN of nothing."""
    return 100 * part / whole if whole else math.nan


def mean(values: Sequence[float]) -> float:
    """The mean of the values that exist; NaN of none."""
    known = [value for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else math.nan
