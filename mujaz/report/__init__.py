"""Renderings of a brief, a comparison and scores."""

from mujaz.report.brief_html import brief_html
from mujaz.report.brief_json import brief_json
from mujaz.report.brief_markdown import brief_markdown
from mujaz.report.files import write_brief_files, write_text

__all__ = ["brief_html", "brief_json", "brief_markdown", "write_brief_files", "write_text"]
