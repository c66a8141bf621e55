"""The invented pages: those looked at one by one, those never read only by their score."""

from __future__ import annotations

import pytest

from bench.pages import JudgedPage, judge

LOOKED_AT = judge("looked-at")


@pytest.mark.parametrize("page", LOOKED_AT, ids=[page.name for page in LOOKED_AT])
def test_a_page_looked_at_is_read_entirely_right(page: JudgedPage) -> None:
    assert {"title", "outlet", "day", "body"} - page.right == set(), page.said


def test_pages_never_read_are_read_as_well() -> None:
    pages = judge("never-read")
    assert sum("all" in page.right for page in pages) >= 0.9 * len(pages)
    # A wrong day, a lost body, other articles' text: each makes a brief wrong without a sign.
    assert [page.worst for page in pages if page.worst] == []


@pytest.mark.parametrize(("half", "least"), [("looked-at-other", 0.8), ("never-read-other", 0.45)])
def test_long_and_dirty_pages_by_other_hands_are_read_no_worse(half: str, least: float) -> None:
    pages = judge(half)
    assert sum("all" in page.right for page in pages) >= least * len(pages)
    # A line too many or too few is the usual mistake; the article itself is found.
    assert sum("lost body" in page.worst for page in pages) <= 0.05 * len(pages)
    assert sum({"title", "day"} <= page.right for page in pages) >= 0.75 * len(pages)
