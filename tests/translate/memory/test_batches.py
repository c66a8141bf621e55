"""Batches: under the budget, longest first, and the same whatever the order of the texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.memory.batches import plan_batches

CASES = [
    # lengths, budget, batches of lengths
    ([5, 5, 5, 5], 10, [[5, 5], [5, 5]]),
    ([1, 9, 2, 8], 10, [[9], [8], [2, 1]]),
    ([3, 3, 3], 9, [[3, 3, 3]]),
    ([50, 2], 10, [[50], [2]]),
    ([], 10, []),
]


@pytest.mark.parametrize(("lengths", "budget", "expected"), CASES)
def test_a_batch_is_counted_at_its_longest_text(
    lengths: list[int], budget: int, expected: list[list[int]]
) -> None:
    texts = [str(i) for i in range(len(lengths))]
    plan = plan_batches(texts, lengths, max_tokens=budget)
    assert [[lengths[i] for i in batch] for batch in plan] == expected


def test_a_batch_has_a_greatest_number_of_texts() -> None:
    plan = plan_batches(["a", "b", "c"], [1, 1, 1], max_tokens=100, max_texts=2)
    assert [len(batch) for batch in plan] == [2, 1]


@given(st.lists(st.text(min_size=1, max_size=12), unique=True), st.integers(1, 40), st.randoms())
def test_each_text_is_in_one_batch_within_the_budget_and_order_does_not_matter(texts, budget, random) -> None:
    def batches(of: list[str]) -> list[list[str]]:
        return [[of[i] for i in b] for b in plan_batches(of, [len(t) for t in of], max_tokens=budget)]

    plan = batches(texts)
    assert sorted(text for batch in plan for text in batch) == sorted(texts)
    assert all(max(map(len, batch)) * len(batch) <= budget or len(batch) == 1 for batch in plan)
    shuffled = list(texts)
    random.shuffle(shuffled)
    assert batches(shuffled) == plan
