"""Date lines as publishing systems print them: every month in its traditions, both rows of digits, glued and in words."""

from __future__ import annotations

from datetime import date

import pytest

from translate.dates import find_dates, published_date

TEXT = "\n\nأعلنت البلدية افتتاح جسر جديد يربط ضفتي المدينة بعد أعمال استمرت عامين كاملين.\nوقال رئيسها إن السير عليه يبدأ غدا."
LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
GULF = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
MAGHREB = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
NUMBERED = {1: "كانون 2", 10: "تشرين 1", 11: "تشرين 2", 12: "كانون 1"}
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def day_of(line: str) -> str:
    return str(published_date(f"افتتاح جسر جديد في وادي النور\n{line}{TEXT}").value)


@pytest.mark.parametrize("digits", ["western", "arabic"])
@pytest.mark.parametrize("names", [LEVANT, GULF, MAGHREB], ids=["levant", "gulf", "maghreb"])
@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    "shape",
    [
        "7 {month} 2021",
        "7{month}2021",
        "7-{month}-2021",
        "7.{month}.2021",
        "2021-{month}-07",
        "2021/{month}/07",
        "2021 {month} 07",
        "2021، {month}، 7",
        "الأحد 7{month}2021",
    ],
)
def test_every_month_in_every_shape(shape: str, month: int, names: list[str], digits: str) -> None:
    line = shape.format(month=names[month - 1])
    line = line.translate(ARABIC_DIGITS) if digits == "arabic" else line
    assert day_of(line) == f"2021-{month:02d}-07"


@pytest.mark.parametrize("digits", ["western", "arabic"])
@pytest.mark.parametrize("month", NUMBERED)
@pytest.mark.parametrize("glue", [" ", ""])
def test_numbered_months_of_the_levant(month: int, glue: str, digits: str) -> None:
    line = f"15 {NUMBERED[month].replace(' ', glue)} 2023"
    line = line.translate(ARABIC_DIGITS) if digits == "arabic" else line
    assert day_of(line) == f"2023-{month:02d}-15"


@pytest.mark.parametrize(
    "line",
    [
        "2023-10-15T22:30:00Z",
        "2023-10-15T22:30:00+03:00",
        "2023-10-15T22:30:00.123+0300",
        "2023-10-15 22:30:00 +0300",
        "نُشر في: 2023-10-15T22:30Z",
    ],
)
def test_a_time_stamp_in_a_texts_head_says_its_own_day(line: str) -> None:
    assert day_of(line) == "2023-10-15"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("الخامس عشر من مارس عام ألفين واثنين وعشرين", "2022-03-15"),
        ("3 مارس سنة ألف وتسعمئة وسبع وستين", "1967-03-03"),
        ("3 مارس سنة ألف وتسعمائة وسبع وستين", "1967-03-03"),
        ("9 أيلول من عام ألفين وعشرة", "2010-09-09"),
        ("1 يناير عام ألفين", "2000-01-01"),
        ("4 جويلية سنة ألفين وثلاث عشرة", "2013-07-04"),
        ("10 سبتمبر سنة اثنتين وعشرين وألفين", "2022-09-10"),
        ("الثلاثاء 4 نونبر ألفين وخمسة وعشرين", "2025-11-04"),
    ],
)
def test_years_in_words(line: str, value: str) -> None:
    assert day_of(line) == value


UNITS = ["", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TEENS = ["عشرة", "أحد عشر", "اثني عشر", *(f"{unit} عشر" for unit in UNITS[3:])]
TENS = ["", "", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"]


def test_every_year_of_two_centuries_in_words() -> None:
    for year in range(1900, 2100):
        tens, units = divmod(year % 100, 10)
        parts = [TEENS[units]] if tens == 1 else [part for part in (UNITS[units], TENS[tens]) if part]
        words = " و".join(["ألف وتسعمئة" if year < 2000 else "ألفين", *parts])
        (found,) = find_dates(f"في عام {words}.")
        assert (found.value, found.precision) == (date(year, 1, 1), "year"), words


@pytest.mark.parametrize(
    "text", ["في 3 مارس ألفين من الجنود", "وصل ألفان واثنان وعشرون شخصا", "في كانون 2024"]
)
def test_counts_are_no_years(text: str) -> None:
    assert not any(mention.year_given for mention in find_dates(text))


def test_a_count_behind_a_month_is_no_day() -> None:
    assert [str(m.value) for m in find_dates("شهد عام 2023 مايو 15 قتيلا") if m.precision == "day"] == []
