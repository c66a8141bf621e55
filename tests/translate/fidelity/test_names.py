"""Names across scripts: what counts as one name, what is unsupported, what is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.fidelity.names import english_names, lost, similar, unsupported
from translate.fidelity.transliteration import skeleton

ONE_NAME = [
    ("يلدريم", "Yildirim"),
    ("أردوغان", "Erdogan"),
    ("لافروف", "Lavrov"),
    ("الرقة", "Raqqa"),
    ("بالرقة", "Raqqa"),
    ("والأسد", "Assad's"),
    ("تشرشل", "Churchill"),
    ("شكسبير", "Shakespeare"),
    ("غورباتشوف", "Gorbachev"),
    ("جورباتشوف", "Gorbachev"),
    ("فيينا", "Vienna"),
    ("بروكسل", "Brussels"),
    ("ماكسيم", "Maxim"),
    ("عبد الفتاح", "Abdel Fattah"),
    ("عبدالفتاح", "Abdel-Fattah"),
    ("الخميني", "Khomeini"),
    ("ثاتشر", "Thatcher"),
    ("هوليوود", "Hollywood"),
]


@pytest.mark.parametrize(("arabic", "english"), ONE_NAME)
def test_a_transliteration_is_recognised(arabic: str, english: str) -> None:
    assert similar(arabic, english) >= 0.5


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("يلدريم", "Erdogan"),
        ("الرقة", "Gaza"),
        ("ديلون", "Miller"),
        ("لافروف", "Shoigu"),
        ("الوزير", "Dillon"),
    ],
)
def test_another_name_is_not(arabic: str, english: str) -> None:
    assert similar(arabic, english) < 0.5


def test_skeletons_of_one_name_agree_across_scripts() -> None:
    assert skeleton("الرقة") == skeleton("Raqqa") == "RK"
    assert skeleton("بوتين") == skeleton("Putin")
    assert skeleton("غوتيريش") == skeleton("Guterres") == "KTRS"


SUPPORTED = [
    ("زار بوتين موسكو", "Putin visited Moscow"),
    ("زارت الرئيسة القاهرة", "The president visited Cairo"),
    ("قالت أنقرة إن تركيا ستنسحب", "Ankara said Turkey would withdraw"),
    ("الجيش العراقي", "Iraq's army"),
    ("سجن في العراق", "an Iraqi prison"),
    ("الأمم المتحدة", "the UN"),
    ("هيئة الإذاعة البريطانية", "the BBC"),
    ("الولايات المتحدة الأمريكية", "the United States"),
    ("مجلس الأمن الدولي", "the Security Council"),
    ("وزارة الدفاع", "the Ministry of Defence"),
    ("جائزة المجر الكبرى", "the Hungarian Grand Prix"),
    ("حزب الله", "Hezbollah"),
    ("تنظيم داعش", "ISIS"),
    ("يوم الأحد في أكتوبر", "on Sunday in October"),
    ("بناء السلام", "Peacebuilding"),
    ("شركة Siemens الألمانية", "the German company Siemens"),
]


@pytest.mark.parametrize(("arabic", "english"), SUPPORTED)
def test_translated_and_transliterated_names_are_supported(arabic: str, english: str) -> None:
    assert unsupported(arabic, english) == ()


UNSUPPORTED = [
    ("قال رئيس الوزراء يلدريم", "Prime Minister Erdogan said", ["Erdogan"]),
    ("غادر المقاتلون الرقة", "Fighters left Gaza", ["Gaza"]),
    ("قالت موسكو", "Officials in Washington said", ["Washington"]),
    ("الجيش السوري", "the Turkish army", ["Turkish"]),
    ("صرح الكولونيل رايان ديلون", "Colonel Ryan Miller said", ["Miller"]),
]


@pytest.mark.parametrize(("arabic", "english", "names"), UNSUPPORTED)
def test_a_name_without_support_is_reported(arabic: str, english: str, names: list[str]) -> None:
    assert [name.text for name in unsupported(arabic, english)] == names


LOST = [
    ("غادر المقاتلون الرقة إلى تركيا", "The fighters left for Turkey", ["الرقة"]),
    ("زار الوفد كوريا الشمالية", "The delegation left", ["كوريا الشمالية"]),
    ("زار الوفد دمشق", "The delegation visited Damascus", []),
    ("الجيش اللبناني في لبنان", "the Lebanese army", []),
    ("نشر الموقع صور الحادث", "The site published pictures of the accident", []),
]


@pytest.mark.parametrize(("arabic", "english", "places"), LOST)
def test_a_place_the_english_does_not_name_is_reported(arabic: str, english: str, places: list[str]) -> None:
    assert [name.text for name in lost(arabic, english)] == places


@given(st.text(alphabet="ABCDabcd ’'-.éابتث12()", max_size=40))
def test_names_quote_the_text(text: str) -> None:
    for name in english_names(text):
        assert text[name.start : name.end] == name.text
