"""scores.md: the figures as Markdown tables, what BLEU and ROUGE cannot see first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evaluation.content import Support
from evaluation.tables import comparison_rows, legend, markdown, notes, number, score_rows
from mujaz.report.parts import neutralise

if TYPE_CHECKING:
    from evaluation.content import Measure
    from evaluation.records import Scores
    from mujaz.scoring import BriefScores

_ESCAPED = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#"})


def brief_scores_markdown(scores: BriefScores) -> str:
    """The whole of scores.md."""
    parts = [f"# Scores: {_plain(scores.brief.headline)}"]
    if scores.brief.model:
        model = _plain(scores.brief.model)
        parts.append(f"Translated by the model {model}. What each figure means: docs/scores.md.")
    for group, measures in grouped(scores.measures).items():
        parts += [f"## {group.capitalize()}", markdown(measure_rows(measures))]
    doubtful = [
        (statement, found)
        for statement, found in zip(scores.brief.statements, scores.groundings, strict=True)
        if found.support is not Support.CITED
    ]
    if doubtful:
        parts.append("## Sentences that do not rest on what they cite")
        rows = [["sentence", "cites", "rests on", "not in the cited passages"]]
        for statement, found in doubtful:
            where = (
                f"[{found.best[0]}:{found.best[1]}]"
                if found.best and found.support is Support.ELSEWHERE
                else "–"
            )
            cites = " ".join(f"[{a}:{b}]" for a, b in statement.citations)
            rows.append(
                [
                    _plain(statement.text),
                    _plain(cites),
                    _plain(where),
                    _plain(", ".join(found.missing)) or "–",
                ]
            )
        parts.append(markdown(rows))
    parts += ["## Source by source", markdown(source_rows(scores))]
    for title, table in (("The translations", scores.translation), ("The brief", scores.summary)):
        if table:
            parts += [f"## {title} against the references", *_table(table)]
    return "\n\n".join(parts) + "\n"


def table_markdown(scores: Scores, title: str) -> str:
    """scores.md of `mujaz evaluate mt` and `summary`."""
    return "\n\n".join([f"# {_plain(title)}", *_table(scores)]) + "\n"


def grouped(measures: Sequence[Measure]) -> dict[str, list[Measure]]:
    """Measures by group, without the precision and recall that a group's F spells out."""
    groups: dict[str, list[Measure]] = {}
    for measure in measures:
        part = measure.name.endswith(("_precision", "_recall")) and measure.group != "grounding"
        if not part:
            groups.setdefault(measure.group, []).append(measure)
    return groups


def measure_rows(measures: Sequence[Measure]) -> list[list[str]]:
    """Head and one row a measure."""
    rows = [["", "score", ""]]
    for one in measures:
        label = one.name.replace("_", " ") + (" ↓" if one.higher_is_better is False else "")
        digits = 1 if one.maximum == 100 or one.name == "compression" else 3
        rows.append(
            [label, number(one.value, digits), "; ".join(part for part in (one.detail, one.note) if part)]
        )
    return rows


def source_rows(scores: BriefScores) -> list[list[str]]:
    """Head and one row an article."""
    metrics = list(dict.fromkeys(name for one in scores.sources for name in one.translation))
    summary = list(dict.fromkeys(name for one in scores.sources for name in one.summary))
    kinds = list(scores.sources[0].facts) if scores.sources else []
    head = ["source", "words", "citations", "loaded per 100", "polarity", "like the brief", *kinds]
    head += [name + (" ↓" if name == "TER" else "") for name in metrics] + summary
    rows = [head]
    for one in scores.sources:
        rows.append(
            [
                f"{one.article.document}. {one.article.name}",
                str(one.words),
                str(one.citations),
                number(one.loaded, 2),
                f"{one.polarity:+.3f}" if math.isfinite(one.polarity) else "–",
                number(one.similarity),
                *(number(one.facts[kind]) for kind in kinds),
                *(number(one.translation.get(name, math.nan)) for name in metrics),
                *(number(one.summary.get(name, math.nan)) for name in summary),
            ]
        )
    return rows


def _table(scores: Scores) -> list[str]:
    parts = [markdown([[_plain(cell) for cell in row] for row in score_rows(scores)])]
    parts += [_plain("; ".join(legend(scores)))] if legend(scores) else []
    tested = [c for c in scores.comparisons if not math.isnan(c.p_value)]
    if tested:
        parts.append(f"Against {_plain(tested[0].baseline)}, {tested[0].test}:")
        parts.append(markdown([[_plain(cell) for cell in row] for row in comparison_rows(tested)]))
    parts += [_plain(note) for note in notes(scores)]
    signatures = [f"{score.metric}: {score.signature}" for score in scores.systems[0].scores]
    return [*parts, "Signatures:", "```\n" + "\n".join(signatures) + "\n```"]


def _plain(text: str) -> str:
    return neutralise(" ".join(text.split())).translate(_ESCAPED)
