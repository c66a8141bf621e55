"""Which figures count as the same in both languages: Arabic, English, then what is reported."""

from __future__ import annotations

import pytest

from translate.fidelity.figures.comparison import compare
from translate.fidelity.figures.reading import scan


def found(arabic: str, english: str) -> list[str]:
    """ "-" before a figure the English lacks, "+" before one the Arabic lacks, "≠" before an opposed qualifier."""
    return [
        ("≠" if mismatch.other else "-" if mismatch.lost else "+") + mismatch.figure.text
        for mismatch in compare(scan(arabic, "ar"), scan(english, "en"))
    ]


SAME = [
    ("خرج 3500 مدني", "3,500 civilians left"),
    ("خرج ثلاثة آلاف وخمسمئة مدني", "3,500 civilians left"),
    ("خرج 3 آلاف مدني", "three thousand civilians left"),
    ("بقيمة 1.5 مليون دولار", "worth $1.5m"),
    ("بقيمة مليون ونصف المليون دولار", "worth 1,500,000 dollars"),
    ("بنسبة 50 بالمئة", "by 50 per cent"),
    ("بنسبة 50 بالمئة", "by half"),
    ("نحو نصف السكان", "about 50% of the population"),
    ("ثلثا السكان", "two-thirds of the population"),
    ("قتل شخصان", "two people were killed"),
    ("قتل شخصان", "a couple was killed"),
    ("القرن العشرين", "the 20th century"),
    ("القرن التاسع عشر", "the 1800s"),
    ("في تسعينيات القرن الماضي", "in the 1990s"),
    ("في تسعينيات القرن الماضي", "in the nineties"),
    ("الساعة 8:30 مساء", "at 20:30"),
    ("الساعة الثامنة والنصف", "at 8:30 p.m."),
    ("في 14 تشرين الأول 2017", "on October 14, 2017"),
    ("في 14 تشرين الأول/أكتوبر", "on 14 October"),
    ("في 8 و9 يناير", "on January 8 and 9"),
    ("بين 20 و30 ألف شخص", "20,000 to 30,000 people"),
    ("من 3 إلى 4 ملايين", "3-4 million"),
    ("عشرات الآلاف", "tens of thousands"),
    ("المئات من المقاتلين", "hundreds of fighters"),
    ("فاز 5-3", "won 5–3"),
    ("موسم 1995-96", "the 1995–1996 season"),
    ("مؤتمر جنيف8", "the Geneva 8 conference"),
    ("منذ عقدين", "for twenty years"),
    ("صرفت 000 25 ليرة", "25,000 pounds were spent"),
    ("12 - تقرر اللجنة ذلك", "The committee decides so"),
    ("الفقرة 208-1", "paragraph 208.1"),
    ("في الفصل الرابع", "in chapter IV"),
    ("أول رئيس للبلاد", "the country's founding president"),
    ("أحد المقاتلين", "a fighter"),
    ("لا يجتمع أكثر من اثنين", "no more than two meet"),
    ("عددهم ٤٨", "four dozen of them"),
    ("بين مليوني وثلاثة ملايين عام", "two to three million years"),
    ("مساحتها 783،562 كيلومترا مربعا", "its area is 783,562 square kilometres"),
    ("قناة ألفا تي في", "Alpha TV"),
    ("تقرر اللجنة ’1‘ إرسال وفد", "The committee decides to send a delegation"),
    ("كان شهر آذار داميا", "March was bloody"),
    ("سار المحتجون في المدينة", "March they did through the city"),
    ("عمر الصخور بين مليوني وثلاثة ملايين سنة", "rocks between the ages of two and three million years"),
    ("عند الساعة 11:20", "at 1120 hours"),
    ("أكثر من 24 جائزة", "more than two-dozen awards"),
    ("من تشرين الثاني إلى شباط", "in summer (Nov-Feb)"),
    ("بين حزيران وآب", "between June and August"),
    ("حتى منتصف أيار", "until mid-May"),
    ("نتائج الطلاب", "the pupils' scores"),
    ("منذ سبعينيات القرن العشرين", "since the seventies"),
    ("معرض عام 1924/1925", "the 1924/25 exhibition"),
    ("تقرير عن إدارة المياه", "a report on “water management”18"),
    ("خدمات مايكروسوفت", "Microsoft&#39;s services"),
]


@pytest.mark.parametrize(("arabic", "english"), SAME)
def test_equal_values_are_no_mismatch(arabic: str, english: str) -> None:
    assert found(arabic, english) == []


DIFFERENT = [
    ("خرج 3500 مدني", "3,000 civilians left", ["+3,000", "-3500"]),
    ("خرج ٣٥٠٠ مدني", "350 civilians left", ["+350", "-٣٥٠٠"]),
    ("خرج ثلاثة آلاف مدني", "three hundred civilians left", ["+three hundred", "-ثلاثة آلاف"]),
    ("قتل شخصان", "four people were killed", ["+four"]),
    ("قتل أربعة أشخاص", "people were killed", ["-أربعة"]),
    ("1.5 مليون لاجئ", "1.5 billion refugees", ["+1.5 billion", "-1.5 مليون"]),
    ("في 14 تشرين الأول", "on 12 October", ["+12 October", "-14 تشرين الأول"]),
    ("في 14 تشرين الأول", "on 14 November", ["+14 November", "-14 تشرين الأول"]),
    ("في تشرين الأول 2017", "in October 2016", ["+October 2016", "-تشرين الأول 2017"]),
    ("يوم الثلاثاء", "on Wednesday", ["+Wednesday", "-الثلاثاء"]),
    ("الساعة 8:30", "at 9:30", ["+9:30", "-8:30"]),
    ("مئات المدنيين", "thousands of civilians", ["+thousands", "-مئات"]),
    ("أقل من 300 شخص", "more than 300 people", ["≠300"]),
    ("القرن السابع عشر", "the 19th century", ["+19th", "-السابع عشر"]),
    ("14 - تقرر اللجنة ذلك", "12. The committee decides so", ["+12", "-14"]),
    ("ثلاثينيات القرن التاسع عشر", "in the 1930s", ["-التاسع عشر"]),
    ("عشرات المدنيين", "scores of civilians and 9 soldiers", ["+9"]),
    ("على بعد 5 كيلومترات", "three miles away", ["+three", "-5"]),
]


@pytest.mark.parametrize(("arabic", "english", "expected"), DIFFERENT)
def test_other_values_are_reported_from_both_sides(arabic: str, english: str, expected: list[str]) -> None:
    assert found(arabic, english) == expected
