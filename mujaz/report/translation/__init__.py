"""Translated articles as a page of two columns.

In: translated documents. Out: HTML.
"""

from mujaz.report.translation.html import translation_html

__all__ = ["translation_html"]
