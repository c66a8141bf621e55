"""What is told of two sentences that the learned model sets against each other."""

from __future__ import annotations

import pytest

from summarize.discrepancies import told_otherwise
from summarize.opposing import Opposed, statement
from summarize.records import Claim, Discrepancy, Verdict
from tests.summarize.articles import WordEncoder

SAID = "قال المدير إن الطريق مفتوح"
DENIED = "نفى المحافظ أن يكون الطريق مفتوحا"


def told(
    monkeypatch: pytest.MonkeyPatch, confidence: float, *texts: str, of_cause: bool = False, known=()
) -> list[Discrepancy]:
    sides = [
        statement(Claim(f"{number}:4", number, 4, text, text), number, 8)
        for number, text in enumerate(texts, 1)
    ]
    monkeypatch.setattr(
        told_otherwise, "opposed", lambda *_: [Opposed(sides[1], sides[0], confidence, of_cause)]
    )
    return list(told_otherwise.differing_statements(None, WordEncoder(), frozenset(), known))


@pytest.mark.parametrize(("confidence", "possible"), [(0.9, False), (0.64, False), (0.6, True)])
def test_what_is_less_sure_is_possible(monkeypatch, confidence: float, possible: bool) -> None:
    (one,) = told(monkeypatch, confidence, SAID, DENIED)
    assert one.possible is possible
    assert one.confidence == confidence


def test_what_is_hardly_likely_is_not_told(monkeypatch) -> None:
    assert told(monkeypatch, 0.4, SAID, DENIED) == []


@pytest.mark.parametrize("place", [0, 1])
def test_a_sentence_longer_than_those_learned_from_makes_it_possible_at_most(monkeypatch, place: int) -> None:
    texts = [SAID, DENIED]
    texts[place] += " أمام أعين المارة" * 12
    (one,) = told(monkeypatch, 0.9, *texts)
    assert one.possible


def test_a_denial_contradicts_what_is_said_and_what_differs_else_is_left_open(monkeypatch) -> None:
    (one,) = told(monkeypatch, 0.9, SAID, DENIED)
    assert (one.verdict, [a.value for a in one.accounts]) == (Verdict.CONTRADICTION, ["said", "denied"])
    (other,) = told(monkeypatch, 0.9, SAID, "قال المحافظ إن الطريق مغلق", of_cause=True)
    assert (other.verdict, other.kind) == (Verdict.UNRESOLVED, "cause")
    assert other.question == "Why did it happen?"
    assert [a.quote for a in other.accounts] == [SAID, "قال المحافظ إن الطريق مغلق"]


def test_what_is_set_against_each_other_already_is_not_told_twice(monkeypatch) -> None:
    (one,) = told(monkeypatch, 0.9, SAID, DENIED)
    assert told(monkeypatch, 0.9, SAID, DENIED, known=[one]) == []
