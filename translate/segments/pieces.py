"""Over-long sentences as clauses, and their translations as one sentence again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from translate.datafiles import Chosen, entries
from translate.normalise import fold
from translate.segments.splitting import clauses

_CHOSEN = Chosen(__package__, "pieces")

_FINAL = re.compile(r"[.!?؟…]+[\"'”’»)]*\s*$")
# Not that of "U.S.", nor an ellipsis.
_CLOSING_STOP = re.compile(r"(?<![.\s][A-Z])(?<!\.)\.\s*$")


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
    if words < _CHOSEN.whole("halved_words"):
        return (text,)
    return clauses(text, max_words=(words + 1) // 2 + _CHOSEN.whole("spare_words"))


def join(sources: Sequence[str], targets: Sequence[str]) -> str:
    """One English sentence from the translations of the pieces of an Arabic one.

    Where a piece does not end a sentence, the full stop that a model put after it goes, and so does the
    capital of the word that follows, if it is no name. A comma parts the two, but before a joining word.
    """
    joined = ""
    for position, target in enumerate(targets):
        part = target.strip()
        if not part:
            continue
        if joined and not _FINAL.search(sources[position - 1]):
            part = _without_capital(part)
            joined = _CLOSING_STOP.sub("", joined)
            linked = re.split(r"[^A-Za-z]", part, maxsplit=1)[0] in _openers()
            pause = sources[position - 1].rstrip().endswith(("،", "؛", ":"))
            if joined[-1:].isalnum() and (pause or not linked):
                joined += ","
        joined = f"{joined} {part}" if joined else part
    return joined


def _without_capital(text: str) -> str:
    from translate.fidelity.words import english_words

    first = re.match(r"[A-Z][a-z]*(?![\w'’])", text)
    if first and (first.group().lower() in _openers() or first.group().lower() in english_words()):
        return text[0].lower() + text[1:]
    return text


@cache
def _openers() -> frozenset[str]:
    return frozenset(word for line in entries(__package__, "clause_openers.txt") for word in line.split())
