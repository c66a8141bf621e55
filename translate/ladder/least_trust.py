"""The least trust: what a model's measured weakness means for its single translations.

The gates are set so that a good model is seldom doubted. A weak model needs the opposite: where most sentences
are wrong somewhere, one is trusted only if the evidence for it is strong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from translate.records import Flag, FlagKind, Outcome, TranslatedDocument, TranslatedSegment

Trusting = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
Pair = tuple[str, str]


def doubt_weak(
    documents: Sequence[TranslatedDocument], least_trust: float, trusting: Trusting
) -> tuple[TranslatedDocument, ...]:
    """The documents with every unflagged translation flagged whose chance to be right is below `least_trust`.

    `trusting` gives that chance (0–1) for each (Arabic, English). Translations that the user supplied are left as they are.
    """
    if least_trust <= 0:
        return tuple(documents)
    every = [one for document in documents for one in (*document.segments, document.title) if one is not None]
    asked = list(dict.fromkeys(_pair(one) for one in every if _may_be_doubted(one)))
    chances = dict(zip(asked, trusting(asked), strict=True)) if asked else {}
    doubted = {pair for pair, chance in chances.items() if chance < least_trust}
    return tuple(
        replace(
            document,
            segments=tuple(_judged(segment, doubted) for segment in document.segments),
            title=_judged(document.title, doubted) if document.title else None,
        )
        for document in documents
    )


def _pair(translated: TranslatedSegment) -> Pair:
    return translated.segment.text, translated.text


def _may_be_doubted(translated: TranslatedSegment) -> bool:
    return translated.by_a_model and translated.outcome is not Outcome.FAILED and not translated.flags


def _judged(translated: TranslatedSegment, doubted: set[Pair]) -> TranslatedSegment:
    if not _may_be_doubted(translated) or _pair(translated) not in doubted:
        return translated
    detail = "A weak model wrote this, and little in the Arabic confirms it."
    flag = Flag(FlagKind.LOW_TRUST, detail, translated.segment.text, translated.text)
    return replace(translated, outcome=Outcome.FLAGGED, flags=(flag,))
