"""Single words compared by meaning: what that supports, and what it must not excuse."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.encoder import default_encoder
from translate.fidelity.gates.check import Assessment, Checker
from translate.fidelity.gates.signals import gather
from translate.fidelity.words.meaning import nearness, says_the_same
from translate.fidelity.words.tokens import tokenize
from translate.records import FlagKind


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(default_encoder())


def kinds(found: Assessment) -> set[FlagKind]:
    return {flag.kind for flag in found.flags}


def test_a_word_is_near_to_its_translation_and_far_from_others() -> None:
    arabic, english = tokenize("أُصيب الصحفيون قرب المستشفى"), tokenize("reporters near the hospital")
    (near,) = nearness([(arabic, english)], default_encoder())
    reporters, _, _, hospital = english
    assert says_the_same(near.between(arabic[1], reporters)) is True
    assert says_the_same(near.between(arabic[3], hospital)) is True
    assert says_the_same(near.between(arabic[3], reporters)) is False
    assert near.of_arabic(arabic[3]) == near.between(arabic[3], hospital)


def test_function_words_are_not_compared() -> None:
    arabic, english = tokenize("هذا الذي كان في المدينة"), tokenize("that which was in the city")
    (near,) = nearness([(arabic, english)], default_encoder())
    assert near.of_arabic(arabic[0]) is None
    assert near.of_english(english[4]) is None
    assert near.of_english(english[5]) is not None


@given(st.lists(st.tuples(st.text("سلام 12a.", max_size=12), st.text("peace 1س.", max_size=12)), max_size=4))
@settings(deadline=None, max_examples=30)
def test_any_texts_are_compared_within_their_own_pair(texts: list[tuple[str, str]]) -> None:
    pairs = [(tokenize(arabic), tokenize(english)) for arabic, english in texts]
    found = nearness(pairs, default_encoder())
    assert len(found) == len(pairs)
    for (arabic, english), near in zip(pairs, found, strict=True):
        assert near.cosines.shape == (len(near.arabic), len(near.english))
        assert set(near.arabic) <= {token.start for token in arabic}
        assert set(near.english) <= {token.start for token in english}
        assert not near.cosines.size or np.abs(near.cosines).max() < 1.01


def test_agreement_knows_words_that_the_table_does_not() -> None:
    pair = ("دمرت الزلازل بساتين ليمون", "Earthquakes destroyed lemon groves")
    (plain,), (with_meaning,) = gather([pair]), gather([pair], default_encoder())
    assert plain.agreement == plain.coverage
    assert with_meaning.coverage == plain.coverage
    assert with_meaning.agreement.known > plain.agreement.known


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("فاز نادي برشلونة على ضيفه في المباراة", "Barça beat their guests in the match"),
        ("رفض سكان أفسس القرار الجديد", "The Ephesians rejected the new decision"),
    ],
)
def test_a_name_may_go_by_another_word(checker: Checker, arabic: str, english: str) -> None:
    assert FlagKind.NAME in kinds(Checker(None).check(arabic, english))
    assert FlagKind.NAME not in kinds(checker.check(arabic, english))


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("زار الوزير العراق يوم الأحد", "The minister visited Iran on Sunday"),
        ("وصل الوفد إلى الرياض صباحا", "The delegation reached Doha in the morning"),
        ("التقى الرئيس يلدريم بالمبعوث", "President Erdogan met the envoy"),
    ],
)
def test_a_neighbouring_name_is_no_other_word_for_it(checker: Checker, arabic: str, english: str) -> None:
    assert FlagKind.NAME in kinds(checker.check(arabic, english))


def test_short_texts_without_a_word_in_common_say_something_else(checker: Checker) -> None:
    assert FlagKind.LOW_SIMILARITY in kinds(checker.check("الطقس حار اليوم", "Birds build nests"))
    assert checker.check("الطقس حار اليوم", "The weather is hot today").passed


def test_a_footnote_mark_is_no_clause_left_out(checker: Checker) -> None:
    arabic = "ودعت اللجنة الحكومة إلى حماية الصحفيين (١٢) (١٣) ومحاسبة المسؤولين عن الاعتداءات عليهم (٤٢)."
    english = "The committee called on the government to protect journalists and to hold those who attack them to account."
    assert FlagKind.TOO_SHORT not in kinds(checker.check(arabic, english))
