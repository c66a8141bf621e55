"""How English writes a figure, and that it reads it back as the same one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.fidelity.figures.reading import figures
from translate.fidelity.figures.wording import date_in_english, month_name, number_in_digits


@pytest.mark.parametrize(
    ("parts", "day_first", "month_first"),
    [
        ((2031, 10, 14), "14 October 2031", "October 14, 2031"),
        ((0, 10, 14), "14 October", "October 14"),
        ((2031, 10, 0), "October 2031", "October 2031"),
        ((0, 5, 0), "May", "May"),
        # A month of the Muslim year, and none.
        ((1450, 109, 3), "", ""),
        ((2031, 0, 0), "", ""),
    ],
)
def test_dates_in_either_order(parts: tuple[int, int, int], day_first: str, month_first: str) -> None:
    assert date_in_english(*parts) == day_first
    assert date_in_english(*parts, month_first=True) == month_first


def test_months_are_those_of_the_gregorian_year() -> None:
    assert (month_name(1), month_name(9), month_name(12)) == ("January", "September", "December")
    assert month_name(0) == month_name(13) == month_name(101) == ""


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (7.0, "7"),
        (3500.0, "3,500"),
        (12.5, "12.5"),
        (0.25, "0.25"),
        (1234567.5, "1,234,567.5"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_numbers_in_digits(value: float, written: str) -> None:
    assert number_in_digits(value) == written


@given(
    st.integers(1, 28), st.integers(1, 12), st.integers(1900, 2099), st.booleans(), st.integers(3, 900_000)
)
def test_what_is_written_is_read_back(
    day: int, month: int, year: int, month_first: bool, number: int
) -> None:
    (date,) = figures(f"It opened on {date_in_english(year, month, day, month_first=month_first)}.", "en")
    assert date.date_parts == (year, month, day)
    (count,) = figures(f"It holds {number_in_digits(number)} bags.", "en")
    assert count.value == number
