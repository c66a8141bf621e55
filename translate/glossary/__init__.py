"""Wanted terms, and one spelling of a name over all articles.

In: glossary files, translated segments. Out: segments with terms enforced, every edit reported.
"""

from translate.glossary.applying import Glossary, read_glossary
from translate.glossary.naming import Told, one_spelling, told_spellings

__all__ = [
    "Glossary",
    "Told",
    "one_spelling",
    "read_glossary",
    "told_spellings",
]
