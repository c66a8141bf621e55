"""The chance that a weak model's sentence can be trusted."""

from __future__ import annotations

import pytest

from translate.encoder import default_encoder
from translate.fidelity.gates import TRUST_FEATURES, Checker, trust, trust_features, trusts

ARABIC = "أغلقت الشرطة الجسر القديم أمام حركة المرور صباح الأحد."
GOOD = "Police closed the old bridge to traffic on Sunday morning."


@pytest.mark.parametrize(
    "worse",
    [
        "Police closed the old market to visitors on Sunday morning.",
        "The king opened a school.",
        "Police the bridge bridge on.",
    ],
)
def test_faithful_english_is_trusted_more_than_what_says_something_else(worse: str) -> None:
    good, bad = trusts(Checker(default_encoder()), [(ARABIC, GOOD), (ARABIC, worse)])
    assert 0 <= bad < good <= 1


@pytest.mark.parametrize(
    ("word", "trusted"),
    [("hourther", False), ("fittle", False), ("governorate", True), ("Qusayr", True), ("bridges", True)],
)
def test_a_sentence_with_a_word_that_is_none_is_not_trusted(word: str, trusted: bool) -> None:
    (found,) = trusts(Checker(default_encoder()), [(ARABIC, f"{GOOD[:-1]} near the {word}.")])
    assert (found > 0) is trusted


def test_without_an_encoder_nothing_is_trusted() -> None:
    assert trusts(Checker(None), [(ARABIC, GOOD)]) == [0.0]
    assert trust({}) == 0.0


def test_every_feature_is_measured() -> None:
    (found,) = Checker(default_encoder()).check_all([(ARABIC, GOOD)])
    assert len(trust_features(found.signals)) == len(TRUST_FEATURES)
