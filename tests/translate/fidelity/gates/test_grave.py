"""Weapons, catastrophes and offices of state need a reason in the Arabic."""

import pytest

from translate.fidelity.gates.grave import invented
from translate.fidelity.words.tokens import tokenize


@pytest.mark.parametrize(
    ("arabic", "english", "found"),
    [
        ("اندلع حريق في المصنع.", "A chemical attack hit the plant.", ("chemical attack", "attack")),
        ("كان المخزن يضم 20 طنا من القمح.", "The depot held 20 tonnes of uranium.", ("uranium",)),
        (
            "قالت وزارة الزراعة إن الموسم جيد.",
            "The Ministry of Foreign Affairs said so.",
            ("Ministry of Foreign Affairs",),
        ),
        ("قالت وزارة الخارجية إن الوفد وصل.", "The Foreign Ministry said the delegation had arrived.", ()),
        ("وقع هجوم كيميائي على البلدة.", "A chemical attack hit the town.", ()),
        ("استهدفت غارة جوية المستودع.", "An air raid bombed the warehouse.", ()),
        ("سمع السكان دوي انفجار.", "Residents heard an explosion.", ()),
        ("أصيب المدير بنوبة قلبية.", "The director had a heart attack.", ()),
        ("صدر ألبوم King's Road العام الماضي.", "King's Road came out last year.", ()),
        ("اختطف مسلحون سائق الحافلة.", "Gunmen kidnapped the bus driver.", ()),
    ],
)
def test_grave_words_need_a_reason(arabic: str, english: str, found: tuple[str, ...]) -> None:
    assert invented(tokenize(arabic), english) == found
