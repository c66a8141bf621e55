"""The line that says when the articles appeared."""

from datetime import date

import pytest

from summarize.briefing.dateline import dateline
from tests.summarize.articles import article

MAY, JUNE = date(2031, 5, 30), date(2031, 6, 2)


@pytest.mark.parametrize(
    ("days", "line"),
    [
        ([], ""),
        ([None, None], ""),
        ([MAY], "30 May 2031"),
        ([MAY, MAY], "30 May 2031"),
        ([JUNE, MAY], "30 May 2031 to 2 June 2031"),
        ([JUNE, None, MAY, None], "30 May 2031 to 2 June 2031; 2 undated"),
    ],
)
def test_from_the_first_day_to_the_last(days: list[date | None], line: str) -> None:
    assert dateline([article("عاد التيار إلى المدينة.", day=day) for day in days]) == line
