"""The comparison: who carries what, what each source leaves out, when things happened, the same for any engine."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from summarize.comparing.compare import compare_sources
from summarize.ledger import build_ledger
from summarize.records.comparison import Comparison, CoverageRow, Stance
from tests.summarize.articles import NAMES_OF_EVENTS, WordEncoder, article, event
from translate.encoder import default_encoder
from translate.records import Flag, FlagKind, Outcome, TranslatedDocument

# A dam above an invented town: 1 and 2 print one agency text, 3 contradicts it, 4 is a week older.
DAM = (
    article(
        "قالت وزارة المياه إن سد العقيق تصدع صباح الاثنين 3 يونيو بعد أمطار غزيرة. "
        "وأجلت فرق الدفاع المدني 400 من سكان بلدة الحصن. "
        "ونفت وزارة المياه وجود أي خطأ في تصميم السد.",
        id="one",
        day=date(2024, 6, 4),
        outlet="الضفة",
    ),
    article(
        "قالت وزارة المياه إن سد العقيق تصدع صباح الاثنين 3 يونيو بعد أمطار غزيرة. "
        "وأجلت فرق الدفاع المدني 400 من سكان بلدة الحصن. "
        "وخصصت البلدية ثلاث مدارس لإيواء العائلات.",
        id="two",
        day=date(2024, 6, 4),
        outlet="الميدان",
    ),
    article(
        "ذكرت لجنة الأهالي أن سد العقيق تصدع مساء الأحد 2 يونيو بعد أمطار غزيرة. "
        "وأضافت لجنة الأهالي أن فرق الدفاع المدني أجلت 900 من سكان بلدة الحصن. "
        "وقد يكون خطأ في تصميم السد سبب التصدع، بحسب مهندس في اللجنة.",
        id="three",
        day=date(2024, 6, 5),
        outlet="الصوت",
    ),
    article(
        "دعا خبراء إلى صيانة سد العقيق قبل موسم الأمطار. ويروي السد ألف هكتار من أراضي بلدة الحصن.",
        id="four",
        day=date(2024, 5, 20),
        outlet="الأرض",
    ),
)


def compared(documents: Sequence[TranslatedDocument], encoder: Any = None) -> Comparison:
    encoder = encoder or WordEncoder()
    return compare_sources(build_ledger(documents, encoder=encoder), documents, encoder=encoder)


@cache
def dam() -> Comparison:
    return compared(DAM, default_encoder())


def row_with(claim: str) -> CoverageRow:
    return next(
        row for row in dam().coverage if any(claim in cell.claims for cell in row.cells if not cell.differs)
    )


def test_every_row_has_a_cell_for_every_source() -> None:
    for row in dam().coverage:
        assert [cell.document for cell in row.cells] == [1, 2, 3, 4]
        assert row.claim.document in row.sources
        assert all((cell.stance is Stance.SILENT) == (not cell.claims) for cell in row.cells)


def test_every_sentence_of_a_body_stands_in_the_table() -> None:
    told = {id_ for row in dam().coverage for cell in row.cells for id_ in cell.claims}
    assert told == {claim.id for claim in dam().ledger.claims}


def test_wire_copy_is_marked_and_counts_once() -> None:
    row = row_with("1:1")
    assert [cell.copied for cell in row.cells] == [True, True, False, False]
    assert row.independent == 1


@pytest.mark.parametrize(
    ("claim", "other"), [("1:1", "3:1"), ("1:2", "3:2")], ids=["another day", "another figure"]
)
def test_a_source_that_answers_otherwise_differs_and_does_not_support(claim: str, other: str) -> None:
    row = row_with(claim)
    assert row.cells[2].differs
    assert row.cells[2].claims == (other,)
    assert row.sources == (1, 2)
    assert row.discrepancies


def test_stances_are_read_from_the_arabic() -> None:
    assert row_with("1:1").cells[0].stance is Stance.ATTRIBUTES
    assert row_with("1:1").cells[0].holder == "وزارة المياه"
    assert row_with("2:3").cells[1].stance is Stance.ASSERTS
    assert row_with("3:3").cells[2].stance is Stance.HEDGES


def test_a_denial_of_what_another_source_says_stands_in_its_row() -> None:
    row = row_with("3:3")
    assert row.claim.id == "3:3"
    assert (row.cells[0].stance, row.cells[0].claims) == (Stance.DENIES, ("1:3",))


def test_a_denial_that_nobody_contradicts_is_no_denial_of_itself() -> None:
    made = compared([article("نفت وزارة النقل وجود أي نقص في قطع غيار القطارات."), LEAK[0]])
    assert made.coverage[0].cells[0].stance is Stance.ATTRIBUTES


def test_silence_can_be_checked() -> None:
    row = row_with("1:2")
    silent = row.cells[3]
    assert (silent.stance, silent.claims) == (Stance.SILENT, ())
    assert silent.nearest in ("", "4:1", "4:2")
    assert 0 <= silent.likeness < 0.5


def test_unique_claims_have_one_independent_source() -> None:
    by_id = {row.id: row for row in dam().coverage}
    assert {id_ for id_, row in by_id.items() if row.independent == 1} == set(dam().unique)


def test_a_summary_is_at_most_three_of_the_articles_own_sentences_in_order() -> None:
    for number, summary in enumerate(dam().summaries, 1):
        assert 1 <= len(summary.sentences) <= 3
        assert {claim.document for claim in summary.sentences} == {number}
        assert [c.segment for c in summary.sentences] == sorted({c.segment for c in summary.sentences})


LEAK = (
    article("أغلقت بلدية الزهور محطة الضخ بعد تسرب الكلور مساء السبت. ونقل 12 عاملاً إلى المستشفى.", day=date(2024, 6, 4)),
    article("أدى تسرب الكلور مساء السبت إلى إغلاق محطة الضخ في بلدية الزهور. وقال أطباء إن 12 عاملاً نقلوا إلى المستشفى.", day=date(2024, 6, 4)),
    article("أقيم مهرجان الزهور السنوي في موعده أمس بحضور آلاف الزوار.", day=date(2024, 6, 5)),
    article("بدأت البلدية قبل شهر ترميم أنابيب المياه القديمة في الأحياء الغربية.", day=date(2024, 5, 3)),
)  # fmt: skip


def test_what_two_independent_sources_carry_is_missed_where_it_is_silent() -> None:
    made = compared(LEAK, default_encoder())
    shared = next(row for row in made.coverage if row.independent == 2)
    assert shared.sources == (1, 2)
    left_out = [{omission.row for omission in summary.leaves_out} for summary in made.summaries]
    assert [shared.id in rows for rows in left_out] == [False, False, True, True]


def test_an_article_cannot_leave_out_what_came_after_it() -> None:
    made = compared(LEAK, default_encoder())
    assert all(omission.earlier for omission in made.summaries[3].leaves_out)
    assert not any(
        omission.earlier for omission in made.summaries[2].leaves_out if len(omission.carried_by) > 1
    )


def test_days_that_differ_stand_side_by_side() -> None:
    disputed = [entry for entry in dam().timeline if entry.discrepancy]
    assert [[(d.when, d.documents) for d in entry.datings] for entry in disputed] == [
        [(date(2024, 6, 2), (3,)), (date(2024, 6, 3), (1, 2))]
    ]


def test_the_timeline_is_of_the_event_and_in_order() -> None:
    texts = article(
        "وصلت السفينة إلى ميناء النجم في 5 مارس 2024. وقال ناطق في 9 مارس 2024 إن الحمولة سليمة. وغادرت السفينة الميناء في 7 مارس 2024.",
        day=date(2024, 3, 10),
    )
    made = compared([texts])
    assert [entry.datings[0].when.day for entry in made.timeline] == [5, 7]


def test_figures_stand_side_by_side_disputed_ones_first() -> None:
    rows = dam().figures
    values = {row.verdict: [(cell.document, cell.value) for cell in row.cells] for row in rows}
    assert values["contradiction"] == [(1, "400"), (2, "400"), (3, "900")]
    assert rows[0].verdict == "contradiction"
    assert rows[0].discrepancy


def test_one_article_is_compared_with_nothing() -> None:
    made = compared(DAM[:1])
    assert all(row.sources == (1,) for row in made.coverage)
    assert made.framing == ()
    assert made.summaries[0].leaves_out == ()


def test_no_claims_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="no claims"):
        compared([article("")])


def _retold(translated: TranslatedDocument, word: str) -> TranslatedDocument:
    """The same article as another engine would leave it: other English, other doubts, other confidence."""
    doubt = (Flag(FlagKind.NAME, "A name differs."),) if word == "b" else ()
    return replace(
        translated,
        segments=tuple(
            replace(
                segment,
                text=f"{word} {segment.segment.index}" if word else "",
                flags=doubt,
                outcome=Outcome.FLAGGED if doubt else Outcome.OK,
                quality=0.1 * (segment.segment.index % 7) if word else math.nan,
            )
            for segment in translated.segments
        ),
    )


@pytest.mark.parametrize("name", [*NAMES_OF_EVENTS, "dam"])
def test_two_engines_and_none_give_the_same_comparison(name: str) -> None:
    documents = DAM if name == "dam" else event(name)[1]

    def shape(word: str) -> list[Any]:
        made = compared([_retold(translated, word) for translated in documents])
        return [
            [replace(found, accounts=tuple(replace(a, translation="") for a in found.accounts))
             for found in made.ledger.discrepancies],
            made.ledger.wire_groups,
            [(row.id, row.claim.id, row.cells, row.independent, row.discrepancies) for row in made.coverage],
            made.unique,
            [([c.id for c in s.sentences], s.leaves_out, s.carried) for s in made.summaries],
            made.framing,
            made.loaded,
            made.figures,
            [(entry.claim.id, entry.datings) for entry in made.timeline],
            [claim.id for claim in made.joint],
        ]  # fmt: skip

    assert shape("a") == shape("b") == shape("")


def test_what_is_left_of_an_earlier_count_is_an_update_even_where_both_could_be_true() -> None:
    made = compared(
        [
            article("وقال مدير المستشفى المركزي إن المستشفى استقبل نحو أربعين مصاباً.", day=date(2024, 6, 4)),
            article(
                "وقالت وزارة الصحة إن 36 مصاباً ما زالوا يتلقون العلاج في المستشفى المركزي.",
                day=date(2024, 6, 6),
            ),
        ],
        default_encoder(),
    )
    assert [(found.verdict, [a.value for a in found.accounts]) for found in made.ledger.discrepancies] == [
        ("time update", ["40", "36"])
    ]
