"""Live blogs: entries with their own times, newest or oldest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from translate.datafiles import Chosen
from translate.dates import find_dates, lexicon, plain
from translate.pages.blocks import Block

_CHOSEN = Chosen(__package__, "live")

_ZONE = r"(?:بتوقيت(?:\s+[^\W\d]+){1,3}|بالتوقيت\s+المحلي|GMT|UTC|ت\.?\s?غ\.?)"
_TIME = (
    # With a stop between, "18.40" may be a price.
    r"(?P<hour>[0-9٠-٩]{1,2})\s?:\s?(?P<minute>[0-9٠-٩]{2})(?![\d.])"
    r"\s*(?P<half>(?:صباحًا|صباحاً|صباحا|مساءً|مساءا|مساء|ص|م|am|pm)(?!\w))?"
)
_CLOCK = re.compile(rf"^\D{{0,12}}?{_TIME}\s*{_ZONE}?\D{{0,12}}$", re.I)
_OPENING = re.compile(rf"^(?:الساعة\s+)?{_TIME}\s*{_ZONE}?\s*(?:[\-–—|:•،]\s*)?(?=[^\W\d])", re.I)
_UNITS = {"ثاني": 1 / 60, "ثوان": 1 / 60, "دقيق": 1, "دقائق": 1, "ساع": 60, "يوم": 1440, "أيام": 1440}
_AGO = re.compile(
    r"^\D{0,12}?\b(?:قبل|منذ)\s+(?:(?P<count>[0-9٠-٩]{1,3}|[^\W\d]+)\s+)?"
    r"(?P<unit>ثانية|ثانيتين|ثوان|دقيقة|دقيقتين|دقائق|ساعة|ساعتين|ساعات|يوم|يومين|أيام)(?!\w)\D{0,12}$"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """When an entry was written: `minute` grows with time among entries of one page; `printed` as a reader says it."""

    minute: float
    printed: str


@dataclass(frozen=True, slots=True)
class Live:
    """How many timed entries an article has, its first and last time as printed, and their order on the page."""

    entries: int
    first: str
    last: str
    newest_first: bool


def moment_of(block: Block) -> Moment | None:
    """The moment that a block states and nothing else: a clock, one with its zone or day, or how long ago."""
    if block.words > _CHOSEN.whole("time_words") or block.prose:
        return None
    if ago := _AGO.match(block.text):
        return _ago(ago)
    days = find_dates(block.text)
    rest = block.text
    for day in reversed(days):
        rest = f"{rest[: day.start]} {rest[day.end :]}"
    match = _CLOCK.match(" ".join(rest.split()).strip(" -–—|،,"))
    stated = next((day.value for day in days if day.value), None)
    return _clock(match, stated.toordinal() if stated else 0) if match else None


def opening(text: str) -> tuple[Moment, int] | None:
    """The clock that a paragraph opens with («14:30 - …») and where the paragraph goes on, or None."""
    match = _OPENING.match(text)
    found = _clock(match, 0) if match else None
    return (found, match.end()) if match and found else None


def read_live(blocks: Sequence[Block]) -> Live | None:
    """The page's live entries, or None where too few texts stand under, or open with, a time of their own."""
    found: list[Moment] = []
    moments = [moment_of(block) for block in blocks]
    for place, (block, moment) in enumerate(zip(blocks, moments, strict=True)):
        if moment is not None and _told(blocks[place + 1 : place + 3], moments[place + 1 : place + 3]):
            found.append(moment)
        elif block.mass and (opened := opening(block.text)):
            found.append(opened[0])
    if len(found) < _CHOSEN.whole("entries"):
        return None
    falling = sum(a.minute > b.minute for a, b in pairwise(found))
    newest_first = falling > (len(found) - 1) / 2
    ordered = found[::-1] if newest_first else found
    return Live(len(found), ordered[0].printed, ordered[-1].printed, newest_first)


def _told(blocks: Sequence[Block], moments: Sequence[Moment | None]) -> bool:
    """Whether text follows, be it behind a heading of its own."""
    texts = list(takewhile(lambda pair: pair[1] is None, zip(blocks, moments, strict=True)))
    return any(block.mass for block, _ in texts)


def _clock(match: re.Match[str], day: int) -> Moment | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    half = (match["half"] or "").lower()
    if half.startswith(("م", "pm")) and hour < 12:
        hour += 12
    elif half.startswith(("ص", "am")) and hour == 12:
        hour = 0
    if hour >= 24 or minute >= 60:
        return None
    return Moment(day * 1440 + hour * 60 + minute, f"{hour:02d}:{minute:02d}")


def _ago(match: re.Match[str]) -> Moment | None:
    count, unit = match["count"] or "", match["unit"]
    number = int(count) if count.isdecimal() else lexicon().counts.get(plain(count), 0)
    if count and not number:
        return None
    length = next(size for stem, size in _UNITS.items() if unit.startswith(stem))
    dual = unit.endswith("ين") and not count
    return Moment(-length * (2 if dual else number or 1), " ".join(match[0].split()))
