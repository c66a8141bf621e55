"""Names in English built by rule are spelled as the trusted translations of the same articles spell them."""

from __future__ import annotations

import pytest

from summarize.english import holder_in_english, name_in_english, spelled_as_in
from tests.summarize.articles import article

TEXT = "قال الكولونيل رايان ديرون الناطق باسم التحالف إن المدينة محاصرة."
SAID = "Colonel Ryan Derron, the coalition's spokesman, said the city was besieged."
HOLDER = "الكولونيل رايان ديرون الناطق باسم التحالف"


def test_a_name_is_spelled_as_the_translation_has_it_and_by_rule_outside() -> None:
    by_rule = holder_in_english(HOLDER)
    with spelled_as_in([article(TEXT, english=[SAID])]):
        assert holder_in_english(HOLDER) == "Colonel Ryan Derron, the spokesman for the coalition"
        assert name_in_english("رايان ديرون") == "Ryan Derron"
    assert holder_in_english(HOLDER) == by_rule == "Colonel Ryan Dirun, the spokesman for the coalition"


def test_a_doubted_translation_spells_no_name() -> None:
    with spelled_as_in([article(TEXT, english=[SAID], flagged=[1])]):
        assert name_in_english("رايان ديرون") == "Ryan Dirun"


def test_the_spelling_of_most_translations_holds() -> None:
    said = [SAID, SAID.replace("Derron", "Diron"), SAID.replace("Derron", "Diron")]
    with spelled_as_in([article(TEXT, id=str(number), english=[one]) for number, one in enumerate(said)]):
        assert name_in_english("رايان ديرون") == "Ryan Diron"


@pytest.mark.parametrize(
    ("arabic", "english", "name", "latin"),
    [
        (
            "قال أنطونيو غوتيريش إن الوضع خطير.",
            "Antonio Guterres said the situation was grave.",
            "غوتيريش",
            "Guterres",
        ),
        (
            "قال سيرغي شويغو للصحافيين إنه عاد.",
            "Sergei Shoigu told reporters he was back.",
            "شويغو",
            "Shoigu",
        ),
        (
            "ذكر محمد الحسناوي أنه شاهد النار.",
            "Muhammad al-Hasnaoui said he saw the fire.",
            "الحسناوي",
            "al-Hasnaoui",
        ),
    ],
)
def test_other_names_and_the_article(arabic: str, english: str, name: str, latin: str) -> None:
    with spelled_as_in([article(arabic, english=[english])]):
        assert holder_in_english(f"الدكتور {name}").endswith(latin)


def test_an_alif_and_lam_that_are_no_article_stay_in_the_name() -> None:
    with spelled_as_in([article("قال الياس الحداد إنه عاد.", english=["Elias Haddad said he was back."])]):
        assert holder_in_english("الدكتور الياس").endswith("Elias")
        assert "al-Elias" not in holder_in_english("الدكتور الياس")
