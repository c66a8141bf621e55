"""A date as an article words it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "week", "month", "year"]
Calendar = Literal["gregorian", "hijri"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """`text` is the mention as printed, at `start:end` of the text searched.

    `value` is Gregorian: the first day of the period where `precision` is coarser than a day, and None where
    the text alone does not say. `relative` means that the value rests on the article's own date; `day_offset`
    is its distance from that date in days («أمس» is -1) and `weekday` the ISO weekday printed (Monday is 1).
    It is not `sure` where another reading is possible, whose value is `alternative`, or where its parts contradict each
    other.
    """

    start: int
    end: int
    text: str
    value: date | None
    precision: Precision
    relative: bool = False
    calendar: Calendar = "gregorian"
    year_given: bool = False
    sure: bool = True
    weekday: int | None = None
    day_offset: int | None = None
    alternative: date | None = None
