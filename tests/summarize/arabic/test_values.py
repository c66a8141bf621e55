"""An account's answer as its article prints it."""

from __future__ import annotations

import pytest

from summarize.arabic.counting import ARTICLES, SENTENCES, SOURCES, independent_sources_agree
from summarize.arabic.values import as_printed, counted_as_printed
from summarize.records import Account


@pytest.mark.parametrize(
    ("value", "qualifier", "quote", "shown"),
    [
        ("2,000", "about", "أجلت نحو 2000 من السكان", "نحو «2000»"),
        ("3,500", "", "غادر ٣٥٠٠ من السكان", "«٣٥٠٠»"),
        ("40", "more than", "أصيب أكثر من أربعين شخصاً", "أكثر من «أربعين»"),
        ("9 hours", "", "استمر الحريق تسع ساعات", "«تسع ساعات»"),
        ("2 days", "", "استمر القتال يومين", "«يومين»"),
        ("1,200", "", "أُرسل ألف ومئتا موظف", "«ألف ومئتا موظف»"),
        ("7", "", "وصلت المساعدات بسبع طائرات", "«سبع»"),
        ("dozens", "", "تجمع عشرات المحتجين", "«عشرات»"),
        ("tens of thousands", "", "نزح عشرات الآلاف من السكان", "«عشرات الآلاف»"),
        ("2017-10-16", "", "مساء الاثنين", "16 أكتوبر/تشرين الأول 2017"),
        ("2017-10", "", "في تشرين الأول", "أكتوبر/تشرين الأول 2017"),
        ("تركيا – مصر", "", "بين تركيا ومصر", "تركيا – مصر"),
        ("denied in the body", "", "نفى المصدر", "منفي في النص"),
        ("not used", "", "لم تُستعمل", "لا"),
        ("something English", "", "كلام", ""),
        ("", "about", "كلام", ""),
    ],
)
def test_what_is_shown(value: str, qualifier: str, quote: str, shown: str) -> None:
    assert as_printed(Account(1, 1, quote, "", value, qualifier)) == shown


@pytest.mark.parametrize(
    ("value", "quote", "shown"),
    [
        ("50,000 pound", "صرف خمسين ألف جنيه لكل أسرة", "«خمسين ألف جنيه»"),
        ("1,500,000", "بلغت الخسائر 1.5 مليون دولار أميركي", "«1.5 مليون دولار»"),
        ("20 USD", "دفع 20 دولاراً", "«20 دولاراً»"),
        ("5,000", "استقبلت 5 آلاف نازح", "«5 آلاف نازح»"),
        ("27", "قتل 27 شخصاً", "«27 شخصاً»"),
        ("9", "وصل 9 لاجئين", "«9 لاجئين»"),
        ("500", "تضررت 500 وحدة سكنية", "«500 وحدة»"),
        ("45 percent", "تراجعت 45 بالمئة", "«45 بالمئة»"),
        ("2 days", "استمر القتال يومين", "«يومين»"),
        ("dozens", "تجمع عشرات المحتجين", "«عشرات المحتجين»"),
        # A verb, an adverb, a preposition, a time, a share count nothing.
        ("9", "قتل 9 وأصيب ثلاثة", ""),
        ("9", "قتل 9 أمس", ""),
        ("9", "قتل 9 أيضاً", ""),
        ("9", "قتل 9 بحسب الشرطة", ""),
        ("9", "أصيب 9 مساء السبت", ""),
        ("9", "أصيب 9 الأحد", ""),
        ("9", "أصيب 9 معظمهم أطفال", ""),
        ("9", "أصيب 9 غادروا المستشفى", ""),
    ],
)
def test_what_stands_behind_a_figure_is_counted_where_it_is_a_noun(
    value: str, quote: str, shown: str
) -> None:
    assert counted_as_printed(Account(1, 1, quote, "", value)) == shown


@pytest.mark.parametrize(
    ("number", "articles", "sources"),
    [
        (1, "مقال واحد", "مصدر واحد"),
        (2, "مقالان", "مصدران مستقلان"),
        (3, "3 مقالات", "3 مصادر مستقلة"),
        (10, "10 مقالات", "10 مصادر مستقلة"),
        (11, "11 مقالاً", "11 مصدراً مستقلاً"),
        (100, "100 مقال", "100 مصدر مستقل"),
        (103, "103 مقالات", "103 مصادر مستقلة"),
    ],
)
def test_a_noun_agrees_with_its_number(number: int, articles: str, sources: str) -> None:
    assert ARTICLES.of(number) == articles
    assert SOURCES.of(number) == sources


def test_a_verb_agrees_with_what_follows_it() -> None:
    assert independent_sources_agree(2) == "يتفق مصدران مستقلان"
    assert independent_sources_agree(3) == "تتفق 3 مصادر مستقلة"
    assert independent_sources_agree(12) == "يتفق 12 مصدراً مستقلاً"
    assert SENTENCES.of(7) == "7 جمل"
