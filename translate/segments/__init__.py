"""Sentences and clauses.

In: an article's text. Out: one span a sentence (`split`), clauses of a long one (`clauses`, `fit`, `halves`) and their
translations joined; the titles that a stop is part of (`english_titles`).
"""

from translate.segments.clauses import clauses
from translate.segments.pieces import fit, halves, join, prepare
from translate.segments.splitting import split
from translate.segments.word_lists import english_titles

__all__ = [
    "clauses",
    "english_titles",
    "fit",
    "halves",
    "join",
    "prepare",
    "split",
]
