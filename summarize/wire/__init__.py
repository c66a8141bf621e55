"""Wire copy: what several articles print near-identically.

In: documents. Out: wire groups, aligned passages, and how many independent sources a set of articles is.
"""

from summarize.wire.alignment import Passage, best_passage
from summarize.wire.copies import WireCopies, find_wire
from summarize.wire.sets import Sets
from summarize.wire.support import copied_segments, independent

__all__ = [
    "Passage",
    "Sets",
    "WireCopies",
    "best_passage",
    "copied_segments",
    "find_wire",
    "independent",
]
