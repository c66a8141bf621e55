"""Folding before encoding, keys for matching, words and clitics, as tables."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from translate.normalise import encoder_input, fold, search_fold, search_key, words

FOLDED = {
    "Arabic-Indic digits": ("في ١٢ تموز ٢٠٢٤", "في 12 تموز 2024"),
    "Persian digits": ("۴۵۶", "456"),
    "decimal and thousands separators": ("٣٫٥ و١٬٠٠٠٬٠٠٠", "3.5 و1,000,000"),
    "separators between ASCII digits": ("3٫5", "3.5"),
    "separators among words stay": ("قال٫ نعم٬ لا", "قال٫ نعم٬ لا"),
    "percent": ("٣٥٪", "35%"),
    "tatweel": ("الســـلام", "السلام"),
    "tatweel after a clitic": ("لـ«الأفق» بـ 7", "ل«الأفق» ب 7"),
    "vowel signs": ("مُصِرٌّ جِدًّا عَلى هٰذا", "مصر جدا على هذا"),
    "letters stay": ("أإآٱؤئءىة", "أإآٱؤئءىة"),
    "a hamza written apart is part of its letter": (
        "ا\u0654ن ا\u0653ت و\u0654 ي\u0654 ا\u0655",
        "أن آت ؤ ئ إ",
    ),
    "also behind a vowel sign": ("ا\u064e\u0654", "أ"),
    "bidi controls": ("د\u202a.\u202c سالم \u2067نص\u2069", "د. سالم نص"),
    "directional marks inside a word": ("كت\u200fا\u200eب ك\u200cت", "كتاب كت"),
    "number behind a mark": ("3\u200f٫\u200f5", "3.5"),
    "byte order mark and soft hyphen": ("\ufeffكت\u00adاب", "كتاب"),
    "no-break and odd spaces": ("10\u00a0آلاف\u202fو\u3000خمسة\u2009", "10 آلاف و خمسة "),
    "line breaks and controls": ("سطر\nآخر\tهنا\x00", "سطر آخر هنا "),
    "presentation forms": ("ﺍﻟﺮﺋﻴﺲ ﻻ", "الرئيس لا"),
    "vowel signs shown alone": ("ﻣﹷن", "من"),
    "only the Arabic blocks": ("ﬁ ² Ａ ½", "ﬁ ² Ａ ½"),
    "quotes and marks stay": ("«نعم»، “لا”؛ أحقا؟", "«نعم»، “لا”؛ أحقا؟"),
    "empty": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), FOLDED.values(), ids=FOLDED.keys())
def test_fold(text: str, expected: str) -> None:
    assert fold(text).text == expected


@pytest.mark.parametrize(
    ("text", "part", "source"),
    [
        ("قال مُحَمَّدٌ نعم", "محمد", "مُحَمَّدٌ"),
        ("بلغ ٣٫٥٪ فقط", "3.5%", "٣٫٥٪"),
        ("الســلام عليكم", "السلام", "الســلام"),
        ("هو ﷲ وحده", "الله", "ﷲ"),
        ("هنا ﻻ أخرى", "ل", "ﻻ"),
        ("في ا\u0654ول", "أول", "ا\u0654ول"),
        ("\u202bنص\u202c", "نص", "نص\u202c"),
    ],
)
def test_source_span(text: str, part: str, source: str) -> None:
    folded = fold(text)
    start = folded.text.index(part)
    first, last = folded.source_span(start, start + len(part))
    assert text[first:last] == source


def test_source_span_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError, match="2 characters"):
        fold("نص").source_span(0, 3)


ARABIC = st.text(
    st.one_of(
        st.sampled_from(
            "ابتأإآؤئىةوي ٣٫٬٪۵5.,\u0640\u064b\u0651\u0653\u0654\u0655\u0670\u200f\u202a\u00a0\n<>«»\ufefbﷲﹷ"
        ),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.characters(),
    ),
    max_size=40,
)


@given(ARABIC)
@example("٣\u064e٫\u200f٥")
@settings(max_examples=600, deadline=None)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(ARABIC)
@settings(max_examples=600, deadline=None)
def test_offsets_lead_back_to_the_source(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    for position in range(len(folded.text)):
        start, end = folded.source_span(position, position + 1)
        assert start < end
        # What the place says, folded alone, still holds the character; separators need their digits.
        if folded.text[position] not in ".,٫٬":
            assert folded.text[position] in fold(text[start:end]).text


@given(ARABIC, st.sampled_from(["opus", "plain"]))
@settings(max_examples=400, deadline=None)
def test_encoder_input_is_stable_and_holds_no_language_code(text: str, profile: str) -> None:
    once = encoder_input(text, profile)
    assert ">>" not in once
    assert "<<" not in once
    assert encoder_input(once, profile) == once


@pytest.mark.parametrize(
    ("profile", "text", "expected"),
    [
        ("plain", "  قال\u00a0 “نعم”… \n", "قال “نعم”…"),
        ("opus", "  قال\u00a0 “نعم”… \n", 'قال "نعم"...'),
        ("opus", "«نعم» قالها’", "«نعم» قالها'"),
        ("opus", "نص\ue000نص", "نص نص"),
        ("plain", ">>ara<< نص", "»ara« نص"),
        ("opus", "<<نص>> ثم >>eng<<", "«نص» ثم »eng«"),
        ("opus", "أكبر من > 5 و < 6", "أكبر من > 5 و < 6"),
    ],
)
def test_encoder_input(profile: str, text: str, expected: str) -> None:
    assert encoder_input(text, profile) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إدارة", "اداره"),
        ("الأسرى", "الاسري"),
        ("مسؤول", "مسوول"),
        ("طائرة", "طايره"),
        ("مُحَمَّد", "محمد"),
        ("ســوريا", "سوريا"),
        ("١٢ شخصا", "12  شخصا"),
        ("BBC العربية", "bbc العربيه"),
        ("تهران کی", "تهران كي"),
    ],
)
def test_search_key_brings_spellings_together(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


def test_search_key_keeps_words_apart() -> None:
    assert search_key("قسم") != search_key("قسمة")


def test_search_fold_leads_back_to_the_source() -> None:
    text = "إلى الإِدارة  İ"
    folded = search_fold(text)
    start = folded.text.index("اداره")
    first, last = folded.source_span(start, start + 5)
    assert text[first:last] == "إِدارة"


@given(ARABIC)
@settings(max_examples=300, deadline=None)
def test_search_key_is_its_own_key(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد، ثم غادر.", ["وصل", "الوفد", "ثم", "غادر"]),
        ("قالَ مُحـمَّدٌ: «نعم»", ["قالَ", "مُحـمَّدٌ", "نعم"]),
        ("كت\u200fاب", ["كت\u200fاب"]),
        ("جنيف8 في 3.500 و١٢/٣", ["جنيف", "8", "في", "3.500", "و", "١٢/٣"]),
        ('لـ"رويترز" BBC it\'s', ["لـ", "رويترز", "BBC", "it's"]),
        ("… ؟ !", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    found = words(text)
    assert [word.text for word in found] == expected
    assert all(text[word.start : word.end] == word.text for word in found)


def test_a_word_knows_its_key() -> None:
    assert words("«الإدارةَ»")[0].key == "الاداره"


@given(ARABIC)
@settings(max_examples=300, deadline=None)
def test_words_are_in_order_and_never_empty(text: str) -> None:
    last = 0
    for word in words(text):
        assert last <= word.start < word.end
        assert text[word.start : word.end] == word.text
        last = word.end
