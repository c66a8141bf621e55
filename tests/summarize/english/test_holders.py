"""Holders in English by rule: the head, what it is of, and the person's name in Latin letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.english import holder_in_english, name_in_english, transliterated


@pytest.mark.parametrize(
    ("holder", "english"),
    [
        ("مصدر أمني", "a security source"),
        ("رئيس بلدية ضبعة", "the mayor of Daba"),
        ("المرصد المحلي لحقوق الإنسان", "the local observatory of human rights"),
        ("محافظ جنين إبراهيم رمضاني", "the governor of Jenin, Ibrahim Ramdani"),
        ("هيئة النقل", "the transport authority"),
        ("نقابة الصحفيين", "the journalists' union"),
        ("الدفاع المدني", "the Civil Defence"),
        ("«شهود عيان»", "eyewitnesses"),
        ("شقيق المتوفى", "the brother of the deceased"),
        ("أطباء في مستشفى الشطرة", "doctors in the hospital of al-Shatra"),
        ("عضو في مجلس البلدية", "a member in the municipality council"),
        ("متحدث باسم الوزارة", "a spokesman for the ministry"),
        ("النائب طلال الشبلاوي", "MP Talal al-Shablawi"),
        ("العميد أحمد الكتبي", "Brigadier General Ahmed al-Katbi"),
        ("الخصاونة", "al-Khasawneh"),
        ("ناشطون محليون", "local activists"),
        ("الجيش السوري الحر", "the Free Syrian Army"),
    ],
)
def test_a_holder_is_told_in_english(holder: str, english: str) -> None:
    assert holder_in_english(holder).lower() == english.lower()


@pytest.mark.parametrize(
    ("holder", "english"),
    [
        ("وزير الصحة الذي زار المدينة", "the health minister"),
        ("مصدر طبي، طلب عدم كشف اسمه", "a medical source"),
        ("قيادي لم يذكر اسمه", "a leader"),
        ("المصدر فإن السائق موقوف", "the source"),
    ],
)
def test_what_is_said_of_a_holder_is_no_part_of_its_name(holder: str, english: str) -> None:
    assert holder_in_english(holder) == english


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("إبراهيم الحسناوي", "Ibrahim al-Hasnawi"),
        ("عبد الراضي همام", "Abdul Radi Hammam"),
        ("قرقاش", "Qarqash"),
        ("البنّاق", "al-Bannaq"),
        ("بوزيدي", "Bouzidi"),
        ("أبو يزن", "Abu Yazn"),
        ("ضبعة", "Daba"),
    ],
)
def test_names_are_spelled_as_agencies_do(name: str, latin: str) -> None:
    assert transliterated(name) == latin


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي ةىأإآئؤءًّ«»،", max_size=40))
def test_whatever_is_printed_the_english_holds_no_arabic_and_no_double_space(holder: str) -> None:
    english = holder_in_english(holder)
    assert not re.search(r"[\u0600-\u06ff«»]", english)
    assert "  " not in english
    assert english == english.strip()


@pytest.mark.parametrize(
    ("holder", "english"),
    [
        ("عمر علوش عضو مجلس الرقة المدني", "Omar Alush, a member of the civil council of Raqqa"),
        ("أمل عيسى مديرة المدرسة", "Amal Issa, the director of the school"),
        ("نور الدين البيطار", "Nour al-Din al-Bitar"),
        ("سعيد كمال وزير النقل", "Saeed Kamal, the minister of transport"),
    ],
)
def test_a_given_name_that_is_a_word_too_opens_a_name(holder: str, english: str) -> None:
    assert holder_in_english(holder) == english


@pytest.mark.parametrize("holder", ["أمل المصابين", "عمر المبنى", "نور المدينة"])
def test_the_word_stays_one_before_a_noun(holder: str) -> None:
    assert holder_in_english(holder).split()[0] in ("the", "a")


@pytest.mark.parametrize(
    ("holder", "english"),
    [
        ("التحالف الدولي بقيادة واشنطن", "the international coalition led by Washington"),
        ("ناشطون على مواقع التواصل الاجتماعي", "activists on social media"),
        ("رواد وسائل التواصل", "pioneers of social media"),
        ("مقاتلي تنظيم الدولة الاسلامية", "the fighters of Islamic State"),
        ("إرهابيي داعش", "the fighters of Islamic State"),
        ("الإرهابيون في داعش", "the fighters in Islamic State"),
        ("أحد مقاتلي داعش", "one of the fighters of Islamic State"),
    ],
)
def test_what_leads_what_spreads_and_plurals_before_their_noun(holder: str, english: str) -> None:
    assert holder_in_english(holder) == english


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("رايان ديلون", "Ryan Dillon"),
        ("رايان", "Ryan"),
        ("أبو محمد", "Abu Mohammed"),
        ("عبد الرحمن", "Abdul Rahman"),
        ("الموصل", ""),
        ("القدس", ""),
        ("أبو ظبي", ""),
        ("مار موسى", ""),
        ("عبد الله", "Abdullah"),
        ("عبد الله أوجلان", "Abdullah Ocalan"),
        ("مصر للطيران", ""),
        ("علي بابا", ""),
        ("سفينة الأمل", ""),
        ("شارع الحمراء", ""),
        ("آي سي-130 سرب العمليات الخاصة", ""),
        ("Ever Given", ""),
        ("محمد Ali", ""),
        ("أبو", ""),
        ("", ""),
    ],
)
def test_what_is_surely_a_name_of_a_person_is_written_in_latin_letters(name: str, latin: str) -> None:
    assert name_in_english(name) == latin


@pytest.mark.parametrize(
    ("holder", "english"),
    [
        ("مراسل «المنارة»", "the correspondent of al-Manara"),
        ('مراسل "المنارة"', "the correspondent of al-Manara"),
        ("شركة «النور»", "the company of al-Nour"),
        ("قناة «الجزيرة»", "Al Jazeera"),
        ("وكالة «رويترز»", "Reuters"),
        ('قوات "سوريا الديمقراطية"', "the Syrian Democratic Forces"),
        ("المتحدث باسم حركة «أنصار الله»", "the spokesman for the Houthis"),
        ("«النظام» السوري", "the Syrian government"),
        ("«المقاومة» الفلسطينية", "the Palestinian resistance"),
        ("«المسلحون»", "the gunmen"),
        ("الحكومة «المؤقتة»", "the temporary government"),
        ("مسؤول «رفيع»", "a high-level official"),
    ],
)
def test_what_something_is_called_is_no_word_to_translate(holder: str, english: str) -> None:
    assert holder_in_english(holder) == english


@pytest.mark.parametrize(
    ("holder", "english"),
    [
        ("تنظيم القاعدة", "al-Qaeda"),
        ("خبراء لدى البنك الدولي", "experts at the World Bank"),
        ("مسؤول بالأمم المتحدة", "an official in the United Nations"),
        ("الأمم المتحدة في اليمن", "the United Nations in Yemen"),
        ("قيادي في حركة طالبان", "a leader in the Taliban"),
        ("سكان مدينة دير الزور", "the residents of the city of Deir ez-Zor"),
        ("رئيس بلدية الفلوجة", "the mayor of Fallujah"),
        ("سكان قطاع غزة", "the residents of the Gaza Strip"),
        ("مجلس الموصل", "the council of Mosul"),
        ("نائب عن حزب العمال الكردستاني", "a deputy of the Kurdistan Workers' Party"),
        ("شهود عيان في حي المنصور", "eyewitnesses in the neighbourhood of al-Mansour"),
        ("ناشطون عبر مواقع التواصل", "activists on social media"),
        ("محافظة حمص", "the governorate of Homs"),
        ("بنك السودان المركزي", "the central bank of Sudan"),
        ("السلطات الصحية السعودية", "the Saudi health authorities"),
        ("سفير السعودية", "the ambassador of Saudi Arabia"),
        ("مصدر في وزارة المالية", "a source in the finance ministry"),
        ("الشرطة التابعة للحوثيين", "the police of the Houthis"),
        ("الاتحاد الدولي لكرة القدم", "FIFA"),
        ("الاتحاد المصري لكرة القدم", "the Egyptian Football Association"),
        ("موظف سابق في مطار حلب", "a former employee in Aleppo International Airport"),
        ("المشرفون على المشروع", "the supervisors of the project"),
    ],
)
def test_bodies_and_places_have_the_names_that_the_news_gives_them(holder: str, english: str) -> None:
    assert holder_in_english(holder) == english


@pytest.mark.parametrize(
    ("holder", "english"),
    [
        ("الأمين العام لحزب الله حسن نصر الله", "the secretary-general of Hezbollah, Hassan Nasrallah"),
        ("منظمة غير حكومية", "a non-governmental organisation"),
        ("مصدر غير عسكري", "a non-military source"),
        # Public persons by their whole names, whatever their words mean besides.
        ("المبعوث الأممي غير بيدرسون", "the UN envoy, Geir Pedersen"),
        ("الرئيس التونسي قيس سعيد", "the Tunisian president, Kais Saied"),
        ("وزير الدفاع الروسي سيرغي شويغو", "the Russian defence minister, Sergei Shoigu"),
        ("زعيم تنظيم الدولة الإسلامية أبو بكر البغدادي", "the leader of Islamic State, Abu Bakr al-Baghdadi"),
        ("محافظ الرقة إبراهيم رمضاني", "the governor of Raqqa, Ibrahim Ramdani"),
        ("المتحدث باسم وزارة الصحة فيصل الرشود", "the spokesman for the Health Ministry, Faisal al-Rashud"),
        ("المتحدث باسم الأمم المتحدة دوجاريك", "the spokesman for the United Nations, Dujarric"),
    ],
)
def test_who_holds_an_office_of_a_known_body_is_named(holder: str, english: str) -> None:
    assert holder_in_english(holder) == english


@pytest.mark.parametrize(
    ("holder", "english"),
    [
        ("المرشد الأعلى علي خامنئي", "the high guide, Ali Khamenei"),
        ("اتحاد لكرة القدم", "a union of football"),
        # Who stands beside an office is not who holds it.
        ("زوجة رئيس الوزراء", "the wife of the prime minister"),
        ("مكتب رئيس الوزراء الإسرائيلي", "the office of the Israeli prime minister"),
        ("مساعد وزير الصحة", "the assistant of the minister of health"),
        ("محامي الرئيس", "the lawyer of the president"),
        ("وزير الخارجية الأردني أيمن الصفدي", "the Jordanian foreign minister, Ayman Safadi"),
        ("وزيرة الخارجية الألمانية", "the German foreign minister"),
        ("نائب رئيس الوزراء ووزير الخارجية", "the deputy of the prime minister and the foreign minister"),
        ("ولي العهد السعودي الأمير محمد بن سلمان", "the Saudi crown prince, Prince Mohammed bin Salman"),
        ("مصدر في وزارة الداخلية", "a source in the interior ministry"),
        ("متحدث باسم وزارة المالية السعودية", "a spokesman for the Saudi finance ministry"),
        # Ranks of two words, and a rank that names nobody.
        ("الفريق أول عبد الفتاح البرهان", "General Abdel Fattah al-Burhan"),
        (
            "المتحدث باسم التحالف العميد الركن سعود الماجدي",
            "the spokesman for the coalition, Brigadier General Saud al-Majdi",
        ),
        ("العقيد في الشرطة سامي ناصر", "the colonel in the police, Sami Nasser"),
        ("النائبة السابقة ديما جمالي", "the former MP, Dima Jamali"),
        # A given name that is a word too, behind an office that is whole.
        ("مدرب المنتخب المغربي وليد الركراكي", "the coach of the Moroccan national team, Walid Regragui"),
        ("مصدر مقرب من الرئيس", "a source close to the president"),
        ("مقربون من العائلة", "associates from the family"),
        ("أحد شهود العيان", "one of the eyewitnesses"),
        ("مصدران أمنيان", "two security sources"),
        ("وسائل إعلام محلية", "local media"),
        ("زوجة الصحفي", "the wife of the journalist"),
        ("جمعية الهلال الأحمر الليبي", "the association of the Libyan Red Crescent"),
    ],
)
def test_offices_ranks_and_who_stands_beside_them(holder: str, english: str) -> None:
    assert holder_in_english(holder) == english
