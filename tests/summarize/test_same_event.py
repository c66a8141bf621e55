"""Agreement needs the same event: a predicate and something it is told of, not the same number."""

from datetime import date

import pytest

from summarize.briefing import English
from summarize.claims.reading import document_claims
from summarize.clusters.backing import overtaken
from summarize.clusters.space import build_space
from summarize.records.ledger import Account, Discrepancy
from tests.summarize.articles import WordEncoder, article


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("قتل 40 شخصاً في انهيار السد.", "لقي 40 شخصاً حتفهم في انهيار سد الوادي.", True),
        ("قتل 40 شخصاً في انهيار السد.", "غادر 40 شخصاً المدينة بعد تحذير من السد.", False),
        ("قتل 40 شخصاً في انهيار السد.", "قتل 40 جندياً في معارك الجبهة.", False),
        ("وصلت السفينة إلى ميناء الزهراء.", "نفت الشركة وصول السفينة إلى ميناء الزهراء.", False),
        ("أعلنت الشركة وصول السفينة إلى الميناء.", "وصلت السفينة إلى الميناء صباحاً.", True),
    ],
)
def test_one_number_is_not_one_event(left: str, right: str, same: bool) -> None:
    claims = [
        claim
        for number, text in enumerate((left, right), 1)
        for claim in document_claims(number, article(text, day=date(2024, 5, 6)))
    ]
    assert build_space(claims, WordEncoder()).same_event(0, 1) is same


@pytest.mark.parametrize(
    ("kind", "value", "warning"),
    [
        ("number", "9", "A later article, [2], counts 9."),
        ("status", "open", "A later article, [2], says: open."),
    ],
)
def test_what_a_later_article_overtakes_is_said(kind: str, value: str, warning: str) -> None:
    first, last = (article("نص.", day=date(2024, 5, day)) for day in (6, 8))
    accounts = (Account(1, 1, "نص", "", "7"), Account(2, 1, "نص", "", value))
    found = overtaken(
        [Discrepancy("d1", kind, "?", "time update", accounts)], [first, last], English().overtaken
    )
    assert found == {"1:1": warning}
