"""Hijri days as Gregorian ones, by the Umm al-Qura calendar (hijridate), 1343-1500 AH."""

from __future__ import annotations

from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1343, 1500


def from_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day, or None outside the calendar's range.

    Months begin by sighting in many countries: a 30th that Umm al-Qura lacks is the day after its 29th.
    """
    from hijridate import Hijri

    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    found = Hijri(year, month, min(day, 29)).to_gregorian()
    return date(found.year, found.month, found.day) + timedelta(days=max(0, day - 29))


def hijri_year(day: date) -> int | None:
    """The Hijri year a Gregorian day lies in, or None outside the calendar's range."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (OverflowError, ValueError):
        return None
