"""What differing numbers are asked to answer, in English that an editor would sign."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.comparing.figure_table import figure_table
from summarize.ledger import build_ledger
from summarize.records.ledger import Ledger
from tests.summarize.articles import article
from translate.encoder import default_encoder


def ledger(*texts: str) -> Ledger:
    documents = [article(text, id=str(n), day=date(2024, 6, 4)) for n, text in enumerate(texts)]
    return build_ledger(documents, encoder=default_encoder(), min_confidence=0)


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        (
            "وقتل 12 عاملا في انهيار المنجم.",
            "وقتل 19 عاملا في انهيار المنجم.",
            "How many workers were killed?",
        ),
        # The condition is told of some of the injured: they are not asked about as injured again.
        (
            "واستقبل المستشفى 50 مصابا، بينهم ستة في حالة حرجة.",
            "واستقبل المستشفى 50 مصابا، بينهم تسعة في حالة حرجة.",
            "How many of the injured were in a serious or critical condition?",
        ),
        (
            "واستقبل المستشفى 50 مصابا، بينهم ستة في حالة حرجة.",
            "واستقبل المستشفى 50 مصابا، بينهم تسعة في العناية المركزة.",
            "How many of the injured were in a serious or critical condition or in intensive care?",
        ),
        (
            "واستقبل المستشفى 50 مصابا، بينهم ستة من حي النور.",
            "واستقبل المستشفى 50 مصابا، بينهم تسعة من حي النور.",
            "How many of them are singled out?",
        ),
        (
            "واستقبل المستشفى 50 جريحا، بينهم ستة في غرفة العناية قتلوا لاحقا.",
            "واستقبل المستشفى 50 جريحا، بينهم تسعة في غرفة العناية قتلوا لاحقا.",
            "How many of them were killed?",
        ),
        # What is measured is not asked about as if it were people or missiles.
        (
            "وضرب زلزال بقوة 5.4 درجات مدينة العقيق فجر الاثنين.",
            "وضرب زلزال بقوة 6.1 درجات مدينة العقيق فجر الاثنين.",
            "What was the magnitude?",
        ),
        (
            "وكان المستودع يحتوي على 300 طن من الأسمدة.",
            "وكان المستودع يحتوي على 500 طن من الأسمدة.",
            "How many tonnes did it hold?",
        ),
    ],
)
def test_the_question_of_two_numbers(one: str, other: str, question: str) -> None:
    found = [d.question for d in ledger(one, other).discrepancies if d.kind == "number"]
    assert question in found


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        (
            "وفي السوق 40 سائحا من بلدان كثيرة.",
            "وفي السوق 40 سائحا من بلدان كثيرة، بحسب البلدية.",
            "How many visitors?",
        ),
        (
            "وأصيب 42 شخصا في حريق المصنع.",
            "وأصيب 42 شخصا في حريق المصنع، بحسب البلدية.",
            "How many people were injured?",
        ),
    ],
)
def test_the_question_of_numbers_that_agree(one: str, other: str, question: str) -> None:
    assert [row.question for row in figure_table(ledger(one, other))] == [question]


@pytest.mark.parametrize(
    ("later", "explanation"),
    [
        (
            "وقالت وزارة الصحة إن 36 مصابا ما زالوا في مستشفى العقيق.",
            "The later article says how many remain.",
        ),
        (
            "وقالت وزارة الصحة إن عدد المصابين ارتفع إلى 61 مصابا في مستشفى العقيق.",
            "The later article gives the later count.",
        ),
    ],
)
def test_a_count_of_what_remains_is_called_one(later: str, explanation: str) -> None:
    first = "وقالت وزارة الصحة إن 50 مصابا نقلوا إلى مستشفى العقيق."
    documents = [article(text, id=str(n), day=date(2024, 6, 4 + n)) for n, text in enumerate((first, later))]
    (found,) = build_ledger(documents, encoder=default_encoder()).discrepancies
    assert (found.verdict, found.explanation) == ("time update", explanation)
