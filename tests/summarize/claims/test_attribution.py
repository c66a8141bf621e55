"""Who says what, sentence by sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.claims.attribution import attributions

CASES = [
    # text, (holder, via, what is said begins with)
    ("قال وزير الصحة إن المستشفى استقبل عشرين جريحاً.", ("وزير الصحة", "", "إن المستشفى")),
    (
        "وأكدت المتحدثة باسم البلدية، ليلى كرم، أن المياه عادت.",
        ("المتحدثة باسم البلدية، ليلى كرم", "", "أن المياه"),
    ),
    ("لكن صحيفة «الميزان» ذكرت الخميس أن الاتفاق لم يوقع.", ("صحيفة «الميزان»", "", "أن الاتفاق")),
    ("وكانت هيئة الموانئ أعلنت أنها أغلقت الرصيف.", ("هيئة الموانئ", "", "أنها أغلقت")),
    ("وصرح مدير المدرسة لوكالة الأنباء بأن الطلاب بخير.", ("مدير المدرسة", "", "بأن الطلاب")),
    (
        "وقال رئيس الاتحاد في مؤتمر صحافي أمس: «لن نقبل بأقل من ذلك أبداً مهما طال الوقت».",
        ("رئيس الاتحاد", "", "لن نقبل"),
    ),
    (
        "ونقلت وكالة «نهرين» عن وزارة النقل قولها إن الخط سيفتح غداً.",
        ("وزارة النقل", "وكالة «نهرين»", "قولها"),
    ),
    ("توقفت القطارات ساعتين، بحسب شركة السكك الحديدية.", ("شركة السكك الحديدية", "", "توقفت")),
    ("ووفقاً لمسؤول محلي، نجا جميع الركاب.", ("مسؤول محلي", "", "، نجا")),
    (
        "أُغلق الطريق ليلاً، وفق ما نقل التلفزيون الرسمي عن مصدر أمني.",
        ("مصدر أمني", "التلفزيون الرسمي", "أُغلق"),
    ),
    ("أقر الجيش باحتمال وقوع خطأ في الغارة.", ("الجيش", "", "باحتمال")),
    ("نفى مصدر حكومي أن يكون الوزير قد استقال.", ("مصدر حكومي", "", "أن يكون")),
    ("نشرت منظمة «شاهد» تقريراً يقول إن السجن مكتظ.", ("منظمة «شاهد»", "", "إن السجن")),
    ("بلغت الحصيلة تسعة قتلى وفق أرقام أعلنتها وزارة الصحة.", ("وزارة الصحة", "", "بلغت")),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] for text, _ in CASES])
def test_holder_relay_and_what_is_said(text: str, expected: tuple[str, str, str]) -> None:
    holder, via, opening = expected
    found = attributions(text)[-1]
    assert (found.holder, found.via) == (holder, via)
    assert text[found.start :].startswith(opening)


NOBODY = [
    "وصلت القافلة إلى المدينة مساء الأربعاء.",
    "تبين أن الصورة قديمة.",
    "تم الاتفاق بين النقابة والشركة على زيادة الأجور.",
    "لم يصدر عن الوزارة أي تعليق رغم عدم نفي الشركة للخبر.",
    "يذكر أن المصنع افتتح قبل عامين.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_sentence_in_the_outlets_own_voice_has_no_holder(text: str) -> None:
    assert attributions(text) == ()


def test_a_subjectless_verb_continues_the_holder_of_the_sentence_before() -> None:
    before = attributions("قال قائد الشرطة إن الطريق مغلق.")
    (found,) = attributions("وأضاف أن فتحه يحتاج إلى يومين.", before)
    assert (found.holder, found.continued) == ("قائد الشرطة", True)


@pytest.mark.parametrize(
    "before",
    ["وصلت الحافلات فجراً.", "قالت وزيرة البيئة إن الحريق انطفأ."],
    ids=["nobody spoke before", "a woman spoke before"],
)
def test_it_does_not_where_that_is_not_safe(before: str) -> None:
    assert attributions("وأضاف أن فتحه يحتاج إلى يومين.", attributions(before)) == ()


def test_two_voices_in_one_sentence_answer_for_their_own_half() -> None:
    text = "قالت الشرطة إن المحتجين مئتان، في حين أكدت النقابة أنهم ألفان."
    first, second = attributions(text)
    assert (first.holder, second.holder) == ("الشرطة", "النقابة")
    assert "مئتان" in text[first.start : first.end]
    assert "مئتان" not in text[second.start : second.end]
    assert "ألفان" in text[second.start : second.end]


def test_a_rejected_claim_is_not_its_speakers() -> None:
    (found,) = attributions("قال رئيس النقابة إن الكمية 500 طن، لا كما زعمت الوزارة.")
    assert found.holder == "رئيس النقابة"


_WORDS = st.lists(
    st.sampled_from(
        [
            "قال",
            "الوزير",
            "أن",
            "إن",
            "«",
            "»",
            '"',
            "بحسب",
            "وأضاف",
            "،",
            ".",
            "نقلت",
            "عن",
            "في",
            "بيان",
            "ـ",
            "12",
        ]
    ),
    max_size=25,
)


@given(_WORDS)
def test_stretches_lie_inside_the_sentence_and_holders_are_printed_in_it(words: list[str]) -> None:
    text = " ".join(words)
    for found in attributions(text, attributions("قال الناطق إن الأمر انتهى.")):
        assert 0 <= found.start <= found.end <= len(text)
        assert found.continued or found.holder in text or found.holder.removeprefix("ال") in text
