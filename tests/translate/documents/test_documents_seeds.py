"""The five real articles: read whole, cleaned and dated."""

from __future__ import annotations

from datetime import date

import pytest

from tests.shared_data import SHARED, requires_shared
from translate.documents import ReadResult, read_inputs
from translate.records import DateSource, RemovalReason

pytestmark = requires_shared


@pytest.fixture(scope="module")
def seeds() -> ReadResult:
    return read_inputs([SHARED / "seeds"])


def test_all_five_are_read(seeds: ReadResult) -> None:
    assert seeds.failures == ()
    assert [document.id[:3] for document in seeds.documents] == ["000", "001", "002", "003", "004"]
    assert [bool(document.title) for document in seeds.documents] == [False, True, True, False, True]


def test_dates_are_stated_or_inferred(seeds: ReadResult) -> None:
    assert [(d.published.value, d.published.source) for d in seeds.documents] == [
        (date(2017, 11, 15), DateSource.INFERRED),
        (date(2017, 10, 15), DateSource.STATED),
        (date(2017, 11, 15), DateSource.STATED),
        (date(2017, 11, 15), DateSource.INFERRED),
        (date(2017, 11, 15), DateSource.STATED),
    ]
    assert all(document.published.evidence for document in seeds.documents)


@pytest.mark.parametrize(
    "words", ["طباعة", "مشاركة", "إقرأ أيضاً", "قد يهمك", "news-picture", "نُشر في", "11/15/2017"]
)
def test_no_furniture_is_in_any_segment(seeds: ReadResult, words: str) -> None:
    assert not [s.text for document in seeds.documents for s in document.segments if words in s.text]


def test_the_half_pasted_again_is_gone(seeds: ReadResult) -> None:
    document = seeds.documents[3]
    texts = [segment.text for segment in document.segments]
    assert len(set(texts)) == len(texts) == 7
    assert sum(r.reason is RemovalReason.REPEATED_BLOCK for r in document.removed) == 6
    assert len(document.text) < 0.6 * len(document.raw)


def test_nothing_is_lost(seeds: ReadResult) -> None:
    for document in seeds.documents:
        kept, last = [], 0
        for removal in document.removed:
            assert document.raw[removal.start : removal.end] == removal.text
            kept.append(document.raw[last : removal.start])
            last = removal.end
        assert "".join("".join([*kept, document.raw[last:]]).split()) == "".join(document.text.split())


def test_subheadings_stay_and_are_headings(seeds: ReadResult) -> None:
    headings = [segment.text for segment in seeds.documents[2].segments if segment.heading]
    assert len(headings) == 1
    assert len(headings[0].split()) == 2
