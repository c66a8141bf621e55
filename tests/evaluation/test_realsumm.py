"""ROUGE-1.5.5's own values, as the REALSumm sample stores them."""

from __future__ import annotations

from statistics import fmean

import pytest

from evaluation.rouge import rouge_metrics
from tests.evaluation.realsumm import EXACT, Row, reference_of, rows
from tests.shared_data import requires_shared

pytestmark = requires_shared
_MEASURES = ("precision", "recall", "f_score")


def _differences(variant: str, chosen: list[Row]) -> list[float]:
    name = "Lsum" if variant == "l" else variant
    one = rouge_metrics([name], tokenize="1.5.5", stem=True, split=str.splitlines)[0]
    found = []
    for row in chosen:
        reference = reference_of(row) if variant == "l" else row.reference
        mine = one.sentence_score("\n".join(row.summary), ["\n".join(reference)])
        for measure, value in zip(_MEASURES, (mine.precision, mine.recall, mine.fmeasure), strict=True):
            found.append(abs(value / 100 - row.stored[f"rouge_{variant}_{measure}"]))
    return found


@pytest.mark.parametrize("variant", ["1", "2", "l"])
def test_every_row_whose_printed_reference_was_the_one_scored_is_exact(variant: str) -> None:
    chosen = [row for row in rows() if row.words_agree]
    assert len(chosen) == 116
    # ROUGE-1.5.5 computes F from precision and recall already rounded to five digits
    assert max(_differences(variant, chosen)) < 2 * EXACT


@pytest.mark.parametrize(("variant", "bound"), [("1", 0.002), ("2", 0.002), ("l", 0.0035)])
def test_over_all_rows_f_is_near_although_34_were_scored_with_another_text(
    variant: str, bound: float
) -> None:
    assert fmean(_differences(variant, list(rows()))[2::3]) < bound


def test_without_stems_the_values_are_others() -> None:
    """So the agreement above is no accident of easy texts."""
    one = rouge_metrics(["1"], tokenize="1.5.5")[0]
    apart = [
        abs(
            one.sentence_score("\n".join(r.summary), ["\n".join(r.reference)]).recall / 100
            - r.stored["rouge_1_recall"]
        )
        for r in rows()
        if r.words_agree
    ]
    assert fmean(apart) > 0.01
