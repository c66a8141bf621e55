"""Loops, leftovers, lost quotations and words from nowhere."""

from __future__ import annotations

import pytest

from translate.fidelity.gates.coverage import (
    arabic_left,
    copied,
    lost_quotation,
    repetition,
    unsupported_words,
)
from translate.fidelity.words.tokens import tokenize

LOOPS = [
    ("وصل الوفد إلى المدينة", "The delegation arrived in the city in the city in the city", "in the city"),
    ("وصل الوفد إلى المدينة", "The the the the delegation arrived", "the"),
    (
        "وصل الوفد إلى المدينة",
        "the delegation arrived in town and then the delegation arrived in town again",
        "the delegation arrived in town",
    ),
    ("قال إنه فعل ذلك كثيرا جدا", "He said he did it very, very often", ""),
    ("ينتظر السكان اقتراعا محليا كل عام", "People await a local vote. A local vote is held each year", ""),
    ("لم يكمل جملته", "He did not finish ......", ""),
    ("غادر ثم غادر", "He left. He left. He left. He left.", "he left ."),
    ("خطوة خطوة خطوة خطوة", "step step step step", ""),
    ("من جيل إلى جيل", "from generation to generation", ""),
]


@pytest.mark.parametrize(("arabic", "english", "run"), LOOPS)
def test_a_loop_is_found_unless_the_source_repeats_too(arabic: str, english: str, run: str) -> None:
    assert repetition(tokenize(arabic), tokenize(english)) == run


def test_arabic_left_in_the_english_is_quoted() -> None:
    assert arabic_left(tokenize("The قافلة left الرقة")) == "قافلة الرقة"
    assert arabic_left(tokenize("The convoy left Raqqa")) == ""


def test_a_copy_of_arabic_is_no_translation_and_a_copy_of_a_number_is_one() -> None:
    assert copied("غادرت القافلة", "غادرت القافلة")
    assert not copied("3500", "3500")


@pytest.mark.parametrize(
    ("arabic", "english", "lost"),
    [
        (
            "قال «لن نسمح لأحد من المقاتلين الأجانب بمغادرة المدينة»",
            "He said they would let nobody leave",
            True,
        ),
        (
            "قال «لن نسمح لأحد من المقاتلين الأجانب بمغادرة المدينة»",
            'He said "we will let nobody leave"',
            False,
        ),
        ("أعلن تنظيم «داعش» ذلك", "ISIS announced it", False),
        (
            '"كتب الشاعر قصيدة طويلة سماها ""بحر الليل"" ثم سافر"',
            "The poet wrote Sea of Night and left",
            False,
        ),
    ],
)
def test_a_long_quotation_stays_a_quotation(arabic: str, english: str, lost: bool) -> None:
    assert bool(lost_quotation(arabic, english)) is lost


@pytest.mark.parametrize(
    ("arabic", "english", "words"),
    [
        ("سأراك غدا", "I will kill you", ["kill"]),
        ("قتل الجيش شخصين", "The army killed two people", []),
        ("لقي ثلاثة أشخاص حتفهم", "Three people were killed", []),
        ("الملعب الكبير في المدينة", "The big fucking stadium in the city", ["fucking"]),
        ("وصل نائب الرئيس", "Dick Cheney arrived", []),
    ],
)
def test_a_grave_or_coarse_word_needs_a_reason(arabic: str, english: str, words: list[str]) -> None:
    assert [token.text for token in unsupported_words(tokenize(arabic), tokenize(english))] == words
