"""Hours of the day and weekdays of both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from translate.datafiles import table
from translate.fidelity.figures import arabic_numbers
from translate.fidelity.figures.figure import Figure, Kind
from translate.fidelity.words import Token, TokenKind
from translate.normalise import western_digits
from translate.particles import unjoined, with_article

_CLOCK = re.compile(
    r"(?<![\d:.,])(\d{1,2})(?::(\d{2})(?::\d{2})?|\.(\d{2})(?=\s*[ap]\.?m\b))(?![\d:])(?:\s*([ap])\.?m\b\.?)?",
    re.I,
)


_HOUR = re.compile(r"(?<![\d:.,])(\d{1,2})\s*([ap])(?:\.m\.|m\b)", re.I)


_OCLOCK = re.compile(r"\b(\d{1,2})\s*o['’]clock\b", re.I)


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
    clock = table("translate.fidelity.words", "calendar.toml")["clock"]
    for at, token in enumerate(tokens[:-1]):
        if token.kind is not TokenKind.ARABIC or not any(
            form in clock["hour"] for form in unjoined(token.key)
        ):
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
    clock = table("translate.fidelity.words", "calendar.toml")["clock"]
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
    days = table("translate.fidelity.words", "calendar.toml")["weekdays"]
    return {name: int(number) for number, names in days.items() for name in names[language]}


def weekdays(tokens: Sequence[Token], language: str) -> Iterator[Figure]:
    """Weekday names; «الخميس», «الأحد» and their like in Arabic may also be names or numbers, so they are not firm."""
    known = _weekdays(language)
    for token in tokens:
        key = token.key if language == "en" else with_article(token.key)
        if key in known and (language == "ar" or token.text[0].isupper()):
            yield Figure(token.start, token.end, token.text, float(known[key]), kind=Kind.WEEKDAY, firm=False)
        elif language == "en" and key.endswith("s") and key[:-1] in known and token.text[0].isupper():
            yield Figure(
                token.start, token.end, token.text, float(known[key[:-1]]), kind=Kind.WEEKDAY, firm=False
            )
