"""What every report is made of.

In: records. Out: views, wording, Markdown lines, JSON records, filled templates.
"""

from mujaz.report.parts.articles import Article, Cited
from mujaz.report.parts.controls import neutralise, one_line
from mujaz.report.parts.json_records import (
    Json,
    citation_json,
    claim_json,
    discrepancy_json,
    dump,
    model_json,
    score_json,
    source_json,
    wire_group_json,
)
from mujaz.report.parts.languages import page_language
from mujaz.report.parts.markdown import (
    alarm_lines,
    arabic_lines,
    discrepancy_lines,
    labels,
    model_line,
    model_name,
    prose_line,
    quotation,
    source_lines,
    text_line,
    told_by,
    wire_lines,
)
from mujaz.report.parts.model_view import ModelView
from mujaz.report.parts.page import is_arabic, render
from mujaz.report.parts.translated_by import translated_by
from mujaz.report.parts.views import DiscrepancyView, SentenceView, SourceView, Views, WireView
from mujaz.report.parts.worded import WordingView, used, wording_json, wording_lines, wording_view
from mujaz.report.parts.wording import any_of, count, day, phrases, section_wording, times, wording

__all__ = [
    "Article",
    "Cited",
    "DiscrepancyView",
    "Json",
    "ModelView",
    "SentenceView",
    "SourceView",
    "Views",
    "WireView",
    "WordingView",
    "alarm_lines",
    "any_of",
    "arabic_lines",
    "citation_json",
    "claim_json",
    "count",
    "day",
    "discrepancy_json",
    "discrepancy_lines",
    "dump",
    "is_arabic",
    "labels",
    "model_json",
    "model_line",
    "model_name",
    "neutralise",
    "one_line",
    "page_language",
    "phrases",
    "prose_line",
    "quotation",
    "render",
    "score_json",
    "section_wording",
    "source_json",
    "source_lines",
    "text_line",
    "times",
    "told_by",
    "translated_by",
    "used",
    "wire_group_json",
    "wire_lines",
    "wording",
    "wording_json",
    "wording_lines",
    "wording_view",
]
