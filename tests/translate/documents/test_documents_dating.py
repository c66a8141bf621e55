"""Articles without a date get one from the others of the run, where these tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from translate.documents import document_from_text, infer_dates
from translate.records import DateSource, Document

DATED = (
    "شركة المياه تعلن انقطاعا في ستة أحياء\nالأربعاء 15 نوفمبر 2017\n\n"
    "أعلنت شركة المياه الثلاثاء أن انقطاعا سيشمل ستة أحياء في مدينة الساحل بسبب كسر في الخط الرئيسي.\n"
    "وقال مدير الشركة إن فرق الصيانة وصلت إلى موقع الكسر قرب الجسر القديم وبدأت بحفر الطريق."
)
SAME_MATTER = (
    "أعلنت شركة المياه أمس الثلاثاء أن انقطاعا سيشمل أحياء في مدينة الساحل، بعد كسر في الخط الرئيسي قرب الجسر القديم.\n"
    "وانتقد السكان تأخر فرق الصيانة، وطالبوا بصهاريج للمستشفى وللمدارس."
)
ONLY_YESTERDAY = (
    "طالب سكان مدينة الساحل بصهاريج، بعدما أعلنت شركة المياه أمس أن انقطاعا سيشمل ستة أحياء.\n"
    "وقال طبيب في المستشفى إن الخزانات تكفي يوما واحدا، وإن العمليات الجراحية أُجلت."
)
OTHER_MATTER = (
    "افتتح وزير الثقافة أمس الثلاثاء معرضا للخط في المتحف الوطني، بحضور فنانين من عشر دول.\n"
    "ويضم المعرض لوحات نادرة ومخطوطات من القرن الثاني عشر، ويستمر شهرا."
)


def dated(*texts: str) -> list[Document]:
    documents = [document_from_text(text, id=f"article-{number}") for number, text in enumerate(texts, 1)]
    return list(infer_dates(documents))


def test_a_weekday_and_an_article_on_the_same_matter() -> None:
    _, undated = dated(DATED, SAME_MATTER)
    assert (undated.published.value, undated.published.source) == (date(2017, 11, 15), DateSource.INFERRED)
    assert "أمس الثلاثاء" in undated.published.evidence
    assert "article-1" in undated.published.evidence


def test_what_another_article_dates() -> None:
    _, undated = dated(DATED, ONLY_YESTERDAY)
    assert (undated.published.value, undated.published.source) == (date(2017, 11, 15), DateSource.INFERRED)
    assert "«أمس»" in undated.published.evidence
    assert "14 November 2017" in undated.published.evidence


ONLY_A_WEEKDAY = (
    "يحفر عمال شركة المياه الطريق قرب الجسر القديم بعد كسر في الخط الرئيسي، فيما فرق الصيانة وصلت إلى موقع الكسر.\n"
    "وزار رئيس البلدية أمس الثلاثاء مستشفى بلا صهاريج، ووعد مرضاه بخزانات جديدة."
)


class ForeignDate(date):
    """A day that a system of another language words."""

    def __format__(self, spec: str) -> str:
        return "mercredi 15 novembre" if "%" in spec else super().__format__(spec)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ONLY_A_WEEKDAY,
            "«أمس الثلاثاء» makes it a Wednesday; on the same matter: article-1 (15 November 2017)",
        ),
        (ONLY_YESTERDAY, "14 November 2017, in article-1 (15 November 2017)"),
    ],
)
def test_the_evidence_is_english_whatever_the_language_of_the_system(text: str, expected: str) -> None:
    stated = document_from_text(DATED, id="article-1")
    stated = replace(stated, published=replace(stated.published, value=ForeignDate(2017, 11, 15)))
    _, undated = infer_dates([stated, document_from_text(text, id="article-2")])
    assert expected in undated.published.evidence


def test_an_inferred_date_may_date_another_and_order_does_not_matter() -> None:
    for texts in ((ONLY_YESTERDAY, SAME_MATTER, DATED), (DATED, SAME_MATTER, ONLY_YESTERDAY)):
        assert {document.published.value for document in dated(*texts)} == {date(2017, 11, 15)}


def test_an_article_on_another_matter_tells_nothing() -> None:
    _, undated = dated(DATED, OTHER_MATTER)
    assert (undated.published.value, undated.published.source) == (None, DateSource.UNKNOWN)


def test_alone_an_article_stays_undated() -> None:
    (undated,) = dated(SAME_MATTER)
    assert undated.published.source is DateSource.UNKNOWN


def test_a_stated_date_never_changes() -> None:
    wrong = DATED.replace("15 نوفمبر", "1 نوفمبر")
    first, second = dated(DATED, wrong)
    assert (first.published.value, second.published.value) == (date(2017, 11, 15), date(2017, 11, 1))
    assert first.published.source is second.published.source is DateSource.STATED


def test_a_date_that_the_article_itself_rules_out_is_not_taken() -> None:
    # «27 تشرين الأول الماضي» cannot be told in an article of 18 October.
    month_earlier = DATED.replace("الأربعاء 15 نوفمبر", "الأربعاء 18 أكتوبر")
    later = SAME_MATTER + "\nوكان كسر مماثل قد وقع في 27 تشرين الأول الماضي."
    assert dated(month_earlier, later)[1].published.value is None
    assert dated(DATED, later)[1].published.value == date(2017, 11, 15)


def test_nothing_to_date() -> None:
    assert infer_dates([]) == ()
