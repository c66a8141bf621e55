"""Arabic told from other languages and from its neighbours in the same script."""

from __future__ import annotations

import pytest

from translate.documents.language import identify, least_arabic

ARABIC = "أعلنت وزارة النقل أن الجسر سيفتح في بداية الأسبوع، وقال الوزير إن كلفته بلغت أربعة ملايين دينار."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ARABIC, "Arabic"),
        ("مرحبا", "Arabic"),  # too short to judge: the script decides
        (ARABIC.replace("ي", "ی").replace("ك", "ک"), "Arabic"),  # as Iranian sites type it
        ("وزارتِ نقلِ الساحل: " + ARABIC, "Arabic"),
        (ARABIC + " NATO, UNICEF and the World Bank", "Arabic"),
        (
            "رئیس جمهور ایران گفت که این کشور برای گفتگو با همه کشورهای منطقه آماده است و از آن استقبال می کند",
            "Persian",
        ),
        (
            "وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے کام کر رہی ہے اور یہ سلسلہ جاری رہے گا",
            "Urdu",
        ),
        (
            "سەرۆکی حکومەت رایگەیاند کە ئەو پرۆژەیە لە ماوەی ساڵێکدا تەواو دەبێت و بۆ هەموو هاوڵاتییان دەبێت لەگەڵ ئەم شارە",
            "Kurdish",
        ),
        (
            "د افغانستان حکومت وایي چې په دې ولایت کې د سړک جوړولو کار پیل شوی دی او ډېر ژر به بشپړ شي",
            "Pashto",
        ),
        ("The minister opened the bridge on Sunday.", "Latin"),
        ("Le ministre a inauguré le pont dimanche.", "Latin"),
        ("Министр открыл мост в воскресенье.", "Cyrillic"),
        ("השר פתח את הגשר ביום ראשון", "Hebrew"),
        ("大臣は日曜日に橋を開通させた", "Chinese, Japanese or Korean"),
        ("12 + 15 = 27 !", ""),
    ],
)
def test_the_language_of_a_text(text: str, name: str) -> None:
    assert identify(text).name == name


def test_the_share_of_arabic_letters() -> None:
    half = identify("كلمة word")
    assert half.arabic == pytest.approx(0.5)
    assert half.script == "Latin"
    assert identify(ARABIC).arabic == 1 > least_arabic()
