"""What one account affirms and another denies, and the negations, doubts and other people that are no denial of it."""

from datetime import date

import pytest

from summarize.claims.reading import document_claims
from summarize.discrepancies.propositions import propositions
from summarize.ledger import build_ledger
from summarize.records.ledger import Discrepancy
from tests.summarize.articles import article
from translate.encoder import default_encoder

DAY = date(2024, 5, 6)


def told(*texts: str, days: tuple[date, ...] = ()) -> list[Discrepancy]:
    articles = [article(text, id=str(n), day=days[n] if days else DAY) for n, text in enumerate(texts)]
    found = build_ledger(articles, encoder=default_encoder()).discrepancies
    return [one for one in found if one.kind in ("status", "detail")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("غادر المقاتلون بلدة الزهراء فجراً.", [("left", True)]),
        ("لم يغادر المقاتلون بلدة الزهراء.", [("left", False)]),
        ("لا يُسمح للمقاتلين الأجانب بمغادرة الزهراء.", [("left", False)]),
        ("شددت القيادة على عدم السماح للمقاتلين بمغادرة الزهراء.", [("left", False)]),
        ("تم إجلاء سكان الزهراء.", [("left", True)]),
        ("قد يكون المقاتلون غادروا الزهراء.", []),
        ("طالب الأهالي بمغادرة المقاتلين.", []),
        ("ينص الاتفاق على خروج المقاتلين.", []),
        ("لا تزال المدينة محتلة منذ عامين.", [("captured", False)]),
        ("كانت المدينة محتلة قبل عامين.", []),
        ("تفرق المتظاهرون من دون وقوع إصابات.", [("violence", False)]),
        ("لم يتم التعرف إلى كل المقاتلين الذين فروا.", [("left", True)]),
        ("تقرر إجلاء المقاتلين باستثناء الأجانب.", []),
        ("تم إجلاء المقاتلين باستثناء الأجانب.", [("left", True), ("left", False)]),
    ],
)
def test_polarity(text: str, expected: list[tuple[str, bool]]) -> None:
    claims = document_claims(1, article(text))
    found = [(p.outcome, p.holds) for i, claim in enumerate(claims) for p in propositions(claim, i)]
    assert found == expected


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        pytest.param(
            (
                "قالت الشرطة إن مئات المتظاهرين تفرقوا أمام مقر البلدية من دون وقوع إصابات.",
                "أكد شهود أن الشرطة ضربت المتظاهرين أمام مقر البلدية بالهراوات.",
            ),
            "contradiction",
            id="no harm, or harm",
        ),
        pytest.param(
            (
                "أعلن الجيش أن المسلحين الأجانب غادروا بلدة الصنوبر في حافلات.",
                "وقال المجلس المحلي إنه لم يغادر المسلحون الأجانب بلدة الصنوبر.",
            ),
            "contradiction",
            id="left, or not",
        ),
        pytest.param(
            (
                "كانت القيادة تعهدت بعدم السماح للمسلحين الأجانب بمغادرة الصنوبر، لكن صحيفة «الراية» ذكرت أن عشرات"
                " المسلحين الأجانب غادروا الصنوبر ليلاً.",
                "وصلت مساعدات غذائية إلى مخيم قريب.",
            ),
            "unresolved",
            id="not to be allowed, yet done: inside one sentence",
        ),
        pytest.param(
            (
                "وسيطرت قوات الإقليم على مدينة تدمر السبت، في حين أكدت الحكومة أن تدمر لا تزال محتلة.",
                "وصل وزير الزراعة إلى العاصمة.",
            ),
            "contradiction",
            id="taken, or still held",
        ),
    ],
)
def test_what_is_affirmed_and_denied(texts: tuple[str, ...], verdict: str) -> None:
    (found,) = told(*texts)
    assert found.verdict == verdict
    assert len({account.value for account in found.accounts}) == 2
    for account in found.accounts:
        assert account.quote in texts[account.document - 1]


def test_what_had_not_come_about_yet_is_a_time_update() -> None:
    (found,) = told(
        "قال المحامي إن الصحفيين لا يزالون محتجزين في سجن الوادي بمدينة تدمر.",
        "أعلنت الشرطة أنها أفرجت عن الصحفيين المحتجزين في سجن الوادي بمدينة تدمر.",
        days=(date(2024, 5, 6), date(2024, 5, 8)),
    )
    assert found.verdict == "time update"


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ("غادر المدنيون بلدة الصنوبر صباحاً.", "لم يغادر المقاتلون بلدة الصنوبر."), id="other people"
        ),
        pytest.param(("غادر المقاتلون بلدة الصنوبر.", "لم يغادر المقاتلون مدينة تدمر."), id="another place"),
        pytest.param(
            ("يحتمل أن يكون المقاتلون غادروا الصنوبر.", "لم يغادر المقاتلون بلدة الصنوبر."),
            id="only possible",
        ),
        pytest.param(
            ("أصيب عشرة عمال في حريق المصنع.", "تفرق المحتجون أمام البلدية من دون وقوع إصابات."),
            id="harm in another event",
        ),
        pytest.param(
            ("قال الجيش إن المسلحين لم يغادروا الصنوبر.", "قالت البلدية إن المسلحين لم يغادروا الصنوبر."),
            id="both deny",
        ),
    ],
)
def test_what_is_no_denial(texts: tuple[str, ...]) -> None:
    assert told(*texts) == []


@pytest.mark.parametrize(
    ("texts", "question"),
    [
        (
            ("غادر المقاتلون بلدة الزهراء فجرا.", "لم يغادر المقاتلون بلدة الزهراء."),
            "Did the fighters leave?",
        ),
        (
            ("غادر المقاتلون الأجانب بلدة الزهراء فجرا.", "لم يغادر المقاتلون الأجانب بلدة الزهراء."),
            "Did the foreigners among the fighters leave?",
        ),
        # Who speaks is not who left, and what only one account names is not what all are asked about.
        (
            (
                "قال شهود إن المقاتلين غادروا بلدة الزهراء فجرا.",
                "وقال شهود آخرون إن المقاتلين لم يغادروا بلدة الزهراء.",
            ),
            "Did the fighters leave?",
        ),
        (
            ("غادر المقاتلون والسكان بلدة الزهراء فجرا.", "لم يغادر المقاتلون والسكان بلدة الزهراء."),
            "Did they leave?",
        ),
    ],
)
def test_the_question_names_those_of_whom_all_accounts_tell(texts: tuple[str, ...], question: str) -> None:
    assert [one.question for one in told(*texts)] == [question]


@pytest.mark.parametrize(
    ("texts", "question", "values"),
    [
        (
            ("غادر المقاتلون بلدة الزهراء فجرا.", "لم يغادر المقاتلون بلدة الزهراء."),
            "Did the fighters leave?",
            ["left", "did not leave, or were not allowed to"],
        ),
        (
            ("سيغادر المقاتلون بلدة الزهراء غدا.", "لا يسمح للمقاتلين بمغادرة بلدة الزهراء."),
            "Did the fighters leave?",
            ["left (planned)", "did not leave, or were not allowed to"],
        ),
        (
            (
                "وقال المحامي إن المتهم في قضية السد سيستأنف الحكم خلال أسبوع.",
                "وقال المحامي في قضية السد إن المتهم لن يستأنف الحكم.",
            ),
            'Is it planned ("resumes")?',
            ["planned", "not planned"],
        ),
    ],
)
def test_what_is_yet_to_come_is_not_told_as_done(
    texts: tuple[str, ...], question: str, values: list[str]
) -> None:
    (found,) = told(*texts)
    assert (found.question, [account.value for account in found.accounts]) == (question, values)
