"""Sentences that answer one question differently in words: a cause, a place, whether it is so at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarize.clusters import Space
from summarize.opposing import Opposed, Statement, opposed
from summarize.records import Discrepancy, Place, Verdict
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder

_CHOSEN = Chosen(__package__, "told_otherwise")
_MARK = "denial"
_WHY = "Why did it happen?"
# Said where what is answered is not known well enough to be asked.
UNASKED = "The accounts tell this differently"


def differing_statements(
    space: Space,
    encoder: SentenceEncoder,
    copied: frozenset[tuple[int, int]],
    told: Sequence[Discrepancy],
) -> Iterable[Discrepancy]:
    """One discrepancy two sentences that the learned model holds for answers to one question that differ, surest first.

    What `told` sets against each other already, possible or not, is left out.
    """
    known = [frozenset(account.place for account in one.accounts) for one in told]
    for one in opposed(space, encoder, copied):
        if one.confidence < _CHOSEN("possible"):
            break
        places: frozenset[Place] = frozenset({one.left.claim.place, one.right.claim.place})
        if not any(places <= others for others in known):
            yield _discrepancy(one)


def _discrepancy(one: Opposed) -> Discrepancy:
    sides = sorted((one.left, one.right), key=lambda side: side.claim.place)
    denied = [_MARK in side.marks for side in sides]
    if denied[0] != denied[1]:
        values = ["denied" if denial else "said" for denial in denied]
        verdict, why = Verdict.CONTRADICTION, "One account seems to deny what the other says."
    else:
        values = ["one account", "another account"]
        verdict, why = Verdict.UNRESOLVED, "The two sentences seem to tell one thing differently."
    return Discrepancy(
        "",
        "cause" if one.of_cause else "status",
        _WHY if one.of_cause else UNASKED,
        verdict,
        tuple(
            side.claim.account(value, side.claim.holder) for side, value in zip(sides, values, strict=True)
        ),
        why,
        round(one.confidence, 3),
        possible=one.confidence < _CHOSEN("confidence") or any(map(_is_long, sides)),
    )


def _is_long(side: Statement) -> bool:
    """Whether a sentence is longer than those that were learned from: of such the chance says little."""
    return len(side.claim.text.split()) > _CHOSEN.whole("longest")
