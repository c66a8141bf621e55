"""Questions as an editor would print them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from bench.events import LEARN, groups, translated
from summarize.ledger import space_of
from summarize.pairing import Paired, copied_claims, grouped, paired, question_of
from tests.summarize.articles import WordEncoder
from tests.summarize.pairing.events import FIRST, SECOND, read

ARABIC = re.compile(r"[\u0600-\u06ff]")
NO_PLURALS = ("foots", "peoples were", "persons", "womans", "childs", "mans")


def every_question(found: Paired) -> set[str]:
    return {question_of(q) for q in grouped(found.mentions, found.pairs, np.ones(len(found.pairs)))}


def test_the_dead_are_asked_for() -> None:
    found = read(FIRST, SECOND)
    assert "How many passengers were killed?" in {question_of(q) for q in found.questions()} | every_question(
        found
    )


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
