"""Figures that several words tell together, and ones and twos that no number states."""

from __future__ import annotations

import pytest

from summarize.claims import claim_figures


def read(text: str) -> list[tuple[float, float | None, str]]:
    """(value, high, unit) of each figure; of people and things their noun for the unit."""
    return [
        (round(one.value, 3), one.high, one.unit if one.kind != "count" or one.unit in TIMES else one.noun)
        for one in claim_figures(text, loose=True)
    ]


TIMES = ("minute", "hour", "day", "week", "month", "year")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("بيع الكيلوغرام بسعر بين 30 و40 ألف ليرة.", [(30000, 40000, "pound")]),
        ("تجدد ما بين 26 و32 في المئة من الأعضاء.", [(26, 32, "percent")]),
        ("حضر ما بين أربعة وخمسة آلاف شخص.", [(4000, 5000, "people")]),
        ("رفض ثلاثة من كل أربعة معلمين العرض.", [(75, None, "percent")]),
        ("تذهب ثماني وظائف من كل عشر إلى السكان.", [(80, None, "percent")]),
        ("استغرقت العملية خمس عشرة ساعة وأربعين دقيقة.", [(15.667, None, "hour")]),
        ("استغرقت العملية 15 ساعة و40 دقيقة.", [(15.667, None, "hour")]),
        ("حكم عليه بالسجن ثلاث سنوات وستة أشهر.", [(3.5, None, "year")]),
        ("توقف القطار نصف ساعة.", [(0.5, None, "hour")]),
        ("فصل بين الضربتين ربع ساعة.", [(2, None, ""), (0.25, None, "hour")]),
        ("استمر الاجتماع ساعة ونصف.", [(1.5, None, "hour")]),
        ("حكم عليه بالسجن 15 عاما.", [(15, None, "year")]),
        ("أصيب شخص واحد في الحادث.", [(1, None, "people*")]),
        ("أصيب راكبان اثنان في الحادث.", [(2, None, "passengers-")]),
        ("قتل جنديان وطفلان في القصف.", [(2, None, "soldiers"), (2, None, "children-")]),
        ("ضبطت الجمارك حاويتين مبردتين.", [(2, None, "containers")]),
        ("ويشتغل بالمنجم 1846 عوناً.", [(1846, None, "year")]),
    ],
)
def test_what_several_words_tell_is_one_figure(text: str, figures: list[tuple]) -> None:
    found = read(text)
    assert [each[:2] for each in found] == [each[:2] for each in figures]
    assert all(
        unit in ("", "year") or each[2].startswith(unit)
        for each, (_, _, unit) in zip(found, figures, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # Two things, hours of the clock, a denial, some of those named before, years.
        ("وقع تصادم بين حافلتين وأربع سيارات.", [2, 4]),
        ("أغلق الطريق بين الثالثة والخامسة مساء.", None),
        ("لم ينج شخص واحد من الحريق.", []),
        ("تتضمن ميزانية 2025 مشاريع جديدة.", []),
        ("وفي عام 1846 تقريبا بنيت القلعة.", []),
        ("فازت في أولمبياد باريس عام 2024 أيضا.", []),
    ],
)
def test_what_is_no_figure_of_one_thing_is_left(text: str, values: list[float] | None) -> None:
    found = claim_figures(text, loose=True)
    assert all(one.high is None for one in found)
    if values is not None:
        assert [one.value for one in found] == values


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("قتل ثلاثة أفراد من عائلة واحدة في القصف.", "people*"),
        ("قتل أربعة أفراد من الجيش في الكمين.", "soldiers"),
        ("قتل 4 من الصيادين في البحر.", "fishermen-"),
        ("قتل 4 صيادين في البحر.", "fishermen-"),
        ("أغلق تسعة منهم الطريق.", ""),
        ("توفي ثلاثة حتى الآن.", ""),
    ],
)
def test_a_particle_or_a_family_is_not_what_is_counted(text: str, noun: str) -> None:
    assert claim_figures(text, loose=True)[0].noun == noun
