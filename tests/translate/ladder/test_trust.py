"""A weak model's translations are trusted only on strong evidence."""

import math

import pytest

from translate.ladder.trust import doubt_weak
from translate.records import (
    Document,
    Flag,
    FlagKind,
    Outcome,
    Segment,
    TranslatedDocument,
    TranslatedSegment,
)

NUMBER = Flag(FlagKind.NUMBER, "The Arabic does not have 9.")


def document(*segments: TranslatedSegment) -> TranslatedDocument:
    return TranslatedDocument(Document("one", None, "", ""), segments, title=segments[0])


def translated(quality: float, outcome: Outcome = Outcome.OK, *flags: Flag) -> TranslatedSegment:
    return TranslatedSegment(Segment(1, 0, 4, "نص"), "text", outcome, quality, flags)


@pytest.mark.parametrize(
    ("quality", "outcome", "flags", "after"),
    [
        (0.9, Outcome.OK, (), Outcome.OK),
        (0.7, Outcome.REPAIRED, (), Outcome.REPAIRED),
        (0.69, Outcome.REPAIRED, (), Outcome.FLAGGED),
        (0.2, Outcome.OK, (), Outcome.FLAGGED),
        (0.2, Outcome.FROM_MEMORY, (), Outcome.FROM_MEMORY),
        (0.2, Outcome.FLAGGED, (NUMBER,), Outcome.FLAGGED),
        (math.nan, Outcome.OK, (), Outcome.OK),
    ],
)
def test_what_is_doubted(quality: float, outcome: Outcome, flags: tuple[Flag, ...], after: Outcome) -> None:
    (judged,) = doubt_weak([document(translated(quality, outcome, *flags))], 0.7)
    assert judged.segments[0].outcome is after
    assert judged.segments[0].trusted == (after is not Outcome.FLAGGED)
    assert judged.title is not None
    assert judged.title.outcome is after
    assert judged.segments[0].flags == flags or judged.segments[0].flags[0].kind is FlagKind.LOW_TRUST


def test_a_good_model_is_not_doubted() -> None:
    before = document(translated(0.1))
    assert doubt_weak([before], 0.0) == (before,)
