"""Parquet files: one article a row, read as JSON lines are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from translate.documents import read_inputs
from translate.records import DateSource

ARTICLE = "قالت شركة المياه إن التيار انقطع عن المضخة الرئيسية. وأضافت أن الإصلاح يحتاج إلى يومين."


def test_each_row_is_an_article_with_its_day_and_outlet(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="pip install 'mujaz[cluster]'")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "news.parquet"
    rows = {
        "id": ["a", "b", "c"],
        "story": [ARTICLE, "", ARTICLE + " وعاد الضخ."],
        "publisher": ["الأفق", "", "الساحل"],
        "published": [date(2031, 5, 3), None, None],
    }
    parquet.write_table(arrow.table(rows), path)
    read = read_inputs([path], fields={"text": "story"})
    assert [(one.id, one.outlet) for one in read.documents] == [("a", "الأفق"), ("c", "الساحل")]
    assert read.documents[0].published.value == date(2031, 5, 3)
    assert read.documents[0].published.source is DateSource.STATED
    (failure,) = read.failures
    assert "news.parquet, row 2 has no text (its fields: id, story, publisher, published)" in failure.message


def test_another_file_of_that_name_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    path.write_bytes(b"PAR1 but no table")
    (failure,) = read_inputs([path]).failures
    assert "news.parquet" in failure.message
    assert "\n" not in failure.message
