"""A comparison as a report.

In: a comparison and its articles. Out: HTML, Markdown, JSON.
"""

from mujaz.report.comparison.html import comparison_html
from mujaz.report.comparison.json import comparison_json
from mujaz.report.comparison.markdown import comparison_markdown

__all__ = [
    "comparison_html",
    "comparison_json",
    "comparison_markdown",
]
