"""Figures put right: the wrong value takes the right one's place, only where that place is certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.ladder.figure_repair import put_figures_right

RIGHT = [
    # Arabic, English, English with the Arabic's figures
    ("أصيب سبعة عمال و42 طالبا.", "Nine workers and 42 students were hurt.", "Seven workers and 42 students were hurt."),
    ("وزعت ٣٥٠٠ سلة.", "It handed out 500 baskets.", "It handed out 3,500 baskets."),
    ("نحو 2000 من السكان.", "About 200,000 residents.", "About 2,000 residents."),
    ("تجمع عشرات الطلاب.", "Hundreds of students gathered.", "Dozens of students gathered."),
    ("في 14 تشرين الأول 2031 فتح.", "It opened on 12 October 2031.", "It opened on 14 October 2031."),
    ("في 14 تشرين الأول 2031 فتح.", "On October 12, 2031 it opened.", "On October 14, 2031 it opened."),
    ("ارتفع 12.5 في المئة.", "It rose 15 percent.", "It rose 12.5 percent."),
    ("كلف 3 ملايين دولار.", "It cost $30 million.", "It cost $3 million."),
    ("خلال عشرة أيام.", "Within two days.", "Within ten days."),
]  # fmt: skip


@pytest.mark.parametrize(("arabic", "english", "expected"), RIGHT)
def test_a_wrong_figure_is_put_right(arabic: str, english: str, expected: str) -> None:
    repaired = put_figures_right(arabic, english)
    assert repaired is not None
    assert repaired.text == expected
    assert all(edit.startswith("figure: ") for edit in repaired.edits)


UNCERTAIN = [
    # nothing is wrong
    ("أصيب سبعة عمال.", "Seven workers were hurt."),
    # another number of figures
    ("أصيب سبعة عمال و42 طالبا.", "Nine workers were hurt."),
    # the figures in another order
    ("أصيب سبعة عمال و42 طالبا.", "42 students and seven workers were hurt."),
    ("أصيب سبعة عمال و42 طالبا.", "42 students and nine workers were hurt."),
    # "one" and "two" that count nothing known
    ("ألّف ألف كتاب.", "He wrote two."),
    ("في نوع واحد على الأقل.", "In at least two."),
    # of other kinds
    ("أصيب سبعة عمال.", "Nine percent were hurt."),
    ("في 14 تشرين الأول.", "It has 12 rooms."),
    # everything is wrong
    ("أصيب 7 و42 و130 و9.", "1, 2, 3 and 4 were hurt."),
    # a range
    ("بين 10 و20 عاملا.", "Between 30 and 40 workers."),
    ("", ""),
]


@pytest.mark.parametrize(("arabic", "english"), UNCERTAIN)
def test_nothing_is_touched_where_no_place_is_certain(arabic: str, english: str) -> None:
    assert put_figures_right(arabic, english) is None


@given(
    st.lists(st.integers(3, 9999), min_size=1, max_size=4),
    st.lists(st.integers(3, 9999), min_size=1, max_size=4),
)
def test_what_was_put_right_needs_no_second_time(arabic: list[int], english: list[int]) -> None:
    source = "عدّ " + " ثم ".join(f"{number} كيسا" for number in arabic)
    target = "He counted " + ", then ".join(f"{number:,} bags" for number in english)
    once = put_figures_right(source, target)
    if once is not None:
        assert put_figures_right(source, once.text) is None
