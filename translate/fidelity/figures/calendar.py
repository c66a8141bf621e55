"""Dates, weekdays and clock times of a text, as figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from translate.datafiles import table
from translate.fidelity.figures.figure import Figure, Kind, date_value
from translate.fidelity.figures.numerals import Number
from translate.fidelity.words import Token, TokenKind, fold
from translate.normalise import western_digits
from translate.particles import unjoined

_ISO = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/.-]*\d)")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![/-]?\d)")
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "sep", "august"})
# "March" and "August" may be months anywhere; "May", "Jan" and "Sep" need a sign.
_SHORT_MONTH = 3
_MONTH_CUES = frozenset({"شهر", "اشهر", "منتصف", "اوائل", "اواخر"})
_BEFORE_YEAR = frozenset(
    {"عام", "سنه", "العام", "لعام", "لسنه", "للعام", "من", "،", ",", "/", "-", "–", "(", ")"}
)
_BEFORE_MONTH = frozenset(
    [
        "in",
        "of",
        "since",
        "last",
        "this",
        "next",
        "early",
        "late",
        "mid",
        "until",
        "by",
        "during",
        "from",
        "between",
        "and",
        "to",
        "through",
        "before",
        "after",
        "each",
        "every",
        "till",
        "past",
        "the",
    ]
)


@cache
def _month_pattern() -> tuple[re.Pattern[str], dict[str, int]]:
    numbers = {
        name: int(n)
        for n, names in table("translate.fidelity.words", "calendar.toml")["months"].items()
        for name in names
    }
    names = "|".join(re.escape(name) for name in sorted(numbers, key=len, reverse=True))
    month = rf"(?P<month>{names})\b\.?"
    day = r"(?P<day{0}>[0-3]?\d)(?:\s?(?:st|nd|rd|th))?"
    year = r"(?P<year{0}>\d{{4}})(?!\d|,\d|\.\d)"
    pattern = (
        rf"(?<![\w.,:])(?:{day.format(1)}(?:\s|-|/)(?:of\s)?{month}(?:(?:,?\s|-|/)(?:of\s)?{year.format(1)})?)"
        rf"|\b{month.replace('month', 'month2')}"
        rf"(?:[\s-](?:the\s)?{day.format(2)}\b(?![,.]?\d|:\d|%|\s?(?:million|billion|thousand|percent)))?"
        rf"(?:(?:,?\s(?:of\s)?|-|/){year.format(2)})?"
    )
    return re.compile(pattern, re.I), numbers


def english_dates(text: str) -> Iterator[Figure]:
    """Dates with a month's name or in digits; a month alone counts where it can only be a month."""
    plain = western_digits(text)
    yield from _numeric_dates(plain, text)
    pattern, numbers = _month_pattern()
    for match in pattern.finditer(plain):
        name = (match["month"] or match["month2"]).lower()
        shown = match["month"] or match["month2"]
        day = int(match["day1"] or match["day2"] or 0)
        year = int(match["year1"] or match["year2"] or 0)
        if day > 31 or (not shown[0].isupper()):
            continue
        firm = bool(day or year) or _surely_month(plain, match, name)
        if not firm and len(name) <= _SHORT_MONTH:
            continue
        value = date_value(year, numbers[name], day)
        span = slice(*match.span())
        yield Figure(*match.span(), text[span], value, kind=Kind.DATE, firm=firm)


def _surely_month(text: str, match: re.Match[str], name: str) -> bool:
    if len(name) == 3 and name != "may":
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        return text[match.end("month2") : match.end()] == "." or bool(set(around) & set("-–/"))
    if name not in _AMBIGUOUS_MONTHS:
        return True
    before = text[: match.start()].split()
    return bool(before) and before[-1].lower().rstrip("-") in _BEFORE_MONTH


def _numeric_dates(plain: str, text: str) -> Iterator[Figure]:
    for match in _ISO.finditer(plain):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2999:
            yield Figure(
                *match.span(), text[slice(*match.span())], date_value(year, month, day), kind=Kind.DATE
            )
    for match in _NUMERIC.finditer(plain):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        readings = [
            date_value(year, month, day)
            for day, month in ((first, second), (second, first))
            if 1 <= month <= 12 and 1 <= day <= 31
        ]
        if readings:
            yield Figure(
                *match.span(),
                text[slice(*match.span())],
                readings[0],
                kind=Kind.DATE,
                alternatives=tuple(readings[1:]),
            )


@cache
def _arabic_months() -> dict[tuple[str, ...], tuple[int, bool]]:
    """Folded words of a month's name → (number, whether the name is an everyday word too)."""
    from translate.dates import lexicon

    return {
        tuple(fold(part) for part in name.split()): (
            month.number + (100 if month.calendar == "hijri" else 0),
            month.loose,
        )
        for name, month in lexicon().months.items()
    }


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _arabic_months())


def _month_at(tokens: Sequence[Token], at: int) -> tuple[int, int, bool] | None:
    """(number, token after it, loose) of the month's name that starts at `at`."""
    months = _arabic_months()
    if at >= len(tokens) or tokens[at].kind is not TokenKind.ARABIC:
        return None
    first_words = _first_words()
    firsts = unjoined(tokens[at].key)
    if first_words.isdisjoint(firsts):
        return None
    for length in (3, 2, 1):
        keys = tuple(token.key for token in tokens[at : at + length])
        if len(keys) < length:
            continue
        for first in firsts:
            if found := months.get((first, *keys[1:])):
                return found[0], at + length, found[1]
    return None


def arabic_dates(text: str, tokens: Sequence[Token], read: Sequence[Number]) -> Iterator[Figure]:
    """Dates with a month's name or in digits, by the parts that are stated; `read` are the numbers in `tokens`."""
    yield from _numeric_dates(western_digits(text), text)
    ending = {number.last: number for number in read}
    at = 0
    while at < len(tokens):
        month = _month_at(tokens, at)
        if month is None:
            at += 1
            continue
        number, end, loose = month
        start, day = _day_before(tokens, at, ending)
        twin = _month_at(tokens, end + 1) if end < len(tokens) and tokens[end].text in "/-–(" else None
        if twin is not None and twin[0] == number:
            end = twin[1]
        year, end = _year_after(tokens, end)
        cued = at > 0 and not _MONTH_CUES.isdisjoint(unjoined(tokens[at - 1].key))
        certain = bool(day or year or cued or twin is not None) or not loose
        if not certain and not tokens[at].text.endswith("آب"):
            at += 1
            continue
        span = tokens[start].start, tokens[end - 1].end
        value = date_value(year, number, day)
        yield Figure(*span, text[slice(*span)], value, kind=Kind.DATE, firm=certain)
        at = end


def _day_before(tokens: Sequence[Token], at: int, ending: dict[int, Number]) -> tuple[int, int]:
    """(first token of the date, day of the month or 0) for a month's name at `at`."""
    end = at
    while end > 0 and at - end < 2 and tokens[end - 1].key in ("من", "شهر", "/", "-", "(", "–"):
        end -= 1
    number = ending.get(end)
    if number is None or not 1 <= number.value <= 31 or number.value != int(number.value):
        return at, 0
    return number.first, int(number.value)


def _year_after(tokens: Sequence[Token], end: int) -> tuple[int, int]:
    """(year or 0, token after it) behind a month's name."""
    at = end
    while at < len(tokens) and at - end < 3 and tokens[at].key in _BEFORE_YEAR:
        at += 1
    if (
        at < len(tokens)
        and tokens[at].kind is TokenKind.NUMBER
        and len(tokens[at].key) == 4
        and tokens[at].key.isdigit()
    ):
        return int(tokens[at].key), at + 1
    return 0, end
