"""Which texts are decoded together, and how long an output may get."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engines.base import DecodeOptions
from translate.engines.schedule import CAPS, check_lengths, output_cap, per_token, schedule
from translate.errors import InputError

LENGTHS = st.lists(st.integers(0, 400), max_size=60)


@given(LENGTHS, st.integers(1, 2000))
def test_every_text_is_in_one_batch_and_batches_keep_to_the_budget(lengths: list[int], budget: int) -> None:
    caps = [output_cap(length, limit=512) for length in lengths]
    batches = schedule(lengths, caps, max_tokens=budget)
    assert sorted(i for batch in batches for i in batch.indices) == list(range(len(lengths)))
    for batch in batches:
        widest = max(1, *(lengths[i] for i in batch.indices))
        assert len(batch.indices) == 1 or widest * len(batch.indices) <= budget
        assert {caps[i] for i in batch.indices} == {batch.cap}


@given(LENGTHS)
def test_longest_first(lengths: list[int]) -> None:
    caps = [output_cap(length, limit=512) for length in lengths]
    order = [lengths[i] for batch in schedule(lengths, caps, max_tokens=256) for i in batch.indices]
    assert order == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("source", "limit", "cap"),
    [
        (1, 512, 32),
        (5, 512, 32),
        (6, 512, 48),
        (30, 512, 128),
        (160, 512, 512),
        (160, 256, 256),
        (9999, 4096, 2048),
    ],
)
def test_the_output_cap_grows_with_the_source(source: int, limit: int, cap: int) -> None:
    assert output_cap(source, limit=limit) == cap


@given(st.integers(0, 600))
def test_the_cap_leaves_room_for_three_times_the_source(source: int) -> None:
    assert output_cap(source, limit=CAPS[-1]) >= min(3 * source, CAPS[-1])


def test_a_text_too_long_is_refused_with_its_length() -> None:
    with pytest.raises(InputError, match=r"700 tokens is longer than the 512 that marian takes .*split it"):
        check_lengths(["قصير", "طويل " * 300], [2, 700], limit=512, name="marian")


@pytest.mark.parametrize(
    ("score", "length", "penalty", "forced", "expected"),
    [
        (-0.5, 10, 1.0, 0, -0.5),
        # The sum is -0.5 * 10 ** 0.5, over ten tokens.
        (-0.5, 10, 0.5, 0, -0.5 * 10**0.5 / 10),
        # CTranslate2 divided -5.5 by eleven, one of them forced.
        (-0.5, 11, 1.0, 1, -0.55),
        (-0.5, 0, 1.0, 0, math.nan),
        (-0.5, 1, 1.0, 1, math.nan),
    ],
)
def test_scores_a_token(score: float, length: int, penalty: float, forced: int, expected: float) -> None:
    found = per_token(score, length, DecodeOptions(length_penalty=penalty), forced=forced)
    assert found == pytest.approx(expected, nan_ok=True)
