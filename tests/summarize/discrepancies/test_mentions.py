"""Figures in their clauses: what tells two counts apart before their values are compared."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.claims import adds_up, figures_covered, same_noun
from summarize.claims.arabic_names import identity, same_voice
from summarize.claims.reading import document_claims
from summarize.clusters.space import build_space
from summarize.discrepancies.mentions import ClauseMention, clause_around, figure_mentions
from tests.summarize.articles import WordEncoder, article


def _mentions(text: str) -> list[ClauseMention]:
    claims = document_claims(1, article(text, day=date(2024, 5, 6)))
    return figure_mentions(build_space(claims, WordEncoder()))


def test_a_part_is_marked_and_matches_no_whole() -> None:
    whole, part = _mentions("قُتل 93 شخصاً في الهجوم، بينهم ثلاثة أطفال.")
    assert whole.figure is not None
    assert part.figure is not None
    assert (whole.figure.part, part.figure.part) == (False, True)
    assert not same_noun(whole.figure, part.figure)


@pytest.mark.parametrize(
    ("text", "superseded", "other"),
    [
        ("وفي وقت سابق أعلنت الشرطة مقتل 44 شخصاً.", True, False),
        ("وكانت الحصيلة السابقة 44 قتيلاً.", True, False),
        ("وفي حادث آخر قُتل 44 شخصاً على الطريق.", False, True),
        ("قُتل 44 شخصاً آخر في الحريق.", False, False),
        ("إن آخر هجوم أسفر عن مقتل 44 شخصاً.", False, False),
    ],
)
def test_older_counts_and_other_happenings_are_marked(text: str, superseded: bool, other: bool) -> None:
    (mention,) = _mentions(text)
    assert (mention.superseded, mention.other) == (superseded, other)


def test_the_country_of_the_clause_confines_a_count() -> None:
    first, second = _mentions("في سوريا قُتل 237 شخصاً. أما في تركيا فقُتل 284 شخصاً.")
    assert first.scope == {"Syria"}
    assert second.scope == {"Turkey"}


def test_a_tally_far_before_its_figure_names_it() -> None:
    (mention,) = _mentions(
        "ارتفعت حصيلة ضحايا الزلزال المدمر الذي ضرب جنوب البلاد وشمالها فجر الاثنين إلى أكثر من 11200 شخص."
    )
    assert mention.role == "killed"


def test_sums_are_no_contradiction() -> None:
    (total,) = _mentions("كان على متن الطائرة 72 شخصاً.")
    parts = _mentions("كان على متن الطائرة 68 راكباً و4 من أفراد الطاقم.")
    figures = [m.figure for m in parts if m.figure is not None]
    assert total.figure is not None
    assert adds_up(total.figure, figures)
    assert not figures_covered([total.figure], figures)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("هيئة الإذاعة البريطانية", "شبكة «بي بي سي» البريطانية", True),
        ("الكولونيل سامر دياب الناطق باسم الجيش", "دياب", True),
        ("وزارة الصحة", "وزارة الدفاع", False),
        ("", "", True),
        ("وزارة الصحة", "", False),
    ],
)
def test_one_voice_under_two_names(left: str, right: str, same: bool) -> None:
    assert same_voice(left, right) is same
    assert identity("قناة الجزيرة") == identity("الجزيرة")


_TEXT = st.lists(
    st.sampled_from(["قُتل", "12", "شخصاً", "،", ".", "3.5", "إيه.سي", "و", "المدينة", ":", "؛"]),
    min_size=1,
    max_size=30,
)


@given(_TEXT, st.data())
def test_a_clause_holds_its_figure_and_lies_in_the_sentence(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip() or text[start] == " ":
        return
    first, last = clause_around(text, start, end)
    assert 0 <= first <= last <= len(text)
    assert text[first:last] == text[first:last].strip()
