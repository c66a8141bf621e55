"""Questions that an editor would print, over events that nobody tuned the wording for."""

from __future__ import annotations

import re

import pytest

from bench.events import LEARN, LOOK, groups, translated
from summarize.discrepancies.told_otherwise import UNASKED
from summarize.ledger import build_ledger
from summarize.pairing.wording import GENERAL
from translate.encoder import default_encoder

GROUPS = [*list(groups(LEARN))[::4], *groups(LOOK)]
# Said where no good question can be made.
STATEMENTS = (GENERAL, UNASKED)
WRONG = re.compile(
    r"[\u0600-\u06ff«»]|\b(?:\w+mens|\w+mans|foots|childs|womans|persons|peoples|mens|missile were|sheeps|aircrafts)\b"
)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group["id"])
def test_no_question_holds_arabic_or_a_plural_that_is_none(group) -> None:
    ledger = build_ledger(translated(group), encoder=default_encoder(), min_confidence=0)
    for found in (*ledger.discrepancies, *ledger.possible):
        assert not WRONG.search(found.question), found.question
        assert found.question[:1].isupper()
        assert found.question.endswith("?") or found.question in STATEMENTS
