"""Over-long sentences as clauses, and their translations as one sentence again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

from translate.normalise import fold
from translate.segments import clauses

_FINAL = re.compile(r"[.!?؟…]+[\"'”’»)]*\s*$")
_CLOSING_STOP = re.compile(r"(?<!\.)\.\s*$")


def prepare(text: str) -> str:
    """`text` as engines take it and as the memory's keys have it: folded, on one line."""
    return " ".join(fold(text).text.split())


def fit(text: str, *, max_tokens: int, count: Callable[[Sequence[str]], list[int]]) -> tuple[str, ...]:
    """`text` in pieces of at most `max_tokens` each, cut at clauses; empty if a single word is longer.

    `count` gives lengths in tokens. Joined with spaces, the pieces are the text, whitespace aside.
    """
    length = count([text])[0]
    if length <= max_tokens:
        return (text,)
    words = len(text.split())
    limit = max(1, words * max_tokens // length)
    while True:
        pieces = clauses(text, max_words=limit)
        if max(count(pieces)) <= max_tokens:
            return pieces
        if limit == 1:
            return ()
        limit = max(1, limit * 2 // 3)


def halves(text: str) -> tuple[str, ...]:
    """`text` cut at a clause boundary into pieces of about half its length; one piece if it is short."""
    words = len(text.split())
    if words < 8:
        return (text,)
    return clauses(text, max_words=(words + 1) // 2 + 2)


def join(sources: Sequence[str], targets: Sequence[str]) -> str:
    """One English sentence from the translations of the pieces of an Arabic one.

    A full stop that a model put after a piece which does not end a sentence goes, and so does the capital of
    a function word that follows it.
    """
    parts: list[str] = []
    for position, target in enumerate(targets):
        part = target.strip()
        inside = position > 0 and not _FINAL.search(sources[position - 1])
        if inside and part:
            first = re.match(r"[A-Za-z]+", part)
            if first and first.group().lower() in _openers():
                part = part[0].lower() + part[1:]
        if position < len(targets) - 1 and not _FINAL.search(sources[position]):
            part = _CLOSING_STOP.sub("", part)
        if part:
            parts.append(part)
    return " ".join(parts)


@cache
def _openers() -> frozenset[str]:
    text = (resources.files("translate") / "data" / "clause_openers.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
