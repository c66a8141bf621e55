"""Figures: numbers, counted nouns, shares, money and dates written by rule in Arabic and English."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

Sides = tuple[str, str]  # Arabic, English


@cache
def grammar() -> dict[str, Any]:
    return tomllib.loads(files("training.by_rule").joinpath("sentences.toml").read_text("utf-8"))


def _table(name: str) -> list[Any]:
    rows: list[Any] = grammar()["tables"][name]
    return rows


def _row(pick: random.Random, name: str) -> Sides:
    arabic, english = pick.choice(_table(name))
    return arabic, english


def figure(value: int, pick: random.Random) -> Sides:
    """A number as digits, with or without separators; the English side always groups thousands."""
    english = f"{value:,}"
    style = pick.random()
    if value < 10_000 and style < 0.45:
        return str(value), english
    if style < 0.8:
        return english, english
    return (english.replace(",", ".") if style < 0.85 and value >= 10_000 else str(value)), english


def any_size(pick: random.Random) -> int:
    """A number whose length in digits is even over 2 to 6; often round."""
    value = pick.randint(10, 99) * 10 ** pick.randint(0, 4)
    if pick.random() < 0.5:
        value += pick.randint(0, max(1, value // 3))
    return value


def number(pick: random.Random) -> Sides:
    """A number before a singular noun: digits, digits with ألف, or words."""
    style = pick.random()
    if style < 0.6:
        return figure(any_size(pick), pick)
    if style < 0.75:
        thousands = pick.randint(11, 990)
        return f"{thousands} ألف", f"{thousands},000"
    if style < 0.82:
        thousands = pick.randint(3, 10)
        return (
            f"{_table('ones')[thousands]} آلاف",
            f"{thousands},000" if pick.random() < 0.5 else f"{_table('english_ones')[thousands]} thousand",
        )
    if style < 0.9:
        return _row(pick, "hundreds")
    if style < 0.95:
        whole, part = pick.randint(1, 9), pick.randint(1, 9)
        return f"{whole}{pick.choice('.,')}{part} مليون", f"{whole}.{part} million"
    return pick.choice(
        (("ألفي", "2,000"), ("ألف", "1,000"), ("مليون", "one million"), ("مليوني", "two million"))
    )


def words(value: int, feminine: bool) -> Sides | None:
    """Number words for 3 to 10, the tens and what lies between; None for other values."""
    if 3 <= value <= 10:
        return (_table("ones_feminine") if feminine else _table("ones"))[value], _table("english_ones")[value]
    if value % 10 == 0 and 20 <= value <= 90:
        return _table("tens")[value // 10], _table("english_tens")[value // 10]
    if 21 <= value <= 99 and value % 10 >= 3:
        ones = (_table("ones_feminine") if feminine else _table("ones"))[value % 10]
        return (
            f"{ones} و{_table('tens')[value // 10]}",
            f"{_table('english_tens')[value // 10]}-{_table('english_ones')[value % 10]}",
        )
    return None


def counted(noun: Sequence[str], pick: random.Random) -> Sides:
    """A number with its noun, in the form Arabic grammar asks of the noun."""
    single, accusative, dual, dual_other, plural, one, many, gender = noun
    style = pick.random()
    if style < 0.1:
        alone = single if pick.random() < 0.3 else f"{single} {'واحدة' if gender == 'f' else 'واحد'}"
        return alone, f"one {one}"
    if style < 0.3:
        return (dual if pick.random() < 0.5 else dual_other), f"two {many}"
    value = pick.choice((pick.randint(3, 10), pick.randint(11, 99), pick.randint(11, 99), any_size(pick)))
    spelled = words(value, gender == "f") if pick.random() < 0.45 else None
    arabic, english = spelled or figure(value, pick)
    last = value % 100
    form = plural if 3 <= last <= 10 else accusative if 11 <= last <= 99 else single
    if style > 0.93:
        tens = pick.choice((("عشرات", "dozens of"), ("مئات", "hundreds of"), ("آلاف", "thousands of")))
        defined = plural if plural.startswith("ال") else "ال" + plural
        return f"{tens[0]} {defined}", f"{tens[1]} {many}"
    return f"{arabic} {form}", f"{english} {many}"


def share(pick: random.Random) -> Sides:
    value = str(pick.randint(1, 99))
    fraction = f"{pick.randint(1, 9)}" if pick.random() < 0.5 else ""
    arabic = value + (pick.choice(".,") + fraction if fraction else "")
    english = value + ("." + fraction if fraction else "")
    mark = pick.choice(("%", "%", " %", " في المئة", " بالمئة", " في المائة", " بالمائة"))
    if pick.random() < 0.1:
        return f"%{arabic}", f"{english}%"
    return arabic + mark, english + ("%" if "%" in mark or pick.random() < 0.2 else " percent")


def money(pick: random.Random) -> Sides:
    arabic_unit, pattern = pick.choice(_table("currencies"))
    style = pick.random()
    if style < 0.65:
        scale = pick.choice(
            (("مليون", "million"), ("مليار", "billion"), ("مليارات", "billion"), ("ملايين", "million"))
        )
        plural = scale[0] in ("مليارات", "ملايين")
        whole = pick.randint(3, 10) if plural else pick.randint(11, 990)
        spelled = words(whole, False) if plural and pick.random() < 0.4 else None
        part = f".{pick.randint(1, 9)}" if not spelled and pick.random() < 0.4 else ""
        arabic_number = spelled[0] if spelled else f"{whole}{part.replace('.', pick.choice('.,'))}"
        return f"{arabic_number} {scale[0]} {arabic_unit}", pattern.format(f"{whole}{part}").replace(
            f"{whole}{part}", f"{whole}{part} {scale[1]}"
        )
    if style < 0.75:
        scale = pick.choice(
            (("مليوني", "2 million"), ("ملياري", "2 billion"), ("مليار", "1 billion"), ("مليون", "1 million"))
        )
        return f"{scale[0]} {arabic_unit}", pattern.format(scale[1])
    arabic, english = figure(any_size(pick), pick)
    return f"{arabic} {arabic_unit}", pattern.format(english)


def month(pick: random.Random) -> Sides:
    levant, gulf, english, *maghreb = pick.choice(_table("months"))
    forms = [gulf, gulf, levant, f"{levant}/{gulf}", f"{gulf}/{levant}", f"{levant} ({gulf})"]
    return pick.choice(forms + maghreb), english


def date(pick: random.Random) -> Sides:
    arabic, english = month(pick)
    day = pick.randint(1, 31)
    style = pick.random()
    if style < 0.5:
        year = pick.randint(1990, 2031)
        return f"{day} {arabic} {year}", f"{english} {day}, {year}"
    if style < 0.8:
        return f"{day} {arabic}", f"{english} {day}"
    weekday, name = pick.choice(_table("weekdays"))
    return f"{weekday} {day} {arabic}", f"{name}, {english} {day}"


def when(pick: random.Random) -> Sides:
    style = pick.random()
    weekday, name = pick.choice(_table("weekdays"))
    if style < 0.35:
        return f"{pick.choice(('يوم ', ''))}{weekday}", f"on {name}"
    if style < 0.45:
        return pick.choice(
            ((f"أمس {weekday}", f"yesterday, {name}"), (f"اليوم {weekday}", f"today, {name}"),
             (f"{weekday} الماضي", f"last {name}"), (f"{weekday} المقبل", f"next {name}"),
             (f"مساء {weekday}", f"on {name} evening"), (f"صباح {weekday}", f"on {name} morning"))
        )  # fmt: skip
    if style < 0.65:
        arabic, english = date(pick)
        return f"في {arabic}", f"on {english}"
    return _row(pick, "when")


def clock(pick: random.Random) -> Sides:
    hour, minute = pick.randint(0, 23), pick.randint(0, 59)
    zone = pick.choice((("", ""), (" بتوقيت غرينتش", " GMT"), (" بالتوقيت المحلي", " local time")))
    return f"{hour}:{minute:02}{zone[0]}", f"{hour}:{minute:02}{zone[1]}"


def _same(make: Callable[[random.Random], str]) -> Callable[[random.Random], Sides]:
    def both(pick: random.Random) -> Sides:
        text = make(pick)
        return text, text

    return both


def _month_year(pick: random.Random) -> Sides:
    arabic, english = month(pick)
    year = pick.randint(1990, 2031)
    return f"{arabic} {year}", f"{english} {year}"


RULES: dict[str, Callable[[random.Random], Sides]] = {
    "share": share,
    "money": money,
    "date": date,
    "when": when,
    "clock": clock,
    "number": number,
    "month_year": _month_year,
    "weekday": lambda pick: _row(pick, "weekdays"),
    "about": lambda pick: _row(pick, "about"),
    "year": _same(lambda pick: str(pick.randint(1950, 2035))),
    "age": _same(lambda pick: str(pick.randint(4, 70))),
    "cents": _same(lambda pick: str(pick.randint(3, 99))),
    "price": _same(lambda pick: f"{pick.randint(20, 130)}.{pick.randint(10, 99)}"),
    "magnitude": _same(lambda pick: f"{pick.randint(4, 8)}.{pick.randint(0, 9)}"),
    "number_small": _same(lambda pick: str(pick.randint(11, 2700))),
    "score": _same(lambda pick: f"{pick.randint(1, 6)}-{pick.randint(0, 4)}"),
}
