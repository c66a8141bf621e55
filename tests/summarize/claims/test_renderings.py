"""The English of a holder: composed from what the data files know, and nothing where they do not."""

import pytest

from summarize.claims.renderings import listed_holder


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        ("النظام السوري", "the Syrian government"),
        ("الحكومة السورية", "the Syrian government"),
        ("سوريا", "Syria"),
        ("وزارة الدفاع الروسية", "the Russian Defence Ministry"),
        ("الخارجية التركية", "the Turkish Foreign Ministry"),
        ("وزارة الموانئ", "the Ports Ministry"),
        ("الدفاع المدني", "the civil defence"),
        ("الناطق باسم الدفاع المدني", "the spokesman for the civil defence"),
        ("متحدث باسم الحكومة", "a spokesman for the government"),
        ("العقيد سالم العمري الناطق باسم الشرطة", "the spokesman for the police"),
        ("رئيس الوزراء الكندي", "the Canadian prime minister"),
        ("وزير الخارجية الأميركي", "the US foreign minister"),
        ("شهود عيان", "witnesses"),
        ("مصدر طبي", "a medical source"),
        ("وكالة رويترز", "Reuters"),
        ("موسكو", "Moscow"),
        ("قوات سوريا الديمقراطية", "the Syrian Democratic Forces"),
        ("قوات سوريا الديمقراطية المدعومة من التحالف", "the Syrian Democratic Forces"),
        ("شبكة «بي بي سي» البريطانية", "BBC"),
        ("الوزارة التركية", "the Turkish ministry"),
        ("مسؤول محلي في محافظة الوادي", "a local official"),
        ("الناطق باسم الشرطة العقيد سالم", "the spokesman for the police"),
        ("الوزارة", "the ministry"),
        ("مدير الميناء", "the director of the port"),
        ("مدير المستشفى", "the director of the hospital"),
        ("نقابة الأطباء", "the doctors' union"),
        ("لجنة التحقيق", "the commission of inquiry"),
        # Not known: never guessed.
        ("سالم العمري", ""),
        ("لجنة حي الصيادين", ""),
        ("وزارة الري", ""),
        ("مدير سالم العمري", ""),
        ("مدير الحملة", ""),
        ("رئيس لجنة الأهالي", ""),
        ("الشرطة الجوالة", ""),
        ("المتحدث باسم لجنة الأهالي", ""),
        ("", ""),
    ],
)
def test_holders(holder: str, expected: str) -> None:
    assert listed_holder(holder) == expected
