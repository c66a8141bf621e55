"""The figures that several sources give, source by source."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.comparing.figure_table import figure_table
from summarize.ledger import build_ledger
from tests.summarize.articles import article
from translate.encoder import default_encoder

REPEATED = "وأصيب 42 شخصا في حريق المصنع."


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("وأصيب 42 شخصا في الحريق الذي اندلع في المصنع.", ""),
        ("وقالت وزارة الصحة إن 42 شخصا أصيبوا في حريق المصنع.", "وزارة الصحة"),
        ("وقالت لجنة الأهالي إن 42 شخصا أصيبوا في حريق المصنع، بحسب وزارة الصحة.", "وزارة الصحة"),
    ],
)
def test_a_figure_is_that_of_the_voice_opened_last(sentence: str, holder: str) -> None:
    documents = [
        article(text, id=str(n), day=date(2024, 6, 4)) for n, text in enumerate((sentence, REPEATED))
    ]
    ledger = build_ledger(documents, encoder=default_encoder())
    (row,) = figure_table(ledger)
    assert [(cell.value, cell.holder) for cell in row.cells] == [("42", holder), ("42", "")]
