"""Translations as files.

In: translated documents. Out: plain text, JSON lines, the report of a run.
"""

from translate.output.formats import file_names, jsonl, plain_text
from translate.output.report import (
    TranslationReport,
    report_lines,
    report_record,
    segment_record,
    translation_report,
)

__all__ = [
    "TranslationReport",
    "file_names",
    "jsonl",
    "plain_text",
    "report_lines",
    "report_record",
    "segment_record",
    "translation_report",
]
