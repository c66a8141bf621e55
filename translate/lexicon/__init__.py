"""The news lexicon: what an Arabic word may mean in English, looked up through what is written onto it.

In: an Arabic word, inflected and with its particles. Out: readings with glosses, likeliest first (`readings`, `glosses`).
"""

from translate.lexicon.entries import Entry, PartOfSpeech, gloss_words, lexicon_lines
from translate.lexicon.glossing import Glossed, glossed
from translate.lexicon.lookup import Reading, glosses, readings
from translate.lexicon.plurals import plural

__all__ = [
    "Entry",
    "Glossed",
    "PartOfSpeech",
    "Reading",
    "gloss_words",
    "glossed",
    "glosses",
    "lexicon_lines",
    "plural",
    "readings",
]
