"""Which sentences of several articles answer one question differently, where no figure or day does.

In: claims in their space, their wire copy. Out: sentences read as statements (`statement`), pairs of them with named
features (`beside`), those that likely tell one thing differently, with the learned chance (`opposed`), and why one was so
weighed (`explain_statement`).
"""

from summarize.opposing.differing import Opposed, apart, opposed, sentence_vectors, statements
from summarize.opposing.explain import explain_statement
from summarize.opposing.features import NAMES, Beside, beside, matrix
from summarize.opposing.model import (
    DIRECTIONS,
    FEATURES,
    KINDS,
    Model,
    rows,
    shipped,
)
from summarize.opposing.statement import Clause, Statement, marks, negated, statement

__all__ = [
    "DIRECTIONS",
    "FEATURES",
    "KINDS",
    "NAMES",
    "Beside",
    "Clause",
    "Model",
    "Opposed",
    "Statement",
    "apart",
    "beside",
    "explain_statement",
    "marks",
    "matrix",
    "negated",
    "opposed",
    "rows",
    "sentence_vectors",
    "shipped",
    "statement",
    "statements",
]
