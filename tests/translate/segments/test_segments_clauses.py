"""Cutting a long sentence at its clauses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.segments.splitting import clauses

CUTS = [
    # Eight words at most in a piece.
    ("semicolon", "أغلقت المدرسة أبوابها صباحا؛ وغادر المعلمون القاعة الكبيرة بعد الظهر.", "؛"),
    ("comma and verb", "أغلقت المدرسة أبوابها صباح الأحد، وقال المدير إنها ستفتح غدا.", "الأحد،"),
    ("comma before but", "أغلقت المدرسة أبوابها صباح الأحد، لكن المدير وعد بفتحها غدا.", "الأحد،"),
    ("conjunction", "أغلقت المدرسة أبوابها صباح الأحد بينما واصلت الجامعة عملها المعتاد.", "الأحد"),
    ("relative", "أغلقت البلدية الجسر القديم الكبير الذي بناه الأهالي قبل قرن.", "الكبير"),
]


@pytest.mark.parametrize(("sentence", "end"), [case[1:] for case in CUTS], ids=[case[0] for case in CUTS])
def test_a_long_sentence_is_cut_at_a_clause(sentence: str, end: str) -> None:
    first, second = clauses(sentence, max_words=8)
    assert first.endswith(end)
    assert f"{first} {second}" == sentence


def test_a_short_sentence_stays_whole() -> None:
    assert clauses("وصل الوفد، وقال إنه راض؛ ثم غادر.", max_words=7) == ("وصل الوفد، وقال إنه راض؛ ثم غادر.",)


def test_a_quotation_is_not_cut_while_another_place_is_left() -> None:
    sentence = "قال الوزير أمام البرلمان أمس «لن نقبل، وسنرد قريبا» ثم غادر القاعة مسرعا."
    assert clauses(sentence, max_words=9)[1].startswith(("«لن", "ثم"))


@pytest.mark.parametrize(
    "kept", ["3 آلاف", "نحو 3.500 شخص", "د. سالم", "أ.ف.ب"], ids=["number", "decimal", "title", "agency"]
)
def test_numbers_and_abbreviations_are_not_cut(kept: str) -> None:
    words = ["كلمة"] * 12
    for place in range(len(words)):
        sentence = " ".join([*words[:place], kept, *words[place:]])
        pieces = clauses(sentence, max_words=9)
        assert " ".join(pieces) == sentence
        number = kept.split()[0] if kept != "نحو 3.500 شخص" else "3.500"
        assert all(not piece.endswith(f" {number}") for piece in pieces[:-1] if " " in kept)


def test_without_any_mark_it_is_cut_between_words() -> None:
    pieces = clauses("كلمة " * 100, max_words=30)
    assert [len(piece.split()) for piece in pieces] == [25, 25, 25, 25]


def test_white_space_has_no_clauses() -> None:
    assert clauses(" \n ", max_words=5) == ()


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        clauses("كلمة", max_words=0)


@given(
    st.lists(
        st.sampled_from(
            ["كلمة", "وقال", "لكن", "«قال", "نعم»", "أمس،", "غدا؛", "3", "د.", "(", ")", '"', "الذي"]
        )
    ),
    st.integers(1, 12),
)
@settings(max_examples=400, deadline=None)
def test_clauses_are_the_sentence(words: list[str], limit: int) -> None:
    pieces = clauses(" ".join(words), max_words=limit)
    assert " ".join(pieces).split() == words
    assert all(0 < len(piece.split()) <= limit for piece in pieces)
