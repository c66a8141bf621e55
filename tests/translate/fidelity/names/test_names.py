"""Names across scripts: what counts as one name, what is unsupported, what is lost."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.fidelity.names.matching import english_names, lost, names, similar, unsupported
from translate.fidelity.names.transliteration import skeleton

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
    ("سوتشي", "Sochi"),
    ("معاذ", "Muaz"),
    ("القذافي", "Gaddafi"),
    ("تشانغ", "Zhang"),
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
    ("قال براون", "Mr Brown said"),
    ("ميناء بوردو", "the port of Bordeaux"),
    ("شركة رينو", "the Renault company"),
    ("مركبات الكربون الهيدروكلورية فلورية", "HCFCs"),
    ("ماجستير إدارة الأعمال", "an MBA"),
    ("دول جنوب الصحراء الكبرى", "the countries of sub-Saharan Africa"),
    ("المحيط المتجمد الشمالي", "the Arctic Ocean"),
    ("سلام للبيت الأبيض", "peace for the White House"),
    ("موقع Craiglist", "the Craigslist site"),
    ("وسام صليب الحرب الفرنسي", "the French Croix de Guerre"),
    ("عملية أسد البحر", "Operation Sealion"),
    ("مجتمعات الهنود الحمر", "Native American communities"),
    ("اللغة الأردية", "the Urdu language"),
    ('قال لـ"فرانس برس"', "he told Agence France-Presse"),
    ("قال لوكالة أسوشيتد برس", "he told The Associated Press"),
    ("أعلنت أطباء بلا حدود", "Médecins Sans Frontières announced"),
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
    ("ثار البركان وفقد الرجل بصره", "The volcano erupted and the man went blind", []),
    ("وصلوا للرقة أمس", "They arrived yesterday", ["للرقة"]),
    ("وزيري مصرّ على موقفه", "My minister insists on his position", []),
    ("منظمة الأمن والتعاون في أوروبا", "the OSCE", []),
    ("جامعة كاليفورنيا في سان دييغو", "UCSD in California", []),
    ("غادر المقاتلون دمشق", "The fighters left", ["دمشق"]),
    ("غادر وفد اليونسكو دمشق", "The UNESCO delegation left", ["دمشق"]),
]


@pytest.mark.parametrize(("arabic", "english", "places"), LOST)
def test_a_place_the_english_does_not_name_is_reported(arabic: str, english: str, places: list[str]) -> None:
    assert [name.text for name in lost(arabic, english)] == places


@given(st.text(alphabet="ABCDabcd ’'-.éابتث12()", max_size=40))
def test_names_quote_the_text(text: str) -> None:
    for name in english_names(text):
        assert text[name.start : name.end] == name.text


HELD = [
    (
        "زار وفد من الأمم المتحدة دمشق",
        [("الأمم المتحدة", "organisation", "United Nations"), ("دمشق", "place", "Damascus")],
    ),
    ("وبكوريا الشمالية في آذار", [("وبكوريا الشمالية", "place", "North Korea"), ("آذار", "month", "March")]),
    ("التقى مصطفى بعبد الله", [("مصطفى", "person", "Mustafa"), ("بعبد الله", "person", "Abdullah")]),
    ("في تشرين الأول الماضي", [("تشرين الأول", "month", "October")]),
    ("حلف شمال الأطلسي", [("حلف شمال الأطلسي", "organisation", "NATO")]),
    # A listed name goes before the gazetteer's (Ar Raqqah, Türkiye), a longer one before both.
    ("من الرقة إلى تركيا", [("الرقة", "place", "Raqqa"), ("تركيا", "place", "Turkey")]),
    ("قطاع غزة", [("قطاع غزة", "place", "Gaza Strip")]),
    ("التقى بشار بزميله", [("بشار", "person", "Bashar")]),
    ("سافر إلى ناغويا", [("ناغويا", "place", "Nagoya")]),
    ("زاروا غينيا - بيساو", [("غينيا - بيساو", "place", "Guinea-Bissau")]),
    ("نشر صور الحادث على موقعه", []),
    # A given name letter by letter: it is regrettable, his club, by night, the right side.
    ("يؤسف أن ناديه خسر ليلا وأن الجانب الأيمن مفتوح", []),
    ("التقى مصطفي فاطمه", [("مصطفي", "person", "Mustafa"), ("فاطمه", "person", "Fatima")]),
    ("التقى مصطفى بنادية", [("مصطفى", "person", "Mustafa"), ("بنادية", "person", "Nadia")]),
    (
        "من تونس العاصمة إلى الجزائر العاصمة",
        [("تونس العاصمة", "place", "Tunis"), ("الجزائر العاصمة", "place", "Algiers")],
    ),
    ("شهر آب حار وعمر الطفل سنة", []),
]


@pytest.mark.parametrize(("arabic", "expected"), HELD)
def test_what_an_arabic_text_certainly_names(arabic: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(name.text, name.kind, name.english) for name in names(arabic)] == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "دمشق",
                "و",
                "لبنان",
                "كوريا",
                "الشمالية",
                "الأمم",
                "المتحدة",
                "عبد",
                "الله",
                "في",
                "قال",
                ".",
                "تشرين",
                "الأول",
            ]
        )
    )
)
def test_arabic_names_quote_the_text_in_order(words: list[str]) -> None:
    text = " ".join(words)
    found = names(text)
    assert all(text[name.start : name.end] == name.text for name in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
