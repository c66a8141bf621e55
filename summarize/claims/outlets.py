"""Which names are those of news outlets and other known holders."""

from __future__ import annotations

from summarize.claims.arabic_names import identity
from summarize.words import fold_phrase, word_list


def is_outlet(name: str) -> bool:
    """Whether a name is a listed organisation's or an agency's."""
    folded = fold_phrase(name)
    return identity(name) != folded or folded in word_list("summarize.words", "agencies.txt")
