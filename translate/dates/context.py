"""What a date is read against, and the mention a match becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from translate.dates.date_words import lexicon
from translate.dates.hijri import FIRST_YEAR, LAST_YEAR
from translate.dates.mention import Calendar, DateMention, Precision
from translate.normalise import Folded

GREGORIAN_YEARS = range(1800, 2101)
HIJRI_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
_WORD_BEFORE = re.compile(r"(\w+)\W{0,2}$")
_WORD_AFTER = re.compile(r"^\W{0,2}(\w+)")


@dataclass(frozen=True, slots=True)
class Context:
    """What a mention is read against."""

    folded: Folded
    original: str
    anchor: date | None = None
    order: str | None = None
    calendar: Calendar | None = None

    def around(self, start: int, end: int) -> tuple[str, str]:
        """The words before and after a place in the spelled text, "" where there is none."""
        before = _WORD_BEFORE.search(self.folded.text[max(0, start - 24) : start])
        after = _WORD_AFTER.search(self.folded.text[end : end + 24])
        return (before[1] if before else ""), (after[1] if after else "")


def mention_of(
    match: re.Match[str],
    context: Context,
    value: date | None,
    precision: Precision = "day",
    *,
    relative: bool = False,
    calendar: Calendar = "gregorian",
    year_given: bool = False,
    sure: bool = True,
    group: str = "all",
) -> DateMention:
    start, end = context.folded.source_span(*match.span(group))
    groups = match.groupdict()
    weekday, word = groups.get("weekday"), groups.get("relative")
    offset = lexicon().relative_days[one_space(word)] if word else None
    printed = weekday_number(weekday) if weekday else None
    if printed and value and precision == "day" and not relative and value.isoweekday() != printed:
        sure = False
    mention = DateMention(start, end, context.original[start:end], value, precision, relative, calendar)
    return replace(
        mention,
        year_given=year_given,
        sure=sure,
        weekday=printed,
        day_offset=offset,
    )


def one_space(words: str) -> str:
    return " ".join(words.split())


def weekday_number(printed: str) -> int:
    """The ISO number of a weekday as printed and spelled plainly, with or without its article."""
    weekdays = lexicon().weekdays
    name = one_space(printed)
    return weekdays[name] if name in weekdays else weekdays[f"ال{name}"]
