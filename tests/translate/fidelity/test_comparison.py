"""Which figures count as the same in both languages: Arabic, English, then what is reported."""

from __future__ import annotations

import pytest

from translate.fidelity.comparison import compare
from translate.fidelity.figures import scan


def found(arabic: str, english: str) -> list[str]:
    """ "-" before a figure the English lacks, "+" before one the Arabic lacks, "≠" before an opposed qualifier."""
    return [
        ("≠" if mismatch.other else "-" if mismatch.lost else "+") + mismatch.figure.text
        for mismatch in compare(scan(arabic, "ar"), scan(english, "en"))
    ]


SAME = [
    ("خرج ثلاثة آلاف وخمسمئة مدني", "3,500 civilians left"),
    ("خرج 3 آلاف مدني", "three thousand civilians left"),
    ("بقيمة مليون ونصف المليون دولار", "worth 1,500,000 dollars"),
    ("بنسبة 50 بالمئة", "by half"),
    ("ثلثا السكان", "two-thirds of the population"),
    ("قتل شخصان", "a couple was killed"),
    ("القرن العشرين", "the 20th century"),
    ("في تسعينيات القرن الماضي", "in the 1990s"),
    ("الساعة الثامنة والنصف", "at 8:30 p.m."),
    ("في 14 تشرين الأول/أكتوبر", "on 14 October"),
    ("في 8 و9 يناير", "on January 8 and 9"),
    ("بين 20 و30 ألف شخص", "20,000 to 30,000 people"),
    ("عشرات الآلاف", "tens of thousands"),
    ("موسم 1995-96", "the 1995–1996 season"),
    ("مؤتمر جنيف8", "the Geneva 8 conference"),
    ("صرفت 000 25 ليرة", "25,000 pounds were spent"),
    ("12 - تقرر اللجنة ذلك", "The committee decides so"),
    ("لا يجتمع أكثر من اثنين", "no more than two meet"),
]


@pytest.mark.parametrize(("arabic", "english"), SAME)
def test_equal_values_are_no_mismatch(arabic: str, english: str) -> None:
    assert found(arabic, english) == []


DIFFERENT = [
    ("خرج 3500 مدني", "3,000 civilians left", ["+3,000", "-3500"]),
    ("خرج ثلاثة آلاف مدني", "three hundred civilians left", ["+three hundred", "-ثلاثة آلاف"]),
    ("قتل شخصان", "four people were killed", ["+four"]),
    ("في 14 تشرين الأول", "on 12 October", ["+12 October", "-14 تشرين الأول"]),
    ("يوم الثلاثاء", "on Wednesday", ["+Wednesday", "-الثلاثاء"]),
    ("مئات المدنيين", "thousands of civilians", ["+thousands", "-مئات"]),
    ("أقل من 300 شخص", "more than 300 people", ["≠300"]),
    ("على بعد 5 كيلومترات", "three miles away", ["+three", "-5"]),
]


@pytest.mark.parametrize(("arabic", "english", "expected"), DIFFERENT)
def test_other_values_are_reported_from_both_sides(arabic: str, english: str, expected: list[str]) -> None:
    assert found(arabic, english) == expected
