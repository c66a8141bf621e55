"""Figures that sources give alike: told with a sentence that holds them, or alone where no translation is trusted."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.records import Brief, BriefSentence, SectionKind
from tests.summarize.articles import article
from tests.summarize.briefing.test_lead import brief_of, part

HELD = (
    "صادرت الجمارك 300 طن من الأسمدة في ميناء البصرة.",
    "أعلن مدير الميناء أن الشحنة المصادرة تزن 300 طن من الأسمدة.",
)
ENGLISH = (
    "Customs seized 300 tonnes of fertiliser in the port of Basra.",
    "The port director said the seized cargo weighed 300 tonnes.",
)
OTHERS = ("وصلت سيارات الإطفاء بعد نصف ساعة.", "أغلقت الشرطة الطريق الساحلي.")


def brief(held: tuple[str, ...] = HELD, *, flagged: tuple[int, ...] = ()) -> Brief:
    return brief_of(
        [
            article(
                f"{text} {OTHERS[n % 2]}",
                id=str(n),
                day=date(2021, 6, 7),
                english=[ENGLISH[n % 2], "More."],
                flagged=flagged,
            )
            for n, text in enumerate(held)
        ]
    )


def told(found: Brief) -> list[BriefSentence]:
    return [
        one
        for kind in (SectionKind.LEAD, SectionKind.AGREED)
        for one in part(found, kind)
        if any("agree on 300 tonnes" in note for note in one.warnings)
        or "agree on the figure of 300" in one.text
    ]


def test_a_figure_of_two_sources_is_told_with_the_sentence_that_holds_it() -> None:
    (one,) = told(brief())
    assert one.text in ENGLISH
    assert {citation.document for citation in one.citations} == {1, 2}
    assert "2 independent sources agree on 300 tonnes; the rest is this source's own." in one.warnings


def test_where_no_translation_is_trusted_the_figure_stands_alone() -> None:
    (one,) = told(brief(flagged=(1, 2)))
    assert one.text == "The accounts agree on the figure of 300 tonnes."
    assert one.support == 2
    assert any("figures of the Arabic" in note for note in one.warnings)


@pytest.mark.parametrize("other", ["500", "٤٠٠"])
def test_a_figure_that_a_third_source_gives_otherwise_is_not_agreed(other: str) -> None:
    assert told(brief((*HELD, HELD[0].replace("300", other)))) == []


def test_copies_of_one_text_agree_on_nothing() -> None:
    assert told(brief((HELD[0], HELD[0]))) == []


def test_a_sentence_made_of_one_figure_does_not_stand_for_the_other_figures_beside_it() -> None:
    held = (
        "قتل 7 عمال في ميناء البصرة وصادرت الجمارك 300 طن من الأسمدة.",
        "أعلن مدير الميناء مقتل 7 عمال وأن الشحنة المصادرة تزن 300 طن من الأسمدة.",
    )
    found = brief(held, flagged=(1, 2))
    texts = [one.text for section in found.sections for one in section.sentences]
    assert any("7 workers were killed" in text for text in texts)
    assert "The accounts agree on the figure of 300 tonnes." in texts
