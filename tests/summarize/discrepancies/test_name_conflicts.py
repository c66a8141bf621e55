"""Names that differ for one office or thing; spellings, two persons and two things are no difference."""

from datetime import date

import pytest

from summarize.claims.designations import things
from summarize.claims.officeholders import persons
from summarize.claims.reading import document_claims
from summarize.ledger import build_ledger
from summarize.records.ledger import Discrepancy
from tests.summarize.articles import article
from translate.encoder import default_encoder


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال العقيد سالم العمري الناطق باسم الشرطة إن الطريق مغلق.", ["سالم العمري"]),
        ("وأقر الناطق باسم الشرطة العقيد سالم بالخطأ.", ["سالم"]),
        ("أعلن وزير الدفاع الكندي لويد هاربر استقالته.", ["لويد هاربر"]),
        ("وصل رئيس الوزراء علي عبد الله إلى العاصمة.", ["علي عبد الله"]),
        ("قال نائب وزير الصحة ماجد الخالدي إن اللقاح متوفر.", []),
        ("قال وزير الصحة السابق ماجد الخالدي إن اللقاح متوفر.", []),
        ("قال وزير الصحة إن اللقاح متوفر.", []),
        ("وصل رئيس الوزراء أمس.", []),
    ],
)
def test_who_holds_an_office(text: str, names: list[str]) -> None:
    (claim,) = document_claims(1, article(text))
    assert [naming.printed for naming in persons(claim, 0)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("غرقت السفينة «نورس 2» قبالة الساحل.", ["نورس 2"]),
        ("الصورة من لعبة فيديو حربية تحمل اسم (ساحة النار).", ["ساحة النار"]),
        ('عرض المهرجان فيلما بعنوان "ليل الجنوب".', ["ليل الجنوب"]),
        ("قالت السفينة الأم «نعم».", ["نعم"]),
        ("قال الوزير «سنرد على ذلك».", []),
        ("قالت وكالة «رويترز» إن السفينة غرقت.", []),
    ],
)
def test_what_a_thing_is_called(text: str, names: list[str]) -> None:
    (claim,) = document_claims(1, article(text))
    assert [naming.printed for naming in things(claim, 0)] == names


def told(*texts: str) -> list[Discrepancy]:
    articles = [article(text, id=str(n), day=date(2024, 5, 6)) for n, text in enumerate(texts)]
    return [d for d in build_ledger(articles, encoder=default_encoder()).discrepancies if d.kind == "name"]


@pytest.mark.parametrize(
    ("texts", "names", "verdict"),
    [
        (
            (
                "غرقت السفينة «نورس» قبالة ساحل الزهراء وعلى متنها مهاجرون.",
                "غرقت السفينة «مرجان» قبالة ساحل الزهراء وعلى متنها مهاجرون.",
            ),
            ["نورس", "مرجان"],
            "contradiction",
        ),
        (
            (
                "الصور التي نشرها الجيش مأخوذة من لعبة فيديو تحمل اسم (ساحة النار).",
                "وقال ناشطون إن صور الجيش مأخوذة من لعبة فيديو (صقور الصحراء).",
            ),
            ["ساحة النار", "صقور الصحراء"],
            "contradiction",
        ),
        (
            (
                "قال العقيد سالم العمري الناطق باسم الشرطة إن الطريق مغلق.",
                "وأقر الناطق باسم الشرطة العقيد سالم بأن الطريق مغلق.",
            ),
            ["سالم العمري", "سالم"],
            "different precision",
        ),
    ],
)
def test_names_that_differ(texts: tuple[str, ...], names: list[str], verdict: str) -> None:
    (found,) = told(*texts)
    assert [account.value for account in found.accounts] == names
    assert found.verdict == verdict
    for account in found.accounts:
        assert account.quote in texts[account.document - 1]
        assert account.value in account.quote


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            (
                "غرقت السفينة «فيكتوريا» قبالة ساحل الزهراء وعلى متنها مهاجرون.",
                "غرقت السفينة «فكتوريا» قبالة ساحل الزهراء وعلى متنها مهاجرون.",
            ),
            id="two spellings",
        ),
        pytest.param(
            (
                "اصطدمت السفينة «نورس» قبالة ساحل الزهراء بسفينة شحن. وغرقت السفينة «مرجان» بعد ساعة.",
                "غرقت السفينة «مرجان» قبالة ساحل الزهراء بعد اصطدامها.",
            ),
            id="two ships",
        ),
        pytest.param(
            (
                "قال العقيد سالم العمري الناطق باسم الشرطة إن الطريق مغلق.",
                "وأكد العقيد العمري الناطق باسم الشرطة أن الطريق مغلق.",
            ),
            id="the family name alone",
        ),
        pytest.param(
            (
                "قال وزير الخارجية التركي أورهان دمير إن المحادثات فشلت. وأضاف دمير أن أنقرة ستنتظر.",
                "قال وزير الخارجية الروسي أندريه بوبوف إن المحادثات فشلت. وأضاف بوبوف أن موسكو ستنتظر.",
            ),
            id="two offices",
        ),
    ],
)
def test_names_that_do_not(texts: tuple[str, ...]) -> None:
    assert told(*texts) == []
