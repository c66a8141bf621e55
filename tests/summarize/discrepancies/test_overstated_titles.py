"""Numbers of a headline that its own article puts otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.ledger import build_ledger
from summarize.records import Verdict
from tests.summarize.articles import article
from translate.encoder import default_encoder


def overstated(title: str, text: str) -> list[tuple[str, list[str]]]:
    """The questions on a headline's number, with what headline and body say."""
    one = article(text, day=date(2024, 6, 4), title=title)
    found = build_ledger([one], encoder=default_encoder()).discrepancies
    return [
        (each.question, [f"{account.qualifier} {account.value}".strip() for account in each.accounts])
        for each in found
        if each.verdict is Verdict.OVERSTATED and each.kind == "number"
    ]


@pytest.mark.parametrize(
    ("title", "text", "question", "said"),
    [
        (
            "اقتلاع مئات الأشجار في هجوم على كفر الزيتون",
            "هاجم ملثمون القرية فجر الاثنين. وقال المجلس المحلي إن 120 شجرة قطعت بالمناشير.",
            "trees",
            ["hundreds", "120"],
        ),
        (
            "مقتل أربعين جنديا في كمين",
            "نصب مسلحون كمينا لرتل. وقال ناطق إن ستة عشر جنديا قتلوا في الكمين.",
            "soldiers",
            ["40", "16"],
        ),
        (
            "خسائر الحريق تتجاوز ثلاثة مليارات دينار",
            "التهم حريق مخزنا في السوق. وقدرت الغرفة خسائر الحريق بنحو مليارين ونصف المليار دينار.",
            "losses",
            ["more than 3,000,000,000", "about 2,500,000,000"],
        ),
    ],
)
def test_a_headline_that_counts_otherwise_than_its_article_is_told(title, text, question, said) -> None:
    ((asked, accounts),) = overstated(title, text)
    assert question in asked
    assert accounts == said


@pytest.mark.parametrize(
    ("title", "text"),
    [
        # The article has the number, or its parts; the headline rounds; "dozens" are as many.
        ("مقتل 12 عاملا في انهيار المنجم", "انهار المنجم أمس. وقتل 12 عاملا وأصيب 7 عمال."),
        ("مقتل 12 عاملا في انهيار المنجم", "قتل 7 عمال في النفق الأول و5 عمال في النفق الثاني."),
        ("أكثر من 300 عامل في الإضراب", "شارك في الإضراب 304 عمال من المصنع."),
        ("عشرات العمال في الإضراب", "شارك في الإضراب 64 عاملا من المصنع."),
        # Another year's, a part, a name, sums for two things.
        ("مقتل 12 عاملا في انهيار المنجم", "انهار المنجم أمس. وفي عام 2019 قتل 30 عاملا في المنجم نفسه."),
        ("هبوط اضطراري لرحلة دانة 418", "هبطت الطائرة بسلام. وحولت 300 رحلة إلى مطار آخر."),
        ("تغريم الوكيل 8 ملايين دينار", "وألزمته المحكمة برد أربعة ملايين دينار."),
        ("فوز القائمة بفارق 425 صوتا", "نالت القائمة 3412 صوتا في البلدة."),
        ("إضراب العمال بعد تسعة أيام", "قال العمال إن الإضراب استمر أربعة أيام."),
        # What became of the counted is another thing, or is told piece by piece; the article has more.
        ("مقتل 30 مهاجرا في غرق قارب", "غرق القارب ليلا. وقالت الوزارة إن القارب كان يقل 20 مهاجرا."),
        ("الإفراج عن 30 رهينة", "كانت الجماعة تحتجز 25 رهينة، ولا يزال اثنان لديها."),
        ("مقتل 19 مدنيا بقصف", "قتل 3 مدنيين في الحي الأول و14 مدنيا في الحي الثاني ومدنيان في الثالث."),
        ("زيادة الأجور 500 دينار", "يرفع القرار الأجور من 700 دينار إلى 1200 دينار."),
        ("صفقة بمليار دولار", "بلغت قيمة الصفقة 950 مليون دولار."),
        ("مئات المتظاهرين في الساحة", "تظاهر 150 متظاهرا في الصباح و140 متظاهرا في المساء."),
        ("مقتل 5 في انفجار", "قتل 9 أشخاص في الانفجار."),
        ("منحة بقيمة 90 مليون دولار لبناء ميناء", "تقدر كلفة بناء الميناء بمبلغ 30 مليون دولار."),
    ],
)
def test_a_headline_that_its_article_bears_out_is_not_accused(title: str, text: str) -> None:
    assert overstated(title, text) == []
