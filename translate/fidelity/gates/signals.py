"""The measurements of one source and its translation that the gates and the quality estimate use."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translate.datafiles import Chosen, table
from translate.encoder import SentenceEncoder
from translate.fidelity.denials import Denials, denials
from translate.fidelity.figures import Mismatch, scan
from translate.fidelity.gates.coverage import (
    arabic_left,
    lost_quotation,
    no_words,
    repetition,
    unsupported_words,
)
from translate.fidelity.gates.grave import invented
from translate.fidelity.gates.mismatches import mismatches
from translate.fidelity.names import lost_places, unsupported_tokens
from translate.fidelity.words import (
    Coverage,
    Nearness,
    Token,
    TokenKind,
    coverage,
    nearness,
    tokenize,
    translations,
)
from translate.particles import without_particles

_CHOSEN = Chosen(__package__, "signals")


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes a text hard or easy: words, share of unknown ones, marks a word, mean letters, capitals a word."""

    words: int
    unknown: float
    marks: float
    word_length: float
    capitals: float
    english_word_length: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything found by comparing a source and a translation word by word; `tokens` are the source's.

    `coverage` is by the table of translations alone, `agreement` by the meaning of words too, where an encoder gives
    it. The table's goes with chrF better, the other tells what is missing.
    """

    source: str
    target: str
    tokens: tuple[Token, ...]
    mismatches: tuple[Mismatch, ...]
    names: tuple[Token, ...]
    places: tuple[str, ...]
    denials: Denials
    coverage: Coverage
    agreement: Coverage
    length: float
    repeated: str
    arabic: str
    no_words: int
    quotation: str
    unsupported: tuple[Token, ...]
    invented: tuple[str, ...]
    shape: Shape


def gather(pairs: Sequence[tuple[str, str]], encoder: SentenceEncoder | None = None) -> list[Evidence]:
    """Compares sources and translations word by word; with an `encoder` also the meaning of single words.

    HTML entities that an engine left in its English are read as they show.
    """
    texts = [(source, html.unescape(target)) for source, target in pairs]
    tokens = [(tokenize(source), tokenize(target)) for source, target in texts]
    near = nearness(tokens, encoder) if encoder else [None] * len(tokens)
    return [
        _evidence(*text, *words, likeness) for text, words, likeness in zip(texts, tokens, near, strict=True)
    ]


def _evidence(
    source: str, target: str, arabic: tuple[Token, ...], english: tuple[Token, ...], near: Nearness | None
) -> Evidence:
    figures = scan(source, "ar", arabic), scan(target, "en", english)
    lost = lost_places(arabic, english, near)
    listed = coverage(arabic, english)
    return Evidence(
        source,
        target,
        arabic,
        mismatches(*figures, arabic, english),
        tuple(unsupported_tokens(arabic, english, near)),
        tuple(source[first.start : last.end] for first, last, _ in lost),
        denials(arabic, english),
        listed,
        coverage(arabic, english, near) if near else listed,
        length_residual(arabic, english, target),
        repetition(arabic, english),
        arabic_left(english),
        len(no_words(english)),
        lost_quotation(source, target),
        tuple(unsupported_words(arabic, english)),
        invented(arabic, target),
        shape(arabic, english),
    )


def shape(arabic: Sequence[Token], english: Sequence[Token]) -> Shape:
    """The `Shape` of two `tokenize`d texts."""
    words = [token.key for token in arabic if token.kind is TokenKind.ARABIC]
    latin = [token for token in english if token.kind is TokenKind.LATIN]
    return Shape(
        len(words),
        _share(not translations(word) for word in words),
        sum(token.kind is TokenKind.MARK for token in arabic) / max(len(words), 1),
        _share(len(word) for word in words),
        sum(token.text[0].isupper() for token in latin[1:]) / max(len(latin), 1),
        _share(len(token.key) for token in latin),
    )


def _share(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def length_features(arabic: Sequence[Token]) -> tuple[float, float, float, float, float]:
    """What the length of the English depends on: words, particles written on, letters, foreign and digits, marks."""
    words = [token for token in arabic if token.kind is TokenKind.ARABIC]
    return (
        float(len(words)),
        float(sum(len(token.key) - len(without_particles(token.key)[-1]) for token in words)),
        float(sum(len(token.key) for token in words)),
        float(sum(len(token.text) for token in arabic if token.kind in (TokenKind.NUMBER, TokenKind.LATIN))),
        float(sum(token.kind is TokenKind.MARK for token in arabic)),
    )


def english_length(arabic: Sequence[Token], english: Sequence[Token], target: str) -> float:
    """Characters of the English, each acronym that the Arabic does not copy counted as long as a name spelt out."""
    copied = {token.key for token in arabic if token.kind is TokenKind.LATIN}
    acronyms = [
        token
        for token in english
        if token.kind is TokenKind.LATIN
        and len(token.text) <= _CHOSEN.whole("longest_acronym")
        and sum(char.isupper() for char in token.text) > 2
        and token.key not in copied
    ]
    if 2 * len(acronyms) > len(english):  # a heading in capitals
        acronyms = []
    return len(target.strip()) + _CHOSEN.whole("acronym_letters") * len(acronyms)


def length_residual(arabic: Sequence[Token], english: Sequence[Token], target: str) -> float:
    """How many standard deviations the English is longer (or, below 0, shorter) than the Arabic lets expect."""
    model = table(__package__, "calibration.toml")["length"]
    expected: float = model["intercept"] + sum(
        weight * value for weight, value in zip(model["weights"], length_features(arabic), strict=True)
    )
    expected = max(expected, _CHOSEN("least_length"))
    spread: float = model["spread"] * math.sqrt(1 + model["short"] / expected)
    return (math.log(max(english_length(arabic, english, target), 1.0)) - math.log(expected)) / spread
