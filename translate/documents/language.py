"""Whether a text is Arabic: by its script, and by the function words that tell Arabic from its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from translate.datafiles import Chosen, table

_CHOSEN = Chosen(__package__, "language")

_SAMPLE = 200_000
# The article, alone and behind the commonest particles.
_ARTICLES = ("ال", "وال", "بال", "لل")
_ARABIC = re.compile(
    r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe80-\ufefc]"
)
_SCRIPTS = (
    ("Latin", re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
    ("Cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("Greek", re.compile(r"[\u0370-\u03ff]")),
    ("Hebrew", re.compile(r"[\u05d0-\u05ea]")),
    ("Chinese, Japanese or Korean", re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")),
    ("Devanagari", re.compile(r"[\u0900-\u097f]")),
)
_SENSIBLE = re.compile(rf"{_ARABIC.pattern}|[،؛؟ـ«»“”‘’–—…\u00a0\u200c-\u200f\u064b-\u0652]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Language:
    """`name` is "Arabic", another language or a script; `arabic` the share of letters in Arabic script, 0-1.

    `script` is the script of most letters that are not Arabic, "" without any letters.
    """

    name: str
    arabic: float
    script: str
    letters: int


def least_arabic() -> float:
    """The share of letters in Arabic script below which an article is in another language."""
    return _CHOSEN("least_arabic")


@cache
def function_words() -> dict[str, frozenset[str]]:
    """Language → its commonest function words, as printed."""
    words = table(__package__, "languages.toml")["words"]
    return {language: frozenset(listed) for language, listed in words.items()}


def identify(text: str) -> Language:
    """The language of a text's first 200,000 characters."""
    sample = text[:_SAMPLE]
    arabic = len(_ARABIC.findall(sample))
    others = {name: len(script.findall(sample)) for name, script in _SCRIPTS}
    letters = arabic + sum(others.values())
    if not letters:
        return Language("", 0.0, "", 0)
    script = max(others, key=lambda name: others[name]) if any(others.values()) else ""
    share = arabic / letters
    if share < least_arabic():
        return Language(script, share, script, letters)
    return Language(_among_neighbours(sample), share, script, letters)


def _among_neighbours(text: str) -> str:
    words = _WORD.findall(text)
    if len(words) < _CHOSEN.whole("least_words"):
        return "Arabic"
    counted = Counter(words)
    known = function_words()
    hits = {name: sum(counted[word] for word in listed) for name, listed in known.items()}
    # The article is Arabic's own: no neighbour writes it but in loans.
    hits["Arabic"] += sum(count for word, count in counted.items() if word.startswith(_ARTICLES))
    best = max(hits, key=lambda name: hits[name])
    return best if best != "Arabic" and hits[best] > _CHOSEN("ahead") * hits["Arabic"] else "Arabic"


def plausible_arabic(text: str) -> float:
    """How far bytes decoded as `text` make sense as Arabic, 0-1: letters above ASCII, and real words."""
    sample = text[:_SAMPLE]
    high = [char for char in sample if ord(char) > 0x7F]
    words = [word for word in _WORD.findall(sample) if _ARABIC.search(word)]
    if not words:
        return 0.0
    # Accents of a Western page turn into Arabic letters among Latin ones.
    whole = sum(not any(char.isascii() for char in word) for word in words) / len(words)
    sensible = whole * sum(bool(_SENSIBLE.match(char)) for char in high) / len(high)
    if len(words) < _CHOSEN.whole("least_words"):
        # A headline may do without function words: its letters alone must tell.
        return sensible if sensible > _CHOSEN("all") else sensible / 2
    listed = function_words()["Arabic"]
    real: float = sum(word in listed or word.startswith(_ARTICLES) for word in words) / len(words)
    unheard = _CHOSEN("without_real_words")
    return float(sensible * min(1.0, unheard + real / _CHOSEN("real_words") * (1 - unheard)))
