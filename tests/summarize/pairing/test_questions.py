"""Which mentions are put to one question, and what never is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.pairing import compatible, differ, grouped, shipped
from summarize.pairing.questions import ruled_out
from tests.summarize.pairing.events import FIRST, SECOND, by_mark, read


def chance(found, left: tuple[int, str], right: tuple[int, str]) -> float:
    places = {one: place for place, one in enumerate(found.mentions)}
    marks = by_mark(found)
    wanted = {places[marks[left]], places[marks[right]]}
    return next(
        float(value)
        for pair, value in zip(found.pairs, found.chances, strict=True)
        if {pair.left, pair.right} == wanted
    )


def test_the_dead_are_likelier_one_question_than_the_dead_and_the_injured() -> None:
    found = read(FIRST, SECOND)
    assert chance(found, (1, "12"), (2, "15")) > 3 * chance(found, (1, "30"), (2, "15"))
    assert chance(found, (1, "12"), (2, "40")) < 0.1


def test_pairs_are_of_one_kind_and_of_two_sentences() -> None:
    found = read(FIRST + " وبلغت الخسائر 3 ملايين دولار.", SECOND)
    for pair in found.pairs:
        left, right = found.mentions[pair.left], found.mentions[pair.right]
        assert left.kind is right.kind
        assert left.index != right.index


def test_chances_are_chances() -> None:
    found = read(FIRST, SECOND)
    assert np.all((found.chances >= 0) & (found.chances <= 1))


def test_what_is_years_back_is_ruled_out() -> None:
    found = read(FIRST, "وكان 15 راكبا لقوا مصرعهم في انقلاب حافلة عام 2009.")
    assert chance(found, (1, "12"), (2, "15")) == 0
    assert any(ruled_out(pair) for pair in found.pairs)


def test_currencies_are_never_put_to_one_question() -> None:
    found = read("بلغت خسائر الحريق 3 ملايين دولار.", "بلغت خسائر الحريق 9 ملايين ليرة.")
    assert grouped(found.mentions, found.pairs, np.ones(len(found.pairs))) == []


def test_one_voice_of_one_article_does_not_contradict_itself() -> None:
    found = read("قتل 12 راكبا في انقلاب حافلة. وأصيب 30 راكبا.", SECOND)
    for question in grouped(found.mentions, found.pairs, np.ones(len(found.pairs))):
        assert all(a.document != b.document for a, b in differ(question))


@given(st.lists(st.floats(0, 1), min_size=30, max_size=30))
@settings(max_examples=30, deadline=None)
def test_a_mention_answers_one_question_whatever_the_chances(drawn: list[float]) -> None:
    found = READ
    chances = np.resize(np.array(drawn), len(found.pairs))
    questions = grouped(found.mentions, found.pairs, chances)
    told = [id(one) for question in questions for one in question.mentions]
    assert len(told) == len(set(told))
    assert all(len(question.mentions) > 1 and 0 <= question.confidence <= 1 for question in questions)
    assert [q.confidence for q in questions] == sorted((q.confidence for q in questions), reverse=True)


READ = read(FIRST, SECOND, "قتل 14 راكبا وأصيب 29 في انقلاب حافلة على طريق الساحل.")


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        ("قتل 12 راكبا", "قتل 12 راكبا", True),
        ("قتل 12 راكبا", "قتل 15 راكبا", False),
        ("قتل أكثر من 10 ركاب", "قتل 12 راكبا", True),
        ("قتل ما لا يقل عن 15 راكبا", "قتل 12 راكبا", False),
        ("قتل عشرات الركاب", "قتل 40 راكبا", True),
        ("قتل نحو 100 راكب", "قتل 103 ركاب", True),
    ],
)
def test_what_can_be_true_together(left: str, right: str, both: bool) -> None:
    found = read(f"{left} في انقلاب حافلة.", f"{right} في انقلاب حافلة.")
    one, other = (next(m for m in found.mentions if m.document == number) for number in (1, 2))
    assert compatible(one, other) is both
    assert compatible(other, one) is both


def test_the_shipped_weights_are_of_the_features_of_this_version() -> None:
    model = shipped()
    assert np.isfinite(model.second.regression.weights).all()
    assert (model.second.regression.spreads > 0).all()


@pytest.mark.parametrize(
    ("some", "whole"),
    [
        ("واعتقلت الشرطة أربعة منهم أمام مبنى الإدارة.", "وتجمّع عشرات المحتجين أمام مبنى الإدارة."),
        ("وأصيبت خمس منهن أمام مبنى الإدارة.", "وتجمّعت 60 محتجة أمام مبنى الإدارة."),
    ],
)
def test_some_of_a_group_are_no_count_of_the_group(some: str, whole: str) -> None:
    found = read(some, whole)
    assert not any({one.document for one in question.mentions} == {1, 2} for question in found.questions())
