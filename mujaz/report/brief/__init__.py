"""A brief as a report.

In: a brief and its articles. Out: HTML, Markdown, JSON.
"""

from mujaz.report.brief.html import brief_html
from mujaz.report.brief.json import brief_json
from mujaz.report.brief.markdown import brief_markdown

__all__ = [
    "brief_html",
    "brief_json",
    "brief_markdown",
]
