"""Denials that another voice contradicts."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.ledger import build_ledger
from summarize.records.ledger import Discrepancy
from tests.summarize.articles import article
from translate.encoder import default_encoder

DENIAL = "ونفت وزارة المياه وجود أي خطأ في تصميم السد."


def found(*texts: str, days: tuple[int, ...] = (4, 4, 4)) -> list[Discrepancy]:
    documents = [
        article(text, id=str(n), day=date(2024, 6, day))
        for n, (text, day) in enumerate(zip(texts, days, strict=False))
    ]
    ledger = build_ledger(documents, encoder=default_encoder())
    return [one for one in ledger.discrepancies if one.kind == "status"]


@pytest.mark.parametrize(
    ("other", "verdict", "value"),
    [
        ("وقال مهندس مستقل إن خطأ في تصميم السد هو سبب التصدع.", "contradiction", "said"),
        ("وقد يكون خطأ في تصميم السد سبب التصدع، بحسب مهندس مستقل.", "unresolved", "said with reserve"),
    ],
)
def test_what_one_denies_and_another_says(other: str, verdict: str, value: str) -> None:
    (one,) = found(DENIAL, other)
    assert (one.verdict, [(a.document, a.value) for a in one.accounts]) == (
        verdict,
        [(1, "denied"), (2, value)],
    )
    assert one.accounts[0].holder == "وزارة المياه"
    assert one.accounts[1].quote == other
    assert one.question.startswith("Is it so,")


@pytest.mark.parametrize(
    "other",
    [
        "ونفت وزارة المياه وجود خطأ في تصميم السد.",
        "وأكد خبير مستقل عدم وجود أي خطأ في تصميم السد.",
        "وقالت وزارة المياه إن تصميم السد وضع قبل عشرين سنة.",
        "وافتتح رئيس البلدية مدرسة جديدة في البلدة صباح اليوم.",
    ],
    ids=["both deny", "agrees in other words", "one voice", "another matter"],
)
def test_no_discrepancy(other: str) -> None:
    assert found(DENIAL, other) == []


def test_a_denial_weeks_later_is_of_other_news() -> None:
    assert found(DENIAL, "وقال مهندس مستقل إن خطأ في تصميم السد هو سبب التصدع.", days=(4, 24)) == []


@pytest.mark.parametrize(
    ("third", "count"),
    [("وتقع تدمر شرقي حمص.", 1), ("وتقع تدمر في البادية.", 0)],
    ids=["one scene", "two scenes"],
)
def test_places_that_a_sentence_names_together_are_one_scene(third: str, count: int) -> None:
    told = found(
        "ونفت وزارة المياه وجود أي خطأ في تصميم السد في حمص.",
        "وقال مهندس مستقل في تدمر إن خطأ في تصميم السد هو سبب التصدع. " + third,
    )
    assert len(told) == count
