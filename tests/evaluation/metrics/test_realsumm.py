"""ROUGE-1.5.5's own values, as the REALSumm sample stores them."""

from __future__ import annotations

from statistics import fmean

import pytest

from evaluation.metrics.rouge import rouge_metrics
from tests.evaluation.realsumm import EXACT, rows, sentences_of
from tests.shared_data import requires_shared

pytestmark = requires_shared
_MEASURES = ("precision", "recall", "f_score")


def _differences(variant: str, *, printed: bool = False) -> list[float]:
    name = "Lsum" if variant == "l" else variant
    one = rouge_metrics([name], tokenize="1.5.5", stem=True, split=str.splitlines)[0]
    found = []
    for row in rows():
        reference = row.printed if printed else sentences_of(row)
        mine = one.sentence_score("\n".join(row.summary), ["\n".join(reference)])
        for measure, value in zip(_MEASURES, (mine.precision, mine.recall, mine.fmeasure), strict=True):
            found.append(abs(value / 100 - row.stored[f"rouge_{variant}_{measure}"]))
    return found


@pytest.mark.parametrize("variant", ["1", "2", "l"])
def test_every_row_is_exact_with_the_reference_its_system_was_scored_with(variant: str) -> None:
    assert len(rows()) == 150
    # ROUGE-1.5.5 computes F from precision and recall already rounded to five digits
    assert max(_differences(variant)) < 2 * EXACT


def test_the_printed_reference_is_not_the_one_34_rows_were_scored_with() -> None:
    assert sum(not row.as_printed for row in rows()) == 34
    assert all(row.as_printed for row in rows() if row.printed == row.reference)


@pytest.mark.parametrize(("variant", "bound"), [("1", 0.002), ("2", 0.002)])
def test_with_the_printed_reference_f_is_near_all_the_same(variant: str, bound: float) -> None:
    assert fmean(_differences(variant, printed=True)[2::3]) < bound


def test_without_stems_the_values_are_others() -> None:
    """So the agreement above is no accident of easy texts."""
    one = rouge_metrics(["1"], tokenize="1.5.5")[0]
    apart = [
        abs(
            one.sentence_score("\n".join(r.summary), ["\n".join(r.reference)]).recall / 100
            - r.stored["rouge_1_recall"]
        )
        for r in rows()
    ]
    assert fmean(apart) > 0.01
