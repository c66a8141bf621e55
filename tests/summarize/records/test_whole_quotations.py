"""Quotations are cut so that no mark at their ends is left without its fellow."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.ledger import build_ledger
from summarize.records.whole_quotations import whole
from tests.summarize.articles import article
from translate.encoder import default_encoder


@pytest.mark.parametrize(
    ("before", "said", "after", "expected"),
    [
        ("", "غادر الوفد المدينة،", " ثم عاد", "غادر الوفد المدينة"),
        ("", 'اتفق مع "نور" و"أمل', '" على السفر', 'اتفق مع "نور" و"أمل"'),
        ("", "اتفق مع حركة «أمل", "» على السفر", "اتفق مع حركة «أمل»"),
        ("", "اتفق مع الحركة (أمل", ") على السفر", "اتفق مع الحركة (أمل)"),
        ('قال "فرق السلطة الناس، و', 'عاد الهدوء".', "", "عاد الهدوء"),
        ("قال «فرق السلطة الناس، و", "عاد الهدوء».", "", "عاد الهدوء"),
        ("قال إن ", "«الهدوء عاد", " إلى المدينة»", "الهدوء عاد"),
        ("", 'قال "عاد الهدوء".', "", 'قال "عاد الهدوء".'),
        # What stands inside stays.
        ("", 'قال للصحافيين "عاد الهدوء', ' إلى المدينة"', 'قال للصحافيين "عاد الهدوء'),
        ("", 'إن الناس "عادوا" إلى البيوت', '"', 'إن الناس "عادوا" إلى البيوت'),
    ],
)
def test_marks_at_the_ends(before: str, said: str, after: str, expected: str) -> None:
    text = before + said + after
    assert whole(text, len(before), len(before) + len(said)) == expected


@given(st.text(alphabet='ابج "«»().،؛', max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_it_is_always_a_stretch_of_the_text(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    said = whole(text, start, end)
    assert said in text
    assert len(said) <= end - start + 1
    assert said == said.strip(" ،؛:")


def test_an_account_is_not_cut_off_where_words_are_left_out() -> None:
    first = 'وقال الناطق باسم الدفاع المدني "من بين 700 مدني خرجوا.. من البلدة في ذلك الوقت، نقل خمسون إلى المستشفى".'
    second = "وأعلن الصليب الأحمر أن 900 مدني خرجوا من البلدة في ذلك الوقت."
    documents = [article(text, id=str(n), day=date(2024, 6, 4)) for n, text in enumerate((first, second))]
    ledger = build_ledger(documents, encoder=default_encoder())
    quotes = {a.value: a.quote for d in ledger.discrepancies if d.kind == "number" for a in d.accounts}
    assert quotes["700"].endswith("خرجوا.. من البلدة في ذلك الوقت")
