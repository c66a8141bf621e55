"""Renderings of a brief, a comparison and scores.

A report goes from records to views (`brief_view`, `comparison_view`: text, citations and anchors, no markup) to Markdown
and, by the templates beside these modules, HTML; `*_json` writes the records as docs/schemas/ describes them. `files`
writes them whole or not at all, `page` fills the templates, `controls` makes control characters visible.
"""

from mujaz.report.brief_html import brief_html
from mujaz.report.brief_json import brief_json
from mujaz.report.brief_markdown import brief_markdown
from mujaz.report.comparison_html import comparison_html
from mujaz.report.comparison_json import comparison_json
from mujaz.report.comparison_markdown import comparison_markdown
from mujaz.report.files import write_brief_files, write_comparison_files, write_text
from mujaz.report.translation_html import translation_html
from mujaz.report.views import ModelView

__all__ = [
    "ModelView",
    "brief_html",
    "brief_json",
    "brief_markdown",
    "comparison_html",
    "comparison_json",
    "comparison_markdown",
    "translation_html",
    "write_brief_files",
    "write_comparison_files",
    "write_text",
]
