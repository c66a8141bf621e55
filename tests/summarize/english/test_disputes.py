"""A discrepancy in a sentence: every answer as its account gives it, with who gives it, none averaged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarize.briefing.language import English
from summarize.english import agreed_in_a_sentence, counted_in_a_sentence, told_in_a_sentence
from summarize.english.disputes import question_clause
from summarize.records import REMAIN, Account, Agreement, Discrepancy


def account(document: int, value: str, holder: str = "", qualifier: str = "") -> Account:
    return Account(document, 1, "", "", value, qualifier, holder)


def dispute(
    question: str, *accounts: Account, verdict: str = "contradiction", kind: str = "number"
) -> Discrepancy:
    return Discrepancy("d1", kind, question, verdict, accounts)


KILLED = "How many people were killed?"


def test_each_account_stands_with_who_gives_it() -> None:
    told = told_in_a_sentence(
        dispute(KILLED, account(1, "27", "الدفاع المدني"), account(2, "23"), account(3, "9", "مصدر عسكري"))
    )
    assert told == (
        "Accounts differ: 27 people were killed according to the Civil Defence, 23 according to article 2, "
        "9 according to a military source."
    )


def test_accounts_of_one_answer_stand_together() -> None:
    told = told_in_a_sentence(dispute(KILLED, account(1, "6"), account(2, "6"), account(3, "11")))
    assert "6 people were killed according to articles 1 and 2, 11 according to article 3" in told


def test_a_name_with_a_comma_is_closed_by_one() -> None:
    holder = "محافظ جنين إبراهيم رمضاني"
    told = told_in_a_sentence(dispute(KILLED, account(1, "6", holder), account(2, "6"), account(3, "9")))
    assert (
        "6 people were killed according to the governor of Jenin, Ibrahim Ramdani, and article 2, 9" in told
    )


def test_a_broadcaster_has_its_article() -> None:
    told = told_in_a_sentence(dispute(KILLED, account(1, "6", "بي بي سي"), account(2, "9")))
    assert "according to the BBC" in told


def test_a_qualifier_is_kept() -> None:
    told = told_in_a_sentence(dispute(KILLED, account(1, "20", qualifier="at least"), account(2, "9")))
    assert "at least 20 people" in told


def test_an_update_is_told_as_one() -> None:
    told = told_in_a_sentence(dispute(KILLED, account(1, "6"), account(2, "11"), verdict="time update"))
    assert told.startswith("The count changed: 6 people were killed")
    assert "later 11 according to article 2" in told


def test_how_many_remain_is_no_later_count() -> None:
    left = replace(
        dispute(KILLED, account(1, "40"), account(2, "36"), verdict="time update"), explanation=REMAIN
    )
    assert told_in_a_sentence(left) == ""
    assert English().overtaken(left, left.accounts[-1]) == "A later article, [2], says how many remain: 36."


@pytest.mark.parametrize(
    ("value", "shown"), [("150,000,000", "150 million"), ("1,500,000,000", "1.5 billion"), ("2,200", "2,200")]
)
def test_millions_are_words(value: str, shown: str) -> None:
    told = told_in_a_sentence(dispute("How many votes were counted?", account(1, value), account(2, "7")))
    assert f": {shown} votes were counted" in told


def test_days_have_their_months_name() -> None:
    told = told_in_a_sentence(
        dispute("When was the vote?", account(1, "2018-05-27"), account(2, "2018-05-06"), kind="date")
    )
    assert told == (
        "Accounts differ on when the vote was: 27 May 2018 according to article 1, 6 May 2018 according to article 2."
    )


def test_a_month_without_a_day_is_told_as_one() -> None:
    told = told_in_a_sentence(
        dispute("When was the vote?", account(1, "2017-10"), account(2, "2018-05-06"), kind="date")
    )
    assert "October 2017 according to article 1, 6 May 2018" in told


@pytest.mark.parametrize(
    ("question", "one"),
    [
        ("How many people were killed?", "1 person was killed"),
        ("How many families were displaced?", "1 family was displaced"),
        ("How many houses were destroyed?", "1 house was destroyed"),
        ("How many bodies were found?", "1 body was found"),
        ("How many buses were burned?", "1 bus was burned"),
        ("How many witnesses were heard?", "1 witness was heard"),
        ("How many aid trucks were let in?", "1 aid truck was let in"),
    ],
)
def test_one_is_counted_in_the_singular(question: str, one: str) -> None:
    assert one in told_in_a_sentence(dispute(question, account(1, "1"), account(2, "9")))
    assert f"at least {one}" in told_in_a_sentence(
        dispute(question, account(1, "1", qualifier="at least"), account(2, "9"))
    )


@pytest.mark.parametrize("value", ["1,000,000", "11", "2.1", "1,001"])
def test_what_ends_in_one_is_not_one(value: str) -> None:
    assert "people were killed" in told_in_a_sentence(dispute(KILLED, account(1, value), account(2, "9")))


@pytest.mark.parametrize(
    "found",
    [
        dispute("What was the percentage?", account(1, "4"), account(2, "6")),
        dispute("The accounts give different figures", account(1, "4"), account(2, "6")),
        dispute(KILLED, account(1, "8"), account(2, "7.8"), verdict="different precision"),
        dispute(KILLED, account(1, "8"), account(2, "8")),
        dispute("How many of them were killed?", account(1, "8"), account(2, "9")),
        dispute("How many people were singled out?", account(1, "8"), account(2, "9")),
        dispute("How many people were killed the day they left?", account(1, "8"), account(2, "9")),
        dispute("When did it start?", account(1, "2018-05-27"), account(2, "2018-05-06"), kind="date"),
        dispute(KILLED, account(1, "8", "بي بي سي"), account(2, "9", "بي بي سي")),
        dispute(KILLED, account(1, "8", "بي بي سي"), account(2, "9", "رويترز"), account(3, "9", "بي بي سي")),
        dispute(KILLED, account(1, "8"), account(2, "9", "رويترز"), account(1, "9")),
    ],
    ids=[
        "no noun",
        "no question",
        "only more exact",
        "one answer",
        "leans on what came before",
        "names nothing",
        "leans inside",
        "it",
        "one speaker gives both",
        "one speaker gives both, once beside another",
        "one article gives both, once beside a speaker",
    ],
)
def test_what_makes_no_clear_sentence_is_not_told(found: Discrepancy) -> None:
    assert told_in_a_sentence(found) == ""


def test_a_later_count_may_be_of_a_speaker_of_the_earlier_one() -> None:
    changed = dispute(
        KILLED,
        account(1, "8", "بي بي سي"),
        account(2, "9", "رويترز"),
        account(3, "9", "بي بي سي"),
        verdict="time update",
    )
    assert told_in_a_sentence(changed).startswith("The count changed")


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("How many passengers were there?", "how many passengers there were"),
        ("When did the damage happen?", "when the damage happened"),
        ("When was it condemned or mourned?", "when it was condemned or mourned"),
        ("On which day did it happen?", "when it happened"),
        ("How many students did it hold?", ""),
        ("Where is it?", ""),
    ],
)
def test_a_question_becomes_a_clause_only_where_its_order_is_understood(question: str, clause: str) -> None:
    assert question_clause(question) == clause


@pytest.mark.parametrize(
    ("question", "value", "qualifier", "text"),
    [
        (KILLED, "26", "", "26 people were killed."),
        (KILLED, "1", "", "1 person was killed."),
        ("How many children were injured?", "1", "", "1 child was injured."),
        ("How many fighters were detained?", "40", "about", "About 40 fighters were detained."),
        ("What was the percentage?", "4", "", ""),
    ],
)
def test_an_agreed_figure_is_a_statement(question: str, value: str, qualifier: str, text: str) -> None:
    assert agreed_in_a_sentence(Agreement(question, value, qualifier, (), 0.9)) == text


@pytest.mark.parametrize(
    ("question", "one", "said"),
    [
        ("How many workers were killed?", account(5, "9"), "9 workers were killed"),
        (
            "How many people were injured?",
            account(2, "40", qualifier="about"),
            "about 40 people were injured",
        ),
        (
            "How many villages were there in the attack?",
            account(2, "3"),
            "there were 3 villages in the attack",
        ),
        ("How many people were killed?", account(2, "1"), "1 person was killed"),
        # Nothing that names what is counted.
        ("How many of them were killed?", account(2, "3"), ""),
        ("What was the sum?", account(2, "3"), ""),
        ("?", account(2, "3"), ""),
    ],
)
def test_one_account_of_a_count_is_told_with_what_it_counts(question, one, said) -> None:
    assert counted_in_a_sentence(question, one) == said
