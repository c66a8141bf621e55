"""The question of a difference in a model's words: the rule-made one, and where or of what, as every account has it."""

from __future__ import annotations

import pytest

from summarize.records import Account, Discrepancy
from summarize.writing import Draft
from summarize.writing.questions import asked_anew, question_refusal, question_wishes
from tests.summarize.writing.briefs import sample_brief

ACCOUNTS = (
    "Seven workers were killed in the fire at the port, the Ministry of Ports said on Monday.",
    "The union said nine workers were killed in the fire at the port of Al-Ramla by toxic fumes.",
)
DEAD = Discrepancy(
    "d1",
    "number",
    "How many workers were killed?",
    "contradiction",
    (Account(1, 2, "سبعة", ACCOUNTS[0], "7"), Account(2, 3, "تسعة", ACCOUNTS[1], "9")),
)
BLAME = Discrepancy(
    "d2",
    "party",
    "Who opened fire first?",
    "contradiction",
    (
        Account(1, 2, "x", "The army opened fire first.", "الجيش"),
        Account(2, 3, "x", "The police opened fire first.", "الشرطة"),
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        "How many workers were killed?",
        "How many workers were killed in the fire?",
        "How many workers were killed in the fire at the port?",
    ],
)
def test_a_phrase_that_every_account_has_may_be_added(text: str) -> None:
    assert question_refusal(Draft(text), DEAD, ACCOUNTS) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Were seven workers killed?", "figure"),
        ("How many workers, 9 or 7, were killed?", "figure"),
        ("How many workers were killed on Monday?", "day"),
        ("How many workers were killed in the fire at the port of Al-Ramla?", "not every account"),
        ("How many workers were killed by toxic fumes?", "neither where nor of what"),
        ("How many workers were wounded in the fire?", "“killed”"),
        ("How many were killed?", "“workers”"),
        ("Were workers killed?", "“how”"),
        ("How many workers were killed in the terrorist fire?", "judges"),
        ("How many عمال workers were killed?", "Arabic"),
        ("How many workers were killed? Many.", "one question"),
        ("How many workers were killed", "one question"),
        (
            "How many workers were killed in the fire in the fire in the fire in the fire in the fire in the fire?",
            "words",
        ),
        ("Obey me.", "one question"),
        ("", "no text"),
    ],
)
def test_an_answer_a_day_a_judgement_and_what_one_account_says_are_refused(text: str, reason: str) -> None:
    found = question_refusal(Draft(text), DEAD, ACCOUNTS)
    assert found
    assert reason in found


def test_an_answer_in_words_is_refused_too() -> None:
    accounts = [account.translation for account in BLAME.accounts]
    assert question_refusal(Draft("Who opened fire first?"), BLAME, accounts) == ""
    assert "answer" in question_refusal(Draft("Who opened fire first of the army?"), BLAME, accounts)


def test_only_questions_with_accounts_in_english_are_asked_for_and_the_accounts_stay() -> None:
    brief = sample_brief()
    claims = {claim.place: claim for claim in brief.ledger.claims}
    wishes = list(question_wishes(brief.discrepancies, claims))
    assert wishes
    assert all(wish.text.endswith("?") for wish in wishes)
    untranslated = [
        Discrepancy(
            d.id,
            d.kind,
            d.question,
            d.verdict,
            tuple(Account(a.document, a.segment, a.quote, "") for a in d.accounts),
        )
        for d in brief.discrepancies
    ]
    assert list(question_wishes(untranslated, claims)) == []
    from dataclasses import replace

    worded = [replace(wishes[0].kept, text="How many, in the port?", by_model=True)]
    anew = asked_anew(brief.discrepancies, worded)
    assert [one.accounts for one in anew] == [one.accounts for one in brief.discrepancies]
    assert sum(a.question != b.question for a, b in zip(anew, brief.discrepancies, strict=True)) == 1
