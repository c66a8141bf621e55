"""scores.json, as docs/schemas/scores-1.json describes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from evaluation.tables import number, scores_data, value

if TYPE_CHECKING:
    from evaluation.content import Measure
    from evaluation.records import Scores
    from evaluation.significance import Correlation
    from mujaz.scoring import BriefScores

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
                "summary": {name: value(figure) for name, figure in one.summary.items()},
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


def correlations_json(found: Sequence[Correlation]) -> dict[str, Any]:
    """What `mujaz evaluate correlate --json` prints."""
    return {
        "schema": "mujaz-scores",
        "version": VERSION,
        "kind": "correlations",
        "correlations": [
            {
                "metric": one.metric,
                "level": one.level,
                "coefficient": one.coefficient,
                "value": value(one.value),
                "items": one.items,
                "low": value(one.interval.low) if one.interval else None,
                "high": value(one.interval.high) if one.interval else None,
                "note": one.note,
            }
            for one in found
        ],
    }


def correlation_rows(found: Sequence[Correlation]) -> list[list[str]]:
    """Head and one row a metric and level."""
    names = list(dict.fromkeys(one.coefficient for one in found))
    rows = [["level", "metric", "items", *names, ""]]
    for level, metric in dict.fromkeys((one.level, one.metric) for one in found):
        mine = [one for one in found if (one.level, one.metric) == (level, metric)]
        cells = []
        for one in mine:
            bounds = f" [{one.interval.low:.2f}, {one.interval.high:.2f}]" if one.interval else ""
            cells.append(number(one.value, 3) + bounds)
        rows.append([level, metric, str(mine[0].items), *cells, mine[0].note])
    return rows
