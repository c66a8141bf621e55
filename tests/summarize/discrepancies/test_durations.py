"""How long things lasted: the constructions, what rounding allows, and a day since which it lasts."""

from datetime import date

import pytest

from summarize.claims.parties import learn_aliases
from summarize.claims.reading import document_claims
from summarize.discrepancies.durations import durations
from summarize.ledger import build_ledger
from summarize.records.ledger import Discrepancy
from tests.summarize.articles import article
from translate.encoder import default_encoder

DAY = date(2024, 5, 6)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("سقطت المدينة بعد معركة استمرت شهرا.", ["1 month"]),
        ("استمرت المعارك أربعة أشهر في المدينة.", ["4 months"]),
        ("دام الإضراب يومين.", ["2 days"]),
        ("استمر الحصار أكثر من شهرين.", ["2 months"]),
        ("عاد السكان بعد ثلاثة أسابيع من القتال.", ["3 weeks"]),
        ("تتواصل العمليات التي تقودها القوات منذ 2 آذار 2024.", ["since 2024-03-02"]),
        ("استمرت المعارك في المدينة.", []),
        ("بعد شهر وصل الوزير.", []),
        ("حكم عليه بالسجن شهرا.", []),
    ],
)
def test_how_long(text: str, values: list[str]) -> None:
    (claim,) = document_claims(1, article(text, day=DAY))
    assert [one.value for one in durations(claim, 0, {1: DAY}, learn_aliases([text]))] == values


def told(*texts: str) -> list[Discrepancy]:
    articles = [article(text, id=str(n), day=DAY) for n, text in enumerate(texts)]
    return [
        d for d in build_ledger(articles, encoder=default_encoder()).discrepancies if d.kind == "duration"
    ]


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("سقطت مدينة تدمر بعد معركة استمرت شهرا.", "سقطت مدينة تدمر بعد معارك استمرت أربعة أشهر.", True),
        ("سقطت مدينة تدمر بعد معركة استمرت شهرا.", "تدور العمليات في تدمر منذ 2 كانون الثاني 2024.", True),
        ("سقطت مدينة تدمر بعد معركة استمرت شهرا.", "سقطت مدينة تدمر بعد خمسة أسابيع من المعارك.", False),
        ("سقطت مدينة تدمر بعد معركة استمرت شهرا.", "سقطت مدينة حلب بعد معارك استمرت أربعة أشهر.", False),
        ("استمرت المفاوضات في تدمر يومين.", "استمرت المعارك في تدمر شهرا.", False),
        ("تدور المعارك في تدمر منذ 2 نيسان 2024.", "سقطت مدينة تدمر بعد معركة استمرت شهرا.", False),
    ],
)
def test_which_cannot_both_be_true(left: str, right: str, differ: bool) -> None:
    found = told(left, right)
    assert bool(found) is differ
    for one in found:
        assert all(a.quote in (left, right)[a.document - 1] for a in one.accounts)
