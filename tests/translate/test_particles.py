"""What is taken off an Arabic word, by what the rest is wanted for."""

from __future__ import annotations

import pytest

from translate.particles import (
    keeping_article,
    unjoined,
    with_article,
    without_conjunction,
    without_particles,
)


@pytest.mark.parametrize(
    ("word", "any_word", "with_its_article"),
    [
        ("والعراق", ("والعراق", "العراق", "عراق"), ("والعراق", "العراق")),
        ("للعراق", ("للعراق", "لعراق", "عراق"), ("للعراق", "لعراق", "العراق")),
        ("وبالقاهره", ("وبالقاهره", "بالقاهره", "القاهره", "قاهره"), ("وبالقاهره", "بالقاهره", "القاهره")),
        ("الرقه", ("الرقه", "رقه"), ("الرقه",)),
        ("وليد", ("وليد", "ليد"), ("وليد", "ليد")),
        ("سيعود", ("سيعود",), ("سيعود",)),
        ("ولد", ("ولد",), ("ولد",)),
        ("", ("",), ("",)),
    ],
)
def test_what_a_word_may_be(word: str, any_word: tuple[str, ...], with_its_article: tuple[str, ...]) -> None:
    assert without_particles(word) == any_word
    assert keeping_article(word) == with_its_article


@pytest.mark.parametrize(
    ("word", "forms"),
    [("ولم", ("ولم", "لم")), ("لم", ("لم",)), ("وبنحو", ("وبنحو", "بنحو", "نحو")), ("بين", ("بين", "ين"))],
)
def test_words_of_a_closed_list_are_found_however_short(word: str, forms: tuple[str, ...]) -> None:
    assert unjoined(word) == forms


def test_only_the_letters_asked_for_are_taken_off() -> None:
    assert unjoined("بلا", "وف") == ("بلا",)
    assert unjoined("ولا", "وف") == ("ولا", "لا")


@pytest.mark.parametrize(
    ("word", "with_its_article", "alone"),
    [
        ("وللعراق", "وللعراق", "للعراق"),
        ("للعراق", "العراق", "للعراق"),
        ("فالعراق", "العراق", "العراق"),
        ("وفد", "وفد", "وفد"),
        ("وعراق", "وعراق", "عراق"),
    ],
)
def test_one_form(word: str, with_its_article: str, alone: str) -> None:
    assert with_article(word) == with_its_article
    assert without_conjunction(word) == alone
