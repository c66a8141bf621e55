"""What looks like two answers to one question and is not: parts, scores, other years, other sums, drones that march."""

from datetime import date

import pytest

from summarize.ledger import build_ledger
from tests.summarize.articles import article
from translate.encoder import default_encoder

DAY = date(2024, 5, 6)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            "قتل 17 شخصاً في هجوم على مدرسة الوادي.",
            "وكان 26 شخصاً قد قتلوا في هجوم على مدرسة أخرى عام 2012.",
            id="background of another year",
        ),
        pytest.param(
            "قتل 17 شخصاً في هجوم على مدرسة الوادي.",
            "وقال قائد الشرطة إن 12 من الضحايا قتلوا داخل مدرسة الوادي.",
            id="some of the victims",
        ),
        pytest.param(
            "أقر مجلس النواب مشروع القانون بأغلبية 230 صوتاً مقابل 197.",
            "وحصل مشروع القانون في مجلس الشيوخ على 50 صوتاً مقابل 49.",
            id="two votes",
        ),
        pytest.param(
            "وافق البنك على قرض بقيمة 93 مليون دولار لبناء السد.",
            "وارتفعت احتياطيات البنك إلى 4 مليارات دولار.",
            id="two sums of money",
        ),
        pytest.param(
            "أصيب 5 من عناصر الشرطة في المظاهرة.", "أصيب 37 متظاهراً في المظاهرة.", id="police and protesters"
        ),
        pytest.param(
            "أصيب 169 شخصاً في انفجار المرفأ.", "أصيب مئات الأشخاص في انفجار المرفأ.", id="hundreds and 169"
        ),
        pytest.param(
            "قال المدرب، البالغ من العمر 46 عاماً، إن الفريق جاهز.",
            "قال المدرب إن 40 عاماً مرت على تأسيس الفريق.",
            id="an age and a span",
        ),
    ],
)
def test_no_discrepancy(left: str, right: str) -> None:
    articles = [article(text, id=str(n), day=DAY) for n, text in enumerate((left, right))]
    found = build_ledger(articles, encoder=default_encoder()).discrepancies
    assert [(one.question, [a.value for a in one.accounts]) for one in found] == []


def test_a_drone_is_no_march() -> None:
    texts = ("استخدم المهاجمون 12 طائرة مسيرة في الهجوم.", "نفذ الهجوم بنحو 18 طائرة مسيرة.")
    articles = [article(text, id=str(n), day=DAY) for n, text in enumerate(texts)]
    (found,) = build_ledger(articles, encoder=default_encoder()).discrepancies
    assert "protest" not in found.question
    assert {a.value for a in found.accounts} == {"12", "18"}
