"""Grave things and offices of state that a translation names and its source gives no reason for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from translate.datafiles import table
from translate.fidelity.words import Token, TokenKind


@cache
def _rows() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(rf"\b(?:{row['english']})\b"), re.compile(row["arabic"]))
        for row in table(__package__, "grave.toml").values()
    )


def invented(source: Sequence[Token], target: str) -> tuple[str, ...]:
    """The words of `target` (English) that data/grave.toml lists and that no word of `source` accounts for.

    A word with a capital inside a sentence counts like any other: "the Bomb" is as grave as "the bomb".
    """
    words = " ".join(token.key for token in source if token.kind is TokenKind.ARABIC)
    # Latin words of the source may be copied as they stand.
    latin = {token.text.lower() for token in source if token.kind is TokenKind.LATIN}
    lowered = target.lower()
    found = []
    for english, arabic in _rows():
        match = english.search(lowered)
        if match and not arabic.search(words) and latin.isdisjoint(_possible(match.group())):
            found.append(target[match.start() : match.end()])
    return tuple(found)


def _possible(words: str) -> set[str]:
    return {words, f"{words}'s", f"{words}’s"}
