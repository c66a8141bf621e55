"""The articles' own sentences: which stand alone, what a reader must know of them, how a headline is made of one."""

from __future__ import annotations

import pytest

from summarize.arabic.sentences import cut, stands_alone, unlabelled, warnings
from summarize.claims import document_claims
from summarize.records import Claim
from tests.summarize.articles import article


def claim(text: str) -> Claim:
    return document_claims(1, article(text))[-1]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("انهار جسر الوادي مساء السبت بسبب الفيضانات.", True),
        ("وقال رئيس بلدية نهرين إن الجسر كان بحاجة إلى ترميم.", True),
        ("كما انقطعت الكهرباء عن المدينة.", False),
        ("لكن السلطات نفت ذلك.", False),
        ("وفي المقابل قالت النقابة إن العمال لم يُبلغوا.", False),
        ("هذه المرة الثالثة التي ينهار فيها الجسر.", False),
        ("وقال إن الجسر «كان بحاجة إلى ترميم.", False),
    ],
)
def test_what_stands_alone(text: str, alone: bool) -> None:
    assert stands_alone(claim(text)) is alone


def test_a_speaker_of_the_sentence_before_is_named() -> None:
    told = claim("قال رئيس بلدية نهرين إن الجسر قديم. وأضاف أن ترميمه تأخر عامين.")
    assert not stands_alone(told)
    assert warnings(told) == ("القائل، في جملة سابقة: «رئيس بلدية نهرين».",)


def test_a_word_that_judges_is_named() -> None:
    (warning,) = warnings(claim("قتل الإرهابيون ثلاثة جنود عند الحاجز."))
    assert warning == "في الجملة لفظ غير محايد: «الإرهابيون»."


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("عاجل | انهيار عقار في كرموز", "انهيار عقار في كرموز"),
        ("بالفيديو.. انهيار عقار في كرموز.", "انهيار عقار في كرموز"),
        ("فيديو وصور: انهيار عقار", "انهيار عقار"),
        ("صور الأقمار تظهر الضرر", "صور الأقمار تظهر الضرر"),
        ("انهيار عقار...", "انهيار عقار..."),
    ],
)
def test_labels_and_stops(title: str, bare: str) -> None:
    assert unlabelled(title) == bare


def test_a_sentence_is_cut_where_what_is_left_is_whole() -> None:
    text = "أعلنت الوزارة إغلاق الميناء، بعد حريق اندلع فجر الثلاثاء في مستودع للأسمدة شرقي المدينة."
    assert cut(text, 10, 4) == "أعلنت الوزارة إغلاق الميناء"
    assert cut(text, 40, 4) == text.removesuffix(".")
    quoted = "قال الوزير إن «الميناء يعمل بعد الحريق كما كان يعمل من قبل»."
    assert cut(quoted, 6, 3) == quoted.removesuffix(".")


def test_no_cut_ends_in_a_word_that_needs_what_followed() -> None:
    text = "أغلقت السلطات الميناء الرئيسي بسبب ما، قالت إنه تهديد للملاحة في المضيق كله هذا الأسبوع."
    assert not cut(text, 10, 4).endswith(" ما")
