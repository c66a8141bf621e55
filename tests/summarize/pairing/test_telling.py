"""Which of a question's accounts are set against each other, and how sure that is."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.discrepancies import answered_differently
from summarize.ledger import space_of
from summarize.pairing import TELLING, Paired, Question, copied_claims, narrowings, paired, telling_features
from summarize.pairing.context import chance_rows
from summarize.pairing.telling import sure_of
from tests.summarize.articles import article
from tests.summarize.pairing.events import DAY
from translate.datafiles import Chosen
from translate.encoder import default_encoder

TOLLS = (
    "قتل 54 شخصا في تفجير المسجد.",
    "أسفر تفجير المسجد عن مقتل 56 شخصا.",
    "قتل 62 شخصا في تفجير المسجد.",
)


@cache
def tolls() -> Paired:
    documents = [article(text, id=str(number), day=DAY) for number, text in enumerate(TOLLS)]
    encoder = default_encoder()
    space, wire = space_of(documents, encoder)
    return paired(space, encoder, copied_claims(space, wire))


def with_chances(chances: dict[tuple[float, float], float]) -> Paired:
    """The tolls with these chances of their pairs, by value; 0 for the others."""
    read = tolls()
    values = [(read.mentions[pair.left].value, read.mentions[pair.right].value) for pair in read.pairs]
    return replace(read, chances=np.array([chances.get(pair, 0.0) for pair in values]))


def values(question: Question) -> list[float]:
    return [one.value for one in question.mentions]


def test_a_question_is_narrowed_by_its_least_sure_account_first() -> None:
    read = with_chances({(54, 56): 0.9, (54, 62): 0.5, (56, 62): 0.6})
    (question,) = read.questions()
    assert [values(one) for one in read.narrowed(question)] == [[54, 56, 62], [54, 56]]


def test_what_is_surely_of_one_question_is_told_surer() -> None:
    sure = with_chances({(54, 56): 0.95, (54, 62): 0.95, (56, 62): 0.95})
    unsure = with_chances({(54, 56): 0.5, (54, 62): 0.5, (56, 62): 0.5})
    (most,), (least,) = (
        [read.narrowed(one)[0].confidence for one in read.questions()] for read in (sure, unsure)
    )
    assert least < most <= 1


def test_a_question_that_is_answered_alike_is_no_discrepancy() -> None:
    read = with_chances({(54, 56): 0.9})
    (question,) = read.questions()
    one = replace(question, mentions=(question.mentions[0], question.mentions[0]))
    assert answered_differently(question, {1: DAY, 2: DAY, 3: DAY}) is not None
    assert answered_differently(one, {1: DAY, 2: DAY, 3: DAY}) is None


@given(st.integers(2, 6), st.data())
def test_narrowings_are_nested_and_sure_enough(size: int, data: st.DataObject) -> None:
    chance = [dict.fromkeys(range(size), 0.0) for _ in range(size)]
    for a in range(size):
        for b in range(a):
            chance[a][b] = chance[b][a] = data.draw(st.floats(0, 1))
    found = list(narrowings(range(size), chance))
    for wide, narrow in itertools.pairwise(found):
        assert set(narrow) < set(wide)
    floor = Chosen("summarize.pairing", "telling")("floor")
    assert all(len(one) >= 2 and sure_of(one, chance).min() >= floor for one in found)


def test_every_feature_has_its_name() -> None:
    read = tolls()
    rows = chance_rows(len(read.mentions), read.pairs, read.chances)
    found = telling_features([0, 1, 2], read.mentions, rows)
    assert found.shape == (len(TELLING),)
    assert dict(zip(TELLING, found, strict=True))["values"] == 3
    assert dict(zip(TELLING, found, strict=True))["spread"] == pytest.approx(np.log1p(62) - np.log1p(54))
