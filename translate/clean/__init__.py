"""Cleaning: what belongs to the page and not to the article is taken out, with a reason and its place.

In: the text of a page. Out: title, body and what was removed (`clean`); the phrases of agencies and outlets.
"""

from translate.clean.article import Cleaned, clean, raw_span
from translate.clean.controls import without_controls
from translate.clean.lines import matching_key
from translate.clean.phrases import (
    agency_names,
    credit_tiles,
    outlet_keys,
    outlets,
    phrases,
    spellings,
    tiling,
)
from translate.clean.titles import without_outlet

__all__ = [
    "Cleaned",
    "agency_names",
    "clean",
    "credit_tiles",
    "matching_key",
    "outlet_keys",
    "outlets",
    "phrases",
    "raw_span",
    "spellings",
    "tiling",
    "without_controls",
    "without_outlet",
]
