"""When the articles appeared, for the line under a title."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from translate.fidelity.figures import date_in_english
from translate.records import TranslatedDocument


def dateline(documents: Sequence[TranslatedDocument]) -> str:
    """ "14 October 2017 to 16 October 2017; 1 undated"; "" where no article's day is known."""
    days = sorted(one.document.published.value for one in documents if one.document.published.value)
    if not days:
        return ""
    span = " to ".join(map(day_in_english, dict.fromkeys((days[0], days[-1]))))
    undated = len(documents) - len(days)
    return f"{span}; {undated} undated" if undated else span


def day_in_english(day: date, precision: str = "day") -> str:
    """ "14 October 2017", or "October 2017" where `precision` is "month", whatever the system's language."""
    return date_in_english(day.year, day.month, 0 if precision == "month" else day.day)
