"""Finding dates in text: matches of the shapes, read against the article's own date."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from translate.dates import calendar as days
from translate.dates.coming import coming
from translate.dates.context import GREGORIAN_YEARS, HIJRI_YEARS, Context, mention_of, one_space
from translate.dates.date_words import lexicon
from translate.dates.digits import read_figures, vote
from translate.dates.grammar import shapes
from translate.dates.mention import Calendar, DateMention, Precision
from translate.dates.year_words import worded_year
from translate.normalise import search_fold

_SINGULAR = frozenset({"ساعه", "يوم", "اسبوع", "شهر", "عام", "سنه"})
_PRECISIONS: dict[str, Precision] = {
    "hour": "day", "day": "day", "week": "week", "month": "month", "year": "year"
}  # fmt: skip
_CLOSING_QUOTE = re.compile(r"^\s?[»”\"']")
# What may follow «في 2011» for it to be a year rather than a count.
_AFTER_YEAR = re.compile(
    r"\s*(?:[.،,؛;:!؟?)\]»”\"\n]|$|\s(?:و|(?:من|إلى|على|عن|مع|أن|حتى|بعد|قبل|حين|عندما|لكن)\b))"
)


def find_dates(
    text: str, *, anchor: date | None = None, calendar: Calendar | None = None
) -> tuple[DateMention, ...]:
    """Every date worded in `text`, in order, none overlapping.

    `anchor` is the article's own date; without it, relative days and days without a year have no value.
    `calendar="hijri"` reads two-digit years of bare figures as Hijri («10-03-90» is 1390 AH).
    """
    folded = search_fold(text)
    context = Context(folded, text, anchor, None, calendar)
    matches = [(name, match) for name, shape in shapes().items() for match in shape.finditer(folded.text)]
    figures = [match for name, match in matches if name == "figures"]
    context = replace(context, order=days.majority(decided for match in figures if (decided := vote(match))))
    found = [mention for name, match in matches if (mention := _READERS[name](match, context)) is not None]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _side(match: re.Match[str]) -> int | None:
    word = match.groupdict().get("qualifier")
    return lexicon().qualifiers[one_space(word)] if word else None


def _read_month_date(match: re.Match[str], context: Context) -> DateMention | None:
    """A named month with a day, a year, both or neither."""
    groups = match.groupdict()
    month = lexicon().months[one_space(groups["month"])]
    calendar: Calendar = "hijri" if month.calendar == "hijri" else "gregorian"
    twin = lexicon().months[one_space(groups["twin"])] if groups.get("twin") else month
    # «أيار/أبريل» names two months.
    sure = twin.number == month.number or twin.calendar != month.calendar
    day = _day(groups)
    year = _named_year(groups, calendar)
    if (groups.get("year") or groups.get("worded")) and year is None:
        return None
    side = _side(match)
    if year is None and context.anchor and groups.get("period") in ("العام", "السنه") and side is not None:
        year, side = context.anchor.year + side, None
    if year is None and day is None and not _stands_as_month(match, month.loose, side, context):
        return None
    precision: Precision = "month" if day is None else "day"
    if year is not None:
        value = days.day_of(calendar, year, month.number, day or 1)
        if value is None and calendar == "gregorian":
            return None
        given = not (groups.get("period"))
        return mention_of(match, context, value, precision, relative=not given, calendar=calendar,
                        year_given=given, sure=sure)  # fmt: skip
    value = None
    if context.anchor and day is not None:
        value = days.nearest_year(calendar, month.number, day, context.anchor, side)
    elif context.anchor:
        value = days.nearest_month(calendar, month.number, context.anchor, side)
    elif (
        day is not None
        and days.day_of(calendar, 1440 if calendar == "hijri" else 2000, month.number, day) is None
    ):
        return None
    if context.anchor and value is None:
        return None
    return mention_of(match, context, value, precision, relative=True, calendar=calendar, sure=sure)


def _day(groups: dict[str, str | None]) -> int | None:
    if digits := groups.get("day"):
        return int(digits)
    ordinal = groups.get("ordinal")
    return lexicon().ordinals[one_space(ordinal)] if ordinal else None


def _named_year(groups: dict[str, str | None], calendar: Calendar) -> int | None:
    if short := groups.get("short_year"):
        return 1400 + int(short) if calendar == "hijri" else days.full_year(int(short))
    if worded := groups.get("worded"):
        return worded_year(worded) if calendar == "gregorian" else None
    digits = groups.get("year")
    year = int(digits) if digits else None
    return year if year in (HIJRI_YEARS if calendar == "hijri" else GREGORIAN_YEARS) else None


def _stands_as_month(match: re.Match[str], loose: bool, side: int | None, context: Context) -> bool:
    if not loose or side is not None or match.groupdict().get("twin"):
        return True
    before, _ = context.around(match.start(), match.end())
    return not match["prefix"] and before in lexicon().words["month_cues.words"]


def _read_day_of_month(match: re.Match[str], context: Context) -> DateMention | None:
    """«15 من الشهر الجاري»."""
    groups = match.groupdict()
    day, side = _day(groups), _side(match)
    if day is None or side is None or groups.get("period") not in (None, "الشهر"):
        return None
    if not groups.get("period"):
        # «في 15 الجاري»: elsewhere a number before such a word counts things.
        before, _ = context.around(match.start(), match.end())
        if before not in ("في", "يوم", "منذ") or not groups["qualifier"].endswith(("ي", "ل", "م")):
            return None
    value = None
    if context.anchor:
        start = days.months_away(context.anchor.replace(day=1), side)
        value = days.day_of("gregorian", start.year, start.month, day)
        if value is None:
            return None
    return mention_of(match, context, value, relative=True)


def _read_year(match: re.Match[str], context: Context) -> DateMention | None:
    """«عام 2014», «منذ 2011»."""
    year = int(match["year"])
    hijri = year in HIJRI_YEARS and (match["era"] == "ه" or match["named"] is not None)
    if not hijri and year not in GREGORIAN_YEARS:
        return None
    if match["bare"] and not _AFTER_YEAR.match(context.original[context.folded.offsets[match.end()] :][:16]):
        return None
    value = days.day_of("hijri", year, 1, 1) if hijri else date(year, 1, 1)
    calendar: Calendar = "hijri" if hijri else "gregorian"
    group = "year" if match["bare"] else "all"
    return mention_of(match, context, value, "year", calendar=calendar, year_given=True, group=group)


def _read_worded_year(match: re.Match[str], context: Context) -> DateMention | None:
    """«عام ألفين واثنين وعشرين»."""
    year = worded_year(match["worded"])
    return mention_of(match, context, date(year, 1, 1), "year", year_given=True) if year else None


def _read_relative_day(match: re.Match[str], context: Context) -> DateMention | None:
    """«أمس», «أمس الثلاثاء», «اليوم»."""
    words = lexicon().words
    before, after = context.around(match.start(), match.end())
    offset = lexicon().relative_days[one_space(match["relative"])]
    if offset == 0 and not match["weekday"]:
        quoted_name = _CLOSING_QUOTE.match(context.folded.text[match.end() :][:2])
        if before in words["not_today.before"] or after in words["not_today.after"] or quoted_name:
            return None
    if context.anchor is None:
        return mention_of(match, context, None, relative=True)
    value = context.anchor + timedelta(days=offset)
    weekday = lexicon().weekdays[one_space(match["weekday"])] if match["weekday"] else None
    sure = weekday is None or value.isoweekday() == weekday
    if weekday and not sure:
        # The article's date is off by a day or two more often than its author's weekday.
        value = days.closest_weekday(weekday, value)
    return mention_of(match, context, value, relative=True, sure=sure)


def _read_weekday(match: re.Match[str], context: Context) -> DateMention | None:
    """«الاثنين», «الأحد الماضي», «الأحد قبل الماضي»."""
    words = lexicon().words
    before, after = context.around(match.start(), match.end())
    if before in words["not_a_weekday.before"] or after in words["not_a_weekday.after"]:
        return None
    value = None
    if context.anchor:
        weekday = lexicon().weekdays[one_space(match["weekday"])]
        side = _side(match)
        if side is None and not match["skip"] and (ahead := coming(context.folded.text[: match.start()])):
            same = ahead == "told" and weekday == context.anchor.isoweekday()
            side = None if same else 1
        value = days.weekday_near(weekday, context.anchor, side, skip=1 if match["skip"] else 0)
    return mention_of(match, context, value, relative=True)


def _read_distance(match: re.Match[str], context: Context) -> DateMention | None:
    """«قبل يومين», «منذ 3 أيام», «بعد أسبوع»; counted from an event («بعد شهر على …») it has no value."""
    words = lexicon()
    _, after = context.around(match.start(), match.end())
    from_event = match["side"] != "منذ" and after in words.words["event_links.words"]
    if match["dual"]:
        count, unit = 2, words.duals[one_space(match["dual"])]
    elif match["single"]:
        count, unit = 1, words.units[one_space(match["single"])]
    else:
        digits = match["count"]
        count = int(digits) if digits.isdigit() else words.counts[one_space(digits)]
        unit = words.units[one_space(match["unit"])]
    if match["single"] and one_space(match["single"]) not in _SINGULAR:
        return None
    sign = 1 if match["side"] == "بعد" else -1
    precision = _PRECISIONS[unit]
    if context.anchor is None or from_event:
        return mention_of(match, context, None, precision, relative=True)
    return mention_of(match, context, _moved(context.anchor, sign * count, unit), precision, relative=True)


def _moved(anchor: date, count: int, unit: str) -> date:
    if unit == "hour":
        return anchor
    if unit == "day":
        return anchor + timedelta(days=count)
    if unit == "week":
        return days.week_start(anchor + timedelta(weeks=count))
    if unit == "month":
        return days.months_away(anchor.replace(day=1), count)
    return date(anchor.year + count, 1, 1)


def _read_period(match: re.Match[str], context: Context) -> DateMention | None:
    """«الأسبوع الماضي», «الشهر الجاري», «العام المقبل»."""
    unit = lexicon().periods[one_space(match["period"])]
    side = _side(match)
    if side is None:
        return None
    value = _moved(context.anchor, side, unit) if context.anchor else None
    return mention_of(match, context, value, _PRECISIONS[unit], relative=True)


_READERS: dict[str, Callable[[re.Match[str], Context], DateMention | None]] = {
    "day month": _read_month_date,
    "month day": _read_month_date,
    "month year": _read_month_date,
    "glued": _read_month_date,
    "year month day": _read_month_date,
    "spaced year month day": _read_month_date,
    "worded year": _read_worded_year,
    "month": _read_month_date,
    "day of month": _read_day_of_month,
    "figures": read_figures,
    "year": _read_year,
    "relative day": _read_relative_day,
    "weekday": _read_weekday,
    "distance": _read_distance,
    "period": _read_period,
}
