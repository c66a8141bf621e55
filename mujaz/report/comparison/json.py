"""comparison.json: everything a comparison found, with offsets into each article's cleaned text."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.report.parts import (
    Json,
    claim_json,
    discrepancy_json,
    model_json,
    score_json,
    source_json,
    wire_group_json,
    wording_json,
)
from summarize.records import (
    Claim,
    Comparison,
    CoverageRow,
    FigureRow,
    FramingPair,
    Happening,
    LoadedCount,
    Omission,
    Similarity,
    SourceSummary,
    WordPlace,
)
from translate.records import TranslatedDocument

SCHEMA = "mujaz/comparison-1"


def comparison_json(comparison: Comparison, documents: Sequence[TranslatedDocument]) -> Json:
    """The comparison as docs/schemas/comparison-1.json describes it.

    It holds no path and no date but those of the articles, so that a second run gives the same bytes.
    """
    ledger = comparison.ledger
    return {
        "schema": SCHEMA,
        "sources": [
            source_json(number, done, comparison.sources) for number, done in enumerate(documents, start=1)
        ],
        "discrepancies": [discrepancy_json(found, documents) for found in ledger.discrepancies],
        "possible": [discrepancy_json(found, documents) for found in ledger.possible],
        "wire_groups": [wire_group_json(group) for group in ledger.wire_groups],
        "coverage": [_row(row) for row in comparison.coverage],
        "unique": list(comparison.unique),
        "summaries": [_summary(summary) for summary in comparison.summaries],
        "joint_summary": [claim.id for claim in comparison.joint],
        "framing": [_framing(pair) for pair in comparison.framing],
        "loaded_words": [_loaded(count) for count in comparison.loaded],
        "figures": [_figure(row) for row in comparison.figures],
        "timeline": [_happening(entry) for entry in comparison.timeline],
        "similarity": _similarity(comparison.similarity) if comparison.similarity else None,
        "claims": [claim_json(claim) for claim in ledger.claims],
        "model": model_json(comparison),
        **({"wording": wording_json(comparison.wording)} if comparison.wording else {}),
    }


def _row(row: CoverageRow) -> Json:
    return {
        "id": row.id,
        "claim": row.claim.id,
        "text": row.claim.text,
        "translation": row.claim.translation,
        "independent": row.independent,
        "sources": list(row.sources),
        "discrepancies": list(row.discrepancies),
        "cells": [
            {
                "document": cell.document,
                "stance": cell.stance.value,
                "claims": list(cell.claims),
                "holder": cell.holder,
                "differs": cell.differs,
                "copied": cell.copied,
                "nearest": cell.nearest,
                "likeness": score_json(cell.likeness),
            }
            for cell in row.cells
        ],
    }


def _summary(summary: SourceSummary) -> Json:
    return {
        "document": summary.document,
        "sentences": [_sentence(claim) for claim in summary.sentences],
        **(
            {"worded": [{"text": text, "claim": claim.id} for text, claim in summary.worded]}
            if summary.worded
            else {}
        ),
        "carried": summary.carried,
        "shared": summary.shared,
        "leaves_out": [_omission(omission) for omission in summary.leaves_out],
    }


def _sentence(claim: Claim) -> Json:
    return {"claim": claim.id, "text": claim.text, "translation": claim.translation}


def _omission(omission: Omission) -> Json:
    return {
        "row": omission.row,
        "carried_by": list(omission.carried_by),
        "independent": omission.independent,
        "earlier": omission.earlier,
    }


def _framing(pair: FramingPair) -> Json:
    return {
        "id": pair.id,
        "kind": pair.kind.value,
        "same_sentence": pair.same_sentence,
        "count": pair.count,
        "why": pair.why,
        "variants": [
            {
                "phrase": variant.phrase,
                "gloss": variant.gloss,
                "neutral": variant.neutral,
                "documents": list(variant.documents),
                "places": [_place(place) for place in variant.places],
            }
            for variant in pair.variants
        ],
    }


def _loaded(count: LoadedCount) -> Json:
    return {
        "document": count.document,
        "words": count.word.split(" · "),
        "neutral": count.neutral,
        "why": count.why,
        "weight": count.weight,
        "count": len(count.places),
        "quoted": count.quoted,
        "places": [_place(place) for place in count.places],
    }


def _place(place: WordPlace) -> Json:
    return {
        "document": place.document,
        "segment": place.segment,
        "start": place.start,
        "end": place.end,
    }


def _figure(row: FigureRow) -> Json:
    return {
        "id": row.id,
        "question": row.question,
        "verdict": row.verdict,
        "discrepancy": row.discrepancy,
        "cells": [
            {
                "document": cell.document,
                "segment": cell.segment,
                "value": cell.value,
                "qualifier": cell.qualifier,
                "holder": cell.holder,
                "quote": cell.quote,
            }
            for cell in row.cells
        ],
    }


def _happening(entry: Happening) -> Json:
    return {
        "id": entry.id,
        "claim": entry.claim.id,
        "text": entry.claim.text,
        "translation": entry.claim.translation,
        "discrepancy": entry.discrepancy,
        "datings": [
            {
                "date": dating.when.isoformat(),
                "precision": dating.precision,
                "label": dating.label,
                "claims": list(dating.claims),
                "documents": list(dating.documents),
            }
            for dating in entry.datings
        ],
    }


def _similarity(similarity: Similarity) -> Json:
    return {
        "labels": list(similarity.labels),
        "language": similarity.language,
        "measures": [
            {
                "name": name,
                "signature": similarity.signatures.get(name, ""),
                "matrix": [list(line) for line in matrix],
            }
            for name, matrix in similarity.measures.items()
        ],
    }
