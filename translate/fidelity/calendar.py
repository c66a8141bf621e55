"""Dates, weekdays and clock times of a text, as figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from translate.fidelity import arabic_numbers
from translate.fidelity.figure import Figure, Kind, date_value
from translate.fidelity.lexicon import table
from translate.fidelity.numerals import Number
from translate.fidelity.tokens import Token, TokenKind, fold, western_digits

_ISO = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/.-]*\d)")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![/-]?\d)")
_CLOCK = re.compile(
    r"(?<![\d:.,])(\d{1,2})(?::(\d{2})(?::\d{2})?|\.(\d{2})(?=\s*[ap]\.?m\b))(?![\d:])(?:\s*([ap])\.?m\b\.?)?",
    re.I,
)
_HOUR = re.compile(r"(?<![\d:.,])(\d{1,2})\s*([ap])(?:\.m\.|m\b)", re.I)
_OCLOCK = re.compile(r"\b(\d{1,2})\s*o['’]clock\b", re.I)
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "sep", "august"})
# "March" and "August" may be months anywhere; "May", "Jan" and "Sep" need a sign.
_SHORT_MONTH = 3
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
    numbers = {name: int(n) for n, names in table("calendar.toml")["months"].items() for name in names}
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
    from translate.dates.lexicon import lexicon

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
    if not any(tokens[at].key[skip:] in first_words for skip in (0, 1, 2)):
        return None
    for length in (3, 2, 1):
        keys = tuple(token.key for token in tokens[at : at + length])
        if len(keys) < length:
            continue
        for skip in (0, 1, 2):
            first = keys[0][skip:]
            if skip and (len(first) < 2 or not set(keys[0][:skip]) <= set("وفبلك")):
                break
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
        cued = at > 0 and tokens[at - 1].key.lstrip("وفبل") in ("شهر", "اشهر", "منتصف", "اوائل", "اواخر")
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


def clock_times(text: str) -> Iterator[Figure]:
    """Times of day in digits: 11:20, 9.30 p.m., 3pm, 5 o'clock."""
    plain = western_digits(text)
    for match in _CLOCK.finditer(plain):
        hour, minute = int(match[1]), int(match[2] or match[3])
        if hour <= 24 and minute < 60:
            yield _time(match, text, hour, minute, match[4])
    for match in _HOUR.finditer(plain):
        if 1 <= int(match[1]) <= 12:
            yield _time(match, text, int(match[1]), 0, match[2])
    for match in _OCLOCK.finditer(plain):
        yield _time(match, text, int(match[1]), 0, None)


def _time(match: re.Match[str], text: str, hour: int, minute: int, half: str | None) -> Figure:
    if half and half.lower() == "p" and hour < 12:
        hour += 12
    elif half and half.lower() == "a" and hour == 12:
        hour = 0
    # Arabic typesetting may print 10:00 as 00:10.
    reversed_reading = (minute * 60.0,) if hour == 0 and minute <= 24 else ()
    span = match.span()
    return Figure(
        *span, text[slice(*span)], hour * 60.0 + minute, kind=Kind.TIME, alternatives=reversed_reading
    )


def arabic_times(text: str, tokens: Sequence[Token]) -> Iterator[Figure]:
    """«الساعة الثامنة والنصف مساء», «الساعة 11», «الثالثة إلا ربعا» after «الساعة»."""
    clock = table("calendar.toml")["clock"]
    for at, token in enumerate(tokens[:-1]):
        if token.kind is not TokenKind.ARABIC or token.key.lstrip("وبل") not in clock["hour"]:
            continue
        read = arabic_numbers.numbers(tokens[at + 1 : at + 5])
        if not read or read[0].first != 0 or not (1 <= read[0].value <= 24 or read[0].literal):
            continue
        number = read[0]
        if number.value > 24 or (token.key.startswith("س") and not number.literal):
            continue  # «ساعة ونصف», «ساعة واحدة» are durations
        minutes = number.value * 60
        end = at + 1 + number.last
        if number.literal and end < len(tokens) and tokens[end].key == ":":
            continue
        minutes, end = _minutes_after(tokens, end, minutes)
        if end < len(tokens) and tokens[end].key in clock["evening"] and minutes < 720:
            minutes += 720
        start, stop = tokens[at + 1].start, tokens[end - 1].end
        yield Figure(
            start, stop, text[start:stop], minutes, kind=Kind.TIME, alternatives=(number.value * 60,)
        )


def _minutes_after(tokens: Sequence[Token], end: int, minutes: float) -> tuple[float, int]:
    """«والنصف», «إلا ربعا», «و20 دقيقة» after the hour."""
    clock = table("calendar.toml")["clock"]
    sign = 1
    if end < len(tokens) and tokens[end].key in clock["except"]:
        sign, end = -1, end + 1
    read = arabic_numbers.numbers(tokens[end : end + 4])
    conjoined = end < len(tokens) and tokens[end].key.startswith("و")
    if not read or not (conjoined or sign < 0) or read[0].first > 1:
        return (minutes, end) if sign > 0 else (minutes, end - 1)
    number = read[0]
    stop = end + number.last
    if 0 < number.value < 1:
        return minutes + sign * number.value * 60, stop
    if stop < len(tokens) and tokens[stop].key in clock["minute"]:
        return minutes + sign * number.value, stop + 1
    return minutes, end


@cache
def _weekdays(language: str) -> dict[str, int]:
    days = table("calendar.toml")["weekdays"]
    return {name: int(number) for number, names in days.items() for name in names[language]}


def weekdays(tokens: Sequence[Token], language: str) -> Iterator[Figure]:
    """Weekday names; «الخميس», «الأحد» and their like in Arabic may also be names or numbers, so they are not firm."""
    known = _weekdays(language)
    for token in tokens:
        key = token.key if language == "en" else _day_key(token.key)
        if key in known and (language == "ar" or token.text[0].isupper()):
            yield Figure(token.start, token.end, token.text, float(known[key]), kind=Kind.WEEKDAY, firm=False)
        elif language == "en" and key.endswith("s") and key[:-1] in known and token.text[0].isupper():
            yield Figure(
                token.start, token.end, token.text, float(known[key[:-1]]), kind=Kind.WEEKDAY, firm=False
            )


def _day_key(key: str) -> str:
    if key.startswith("لل"):
        return "ال" + key[2:]
    return key[1:] if key[:1] in "وفبلك" and key[1:3] == "ال" else key
