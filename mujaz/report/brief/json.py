"""brief.json: everything the brief rests on, with offsets into each article's cleaned text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mujaz.report.parts import (
    Json,
    citation_json,
    claim_json,
    discrepancy_json,
    dump,
    model_json,
    score_json,
    source_json,
    wire_group_json,
    wording_json,
)
from summarize.english import holder_in_english
from summarize.records import Brief, BriefSentence, Cluster, Decided
from translate.records import TranslatedDocument

SCHEMA = "mujaz/brief-1"

__all__ = ["SCHEMA", "brief_json", "dump"]


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
            discrepancy_json(discrepancy, documents) | {"in_brief": discrepancy.id in shown}
            for discrepancy in found.values()
        ],
        "sources": [
            source_json(number, done, brief.sources, language=brief.language)
            for number, done in enumerate(documents, start=1)
        ],
        "wire_groups": [wire_group_json(group) for group in brief.ledger.wire_groups],
        "clusters": [_cluster(cluster) for cluster in clusters],
        "claims": [claim_json(claim) for claim in claims.values()],
        "writer": brief.writer,
        "model": model_json(brief),
        **({"wording": wording_json(brief.wording)} if brief.wording else {}),
        **({"editor": _editor(brief.decided, documents)} if brief.decided else {}),
        **({"title": brief.title} if brief.title else {}),
        **({"language": brief.language} if brief.language != "en" else {}),
    }


def _sentence(sentence: BriefSentence) -> Json:
    return {
        "text": sentence.text,
        "citations": [citation_json(citation) for citation in sentence.citations],
        "support": sentence.support,
        "documents": list(sentence.documents),
        "holder": sentence.holder,
        "holder_en": holder_in_english(sentence.holder),
        "certainty": sentence.certainty.value,
        "quality": score_json(sentence.quality),
        "warnings": list(sentence.warnings),
        "cluster": sentence.cluster,
        **({"extractive": sentence.extractive} if sentence.extractive else {}),
    }


def _editor(decided: Decided, documents: Sequence[TranslatedDocument]) -> Json:
    return {
        "dropped": [
            {
                "citations": [
                    {
                        "label": "[{}:{}]".format(*one.place),
                        "document": one.place[0],
                        "segment": one.place[1],
                        "digest": one.digest,
                    }
                    for one in drop.passages
                ]
            }
            for drop in decided.dropped
        ],
        "differences": [discrepancy_json(found, documents) | {"in_brief": False} for found in decided.wrong],
    }


def _cluster(cluster: Cluster) -> Json:
    return {
        "id": cluster.id,
        "claims": [claim.id for claim in cluster.claims],
        "representative": cluster.representative,
        "sources": list(cluster.sources),
        "independent": cluster.independent,
        "centrality": score_json(cluster.centrality),
    }
