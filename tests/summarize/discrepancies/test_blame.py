"""Who was behind it: claims, accusations and denials of one act, and acts that are two."""

from datetime import date

import pytest

from summarize.claims.parties import learn_aliases
from summarize.claims.reading import document_claims
from summarize.discrepancies.blame import Stand, answers
from summarize.ledger import build_ledger
from summarize.records.ledger import Discrepancy
from tests.summarize.articles import article
from translate.encoder import default_encoder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وأعلنت كتائب الفجر مسؤوليتها عن الهجوم.", [("كتائب الفجر", Stand.CLAIMS)]),
        ("تبنت كتائب الفجر تفجير المحطة.", [("كتائب الفجر", Stand.CLAIMS)]),
        ("اتهمت الولايات المتحدة إيران بالوقوف وراء الهجوم.", [("إيران", Stand.ACCUSED)]),
        ("حملت موسكو كييف مسؤولية الهجوم على الجسر.", [("كييف", Stand.ACCUSED)]),
        ("وألقى الوزير باللوم على كتائب الفجر في تفجير المحطة.", [("كتائب الفجر", Stand.ACCUSED)]),
        ("نفت طهران أي ضلوع لها في الهجوم.", [("طهران", Stand.DENIES)]),
        ("اتهمت المعارضة الحكومة بالفساد.", []),
        ("أعلنت الحكومة مسؤوليتها عن دفع الرواتب.", []),
        ("ندد الوزير بالهجوم.", []),
    ],
)
def test_who_answers_for_it(text: str, expected: list[tuple[str, Stand]]) -> None:
    (claim,) = document_claims(1, article(text))
    found = answers(claim, 0, learn_aliases([text]))
    assert [(one.party.printed, one.stand) for one in found] == expected


def told(*texts: str) -> list[Discrepancy]:
    articles = [article(text, id=str(n), day=date(2024, 5, 6)) for n, text in enumerate(texts)]
    return [d for d in build_ledger(articles, encoder=default_encoder()).discrepancies if d.kind == "party"]


def test_claimed_by_one_and_laid_to_another_who_denies_it() -> None:
    texts = (
        "أوقع هجوم على محطة القطار ستة قتلى. وأعلنت كتائب الفجر مسؤوليتها عن الهجوم.",
        "قتل ستة أشخاص في هجوم على محطة القطار. واتهمت واشنطن طهران بالوقوف وراء الهجوم. ونفت طهران أي ضلوع في الهجوم.",
    )
    (found,) = told(*texts)
    assert [(a.document, a.value) for a in found.accounts] == [
        (1, "كتائب الفجر (claims it)"),
        (2, "طهران (accused)"),
        (2, "طهران (denies it)"),
    ]
    assert found.accounts[1].holder == "واشنطن"


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            (
                "أوقع هجوم على محطة القطار قتلى. وأعلنت كتائب الفجر مسؤوليتها عن الهجوم.",
                "هز هجوم محطة القطار. واتهمت الشرطة كتائب الفجر بتنفيذ الهجوم.",
            ),
            id="one party under both",
        ),
        pytest.param(
            (
                "أوقع هجوم على محطة القطار قتلى. وأعلنت كتائب الفجر مسؤوليتها عن الهجوم.",
                "ارتفعت أسعار القمح. وفي العام الماضي اتهمت روسيا أوكرانيا باغتيال عالم.",
            ),
            id="two acts",
        ),
    ],
)
def test_nothing_to_set_against_each_other(texts: tuple[str, ...]) -> None:
    assert told(*texts) == []
