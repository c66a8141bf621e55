"""What news counts: the nouns with their English and class, and the words by which Arabic counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain

from summarize.words import Token, bare, fold_phrase, fold_word, stem
from translate.datafiles import rows, table
from translate.particles import without_particles

_NEWS, _THINGS = "counted.tsv", "counted_things.tsv"


@cache
def _nouns(*lists: str) -> dict[str, tuple[str, str]]:
    """Folded form or stem → (English plural, class); of the first list that has it."""
    found: dict[str, tuple[str, str]] = {}
    for english, group, forms in chain.from_iterable(rows(__package__, name) for name in lists):
        for form in forms.split():
            folded = fold_word(form)
            found.setdefault(folded, (english, group))
            if len(stem(folded)) > 3:
                found.setdefault(stem(folded), (english, group))
    return found


def noun_of(token: Token) -> tuple[str, str]:
    """What a noun that news counts is in English and its class, or two empty strings."""
    return _found(_nouns(_NEWS), token)


def counted_noun(token: Token) -> tuple[str, str]:
    """What a noun behind a number is in English and its class, or two empty strings."""
    return _found(_nouns(_NEWS, _THINGS), token)


def _found(nouns: Mapping[str, tuple[str, str]], token: Token) -> tuple[str, str]:
    stemmed = nouns.get(token.stem) if len(token.stem) > 3 else None
    return nouns.get(token.key) or nouns.get(bare(token.key)) or stemmed or ("", "")


def noun_of_dual(key: str) -> tuple[str, str]:
    """What a dual, folded, is two of («وجنديان»: soldiers) in English and its class, or two empty strings."""
    for form in without_particles(key):
        for ending, feminine in (("تان", "ه"), ("تين", "ه"), ("ان", ""), ("ين", "")):
            singular = f"{form.removesuffix(ending)}{feminine}"
            nouns = _nouns(_NEWS, _THINGS)
            if form.endswith(ending) and (found := nouns.get(singular) or nouns.get(stem(singular))):
                return found
    return "", ""


@cache
def people_counted() -> frozenset[str]:
    """The English of the counted nouns that are people; a part of the people ends in "-"."""
    return frozenset(english for english, unit in _nouns(_NEWS).values() if unit == "people")


@cache
def counting(kind: str) -> frozenset[str]:
    """A list of `data/counting.toml`, folded."""
    return frozenset(fold_phrase(phrase) for phrase in table(__package__, "counting.toml")[kind])
