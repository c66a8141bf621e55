"""Certainty, figures and dates of a claim."""

from datetime import date

import pytest

from summarize.claims.counted_figures import claim_figures
from summarize.claims.reading import document_claims
from summarize.claims.worded import bounds, compatible, differ_in_precision
from summarize.records.ledger import Certainty, ClaimFigure
from tests.summarize.articles import article

CERTAINTIES = [
    ("انهار الجسر صباح اليوم.", Certainty.ASSERTS),
    ("قال المهندس إن الجسر انهار.", Certainty.ATTRIBUTES),
    ("وكان المجلس قد توصل إلى اتفاق.", Certainty.ASSERTS),
    ("وقد تمكنوا من الفرار عبر النهر.", Certainty.ASSERTS),
    ("قد يستمر الإضراب أسبوعاً.", Certainty.HEDGES),
    ("ربما كان الحريق متعمداً.", Certainty.HEDGES),
    ("أقر الجيش بإمكانية وقوع خطأ.", Certainty.HEDGES),
    ("ورجّح الخبير أن يكون السبب تماساً كهربائياً.", Certainty.HEDGES),
    ("زعم المتحدث أن السفينة خالية.", Certainty.HEDGES),
    ("نفت الشركة أن تكون السفينة محملة بالسلاح.", Certainty.DENIES),
    ("وقال إن الخبر لا صحة له.", Certainty.DENIES),
]


@pytest.mark.parametrize(("text", "expected"), CERTAINTIES)
def test_certainty(text: str, expected: Certainty) -> None:
    (claim,) = document_claims(1, article(text))
    assert claim.certainty is expected


FIGURES = [
    # text, (value, qualifier, noun, role)
    ("قُتل نحو 40 شخصاً في الانهيار.", (40, "about", "people*", "killed")),
    ("أصيب ما لا يقل عن ثلاثة عمال.", (3, "at least", "workers", "injured")),
    ("تم إجلاء أقل من 300 مدني من البلدة.", (300, "fewer than", "civilians", "left")),
    ("ارتفعت حصيلة القتلى إلى 25 شخصاً.", (25, "", "people*", "killed")),
    ("بلغت الحصيلة 47 قتيلاً.", (47, "", "dead*", "killed")),
    ("كان القارب يحمل 12 راكباً.", (12, "", "passengers-", "contained")),
    ("بلغت نسبة المشاركة 61 في المئة.", (61, "", "مشارك", "")),
    ("أجلت فرق الإنقاذ نحو 2000 من سكان الحي.", (2000, "about", "residents", "left")),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_knows_what_it_counts_and_what_was_done(
    text: str, expected: tuple[float, str, str, str]
) -> None:
    (figure,) = claim_figures(text)
    assert (figure.value, figure.qualifier, figure.noun, figure.role) == expected
    assert text[figure.start : figure.end] == figure.quote


@pytest.mark.parametrize(
    "text", ["قصفت طائرة إف-16 الموقع.", "اندلعت الثورة في 2011.", "مؤتمر جنيف8 يبدأ غداً."]
)
def test_dates_and_names_are_no_figures(text: str) -> None:
    assert claim_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "noun", "unit"),
    [
        ("إن الزوارق الثمانية المحتجزة عادت.", "ships", "ships"),
        ("عاد الجنود الـ12 إلى الثكنة.", "soldiers", "people"),
        ("عاد الجنود الـ 12 إلى الثكنة.", "soldiers", "people"),
        ("عاد العمال الثلاثون مساء.", "workers", "people"),
        ("وقعت الدول العشر الأعضاء.", "countries", "countries"),
    ],
)
def test_a_number_with_an_article_counts_the_noun_before_it(text: str, noun: str, unit: str) -> None:
    (figure,) = claim_figures(text, loose=True)
    assert (figure.noun, figure.unit) == (noun, unit)


def test_deaths_told_behind_a_tally_count_people() -> None:
    (figure,) = claim_figures("ارتفعت الحصيلة إلى 17 بعد وفاة جريح.", loose=True)
    assert figure.unit == "people"


def _figure(value: float, qualifier: str = "", kind: str = "count", high: float | None = None) -> ClaimFigure:
    return ClaimFigure(value, "people", qualifier, str(value), high, kind=kind)


@pytest.mark.parametrize(
    ("left", "right", "both_true", "other_precision"),
    [
        (_figure(3000, "about"), _figure(3000), True, False),
        (_figure(3000, "about"), _figure(3500), False, False),
        (_figure(300, "nearly"), _figure(300, "fewer than"), True, True),
        (_figure(300, "about"), _figure(300, "nearly"), True, False),
        (_figure(20, "more than"), _figure(26), True, False),
        (_figure(200, "more than"), _figure(120), False, False),
        (_figure(10, kind="indefinite"), _figure(40), True, False),
        (_figure(100, kind="indefinite"), _figure(40), False, False),
        (_figure(10, high=12), _figure(11), True, False),
    ],
)
def test_which_figures_can_be_true_of_one_thing(
    left: ClaimFigure, right: ClaimFigure, both_true: bool, other_precision: bool
) -> None:
    assert compatible(left, right) is compatible(right, left) is both_true
    assert differ_in_precision(left, right) is other_precision
    assert bounds(left)[0] <= left.value * 10


def test_the_day_something_was_said_is_not_the_day_it_happened() -> None:
    translated = article("وقال الناطق أمس الثلاثاء إن القافلة غادرت في 12 أيار.", day=date(2024, 5, 15))
    (claim,) = document_claims(1, translated)
    assert [(d.value, d.of_statement) for d in claim.dates] == [
        (date(2024, 5, 14), True),
        (date(2024, 5, 12), False),
    ]


def test_a_quotation_over_two_sentences_stays_its_speakers() -> None:
    text = "وقال المدرب «خسرنا المباراة. لكننا لم نخسر الدوري بعد»."
    claims = document_claims(1, article(text))
    assert {claim.holder for claim in claims} == {"المدرب"}
