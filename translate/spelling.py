"""A spelling-blind copy of Arabic text, for matching only: what is shown or translated keeps its spelling.

Writers leave out hamzas, swap ى and ي, ة and ه, add harakat and tatweel, and type ک for ك. Every fold is one
letter for one letter or a deletion, so that a match can be carried back to the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۀ": "ه",
    "ہ": "ه", "ھ": "ه", "ک": "ك", "ڪ": "ك", "گ": "ك", "ڤ": "ف",
}  # fmt: skip
_DROPPED = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_PUNCTUATION = re.compile(r"[^\w٪%]+|_+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Folded text; `offsets[i]` is where its character `i` stands in the original, `offsets[-1]` its end."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the original, with the marks on its last letter."""
        return self.offsets[start], self.offsets[end]


@cache
def _table() -> dict[int, str]:
    table = {ord(source): target for source, target in _LETTERS.items()}
    for digit in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹":
        table[ord(digit)] = str(unicodedata.digit(digit))
    for (
        space
    ) in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t":
        table[ord(space)] = " "
    return table


def spelled_plainly(text: str) -> Spelling:
    """Folds hamza, ى, ة, Persian letters and digits one for one; drops harakat, tatweel and controls."""
    kept: list[int] = []
    parts: list[str] = []
    last = 0
    for match in _DROPPED.finditer(text):
        kept.extend(range(last, match.start()))
        parts.append(text[last : match.start()])
        last = match.end()
    if not last:
        return Spelling(_plain(text), range(len(text) + 1))
    kept.extend(range(last, len(text) + 1))
    return Spelling(_plain("".join([*parts, text[last:]])), kept)


def _plain(text: str) -> str:
    folded = text.translate(_table())
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    # A few capitals (İ) lower to two characters, which would break the offsets.
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in folded)


def matching_key(text: str) -> str:
    """Words only, plainly spelled, one space between: two lines with one key say the same."""
    return _PUNCTUATION.sub(" ", spelled_plainly(text).text).strip()
