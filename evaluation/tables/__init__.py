"""Scores laid out.

In: scores. Out: rows, legends, Markdown and JSON data.
"""

from evaluation.tables.export import scores_data, value
from evaluation.tables.layout import (
    columns,
    comparison_rows,
    legend,
    markdown,
    notes,
    number,
    report,
    score_rows,
)

__all__ = [
    "columns",
    "comparison_rows",
    "legend",
    "markdown",
    "notes",
    "number",
    "report",
    "score_rows",
    "scores_data",
    "value",
]
