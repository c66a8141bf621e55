"""A weak model's translations are trusted only on strong evidence."""

from collections.abc import Sequence

import pytest

from translate.ladder.least_trust import doubt_weak
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


def translated(outcome: Outcome = Outcome.OK, *flags: Flag) -> TranslatedSegment:
    return TranslatedSegment(Segment(1, 0, 4, "نص"), "text", outcome, 0.5, flags)


@pytest.mark.parametrize(
    ("chance", "outcome", "flags", "after"),
    [
        (0.9, Outcome.OK, (), Outcome.OK),
        (0.7, Outcome.REPAIRED, (), Outcome.REPAIRED),
        (0.69, Outcome.REPAIRED, (), Outcome.FLAGGED),
        (0.2, Outcome.OK, (), Outcome.FLAGGED),
        (0.2, Outcome.FROM_MEMORY, (), Outcome.FROM_MEMORY),
        (0.2, Outcome.FLAGGED, (NUMBER,), Outcome.FLAGGED),
    ],
)
def test_what_is_doubted(chance: float, outcome: Outcome, flags: tuple[Flag, ...], after: Outcome) -> None:
    (judged,) = doubt_weak([document(translated(outcome, *flags))], 0.7, lambda pairs: [chance] * len(pairs))
    assert judged.segments[0].outcome is after
    assert judged.segments[0].trusted == (after is not Outcome.FLAGGED)
    assert judged.title is not None
    assert judged.title.outcome is after
    assert judged.segments[0].flags == flags or judged.segments[0].flags[0].kind is FlagKind.LOW_TRUST


def test_a_good_model_is_not_doubted() -> None:
    before = document(translated())
    assert doubt_weak([before], 0.0, lambda pairs: [0.1] * len(pairs)) == (before,)


def test_each_text_is_asked_of_once_and_supplied_ones_never() -> None:
    asked: list[tuple[str, str]] = []

    def trusting(pairs: Sequence[tuple[str, str]]) -> list[float]:
        asked.extend(pairs)
        return [0.9] * len(pairs)

    given = document(translated(Outcome.FROM_MEMORY))
    assert doubt_weak([document(translated()), document(translated()), given], 0.7, trusting)
    assert asked == [("نص", "text")]
