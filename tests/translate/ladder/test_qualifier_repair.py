"""Qualifiers put back: the bare figure gets the Arabic's "about" where its place is certain, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.ladder.qualifier_repair import put_qualifiers_back

CASES = [
    # Arabic, English, expected
    (
        "غادر نحو 3 آلاف عامل المصنع.",
        "3,000 workers left the factory.",
        "About 3,000 workers left the factory.",
    ),
    (
        "غادر المصنع حوالى ٤٥٠ عاملا.",
        "Some workers left: 450 of them.",
        "Some workers left: about 450 of them.",
    ),
    (
        "خسرت الشركة أكثر من 20 مليون دولار.",
        "The firm lost $20 million.",
        "The firm lost more than $20 million.",
    ),
    (
        "أصيب ما لا يقل عن 12 شخصا.",
        "They said 12 people were hurt.",
        "They said at least 12 people were hurt.",
    ),
    ("بقي أقل من 300 مقعد.", "There are 300 seats left.", "There are less than 300 seats left."),
    ("قتل ما يقرب من 70 جنديا.", "Seventy soldiers were killed.", "Nearly seventy soldiers were killed."),
    ("ارتفعت الأسعار بنحو 15 في المئة.", "Prices rose 15%.", "Prices rose about 15%."),
]
LEFT_ALONE = [
    ("غادر نحو 3 آلاف عامل المصنع.", "Around 3,000 workers left the factory."),
    ("غادر نحو 3 آلاف عامل المصنع.", "The 3,000 workers left the factory."),
    ("غادر 3 آلاف عامل المصنع.", "3,000 workers left the factory."),
    # The figure is wrong: that is the gates' business.
    ("غادر نحو 3 آلاف عامل المصنع.", "3,500 workers left the factory."),
    # Two of one value: which is the estimate?
    ("غادر نحو 40 عاملا وبقي 40 حارسا.", "40 workers left and 40 guards stayed."),
    # «نحو» is "towards" here.
    ("توجه نحو الميناء 40 قاربا.", "40 boats headed for the port."),
    ("وصل أكثر من رجلين.", "Two men arrived."),
]


@pytest.mark.parametrize(("arabic", "english", "expected"), CASES)
def test_put_back_and_said(arabic: str, english: str, expected: str) -> None:
    found = put_qualifiers_back(arabic, english)
    assert found.text == expected
    assert found.edits[0].startswith("qualifier: ")


@pytest.mark.parametrize(("arabic", "english"), LEFT_ALONE)
def test_left_alone_where_not_certain(arabic: str, english: str) -> None:
    assert put_qualifiers_back(arabic, english).text == english


@pytest.mark.parametrize(("arabic", "english", "expected"), CASES)
def test_once_is_enough(arabic: str, english: str, expected: str) -> None:
    assert put_qualifiers_back(arabic, expected).edits == ()


@given(
    st.lists(st.sampled_from(["نحو", "أكثر", "من", "3", "آلاف", "٤٥", "عامل", "«", "،", "%"]), max_size=12),
    st.text(max_size=60),
)
def test_nothing_of_the_english_is_lost(arabic: list[str], english: str) -> None:
    after = put_qualifiers_back(" ".join(arabic), english).text
    rest = iter(after.lower())
    assert all(character in rest for character in english.lower())
