"""Renderings of a brief, a comparison and scores.

In: a brief, a comparison, translated documents. Out: HTML, Markdown, JSON, and the files of a run.

A report goes from records to views (text, citations and anchors, no markup) to Markdown and, by the templates in
`parts`, HTML; each `json` writes the records as docs/schemas/ describes them. `files` writes them whole or not at all;
`parts` holds what all share: templates, wording, visible control characters.
"""

from mujaz.report.brief import brief_html, brief_json, brief_markdown
from mujaz.report.comparison import comparison_html, comparison_json, comparison_markdown
from mujaz.report.files import write_brief_files, write_comparison_files, write_text
from mujaz.report.parts import ModelView, used
from mujaz.report.translation import translation_html

__all__ = [
    "ModelView",
    "brief_html",
    "brief_json",
    "brief_markdown",
    "comparison_html",
    "comparison_json",
    "comparison_markdown",
    "translation_html",
    "used",
    "write_brief_files",
    "write_comparison_files",
    "write_text",
]
