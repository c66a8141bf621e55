"""Dates in figures, whose order of day and month is settled by evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from translate.datafiles import Chosen
from translate.dates import calendar as days
from translate.dates.context import GREGORIAN_YEARS, HIJRI_YEARS, Context, mention_of, weekday_number
from translate.dates.mention import Calendar, DateMention

_CHOSEN = Chosen(__package__, "digits")


def vote(match: re.Match[str]) -> str | None:
    """The order one figure date decides for by itself."""
    readings = _figure_readings(match, None)
    return next(iter(readings[1])) if readings and len(readings[1]) == 1 and len(match["a"]) < 3 else None


def _figure_readings(match: re.Match[str], hint: Calendar | None) -> tuple[Calendar, dict[str, date]] | None:
    a, b, c = match["a"], match["b"], match["c"]
    if len(a) == 4 and len(c) <= 2:
        year, first, second = int(a), int(c), int(b)
    elif len(a) <= 2 and len(c) in (2, 4) and (len(c) == 4 or match["mark"] != "."):
        year, first, second = int(c), int(a), int(b)
    else:
        return None
    if year < 100:
        if hint == "hijri":
            year += 1300 if year >= 50 else 1400
        elif not days.reading_orders(first, second, days.full_year(year), "gregorian"):
            # «30-02-33» is no Gregorian day in any order.
            year += 1400
        else:
            year = days.full_year(year)
    calendar: Calendar = "hijri" if year in HIJRI_YEARS else "gregorian"
    if calendar == "gregorian" and year not in GREGORIAN_YEARS:
        return None
    readings = days.reading_orders(first, second, year, calendar)
    if len(a) == 4 and "dmy" in readings:
        # Year first is followed by the month everywhere.
        readings = {"dmy": readings["dmy"]}
    return (calendar, readings) if readings else None


def read_figures(match: re.Match[str], context: Context) -> DateMention | None:
    """«15/11/2017», «11/15/2017», «2017-11-15», «14-09-1432 هـ»."""
    figures = _figure_readings(match, context.calendar)
    if figures is None:
        return None
    calendar, readings = figures
    weekday = weekday_number(match["weekday"]) if match["weekday"] else None
    fitting = [name for name, value in readings.items() if value.isoweekday() == weekday]
    near = [
        name
        for name, value in readings.items()
        if context.anchor and abs(value - context.anchor) <= timedelta(days=_CHOSEN.whole("near_days"))
    ]
    sure = len(set(readings.values())) == 1 or len(fitting) == 1
    if len(set(readings.values())) == 1:
        order = next(iter(readings))
    elif len(fitting) == 1:
        order = fitting[0]
    elif context.order:
        order = context.order
    else:
        order = near[0] if len(near) == 1 else "dmy"
    other = next((value for value in readings.values() if value != readings[order]), None)
    found = mention_of(match, context, readings[order], calendar=calendar, year_given=True, sure=sure)
    return replace(found, alternative=None if sure else other)
