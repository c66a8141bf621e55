"""Which figures of a text have no counterpart in its translation, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from translate.datafiles import table
from translate.fidelity.figures.figure import Figure, Kind

_HOURS = re.compile(r"[0-2][0-9][0-5][0-9]")  # "at 1120 hours"
_SECTION = re.compile(r"[0-9]+\.[0-9]+")
_DAY_MINUTES, _CENTURY = 1440.0, 100
# A paragraph's number may stand behind a bracket.
_OPENING = 1
_FEWER = frozenset({"less than", "at most"})
_MORE = frozenset({"more than", "at least"})
_QUANTITIES = frozenset(
    {Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.AGE, Kind.RANGE, Kind.INDEFINITE, Kind.FRACTION}
)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A figure of one side that the other lacks, or two that disagree in their qualifier (`added_qualifiers` too).

    `figure` belongs to the source when `lost`, else to the translation; `other` is the disagreeing counterpart.
    """

    figure: Figure
    lost: bool
    other: Figure | None = None


@dataclass(frozen=True, slots=True)
class _Values:
    """All values a side states, by what they may be compared with."""

    numbers: frozenset[float]
    outside_dates: frozenset[float]
    months: frozenset[int]
    days: frozenset[tuple[int, int]]
    times: frozenset[float]
    weekdays: frozenset[float]
    indefinite: frozenset[float]
    decades: frozenset[float]


def compare(source: Sequence[Figure], target: Sequence[Figure]) -> tuple[Mismatch, ...]:
    """Firm figures without a counterpart of equal value, and qualifiers that say the opposite.

    `source` and `target` come from `figures.scan`. A counterpart may be of another kind (20 in «القرن العشرين»
    and in "20th century"); clock times may differ by twelve hours; no unit is converted.
    """
    source_values, target_values = _values(source), _values(target)
    # «سبعينيات القرن العشرين» may be "the seventies".
    if any(figure.kind is Kind.DECADE and figure.value < _CENTURY for figure in target):
        source = [figure for figure in source if not _numbers_a_century(figure)]
    found = [
        Mismatch(figure, lost)
        for side, other, lost in ((target, source_values, False), (source, target_values, True))
        for figure in side
        if _demands(figure, other) and not _supported(figure, other)
    ]
    return (*found, *_renumbered(source, target), *_opposed(source, target))


def _renumbered(source: Sequence[Figure], target: Sequence[Figure]) -> Iterable[Mismatch]:
    """The number of a paragraph, when both sides begin with one and the two differ."""
    first = [figure for side in (source, target) for figure in side[:1] if _opens(figure)]
    if len(first) == 2 and _rounded(first[0].value) != _rounded(first[1].value):
        yield Mismatch(first[1], lost=False)
        yield Mismatch(first[0], lost=True)


def _opens(figure: Figure) -> bool:
    return figure.kind is Kind.MARKER and figure.start <= _OPENING


def _numbers_a_century(figure: Figure) -> bool:
    """The twentieth of «القرن العشرين», which reads as a count as well."""
    return figure.kind is Kind.ORDINAL or (figure.kind is Kind.COUNT and figure.text.startswith("ال"))


def _readings(figure: Figure) -> Iterable[float]:
    yield figure.value
    if figure.high is not None:
        yield figure.high
    yield from figure.alternatives


def _values(figures: Sequence[Figure]) -> _Values:
    numbers: set[float] = set()
    in_dates: set[float] = set()
    months: set[int] = set()
    days: set[tuple[int, int]] = set()
    times: set[float] = set()
    for figure in figures:
        if figure.kind is Kind.DATE:
            for value in _readings(figure):
                year, month, day = _parts(value)
                in_dates.update(float(part) for part in (year, day, month) if part)
                months.add(month)
                if day:
                    days.add((month, day))
        elif figure.kind is Kind.TIME:
            for value in _readings(figure):
                times.add(value % (_DAY_MINUTES / 2))
                hour, minute = value // 60, value % 60
                numbers.update({hour, hour % 12, minute, hour + minute / 100, hour * 100 + minute})
        elif figure.kind is not Kind.WEEKDAY:
            numbers.update(_number_readings(figure))
            numbers.update(_section_parts(figure))
            if _HOURS.fullmatch(figure.text):
                times.add((figure.value // 100 * 60 + figure.value % 100) % (_DAY_MINUTES / 2))
    by_kind = {
        kind: frozenset(value for f in figures if f.kind is kind for value in _readings(f))
        for kind in (Kind.WEEKDAY, Kind.INDEFINITE, Kind.DECADE)
    }
    return _Values(
        frozenset(_rounded(n) for n in numbers | in_dates),
        frozenset(_rounded(n) for n in numbers),
        frozenset(months),
        frozenset(days),
        frozenset(times),
        by_kind[Kind.WEEKDAY],
        by_kind[Kind.INDEFINITE],
        by_kind[Kind.DECADE],
    )


def _parts(value: float) -> tuple[int, int, int]:
    whole = int(value)
    return whole // 100_000, whole // 100 % 1000, whole % 100


def _rounded(value: float) -> float:
    return float(f"{value:.6g}") if value < 1e6 else value


def _number_readings(figure: Figure) -> Iterable[float]:
    for value in _readings(figure):
        yield value
        if figure.kind is Kind.PERCENT:
            yield value / 100
        if figure.kind is Kind.FRACTION:
            yield value * 100
            yield round(value, 2)
        if figure.kind is Kind.DECADE and value >= 1000:
            yield value % 100
            yield value // 100 + 1  # "the 1800s" is the nineteenth century
        if figure.kind is Kind.ORDINAL and 10 < value < 30:
            yield (value - 1) * 100
        if figure.unit in _ten_fold():
            yield value * _ten_fold()[figure.unit]


@cache
def _ten_fold() -> dict[str, float]:
    """Units that a translator resolves without converting: two decades are twenty years."""
    return {
        unit: float(size) for unit, size in table(__package__, "tolerance.toml")["resolved_units"].items()
    }


def _demands(figure: Figure, other: _Values) -> bool:
    """Whether the other side must state `figure` at all."""
    if figure.kind is Kind.WEEKDAY:
        return bool(other.weekdays)
    return figure.firm and figure.kind not in (Kind.RELATED, Kind.MARKER)


def _supported(figure: Figure, other: _Values) -> bool:
    if figure.kind is Kind.WEEKDAY:
        return figure.value in other.weekdays
    if figure.kind is Kind.DATE:
        return any(_date_supported(value, other) for value in _readings(figure))
    if figure.kind is Kind.TIME:
        if any(value % (_DAY_MINUTES / 2) in other.times for value in _readings(figure)):
            return True
        return {figure.value // 60 % 12 or 12.0, figure.value % 60} - {0.0} <= other.numbers | {
            number % 12 for number in other.numbers if number <= 24
        }
    if figure.kind is Kind.INDEFINITE:
        return bool(set(_readings(figure)) & (other.indefinite | other.numbers))
    if figure.high is not None:
        # 1995-96 may be written out; the two ends of any other range may share a scale.
        short = {figure.high % 100} if figure.kind is Kind.YEAR else set(figure.alternatives)
        low = set() if figure.kind is Kind.YEAR else set(figure.alternatives)
        ends = [
            any(_rounded(value) in other.numbers for value in {end, *others})
            for end, others in ((figure.value, low), (figure.high, short))
        ]
        return all(ends)
    if any(_rounded(value) in other.numbers for value in _number_readings(figure)):
        return True
    parts = _section_parts(figure)
    return bool(parts) and set(parts) <= other.numbers


def _section_parts(figure: Figure) -> tuple[float, ...]:
    """The parts of "208.1", which Arabic typesetting prints as 208-1."""
    if not _SECTION.fullmatch(figure.text):
        return ()
    return tuple(float(part) for part in figure.text.split("."))


def _date_supported(value: float, other: _Values) -> bool:
    year, month, day = _parts(value)
    if year and float(year) not in other.numbers:
        return False
    if month not in other.months:
        day_known = not day or float(day) in other.numbers
        return not other.months and float(month) in other.numbers and day_known
    # «8 و9 يناير» names the month once: a day may stand outside the date.
    return not day or (month, day) in other.days or float(day) in other.outside_dates


def _opposed(source: Sequence[Figure], target: Sequence[Figure]) -> Iterable[Mismatch]:
    """Equal quantities of which one side says "more than" and the other "less than"."""
    for figure in target:
        if figure.kind not in _QUANTITIES or figure.qualifier not in _FEWER | _MORE:
            continue
        equals = [f for f in source if f.kind in _QUANTITIES and _rounded(f.value) == _rounded(figure.value)]
        against = _MORE if figure.qualifier in _FEWER else _FEWER
        if equals and all(f.qualifier in against for f in equals):
            yield Mismatch(figure, lost=False, other=equals[0])
