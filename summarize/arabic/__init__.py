"""Arabic that is built by rule around the articles' own sentences, for a brief in Arabic; no word of theirs is inflected.

In: claims, discrepancies, agreements. Out: their wording (`Arabic`, `asked`) and nouns that agree with a number (`Counted` …).
"""

from summarize.arabic.counting import ARTICLES, PASSAGES, SENTENCES, SOURCES, WORDS, Counted
from summarize.arabic.language import Arabic
from summarize.arabic.questions import asked
from summarize.arabic.values import date_in_arabic

__all__ = [
    "ARTICLES",
    "PASSAGES",
    "SENTENCES",
    "SOURCES",
    "WORDS",
    "Arabic",
    "Counted",
    "asked",
    "date_in_arabic",
]
