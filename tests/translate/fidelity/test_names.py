"""Names across scripts: what counts as one name, what is unsupported, what is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.fidelity.names import english_names, lost, similar, unsupported
from translate.fidelity.transliteration import skeleton


@pytest.mark.parametrize(
    ("arabic", "english", "same"),
    [
        ("يلدريم", "Yildirim", True),
        ("بالرقة", "Raqqa", True),
        ("والأسد", "Assad's", True),
        ("غورباتشوف", "Gorbachev", True),
        ("جورباتشوف", "Gorbachev", True),
        ("عبدالفتاح", "Abdel-Fattah", True),
        ("يلدريم", "Erdogan", False),
        ("الرقة", "Gaza", False),
        ("ديلون", "Miller", False),
    ],
)
def test_a_transliteration_is_told_from_another_name(arabic: str, english: str, same: bool) -> None:
    assert (similar(arabic, english) >= 0.5) is same


def test_skeletons_of_one_name_agree_across_scripts() -> None:
    assert skeleton("الرقة") == skeleton("Raqqa") == "RK"
    assert skeleton("بوتين") == skeleton("Putin")


@pytest.mark.parametrize(
    ("arabic", "english", "names"),
    [
        ("زارت الرئيسة القاهرة", "The president visited Cairo", []),
        ("سجن في العراق", "an Iraqi prison", []),
        ("هيئة الإذاعة البريطانية", "the BBC", []),
        ("يوم الأحد في أكتوبر", "on Sunday in October", []),
        ("شركة Siemens الألمانية", "the German company Siemens", []),
        ("قال رئيس الوزراء يلدريم", "Prime Minister Erdogan said", ["Erdogan"]),
        ("غادر المقاتلون الرقة", "Fighters left Gaza", ["Gaza"]),
        ("الجيش السوري", "the Turkish army", ["Turkish"]),
    ],
)
def test_a_name_without_support_is_reported(arabic: str, english: str, names: list[str]) -> None:
    assert [name.text for name in unsupported(arabic, english)] == names


@pytest.mark.parametrize(
    ("arabic", "english", "places"),
    [
        ("غادر المقاتلون الرقة إلى تركيا", "The fighters left for Turkey", ["الرقة"]),
        ("زار الوفد كوريا الشمالية", "The delegation left", ["كوريا الشمالية"]),
        ("زار الوفد دمشق", "The delegation visited Damascus", []),
        ("نشر الموقع صور الحادث", "The site published pictures of the accident", []),
    ],
)
def test_a_place_the_english_does_not_name_is_reported(arabic: str, english: str, places: list[str]) -> None:
    assert [name.text for name in lost(arabic, english)] == places


@given(st.text(alphabet="ABCDabcd ’'-.éابتث12()", max_size=40))
def test_names_quote_the_text(text: str) -> None:
    for name in english_names(text):
        assert text[name.start : name.end] == name.text
