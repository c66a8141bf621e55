"""What is denied on one side only: Arabic, English, whether a denial was lost, whether one was added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.fidelity.denials.negation import denials
from translate.fidelity.denials.words import denies_by_meaning
from translate.fidelity.words.tokens import tokenize

CASES = [
    ("إنهم محليون وليسوا أجانب", "They are local and not foreign", False, False),
    ("إنهم محليون وليسوا أجانب", "They are local and foreign", True, False),
    ("هما شاهدان وليسا متهمين", "The two are witnesses, not suspects", False, False),
    ("أنتم شركاء ولستم خصوما", "You are partners and not adversaries", False, False),
    ("نحن هنا للعمل ولسنا للكلام", "We are here to work and not to talk", False, False),
    ("أوليس هذا حقهم", "Is this not their right?", False, False),
    ("لم يقتل أحد في الهجوم", "Nobody was killed in the attack", False, False),
    ("لم يقتل أحد في الهجوم", "Someone was killed in the attack", True, False),
    ("لن تنسحب القوات من المدينة", "The forces will not withdraw from the city", False, False),
    ("لن تنسحب القوات من المدينة", "The forces will withdraw from the city", True, False),
    ("ليس هناك دليل", "There is no evidence", False, False),
    ("ليس هناك دليل", "There is evidence", True, False),
    ("لا تزال المدينة محاصرة", "The city is still besieged", False, False),
    ("لا بد من الانسحاب", "Withdrawal is inevitable", False, False),
    ("أعمال غير قانونية", "illegal acts", False, False),
    ("أعمال غير قانونية", "legal acts", True, False),
    ("لم يتمكن من الوصول", "He was unable to arrive", False, False),
    ("لم يبق إلا القليل", "Only a few are left", False, False),
    ("ليس فقط في المدينة بل في الريف", "Not only in the city but in the countryside", False, False),
    ("وصل من دون سلاح", "He came without a weapon", False, False),
    ("وصل من دون سلاح", "He came with a weapon", True, False),
    ("انسحبت القوات من المدينة", "The forces did not withdraw from the city", False, True),
    ("نفى الوزير الخبر", "The minister said the report was not true", False, False),
    ("طائرة بدون طيار", "a drone", False, False),
    ("لمّ شمل العائلات", "reuniting families", False, False),
    ("القرار رقم 5", "Decision No. 5", False, False),
    ("درس في الثانوية رقم", "He went to Secondary School No.", False, False),
    ("يجب ألا ننسى الضحايا", "We must not forget the victims", False, False),
    ("يجب ألا ننسى الضحايا", "We must forget the victims", True, False),
    ("لا نريد إلا السلام", "We want only peace", False, False),
    (
        "لن ينقذ الدواء الأطفال فحسب بل أمهاتهم",
        "The drug will save not only children but mothers",
        False,
        False,
    ),
    ("لا أساس لهذه المزاعم ولا دليل عليها", "These claims have no basis or proof", False, False),
    ("لم يرفض الوزير الطلب", "The minister did not refuse the request", False, False),
    ("لم يرفض الوزير الطلب", "The minister refused the request", True, False),
    ("ليس هناك اعتراض على الاتفاق", "There is an objection to the agreement", True, False),
    ("شحنات غير مسبوقة", "unprecedented shipments", False, False),
    ("قررت عدم المشاركة في المؤتمر", "She decided not to participate in the conference", False, False),
    ("قررت عدم المشاركة في المؤتمر", "She decided to participate in the conference", True, False),
    ("لا يمكن الوصول إلى القرية", "The village is inaccessible", False, False),
    ("هذه أرض لا يجوز بيعها ولم يوافق أحد", "This land may not be sold and somebody agreed", True, False),
    ("سافر وليس معه جواز سفر", "He travelled without a passport", False, False),
    ("المشكلة هي الشاحنة وليس السائق", "The problem is the lorry rather than the driver", False, False),
    ("لم تصدر النتائج بعد", "The results have yet to be published", False, False),
    ("جزء لا يتجزأ من البلاد", "an integral part of the country", False, False),
    ("وفيات الأطفال دون الخامسة", "deaths of children under five", False, False),
    ("أطباء بلا حدود", "MSF", False, False),
    ("لِمَ جئت؟", "Why did you come?", False, False),
    ("هذا أجمل فلم شاهدته", "This is the finest film I have seen", False, False),
    ("عرضت المسرحية لست ليال", "The play ran for six nights", False, False),
    ("غادر فريق لا ليغا الملعب", "The La Liga team left the ground", False, False),
    ("حذر الوزير السكان من العودة", "The minister warned residents not to return", False, False),
    # Idioms of denial, and what is left of them when the denial goes.
    ("المساعدات لا تقتصر على الغذاء", "Aid is not limited to food", False, False),
    ("المساعدات لا تقتصر على الغذاء", "Aid is limited to food", True, False),
    ("لا تتجاوز المدة شهرين", "The period may not exceed two months", False, False),
    ("لا تتجاوز المدة شهرين", "The period may exceed two months", True, False),
    ("لا تتجاوز المدة أكثر من شهرين", "The period is more than two months", False, False),
    ("يقدم الطلب في موعد أقصاه 3 أيار", "It is submitted no later than 3 May", False, False),
    ("يقدم الطلب في موعد أقصاه 3 أيار", "It is submitted later than 3 May", True, False),
    ("لا يقل العدد عن مئة", "They are no fewer than a hundred", False, False),
    ("لا يقل العدد عن مئة", "They are fewer than a hundred", True, False),
    ("ليس مجرد طبيب بل جراح", "He is not just a doctor but a surgeon", False, False),
    ("ليس مجرد طبيب بل جراح", "He is just a doctor but a surgeon", True, False),
    ("ليس مجرد طبيب بل الجراح الوحيد", "No doctor but the only surgeon", False, False),
    ("لم يعلم بالخبر إلا بعد أسبوع", "He did not hear the news until a week later", False, False),
    ("لم يعلم بالخبر إلا بعد أسبوع", "He heard the news until a week later", True, False),
    # Words that deny by their meaning.
    ("نفى الوزير الخبر", "The minister denied the report", False, False),
    ("نفى الوزير الخبر", "The minister dismissed the report", False, False),
    ("نفى الوزير الخبر", "The minister confirmed the report", True, False),
    ("نفى النظام الشاعر إلى الصحراء", "The regime exiled the poet to the desert", False, False),
    ("تعذر الوصول إلى القرية", "The village could not be reached", False, False),
    ("تعذر الوصول إلى القرية", "The village was reached", True, False),
    ("عالم خال من الأسلحة", "a world without weapons", False, False),
    ("عالم خال من الأسلحة", "a world with weapons", True, False),
    ("زارنا خالي من بيروت", "My uncle from Beirut visited us", False, False),
    ("هم عاجزون عن السفر", "They are powerless to travel", False, False),
    ("هم عاجزون عن السفر", "They can travel", True, False),
    ("يشمل على سبيل المثال لا الحصر المدارس", "It includes but is limited to schools", True, False),
    ("احتجز دون أي مبرر وتعرض للضرب", "He was held with justification and subjected to beating", True, False),
    # What only looks like a denial.
    ("ذكر مدنا عدة على سبيل المثال لا الحصر", "He named several towns, for example", False, False),
    ("اختار بعضهم دون غيرهم", "He chose only some", False, False),
    ("إطلاق صواريخ دون مدارية", "the launch of suborbital rockets", False, False),
    ("لم اخترت هذه المدينة؟", "Why did you choose this town?", False, False),
    ("لماذا لم تذهب؟", "Why did you go?", True, False),
    ("قرأت أليس في بلاد العجائب", "She read Alice in Wonderland", False, False),
    ("هل هذا هو الطريق؟", "Isn't this the way?", False, False),
    ("ما دام الطريق غير بعيد", "As the road is far from long", False, False),
    ("رياضية غير محترفة", "an amateur athlete", False, False),
    ("أعربت UNAMID عن رأيها ولم تنسحب", "UNAMID gave its view and withdrew", True, False),
]


@pytest.mark.parametrize(("arabic", "english", "lost", "added"), CASES)
def test_a_denial_on_one_side_only_is_found(arabic: str, english: str, lost: bool, added: bool) -> None:
    found = denials(tokenize(arabic), tokenize(english))
    assert (found.lost, found.added) == (lost, added)


@pytest.mark.parametrize(
    ("word", "denies"),
    [
        ("illegal", True),
        ("refuses", True),
        ("unprecedented", True),
        ("unarmed", True),
        ("useless", True),
        ("indivisible", True),
        ("irreversibility", True),
        ("insecurity", True),
        ("undermined", False),
        ("united", False),
        ("important", False),
        ("instance", False),
        ("until", False),
        ("bless", False),
    ],
)
def test_words_that_deny_by_their_meaning(word: str, denies: bool) -> None:
    assert denies_by_meaning(word) is denies


ANY_TEXT = st.text(alphabet="لامنوسي ليس .غير not ndio'", max_size=60)


@given(ANY_TEXT, ANY_TEXT)
def test_what_is_unanswered_is_quoted_from_the_source(arabic: str, english: str) -> None:
    found = denials(tokenize(arabic), tokenize(english))
    assert all(text in arabic for text in found.unanswered)
    assert len(found.unanswered) <= found.strong + found.weak
