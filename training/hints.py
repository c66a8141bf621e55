"""Hints: names, terms and figures of a pair as (Arabic, English), for teaching the model to take them as told.

A product run knows some spellings beforehand: the user's glossary, a gazetteer, a figure's value. The model is shown
them after the source and learns to use them, so the hints of a training pair are passages that stand in both sides.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.data import Pair
from translate.embedded import Hint
from translate.fidelity.figures import figures
from translate.fidelity.names import english_names, places, similar
from translate.fidelity.words import (
    FUNCTION_WORDS,
    Token,
    TokenKind,
    function_words,
    stem,
    tokenize,
    translations,
)

MOST = 6
KEPT = 0.75  # chance of a hint to be given, so that the model never takes them for all there is
_SURE_NAME, _SURE_WORD = 0.6, 0.3
_LONGEST_TERM = 6


def hints_in(arabic: str, english: str) -> list[Hint]:
    """The hints that a pair supports, in the order of the Arabic; as written on both sides."""
    tokens = [token for token in tokenize(arabic) if token.kind is TokenKind.ARABIC]
    found = [*_names(arabic, tokens, english), *_figures(arabic, english)]
    result: list[Hint] = []
    end = 0
    for start, stop, written in sorted(found, key=lambda item: (item[0], -item[1])):
        passage = arabic[start:stop]
        if start >= end and passage != written and not {"=", ";"} & {*passage, *written}:
            result.append((passage, written))
            end = stop
    return result


def drawn(hints: Sequence[Hint], generator: random.Random) -> tuple[Hint, ...]:
    """Some of the hints, `MOST` at most."""
    return tuple(hint for hint in hints if generator.random() < KEPT)[:MOST]


def hints_of(pairs: Sequence[Pair], cache: Path) -> dict[str, list[Hint]]:
    """Each pair's hints by its key; found once and kept in `cache`."""
    known: dict[str, list[Hint]] = {}
    if cache.exists():
        known = {
            key: [(a, e) for a, e in found] for key, found in json.loads(cache.read_text("utf-8")).items()
        }
    for pair in pairs:
        if pair.key not in known:
            known[pair.key] = hints_in(pair.arabic, pair.english)
    cache.write_text(json.dumps(known, ensure_ascii=False), "utf-8")
    return known


def _names(arabic: str, tokens: Sequence[Token], english: str) -> Iterator[tuple[int, int, str]]:
    """Runs of English names whose words all have their Arabic side by side, and places of the gazetteer."""
    for name in english_names(english):
        written = english[name.start : name.end].removesuffix("'s")
        span = _aligned(tokens, written.split()) if len(written.split()) <= _LONGEST_TERM else None
        if span:
            yield tokens[span[0]].start, tokens[span[1]].end, written
    lowered = f" {' '.join(token.key for token in tokenize(english))} "
    for first, last, forms in places(tokenize(arabic)):
        form = next((form for form in sorted(forms, key=len, reverse=True) if f" {form} " in lowered), None)
        if form and form not in ("un", "us"):
            at = english.lower().find(form)
            if at >= 0 and english[at].isupper():
                yield first.start, last.end, english[at : at + len(form)]


def _aligned(tokens: Sequence[Token], words: Sequence[str]) -> tuple[int, int] | None:
    """First and last Arabic token of an unbroken run that stands for all of the English words, or None."""
    found = []
    for word in words:
        if word.lower().partition("'")[0] in FUNCTION_WORDS or word.lower() in ("al", "el"):
            continue
        sure = [(max(_name(token, word), _word(token, word)), -at) for at, token in enumerate(tokens)]
        best, at = max(sure, default=(0.0, 0))
        if best < _SURE_NAME:
            return None
        found.append(-at)
    if not found:
        return None
    first, last = min(found), max(found)
    return (first, last) if last - first + 1 == len(found) == len(set(found)) else None


def _name(token: Token, word: str) -> float:
    if token.key in function_words() or len(word) < 3:
        return 0.0
    # Hyphenated: "al-Sisi".
    return max(similar(token.text, part) for part in (word, word.rpartition("-")[2]) if len(part) > 2)


def _word(token: Token, word: str) -> float:
    return 0.9 if translations(token.key).get(stem(word.lower()), 0.0) >= _SURE_WORD else 0.0


def _figures(arabic: str, english: str) -> Iterator[tuple[int, int, str]]:
    others = [figure for figure in figures(english, "en") if figure.firm]
    for figure in figures(arabic, "ar"):
        for other in others:
            same = (figure.kind, figure.value, figure.high) == (other.kind, other.value, other.high)
            if figure.firm and same:
                yield figure.start, figure.end, other.text
                break
