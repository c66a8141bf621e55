"""scores.html: what was scored, with intervals, and every segment with its differences marked."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from evaluation.tables import comparison_rows, legend, notes, number, score_rows
from mujaz.report.parts import render
from mujaz.report.scores.compared_segments import brief_segments, file_segments
from mujaz.report.scores.markdown import grouped, measure_rows, source_rows

if TYPE_CHECKING:
    from evaluation.records import Scores
    from mujaz.scoring import BriefScores, ScoredFiles

_WIDTH, _LEFT, _RIGHT, _ROW = 640, 190, 40, 26
_TEMPLATE, _STYLES = "scores.html.j2", ("scores.css",)


def table_html(scored: ScoredFiles, title: str) -> str:
    """scores.html of `mujaz evaluate mt` and `summary`; the segments two systems differ on come first."""
    segments, about = file_segments(scored)
    return render(
        _TEMPLATE,
        styles=_STYLES,
        title=title,
        lead=f"{scored.scores.segments} segments",
        two_runs=False,
        groups={},
        sentences=(),
        sources=(),
        tables=[_table(scored.scores, "Scores")],
        segments=segments,
        about_segments=about,
    )


def brief_scores_html(scores: BriefScores, other: BriefScores | None = None) -> str:
    """scores.html of a brief's folder; with `other`, a second run on the same articles, both side by side."""
    tables = []
    for heading, mine, theirs in (
        ("The translations against the references", scores.translation, other.translation if other else None),
        ("The brief against the references", scores.summary, other.summary if other else None),
    ):
        if mine:
            tables.append(_table(_both(mine, theirs) if theirs else mine, heading))
    segments, about = brief_segments(scores, other)
    return render(
        _TEMPLATE,
        styles=_STYLES,
        title=f"Scores: {scores.brief.headline}",
        lead=f"Translated by {f'the model {scores.brief.model}' if scores.brief.model else 'an unnamed model'}",
        two_runs=other is not None,
        groups=_groups(scores, other),
        sentences=_sentences(scores),
        sources=source_rows(scores),
        tables=tables,
        segments=segments,
        about_segments=about,
    )


def _groups(scores: BriefScores, other: BriefScores | None) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for group, measures in grouped(scores.measures).items():
        rows = []
        for measure, (label, value, detail) in zip(measures, measure_rows(measures)[1:], strict=True):
            second = ""
            if other:
                second = measure_rows([other.measure(measure.name)])[1][1]
            low = measure.higher_is_better is False
            bar = measure.value if measure.maximum == 100 and math.isfinite(measure.value) else None
            rows.append(
                {
                    "label": label,
                    "value": value,
                    "second": second,
                    "bar": bar,
                    "detail": detail,
                    "low_is_good": low,
                }
            )
        found[group.capitalize()] = rows
    return found


def _sentences(scores: BriefScores) -> list[dict[str, Any]]:
    passages = scores.brief.passages
    found = []
    for statement, section, one in zip(
        scores.brief.statements, scores.brief.sections, scores.groundings, strict=True
    ):
        cited = [(f"[{a}:{b}]", passages[a, b].text) for a, b in statement.citations]
        nearest = one.best if one.best and one.best not in statement.citations else None
        found.append(
            {
                "text": statement.text,
                "section": section,
                "support": one.support.value,
                "similarity": number(100 * one.similarity),
                "cited": [(*pair, useful) for pair, useful in zip(cited, one.needed, strict=True)],
                "nearest": (f"[{nearest[0]}:{nearest[1]}]", passages[nearest].text) if nearest else None,
                "missing": one.missing,
            }
        )
    return found


def _table(scores: Scores, heading: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "rows": score_rows(scores),
        "forests": [_forest(scores, index) for index in range(len(scores.systems[0].scores))],
        "comparisons": comparison_rows([c for c in scores.comparisons if not math.isnan(c.p_value)]),
        "baseline": scores.comparisons[0].baseline if scores.comparisons else "",
        "test": scores.comparisons[0].test if scores.comparisons else "",
        "legend": "; ".join(legend(scores)),
        "notes": notes(scores),
        "signatures": [(score.metric, score.signature) for score in scores.systems[0].scores],
    }


def _forest(scores: Scores, index: int) -> dict[str, Any] | None:
    """One metric's intervals as places in a drawing; None where there is no interval."""
    rows = [(one.system, one.scores[index]) for one in scores.systems]
    bounds = [score.interval for _, score in rows if score.interval]
    if not bounds:
        return None
    low, high = min(b.low for b in bounds), max(b.high for b in bounds)
    step = _step(high - low)
    low, high = math.floor(low / step) * step, math.ceil(high / step) * step
    scale = (_WIDTH - _LEFT - _RIGHT) / ((high - low) or 1)

    def place(value: float) -> float:
        return round(_LEFT + (value - low) * scale, 1)

    ticks = [low + step * n for n in range(round((high - low) / step) + 1)]
    lines = []
    for number_, (system, score) in enumerate(rows):
        y = _ROW * (number_ + 1)
        span = (place(score.interval.low), place(score.interval.high)) if score.interval else None
        x = place(score.value) if math.isfinite(score.value) else None
        lines.append({"system": system, "y": y, "x": x, "span": span, "text": number(score.value)})
    return {
        "metric": rows[0][1].metric,
        "low_is_good": not rows[0][1].higher_is_better,
        "width": _WIDTH,
        "height": _ROW * (len(rows) + 2),
        "left": _LEFT,
        "base": _ROW * (len(rows) + 1) - 6,
        "ticks": [(place(tick), f"{tick:g}") for tick in ticks],
        "lines": lines,
    }


def _step(width: float) -> float:
    raw = max(width, 1e-6) / 5
    power = 10.0 ** math.floor(math.log10(raw))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw)


def _both(first: Scores, second: Scores) -> Scores:
    mine, theirs = first.systems[0], second.systems[0]
    names = (mine.system, theirs.system) if mine.system != theirs.system else ("this run", "the other")
    return replace(
        first, systems=(replace(mine, system=names[0]), replace(theirs, system=names[1])), comparisons=()
    )
