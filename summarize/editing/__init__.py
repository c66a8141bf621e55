"""What an editor decided on a brief, brought to the next one.

In: a decisions file; a ledger and its articles. Out: the ledger that a brief tells, what was decided, what fits nothing.
"""

from summarize.editing.applying import Applied, apply_decisions
from summarize.editing.digests import passage_digest
from summarize.editing.reading import SCHEMA, read_decisions

__all__ = [
    "SCHEMA",
    "Applied",
    "apply_decisions",
    "passage_digest",
    "read_decisions",
]
