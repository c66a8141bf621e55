"""Control characters become visible; Arabic comes through untouched."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mujaz.report.parts.articles import pieces
from mujaz.report.parts.controls import neutralise, one_line
from mujaz.report.parts.page import arabic, english, name, prose


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قال «نعم» ثم ١٢٫٥٪", "قال «نعم» ثم ١٢٫٥٪"),
        ("مُشَكَّل وتطويـــل", "مُشَكَّل وتطويـــل"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("\u2066x\u2069", "⟨U+2066⟩x⟨U+2069⟩"),
        ("NUL\x00", "NUL⟨U+0000⟩"),
        ("lone \ud800", "lone \ufffd"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("mark\u200f stays, joiner\u200c stays", "mark\u200f stays, joiner\u200c stays"),
    ],
)
def test_neutralise(text: str, shown: str) -> None:
    assert neutralise(text) == shown


def test_one_line_has_one_line() -> None:
    assert one_line(" a\r\n b\u2028c\x0bd ") == "a b c⟨U+000B⟩d"


@given(st.text())
def test_what_is_shown_can_be_written_as_utf8_and_reorders_nothing(text: str) -> None:
    shown = neutralise(text)
    shown.encode("utf-8")
    assert not set(shown) & set("\x00\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("the العوامات buoys", 'the <bdi lang="ar" dir="rtl">العوامات</bdi> buoys'),
        ("وكالة المدار said", '<bdi lang="ar" dir="rtl">وكالة المدار</bdi> said'),
        ("في 12 شوال 1452", '<bdi lang="ar" dir="rtl">في 12 شوال</bdi> 1452'),
        ("date line «في 12 شوال 1452».", 'date line <bdi lang="ar" dir="rtl">«في 12 شوال 1452»</bdi>.'),
        ("she said «yes» twice", "she said «yes» twice"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("<script>", "&lt;script&gt;"),
    ],
)
def test_arabic_left_in_english_is_isolated(text: str, html: str) -> None:
    assert str(english(text)) == html


def test_names_are_isolated_in_the_direction_they_are_read() -> None:
    assert str(name("صدى 24")) == '<bdi lang="ar" dir="rtl">صدى 24</bdi>'
    assert str(name("«أمس» is day 4")) == '<bdi><bdi lang="ar" dir="rtl">«أمس»</bdi> is day 4</bdi>'
    assert str(name("«أمس» 4")) == '<bdi lang="ar" dir="rtl">«أمس» 4</bdi>'
    assert str(name("line «4 آذار»")) == '<bdi>line <bdi lang="ar" dir="rtl">«4 آذار»</bdi></bdi>'
    assert str(name("Reuters <b>")) == "<bdi>Reuters &lt;b&gt;</bdi>"
    assert str(arabic("<b>\u202e")) == '<bdi lang="ar" dir="rtl">&lt;b&gt;⟨U+202E⟩</bdi>'


def test_commands_in_our_own_prose_are_set_as_code() -> None:
    assert str(prose("run `mujaz models pull <x>` now")) == "run <code>mujaz models pull &lt;x&gt;</code> now"


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_cut_sentences_join_to_the_sentence_and_each_span_lights_exactly_its_text(text: str, spans) -> None:
    marked = [
        (low, high, key)
        for key, (low, high) in enumerate(
            sorted((min(a, b, len(text)), min(max(a, b), len(text)))) for a, b in spans
        )
        if low < high
    ]
    cut = pieces(text, 0, len(text), marked)
    assert "".join(piece.text for piece in cut) == text
    for low, high, key in marked:
        assert "".join(piece.text for piece in cut if key in piece.keys) == text[low:high]


@pytest.mark.parametrize("unit", ["«", "«جسر ", "جسر 1 ", "ج", "1 "])
def test_marking_up_a_long_sentence_costs_no_square_of_its_length(unit: str) -> None:
    """Measured in processor time of this thread, best of three, so that a busy machine changes nothing."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        taken = []
        for _ in range(3):
            start = time.thread_time()
            english(text)
            taken.append(time.thread_time() - start)
        return min(taken)

    assert seconds(160_000) < 25 * max(seconds(20_000), 0.002)
