"""The estimate of a translation's worth: between 0 and 1, lower for what is worse, capped by flags."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.fidelity.gates.quality import FEATURES, estimate, expected
from translate.records import Flag, FlagKind

GOOD = {
    "similarity": 0.85, "length": 0.0, "source_coverage": 0.8, "target_coverage": 0.8, "gap": 1.0, "extra": 1.0,
    "names_unsupported": 0.0, "places_lost": 0.0, "words": 18.0, "unknown": 0.1, "marks": 0.1, "word_length": 5.0,
    "capitals": 0.1, "english_word_length": 5.0, "words_lacking": 1.0, "words_held": 0.85, "word_least_held": 0.5,
    "words_asked": 0.8,
}  # fmt: skip
NUMBER = Flag(FlagKind.NUMBER, "The English says 9; the Arabic does not.")
ELSE = Flag(FlagKind.LOW_SIMILARITY, "The English seems to say something else.")
NOTHING = Flag(FlagKind.EMPTY, "Nothing was translated.")


@pytest.mark.parametrize(
    ("worse", "value"),
    [
        ("similarity", 0.5),
        ("length", -3.0),
        ("length", 3.0),
        ("gap", 6.0),
        ("extra", 6.0),
        ("names_unsupported", 1.0),
        ("words_held", 0.55),
    ],
)
def test_each_sign_of_trouble_costs_quality(worse: str, value: float) -> None:
    assert estimate({**GOOD, worse: value}, ()) < estimate(GOOD, ())


@pytest.mark.parametrize(
    ("flags", "most"),
    [((NUMBER,), 0.4), ((NUMBER, NUMBER), 0.32), ((ELSE,), 0.15), ((NUMBER, ELSE), 0.12), ((NOTHING,), 0.0)],
)
def test_flags_cap_the_quality(flags: tuple[Flag, ...], most: float) -> None:
    assert estimate(GOOD, ()) > 0.5
    assert estimate(GOOD, flags) == pytest.approx(most)


def test_without_an_encoder_the_other_signals_decide() -> None:
    blind = {**GOOD, "similarity": math.nan}
    assert 0 < estimate(blind, ()) < 1
    assert estimate({**blind, "gap": 8.0}, ()) < estimate(blind, ())


def test_values_beyond_those_of_fitting_count_as_its_edge() -> None:
    assert estimate({**GOOD, "length": -40.0}, ()) == estimate({**GOOD, "length": -400.0}, ())


@given(st.lists(st.floats(-1e6, 1e6), min_size=len(FEATURES), max_size=len(FEATURES)))
def test_quality_is_a_share(values: list[float]) -> None:
    assert 0 <= expected(values) <= 1
