"""The records that brief.json and comparison.json share."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

from mujaz.report.parts.articles import account_citation, outlet_name
from mujaz.report.parts.controls import escape_json
from summarize.english import holder_in_english
from summarize.records import Citation, Claim, Discrepancy, SourceNote, TranslatedBy, WireGroup
from translate.records import TranslatedDocument, TranslatedSegment

Json = dict[str, Any]


def dump(report: Json) -> str:
    """A report as JSON text: Arabic legible, control characters escaped."""
    return escape_json(json.dumps(report, ensure_ascii=False, indent=1)) + "\n"


def score_json(value: float) -> float | None:
    """A score of 0–1; None where nothing was measured."""
    return None if math.isnan(value) else round(value, 4)


def citation_json(citation: Citation) -> Json:
    """Where something rests, with offsets."""
    return {
        "label": str(citation),
        "document": citation.document,
        "segment": citation.segment,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def discrepancy_json(discrepancy: Discrepancy, documents: Sequence[TranslatedDocument]) -> Json:
    """A question with its accounts, each where it stands."""
    return {
        "id": discrepancy.id,
        "kind": str(discrepancy.kind),
        "question": discrepancy.question,
        **({"extractive": discrepancy.extractive} if discrepancy.extractive else {}),
        "verdict": str(discrepancy.verdict),
        "explanation": discrepancy.explanation,
        "confidence": discrepancy.confidence,
        "accounts": [
            citation_json(account_citation(account, documents))
            | {
                "translation": account.translation,
                "value": account.value,
                "qualifier": account.qualifier,
                "holder": account.holder,
                "holder_en": holder_in_english(account.holder),
            }
            for account in discrepancy.accounts
        ],
    }


def source_json(
    number: int, done: TranslatedDocument, notes: Sequence[SourceNote], *, language: str = "en"
) -> Json:
    """An article with what the checks and the ledger say of it; its own notes, which are English, where that is asked."""
    own = done.document.notes if language == "en" else ()
    document = done.document
    note = next((note for note in notes if note.document == number), None)
    return {
        "document": number,
        "id": document.id,
        "outlet": document.outlet,
        "name": outlet_name(document),
        "title": document.title,
        "title_translation": _title(done, note),
        "language": document.language,
        "published": {
            "date": document.published.value.isoformat() if document.published.value else None,
            "how": document.published.source.value,
            "evidence": document.published.evidence,
        },
        "words": note.words if note else len(document.text.split()),
        "wire_share": score_json(note.wire_share) if note else 0.0,
        "wire_groups": list(note.wire_groups) if note else [],
        "flagged": sum(not translated.trusted for translated in done.segments),
        "quality": score_json(note.quality) if note else 0.0,
        "notes": list(dict.fromkeys((*own, *(note.notes if note else ())))),
        "removed": [
            {"reason": cut.reason.value, "start": cut.start, "end": cut.end, "text": cut.text}
            for cut in document.removed
        ],
        "text": document.text,
        "segments": [segment_json(translated) for translated in done.segments],
    }


def _title(done: TranslatedDocument, note: SourceNote | None) -> str:
    if done.title:
        return done.title.text
    return note.title_translation if note else ""


def segment_json(translated: TranslatedSegment) -> Json:
    """A sentence with its English and what the checks found."""
    segment = translated.segment
    return {
        "segment": segment.index,
        "start": segment.start,
        "end": segment.end,
        "text": segment.text,
        "heading": segment.heading,
        "translation": translated.text,
        "outcome": translated.outcome.value,
        "quality": score_json(translated.quality),
        "flags": [
            {
                "kind": flag.kind.value,
                "detail": flag.detail,
                "source_text": flag.source_text,
                "target_text": flag.target_text,
            }
            for flag in translated.flags
        ],
        "steps": list(translated.steps),
        "edits": list(translated.edits),
        "signature": translated.signature,
    }


def model_json(report: TranslatedBy) -> Json:
    """The translation model behind a report."""
    return {
        "name": report.model,
        "reason": report.model_reason,
        "warning": report.model_warning,
        "signature": report.signature,
    }


def wire_group_json(group: WireGroup) -> Json:
    """A passage that several articles print."""
    return {
        "id": group.id,
        "agency": group.agency,
        "ratio": score_json(group.ratio),
        "shared_text": group.shared_text,
        "members": [
            {
                "document": member.document,
                "segments": list(member.segments),
                "start": member.start,
                "end": member.end,
                "text": member.text,
            }
            for member in group.members
        ],
    }


def claim_json(claim: Claim) -> Json:
    """A sentence as the ledger reads it."""
    return {
        "id": claim.id,
        "document": claim.document,
        "segment": claim.segment,
        "text": claim.text,
        "translation": claim.translation,
        "holder": claim.holder,
        "holder_en": holder_in_english(claim.holder),
        "via": claim.via,
        "attributions": [
            {
                "holder": attribution.holder,
                "via": attribution.via,
                "kind": attribution.kind,
                "start": attribution.start,
                "end": attribution.end,
            }
            for attribution in claim.attributions
        ],
        "certainty": claim.certainty.value,
        "figures": [
            {
                "value": figure.value,
                "high": figure.high,
                "unit": figure.unit,
                "qualifier": figure.qualifier,
                "noun": figure.noun,
                "role": figure.role,
                "kind": figure.kind,
                "quote": figure.quote,
                "start": figure.start,
                "end": figure.end,
            }
            for figure in claim.figures
        ],
        "dates": [
            {
                "date": mention.value.isoformat() if mention.value else None,
                "precision": mention.precision,
                "of_statement": mention.of_statement,
                "quote": mention.quote,
                "start": mention.start,
                "end": mention.end,
            }
            for mention in claim.dates
        ],
        "names": list(claim.names),
        "quality": score_json(claim.quality),
        "flags": [str(flag) for flag in claim.flags],
        "heading": claim.heading,
        "duplicate_of": claim.duplicate_of,
    }
