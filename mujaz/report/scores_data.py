"""scores.json, as docs/schemas/scores-1.json describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evaluation.export import scores_data, value

if TYPE_CHECKING:
    from evaluation.measures import Measure
    from evaluation.records import Scores
    from mujaz.brief_scores import BriefScores

VERSION = 1


def table_json(scores: Scores, kind: str) -> dict[str, Any]:
    """The scores of `mujaz evaluate mt` ("translation") or `summary` ("summary")."""
    return {"schema": "mujaz-scores", "version": VERSION, "kind": kind, kind: scores_data(scores)}


def brief_scores_json(scores: BriefScores) -> dict[str, Any]:
    """The scores of a brief's folder. What was not scored is null; equal inputs give equal bytes."""
    brief = scores.brief
    return {
        "schema": "mujaz-scores",
        "version": VERSION,
        "kind": "brief",
        "brief": {"headline": brief.headline, "model": brief.model, "signature": brief.signature},
        "measures": [_measure(measure) for measure in scores.measures],
        "sentences": [
            {
                "text": statement.text,
                "section": section,
                "citations": [list(key) for key in statement.citations],
                "useful": list(found.needed),
                "support": found.support.value,
                "similarity": value(found.similarity),
                "nearest": list(found.best) if found.best else None,
                "nearest_similarity": value(found.best_similarity),
                "missing": list(found.missing),
            }
            for statement, section, found in zip(
                brief.statements, brief.sections, scores.groundings, strict=True
            )
        ],
        "sources": [
            {
                "document": one.article.document,
                "id": one.article.id,
                "name": one.article.name,
                "words": one.words,
                "citations": one.citations,
                "cited_sentences": one.cited_passages,
                "loaded_words": value(one.loaded),
                "polarity": value(one.polarity),
                "similarity": value(one.similarity),
                "facts": {kind: value(figure) for kind, figure in one.facts.items()},
                "translation": {name: value(figure) for name, figure in one.translation.items()},
            }
            for one in scores.sources
        ],
        "segments": [
            {
                "document": one.passage.document,
                "segment": one.passage.segment,
                "source": one.passage.text,
                "translation": one.passage.translation,
                "reference": one.reference,
                "facts": {kind: value(figure) for kind, figure in one.facts.items()},
                "unsupported": list(one.wrong),
                "scores": {name: value(figure) for name, figure in one.scores.items()},
            }
            for one in scores.segments
        ],
        "translation": scores_data(scores.translation) if scores.translation else None,
        "summary": scores_data(scores.summary) if scores.summary else None,
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "name": measure.name,
        "group": measure.group,
        "value": value(measure.value),
        "maximum": value(measure.maximum),
        "higher_is_better": measure.higher_is_better,
        "detail": measure.detail,
        "note": measure.note,
    }
