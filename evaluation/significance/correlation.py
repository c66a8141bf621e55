"""How far a metric agrees with people: Pearson's r, Spearman's rho, Kendall's tau-b, with intervals."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from evaluation.errors import ScoringError
from evaluation.records import Interval
from evaluation.significance.resampling import Floats, interval, seed

Level = Literal["segment", "document", "system"]
Indices = NDArray[np.intp]
LEVELS: tuple[Level, ...] = ("segment", "document", "system")
_LEAST = 3
# Up to so many items a table of all pairs is the faster way to Kendall's tau.
_FEW = 100


@dataclass(frozen=True, slots=True)
class Correlation:
    """One coefficient of one metric with the human scores.

    `items` are what was correlated: rows, documents or systems. `value` is NaN where `note` says why.
    """

    metric: str
    level: Level
    coefficient: str
    value: float
    items: int
    interval: Interval | None = None
    note: str = ""


def pearson(first: Floats, second: Floats) -> float:
    """Linear correlation; NaN for fewer than two items or where one side does not vary."""
    if len(first) < 2:
        return math.nan
    a, b = first - first.mean(), second - second.mean()
    scale = math.sqrt(float(a @ a) * float(b @ b))
    return float(a @ b) / scale if scale > 1e-300 else math.nan


def spearman(first: Floats, second: Floats) -> float:
    """Pearson's r of the ranks, ties sharing their mean rank."""
    return pearson(_ranks(first), _ranks(second))


def kendall(first: Floats, second: Floats) -> float:
    """Kendall's tau-b, which discounts ties (Kendall 1945), in n log n time (Knight 1966)."""
    if len(first) <= _FEW:
        a = np.sign(first[:, None] - first[None, :])
        b = np.sign(second[:, None] - second[None, :])
        scale = math.sqrt(float(np.vdot(a, a)) * float(np.vdot(b, b)))
        return float(np.vdot(a, b)) / scale if scale else math.nan
    x, y = (np.unique(side, return_inverse=True)[1] for side in (first, second))
    pairs = len(x) * (len(x) - 1) // 2
    tied_x, tied_y, tied = _tied(x), _tied(y), _tied(x * (int(y.max()) + 1) + y)
    discordant = inversions(y[np.lexsort((y, x))])
    scale = math.sqrt(float(pairs - tied_x)) * math.sqrt(float(pairs - tied_y))
    return (pairs - tied_x - tied_y + tied - 2 * discordant) / scale if scale else math.nan


def inversions(numbers: Indices) -> int:
    """How many pairs of numbers, counted from 0, stand in falling order: bit by bit, from the highest on."""
    found = 0
    for bit in reversed(range(int(numbers.max()).bit_length())):
        # Numbers stand grouped by their higher bits: only within a group does this bit decide.
        group, high = numbers >> (bit + 1), (numbers >> bit) & 1
        before = np.cumsum(high) - high
        starts = np.flatnonzero(np.diff(group, prepend=-1))
        before -= np.repeat(before[starts], np.diff(starts, append=len(group)))
        found += int(before[high == 0].sum())
        numbers = numbers[np.argsort(numbers >> bit, kind="stable")]
    return found


def _tied(numbers: Indices) -> int:
    counts = np.unique(numbers, return_counts=True)[1]
    return int((counts * (counts - 1) // 2).sum())


COEFFICIENTS: Mapping[str, Callable[[Floats, Floats], float]] = {
    "Pearson r": pearson,
    "Spearman ρ": spearman,
    "Kendall τ": kendall,
}


def _ranks(values: Floats) -> Floats:
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[places], dtype=np.float64)


def correlate(
    metrics: Mapping[str, Sequence[float]],
    human: Sequence[float],
    *,
    systems: Sequence[str] = (),
    documents: Sequence[str] = (),
    level: Level = "segment",
    resamples: int = 1000,
) -> list[Correlation]:
    """Every coefficient of every metric with `human`, row by row.

    Level "segment" correlates rows; "document" correlates the systems within each document and takes the mean
    (summary level in the literature); "system" correlates the systems' means. Rows that one side does not
    score are left out, and counted in the note. The interval resamples documents where they are given, else
    rows. Raises ScoringError where a level lacks its names or lengths differ.
    """
    if level == "system" and not systems:
        raise ScoringError("the system level needs a column of system names; pass --system")
    if level == "document" and not (documents and systems):
        raise ScoringError(
            "the document level needs columns of documents and systems; pass --document --system"
        )
    for name, values in {**metrics, "documents": documents, "systems": systems}.items():
        if len(values) not in (len(human), 0):
            raise ScoringError(f"{name}: {len(values)} values for {len(human)} human scores")
    found = []
    people = np.array(human, dtype=np.float64)
    for name, values in metrics.items():
        scores = np.array(values, dtype=np.float64)
        kept = np.flatnonzero(np.isfinite(scores) & np.isfinite(people))
        if not len(kept):
            empty = "no row is scored by both"
            found += [
                Correlation(name, level, coefficient, math.nan, 0, None, empty)
                for coefficient in COEFFICIENTS
            ]
            continue
        table = _Table(scores[kept], people[kept], _numbers(systems, kept), _numbers(documents, kept), level)
        dropped = len(people) - len(kept)
        found += [
            _one(name, coefficient, of, table, dropped, resamples) for coefficient, of in COEFFICIENTS.items()
        ]
    return found


@dataclass(frozen=True, slots=True)
class _Table:
    """Scores beside human scores, cut into the units that are resampled: documents, or rows."""

    scores: Floats
    human: Floats
    systems: Indices
    units: Indices
    level: Level

    def items(self) -> int:
        names = {"system": self.systems, "document": self.units}.get(self.level)
        return len(self.scores) if names is None else len(np.unique(names))

    def resampled(self, of: Callable[[Floats, Floats], float], resamples: int) -> tuple[float, Floats]:
        """The value, and that of samples of the units drawn with replacement."""
        rows = [np.flatnonzero(self.units == unit) for unit in range(int(self.units.max()) + 1)]
        rng = np.random.default_rng(seed())
        draws = [rng.choice(len(rows), size=len(rows)) for _ in range(resamples)]
        if self.level == "document":
            within = np.array([of(self.scores[unit], self.human[unit]) for unit in rows])
            return _mean(within), np.array([_mean(within[draw]) for draw in draws])
        if self.level == "system":
            return self._by_system(of, np.ones(len(rows))), np.array(
                [self._by_system(of, np.bincount(draw, minlength=len(rows))) for draw in draws]
            )
        picked = [np.concatenate([rows[unit] for unit in draw]) for draw in draws]
        return of(self.scores, self.human), np.array([of(self.scores[i], self.human[i]) for i in picked])

    def _by_system(self, of: Callable[[Floats, Floats], float], weights: NDArray[Any]) -> float:
        """Correlation of the systems' means, each unit counted as often as it was drawn."""
        each = weights[self.units].astype(np.float64)
        total = np.bincount(self.systems, each)
        with np.errstate(invalid="ignore", divide="ignore"):
            scores = np.bincount(self.systems, each * self.scores) / total
            human = np.bincount(self.systems, each * self.human) / total
        there = total > 0
        return of(scores[there], human[there])


def _mean(values: Floats) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else math.nan


def _numbers(names: Sequence[str], kept: Indices) -> Indices:
    """Each name as a number, counted from 0; without names each row is its own."""
    if not names:
        return np.arange(len(kept))
    return np.unique([names[index] for index in kept], return_inverse=True)[1]


def _one(
    name: str,
    coefficient: str,
    of: Callable[[Floats, Floats], float],
    table: _Table,
    dropped: int,
    resamples: int,
) -> Correlation:
    items = table.items()
    if items < _LEAST:
        return Correlation(name, table.level, coefficient, math.nan, items, None, f"under {_LEAST} items")
    value, drawn = table.resampled(of, resamples if resamples > 1 else 0)
    if math.isnan(value):
        return Correlation(name, table.level, coefficient, value, items, None, "one side does not vary")
    drawn = drawn[np.isfinite(drawn)]
    bounds = interval(drawn) if resamples > 1 and len(drawn) >= resamples / 2 else None
    note = f"{dropped} rows not scored" if dropped else ""
    return Correlation(name, table.level, coefficient, value, items, bounds, note)
