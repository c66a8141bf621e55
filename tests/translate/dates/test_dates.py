"""What Arabic dates mean, read against an article of Wednesday 15 November 2017."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared_data import SHARED, requires_shared
from translate.dates import find_dates

ARTICLE = date(2017, 11, 15)


def values(text: str) -> list[tuple[str, str]]:
    """Each mention and its value as ISO, cut to its precision."""
    cut = {"day": 10, "week": 10, "month": 7, "year": 4}
    return [
        (m.text, m.value.isoformat()[: cut[m.precision]] if m.value else "?")
        for m in find_dates(text, anchor=ARTICLE)
    ]


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        # four traditions of month names
        ("في 21 شباط 2010", "21 شباط 2010", "2010-02-21"),
        ("في 3 كانون الثاني 2016", "3 كانون الثاني 2016", "2016-01-03"),
        ("يوم 6 يناير 2015", "6 يناير 2015", "2015-01-06"),
        ("في 9 إبريل 2003", "9 إبريل 2003", "2003-04-09"),
        ("يوم 3 جويلية 2016", "3 جويلية 2016", "2016-07-03"),
        ("يوم 20 أوت 2012", "20 أوت 2012", "2012-08-20"),
        ("في 14 فيفري 2011", "14 فيفري 2011", "2011-02-14"),
        ("يوم 30 غشت 2018", "30 غشت 2018", "2018-08-30"),
        ("يوم 2 دجنبر 2018", "2 دجنبر 2018", "2018-12-02"),
        ("On 15 November 2017", "15 November 2017", "2017-11-15"),
        # two names for one month
        ("في 12 تموز/يوليو 2024", "12 تموز/يوليو 2024", "2024-07-12"),
        ("في 21 فبراير/ شباط, 2010", "21 فبراير/ شباط, 2010", "2010-02-21"),
        ("في 2 تشرين الثاني (نوفمبر) 2016", "2 تشرين الثاني (نوفمبر) 2016", "2016-11-02"),
        # digits of three kinds
        ("في ١٥ نوفمبر ٢٠١٧", "١٥ نوفمبر ٢٠١٧", "2017-11-15"),
        ("في ۱۵ نوفمبر ۲۰۱۷", "۱۵ نوفمبر ۲۰۱۷", "2017-11-15"),
        # punctuation and particles
        ("الأحد 15/أكتوبر/2017 - 09:56 م", "الأحد 15/أكتوبر/2017", "2017-10-15"),
        ("الأربعاء، ١٥ نوفمبر ٢٠١٧", "الأربعاء، ١٥ نوفمبر ٢٠١٧", "2017-11-15"),
        ("يوم الخميس الموافق 2 نوفمبر 2017", "يوم الخميس الموافق 2 نوفمبر 2017", "2017-11-02"),
        ("في الثالث والعشرين من تموز عام 2006", "الثالث والعشرين من تموز عام 2006", "2006-07-23"),
        ("6 يناير، 2015، الساعة 05:16 مساءً", "6 يناير، 2015", "2015-01-06"),
        ("نوفمبر 15, 2017", "نوفمبر 15, 2017", "2017-11-15"),
        ("في 14 أكتوبر/تشرين الأول من العام 2016", "14 أكتوبر/تشرين الأول من العام 2016", "2016-10-14"),
        ("في ١٤ أُكتوبر ٢٠١٦م.", "١٤ أُكتوبر ٢٠١٦م.", "2016-10-14"),
    ],
)
def test_a_full_date_in_words(text: str, mention: str, value: str) -> None:
    assert values(text) == [(mention, value)]


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        ("في 14 تشرين الأول", "14 تشرين الأول", "2017-10-14"),
        ("في الـ 27 من تشرين أول الماضي", "الـ 27 من تشرين أول الماضي", "2017-10-27"),
        ("منذ السادس من (يونيو)", "السادس من (يونيو)", "2017-06-06"),
        ("في 20 كانون الأول", "20 كانون الأول", "2017-12-20"),  # five weeks ahead: announced
        ("في 4 شباط/فبراير الماضي", "4 شباط/فبراير الماضي", "2017-02-04"),
        ("في 4 شباط/فبراير المقبل", "4 شباط/فبراير المقبل", "2018-02-04"),
        ("في 30 أيلول من العام الماضي", "30 أيلول من العام الماضي", "2016-09-30"),
        ("في 15 من الشهر الماضي", "15 من الشهر الماضي", "2017-10-15"),
        ("في الثالث من الشهر الجاري", "الثالث من الشهر الجاري", "2017-11-03"),
        ("في أكتوبر الماضي", "أكتوبر الماضي", "2017-10"),
        ("خلال شهر مارس", "مارس", "2017-03"),
        ("في كانون الثاني المقبل", "كانون الثاني المقبل", "2018-01"),
        ("في مارس عام 2015", "مارس عام 2015", "2015-03"),
        ("في تشرين الثاني/نوفمبر 2016", "تشرين الثاني/نوفمبر 2016", "2016-11"),
        ("في العام 2014،", "العام 2014", "2014"),
        ("انطلقت في 2011، ثم", "2011", "2011"),
        ("منذ حرب 1973.", "1973", "1973"),
        ("في 10 الجاري", "10 الجاري", "2017-11-10"),
        ("في الخامس المقبل", "الخامس المقبل", "2017-12-05"),
        ("العام الماضي", "العام الماضي", "2016"),
        ("الشهر المقبل", "الشهر المقبل", "2017-12"),
        ("قبل ثلاث سنوات", "قبل ثلاث سنوات", "2014"),
    ],
)
def test_what_is_left_out_comes_from_the_articles_date(text: str, mention: str, value: str) -> None:
    assert values(text) == [(mention, value)]


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        ("قالت أمس إن", "أمس", "2017-11-14"),
        ("قالت أمس الثلاثاء إن", "أمس الثلاثاء", "2017-11-14"),
        ("قالت أمس (الثلاثاء) إن", "أمس (الثلاثاء)", "2017-11-14"),
        ("مساء أمس", "مساء أمس", "2017-11-14"),
        ("أول من أمس الاثنين", "أول من أمس الاثنين", "2017-11-13"),
        ("أمس الأول", "أمس الأول", "2017-11-13"),
        ("قال اليوم إن", "اليوم", "2017-11-15"),
        ("غداً الخميس", "غداً الخميس", "2017-11-16"),
        ("بعد غد", "بعد غد", "2017-11-17"),
        ("ذكرت الاثنين أن", "الاثنين", "2017-11-13"),
        ("نشرت الأحد الماضي", "الأحد الماضي", "2017-11-12"),
        ("الأربعاء الماضي", "الأربعاء الماضي", "2017-11-08"),
        ("الأربعاء", "الأربعاء", "2017-11-15"),
        ("الخميس المقبل", "الخميس المقبل", "2017-11-16"),
        ("الأحد قبل الماضي", "الأحد قبل الماضي", "2017-11-05"),
        ("الثلثاء", "الثلثاء", "2017-11-14"),
        ("قبل يومين", "قبل يومين", "2017-11-13"),
        ("منذ ثلاثة أيام", "منذ ثلاثة أيام", "2017-11-12"),
        ("منذ ساعتين", "منذ ساعتين", "2017-11-15"),
        ("بعد شهر على استعادة المدينة", "بعد شهر", "?"),  # counted from the event, not from the article
        ("قبل يومين من الانتخابات", "قبل يومين", "?"),
        ("الأسبوع الماضي", "الأسبوع الماضي", "2017-11-05"),
    ],
)
def test_days_told_from_the_article(text: str, mention: str, value: str) -> None:
    assert values(text) == [(mention, value)]


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        ("14 ربيع الأول 1439 هـ", "14 ربيع الأول 1439 هـ", "2017-12-02"),
        ("14-09-1432 هـ", "14-09-1432 هـ", "2011-08-14"),
        ("1432/09/14", "1432/09/14", "2011-08-14"),
        ("30-02-1433", "30-02-1433", "2012-01-24"),  # a 30th by sighting, where Umm al-Qura has 29 days
        ("في 10 محرم الماضي", "10 محرم الماضي", "2017-09-30"),
        ("خلال شهر رمضان الماضي", "رمضان الماضي", "2017-05"),
        ("في ذي الحجة 1438", "ذي الحجة 1438", "2017-08"),
    ],
)
def test_hijri_dates_have_gregorian_values(text: str, mention: str, value: str) -> None:
    assert values(text) == [(mention, value)]
    assert find_dates(text, anchor=ARTICLE)[0].calendar == "hijri"


@pytest.mark.parametrize(
    ("text", "value", "sure"),
    [
        ("2017-11-15", "2017-11-15", True),
        ("2017/11/05", "2017-11-05", True),
        ("15/11/2017", "2017-11-15", True),
        ("11/15/2017", "2017-11-15", True),
        ("15.11.2017", "2017-11-15", True),
        ("٢٠١٧/١١/١٥", "2017-11-15", True),
        ("15/11/17", "2017-11-15", True),
        ("05/06/2017", "2017-06-05", False),  # day first, as Arab pages write, but marked unsure
        ("الأحد 05/11/2017", "2017-11-05", True),  # the weekday decides
        ("الأربعاء 05/10/2017", "2017-05-10", True),
        ("11/10/2017", "2017-11-10", False),  # only one reading is near the article's date
    ],
)
def test_the_order_of_figures_is_settled_by_evidence(text: str, value: str, sure: bool) -> None:
    (mention,) = find_dates(text, anchor=ARTICLE)
    assert mention.value is not None
    assert mention.value.isoformat() == value
    assert mention.sure is sure
    assert (mention.alternative is None) is sure


def test_other_dates_of_a_text_settle_its_order() -> None:
    american = find_dates("04/05/2016 ثم 11/15/2016")
    assert [str(m.value) for m in american] == ["2016-04-05", "2016-11-15"]
    arab = find_dates("04/05/2016 ثم 15/11/2016")
    assert [str(m.value) for m in arab] == ["2016-05-04", "2016-11-15"]


@pytest.mark.parametrize(
    "text",
    [
        "صحيفة اليوم السابع",
        "في اليوم التالي",
        "اليوم العالمي للصحافة",
        "موقع «الساحل اليوم»",
        "خطبة الجمعة",
        "بين الاثنين",
        "أحد عشر والأحد عشر",
        "مارس الرجل الرياضة",
        "قال رمضان إن شعبان مريض",
        "باب الحارة",
        "في 2000 قرية",
        "خلال الأيام الـ 10 الماضية",
        "في الأعوام 5 الماضية",
        "نتيجة 3-2 ونسبة 5.3 و192.168.1.1",
        "الإصدار 1.2.3",
        "14 أكتوبريا",
        "31/31/2017",
        "4 عام",
        "يومين",
        "جنيف8",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert values(text) == []


def test_without_the_articles_date_nothing_relative_has_a_value() -> None:
    found = {m.text: m.value for m in find_dates("أمس الثلاثاء، في 14 أكتوبر، في أكتوبر الماضي، عام 2014.")}
    assert found == {
        "أمس الثلاثاء": None,
        "14 أكتوبر": None,
        "أكتوبر الماضي": None,
        "عام 2014": date(2014, 1, 1),
    }


def test_a_day_told_both_ways_keeps_its_distance() -> None:
    (mention,) = find_dates("في بيان له أمس السبت 14 أكتوبر 2017")
    assert (mention.value, mention.day_offset, mention.weekday, mention.relative) == (
        date(2017, 10, 14),
        -1,
        6,
        False,
    )


def test_a_weekday_that_contradicts_its_date_makes_it_unsure() -> None:
    (mention,) = find_dates("الأحد 15 نوفمبر 2017")
    assert mention.value == ARTICLE
    assert not mention.sure


def test_dates_stand_in_order_and_apart() -> None:
    text = "من الاثنين 13 نوفمبر 2017 إلى 15/11/2017، وقبل ذلك في أكتوبر الماضي وعام 2016."
    assert [m.text for m in find_dates(text, anchor=ARTICLE)] == [
        "الاثنين 13 نوفمبر 2017",
        "15/11/2017",
        "أكتوبر الماضي",
        "عام 2016",
    ]


_WORDS = (
    "أمس الثلاثاء 15 نوفمبر تشرين الثاني / 2017 ٢٠١٧ عام الماضي قبل يومين هـ 1439 ـ ِ ، - رمضان 99 ال من ( ) شهر"
    " واليوم 31 0"
)
_PARTS = st.sampled_from([*_WORDS.split(), "\u200f", "\n"])


@given(
    st.lists(_PARTS, max_size=14),
    st.sampled_from(["", " "]),
    st.sampled_from([None, ARTICLE, date(1800, 1, 1)]),
)
def test_mentions_are_slices_of_the_text(parts: list[str], glue: str, anchor: date | None) -> None:
    text = glue.join(parts)
    end = 0
    for mention in find_dates(text, anchor=anchor):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        assert mention.text.strip() == mention.text != ""
        end = mention.end


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d"]))
def test_a_printed_day_is_read_back(day: date, form: str) -> None:
    (mention,) = find_dates(day.strftime(form), anchor=day)
    assert mention.value == day


@given(st.dates(date(1950, 1, 1), date(2060, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_last_one(day: date, back: int) -> None:
    names = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    meant = day - timedelta(days=back)
    (mention,) = find_dates(f"أعلن {names[meant.weekday()]} أن", anchor=day)
    assert mention.value == meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أغلقت الوزارة المدارس حتى يوم الأحد.", "2025-03-16"),
        ("مددت الأطراف الهدنة إلى الأحد.", "2025-03-16"),
        ("تبقى الطرق مغلقة حتى مساء الجمعة.", "2025-03-14"),
        ("ستستأنف المحادثات يوم الأحد.", "2025-03-16"),
        ("من المقرر أن يجتمع المجلس الاثنين.", "2025-03-17"),
        ("وقال الناطق إن القوات ستنسحب الجمعة.", "2025-03-14"),
        ("ولن تفتح المتاحف أبوابها قبل السبت.", "2025-03-15"),
        ("سيلقي الوزير كلمة الأربعاء.", "2025-03-12"),
        ("وصل الوفد يوم الأحد.", "2025-03-09"),
        ("استمر القتال حتى يوم الأحد.", "2025-03-09"),
        ("لم يتلق الأهالي رداً حتى الأحد.", "2025-03-09"),
        ("بلغ عدد القتلى حتى الأحد ستين.", "2025-03-09"),
        ("قال الوزير الأحد إن القوات ستنسحب.", "2025-03-09"),
        ("ستنظر المحكمة في الحادث الذي وقع الأحد.", "2025-03-09"),
        ("ستبدأ المحاكمة قريباً، وكان المتهم اعتقل الأحد.", "2025-03-09"),
        ("ستنسحب القوات الأحد الماضي.", "2025-03-09"),
    ],
)
def test_tense_and_until_say_which_weekday(text: str, expected: str) -> None:
    (mention,) = find_dates(text, anchor=date(2025, 3, 12))
    assert str(mention.value) == expected


# Durations are not dates; «اليوم السابق» is counted from an event; a two-digit year is Hijri only by its column.
NOT_DATES = {"يومين", "4 عام", "اليوم السابق", "1 عام, 1 شهر, 1 أسبوع, 1 يوم, 1 ساعة, 1 دقيقة"}
HIJRI_BY_CONTEXT = {"10-03-90"}


@requires_shared
def test_dateparsers_own_arabic_cases() -> None:
    with (SHARED / "data/arabic_dates/dateparser_ar.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) == 24
    for row in rows:
        text, kind, expected = row["input"], row["kind"], row["expected"]
        found = find_dates(text, anchor=ARTICLE, calendar="hijri" if text in HIJRI_BY_CONTEXT else None)
        if text in NOT_DATES:
            assert found == (), text
            continue
        assert len(found) == 1, text
        assert found[0].value == _meant(kind, expected), text


def _meant(kind: str, expected: str) -> date:
    if kind == "hijri_datetime":
        return datetime.fromisoformat(expected).date()
    if "january" in expected:
        return datetime.strptime(" ".join(expected.split()[:3]), "%d %B %Y").date()
    days = {
        "hour": 0,
        '"days": 0': 0,
        "0 day": 0,
        "1 day": 1,
        '"days": 1': 1,
        '"days": 21': 21,
        '"days": 2': 2,
        '"days": 3': 3,
    }
    return ARTICLE - timedelta(days=next(back for words, back in days.items() if words in expected))
