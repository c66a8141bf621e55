"""Questions in Arabic by their concept; every question and every phrase of the English has its place."""

from __future__ import annotations

import re
from datetime import date

import pytest

from summarize.arabic import Arabic
from summarize.arabic.questions import asked
from summarize.claims import outcomes, roles
from summarize.records import Account, Discrepancy
from translate.datafiles import read_text, rows, table


def question(english: str, kind: str = "number", *quotes: str) -> str:
    accounts = tuple(Account(n, 1, quote, "") for n, quote in enumerate(quotes, 1))
    return asked(Discrepancy("d", kind, english, "contradiction", accounts)).question


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("How many people were injured?", "ما عدد المصابين؟"),
        ("How many children were injured?", "ما عدد المصابين من الأطفال؟"),
        ("How many prisoners were detained?", "ما عدد من احتُجزوا؟"),
        ("How many houses were damaged or destroyed?", "ما عدد ما تضرر أو دُمّر من المنازل؟"),
        ("How many residents left or were evacuated?", "ما عدد من غادروا أو أُجلوا من السكان؟"),
        ("How many flights?", "ما عدد الرحلات؟"),
        ("How many passengers were there?", "ما عدد الركاب؟"),
        ("How many kilometres was it?", "ما عدد الكيلومترات؟"),
        ("How much money was it (dinar)?", "ما المبلغ بالدينار؟"),
        ("What was the percentage?", "ما النسبة؟"),
        ("How long did it last?", "ما المدة؟"),
        ("On which day was the attack?", "ما يوم الهجوم؟"),
        ("Did they leave?", "هل غادروا؟"),
        ("Did the foreigners among the fighters leave?", "هل غادروا؟"),
        ("Who was behind it?", "من يقف وراء ذلك؟"),
        # A thing cannot be counted as people are, and what is not listed is not worded.
        ("How many houses were injured?", "تختلف الروايات في هذا الرقم"),
        ("How many gizmos were killed?", "تختلف الروايات في هذا الرقم"),
        ("How many of them are singled out?", "تختلف الروايات في هذا الرقم"),
    ],
)
def test_questions(english: str, arabic: str) -> None:
    assert question(english) == arabic


@pytest.mark.parametrize(
    ("quotes", "asks"),
    [
        (("قُتل سبعة عمال", "تسعة قتلى", "مقتل ثمانية"), "ما عدد القتلى من الأطفال؟"),
        (("توفي أربعة أطفال بالحصبة", "أودت بحياة ستة"), "ما عدد الوفيات بين الأطفال؟"),
        (("قُتل سبعة", "وفاة تسعة"), "ما عدد الوفيات بين الأطفال؟"),
    ],
)
def test_nobody_is_killed_whom_an_account_lets_die(quotes: tuple[str, ...], asks: str) -> None:
    assert question("How many children were killed?", "number", *quotes) == asks


def test_every_day_and_every_outcome_is_asked() -> None:
    assert not [role.when for role in roles().values() if "هذا" in question(role.when, "date")]
    assert not [
        one.question for one in outcomes().values() if not question(one.question, one.kind).startswith("هل")
    ]


def test_no_phrase_of_the_english_brief_is_without_its_arabic() -> None:
    arabic = table("summarize.arabic", "phrases.toml")
    names = {name.removesuffix(", one") for name in table("summarize.briefing", "phrases.toml")}
    assert names <= set(arabic)


@pytest.mark.parametrize("name", ["phrases.toml", "questions.toml", "nouns.tsv", "verdicts.toml"])
def test_no_latin_letter_is_in_a_phrase(name: str) -> None:
    """Keys, comments, patterns and the names between braces aside."""
    lines = read_text("summarize.arabic", name).splitlines()
    said = [
        line.partition(" = ")[2]
        for line in lines
        if " = " in line and not line.startswith(("#", "english", "alike"))
    ]
    said += (
        [cell for row in rows("summarize.arabic", name) for cell in row[2:]] if name.endswith(".tsv") else []
    )
    assert said
    assert not [line for line in said if re.search("[A-Za-z]", re.sub(r"\{\w*\}", "", line))]


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("live blog: 12 entries from 10:00 to 12:00, newest first", "تغطية حية متجددة؛ عدد فقراتها: 12."),
        (
            "the PDF stores its lines as they look; they were put in order",
            "سطور ملفه محفوظة كما تُرى؛ وقد رُتبت.",
        ),
        (
            "text uncertain: 1 passage may or may not be the article's («قال شاهد …» is left out); look at the page",
            "ليس مؤكداً أن مقطعاً في صفحته من نص المقال («قال شاهد …»)؛ انظر الصفحة.",
        ),
        (
            "text uncertain: 3 passages may or may not be the article's («قال شاهد …» is taken for its text); look at the page",
            "مقاطع في صفحته ليس مؤكداً أنها من نص المقال: 3، أولها «قال شاهد …»؛ انظر الصفحة.",
        ),
        ("same text as 02-x", "نصه نص المقال 02-x نفسه."),
        ("something new", "في قراءة هذا الملف ملاحظة لم تُترجم: something new"),
    ],
)
def test_what_reading_noted_is_never_lost(english: str, arabic: str) -> None:
    assert Arabic().note(english) == arabic


def test_days_are_named_by_both_traditions() -> None:
    assert Arabic().day(date(2024, 2, 3), "day") == "3 فبراير/شباط 2024"
    assert Arabic().day(date(2024, 2, 1), "month") == "فبراير/شباط 2024"
