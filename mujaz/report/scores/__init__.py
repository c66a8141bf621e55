"""Scores as a report.

In: scores. Out: HTML, Markdown, JSON and CSV files.
"""

from mujaz.report.scores.data import brief_scores_json, correlation_rows, correlations_json, table_json
from mujaz.report.scores.files import write_brief_score_files, write_table_files

__all__ = [
    "brief_scores_json",
    "correlation_rows",
    "correlations_json",
    "table_json",
    "write_brief_score_files",
    "write_table_files",
]
