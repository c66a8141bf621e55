"""Glossing a text: its rarer words and terms of several words, each once, where they stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from translate.lexicon import glossed

WORDS = [
    "نترات",
    "الأمونيوم",
    "قتل",
    "والغارات",
    "في",
    "المدينة",
    "بميناء",
    "أودى",
    "بحياة",
    "انفجار",
    "١٢",
    "kg",
    "،",
    "«سوق»",
]


def told(text: str) -> dict[str, tuple[str, ...]]:
    return {one.text: one.glosses for one in glossed(text)}


def test_a_word_is_glossed_through_its_particles() -> None:
    found = told("وسيول كبيرة ضربت الأفران")
    assert "floods" in found["وسيول"]
    assert "الأفران" in found


def test_a_term_of_several_words_is_one_and_its_words_are_not_glossed_again() -> None:
    found = told("انفجرت كمية من نترات الأمونيوم في الميناء")
    assert found["نترات الأمونيوم"] == ("ammonium nitrate",)
    assert "نترات" not in found


def test_grammar_and_unknown_words_have_no_gloss() -> None:
    assert not {"في", "من", "غغغغ"} & told("في المدينة من غغغغ").keys()


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_passages_are_slices_of_the_text_in_order_and_never_overlap(text: str) -> None:
    found = glossed(text)
    assert all(text[one.start : one.end] == one.text and one.glosses for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(st.text(max_size=60))
def test_any_text_can_be_glossed(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in glossed(text))
