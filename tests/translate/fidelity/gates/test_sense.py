"""The sense for wrong words: a word that nothing in the English stands for is named, faithful English has none."""

from __future__ import annotations

import pytest

from translate.encoder import default_encoder
from translate.fidelity.gates import Checker, senses
from translate.records import FlagKind

CASES = [
    # Arabic, faithful English, English with one word gone or wrong, the Arabic that is lost
    (
        "زرع النشطاء أعلاما على الحافلات في وسط المدينة صباح الأحد.",
        "Activists planted flags on buses in the city centre on Sunday morning.",
        "Activists planted flags in the city centre on Sunday morning.",
        "الحافلات",
    ),
    (
        "قال الوزير إن العاصفة أغرقت خمسة قوارب صيد قبالة الساحل.",
        "The minister said the storm sank five fishing boats off the coast.",
        "The minister said the storm was five kilometres away.",
        "قوارب",
    ),
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(default_encoder())


def lost(checker: Checker, arabic: str, english: str) -> list[str]:
    return [
        flag.source_text for flag in checker.check(arabic, english).flags if flag.kind is FlagKind.LOST_WORD
    ]


@pytest.mark.parametrize(("arabic", "faithful", "wrong", "word"), CASES)
def test_the_lost_word_is_the_least_held(arabic: str, faithful: str, wrong: str, word: str) -> None:
    good, bad = senses([(arabic, faithful), (arabic, wrong)], default_encoder())
    chance = {one.text: one.chance for one in bad.arabic}
    assert chance[word] == min(chance.values())
    assert chance[word] < 0.2 < {one.text: one.chance for one in good.arabic}[word]


@pytest.mark.parametrize(("arabic", "faithful"), [case[:2] for case in CASES])
def test_faithful_english_has_no_lost_word(checker: Checker, arabic: str, faithful: str) -> None:
    assert lost(checker, arabic, faithful) == []


def test_a_word_of_nowhere_is_the_least_asked_for() -> None:
    (found,) = senses(
        [(CASES[0][0], "Activists planted flags on giraffes on Sunday morning.")], default_encoder()
    )
    assert min(found.english, key=lambda one: one.chance).text == "giraffes"


def test_without_an_encoder_nothing_is_sensed() -> None:
    assert lost(Checker(None), *CASES[0][::2]) == []


def test_empty_and_foreign_sides_are_taken() -> None:
    for pair in (("", ""), ("الجسر", ""), ("", "The bridge"), ("123", "123")):
        senses([pair], default_encoder())
