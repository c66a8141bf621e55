"""Which quotation marks and brackets of a paragraph belong together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "paired_marks")

_GUILLEMETS = re.compile(r"«[^«»]*»")
_REVERSED_GUILLEMETS = re.compile(r"»[^«»]*«")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|﴿[^﴿﴾]*﴾")
_MARKS = re.compile(r"[\"“”„‟]|''")
_OPENS_BEFORE = "([{«»<—–-:/،"
_CLOSES_AFTER = ")]}»«>،؛;:,.!?؟…/"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Matched marks of one text: where they open and close; the outermost spans, in order."""

    opening: frozenset[int]
    closing: frozenset[int]
    opener_of: dict[int, int]
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    def enclose(self, position: int) -> bool:
        """Whether `position` is strictly inside a pair short enough to be kept whole."""
        before = bisect_right(self._starts, position - 1) - 1
        return before >= 0 and position < self._ends[before]


def pairs(text: str) -> Pairs:
    """Match the quotation marks and brackets of a paragraph; unmatched ones are left out."""
    found = [*_guillemets(text), *_straight(text), *_brackets(text)]
    spans: list[tuple[int, int]] = []
    longest_quotation, longest_bracket = _longest()
    for start, end in sorted(found):
        if end - start > (longest_bracket if text[start] in "([{﴿" else longest_quotation):
            continue
        if spans and start < spans[-1][1]:
            # Crossing pairs are rather a mistake in the text: the first one stands.
            continue
        spans.append((start, end))
    return Pairs(
        opening=frozenset(start for start, _ in found),
        closing=frozenset(end - 1 for _, end in found),
        opener_of={end - 1: start for start, end in found},
        _starts=tuple(start for start, _ in spans),
        _ends=tuple(end for _, end in spans),
    )


def _longest() -> tuple[int, int]:
    """The longest quotation and the longest bracket that are kept whole, in characters."""
    return _CHOSEN.whole("quotation_characters"), _CHOSEN.whole("bracket_characters")


def _guillemets(text: str) -> list[tuple[int, int]]:
    usual = [match.span() for match in _GUILLEMETS.finditer(text)]
    if "«" not in text or "»" not in text:
        return usual
    # Some sites store them mirrored: »قال«.
    mirrored = [match.span() for match in _REVERSED_GUILLEMETS.finditer(text)]
    return mirrored if len(mirrored) > len(usual) else usual


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    _, longest = _longest()
    for match in _BRACKETS.finditer(text):
        if match.end() - match.start() <= longest:
            yield match.span()


def _straight(text: str) -> Iterator[tuple[int, int]]:
    """Pair marks that look the same on both sides, by what stands around them, then by turn."""
    opened: int | None = None
    for match in _MARKS.finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        may_open = not after.isspace() and (before.isspace() or before in _OPENS_BEFORE)
        may_close = not before.isspace() and (after.isspace() or after in _CLOSES_AFTER)
        if may_open == may_close:
            may_close = opened is not None
        if may_close:
            if opened is not None:
                yield opened, end
            opened = None
        else:
            opened = start
