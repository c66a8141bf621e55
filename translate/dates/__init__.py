"""Dates as Arabic news words them, and the day an article appeared."""

from translate.dates.mention import DateMention
from translate.dates.published import WeekdayClue, published_date, weekday_clue
from translate.dates.read import find_dates

__all__ = ["DateMention", "WeekdayClue", "find_dates", "published_date", "weekday_clue"]
