"""A figure's stretch is its clause: nothing of the sentence's other figures, nothing behind a full stop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.pairing.windows import stretch
from summarize.words import tokenise


def cut(text: str, mark: str, *others: str) -> str:
    at = text.index(mark)
    spans = [(text.index(other), text.index(other) + len(other)) for other in others]
    start, end = stretch(text, tokenise(text), (at, at + len(mark)), spans)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "mark", "others", "wanted"),
    [
        ("قتل 12 شخصا وأصيب 30 آخرون بجروح", "12", ["30"], "قتل 12 شخصا"),
        ("قتل 12 شخصا وأصيب 30 آخرون بجروح", "30", ["12"], "وأصيب 30 آخرون بجروح"),
        ("قتل 12 شخصا، فيما نزح 400 من القرية", "400", ["12"], "نزح 400 من القرية"),
        ("انهار الجسر. وقتل 12 شخصا", "12", [], "وقتل 12 شخصا"),
    ],
)
def test_a_stretch_is_the_clause_of_its_figure(text: str, mark: str, others: list[str], wanted: str) -> None:
    assert wanted in cut(text, mark, *others)
    assert not any(other in cut(text, mark, *others) for other in others)


def test_words_that_stand_before_a_bare_figure_are_taken_in() -> None:
    assert "عدد القتلى" in cut("وقالت الوزارة إن عدد القتلى بلغ 23", "23")


@given(st.text(alphabet="ابجدهوزحطي وقتل ،.12 ", min_size=1, max_size=60), st.data())
def test_a_stretch_holds_its_mark_and_stays_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low, high = stretch(text, tokenise(text), (start, end), [])
    assert 0 <= low < high <= len(text)
    words = [token for token in tokenise(text) if token.start < end and token.end > start]
    assert all(low <= token.start and token.end <= high for token in words)
