"""What is read as a figure, in both languages: the text, then value, upper end, unit, qualifier and kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.fidelity.figures.figure import Kind, date_value
from translate.fidelity.figures.reading import figures, scan

ARABIC_COUNTS = [
    # «ألفا» is one in the accusative, two before what is counted.
    ("استقبل ألفاً ومئتي عامل", [1200]),
    ("استقبل ألفًا ومئتي عامل", [1200]),
    ("استقبل ألفا ومئتي عامل", [1200]),
    ("بلغ عددهم ألفاً", [1000]),
    ("بلغ عددهم ألفا، بحسب الوزارة", [1000]),
    ("أوقف ألفاً من العمال", [1000]),
    ("أضرب ألفا عامل", [2000]),
    ("أضرب ألفان ومئتا عامل", [2200]),
    ("خسر مليوناً ونصف المليون", [1500000]),
    ("خسر ملياراً و200 مليون", [1200000000]),
    ("خسر مليونا مشترك", [2000000]),
    ("خمسة وعشرين ألفاً", [25000]),
    ("وصل 3500 نازح", [3500]),
    ("وصل ٣٥٠٠ نازح", [3500]),
    ("وصل ۳۵۰۰ نازح", [3500]),
    ("وصل 3,500 نازح", [3500]),
    ("وصل 3.500 نازح", [3500]),
    ("وصل ٣٬٥٠٠ نازح", [3500]),
    ("بلغ المعدل 2.5", [2.5]),
    ("بلغ المعدل ٢٫٥", [2.5]),
    ("بلغ المعدل 2,5", [2.5]),
    ("وصل ثلاثة آلاف وخمسمئة نازح", [3500]),
    ("وصل 3 آلاف نازح", [3000]),
    ("وصل 1.5 مليون نازح", [1_500_000]),
    ("وصل مليون ونصف المليون نازح", [1_500_000]),
    ("وصل مليون و200 ألف نازح", [1_200_000]),
    ("وصل نصف مليون نازح", [500_000]),
    ("وصل خمسة وعشرون نازحا", [25]),
    ("وصل خمس وعشرون نازحة", [25]),
    ("وصل أحد عشر نازحا", [11]),
    ("وصلت إحدى عشرة نازحة", [11]),
    ("وصل اثنا عشر نازحا", [12]),
    ("وصلت اثنتي عشرة نازحة", [12]),
    ("وصل مئة وأحد عشر نازحا", [111]),
    ("وصل مائتا نازح", [200]),
    ("وصل مئتي نازح", [200]),
    ("وصل مئتين وعشرة", [210]),
    ("وصل ألفا نازح", [2000]),
    ("وصل ألفين وثلاثمئة", [2300]),
    ("وصل خمسة عشر ألفا ومئة وعشرين نازحا", [15120]),
    ("وصل شخصان", [2]),
    ("غاب عامين", [2]),
    ("غاب عامين ونصف", [2.5]),
    ("غاب ثلاث سنوات ونصف", [3.5]),
    ("انتظروا ساعة ونصف", [1.5]),
    ("بثلاثة صواريخ وأربع قذائف", [3, 4]),
    ("صرفت 446 158 100 ليرة", [100158446]),
    ("صرفت 000 25 ليرة", [25000]),
]

ENGLISH_COUNTS = [
    ("3,500 people came", [3500]),
    ("three thousand five hundred people came", [3500]),
    ("one hundred and twenty-five people came", [125]),
    ("1.5 million people came", [1_500_000]),
    ("1.5m people came", [1_500_000]),
    ("a million and a half people came", [1_500_000]),
    ("half a million people came", [500_000]),
    ("two and a half million people came", [2_500_000]),
    ("a hundred people came", [100]),
    ("four dozen people came", [48]),
    ("twenty-five people came", [25]),
]


@pytest.mark.parametrize(("text", "values"), ARABIC_COUNTS)
def test_an_arabic_number_is_read_by_its_value(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(text, "ar") if figure.kind is not Kind.FRACTION] == values


@pytest.mark.parametrize(("text", "values"), ENGLISH_COUNTS)
def test_an_english_number_is_read_by_its_value(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(text, "en")] == values


KINDS = [
    ("ar", "بنسبة 12.5 بالمئة", "12.5", 12.5, None, "percent", "", Kind.PERCENT),
    ("ar", "بنسبة ٥٠٪", "٥٠", 50, None, "percent", "", Kind.PERCENT),
    ("ar", "بنسبة خمسين في المائة", "خمسين", 50, None, "percent", "", Kind.PERCENT),
    ("en", "fell by 12.5 per cent", "12.5", 12.5, None, "percent", "", Kind.PERCENT),
    ("ar", "بقيمة 20 مليون دولار", "20 مليون", 20e6, None, "USD", "", Kind.MONEY),
    ("en", "worth $20 million", "20 million", 20e6, None, "USD", "", Kind.MONEY),
    ("en", "worth 20bn euros", "20bn", 20e9, None, "EUR", "", Kind.MONEY),
    ("ar", "رجل عمره 40 عاما", "40", 40, None, "year", "", Kind.AGE),
    ("en", "a 40-year-old man", "40", 40, None, "year", "", Kind.AGE),
    ("ar", "نحو 300 مدني", "300", 300, None, "civilian", "about", Kind.COUNT),
    ("ar", "بأكثر من 300 مدني", "300", 300, None, "civilian", "more than", Kind.COUNT),
    ("ar", "ما لا يقل عن 300 مدني", "300", 300, None, "civilian", "at least", Kind.COUNT),
    ("ar", "300 مدني على الأقل", "300", 300, None, "civilian", "at least", Kind.COUNT),
    ("ar", "أقل من 300 مدني", "300", 300, None, "civilian", "less than", Kind.COUNT),
    ("ar", "لا يتجاوز 300 مدني", "300", 300, None, "civilian", "at most", Kind.COUNT),
    ("en", "nearly 300 civilians", "300", 300, None, "civilian", "nearly", Kind.COUNT),
    ("en", "up to 300 civilians", "300", 300, None, "civilian", "at most", Kind.COUNT),
    ("en", "no more than 300 civilians", "300", 300, None, "civilian", "at most", Kind.COUNT),
    ("ar", "بين 20 و30 ألف لاجئ", "20 و30 ألف", 20_000, 30_000, "refugee", "", Kind.RANGE),
    ("ar", "من 3 إلى 4 ملايين طن", "3 إلى 4 ملايين", 3e6, 4e6, "tonne", "", Kind.RANGE),
    (
        "en",
        "between 20,000 and 30,000 refugees",
        "20,000 and 30,000",
        20_000,
        30_000,
        "refugee",
        "",
        Kind.RANGE,
    ),
    ("en", "10-15 tons", "10-15", 10, 15, "tonne", "", Kind.RANGE),
    ("ar", "عشرات الآلاف", "عشرات الآلاف", 10_000, None, "", "", Kind.INDEFINITE),
    ("ar", "مئات القتلى", "مئات", 100, None, "killed", "", Kind.INDEFINITE),
    ("en", "tens of thousands", "tens of thousands", 10_000, None, "", "", Kind.INDEFINITE),
    ("en", "several hundred people", "hundred", 100, None, "person", "", Kind.INDEFINITE),
    ("ar", "القرن التاسع عشر", "التاسع عشر", 19, None, "", "", Kind.ORDINAL),
    ("ar", "الدورة الخامسة والعشرون", "الخامسة والعشرون", 25, None, "", "", Kind.ORDINAL),
    ("en", "the 21st time", "21st", 21, None, "time", "", Kind.ORDINAL),
    ("en", "the twenty-first session", "twenty-first", 21, None, "", "", Kind.ORDINAL),
    ("ar", "في عام 2011", "2011", 2011, None, "", "", Kind.YEAR),
    ("en", "in 1995-96", "1995-96", 1995, 1996, "", "", Kind.YEAR),
    ("en", "the 1990s", "1990s", 1990, None, "", "", Kind.DECADE),
    ("ar", "مؤتمر جنيف8", "8", 8, None, "", "", Kind.NAME_PART),
    ("ar", "طائرة سي-130", "130", 130, None, "", "", Kind.NAME_PART),
    ("en", "the G20", "20", 20, None, "", "", Kind.NAME_PART),
    ("en", "COVID-19", "19", 19, None, "", "", Kind.NAME_PART),
    ("ar", "12 - تقرر اللجنة", "12", 12, None, "", "", Kind.MARKER),
    ("ar", "الساعة الثامنة والنصف مساء", "الثامنة والنصف", 20 * 60 + 30, None, "", "", Kind.TIME),
    ("ar", "الساعة 11", "11", 11 * 60, None, "", "", Kind.TIME),
    ("en", "at 8:30 p.m.", "8:30 p.m.", 20 * 60 + 30, None, "", "", Kind.TIME),
    ("en", "two-thirds of them", "two-thirds", 2 / 3, None, "", "", Kind.FRACTION),
]


@pytest.mark.parametrize(("language", "text", "quoted", "value", "high", "unit", "qualifier", "kind"), KINDS)
def test_a_figure_carries_what_it_states(
    language: str,
    text: str,
    quoted: str,
    value: float,
    high: float | None,
    unit: str,
    qualifier: str,
    kind: Kind,
) -> None:
    (figure,) = figures(text, language)  # type: ignore[arg-type]
    assert figure.value == pytest.approx(value)
    assert (figure.text, figure.high, figure.unit, figure.qualifier, figure.kind) == (
        quoted,
        high,
        unit,
        qualifier,
        kind,
    )


DATES = [
    ("ar", "في 14 تشرين الأول 2017", (2017, 10, 14)),
    ("ar", "في 14 تشرين الأول/أكتوبر 2017", (2017, 10, 14)),
    ("ar", "في 14 (أكتوبر)", (0, 10, 14)),
    ("ar", "في الرابع عشر من أكتوبر عام 2017", (2017, 10, 14)),
    ("ar", "في ١٥ نوفمبر", (0, 11, 15)),
    ("ar", "في كانون الثاني 2014", (2014, 1, 0)),
    ("ar", "في 12 تموز/يوليو 2024", (2024, 7, 12)),
    ("ar", "في 5 رمضان", (0, 109, 5)),
    ("ar", "في 2017/10/14", (2017, 10, 14)),
    ("en", "on 14 October 2017", (2017, 10, 14)),
    ("en", "on October 14th, 2017", (2017, 10, 14)),
    ("en", "on Oct. 14", (0, 10, 14)),
    ("en", "in October 2017", (2017, 10, 0)),
    ("en", "in May", (0, 5, 0)),
    ("en", "on 2017-10-14", (2017, 10, 14)),
]


@pytest.mark.parametrize(("language", "text", "parts"), DATES)
def test_a_date_keeps_the_parts_that_are_stated(
    language: str, text: str, parts: tuple[int, int, int]
) -> None:
    (figure,) = figures(text, language)  # type: ignore[arg-type]
    assert figure.kind is Kind.DATE
    assert figure.date_parts == parts
    assert figure.value == date_value(*parts)


NO_FIGURES = [
    ("ar", "في تشرين الأول الماضي", Kind.ORDINAL),
    ("ar", "جمادى الأولى", Kind.ORDINAL),
    ("ar", "شعر أحد المارة", Kind.COUNT),
    ("en", "he may march", Kind.DATE),
    ("en", "rode to Six Flags park", Kind.COUNT),
]


@pytest.mark.parametrize(("language", "text", "kind"), NO_FIGURES)
def test_words_that_only_look_like_numbers_are_left_alone(language: str, text: str, kind: Kind) -> None:
    assert kind not in {figure.kind for figure in figures(text, language)}  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["ar", "en"])
@given(
    text=st.text(
        alphabet="ثلاثة آلاف ومئة نصف 0123٤٥.,٬-/:%$ two hundred and a half million May –()\u200f\u064b",
        max_size=60,
    )
)
def test_spans_are_in_order_and_quote_the_text(language: str, text: str) -> None:
    last = 0
    for figure in scan(text, language):  # type: ignore[arg-type]
        assert text[figure.start : figure.end] == figure.text
        assert figure.end > figure.start
        if figure.kind is not Kind.RELATED:
            assert figure.start >= last
            last = figure.end


@given(st.integers(min_value=3, max_value=10**12))
def test_digits_in_any_script_and_grouping_mean_the_same(number: int) -> None:
    plain, grouped = str(number), f"{number:,}"
    written = [
        plain,
        grouped,
        grouped.replace(",", "٬"),
        plain.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    ]
    assert {figure.value for text in written for figure in figures(f"عددهم {text} شخصا", "ar")} == {
        float(number)
    }


@pytest.mark.parametrize("text", ["لست متأكدا من ذلك.", "ولست من حضر.", "فلست أدري.", "كست الثلوج الجبل."])
def test_i_am_not_is_no_six(text: str) -> None:
    assert not figures(text, "ar")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وصل ست نساء.", 6),
        ("وست نساء وصلن.", 6),
        ("بست طائرات.", 6),
        ("انتظر لست ساعات.", 6),
        ("ولست سنوات.", 6),
    ],
)
def test_six_of_women_is_one_with_what_may_stand_before_it(text: str, value: float) -> None:
    assert [figure.value for figure in figures(text, "ar")] == [value]
