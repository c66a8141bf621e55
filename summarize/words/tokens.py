"""Words of an Arabic text with their places and the two forms they are matched by."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from translate.datafiles import entries
from translate.normalise import search_key

# A word: letters, digits and marks of any script, with inner hyphens, apostrophes and decimal points.
_WORD = re.compile(r"[^\W_]+(?:[ً-ْٰـ]+|[^\W_]+|(?<=\d)[.,٫٬](?=\d))*")
_PROCLITICS = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل")
_OF_STEMS = (*_PROCLITICS, "ك")
_ENDINGS = ("هما", "هم", "ها", "ات", "ون", "ين", "ان", "وا", "يه", "ه", "ت", "ي")


@dataclass(frozen=True, slots=True)
class Token:
    """A word `text[start:end]`; `key` folds spelling, `stem` also drops proclitics and common endings."""

    start: int
    end: int
    text: str
    key: str
    stem: str


@lru_cache(maxsize=1 << 15)
def tokenise(text: str) -> tuple[Token, ...]:
    """The words of `text`, in order, with offsets into it."""
    tokens = []
    for match in _WORD.finditer(text):
        key = fold_word(match.group())
        tokens.append(Token(match.start(), match.end(), match.group(), key, stem(key)))
    return tuple(tokens)


@cache
def fold_word(word: str) -> str:
    """A word's spelling-folded form, without punctuation."""
    return search_key(word).strip().lower()


@cache
def stem(key: str) -> str:
    """A light stem (after Larkey's light10): proclitics and one ending off, at least three letters kept."""
    if not key or key[0].isdigit():
        return key
    key = _without(key, _OF_STEMS)
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key.removesuffix(ending)
    return key


def bare(key: str) -> str:
    """A word without its likeliest proclitics, where three letters are left; ك is seldom one («كانت»)."""
    return _without(key, _PROCLITICS)


def _without(key: str, proclitics: Sequence[str]) -> str:
    found = (one for one in proclitics if key.startswith(one) and len(key) - len(one) >= 3)
    return key.removeprefix(next(found, ""))


@lru_cache(maxsize=1 << 16)
def without_articles(phrase: str) -> str:
    """A folded phrase without the article before its longer words."""
    return " ".join(word.removeprefix("ال") if len(word) > 4 else word for word in phrase.split())


def is_among(key: str, words: Container[str]) -> bool:
    """Whether a word is one of `words`, as it stands or without its proclitics."""
    return key in words or bare(key) in words


@cache
def word_list(room: str, name: str) -> frozenset[str]:
    """The folded entries of `data/<name>` of the package `room`, one a line, `#` opening a comment."""
    return frozenset(fold_phrase(entry) for entry in entries(room, name))


def is_stopword(word: str) -> bool:
    """Whether a folded word is a function word, or another that carries no meaning."""
    return word in word_list(__package__, "stopwords.txt")


def fold_phrase(text: str) -> str:
    """A phrase as its words' keys, joined by spaces."""
    return " ".join(fold_word(match.group()) for match in _WORD.finditer(text))


def content(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens that carry meaning: no stop words, no bare numbers."""
    stops = word_list(__package__, "stopwords.txt")
    return tuple(
        t
        for t in tokens
        if t.key not in stops and t.stem not in stops and not t.key[:1].isdigit() and len(t.key) > 1
    )


def content_stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry meaning."""
    return frozenset(token.stem for token in content(tokenise(text)))


def says(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text has one of the folded `phrases`, as whole words."""
    folded = f" {fold_phrase(text)} "
    return any(f" {phrase} " in folded for phrase in phrases)
