"""A figure: a count, share, sum, age, time, date or range as a text states it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Language = Literal["ar", "en"]


class Kind(StrEnum):
    """What a figure states."""

    COUNT = "count"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    AGE = "age"
    MEASURE = "measure"
    TIME = "time"
    DATE = "date"
    YEAR = "year"
    WEEKDAY = "weekday"
    DECADE = "decade"
    RANGE = "range"
    FRACTION = "fraction"
    INDEFINITE = "indefinite"
    NAME_PART = "name-part"
    MARKER = "marker"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Figure:
    """`text == source[start:end]`, without its qualifier.

    `value`: the number; for a DATE what `date_value` gives; for a TIME minutes after midnight; for a WEEKDAY 1 (Monday) to 7; for an
    INDEFINITE ("hundreds") the scale. `high` closes a range. `unit`: percent, USD, year, person …, or "".
    `qualifier`: about, nearly, more than, at least, less than, at most, or "". `alternatives`: other values the
    same writing may have. `firm`: a faithful translation states it too (not so for one, two, first, both).
    """

    start: int
    end: int
    text: str
    value: float
    high: float | None = None
    unit: str = ""
    qualifier: str = ""
    kind: Kind = Kind.COUNT
    alternatives: tuple[float, ...] = ()
    firm: bool = True

    @property
    def date_parts(self) -> tuple[int, int, int]:
        """(year, month, day) of a DATE, 0 where not stated."""
        value = int(self.value)
        return value // 100_000, value // 100 % 1000, value % 100


def date_value(year: int = 0, month: int = 0, day: int = 0) -> float:
    """The `Figure.value` of a date; Muslim months are 101 to 112."""
    return float(year * 100_000 + month * 100 + day)
