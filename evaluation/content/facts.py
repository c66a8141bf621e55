"""Precision, recall and F of facts (figures, dates, names) that a text states, as sacrebleu metrics.

What a fact is and when two agree is the caller's business: a `FactComparison` says how many facts each text
states and how many of them the other supports. Counts are summed over segments (micro average).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from sacrebleu.metrics.base import Metric, Score, Signature

from evaluation import METRIC_VERSION
from evaluation.significance import Floats


@dataclass(frozen=True, slots=True)
class FactCounts:
    """`supported` of the `stated` facts stand in the other text; `kept` of its `expected` ones in this."""

    stated: int
    supported: int
    expected: int
    kept: int

    @property
    def fmeasure(self) -> float:
        """F1, 0 to 1; NaN where neither text states a fact. See `measures`."""
        return measures(self.stated, self.supported, self.expected, self.kept)[2]


def best(counts: Iterable[FactCounts]) -> FactCounts:
    """Of one text's counts against several references, those with the reference that agrees best.

    A reference that states no fact agrees with a text that states none: nothing is wrong and nothing lost.
    Only one whose facts the text wholly bears out agrees better.
    """

    def agreement(one: FactCounts) -> tuple[float, bool]:
        fmeasure = one.fmeasure
        return (1.0, False) if math.isnan(fmeasure) else (fmeasure, True)

    return max(counts, key=agreement)


def total(counts: Iterable[FactCounts]) -> FactCounts:
    """The sum of several texts' counts."""
    rows = [(one.stated, one.supported, one.expected, one.kept) for one in counts]
    return FactCounts(*map(sum, zip((0, 0, 0, 0), *rows, strict=True)))


# (the text it is measured against, the text measured)
FactComparison = Callable[[str, str], FactCounts]


def measures(stated: float, supported: float, expected: float, kept: float) -> tuple[float, float, float]:
    """Precision, recall and F1, 0 to 1; NaN where there is nothing to count.

    F is NaN only where neither text states a fact. Where one states none, F rests on the other's alone: all
    its facts wrong or lost is 0, all borne out by words that are no fact of their own is 1.
    """
    precision = supported / stated if stated else math.nan
    recall = kept / expected if expected else math.nan
    if not stated and not expected:
        return precision, recall, math.nan
    p, r = (1.0 if math.isnan(part) else part for part in (precision, recall))
    return precision, recall, 2 * p * r / (p + r) if p + r else 0.0


class FactScore(Score):
    """`score` is F; `precision` and `recall` beside it; all 0 to 100 or NaN."""

    def __init__(self, name: str, precision: float, recall: float, fmeasure: float, counts: Sequence[float]):
        super().__init__(name, fmeasure)
        self.precision, self.recall = precision, recall
        stated, supported, expected, kept = (int(count) for count in counts)
        self._verbose = (
            f"({supported} of {stated} stated are supported, {kept} of {expected} expected are kept)"
        )


class FactSignature(Signature):
    """Says what the facts were compared with."""

    def __init__(self, args: dict[str, Any]) -> None:
        super().__init__(args)
        self.info |= {"against": args["against"], "average": "micro", "version": METRIC_VERSION}


class FactF(Metric):
    """F of one kind of fact. `against` is "source" or "reference"; of several references the best counts."""

    _SIGNATURE_TYPE = FactSignature

    def __init__(self, name: str, compare: FactComparison, *, against: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.name, self.compare, self.against = name, compare, against

    def note(self, statistics: Floats) -> str:
        """Says so where no text has such a fact."""
        return "" if statistics.sum() else "not scored: the texts state none."

    def _preprocess_segment(self, sent: str) -> str:
        return sent

    def _extract_reference_info(self, refs: Sequence[str]) -> dict[str, Any]:
        return {"references": refs}

    def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: dict[str, Any]) -> list[int]:
        return list(
            astuple(best(self.compare(reference, hypothesis) for reference in ref_kwargs["references"]))
        )

    def _compute_score_from_stats(self, stats: list[float]) -> FactScore:
        precision, recall, fmeasure = (100 * value for value in measures(*stats))
        return FactScore(self.name, precision, recall, fmeasure, stats)

    def _aggregate_and_compute(self, stats: list[list[float]]) -> FactScore:
        return self._compute_score_from_stats([sum(column) for column in zip(*stats, strict=True)])
