"""Words looked up through what is written onto them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.lexicon import PartOfSpeech, glosses, readings
from translate.lexicon.entries import entries_of


@pytest.mark.parametrize(
    ("word", "before", "form", "behind"),
    [
        ("نترات", "", "نترات", ""),
        ("النترات", "ال", "نترات", ""),
        ("بالانفجار", "بال", "انفجار", ""),
        ("وللانفجار", "ولل", "انفجار", ""),
        ("سيغادر", "س", "يغادر", ""),
        ("ومستشفاهم", "و", "مستشفى", "هم"),
        ("عرضاً", "", "عرض", ""),
    ],
)
def test_what_is_written_onto_a_word_is_taken_off(word: str, before: str, form: str, behind: str) -> None:
    first = readings(word)[0]
    assert (first.before, first.entry.form, first.behind) == (before, form, behind)


def test_the_first_gloss_is_the_likeliest() -> None:
    assert glosses("نترات")[0] == "nitrate"
    assert glosses("بالانفجار")[0] == "explosion"


@pytest.mark.parametrize("spelled", ["إنفجار", "انفجار", "اِنفجار"])
def test_spelling_does_not_matter(spelled: str) -> None:
    assert "explosion" in glosses(spelled)


@pytest.mark.parametrize("word", ["", "ء", "xyz", "؟", "12"])
def test_what_is_no_word_has_no_reading(word: str) -> None:
    assert readings(word) == ()
    assert glosses(word) == ()


def test_an_article_stands_before_no_verb() -> None:
    assert all(one.entry.part is not PartOfSpeech.VERB for one in readings("اليقول"))


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء", max_size=12))
def test_a_reading_is_made_of_the_words_own_letters(word: str) -> None:
    for one in readings(word):
        assert entries_of(_key(one.entry.form))
        assert word == "" or len(one.before) + len(one.behind) < len(word) + 1


def _key(form: str) -> str:
    from translate.normalise import search_key

    return search_key(form)
