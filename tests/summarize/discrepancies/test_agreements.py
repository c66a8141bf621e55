"""Who dealt with whom: parties read from their constructions, and set against each other only for one dealing."""

from datetime import date

import pytest

from summarize.claims.parties import learn_aliases, read_party, same_party
from summarize.claims.reading import document_claims
from summarize.discrepancies.agreements import dealings
from summarize.ledger import build_ledger
from summarize.records.ledger import Discrepancy
from summarize.words.tokens import tokenise
from tests.summarize.articles import article
from translate.encoder import default_encoder


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "خرج السكان بموجب اتفاق تم التوصل إليه بين مجلس الأعيان ومقاتلي كتائب الفجر.",
            ["مجلس الأعيان", "مقاتلي كتائب الفجر"],
        ),
        ("انتقدت تركيا الاتفاق الذي أبرمته قوات الوادي مع «كتائب الفجر».", ["قوات الوادي", "كتائب الفجر"]),
        ("وكان مجلس الأعيان وقوات الوادي قد توصلا لاتفاق حول المدنيين.", ["مجلس الأعيان", "قوات الوادي"]),
        ("وقعت روسيا اتفاقا مع فنزويلا لتصدير الغاز.", ["روسيا", "فنزويلا"]),
        ("انهارت المفاوضات بين نقابة البحارة ووزارة النقل أمس.", ["نقابة البحارة", "وزارة النقل"]),
        ("اندلعت اشتباكات بين الطرفين.", []),
        ("رحبت الأمم المتحدة بالاتفاق.", []),
        ("اندلعت معارك في المدينة، وقال السكان إن القصف مستمر بين حين وآخر.", []),
    ],
)
def test_parties(text: str, parties: list[str]) -> None:
    (claim,) = document_claims(1, article(text))
    found = dealings(claim, 0, learn_aliases([text]))
    assert [party.printed for one in found for party in one.parties] == parties
    for one in found:
        assert all(party.printed in text[one.start : one.end] for party in one.parties)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("الولايات المتحدة", "واشنطن", True),
        ("قوات الوادي الحر", "قوح", True),
        ("مقاتلي كتائب الفجر", "كتائب الفجر", True),
        ("الحكومة الروسية", "موسكو", True),
        ("المجلس المحلي", "المجلس المدني", False),
        ("روسيا", "فنزويلا", False),
    ],
)
def test_one_party_under_two_names(left: str, right: str, same: bool) -> None:
    aliases = learn_aliases(["سيطرت قوات الوادي الحر (قوح) على الجسر."])
    parties = [read_party(name, tokenise(name), aliases) for name in (left, right)]
    assert parties[0] is not None
    assert parties[1] is not None
    assert same_party(parties[0], parties[1]) is same


def told(*texts: str) -> list[Discrepancy]:
    articles = [article(text, id=str(n), day=date(2024, 5, 6)) for n, text in enumerate(texts)]
    return [d for d in build_ledger(articles, encoder=default_encoder()).discrepancies if d.kind == "party"]


def test_one_agreement_with_other_parties() -> None:
    texts = (
        "خرج ألفا مدني من مدينة تدمر بموجب اتفاق بين مجلس الأعيان ومقاتلي كتائب الفجر.",
        "وينص الاتفاق الذي أبرمته قوات الوادي مع كتائب الفجر على خروج المقاتلين من مدينة تدمر.",
    )
    (found,) = told(*texts)
    assert [account.value for account in found.accounts] == [
        "مجلس الأعيان – مقاتلي كتائب الفجر",
        "قوات الوادي – كتائب الفجر",
    ]
    for account in found.accounts:
        assert account.quote in texts[account.document - 1]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ("وقعت روسيا اتفاقا مع فنزويلا لتصدير الغاز.", "وقعت روسيا اتفاقا مع الهند لبناء مفاعل نووي."),
            id="two agreements of one party",
        ),
        pytest.param(
            (
                "خرج السكان من تدمر بموجب اتفاق بين مجلس الأعيان وكتائب الفجر.",
                "خرج السكان من تدمر بموجب اتفاق بين كتائب الفجر ومجلس الأعيان المحلي.",
            ),
            id="the same parties",
        ),
        pytest.param(
            (
                "خرج السكان من تدمر بموجب اتفاق بين مجلس الأعيان وكتائب الفجر.",
                "وفي سياق منفصل، خرج مقاتلون من تدمر بموجب اتفاق آخر بين قوات الوادي وكتائب الفجر.",
            ),
            id="another agreement",
        ),
    ],
)
def test_two_dealings(texts: tuple[str, ...]) -> None:
    assert told(*texts) == []
