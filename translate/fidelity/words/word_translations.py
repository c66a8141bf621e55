"""How much of an Arabic sentence its English accounts for, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from translate.datafiles import Chosen, read_text
from translate.fidelity.words.english_words import FUNCTION_WORDS, stem
from translate.fidelity.words.meaning import Nearness, says_the_same
from translate.fidelity.words.tokens import Token, TokenKind, tokenize
from translate.particles import without_particles

_CHOSEN = Chosen(__package__, "word_translations")

_ENDINGS = ("هما", "هم", "ها", "نا", "ات", "ين", "ون", "ان", "ه", "ا", "ي", "ت")


def arabic_units(text: str) -> list[str]:
    """The Arabic words of `text`, folded, without particles and article."""
    return [without_particles(token.key)[-1] for token in tokenize(text) if token.kind is TokenKind.ARABIC]


def english_units(text: str) -> list[str]:
    """The English words of `text`, stemmed."""
    return [stem(token.key) for token in tokenize(text) if token.kind is TokenKind.LATIN]


@dataclass(frozen=True, slots=True)
class Word:
    """An Arabic word of a text and what may translate it: English stems with their probability."""

    token: Token
    english: dict[str, float]


@cache
def _table() -> dict[str, dict[str, float]]:
    rows = {}
    for line in read_text(__package__, "word_translations.tsv").splitlines():
        if not line.startswith("#"):
            word, _, entries = line.partition("\t")
            rows[word] = {e: int(p) / 100 for e, _, p in (entry.rpartition(":") for entry in entries.split())}
    return rows


@lru_cache(maxsize=16384)
def translations(key: str) -> dict[str, float]:
    """English stems for a folded Arabic word, in any of its forms without particles and simple endings."""
    table = _table()
    forms = without_particles(key)
    for form in reversed(forms):
        if form in table:
            return table[form]
    for form in reversed(forms):
        for ending in _ENDINGS:
            if form.endswith(ending) and len(form) - len(ending) > 2:
                for stem_form in (form[: -len(ending)], form[: -len(ending)] + "ه"):
                    if stem_form in table:
                        return table[stem_form]
    return {}


def words(tokens: Sequence[Token]) -> list[Word]:
    """The Arabic words among `tokens` with their translations."""
    return [Word(token, translations(token.key)) for token in tokens if token.kind is TokenKind.ARABIC]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far two texts account for each other's words.

    `source` and `target`: share of the known content words of the Arabic and of the English that the other side
    accounts for (1 when there are none). `gap`: the longest run of Arabic content words that nothing accounts for, in
    words, and `gap_start`/`gap_end` its place in the Arabic text; `extra`: the longest such run of English words.
    `states`: for each Arabic token whether it is accounted for, None where the table cannot tell.
    """

    source: float
    target: float
    known: int
    gap: int
    gap_start: int
    gap_end: int
    extra: int
    states: tuple[bool | None, ...]


def coverage(arabic: Sequence[Token], english: Sequence[Token], near: Nearness | None = None) -> Coverage:
    """The `Coverage` of two `tokenize`d texts; by meaning too where `near` compares their words."""
    words = [token for token in arabic if token.kind is TokenKind.ARABIC]
    latin = [token for token in english if token.kind is TokenKind.LATIN]
    stems = {stem(token.key) for token in latin}
    offered: set[str] = set()
    by_token: list[bool | None] = []
    written = {token.key for token in english}
    for token in arabic:
        if token.kind in (TokenKind.LATIN, TokenKind.NUMBER):
            by_token.append(token.key in written or None)
            continue
        row = translations(token.key) if token.kind is TokenKind.ARABIC else {}
        content = {word for word, p in row.items() if word not in FUNCTION_WORDS and p >= _CHOSEN("least")}
        offered |= row.keys()
        listed = not content.isdisjoint(stems) if content else None
        by_token.append(_judged(listed, near.of_arabic(token) if near else None))
    states = [state for state, token in zip(by_token, arabic, strict=True) if token.kind is TokenKind.ARABIC]
    target_states = [
        _judged(_offered(stem(token.key), offered), near.of_english(token) if near else None)
        for token in latin
    ]
    gap, first, last = _longest_gap(states)
    extra, _, _ = _longest_gap(target_states)
    known = [state for state in states if state is not None]
    target_known = [state for state in target_states if state is not None]
    return Coverage(
        sum(known) / len(known) if known else 1.0,
        sum(target_known) / len(target_known) if target_known else 1.0,
        len(known),
        gap,
        words[first].start if gap else 0,
        words[last].end if gap else 0,
        extra,
        tuple(by_token),
    )


def _judged(listed: bool | None, cosine: float | None) -> bool | None:
    """Whether a word is accounted for: by the table, or by a word of the other side that is near to it."""
    if listed or cosine is None:
        return listed
    return says_the_same(cosine)


def _offered(word: str, offered: set[str]) -> bool | None:
    """Whether an English stem is among those `offered`; None for one that the table cannot judge."""
    return None if word in FUNCTION_WORDS or word not in _english_known() else word in offered


@cache
def _english_known() -> frozenset[str]:
    """English stems that the table offers for some Arabic word."""
    return frozenset(word for row in _table().values() for word in row)


def _longest_gap(states: Sequence[bool | None]) -> tuple[int, int, int]:
    """(uncovered words, first, last) of the longest run without a covered word; unknown words do not break it."""
    best, start, count, end = (0, 0, 0), 0, 0, 0
    for at, state in enumerate(states):
        if state is True:
            count = 0
            continue
        if state is False:
            if count == 0:
                start = at
            count, end = count + 1, at
            if count > best[0]:
                best = (count, start, end)
    return best
