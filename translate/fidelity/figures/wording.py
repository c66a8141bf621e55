"""How English writes a figure: months by name, dates, numbers in digits."""

from __future__ import annotations

from functools import cache

from translate.datafiles import table

_MONTHS_IN_A_YEAR = 12


def month_name(number: int) -> str:
    """ "October" for 10; "" for what is no month of the Gregorian year."""
    return _months().get(number, "")


def date_in_english(year: int = 0, month: int = 0, day: int = 0, *, month_first: bool = False) -> str:
    """The parts of a date that are stated (not 0): "14 October 2017"; `month_first`: "October 14, 2017".

    Empty where the month is none of the Gregorian year.
    """
    name = month_name(month)
    if not name:
        return ""
    if month_first and day:
        return f"{name} {day}, {year}" if year else f"{name} {day}"
    return " ".join(part for part in (str(day or ""), name, str(year or "")) if part)


def number_in_digits(value: float) -> str:
    """ "3,500", "0.25": thousands set apart, no decimals that say nothing."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


@cache
def _months() -> dict[int, str]:
    # The Muslim months count from 101.
    names = {
        int(number): forms[0].title()
        for number, forms in table("translate.fidelity.words", "calendar.toml")["months"].items()
    }
    return {number: name for number, name in names.items() if number <= _MONTHS_IN_A_YEAR}
