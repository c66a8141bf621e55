"""The headline of articles whose translation is mostly unsure: what the accounts answer differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from summarize.briefing.brief import write_brief
from summarize.ledger import build_ledger
from summarize.records.brief import Brief
from tests.summarize.articles import WordEncoder, article
from translate.records import TranslatedDocument

POLICE = (
    [
        "قالت الشرطة إن {} عمال قتلوا في حريق المصنع يوم الأحد.",
        "وقال الناطق باسم البلدية إن المصنع أغلق أبوابه بعد الحريق.",
        "وأضاف مدير المستشفى أن الجرحى نقلوا إلى العاصمة.",
    ],
    [
        "The police said that {} workers were killed in the fire at the factory on Sunday.",
        "The municipality's spokesman said that the factory closed its doors after the fire.",
        "The director of the hospital added that the wounded were taken to the capital.",
    ],
)
UNION = (
    [
        "أعلن اتحاد النقابات مقتل {} عمال في حريق المصنع.",
        "ودعا الاتحاد إلى إضراب عام في المدينة.",
        "وطالبت عائلات الضحايا بتحقيق مستقل في أسباب الكارثة.",
    ],
    [
        "The federation of unions announced that {} workers were killed in the fire at the factory.",
        "The federation called for a general strike in the city.",
        "The victims' families demanded an independent investigation into the causes of the disaster.",
    ],
)

LATER = (
    ["ارتفع عدد قتلى حريق المصنع إلى {} عمال بعد وفاة جريحين.", *UNION[0][1:]],
    [
        "The number of workers killed in the fire at the factory rose to {} after two of the wounded died.",
        *UNION[1][1:],
    ],
)


def told(
    teller: tuple[list[str], list[str]], killed: int, *, day: int = 3, flagged: Sequence[int] = (1, 2, 3)
) -> TranslatedDocument:
    arabic, english = ([sentence.format(killed) for sentence in side] for side in teller)
    name = "police" if teller is POLICE else "union"
    return article(
        " ".join(arabic), id=name, day=date(2025, 3, day), outlet=name, english=english, flagged=flagged
    )


def brief_of(articles: Sequence[TranslatedDocument]) -> Brief:
    encoder = WordEncoder()
    return write_brief(build_ledger(articles, encoder=encoder), articles, encoder=encoder)


def test_the_question_and_its_answers_head_a_brief_that_is_mostly_unsure() -> None:
    headline = brief_of([told(POLICE, 7), told(UNION, 9)]).headline
    assert headline.text == "Accounts differ on how many workers were killed: 7 and 9"
    assert [str(citation) for citation in headline.citations] == ["[1:1]", "[2:1]"]
    assert headline.support == 2
    assert headline.documents == (1, 2)


def test_a_later_count_is_told_as_one() -> None:
    headline = brief_of([told(POLICE, 7, day=3), told(LATER, 9, day=6)]).headline
    assert headline.text == "Accounts of how many workers were killed changed: 7, then 9"


def test_counts_are_told_in_the_order_of_their_days() -> None:
    headline = brief_of([told(LATER, 9, day=6), told(POLICE, 7, day=3)]).headline
    assert headline.text == "Accounts of how many workers were killed changed: 7, then 9"


def test_a_later_count_that_is_lower_heads_no_brief() -> None:
    assert "then" not in brief_of([told(POLICE, 9, day=3), told(LATER, 7, day=6)]).headline.text


@pytest.mark.parametrize(
    "articles",
    [
        [told(POLICE, 7, flagged=()), told(UNION, 9, flagged=())],
        [told(POLICE, 7, flagged=(2,)), told(UNION, 9, flagged=(2,))],
        [told(POLICE, 7), told(UNION, 7)],
        [told(POLICE, 7)],
    ],
    ids=["sure", "mostly sure", "of one number", "alone"],
)
def test_otherwise_a_sentence_heads_the_brief(articles: list[TranslatedDocument]) -> None:
    assert not brief_of(articles).headline.text.startswith("How many")


def test_what_an_editor_dropped_heads_no_brief() -> None:
    articles = [told(POLICE, 7), told(UNION, 9)]
    encoder = WordEncoder()
    ledger = replace(build_ledger(articles, encoder=encoder), unmade=frozenset({frozenset({(1, 1), (2, 1)})}))
    assert not write_brief(ledger, articles, encoder=encoder).headline.text.startswith("How many")
