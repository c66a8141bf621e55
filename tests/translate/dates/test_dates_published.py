"""The day an article appeared, and what says so."""

from __future__ import annotations

from datetime import date

import pytest

from translate.dates import find_dates, published_date, weekday_clue
from translate.records import DateSource

BODY = "\nقال المتحدث باسم البلدية إن أعمال الصيانة ستستمر حتى نهاية الشهر في كل أحياء المدينة القديمة.\n"


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("عنوان الخبر هنا\nالأحد 15/أكتوبر/2017 - 09:56 م\nطباعة", "2017-10-15"),
        ("عنوان الخبر هنا\n\nالأربعاء، ١٥ نوفمبر ٢٠١٧", "2017-11-15"),
        ("عنوان الخبر هنا\n  • 11/15/2017\n  • 00:00", "2017-11-15"),
        ("تاريخ النشر: 2/4/2018\nآخر تحديث: 3/4/2018 - 10:00", "2018-04-02"),
        ("آخر تحديث: 13/4/2018 - 10:00 (توقيت غرينتش)", "2018-04-13"),
        ("صوت الساحل | ١٢ آذار ٢٠٢٥", "2025-03-12"),
        ("الثلاثاء 26 صفر 1439 هـ - 15 نوفمبر 2017 مـ", "2017-11-15"),
        ("26 صفر 1439 هـ", "2017-11-15"),
        ("نُشر الخميس 20 أبريل / نيسان 2017 الساعة 08:30 بتوقيت غرينتش", "2017-04-20"),
        ("Published: Nov 15, 2017 10:30 GMT+3", "2017-11-15"),
        (
            "موسكو، 15 نوفمبر 2017 (شينخوا) -- قال مسؤول إن المحادثات ستبدأ قريبا في العاصمة الروسية.",
            "2017-11-15",
        ),
        ("كتبت ليلى في جريدتنا.الساحل [نُشر في 2017/11/15] تفاصيل كثيرة عن الموضوع نفسه", "2017-11-15"),
    ],
)
def test_a_stated_date(head: str, value: str) -> None:
    found = published_date(head + BODY)
    assert (str(found.value), found.source) == (value, DateSource.STATED)
    assert "«" in found.evidence


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("نُشر في 05/06/2017\nوصل الوفد أمس الأحد إلى المدينة.", "2017-06-05"),  # a Monday, so day first
        ("نُشر في 05/06/2017\nوصل الوفد أمس الجمعة إلى المدينة.", "2017-05-06"),  # a Saturday, so month first
        ("نُشر في 05/06/2017\nوقع الحادث في 3 مايو 2017 قرب المدينة.", "2017-05-06"),
    ],
)
def test_the_text_settles_an_ambiguous_date_line(head: str, value: str) -> None:
    assert str(published_date(head + BODY).value) == value


def test_metadata_comes_first() -> None:
    found = published_date("الأحد 15/أكتوبر/2017\n" + BODY, stated="2017-10-16T08:00:00+03:00")
    assert (found.value, found.source) == (date(2017, 10, 16), DateSource.STATED)
    assert published_date(BODY, stated="16 تشرين الأول 2017").value == date(2017, 10, 16)


@pytest.mark.parametrize(
    ("text", "value", "evidence"),
    [
        (
            "وقال في بيان له أمس السبت 14 أكتوبر 2017 إن القافلة غادرت.",
            "2017-10-15",
            "أمس السبت 14 أكتوبر 2017",
        ),
        ("وقال اليوم الأحد 15 أكتوبر 2017 إن القافلة غادرت.", "2017-10-15", "اليوم الأحد 15 أكتوبر 2017"),
    ],
)
def test_a_date_inferred_from_the_text(text: str, value: str, evidence: str) -> None:
    found = published_date(text)
    assert (str(found.value), found.source) == (value, DateSource.INFERRED)
    assert evidence in found.evidence


def test_a_date_inferred_from_the_file_name() -> None:
    assert published_date(BODY, name="2017-11-15_alsahel").source is DateSource.INFERRED
    assert published_date(BODY, name="alsahel_20171115").value == date(2017, 11, 15)
    assert published_date(BODY, name="000_1953060e0089d2f7").source is DateSource.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "وذكر التقرير الذي نُشر في 15 نوفمبر 2017 أن الأعمال مستمرة في المدينة.",
        "في ذكرى 11 سبتمبر 2001 تعود الأسئلة\n" + BODY,
        "قبل الحرب\n" + BODY + "وقال أمس الثلاثاء إن الأعمال مستمرة.",
        "منذ ساعتين\n" + BODY,
        "",
    ],
)
def test_a_date_that_nothing_states(text: str) -> None:
    found = published_date(text)
    assert (found.value, found.source, found.evidence) == (None, DateSource.UNKNOWN, "")


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("قال أمس الثلاثاء إن", 3),
        ("قال اليوم الأربعاء إن", 3),
        ("أول من أمس الاثنين", 3),
        ("غدا الخميس", 3),
        ("أمس الأحد", 1),
        ("قال أمس إن يوم الثلاثاء عطلة", None),
        ("أمس الثلاثاء ثم أمس الأربعاء", None),
    ],
)
def test_the_weekday_an_article_gives_away(text: str, weekday: int | None) -> None:
    clue = weekday_clue(find_dates(text))
    assert (clue.weekday if clue else None) == weekday
