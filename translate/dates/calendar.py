"""Days of the calendar: from a day and a month without a year, or a weekday, to the day that is meant."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta, timezone

from translate.datafiles import Chosen
from translate.dates.hijri import from_hijri, hijri_year
from translate.dates.mention import Calendar

_CHOSEN = Chosen(__package__, "calendar")

_ZONE = re.compile(r"T\d{2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?P<zone>[+-]\d{2}:?\d{2})\b")


def day_of(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The Gregorian day, or None where the calendar has no such day."""
    if calendar == "hijri":
        return from_hijri(year, month, day)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ahead() -> timedelta:
    """News without a year looks back; a day this close ahead is an announcement."""
    return timedelta(days=_CHOSEN.whole("ahead_days"))


def full_year(short: int) -> int:
    """The Gregorian year two digits stand for: 17 is 2017, 95 is 1995."""
    return short + (1900 if short >= _CHOSEN.whole("century_pivot") else 2000)


def nearest_year(calendar: Calendar, month: int, day: int, anchor: date, side: int | None) -> date | None:
    """The occurrence of a day and month meant by an article of `anchor`.

    `side` is -1 for «الماضي» (before the anchor), 1 for «المقبل» (after it), 0 for «الجاري» (the anchor's
    year), None where nothing is said: then the last one, or a coming one that is near enough to be announced.
    """
    here = hijri_year(anchor) if calendar == "hijri" else anchor.year
    if here is None:
        return None
    if side == 0:
        return day_of(calendar, here, month, day)
    years = (here - 1, here, here + 1)
    found = [value for value in (day_of(calendar, year, month, day) for year in years) if value]
    past = [value for value in found if value < anchor or (value == anchor and side is None)]
    coming = [value for value in found if value > anchor]
    if side == 1:
        return min(coming, default=None)
    if side is None and coming and min(coming) - anchor <= _ahead():
        soon = min(coming)
        if not past or soon - anchor < anchor - max(past):
            return soon
    return max(past, default=None)


def nearest_month(calendar: Calendar, month: int, anchor: date, side: int | None) -> date | None:
    """The first day of the month meant; the anchor's own counts unless it is said to be past or coming."""
    here = hijri_year(anchor) if calendar == "hijri" else anchor.year
    if here is None:
        return None
    starts = [
        start for start in (day_of(calendar, year, month, 1) for year in (here - 1, here, here + 1)) if start
    ]
    current = month_start(calendar, anchor)
    if side == 0:
        return next((start for start in starts if start.year == anchor.year), None)
    if side == 1:
        return min((start for start in starts if start > current), default=None)
    if side == -1:
        return max((start for start in starts if start < current), default=None)
    soon = [start for start in starts if current < start <= anchor + _ahead()]
    past = [start for start in starts if start <= current]
    return min(soon) if soon else max(past, default=None)


def month_start(calendar: Calendar, anchor: date) -> date:
    """The first day of the calendar's month that the anchor lies in."""
    if calendar == "gregorian":
        return anchor.replace(day=1)
    from hijridate import Gregorian

    return anchor - timedelta(days=int(Gregorian(anchor.year, anchor.month, anchor.day).to_hijri().day) - 1)


def weekday_near(weekday: int, anchor: date, side: int | None, skip: int = 0) -> date:
    """The weekday meant: «الاثنين» the last one or the anchor itself, «الماضي» before it, «المقبل» after it.

    `skip` counts further weeks back («الأحد قبل الماضي»).
    """
    if side == 1:
        return anchor + timedelta(days=((weekday - anchor.isoweekday() - 1) % 7) + 1)
    back = (anchor.isoweekday() - weekday) % 7
    if side == -1 and back == 0:
        back = 7
    return anchor - timedelta(days=back + 7 * skip)


def closest_weekday(weekday: int, day: date) -> date:
    """The weekday's nearest occurrence, at most three days from `day` on either side."""
    return day + timedelta(days=(weekday - day.isoweekday() + 3) % 7 - 3)


def months_away(anchor: date, months: int) -> date:
    """The anchor moved by whole months, its day cut to the month's length."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))


def week_start(anchor: date) -> date:
    """The Sunday that begins the anchor's week, as Arab calendars print it."""
    return anchor - timedelta(days=anchor.isoweekday() % 7)


def reading_orders(a: int, b: int, year: int, calendar: Calendar) -> dict[str, date]:
    """The days `a/b/year` can be: `dmy`, `mdy` or both."""
    found = {"dmy": day_of(calendar, year, b, a), "mdy": day_of(calendar, year, a, b)}
    return {order: value for order, value in found.items() if value is not None}


def majority(votes: Iterable[str]) -> str | None:
    """The order most dates of a text decide for; None on a tie or without votes."""
    counted = list(votes)
    ahead = counted.count("dmy") - counted.count("mdy")
    return None if ahead == 0 else ("dmy" if ahead > 0 else "mdy")


def stated_zone(stamps: Iterable[str]) -> timezone | None:
    """The offset that most ISO times are in («…T09:14:00+03:00»), UTC apart; None where none states one."""
    zones = Counter(found["zone"].replace(":", "") for stamp in stamps if (found := _ZONE.search(stamp)))
    for zero in ("+0000", "-0000"):
        zones.pop(zero, None)
    if not zones:
        return None
    zone = zones.most_common(1)[0][0]
    minutes = int(zone[1:3]) * 60 + int(zone[3:5])
    return timezone(timedelta(minutes=minutes if zone[0] == "+" else -minutes)) if minutes < 24 * 60 else None
