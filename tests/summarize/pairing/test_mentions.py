"""What a mention says of its figure: kind, value, unit, what is counted, and what marks it off."""

from __future__ import annotations

import pytest

from summarize.pairing import Answer
from tests.summarize.pairing.events import FIRST, SECOND, by_mark, read


def only(text: str, mark: str):
    return by_mark(read(text, SECOND))[1, mark]


@pytest.mark.parametrize(
    ("text", "mark", "kind", "value", "unit"),
    [
        ("قتل 12 راكبا في انقلاب حافلة.", "12", Answer.COUNT, 12, "people"),
        ("قتل اثنا عشر راكبا في انقلاب حافلة.", "اثنا عشر", Answer.COUNT, 12, "people"),
        ("قتل ١٢ راكبا في انقلاب حافلة.", "١٢", Answer.COUNT, 12, "people"),
        ("بلغت الخسائر 3 ملايين دولار بعد الحريق.", "3 ملايين", Answer.MONEY, 3e6, "USD"),
        ("شارك 40 في المئة من العمال في الإضراب.", "40", Answer.PERCENT, 40, "percent"),
        ("استمر الإضراب 48 ساعة في المصنع.", "48", Answer.LENGTH, 2, "hour"),
        ("استمر الإضراب يومين في المصنع.", "يومين", Answer.LENGTH, 2, "day"),
    ],
)
def test_kind_value_and_unit(text: str, mark: str, kind: Answer, value: float, unit: str) -> None:
    found = only(text, mark)
    assert (found.kind, found.value) == (kind, pytest.approx(value))
    assert found.unit == unit


@pytest.mark.parametrize("text", ["أغلق الطريق رقم 9 أمام المركبات.", "أعمارهم بين 12 و15 سنة."])
def test_numbers_that_name_a_thing_or_tell_an_age_answer_nothing(text: str) -> None:
    assert not [one for one in read(text, SECOND).mentions if one.document == 1]


@pytest.mark.parametrize(
    ("text", "mark", "mark_of"),
    [
        ("وكان 50 شخصا قتلوا في حادث مماثل عام 2009.", "50", "old"),
        ("ستصل 40 شاحنة إلى القرية غدا.", "40", "planned"),
    ],
)
def test_what_is_of_other_days_is_marked(text: str, mark: str, mark_of: str) -> None:
    assert getattr(only(text, mark), mark_of)


def test_the_masked_stretch_does_not_hold_the_figure() -> None:
    found = by_mark(read(FIRST, SECOND))
    assert "12" not in found[1, "12"].masked
    assert "#" in found[1, "12"].masked


def test_words_for_dying_come_to_one_class() -> None:
    found = by_mark(read(FIRST, SECOND))
    assert "killed" in found[1, "12"].classes & found[2, "15"].classes
