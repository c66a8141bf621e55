"""brief.json: everything the brief rests on, with offsets into each article's cleaned text."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from datetime import date
from typing import Any

from mujaz.report.articles import account_citation, outlet_name
from mujaz.report.controls import escape_json
from summarize.records import (
    Brief,
    BriefSentence,
    Citation,
    Claim,
    Cluster,
    Discrepancy,
    SourceNote,
    WireGroup,
)
from translate.records import TranslatedDocument, TranslatedSegment

SCHEMA = "mujaz/brief-1"

Json = dict[str, Any]


def brief_json(
    brief: Brief, documents: Sequence[TranslatedDocument], *, run_date: date | None = None
) -> Json:
    """The brief as docs/schemas/brief-1.json describes it.

    It holds no path and no date but those of the articles and `run_date`, so that a second run gives the
    same bytes.
    """
    clusters = brief.ledger.clusters
    claims = {claim.id: claim for cluster in clusters for claim in cluster.claims}
    claims |= {claim.id: claim for claim in brief.ledger.claims}
    shown = {found.id for found in brief.discrepancies}
    found = {discrepancy.id: discrepancy for discrepancy in brief.discrepancies}
    for discrepancy in brief.ledger.discrepancies:
        found.setdefault(discrepancy.id, discrepancy)
    return {
        "schema": SCHEMA,
        "run_date": run_date.isoformat() if run_date else None,
        "headline": _sentence(brief.headline),
        "dateline": brief.dateline,
        "sections": [
            {
                "kind": section.kind.value,
                "note": section.note,
                "sentences": [_sentence(sentence) for sentence in section.sentences],
            }
            for section in brief.sections
        ],
        "timeline": [
            {
                "date": entry.when.isoformat() if entry.when else None,
                "label": entry.label,
                "sentence": _sentence(entry.sentence),
            }
            for entry in brief.timeline
        ],
        "discrepancies": [
            _discrepancy(discrepancy, documents) | {"in_brief": discrepancy.id in shown}
            for discrepancy in found.values()
        ],
        "sources": [_source(number, done, brief) for number, done in enumerate(documents, start=1)],
        "wire_groups": [_wire_group(group) for group in brief.ledger.wire_groups],
        "clusters": [_cluster(cluster) for cluster in clusters],
        "claims": [_claim(claim) for claim in claims.values()],
        "writer": brief.writer,
        "model": {
            "name": brief.model,
            "reason": brief.model_reason,
            "warning": brief.model_warning,
            "signature": brief.signature,
        },
    }


def dump(report: Json) -> str:
    """A report as JSON text: Arabic legible, control characters escaped."""
    return escape_json(json.dumps(report, ensure_ascii=False, indent=1)) + "\n"


def _score(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def _sentence(sentence: BriefSentence) -> Json:
    return {
        "text": sentence.text,
        "citations": [_citation(citation) for citation in sentence.citations],
        "support": sentence.support,
        "documents": list(sentence.documents),
        "holder": sentence.holder,
        "certainty": sentence.certainty.value,
        "quality": _score(sentence.quality),
        "warnings": list(sentence.warnings),
        "cluster": sentence.cluster,
    }


def _citation(citation: Citation) -> Json:
    return {
        "label": str(citation),
        "document": citation.document,
        "segment": citation.segment,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def _discrepancy(discrepancy: Discrepancy, documents: Sequence[TranslatedDocument]) -> Json:
    return {
        "id": discrepancy.id,
        "kind": str(discrepancy.kind),
        "question": discrepancy.question,
        "verdict": str(discrepancy.verdict),
        "explanation": discrepancy.explanation,
        "accounts": [
            _citation(account_citation(account, documents))
            | {
                "translation": account.translation,
                "value": account.value,
                "qualifier": account.qualifier,
                "holder": account.holder,
            }
            for account in discrepancy.accounts
        ],
    }


def _source(number: int, done: TranslatedDocument, brief: Brief) -> Json:
    document = done.document
    note = next((note for note in brief.sources if note.document == number), None)
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
        "wire_share": _score(note.wire_share) if note else 0.0,
        "wire_groups": list(note.wire_groups) if note else [],
        "flagged": sum(not translated.trusted for translated in done.segments),
        "quality": _score(note.quality) if note else 0.0,
        "notes": list(dict.fromkeys((*document.notes, *(note.notes if note else ())))),
        "removed": [
            {"reason": cut.reason.value, "start": cut.start, "end": cut.end, "text": cut.text}
            for cut in document.removed
        ],
        "text": document.text,
        "segments": [_segment(translated) for translated in done.segments],
    }


def _title(done: TranslatedDocument, note: SourceNote | None) -> str:
    if done.title:
        return done.title.text
    return note.title_translation if note else ""


def _segment(translated: TranslatedSegment) -> Json:
    segment = translated.segment
    return {
        "segment": segment.index,
        "start": segment.start,
        "end": segment.end,
        "text": segment.text,
        "heading": segment.heading,
        "translation": translated.text,
        "outcome": translated.outcome.value,
        "quality": _score(translated.quality),
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


def _wire_group(group: WireGroup) -> Json:
    return {
        "id": group.id,
        "agency": group.agency,
        "ratio": _score(group.ratio),
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


def _cluster(cluster: Cluster) -> Json:
    return {
        "id": cluster.id,
        "claims": [claim.id for claim in cluster.claims],
        "representative": cluster.representative,
        "sources": list(cluster.sources),
        "independent": cluster.independent,
        "centrality": _score(cluster.centrality),
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "document": claim.document,
        "segment": claim.segment,
        "text": claim.text,
        "translation": claim.translation,
        "holder": claim.holder,
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
        "quality": _score(claim.quality),
        "flags": [str(flag) for flag in claim.flags],
        "heading": claim.heading,
        "duplicate_of": claim.duplicate_of,
    }
