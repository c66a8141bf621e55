"""Whole pages with the furniture of many kinds of Arabic news site: what is left is the article."""

from __future__ import annotations

import pytest

from translate.documents import document_from_text

TITLE = "منسوب النهر يرتفع وإخلاء ثلاث قرى"
FIRST = "قالت وزارة الري إن منسوب النهر ارتفع مترين خلال يومين، وإن ثلاث قرى أُخليت من سكانها احتياطا."
SECOND = "وأضافت الوزارة في بيان أن فرق الطوارئ نشرت 40 قاربا في المنطقة، وأن المدارس أُغلقت حتى الخميس."
THIRD = "وكان النهر قد فاض قبل ثلاث سنوات وقتل ستة أشخاص، بحسب أرقام رسمية."

PAGES = {
    "broadcaster, times of two calendars": f"""{TITLE}

الجزيرة نت
15/11/2017
آخر تحديث: 15/11/2017 21:30 (مكة المكرمة) الموافق 26/2/1439 هـ
{FIRST}
{SECOND}
اعلان
{THIRD}
المصدر : الجزيرة + وكالات
كلمات مفتاحية: النهر، الري
حول هذه القصة
قرية تغرق للمرة الثانية
More from سياسة
وزير الري يستقيل من منصبه بعد أسبوع
الأكثر قراءة""",
    "broadcaster, captions and podcasts": f"""{TITLE}
صدر الصورة، Getty Images
التعليق على الصورة،
النهر كما بدا صباح الأربعاء
15 نوفمبر/ تشرين الثاني 2017
آخر تحديث 15 نوفمبر/ تشرين الثاني 2017
{FIRST}
{SECOND}
قصص مقترحة
سدود قديمة تهدد بالانهيار
الاكثر قراءة
نهاية قصص مقترحة
تخطى البودكاست وواصل القراءة
البودكاست
يستحق الانتباه نهاية
{THIRD}
مواضيع ذات صلة
المياه
الفيضانات
روابط خارجية ذات صلة
الموقع غير مسؤول عن محتوى مواقع الإنترنت الخارجية""",
    "television, the place of the newsroom": f"""{TITLE}
أخبار الشرق الأوسط
15 نوفمبر 2017 - 14:20 بتوقيت أبوظبي
سكاي نيوز عربية - أبوظبي
{FIRST}
{SECOND}
{THIRD}
أخبار ذات صلة
سدود قديمة تهدد بالانهيار
 شارك هذا المقال
اقرأ أيضا
وزير الري يستقيل
""",
    "portal, a writer's name": f"""الأربعاء، 15 نوفمبر 2017 04:12 م
{TITLE}
الرئيسية
حوادث
النهر - أرشيفية
كتب أحمد الحداد
{FIRST}

{SECOND}

اقرأ أيضا..

- سدود قديمة تهدد بالانهيار
- وزير الري يستقيل

موضوعات متعلقة:

- قرية تغرق للمرة الثانية

{THIRD}
مشاركة
لا تفوتك""",
    "pan-Arab daily, Hijri date and issue": f"""{TITLE}
الأربعاء - 26 صفر 1439 هـ - 15 نوفمبر 2017 مـ رقم العدد [14232]
نسخة للطباعة Send by email
الخرطوم: «الشرق الأوسط»
{FIRST}
{SECOND}
{THIRD}
السودان
النهر
""",
    "foreign channel, times in GMT": f"""{TITLE}

تاريخ النشر:15.11.2017 | 12:45 GMT |
آخر تحديث:15.11.2017 | 13:02 GMT |
أخبار العالم العربي
{TITLE}
Reuters
Sputnik
انسخ الرابط
{FIRST}
تابعونا على تلغرام
{SECOND}
إقرأ المزيد
سدود قديمة تهدد بالانهيار
سدود قديمة تهدد بالانهيار
{THIRD}
المصدر: رويترز
فيسبوك 12k
""",
    "foreign broadcaster, initials and a short link": f"""سياسة
{TITLE}
{FIRST}
إعلان
{SECOND}
مختارات
سدود قديمة تهدد بالانهيار
{THIRD}
ص.ش/أ.ح (د ب أ، رويترز)
تاريخ 15.11.2017
مواضيع فيضانات
كلمات مفتاحية النهر
شارك إرسال فيسبوك تويتر
طباعة اطبع هذه الصفحة
الرابط https://example.org/p/1Abc""",
    "channel's site, minutes to read and a dateline": f"""{TITLE}
نشر الأربعاء، 15 نوفمبر / تشرين الثاني 2017
2 دقائق قراءة
الخرطوم، السودان (CNN)-- {FIRST}
{SECOND}
تغطية ذات صلة
{THIRD}
نشر في قسم الشرق الأوسط""",
    "daily, names around the date": f"""{TITLE}
سياسة عربية
الخرطوم
محمد الحداد
15 نوفمبر 2017
+ الخط -
{FIRST}
{SECOND}
التحديثات الحية
سدود قديمة تهدد بالانهيار
{THIRD}
دلالات
النهر السودان
المساهمون""",
    "agency, writer and place on one line": f"""الدول العربية
{TITLE}
محمد الحداد
15 نوفمبر 2017•تحديث: 15 نوفمبر 2017
الخرطوم/ محمد الحداد/ الأناضول
{FIRST}
{SECOND}
{THIRD}
شارك الخبر
Facebook
X""",
    "state agency, its name before the lead": f"""{TITLE}
2017-11-15
دمشق-سانا
{FIRST}
{SECOND}
{THIRD}
تابعوا آخر الأخبار عبر تطبيق واتساب: 0940000000
انظر ايضاً
سدود قديمة تهدد بالانهيار
دمشق-سانا انتهت أعمال الصيانة""",
    "television, published and updated in one line": f"""{TITLE}
نشرت في: 15/11/2017 - 10:22آخر تحديث: 15/11/2017 - 10:30
فيضان النهر. © أ ف ب (أرشيف)
نص: فرانس24 تابِع
2 دقائق
{FIRST}
إعلان
{SECOND}
{THIRD}
فرانس24/ أ ف ب
الرسالة الإخبارية
لا تفوتوا أهم الأحداث
حمّل تطبيق فرانس 24""",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_only_the_article_is_left(page: str) -> None:
    document = document_from_text(page, id="page")
    assert [line for line in document.text.split("\n") if line] == [FIRST, SECOND, THIRD]
    assert document.title == TITLE
    assert str(document.published.value) == "2017-11-15"


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        ("broadcaster, times of two calendars", "الجزيرة"),
        ("television, the place of the newsroom", "سكاي نيوز عربية"),
        ("pan-Arab daily, Hijri date and issue", "الشرق الأوسط"),
        ("channel's site, minutes to read and a dateline", "CNN بالعربية"),
        ("television, published and updated in one line", "فرانس 24"),
        ("foreign broadcaster, initials and a short link", ""),
        ("foreign channel, times in GMT", ""),  # «المصدر: رويترز» names the copy's agency, not the outlet
        ("state agency, its name before the lead", ""),
    ],
)
def test_the_outlet_where_the_page_names_it(page: str, outlet: str) -> None:
    document = document_from_text(PAGES[page], id="page")
    assert document.outlet == outlet
    assert bool(document.outlet_evidence) is bool(outlet)
