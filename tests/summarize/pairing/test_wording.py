"""Questions as an editor would print them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from bench.events import LEARN, groups, translated
from summarize.ledger import space_of
from summarize.pairing import Paired, copied_claims, grouped, paired, question_of, thing_asked
from summarize.pairing.wording import counted_of
from tests.summarize.articles import WordEncoder
from tests.summarize.pairing.events import FIRST, SECOND, read
from translate.datafiles import table

ARABIC = re.compile(r"[\u0600-\u06ff]")
NO_PLURALS = ("foots", "peoples were", "persons", "womans", "childs", "mans")


def every_question(found: Paired) -> set[str]:
    return {question_of(q) for q in grouped(found.mentions, found.pairs, np.ones(len(found.pairs)))}


def test_the_dead_are_asked_for() -> None:
    found = read(FIRST, SECOND)
    assert "How many passengers were killed?" in {question_of(q) for q in found.questions()} | every_question(
        found
    )


@pytest.mark.parametrize(
    ("one", "other", "counted"),
    [
        ("واعتقلت الشرطة 4 مسلحين أجانب في الميناء.", "واعتقلت الشرطة 4 من المسلحين الأجانب في الميناء.", "foreign fighters"),
        ("واعتقلت الشرطة 4 صيادين مصريين في الميناء.", "اعتقلت الشرطة 4 صيادين مصريين، في الميناء.", "Egyptian fishermen"),
        # One tells of whom, the other does not; two nations; what stands behind a comma.
        ("واعتقلت الشرطة 4 صيادين مصريين في الميناء.", "اعتقلت الشرطة 4 صيادين في الميناء.", "fishermen"),
        ("واعتقلت الشرطة 4 صيادين مصريين في الميناء.", "اعتقلت الشرطة 4 صيادين ليبيين في الميناء.", "fishermen"),
        ("واعتقلت الشرطة 4 صيادين، مصريين في الأغلب.", "واعتقلت الشرطة 4 صيادين، مصريين في الأغلب.", "fishermen"),
    ],
)  # fmt: skip
def test_what_is_counted_is_told_with_whose_it_is_where_all_say_so(
    one: str, other: str, counted: str
) -> None:
    found = read(one, other)
    (question,) = grouped(found.mentions, found.pairs, np.ones(len(found.pairs)))
    assert counted_of(question) == counted


@pytest.mark.parametrize("group", list(groups(LEARN))[::4], ids=lambda group: group["id"])
def test_no_question_holds_arabic_or_a_plural_that_is_none(group) -> None:
    encoder = WordEncoder()
    space, wire = space_of(translated(group), encoder)
    for question in every_question(paired(space, encoder, copied_claims(space, wire))):
        assert not ARABIC.search(question), question
        assert "«" not in question
        assert not any(wrong in question.lower() for wrong in NO_PLURALS), question
        assert question[0].isupper()
        assert question.endswith("?") or question == "The accounts give different figures"


@pytest.mark.parametrize(
    ("texts", "kind", "unit", "question"),
    [
        (["طلب الخاطفون فدية بعشرين ألف دينار"], "money", "dinar", "What was the ransom (dinar)?"),
        (["بلغت كلفة الحفل مليون دولار", "كلفته مليون"], "money", "USD", "What was the cost (USD)?"),
        (
            ["قدرت الخسائر بمليون دينار", "وخسائرها مليونان"],
            "money",
            "dinar",
            "What were the losses (dinar)?",
        ),
        (["بلغت نسبة المشاركة 60 بالمئة"], "percent", "", "What was the turnout?"),
        (
            ["بسرعة 90 كيلومتراً في الساعة"],
            "measure",
            "kilometre an hour",
            "What was the speed, in kilometres an hour?",
        ),
        (["28 متراً مكعباً في الثانية"], "measure", "metre", "What was the flow, in cubic metres a second?"),
        (["هزة بلغت قوتها 5.8 درجات"], "measure", "degree", "What was the magnitude?"),
        # Two things, or none: no guess.
        (["كلفة المشروع مليون دينار", "خسائر المشروع مليون"], "money", "dinar", ""),
        (["تقاضت 640 ألف دينار"], "money", "dinar", ""),
        # The words stand for something else.
        (["تسلم رجل دين 500 ألف دولار"], "money", "USD", ""),
        (["عجز المصرف عن دفع مليون دولار"], "money", "USD", ""),
        (["تقع القرية على 50 كيلومترا من المدينة في الساعة العاشرة"], "measure", "kilometre", ""),
        (["تفيد المعلومات بأن العرض 50 مترا"], "measure", "metre", ""),
        (["بعد نجاح العملية غادر 60 بالمئة من المصابين"], "percent", "", ""),
    ],
)
def test_a_sum_a_share_and_a_measure_are_asked_for_by_what_they_are_of(
    texts: list[str], kind: str, unit: str, question: str
) -> None:
    assert thing_asked(texts, kind, unit) == question


def test_every_thing_that_is_asked_for_has_its_arabic() -> None:
    things = table("summarize.pairing", "things.toml")
    named = {*things["money"], *things["percent"], *(one["thing"] for one in things["measure"])}
    assert named == set(table("summarize.arabic", "questions.toml")["things"])
