"""Where a quotation is cut so that no mark is left without its fellow."""

from __future__ import annotations

_ENDS = " ،؛:"
_PAIRS = {"»": "«", "”": "“", ")": "(", "]": "["}
_STRAIGHT = '"'
_STOPS = ".!؟"


def whole(text: str, start: int, end: int) -> str:
    """`text[start:end]` without the marks that part it from what stands beside it.

    A mark at either end whose fellow stands just outside is taken with it; one that only closes or only opens at
    the very end or beginning is left out. What stands inside stays as it is printed.
    """
    start, end = _trimmed(text, start, end)
    if end < len(text) and _closes_in(text[start:end], text[end]):
        end += 1
    said = text[start:end]
    body = said.rstrip(_STOPS)
    if body and _left_over(body, body[-1], closing=True):
        start, end = _trimmed(text, start, start + len(body) - 1)
    elif said and _left_over(said, said[0], closing=False):
        start, end = _trimmed(text, start + 1, end)
    return text[start:end]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end]
    return start + len(said) - len(said.lstrip(_ENDS)), start + len(said.rstrip(_ENDS))


def _closes_in(said: str, mark: str) -> bool:
    """Whether `mark`, right after `said`, closes what `said` opens."""
    if mark == _STRAIGHT:
        return said.count(mark) % 2 == 1
    return mark in _PAIRS and said.count(_PAIRS[mark]) > said.count(mark)


def _left_over(said: str, mark: str, *, closing: bool) -> bool:
    """Whether `mark`, which ends (`closing`) or opens `said`, has no fellow in it."""
    if mark == _STRAIGHT:
        return said.count(mark) == 1
    if closing:
        return mark in _PAIRS and said.count(mark) > said.count(_PAIRS[mark])
    return mark in _PAIRS.values() and not any(
        closer in said for closer, opener in _PAIRS.items() if opener == mark
    )
