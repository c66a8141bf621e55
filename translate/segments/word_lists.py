"""The word lists that decide about marks and clauses, and words as they are looked up in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from translate.datafiles import table
from translate.normalise import without_signs

BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The word lists of `data`, as sets."""

    titles: frozenset[str]
    before_number: frozenset[str]
    anywhere: frozenset[str]
    measures: frozenset[str]
    lettered: frozenset[str]
    marked_names: frozenset[str]
    word_like_names: frozenset[str]
    letter_names: frozenset[str]
    verbs: frozenset[str]
    openers: frozenset[str]
    speech: frozenset[str]
    sources: frozenset[str]


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of one file of `data`, by their names in it."""
    return {key: frozenset(words) for key, words in table(__package__, name).items()}


@cache
def tokens() -> Tokens:
    """The lists that decide about single marks."""
    return Tokens(**word_lists("abbreviations.toml"), **word_lists("openers.toml"))


@cache
def english_titles() -> frozenset[str]:
    """Abbreviations in Latin letters that a name follows, "Gen", without their stop."""
    return frozenset(word for word in word_lists("abbreviations.toml")["titles"] if word.isascii())


def bare(word: str) -> str:
    """A word without vowel signs, tatweel and invisible controls."""
    return without_signs(word).strip(BIDI)
