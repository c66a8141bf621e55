"""Hints for training: what stands in both sides of a pair, as it is written there."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from training.data import Pair
from training.hints import MOST, drawn, hints_in, hints_of

CASES = [
    # Arabic, English, hints
    (
        "وصل الوزير إلى حلب قادما من الدوحة.",
        "The minister arrived in Aleppo from Doha.",
        [("حلب", "Aleppo"), ("الدوحة", "Doha")],
    ),
    (
        "قال كريم منصور إن الطريق مغلق.",
        "Karim Mansour said the road was closed.",
        [("كريم منصور", "Karim Mansour")],
    ),
    ("جرح ثلاثون شخصا.", "Thirty people were injured.", [("ثلاثون", "Thirty")]),
    # A name that the Arabic does not hold is no hint.
    ("وصل الوزير أمس.", "Karim Mansour arrived yesterday.", []),
    ("لم يتغير شيء في القرية.", "Nothing changed in the village.", []),
]


@pytest.mark.parametrize(("arabic", "english", "expected"), CASES)
def test_hints_stand_in_both_sides(arabic: str, english: str, expected: list[tuple[str, str]]) -> None:
    assert hints_in(arabic, english) == expected


def test_some_are_given_and_never_too_many() -> None:
    many = [(f"كلمة{i}", f"word{i}") for i in range(20)]
    draws = [drawn(many, random.Random(seed)) for seed in range(30)]
    assert {len(draw) for draw in draws} == {MOST}
    assert len(set(draws)) > 1


def test_found_once_and_kept(tmp_path: Path) -> None:
    pair = Pair("news", *CASES[0][:2])
    assert hints_of([pair], tmp_path / "hints.json") == {pair.key: CASES[0][2]}
    text = (tmp_path / "hints.json").read_text("utf-8")
    (tmp_path / "hints.json").write_text(text.replace("Aleppo", "ALEPPO"), "utf-8")
    assert hints_of([pair], tmp_path / "hints.json")[pair.key][0] == ("حلب", "ALEPPO")
