"""Which articles are one event, and that the answer does not hang on order, process or day's size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from summarize.discovery import find_events
from translate.documents import document_from_text
from translate.records import DateSource, Document, PublishedDate

FIRE = [
    "حريق في مصفاة الميناء. اندلع حريق كبير في مصفاة الميناء النفطية فجر اليوم. وأصيب سبعة عمال بجروح في حريق المصفاة. وقالت شركة النفط إن المصفاة توقفت.",
    "مصفاة الميناء تتوقف بعد الحريق. قالت شركة النفط إن حريق مصفاة الميناء أوقف الإنتاج. ونقل سبعة عمال إلى المستشفى بعد اندلاع الحريق.",
]
VOTE = [
    "البرلمان يقر قانون الجنسية. صوت نواب البرلمان على قانون الجنسية الجديد مساء أمس. واعترضت كتلة المعارضة على القانون.",
    "نواب المعارضة يرفضون قانون الجنسية. رفضت كتلة المعارضة في البرلمان قانون الجنسية الجديد. وقال رئيس البرلمان إن التصويت نهائي.",
]
MATCH = "نادي النجوم يفوز بالكأس. أحرز المهاجم هدفين في المباراة النهائية أمام جماهير الملعب. وتسلم قائد الفريق الكأس."
COPY = (
    "وقعت هزة أرضية خفيفة في الجبال الشرقية عند الفجر ولم تسجل أي أضرار في القرى المجاورة. "
    "وأكد مركز الرصد أن مركزها على عمق عشرة كيلومترات تحت سطح الأرض شمال البلدة القديمة."
)


def read(text: str, day: date | None = None) -> Document:
    document = document_from_text(text, id=str(abs(hash(text))))
    dated = PublishedDate(day, DateSource.STATED if day else DateSource.UNKNOWN)
    return replace(document, published=dated)


def found(texts: Sequence[str], days: Sequence[date | None] = ()) -> set[frozenset[str]]:
    documents = [read(text, day) for text, day in zip(texts, days or [None] * len(texts), strict=True)]
    return {frozenset(texts[i] for i in event) for event in find_events(documents)}


ONE_A_GROUP = {frozenset(FIRE), frozenset(VOTE), frozenset([MATCH])}


@pytest.mark.parametrize(
    "order", [[*FIRE, *VOTE, MATCH], [MATCH, VOTE[0], FIRE[0], VOTE[1], FIRE[1]], [*VOTE[::-1], MATCH, *FIRE]]
)
def test_articles_are_grouped_by_what_they_tell_in_any_order(order: list[str]) -> None:
    assert found(order) == ONE_A_GROUP


def test_every_article_is_in_one_event_and_the_largest_comes_first() -> None:
    documents = [read(text) for text in (MATCH, *FIRE)]
    assert find_events(documents) == ((1, 2), (0,))


def test_an_input_of_one_event_is_not_taken_apart() -> None:
    assert found(FIRE) == {frozenset(FIRE)}


def test_reports_months_apart_are_two_events() -> None:
    near, far = [date(2031, 5, 3), date(2031, 5, 4)], [date(2031, 5, 3), date(2031, 9, 4)]
    assert found(FIRE, near) == {frozenset(FIRE)}
    assert found(FIRE, far) == {frozenset([text]) for text in FIRE}


def test_an_undated_article_does_not_bridge_two_dates() -> None:
    third = FIRE[0] + " وتابع رجال الإطفاء عملهم في المصفاة."
    days = [date(2031, 5, 3), date(2031, 9, 4), None]
    events = found([*FIRE, third], days)
    assert not any(set(FIRE) <= event for event in events)


def test_agency_copy_is_one_event_whatever_stands_around_it() -> None:
    texts = [f"{COPY} {FIRE[1]}", COPY, MATCH]
    assert found(texts) == {frozenset(texts[:2]), frozenset([MATCH])}


def test_nothing_gives_no_events() -> None:
    assert find_events([]) == ()
