"""The invented pages: those looked at one by one, those never read only by their score."""

from __future__ import annotations

import pytest

from bench.pages import Judged, judge

LOOKED_AT = judge("looked-at")


@pytest.mark.parametrize("page", LOOKED_AT, ids=[page.name for page in LOOKED_AT])
def test_a_page_looked_at_is_read_entirely_right(page: Judged) -> None:
    assert {"title", "outlet", "day", "body"} - page.right == set(), page.said


def test_pages_never_read_are_read_as_well() -> None:
    pages = judge("never-read")
    assert sum("all" in page.right for page in pages) >= 0.9 * len(pages)
    # A wrong day, a lost body, other articles' text: each makes a brief wrong without a sign.
    assert [page.worst for page in pages if page.worst] == []
