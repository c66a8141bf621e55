"""Which of several translations is kept when none is without a finding."""

from __future__ import annotations

import pytest

from translate.ladder import Candidate, best
from translate.records import Flag, FlagKind


def candidate(*kinds: FlagKind, quality: float = 0.5) -> Candidate:
    return Candidate("text", tuple(Flag(kind, "found") for kind in kinds), quality, "signature")


@pytest.mark.parametrize("kind", FlagKind)
def test_every_kind_of_finding_weighs_something(kind: FlagKind) -> None:
    assert candidate(kind).severity > 0


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        (FlagKind.NUMBER, FlagKind.UNTRANSLATED),
        (FlagKind.NAME, FlagKind.NUMBER),
        (FlagKind.QUOTES, FlagKind.NAME),
        (FlagKind.TOO_LONG, FlagKind.NEGATION),
        (FlagKind.TRUNCATED, FlagKind.REPETITION),
    ],
)
def test_the_lighter_finding_is_kept_whatever_the_quality(kept: FlagKind, left: FlagKind) -> None:
    assert best([candidate(left, quality=0.9), candidate(kept, quality=0.1)]) == candidate(kept, quality=0.1)


def test_two_light_findings_weigh_more_than_one_of_them() -> None:
    one, two = candidate(FlagKind.NAME), candidate(FlagKind.NAME, FlagKind.QUOTES, quality=0.9)
    assert best([two, one]) == one


def test_no_text_is_the_worst() -> None:
    empty = Candidate("", (Flag(FlagKind.EMPTY, "found"),), 0.0, "signature")
    worst = candidate(FlagKind.UNTRANSLATED, FlagKind.REPETITION, FlagKind.NUMBER, FlagKind.NEGATION)
    assert best([empty, worst]) == worst
