"""What is denied on one side only: Arabic, English, whether a denial was lost, whether one was added."""

from __future__ import annotations

import pytest

from translate.fidelity.negation import denials
from translate.fidelity.tokens import tokenize

CASES = [
    ("لم يقتل أحد في الهجوم", "Nobody was killed in the attack", False, False),
    ("لم يقتل أحد في الهجوم", "Someone was killed in the attack", True, False),
    ("ليس هناك دليل", "There is no evidence", False, False),
    ("ليس هناك دليل", "There is evidence", True, False),
    ("لا تزال المدينة محاصرة", "The city is still besieged", False, False),
    ("أعمال غير قانونية", "illegal acts", False, False),
    ("أعمال غير قانونية", "legal acts", True, False),
    ("لم يتمكن من الوصول", "He was unable to arrive", False, False),
    ("لم يبق إلا القليل", "Only a few are left", False, False),
    ("وصل من دون سلاح", "He came with a weapon", True, False),
    ("انسحبت القوات من المدينة", "The forces did not withdraw from the city", False, True),
    ("طائرة بدون طيار", "a drone", False, False),
    ("القرار رقم 5", "Decision No. 5", False, False),
]


@pytest.mark.parametrize(("arabic", "english", "lost", "added"), CASES)
def test_a_denial_on_one_side_only_is_found(arabic: str, english: str, lost: bool, added: bool) -> None:
    found = denials(tokenize(arabic), tokenize(english))
    assert (found.lost, found.added) == (lost, added)
