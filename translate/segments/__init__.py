"""Sentences and clauses.

In: an article's text. Out: one span a sentence (`split`), clauses of a long one (`clauses`, `fit`, `halves`) and their
translations joined.
"""

from translate.segments.clauses import clauses
from translate.segments.pieces import fit, halves, join, prepare
from translate.segments.splitting import split

__all__ = [
    "clauses",
    "fit",
    "halves",
    "join",
    "prepare",
    "split",
]
