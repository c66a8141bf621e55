"""The comparison of sources.

In: translated articles and their ledger. Out: a `Comparison`: coverage, figures, framing, happenings, a summary a source.
"""

from summarize.comparing.compare import compare_sources

__all__ = [
    "compare_sources",
]
