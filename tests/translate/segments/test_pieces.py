"""Over-long sentences: cut at clauses so that they fit, and one sentence again in English."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.segments.pieces import fit, halves, join, prepare


def words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def characters(texts: Sequence[str]) -> list[int]:
    return [len(text) for text in texts]


LONG = "أعلنت البلدية إغلاق الجسر القديم، وقالت إن المياه غمرت الطريق، وأضافت أن العمل مستمر."


def test_what_fits_stays_whole() -> None:
    assert fit(LONG, max_tokens=14, count=words) == (LONG,)


@pytest.mark.parametrize("limit", [1, 3, 5, 9, 13])
def test_pieces_fit_and_are_the_text(limit: int) -> None:
    pieces = fit(LONG, max_tokens=limit, count=words)
    assert " ".join(pieces) == LONG
    assert max(words(pieces)) <= limit


@given(st.text(alphabet="اب ،.؛و", max_size=80), st.integers(1, 30))
def test_any_text_is_cut_without_loss_or_not_at_all(text: str, limit: int) -> None:
    text = " ".join(text.split())
    pieces = fit(text, max_tokens=limit, count=characters)
    if pieces:
        assert " ".join(pieces).split() == text.split()
        assert max(characters(pieces)) <= limit
    else:
        assert max(characters(text.split())) > limit


def test_halves_are_cut_at_a_clause() -> None:
    assert halves("أعلنت البلدية إغلاق الجسر القديم، وقالت إن المياه غمرت الطريق.") == (
        "أعلنت البلدية إغلاق الجسر القديم،",
        "وقالت إن المياه غمرت الطريق.",
    )
    assert halves("أغلق الجسر القديم.") == ("أغلق الجسر القديم.",)


def test_what_an_engine_reads_is_folded_and_on_one_line() -> None:
    assert prepare("قُتـل\n٣٬٥٠٠  شخص\u200f") == "قتل 3,500 شخص"


JOINED = [
    # pieces of the Arabic, of the English, the sentence
    (("أغلق الجسر،", "وفتح الطريق."), ("The bridge was closed.", "And the road opened."),
     "The bridge was closed, and the road opened."),
    (("قال", "إن الجسر أغلق."), ("He said.", "That the bridge was closed."), "He said that the bridge was closed."),
    (("أجلت الفرق ألفين", "من السكان."), ("Teams evacuated 2,000.", "Residents of the quarter."),
     "Teams evacuated 2,000, residents of the quarter."),
    (("قال", "يوسف ذلك."), ("He said it.", "Yusuf did."), "He said it, Yusuf did."),
    (("أغلق الجسر.", "فتح الطريق."), ("The bridge closed.", "The road opened."), "The bridge closed. The road opened."),
    (("أغلق...", "وفتح."), ("It closed...", "And opened."), "It closed... And opened."),
    (("أغلق،", "وفتح."), ("", "It opened."), "It opened."),
    (("في", "الولايات."), ("In the U.S.", "He's there."), "In the U.S. He's there."),
]  # fmt: skip


@pytest.mark.parametrize(("sources", "targets", "expected"), JOINED)
def test_the_pieces_are_one_sentence_again(
    sources: tuple[str, ...], targets: tuple[str, ...], expected: str
) -> None:
    assert join(sources, targets) == expected
