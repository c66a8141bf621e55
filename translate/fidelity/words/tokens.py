"""Words, number literals and marks of a text, with offsets; the same scanner for Arabic and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from translate.normalise import VARIANT_LETTERS, western_digits, without_signs

# The tables of this package were counted with ئ kept apart from ي and with گ as ك.
_FOLD = str.maketrans({**VARIANT_LETTERS, "ئ": "ئ", "گ": "ك"})
_ARABIC = r"\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff"
_INSIDE = r"\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c-\u200f"
_TOKEN = re.compile(
    r"(?P<address>(?:https?://|www\.)\S+|\S+@\S+\.\w+)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    rf"|(?P<arabic>[{_ARABIC}][{_ARABIC}{_INSIDE}]*)"
    r"|(?P<initials>(?:[A-Z]\.){2,}(?:[A-Z](?![a-z]))?)"
    r"|(?P<latin>[^\W\d_\u0600-\u06ff]+(?:['’`ʼ][^\W\d_\u0600-\u06ff]+)*)"
    r"|(?P<entity>&(?:#\d+|[a-z]+);)"
    r"|(?P<mark>[^\s\u200b-\u200f\u202a-\u202e\u2066-\u2069])"
)
# «783،562»: an Arabic comma between groups of three digits.
_GROUPED = re.compile(r"(?<=\d)،(?=\d{3}(?!\d))")


class TokenKind(StrEnum):
    """What a token is made of."""

    NUMBER = "number"
    ARABIC = "arabic"
    LATIN = "latin"
    MARK = "mark"
    ADDRESS = "address"


_KINDS = {**{kind.value: kind for kind in TokenKind}, "initials": TokenKind.LATIN, "entity": TokenKind.MARK}


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is the passage as written; `key` is its spelling for look-up (folded or lower case)."""

    start: int
    end: int
    text: str
    key: str
    kind: TokenKind
    joined: bool
    """No white space stands before it."""


def fold(word: str) -> str:
    """An Arabic word without marks and with its variable spellings made one."""
    return without_signs(word).translate(_FOLD)


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, in order; white space and invisible controls fall between them."""
    plain = _GROUPED.sub(",", western_digits(text))
    tokens: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(plain):
        kind = _KINDS[match.lastgroup or "mark"]
        start, end = match.span()
        word = match.group()
        if kind is TokenKind.ARABIC:
            key = fold(word)
        elif kind is TokenKind.LATIN:
            word = word.replace(".", "")
            key = word.lower().replace("’", "'").replace("`", "'")
        else:
            key = word
        tokens.append(Token(start, end, text[start:end], key, kind, bool(tokens) and start == last))
        last = end
    return tuple(tokens)
