"""Scores as text and Markdown tables; a score that does not exist is printed as a dash, never as 0."""

from __future__ import annotations

import math
from collections.abc import Sequence

from evaluation.records import Comparison, MetricScore, Scores

DASH = "–"


def number(value: float, digits: int = 1) -> str:
    """A figure, or a dash where nothing was scored."""
    return f"{value:.{digits}f}" if math.isfinite(value) else DASH


def with_interval(score: MetricScore, digits: int = 1) -> str:
    """ "46.0 [44.6, 47.2]": the score and its 95% interval."""
    text = number(score.value, digits)
    if score.interval:
        text += f" [{score.interval.low:.{digits}f}, {score.interval.high:.{digits}f}]"
    return text


def p_text(p: float) -> str:
    """A p-value as one prints it."""
    if math.isnan(p):
        return DASH
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def columns(rows: Sequence[Sequence[str]], right: Sequence[bool] | None = None) -> str:
    """Rows in columns, two spaces apart; `right` says which columns are aligned to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    flags = right or [False] * len(widths)
    lines = [
        "  ".join(
            cell.rjust(w) if r else cell.ljust(w) for cell, w, r in zip(row, widths, flags, strict=True)
        )
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table, the first row its head; bars and line breaks inside cells are neutralised."""
    safe = [[" ".join(cell.split()).replace("|", "\\|") for cell in row] for row in rows]
    head = ["| " + " | ".join(safe[0]) + " |", "|" + " --- |" * len(safe[0])]
    return "\n".join([*head, *("| " + " | ".join(row) + " |" for row in safe[1:])])


def score_rows(scores: Scores, digits: int = 1) -> list[list[str]]:
    """Head and one row a metric, one column a system.

    A star marks what differs from the baseline at p < .05 after correction; an arrow: low is good.
    """
    stars = {(c.system, c.metric) for c in scores.comparisons if c.p_holm < 0.05}
    rows = [["", *(one.system for one in scores.systems)]]
    for index, score in enumerate(scores.systems[0].scores):
        cells = [
            with_interval(one.scores[index], digits) + ("*" if (one.system, score.metric) in stars else "")
            for one in scores.systems
        ]
        rows.append([score.metric + ("" if score.higher_is_better else " ↓"), *cells])
    return rows


def comparison_rows(comparisons: Sequence[Comparison]) -> list[list[str]]:
    """Head and one row a paired test."""
    rows = [
        [c.system, c.metric, f"{c.difference:+.2f}", p_text(c.p_value), p_text(c.p_holm)] for c in comparisons
    ]
    return [["system", "metric", "difference", "p", "p (Holm)"], *rows]


def report(scores: Scores, digits: int = 1) -> str:
    """The whole text: what was scored, the table, the paired tests, notes and signatures."""
    references = "1 reference" if scores.references == 1 else f"{scores.references} references"
    segments = "1 segment" if scores.segments == 1 else f"{scores.segments} segments"
    parts = [f"{segments}, {references}", columns(score_rows(scores, digits))]
    parts[-1] += "".join(f"\n{line}" for line in legend(scores))
    tested = [c for c in scores.comparisons if not math.isnan(c.p_value)]
    if tested:
        table = columns(comparison_rows(tested), [False, False, True, True, True])
        parts.append(f"against {tested[0].baseline} ({tested[0].test})\n{table}")
    found = notes(scores)
    if found:
        parts.append("\n".join(found))
    signatures = [[score.metric, score.signature] for score in scores.systems[0].scores]
    parts.append("signatures\n" + columns(signatures))
    return "\n\n".join(parts)


def legend(scores: Scores) -> list[str]:
    """What the signs in the table mean, for those that stand in it."""
    found = []
    if any(not score.higher_is_better for score in scores.systems[0].scores):
        found.append("↓ lower is better")
    if any(score.interval for one in scores.systems for score in one.scores):
        found.append("[ ] 95% bootstrap interval")
    if any(not math.isnan(c.p_value) for c in scores.comparisons):
        found.append("* p < .05 against the baseline, after Holm's correction")
    return found


def notes(scores: Scores) -> list[str]:
    """Why a score, an interval or a test is missing; equal notes of several metrics in one line."""
    by_text: dict[str, list[str]] = {}
    said = [(s.note, s.metric) for one in scores.systems for s in one.scores]
    for text, metric in [*said, *((c.note, c.metric) for c in scores.comparisons)]:
        if text:
            by_text.setdefault(text, []).append(metric)
    return [f"{', '.join(dict.fromkeys(metrics))}: {text}" for text, metrics in by_text.items()]
