"""Trust: what a model's measured weakness means for its single translations.

The gates are set so that a good model is seldom doubted. A weak model needs the opposite: where most sentences
are wrong somewhere, one is trusted only if the evidence for it is strong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translate.records import Flag, FlagKind, Outcome, TranslatedDocument, TranslatedSegment


def doubt_weak(
    documents: Sequence[TranslatedDocument], least_quality: float
) -> tuple[TranslatedDocument, ...]:
    """The documents with every unflagged translation of a quality (0–1) below `least_quality` flagged.

    Translations that the user supplied are left as they are.
    """
    if least_quality <= 0:
        return tuple(documents)
    return tuple(
        replace(
            document,
            segments=tuple(_doubted(segment, least_quality) for segment in document.segments),
            title=_doubted(document.title, least_quality) if document.title else None,
        )
        for document in documents
    )


def _doubted(translated: TranslatedSegment, least_quality: float) -> TranslatedSegment:
    given = translated.outcome in (Outcome.FROM_MEMORY, Outcome.FAILED)
    if given or translated.flags or not translated.quality < least_quality:
        return translated
    detail = "A weak model wrote this, and little in the Arabic confirms it."
    flag = Flag(FlagKind.LOW_TRUST, detail, translated.segment.text, translated.text)
    return replace(translated, outcome=Outcome.FLAGGED, flags=(flag,))
