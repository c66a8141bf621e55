"""From what was read and what goes, the text: every character of it has its place in the original."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translate.records import Removal, RemovalReason

_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters vanish without a trace; what else goes leaves at least a line's end behind.
_SEAMLESS = frozenset({RemovalReason.CONTROL, RemovalReason.MARKUP})
_SEPARATORS = ("", " ", "\n", "\n\n")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The cleaned text. A piece `(text, raw, length)` says which run of `text` is which run of `raw`."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    removed: tuple[Removal, ...]


def assemble(raw: str, ranges: Iterable[tuple[int, int, RemovalReason]]) -> Assembled:
    """Takes the ranges out of `raw` and sets what stays with single spaces, line ends and blank lines.

    A range inside an earlier or longer one is part of it; overlapping ones are cut where the first ends.
    """
    removed = settle(raw, ranges)
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length = 0
    last_end, seam = 0, 0
    for start, end, gap in _kept(raw, removed):
        seam = max(seam, gap)
        for match in _WORD.finditer(raw, start, end):
            between = max(seam, _strength(raw[max(last_end, start) : match.start()]))
            separator = _SEPARATORS[between] if parts else ""
            same = bool(pieces) and raw[last_end : match.start()] == separator
            parts += [separator, match[0]]
            if same:
                at, origin, run = pieces[-1]
                pieces[-1] = (at, origin, run + len(separator) + len(match[0]))
            else:
                pieces.append((length + len(separator), match.start(), len(match[0])))
            length += len(separator) + len(match[0])
            last_end, seam = match.end(), 0
        seam = max(seam, _strength(raw[max(last_end, start) : end]))
    return Assembled("".join(parts), tuple(pieces), removed)


def settle(raw: str, ranges: Iterable[tuple[int, int, RemovalReason]]) -> tuple[Removal, ...]:
    """The ranges as removals in order, none overlapping, white space at their ends left out."""
    found: list[Removal] = []
    reached = 0
    for start, end, reason in sorted(ranges, key=lambda entry: (entry[0], -entry[1])):
        start = max(start, reached)
        text = raw[start:end]
        kept = text.strip() if reason is not RemovalReason.CONTROL else text
        if start >= end or not kept:
            continue
        start += len(text) - len(text.lstrip()) if reason is not RemovalReason.CONTROL else 0
        found.append(Removal(start, start + len(kept), kept, reason))
        reached = start + len(kept)
    return tuple(found)


def _kept(raw: str, removed: Sequence[Removal]) -> Iterable[tuple[int, int, int]]:
    """What stays, with the least separation from what stayed before it."""
    last, gap = 0, 0
    for removal in removed:
        yield last, removal.start, gap
        last = removal.end
        gap = _seam(removal)
    yield last, len(raw), gap


def _seam(removal: Removal) -> int:
    if removal.reason not in _SEAMLESS:
        return 2
    breaks = removal.text.startswith(("<br", "<p", "</p", "<div", "</div", "<li", "<h", "</h", "<tr"))
    # C0 controls stood where a space or nothing was meant; a space keeps words apart.
    spaced = removal.reason is RemovalReason.CONTROL and any(ord(char) < 0xA0 for char in removal.text)
    return 2 if breaks else 1 if spaced else 0


def _strength(space: str) -> int:
    if not space:
        return 0
    breaks = len(_BREAK.findall(space))
    return 3 if breaks > 1 else 2 if breaks else 1
