"""Differences and agreements in Arabic: every value and holder as printed, nothing inflected that may not be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarize.arabic import Arabic
from summarize.records import REMAIN, Account, Agreement, Discrepancy

KILLED = "How many people were killed?"
SAYS = Arabic()


def account(document: int, value: str, quote: str, holder: str = "", qualifier: str = "") -> Account:
    return Account(document, 1, quote, "", value, qualifier, holder)


SEVEN = account(1, "7", "قُتل سبعة عمال في الحريق", "الدفاع المدني")
NINE = account(2, "9", "ارتفعت الحصيلة إلى ٩ قتلى", "مصدر عسكري")
ALSO_NINE = account(3, "9", "وبلغ عدد القتلى 9")


def dispute(
    *accounts: Account, question: str = KILLED, verdict: str = "contradiction", kind: str = "number"
) -> Discrepancy:
    return Discrepancy("d1", kind, question, verdict, accounts)


def test_each_answer_stands_as_printed_with_who_gives_it() -> None:
    assert SAYS.dispute(dispute(SEVEN, NINE)) == (
        "تختلف الروايات في عدد القتلى: «سبعة» بحسب الدفاع المدني، و«٩» بحسب مصدر عسكري."
    )


def test_a_later_count_is_told_as_one() -> None:
    assert SAYS.dispute(dispute(SEVEN, NINE, verdict="time update")) == (
        "تغيّر بمرور الوقت عدد القتلى: «سبعة» بحسب الدفاع المدني، ثم «٩» بحسب مصدر عسكري."
    )


def test_how_many_remain_is_no_later_count() -> None:
    left = replace(dispute(SEVEN, NINE, verdict="time update"), explanation=REMAIN)
    assert SAYS.dispute(left) == ""
    assert SAYS.overtaken(left, NINE) == f"مقال لاحق، [{NINE.document}]، يذكر عدد من بقي: «٩»."


def test_accounts_of_one_answer_stand_together_and_unnamed_ones_by_their_article() -> None:
    assert "و«٩» بحسب مصدر عسكري والمقال 3." in SAYS.dispute(dispute(SEVEN, NINE, ALSO_NINE))


@pytest.mark.parametrize(
    ("holder", "after"),
    [
        ("الدفاع المدني", "الدفاع المدني"),
        ("مسؤولون محليون", "«مسؤولون محليون»"),
        ("شاهدان", "«شاهدان»"),
        ("أبو سعيد", "«أبو سعيد»"),
        ("لجنة الحي", "لجنة الحي"),
        ("المسلحون", "«المسلحون»"),
        ("مصدر ومسؤولان", "«مصدر ومسؤولان»"),
        ("مراقبو الأمم المتحدة", "«مراقبو الأمم المتحدة»"),
        # Endings that are the noun's own.
        ("إيران", "إيران"),
        ("البرلمان", "البرلمان"),
        ("رئيس السودان", "رئيس السودان"),
        ("التلفزيون السوري", "التلفزيون السوري"),
        ("السكان", "السكان"),
        ("عضو في المجلس", "عضو في المجلس"),
        ("ماكرون", "ماكرون"),
        ("حركة طالبان", "حركة طالبان"),
        ("صحيفة «المنارة»", "«صحيفة المنارة»"),
    ],
)
def test_a_holder_that_would_have_to_be_inflected_is_quoted(holder: str, after: str) -> None:
    seven = account(1, "7", "قُتل سبعة", holder)
    assert f"«سبعة» بحسب {after}، و" in SAYS.dispute(dispute(seven, NINE))


@pytest.mark.parametrize(
    "one",
    [
        dispute(SEVEN, NINE, verdict="different precision"),
        dispute(SEVEN, account(2, "9", "قُتل 9", "الدفاع المدني")),
        dispute(SEVEN, NINE, account(3, "9", "قُتل 9", SEVEN.holder)),
        dispute(SEVEN, NINE, question="The accounts give different figures"),
        dispute(SEVEN, NINE, question="How many of them were killed?"),
        dispute(SEVEN),
    ],
    ids=[
        "only less exact",
        "one speaker gives both",
        "and once beside another",
        "unknown question",
        "leans",
        "one answer",
    ],
)
def test_what_makes_no_sure_sentence_makes_none(one: Discrepancy) -> None:
    assert SAYS.dispute(one) == ""


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        ("number", "تختلف الروايات في هذا الرقم"),
        ("date", "تختلف الروايات في هذا التاريخ"),
        ("status", "تختلف الروايات في هذا الأمر"),
    ],
)
def test_a_question_that_is_not_known_is_not_guessed(kind: str, question: str) -> None:
    shown = SAYS.discrepancy(dispute(SEVEN, NINE, question="How many gizmos wobbled?", kind=kind))
    assert shown.question == question
    assert [one.value for one in shown.accounts] == ["«سبعة»", "«٩»"]
    assert [one.quote for one in shown.accounts] == [SEVEN.quote, NINE.quote]


def test_notes_name_what_differs_and_what_overtakes() -> None:
    asked = Discrepancy("d2", "status", "Were they released?", "contradiction", (SEVEN, NINE))
    assert SAYS.disputed([dispute(SEVEN, NINE)]) == "تختلف الروايات في عدد القتلى."
    assert SAYS.disputed([dispute(SEVEN, NINE), asked]) == "تختلف الروايات في عدد القتلى: هل أُفرج عنهم؟"
    assert SAYS.overtaken(dispute(SEVEN, NINE), NINE) == "في مقال لاحق، [2]، عدد القتلى: «٩»."


def agreement(question: str, value: str, counted: str, *quotes: str, qualifier: str = "") -> Agreement:
    accounts = tuple(account(n, value, quote, qualifier=qualifier) for n, quote in enumerate(quotes, 1))
    return Agreement(question, value, qualifier, accounts, 0.9, counted)


def test_agreements() -> None:
    dead = agreement(KILLED, "14", "people", "أسفر عن مقتل أربعة عشر شخصاً")
    assert SAYS.agreed(dead) == "عدد القتلى: «أربعة عشر»، وعليه تتفق الروايات."
    sum_ = agreement("", "50,000", "pound", "صرف خمسين ألف جنيه لكل أسرة", qualifier="about")
    assert SAYS.figure_alone(sum_) == "تتفق الروايات على رقم: نحو «خمسين ألف جنيه»."
    assert SAYS.alike(sum_, 2).startswith("يتفق مصدران مستقلان على نحو «خمسين ألف جنيه»،")
    assert SAYS.alike(sum_, 4).startswith("تتفق 4 مصادر مستقلة على")
    assert SAYS.agreed(sum_) == ""
    day = agreement("", "2017-10-16", "", "مساء الاثنين")
    assert "16 أكتوبر/تشرين الأول 2017" in SAYS.alike(day, 2)


def test_a_word_that_counts_nothing_is_not_taken_for_the_counted() -> None:
    assert SAYS.figure_alone(agreement("", "17", "protesters", "اعتقل 17 من المحتجين")) == ""
