"""Live blogs: entries with their own times, newest or oldest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from translate.pages.blocks import Block

_CLOCK = re.compile(
    r"^\D{0,12}?(?P<hour>[0-9٠-٩]{1,2})\s?[:.]\s?(?P<minute>[0-9٠-٩]{2})(?!\d)\s*(?P<half>ص|م|صباحا|مساء|صباحاً|مساءً|am|pm)?\D{0,12}$",
    re.I,
)
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Live:
    """How many timed entries an article has, its first and last hour as printed, and their order on the page."""

    entries: int
    first: str
    last: str
    newest_first: bool


def clock_of(block: Block) -> int | None:
    """The minute of the day that a block states and nothing else, or None."""
    match = _CLOCK.match(block.text)
    if not match or block.words > 5:
        return None
    hour, minute = int(match["hour"]), int(match["minute"])
    half = (match["half"] or "").lower()
    if half.startswith(("م", "pm")) and hour < 12:
        hour += 12
    elif half.startswith(("ص", "am")) and hour == 12:
        hour = 0
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def read_live(blocks: Sequence[Block]) -> Live | None:
    """The page's live entries, or None where fewer than three texts stand under a clock of their own."""
    times: list[int] = []
    for block, following in pairwise(blocks):
        minute = clock_of(block)
        if minute is not None and following.mass:
            times.append(minute)
    if len(times) < _LEAST:
        return None
    falling = sum(a > b for a, b in pairwise(times))
    newest_first = falling > (len(times) - 1) / 2
    ordered = times[::-1] if newest_first else times
    return Live(len(times), _clock(ordered[0]), _clock(ordered[-1]), newest_first)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
