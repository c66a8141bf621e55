"""What accounts say, as their articles print it: a figure in its own words, a day by its month's names."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from summarize.claims import claim_figures, outcomes, shown_value
from summarize.records import Account, ClaimFigure
from translate.datafiles import table
from translate.fidelity.figures import Kind

_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_DIGITS = re.compile(r"[\d.,–%]+")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"\s+[^\W\d_]+")
_SPREAD = 100


def as_printed(account: Account) -> str:
    """An account's answer in Arabic: «نحو «سبعة»», «16 أكتوبر/تشرين الأول 2017», a name; "" where it has none.

    Words of the article stand in quotation marks.
    """
    if day := _DAY.fullmatch(account.value):
        return day_in_arabic(int(day["year"]), int(day["month"]), int(day["day"] or 0))
    value = _printed_figure(account) or _answer(account.value)
    qualifier = table(__package__, "phrases.toml")["qualifiers"].get(account.qualifier, "") if value else ""
    return f"{qualifier} {value}".strip()


def is_day(value: str) -> bool:
    """Whether a value is a day or a month, as 2017-10-16."""
    return _DAY.fullmatch(value) is not None


def day_in_arabic(year: int, month: int, day: int = 0) -> str:
    """«16 أكتوبر/تشرين الأول 2017»; the month alone where `day` is 0."""
    named = f"{table(__package__, 'phrases.toml')['months'][str(month)]} {year}"
    return f"{day} {named}" if day else named


def date_in_arabic(value: date) -> str:
    """«16 أكتوبر/تشرين الأول 2017»."""
    return day_in_arabic(value.year, value.month, value.day)


def _printed_figure(account: Account) -> str:
    """The figure of the quotation that has the account's value, with its unit where the value tells one."""
    number, _, unit = account.value.partition(" ")
    if not number[:1].isdigit() and not account.value.isascii():
        return ""
    for figure in claim_figures(account.quote, loose=True):
        if number in (shown_value(figure), shown_value(figure, _scale(figure))):
            behind = _WORD.match(account.quote, figure.end) if unit and not _holds_its_unit(figure) else None
            return f"«{account.quote[figure.start : behind.end() if behind else figure.end]}»"
    return ""


def _holds_its_unit(figure: ClaimFigure) -> bool:
    """Whether one word is number and unit: «يومين», «أسبوعا»."""
    return figure.value in (1, 2) and not figure.quote[:1].isdigit()


def _scale(figure: ClaimFigure) -> int:
    return _SPREAD if figure.kind == Kind.FRACTION else 1


def _answer(value: str) -> str:
    """A value that is no figure of the quotation: digits and Arabic stand as they are, known words in Arabic."""
    if _DIGITS.fullmatch(value) or not _LATIN.search(value):
        return value
    return _answers().get(value, "")


@cache
def _answers() -> dict[str, str]:
    """English values of outcomes, in Arabic: it came about or not, or is planned."""
    found = dict(table(__package__, "questions.toml")["answers"])
    for one in outcomes().values():
        found |= {one.said: "نعم", one.denied: "لا", f"{one.said} (planned)": found["planned"]}
    return found
