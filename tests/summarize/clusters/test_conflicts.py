"""Readings that conflict: compared where they share a key, grouped over the pairs that differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.clusters.conflicts import conflicts


@pytest.mark.parametrize(
    ("readings", "groups"),
    [
        ([], []),
        (["a1"], []),
        (["a1", "a1"], []),
        (["a1", "b2"], []),
        (["a1", "b5", "a2"], [["a1", "a2"]]),
        # Alike are grouped too where a third differs from both.
        (["a1", "a1", "a2"], [["a1", "a1", "a2"]]),
        (["b1", "a1", "a2", "b2"], [["b1", "b2"], ["a1", "a2"]]),
        # Of each key the first three are compared.
        (["a1", "a1", "a1", "a2"], []),
    ],
)
def test_one_letter_and_another_number_conflict(readings: list[str], groups: list[list[str]]) -> None:
    assert list(conflicts(readings, lambda one: (one[0],), 3, lambda a, b: a[1] != b[1])) == groups


@given(st.lists(st.text("abc12", min_size=1, max_size=3), max_size=12))
def test_no_reading_is_in_two_groups(readings: list[str]) -> None:
    numbered = list(enumerate(readings))
    found = conflicts(numbered, lambda one: one[1], 24, lambda a, b: a[1] != b[1])
    grouped = [one for group in found for one in group]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= set(numbered)
