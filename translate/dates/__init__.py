"""Dates as Arabic news words them, and the day an article appeared.

In: Arabic text. Out: date mentions (`find_dates`), the day of publication and how it was found.
"""

from translate.dates.calendar import closest_weekday, stated_zone
from translate.dates.date_words import alternatives, lexicon, plain
from translate.dates.lines import read_date_line
from translate.dates.mention import DateMention
from translate.dates.published import WeekdayClue, published_date, weekday_clue
from translate.dates.read import find_dates

__all__ = [
    "DateMention",
    "WeekdayClue",
    "alternatives",
    "closest_weekday",
    "find_dates",
    "lexicon",
    "plain",
    "published_date",
    "read_date_line",
    "stated_zone",
    "weekday_clue",
]
