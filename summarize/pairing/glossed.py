"""Words by what they mean in English, through the lexicon: «قتلى», «لقوا حتفهم» and «جثث» come to one class."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from translate.datafiles import table
from translate.fidelity.words import FUNCTION_WORDS, stem
from translate.lexicon import glosses


@cache
def _classes() -> dict[str, frozenset[str]]:
    """English stem → the classes it belongs to."""
    found: dict[str, set[str]] = {}
    for name, words in table(__package__, "classes.toml").items():
        for word in words:
            found.setdefault(stem(word.lower()), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=1 << 15)
def english(word: str) -> frozenset[str]:
    """The English stems of an Arabic word as printed, without function words; empty where it is not known."""
    found = (stem(part) for gloss in glosses(word) for part in gloss.lower().split())
    return frozenset(one for one in found if one not in FUNCTION_WORDS and len(one) > 2)


def english_of(words: Iterable[str]) -> frozenset[str]:
    """The English stems of several words."""
    return frozenset(one for word in words for one in english(word))


def classes_of(stems: Iterable[str]) -> frozenset[str]:
    """The classes that English stems belong to."""
    return frozenset(name for one in stems for name in _classes().get(one, ()))
