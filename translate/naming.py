"""English spellings of Arabic names: how alike two are, and one spelling for each over a run."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

# What transliterations of one Arabic letter differ in; vowels and doubling do not count at all.
_LETTERS = (
    ("kh", "x"), ("gh", "g"), ("sh", "S"), ("ch", "S"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("dj", "j"),
    ("ck", "k"), ("ou", ""), ("q", "k"), ("c", "k"), ("p", "b"), ("v", "f"), ("j", "g"), ("z", "s"),
)  # fmt: skip
_FEW_CONSONANTS = 2
_ARTICLE = re.compile(r"(?<![^\s\-])(?:al|el|ul|a[dnrstz]|e[dnrstz]|ash|ath)[\s\-'’]+(?=\w)", re.IGNORECASE)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of a name in Latin letters, spellings of one Arabic sound made equal."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(filter(None, (_word(word.lower()) for word in _ARTICLE.sub("", plain).split())))


def _word(word: str) -> str:
    bare = re.sub(r"[^a-z]", "", word)
    initial = "A" if bare[:1] in tuple("aeiou") else ""
    for spelling, letter in _LETTERS:
        bare = bare.replace(spelling, letter)
    # An h at the end is a ta marbuta; w and y between letters may be vowels.
    bare = re.sub(r"h$|[aeiou]|(?<=.)[wy]", "", bare)
    return initial + re.sub(r"(.)\1+", r"\1", bare)


def similarity(one: str, other: str) -> float:
    """0–1: how alike two spellings are by their skeletons (edit distance over the longer).

    Two consonants are shared by too many names («Raqqa», "Rico"): there the letters themselves count as well.
    """
    first, second = skeleton(one), skeleton(other)
    if not first or not second:
        return 0.0
    alike = 1 - _distance(first, second) / max(len(first), len(second))
    if min(len(first), len(second)) > _FEW_CONSONANTS:
        return alike
    return alike * (1 + SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()) / 2


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        previous, row[0] = row[0], i
        for j, right in enumerate(other, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (left != right))
    return row[-1]
