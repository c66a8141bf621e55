"""Loaded words, and words swapped inside one wire sentence.

In: Arabic text, wire copies. Out: loaded words with neutral ones, counts a source, pairs of swapped words.
"""

from summarize.framing.loaded import loaded_counts
from summarize.framing.swaps import framing
from summarize.framing.terms import load, loaded_words, terms

__all__ = [
    "framing",
    "load",
    "loaded_counts",
    "loaded_words",
    "terms",
]
