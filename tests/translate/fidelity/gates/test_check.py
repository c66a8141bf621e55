"""The gates together: one call, flags that a reader understands, a quality that falls with them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from translate.encoder import Vectors, default_encoder
from translate.fidelity.gates.check import Assessment, Checker
from translate.records import FlagKind

SOURCE = (
    "أعلن التحالف أن نحو 3500 مدني غادروا الرقة في 14 تشرين الأول، ولم يحدد ما إذا كان بينهم مقاتلون أجانب."
)
FAITHFUL = (
    "The coalition announced that about 3,500 civilians left Raqqa on October 14, and did not specify whether "
    "foreign fighters were among them."
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(default_encoder())


def kinds(found: Assessment) -> set[FlagKind]:
    return {flag.kind for flag in found.flags}


def test_a_faithful_translation_passes(checker: Checker) -> None:
    found = checker.check(SOURCE, FAITHFUL)
    assert found.flags == ()
    assert found.passed
    assert found.quality > 0.5


WRONG = [
    ("3,500", "3,000", FlagKind.NUMBER),
    ("October 14", "October 12", FlagKind.DATE),
    ("Raqqa", "Gaza", FlagKind.NAME),
    ("did not specify", "specified", FlagKind.NEGATION),
    (", and did not specify whether foreign fighters were among them", "", FlagKind.TOO_SHORT),
    ("foreign fighters", "foreign fighters foreign fighters foreign fighters", FlagKind.REPETITION),
    ("civilians", "مدني", FlagKind.UNTRANSLATED),
]


@pytest.mark.parametrize(("good", "bad", "kind"), WRONG)
def test_each_kind_of_error_is_flagged_and_costs_quality(
    checker: Checker, good: str, bad: str, kind: FlagKind
) -> None:
    assert good in FAITHFUL
    found = checker.check(SOURCE, FAITHFUL.replace(good, bad))
    assert kind in kinds(found)
    assert found.quality < checker.check(SOURCE, FAITHFUL).quality


def test_a_sentence_about_something_else_is_flagged(checker: Checker) -> None:
    found = checker.check(
        SOURCE, "The museum opens every day except in winter, and entrance is free for children."
    )
    assert FlagKind.LOW_SIMILARITY in kinds(found)
    assert found.quality < 0.2


def test_the_translation_of_another_segment_is_flagged(checker: Checker) -> None:
    other = "قال الوزير إن الميزانية الجديدة ستعرض على البرلمان الأسبوع المقبل بعد مشاورات مع الأحزاب."
    english = (
        "The minister said the new budget would go to parliament next week after talks with the parties."
    )
    swapped = checker.check_all([(SOURCE, english), (other, FAITHFUL)])
    assert all(FlagKind.LOW_SIMILARITY in kinds(found) for found in swapped)


def test_nothing_translated_is_worth_nothing(checker: Checker) -> None:
    found = checker.check(SOURCE, " ")
    assert kinds(found) == {FlagKind.EMPTY}
    assert found.quality == 0
    assert checker.check("", "").flags == ()


def test_details_are_sentences_that_quote_the_finding(checker: Checker) -> None:
    found = checker.check(SOURCE, FAITHFUL.replace("3,500", "3,000"))
    (added,) = [flag for flag in found.flags if flag.target_text == "3,000"]
    assert added.detail == "The English says 3,000; the Arabic does not."
    (lost,) = [flag for flag in found.flags if flag.source_text == "3500"]
    assert lost.detail == "The Arabic says 3500; the English leaves it out."
    (place,) = checker.check("غادر المقاتلون مدينة دمشق أمس", "The fighters left the city yesterday").flags
    assert place.detail == "The Arabic names دمشق (Damascus); the English does not."


def test_a_glossary_vouches_for_its_names(checker: Checker) -> None:
    class Terms:
        def hints(self, source: str) -> tuple[tuple[str, str], ...]:
            return (("الائتلاف", "Etilaf"),) if "الائتلاف" in source else ()

    source, target = "قال الائتلاف إن المعركة انتهت", "Etilaf said the battle was over"
    without = Checker(None).check(source, target.replace("Etilaf", "Zorbag"))
    assert kinds(without) == {FlagKind.NAME}
    assert FlagKind.NAME not in kinds(Checker(None, Terms()).check(source, target))


def test_without_an_encoder_words_and_figures_are_still_compared() -> None:
    found = Checker(None).check(SOURCE, FAITHFUL.replace("3,500", "3,000"))
    assert FlagKind.NUMBER in kinds(found)
    assert math.isnan(found.signals["similarity"])
    assert 0 <= found.quality <= 1


def test_many_pairs_give_what_each_gives_alone(checker: Checker) -> None:
    pairs = [(SOURCE, FAITHFUL), (SOURCE, FAITHFUL.replace("Raqqa", "Gaza"))]
    together = checker.check_all(pairs)
    for pair, found in zip(pairs, together, strict=True):
        alone = checker.check(*pair)
        assert found.flags == alone.flags
        assert found.quality == pytest.approx(alone.quality, abs=1e-4)


def test_an_encoder_is_asked_in_batches() -> None:
    class Counting:
        calls = 0

        def encode(self, texts: Sequence[str], *, mask_numbers: bool = False) -> Vectors:
            Counting.calls += 1
            return np.full((len(texts), 4), 0.5, dtype=np.float32)

    Checker(Counting()).check_all([(SOURCE, FAITHFUL)] * 20)
    assert Counting.calls <= 5


@pytest.mark.parametrize("arabic", ["كلمة " * 4000, "12 " * 4000, "١٢٣ " * 1400])
def test_what_is_no_sentence_is_flagged_and_holds_up_nothing(arabic: str) -> None:
    usual, odd = Checker(None).check_all(
        [("وصل الوفد إلى دمشق.", "The delegation arrived in Damascus."), (arabic, "Words.")]
    )
    assert usual.flags == ()
    assert odd.flags


def test_an_idiom_said_the_other_way_is_quoted() -> None:
    (flag,) = Checker(None).check("المساعدات لا تقتصر على الغذاء", "Aid is limited to food").flags
    assert flag.kind is FlagKind.NEGATION
    assert flag.detail == "The English says the contrary of “لا تقتصر”."
    assert flag.source_text == "لا تقتصر"
